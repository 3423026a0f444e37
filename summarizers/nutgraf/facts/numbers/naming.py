"""Numbers that name rather than count: years, dates and times, chapters, rooms, models, streets."""

import re

from nutgraf.facts.eras import OF_AN_ERA
from nutgraf.facts.numbers.lexicon import Lexicon, lexicon_of
from nutgraf.facts.numbers.number import Number, UnitKind
from nutgraf.facts.numbers.numerals import Numeral
from nutgraf.facts.numbers.patterns import patterns_of
from nutgraf.language.function_words import function_words
from nutgraf.patterns import pattern

# How far before a number words that belong to it are looked for.
LOOK_BACK = 24
# The word before a number, however long, stands within so many characters.
_FAR_BACK = 100
# "No fewer than".
_MAX_WORDS_BEFORE = 3
_OPENING = "\"“‘'([—–"

YEAR = pattern(r"1[5-9]\d\d|2[01]\d\d")
_OF_AN_ERA = pattern(OF_AN_ERA)
# "1. First", "(a) 2)", "1.1 A user": the number of what begins here.
_LIST_NUMBER_AFTER = pattern(r"[.)](?!\d)")
_LIST_NUMBER_BEFORE = pattern(r"\s*[(\[]?")
_CLAUSE_NUMBER = pattern(r"\s*\d{1,3}(?:\.\d{1,3})+\.?\s{1,3}(?=[A-Z])")
# "3 Imam Mosque", "1 Main Street".
_TITLE_AFTER = pattern(r"\s[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z]")
_IN_BRACKETS = ("()", "[]")
_DIGIT_BEFORE = pattern(r"\d[ \u00a0]$")
_DIGIT_AFTER = pattern(r"[ \u00a0]\d")
# Who counts so far sets off the groups.
_MAX_UNGROUPED = 6
_MAX_DAY = 31
# Before the number of a list.
_MAX_INDENT = 4

# "Boeing 747", "iPhone 15", "Formula 1": a word with a capital letter in it.
_NAME_BEFORE = pattern(r"(?<![\w’'.-])(?P<name>(?:[A-Z]|[a-z][A-Z])[\w’'.&-]{0,30})\s$")
# "Windows 10", "Share Alike 4.0".
_MODEL = pattern(r"\d{1,4}(?:\.\d)?")
# "Harley-Davidson".
_MAX_NAME = 24
# What a sentence, or a quoted one, begins behind.
_ENDS_BEFORE = pattern(r"(?:^|[.!?:;(\[“‘\"])\W{0,3}$")
# Chapter Two, the Big Ten.
_GOES_ON_BEFORE = pattern(r"[^\W\d_][,;]?\s$")
_NEXT_WORD = pattern(r"[.\s]{0,2}(?P<word>[^\W\d_]+)")
_NOUN_AFTER = pattern(r"[\s-]{1,2}(?P<word>[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)?)")
# A plural of another language than English has more letters.
_SHORTEST_PLURAL = 3
# How the unit of an age ends.
_OLD = pattern(r"[ -]olds?$", re.IGNORECASE)


def phrases_before(text: str, start: int) -> tuple[str, ...]:
    """The last word before a number, the last two, the last three, in lower case.

    >>> phrases_before("It is more than 60 miles.", 16)
    ('than', 'more than', 'is more than')
    """
    if not text[start - 1 : start].isspace():
        return ()
    words = text[max(0, start - LOOK_BACK) : start].lower().split()[-_MAX_WORDS_BEFORE:]
    words = [word.lstrip(_OPENING) for word in words]
    return tuple(" ".join(words[-count:]) for count in range(1, len(words) + 1))


def is_name(text: str, numeral: Numeral, end: int, language: str) -> bool:
    """Whether a numeral without a unit names or dates something, rather than counts it.

    Args:
        text: where it stands.
        numeral: the numeral.
        end: where it ends, with its scale.
        language: an ISO 639-1 code.
    """
    known, patterns = lexicon_of(language), patterns_of(language)
    written = text[numeral.start : numeral.end]
    following = _NEXT_WORD.match(text, end)
    if (
        following is not None
        and following["word"].lower() in known.date_words
        and (patterns.month_after.match(text, end) or patterns.time_of_day.match(text, end))
    ):
        return True
    before = phrases_before(text, numeral.start)[:1]
    last = before[0].rstrip(".") if before else ""
    if last in known.months and _may_be_a_date(numeral, written):
        return True
    if end != numeral.end:
        return False
    if YEAR.fullmatch(written) or _OF_AN_ERA.match(text, end):
        return True
    plural = counted_noun(text, end, known)
    if last in known.group("names before"):
        # No more than what stands near: of a text of a thousand tables, not all of it each time.
        near = text[max(0, numeral.start - _FAR_BACK) : numeral.start]
        word = near[: max(0, near.rfind(" "))].split()[-1:]
        if not plural or (word and word[0][:1].isupper()):
            return True
    if text[end + 1 : end + 2].isupper() and patterns.street.match(text, end):
        return True
    if numeral.in_words:
        capital = text[numeral.start].isupper()
        back = max(0, numeral.start - 3)
        return capital and _GOES_ON_BEFORE.search(text, back, numeral.start) is not None
    return _is_a_mark(text, numeral, plural=plural) or _is_a_model(
        text, numeral, language, plural=plural
    )


