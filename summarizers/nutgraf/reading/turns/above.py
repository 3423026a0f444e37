"""The text above the first turn: title, date, participants, an introduction."""

import re
from collections.abc import Iterator, Sequence

from nutgraf.article import Role
from nutgraf.language import wordlists
from nutgraf.reading.formats.rows import Row, block
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import bylines, dates
from nutgraf.reading.turns.lines import is_notice

_LONGEST_TITLE = 20
# As long as a sentence of an introduction at least.
_FEWEST_WORDS = 8
_LONGEST_DATE = 14
_WORD = re.compile(r"[\w'’-]+")
# Words of a line that are no numbers.
_NAMING = re.compile(r"(?<!\w)[^\W\d_]{3,}(?!\w)")
_ENDS = (".", "!", "?", "…", ".”", '."', ":")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}\.|#{2,6})\s\S")
_HEADING_LEVEL = 2
# Below a message of a chat: ":+1: 3 :tada: 1", "2 replies".
_REACTIONS = re.compile(
    r"(?::[\w+-]{1,40}:\s{0,4}(?:\d{1,4}\s{0,3})?){1,20}$|\d{1,4} (?:replies|reply)\b.{0,60}$"
    r"|(?:[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]{1,12}\s{0,3}\d{1,4}(?:\s{1,3}|$)){1,20}$"
)
# A picture or a file in an exported chat.
_ATTACHED = re.compile(
    r"[\u200e\u200f]{0,2}(?:[\w -]{1,80}\.\w{2,5} \(file attached\)|<attached: [^<>]{1,90}>)$"
)
# A line with a date and at least this many other words may be a title.
_FEWEST_OF_TITLE = 3


def above_turns(rows: Sequence[Row], language: str) -> Iterator[LabelledBlock]:
    """The blocks above the first turn of a conversation, in order."""
    lines = [row for row in rows if row.text]
    roles = [_role(row.text, language) for row in lines]
    title = _title(lines, roles, language)
    listing = False
    for index, row in enumerate(lines):
        role, why = roles[index]
        if index == title:
            role, why = Role.TITLE, "above the conversation"
        elif role is Role.TITLE:
            role, why = _ABOUT
        listing = _lists_people(row.text, language) or (
            listing and role not in (Role.BODY, Role.FURNITURE)
        )
        if listing and index != title:
            role, why = Role.METADATA, "names the participants"
        seen = _how_often_seen(row.text, language) if role is Role.DATE else None
        if seen is not None:
            yield from filter(None, [block([row.before(seen.end("word"))], *_ABOUT)])
            row = row.after(seen.end())  # noqa: PLW2901  # the rest of the line is its date
        level = int(role is Role.TITLE)
        is_last = index == len(lines) - 1
        if is_last and role is Role.METADATA and _NUMBERED.match(row.text):
            role, why, level = Role.HEADING, "above the first turn", _HEADING_LEVEL
        found = block([_without_marks(row)], role, why, level=level)
        if found is not None:
            yield found


_ABOUT = Role.METADATA, "about the conversation"
# "1,284 views", "2.1M views •", before the date.
_COUNT = re.compile(r"\d[\d.,]{0,14}\s?[KMB]?\s(?P<word>[^\W\d_]{1,20})[\s,·•|–-]{1,4}(?=\S)")


def _how_often_seen(text: str, language: str) -> re.Match[str] | None:
    """How often a recording was seen, where a line tells it before its date."""
    match = _COUNT.match(text)
    return match if match and match["word"].lower() in _list("seen", language) else None


def _without_marks(row: Row) -> Row:
    """A line without the marks of Markdown around it."""
    text = row.text
    if text.startswith(("#", "*", "_")):
        row = row.after(len(text) - len(text.lstrip("#*_ ")))
        return row.before(len(row.text.rstrip("*_ ")))
    return row


def _role(text: str, language: str) -> tuple[Role, str]:
    words = len(text.split())
    if is_program_line(text, language) or is_notice(text):
        return Role.FURNITURE, "written by software"
    if words <= _LONGEST_DATE and dates.has_date(text, language):
        return Role.DATE, "gives the date of the conversation"
    if bylines.is_byline(text, language) or _credits(text, language):
        return Role.BYLINE, "names the interviewer"
    if words >= _FEWEST_WORDS and text.rstrip('*_"”').endswith(_ENDS):
        return Role.BODY, "introduces the conversation"
    if words <= _LONGEST_TITLE and any(map(str.isalpha, text)):
        return Role.TITLE, "may be the title"
    return _ABOUT


def _credits(text: str, language: str) -> bool:
    """Whether a line is a name behind "Interview:" or the like."""
    lead, colon, name = text.partition(":")
    return (
        bool(colon)
        and lead.strip().lower() in _list("talks", language)
        and bylines.is_name(name.strip(), language)
    )


def _title(lines: Sequence[Row], roles: Sequence[tuple[Role, str]], language: str) -> int | None:
    """The first line that may be the title, or one of the first that says what talk it is."""
    may = [
        index
        for index, (role, _) in enumerate(roles)
        if role is Role.TITLE and not _lists_people(lines[index].text, language)
    ]
    dated = bool(roles) and roles[0][0] is Role.DATE and _is_talk(lines[0].text, language)
    if dated and len(_NAMING.findall(lines[0].text)) >= _FEWEST_OF_TITLE:
        near = may if may[:1] == [1] else []
        if not any(_is_talk(lines[index].text, language) for index in near[:1]):
            return 0
    if not may:
        # A title with the day behind it.
        may = (
            [0] if roles and roles[0][0] is Role.DATE and _is_talk(lines[0].text, language) else []
        )
    if not may:
        return None
    near = [index for index in may if index - may[0] <= 1]
    return next((index for index in near if _is_talk(lines[index].text, language)), may[0])


def _is_talk(text: str, language: str) -> bool:
    return not _list("talks", language).isdisjoint(_WORD.findall(text.lower()))


def _lists_people(text: str, language: str) -> bool:
    lead = text.partition(":")[0].strip("*_# ").lower()
    return lead in _list("who is there", language)


def is_program_line(text: str, language: str) -> bool:
    """Whether the program that made the transcript wrote a line.

    >>> is_program_line("Meeting ended after 00:32:01", "en"), is_program_line("Chat", "en")
    (True, True)
    >>> is_program_line("Chat is what they do all day.", "en"), is_program_line(":+1: 3", "en")
    (False, True)
    """
    if _REACTIONS.match(text) or _ATTACHED.match(text):
        return True
    low = text.strip("*_#:[]()<> \u200e").lower()
    return any(
        low == phrase or (" " in phrase and low.startswith(phrase))
        for phrase in _list("furniture", language)
    )


def _list(group: str, language: str) -> frozenset[str]:
    codes = dict.fromkeys((language, wordlists.FALLBACK_LANGUAGE))
    found = (wordlists.groups("conversation", code, fallback=False) for code in codes)
    return frozenset(line for lists in found for line in lists.get(group, ()))
