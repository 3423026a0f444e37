"""What the first and last characters of a line reveal of the adjacent lines."""

from nutgraf.language.wordlists import EVERY_LANGUAGE, words
from nutgraf.patterns import pattern
from nutgraf.reading.pages.bylines import CAPITAL

_ENDED = pattern(r"[.?!…。！？؟।]['\"”’»)\]」』）]*$")
# An end mark and what closes after it are within this many characters.
_END_REACH = 8
# A line with such a start begins something new, whatever the width says.
_STARTS_ANEW = pattern(
    r"[-*•·–—]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|\d{1,2}(?:\.\d{1,2})+\s|\(?(?:[a-zA-Z]|\d{1,2})[.)]\s(?!\w\.)|[>|]"
    r"|(?:Table|Figure|Fig\.|Box)\s\d|[QA][.:]\s"
)
# After a finished sentence, a number and a capital begin a section.
_NUMBERED = pattern(r"\d{1,2}\s+[A-Z]")
_CHAPTER = pattern(r"([^\W\d_a-z]{2,12})\s(?:\d{1,3}|[IVXLC]{1,8})(?:[.:]|\s[–—-]|$)")
_ITEM_NUMBER = pattern(r"\d{1,3}(?:\.\d{1,3}){0,5}(?P<close>[.)]?)\s(?P<next>\S)")
_ADDRESS = pattern(r"https?://\S")
# A line that names an author and continues only with dates, job titles and marks: "by Jane Doe | 2
# May", "di Anna Bianchi". "by Hollin Acoustics Ltd., found" is the middle of a sentence.
_NAME = rf"[{CAPITAL}][\w.'’-]{{0,30}}"
_SMALL = r"(?:d[aeiu]s?|de[lnr]|la|le|v[ao]n|bin|al|el|y|e|und?|et|en|and|on|at|of|[ap]\.?m\.?)"
_BESIDES = rf"(?:[{CAPITAL}\d@&|/•·–—(-][^\s]{{0,40}}|{_SMALL})"
_NAMES_AUTHOR = pattern(
    rf"(?:By\s?[A-Z]|(?:by|[Dd]i|[Pp]ar|[Pp]or|[Dd]oor|[Vv]on|[Aa]f|[Aa]v)\s{_NAME}\s"
    rf"(?:{_BESIDES}\s){{0,12}}{_BESIDES}(?<![.,;])(?![^\r\n\u2028\u2029]))"
)
# Columns are set apart by runs of blanks; a rule under a table's head is a line of dashes.
_GAP = pattern(r"\s+")
_RULE = pattern(r"[-=+|][-=+| ]{8,}[-=+|]$")
_FEWEST_GAPS = 2
_WIDEST_ROW = 160


def has_ended(line: str) -> bool:
    """Whether a line closes with the mark of a sentence's end."""
    if line[-1].isalnum() or line[-1] == ",":
        # Most lines: no search is needed.
        return False
    return _ENDED.search(line, max(0, len(line) - _END_REACH)) is not None


def leads_in(line: str) -> bool:
    """Whether a line closes with a mark that a list or a quotation may follow."""
    return line[-1] in ":：;；"


def is_broken_word(line: str, following: str) -> bool:
    """Whether a line end may be within a word, after a hyphen."""
    return line[-1] in "-\u00ad" and line[-2:-1].isalpha() and following[0].islower()


def is_address(line: str) -> bool:
    """Whether a line begins with an address of the web, as it would in any text."""
    return _ADDRESS.match(line) is not None


def begins_anew(line: str) -> bool:
    """Whether a line begins something new: an item, a row, a byline."""
    return _STARTS_ANEW.match(line) is not None or _NAMES_AUTHOR.match(line) is not None


def goes_on_with_number(line: str, following: str) -> bool:
    """Whether a number that a line begins with is one of the sentence before, and no item's.

    >>> goes_on_with_number("Sales are down", "2.6 percent, while")
    True
    >>> goes_on_with_number("They met (on Nov.", "18) and left")
    True
    >>> goes_on_with_number("Results", "2.6 Sales")
    False
    """
    match = _ITEM_NUMBER.match(following)
    if match is None:
        return False
    if match["close"] == ")" and line.count("(") > line.count(")"):
        return True
    return not match["close"] and match["next"].islower() and not has_ended(line)


def begins_section(line: str) -> bool:
    """Whether a line begins as a numbered section does."""
    return _NUMBERED.match(line) is not None


def opens_chapter(line: str) -> bool:
    """Whether a line begins with the number of a chapter in capitals, as lists of chapters do.

    >>> opens_chapter("CHAPTER IV. The Road"), opens_chapter("Chapter 4. It rained")
    (True, False)
    """
    match = _CHAPTER.match(line)
    return match is not None and match[1].lower() in words("books", EVERY_LANGUAGE, "parts")


def is_table_row(line: str) -> bool:
    """Whether a line is laid out in columns.

    >>> is_table_row("Rent      12    14"), is_table_row("One by one.  Two by two.")
    (True, False)
    """
    if len(line) > _WIDEST_ROW:
        return False
    if "  " not in line and line.isprintable():
        # All white space in it is single blanks.
        return _RULE.match(line) is not None
    gaps = _GAP.findall(line)
    wide = sum(len(gap) > 1 for gap in gaps)
    return _RULE.match(line) is not None or (wide >= _FEWEST_GAPS and 3 * wide > len(gaps))