def counted_noun(text: str, end: int, known: Lexicon) -> bool:
    """Whether the next word is a plural, and so what is counted."""
    match = _NOUN_AFTER.match(text, end)
    if match is None:
        return False
    word = match["word"].lower()
    if word in known.group("people"):
        return True
    ends = known.group("plural ends")
    if ends:
        capital = "capital" in ends and match["word"][0].isupper()
        is_long = len(word) > _SHORTEST_PLURAL
        return (capital or (is_long and word.endswith(tuple(ends)))) and word not in known.group(
            "small nouns"
        )
    is_plural = len(word) > len("as") and word[-1] == "s" and word[-2] not in "s'’"
    return is_plural and word not in known.group("small nouns")


def counted_end(text: str, end: int, language: str) -> int:
    """Where the plural ends that stands behind a number; where the number ends if none does.

    >>> counted_end("Four boats sank.", 4, "en"), counted_end("Four sank.", 4, "en")
    (10, 4)
    """
    if not counted_noun(text, end, lexicon_of(language)):
        return end
    match = _NOUN_AFTER.match(text, end)
    return match.end() if match else end


def says_when(text: str, number: Number, language: str) -> bool:
    """Whether a span of time says when something was, or how old somebody is.

    "Two years ago", "in the last three weeks", "a 44-year-old".
    """
    if number.unit_kind is not UnitKind.TIME:
        return False
    known, span = lexicon_of(language), number.span
    if patterns_of(language).since.match(text, span.end):
        return True
    before = phrases_before(text, span.start)
    if _OLD.search(text, span.start, span.end):
        # "At least 18 years old" is a rule.
        return known.group("limits before").isdisjoint(before)
    return not known.group("within").isdisjoint(before[:1])


def quantified(text: str, number: Number, language: str) -> bool:
    """Whether words before a number say that it counts: "more than 60"."""
    before = phrases_before(text, number.span.start)
    return not lexicon_of(language).group("about").isdisjoint(before)


def _may_be_a_date(numeral: Numeral, written: str) -> bool:
    value = numeral.value
    return value is not None and (value <= _MAX_DAY or YEAR.fullmatch(written) is not None)


def _is_a_mark(text: str, numeral: Numeral, *, plural: bool) -> bool:
    """Whether it numbers what follows, or a note: "2. Then", "1.1 A user", "[3]", "(4)"."""
    start, end = numeral.start, numeral.end
    is_plain = text[start:end].isdigit()
    if start <= _MAX_INDENT and _LIST_NUMBER_BEFORE.fullmatch(text, 0, start):
        if _LIST_NUMBER_AFTER.match(text, end) or _CLAUSE_NUMBER.match(text):
            return True
        if is_plain and not plural and _TITLE_AFTER.match(text, end):
            return True
    if is_plain and (
        end - start > _MAX_UNGROUPED
        or (start and text[start - 1 : start] + text[end : end + 1] in _IN_BRACKETS)
    ):
        return True
    beside = _DIGIT_BEFORE.search(text, max(0, start - 2), start)
    return (beside or _DIGIT_AFTER.match(text, end)) is not None


def _is_a_model(text: str, numeral: Numeral, language: str, *, plural: bool) -> bool:
    start = numeral.start
    if plural or _MODEL.fullmatch(text, start, numeral.end) is None:
        return False
    before = text[max(0, start - _MAX_NAME) : start].split()[-1:]
    if not before or before[0].islower():
        return False
    match = _NAME_BEFORE.search(text, max(0, start - _MAX_NAME), start)
    if match is None:
        return False
    if (
        match.start()
        and _ENDS_BEFORE.search(text, max(0, match.start() - 4), match.start()) is None
    ):
        return True
    # The first word of a sentence: "About", "Nearly".
    name = match["name"].lower()
    if name in lexicon_of(language).group("about"):
        return False
    return not (name in function_words(language) or name.endswith("ly"))
