"""Units that a text made to be slow repeats; "{n}" in one is the number of the repetition."""

_LETTERS = [
    "a", "a ", "A ", "A. ", "a.", "a b\n", "a\n\n", "ab cd. ", "Ab cd. ", "Ab cd ef gh ij. ",
    "X\n", "I. ", "x_y ", "a-b ", "中。", "中国说，", "é ", "e\u0301", "ё. ", "🙂 ", "\u00ad", "\u200b",
    "word{n} ", "Word{n} ", "Word{n}. ", "Word{n} is here. ",
]  # fmt: skip
_MARKS = [
    "(", "( ", "()", "[", "[]", '"', '" ', "' ", "“", "“” ", "‘", "«", "„", "『", "— ", "-- ", "- ",
    "… ", "... ", ". ", "? ", "?! ", ", ", "; ", ": ", "/", "|", "*", "_", "#", "~", "`", "<", "&",
    "@", "$", "% ", "\t", "\r\n", "\n", "\n\n", " ", "\u00a0", "\u2028",
]  # fmt: skip
_PAGES = [
    "# A\n\n", "## A b\n\nC d e.\n\n", "## A b {n}\n\nC d e {n}.\n\n", "A\n=\n", "A\n-\n", "A b\n\n",
    "A b c:\n\n", "1. ", "1. a\n", "a) ", "- a\n", "* a\n", "> a\n", "| a | b |\n", "a\tb\n",
    "a   b\n", "A: b\n", "Q: a?\nA: b.\n", "By Ann Lee\n\n", "Photo: a\n\n", "[1] ", "[^1]: a\n",
    "(2020) ", "(Lee et al., 2020; Lee, 2021) ", "Table 1: ", "see p. 5 ", "http://a.b ", "© The Times ",
    "HULL, March 3 (Reuters) - ", "title: a\n", "<p>a</p>", "[a](b) ", "Monday, {n} May\n\n",
    "## Vote {n}\n\nThe council voted 14 to 9 on Thursday to replace {n} pipes. It costs $5 million.\n\n",
]  # fmt: skip
_NUMBERS = [
    "1", "10 ", "{n} ", "1.5 ", "1,000 ", "$1 ", "$1 million ", "5% ", "{n}% of homes ", "3 km ",
    "{n} km of pipe, ", "from 3 to 5 ", "twice ", "half of ", "two thirds of ", "12 of 15 ",
    "one hundred and ", "more than 5 people ", "It cost ${n} million. ", "Rents rose by {n}%. ",
    "The old bridge at Hull carried {n} lorries over the river. ",
]  # fmt: skip
_DATES = [
    "1 May 2020 ", "1 May 2020. ", "May 1, ", "2020 ", "in {n} ", "Monday ", "on Monday ",
    "yesterday ", "last year ", "2020-01-01 ", "12:30 ", "the 1990s ", "until ", "since 2019 and ",
]  # fmt: skip
_NAMES = [
    "Ann ", "Ann Lee ", "Ann Lee. ", "Ann Lee, ", "Ann Lee{n} ", "Mr. Lee ", "Dr. ", "U.S. ", "NATO ",
    "the mayor, Ann Lee, ", "Mayor Ann Lee ", "President Lee of France ", "the Bank of England ",
    "Lee's ", "in Hull ", "the president of the United States ", "Ann Lee (AL) ", "of the ", "’s ",
    "Ann{n} Lee{n} came. Lee{n} left. ",
    "Ann{n} Lee came. Lee left. ",
]  # fmt: skip
_REPORTS = [
    "said ", "said. ", "he said ", "he said. ", "he said that ", "He said that ", "she said, ",
    "He said that it rained. ", "said Ann Lee, ", "Ann Lee said ", "Ann Lee said that it is late. ",
    "according to ", "According to Ann Lee, it rained. ", "that ", "and that ", "which said ",
    "says that ", "told ", "told her that ", "claims ", "the claim that ", "was told ",
    "was said to ", "asked whether ", "asked: ", "expects to ", "denied that ", "warned of ",
    "saying ", "to say ", "not ", "may ", "could ", "may have been ", "because ", "however, ",
]  # fmt: skip
_SPEECH = [
    "“A b,” he said. ", "“A b c d e f.” ", "“A b c. ", '"A b," said Ann Lee. ', "he asked: “",
    "Ann Lee: “a” ", "“a” ", "- “", "”", "'a' ", "“Who?” ", "“A b c d e f {n},” said Ann{n} Lee{n}. ",
    "Why? ", "Who is it? ", "What did he say? ", "It is not known who. ", "It is unclear whether ",
    "He ", "She rained on it. ", "They said it. ", "But it was. ", "However, ", "it ", "its ",
]  # fmt: skip

UNITS = [*_LETTERS, *_MARKS, *_PAGES, *_NUMBERS, *_DATES, *_NAMES, *_REPORTS, *_SPEECH]
# One of each sort that was slow once.
SLOW_ONCE = [
    "A\n=\n", "## A b {n}\n\nC d e {n}.\n\n", "3 km ", "{n} km of pipe, ", "said ", "he said that ",
    "“A b,” he said. ", "“A b c. ",
]  # fmt: skip


def repeated(unit: str, size: int) -> str:
    """A text of `size` characters that is nothing but a unit."""
    if "{n}" not in unit:
        return (unit * (size // len(unit) + 1))[:size]
    count = size // len(unit) + 1
    return "".join(unit.replace("{n}", str(n)) for n in range(count))[:size]


def form_of(unit: str) -> str:
    """The format in which a unit makes sections and not headings alone."""
    return "markdown" if unit.startswith("#") else "plaintext"
