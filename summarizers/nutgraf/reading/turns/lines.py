"""Lines of a conversation that give the speaker or the time."""

from enum import Enum

from nutgraf.frozen import dataclass
from nutgraf.language import wordlists
from nutgraf.patterns import pattern
from nutgraf.reading.formats.names import names
from nutgraf.reading.turns.time_codes import CLOCK, DATE, STAMP

_MARKS = r"[*_]{0,3}"
_NAME = r"(?P<name>[^\W\d_][\w.'’&/-]{0,30}(?:,? [\w.'’&/()-]{1,30}){0,9})"
# An account in a chat may begin with a digit or a sign.
_ACCOUNT = r"(?P<name>[@~]?\w[\w.'’&/()-]{0,30}(?: (?!to )[\w.'’&/()-]{1,30}){0,6})"
# The same before "wrote on 14 Jan 2026, 21:12".
_POSTER = r"(?P<name>[@~]?\w[\w.'’&/()-]{0,30}(?: (?!to )[\w.'’&/()-]{1,30}){0,6}?)"
_POSTS = r"(?:\s(?:wrote|posted|said|replied)(?:\son)?|\s[»•·]|\son)"
_IN_ANGLES = r"<(?P<account>[^<>\s][^<>]{0,40})>"
_TIME = rf"(?P<stamp>{CLOCK})"
_CODE = rf"[\[(]?(?P<stamp>{STAMP})"
_TO = rf"(?:\s?(?:--?>?|–|—)\s?{STAMP})?[\])]?"
# A colon of Chinese and Japanese has no blank behind it.
_COLON = rf"{_MARKS}\s?(?::{_MARKS}(?=\s|$)|：)"
_WORDS = r"\s*(?P<words>\S.*)?$"
# Invisible marks that exports put before a line.
_UNSEEN = r"[\u200e\u200f\ufeff]{0,3}"
_DAY = rf"(?:(?:[^\W\d_]{{2,12}}(?: at)?|{DATE}),?\s{{1,3}})?"


class LineForm(Enum):
    """The forms of a line that marks a turn, the most reliable first."""

    EXPORT = pattern(rf"{_UNSEEN}\[?{DATE},?\s{{1,2}}{_TIME}\]?(?:\s[-–])?\s{_ACCOUNT}:{_WORDS}")
    CHAT = pattern(rf"{_TIME}\s{{1,4}}From\s{{1,2}}{_ACCOUNT}(?:\sto\s[^:]{{1,60}})?\s?:{_WORDS}")
    STAMP_NAME_COLON = pattern(
        rf"{_MARKS}[\[(]?{_TIME}{_TO}{_MARKS}(?:\s[-–—])?\s{{1,4}}{_MARKS}"
        rf"(?:{_IN_ANGLES}|{_NAME}{_COLON}){_WORDS}"
    )
    NAME_STAMP_COLON = pattern(
        rf"{_MARKS}{_NAME}{_MARKS}\s{{1,3}}[\[(]{_TIME}{_TO}{_COLON}{_WORDS}"
    )
    POSTED = pattern(
        rf"(?:(?:[Pp]osted )?[Bb]y\s)?{_POSTER}{_POSTS}\s{{1,4}}"
        rf"(?P<stamp>(?=[^:\d]{{0,20}}\d)[^:]{{3,40}}?\s"
        rf"(?:at\s)?{CLOCK})\s?:?$"
    )
    NAME_STAMP = pattern(
        rf"{_MARKS}{_ACCOUNT}{_MARKS}(?:,|\s{{0,4}}[|–—-]|\s?[:：])?\s{{1,8}}[\[(]?{_DAY}{_TIME}{_TO}$"
    )
    STAMP_NAME = pattern(rf"[\[(]?{_TIME}{_TO}(?:\s[-–—|])?\s{{1,8}}{_MARKS}{_NAME}{_MARKS}\s?:?$")
    STAMP = pattern(rf"{_CODE}{_TO}$")
    STAMP_WORDS = pattern(rf"{_CODE}{_TO}\s{{1,8}}(?P<words>\S.*)$")
    NAME_COLON = pattern(rf"{_MARKS}{_NAME}{_COLON}{_WORDS}")
    NAME_ABOVE_STAMP = pattern(rf"{_ACCOUNT}$")
    QUESTION = pattern(r"(?P<name>[QA])\.\s{1,12}(?P<words>\S.*)$")

    @property
    def names_speaker(self) -> bool:
        """Whether such a line names a speaker."""
        return self not in (LineForm.STAMP, LineForm.STAMP_WORDS)

    @property
    def has_words_below(self) -> bool:
        """Whether such a line contains no words of the turn."""
        return self in _ABOVE_WORDS


_ABOVE_WORDS = frozenset(
    {
        LineForm.POSTED,
        LineForm.NAME_STAMP,
        LineForm.STAMP_NAME,
        LineForm.STAMP,
        LineForm.NAME_ABOVE_STAMP,
    }
)
_NOTICE = pattern(rf"{_UNSEEN}\[?{DATE},?\s{{1,2}}{CLOCK}\]?(?:\s[-–])?\s")


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A line parsed as one that marks a turn; all offsets are relative to its text.

    Attributes:
        form: its form.
        name: the position of the speaker's label.
        stamp: the position of the time.
        words: where the words of the turn begin; the line's end if there are none.
    """

    form: LineForm
    name: tuple[int, int] | None
    stamp: tuple[int, int] | None
    words: int


def turn_line(text: str, form: LineForm) -> TurnLine | None:
    """A line read in a form, if it has it.

    >>> found = turn_line("[00:01:02] Ida Holm: It rained.", LineForm.STAMP_NAME_COLON)
    >>> found.name, found.stamp, found.words
    ((11, 19), (1, 9), 21)
    """
    match = form.value.match(text)
    if match is None:
        return None
    groups = match.re.groupindex
    name = match.span("name") if "name" in groups else None
    if name == (-1, -1):
        name = match.span("account")
    stamp = match.span("stamp") if "stamp" in groups else None
    words = match.start("words") if "words" in groups else -1
    if name is not None and not _could_name(text[slice(*name)]):
        return None
    return TurnLine(form, name, stamp, words if words >= 0 else len(text))


_MOST_NAME_WORDS = 6
_LONGEST_LABEL = 64
# In a name, or between two.
_SMALL = names("de da di del der den la le van von bin al el y of the and und et to for")


def _could_name(label: str) -> bool:
    """Whether a label could name a speaker: words with capitals, or an account."""
    # A name in brackets behind a post is no part of that.
    words = label.partition(" (")[0].split()
    if len(words) > _MOST_NAME_WORDS or len(label) > _LONGEST_LABEL:
        return False
    if len(words) == 1:
        return True
    return all(not word[:1].islower() or word in _SMALL or word.startswith("(") for word in words)


def is_notice(text: str) -> bool:
    """Whether a line of an exported chat has a day and a time, but no speaker.

    >>> is_notice("03/02/2026, 18:45 - Missed voice call")
    True
    >>> is_notice("03/02/2026, 18:45 - Ida: Missed you.")
    False
    """
    return _NOTICE.match(text) is not None and turn_line(text, LineForm.EXPORT) is None


def no_speakers(language: str) -> frozenset[str]:
    """Words that precede a colon and name nobody, in lower case."""
    codes = dict.fromkeys((language, wordlists.FALLBACK_LANGUAGE))
    found = (wordlists.groups("conversation", code, fallback=False) for code in codes)
    return frozenset(line for lists in found for line in lists.get("no speakers", ()))
