"""The lines of a mail: which give sender, subject and date, and which are not by its writer."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from nutgraf.article import Role
from nutgraf.language import wordlists
from nutgraf.reading.formats.rows import Row

_FIELD = re.compile(r"(?P<name>[^\W\d_][\w -]{0,30}?)[ \t\u00a0]?:(?:[ \t]+|$)")
_ROLES = {"from": Role.BYLINE, "subject": Role.TITLE, "date": Role.DATE}
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}")
_SENDER = re.compile(rf"[^<>@]{{2,80}}<{_ADDRESS.pattern}>")
_NAME = re.compile(r"[\"'“]?(?P<name>[^\"'“”<>\[\]@]{2,80}?)[\"'”]?\s{0,9}(?:[<\[(]|$)")
_SUBJECT_MARKS = re.compile(
    r"(?:(?:re|aw|fwd?|wg|sv|tr|rif|antw|rv|res|enc)\s?(?:\[\d{1,3}\])?:\s{0,9}){1,20}",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(r"\W{0,9}(?:https?://|www\.)\S{1,2000}\W{0,9}$")
_RULE = re.compile(r"[-_=*~]{3,}$")
_DASHES = re.compile(r"[-_* >]{1,40}")
_LONGEST_CLOSING = 6
_LONGEST_FOOTER = 24


@cache
def _field_names() -> Mapping[str, str]:
    """What each name of a header's line is, in every language: from, subject, date or other."""
    return {
        name: group
        for code in sorted(wordlists.languages())
        for group in ("other", "from", "date", "subject")
        for name in wordlists.groups("mail", code, fallback=False).get(group, ())
    }


def field(text: str) -> tuple[str, int]:
    """The field of a header line, and where its value begins; "" and 0 if it is none.

    >>> field("Subject: Rain"), field("It rained.")
    (('subject', 9), ('', 0))
    """
    match = _FIELD.match(text)
    if match is None:
        return "", 0
    return _field_names().get(match["name"].lower(), "unknown"), match.end()


def header_end(lines: Sequence[Row], start: int) -> int:
    """One past the header that begins at a line; `start` where none does.

    It names a sender and one more thing that only mails do.
    """
    here = start
    kinds: list[str] = []
    while here < len(lines) and (row := lines[here]).text:
        kind, _ = field(row.text)
        if not kind and not (row.indent and kinds):
            break
        kinds += [kind] if kind else []
        here += 1
    known = {kind for kind in kinds if kind != "unknown"}
    return here if "from" in known and known & {"subject", "date"} else start


def role_of(kind: str) -> Role:
    """The role of a header's value."""
    return _ROLES.get(kind, Role.METADATA)


def value(row: Row, start: int, kind: str) -> Row:
    """The value of a header line: a sender without the address, a subject without prefixes."""
    said = row.after(start)
    if kind == "from" and (name := _NAME.match(said.text)) and not _ADDRESS.match(said.text):
        return said.before(name.end("name")).after(name.start("name"))
    if kind == "subject" and (marks := _SUBJECT_MARKS.match(said.text)):
        return said.after(marks.end())
    return said


def names_sender(text: str) -> bool:
    """Whether a line is a name with an address.

    >>> names_sender("Ann Lee <ann@osk.example>"), names_sender("Mail ann@osk.example.")
    (True, False)
    """
    return _SENDER.fullmatch(text) is not None


def _phrases(group: str, language: str) -> tuple[str, ...]:
    codes = dict.fromkeys((language, wordlists.FALLBACK_LANGUAGE))
    found = (wordlists.groups("mail", code, fallback=False).get(group, ()) for code in codes)
    return tuple(phrase for phrases in found for phrase in phrases)


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def is_attribution(text: str, language: str) -> bool:
    """Whether a line says who wrote the quoted words below.

    >>> is_attribution("On Monday, Ann Lee <a@osk.example> wrote:", "en")
    True
    """
    return _plain(text).endswith(_phrases("wrote", language))


def begins_earlier_mail(text: str, language: str) -> bool:
    """Whether a line introduces a forwarded or answered mail."""
    words = _DASHES.sub(" ", _plain(text)).strip().rstrip(":")
    return (
        words.startswith(_phrases("forwarded", language)) and len(words.split()) <= _LONGEST_CLOSING
    )


def is_closing(text: str, language: str) -> bool:
    """Whether a line closes a mail, so that the writer's name follows.

    >>> is_closing("Kind regards,", "en"), is_closing("Thanks to Ann, the pier is open.", "en")
    (True, False)
    """
    words = _plain(text).rstrip(" ,.!–-")
    if words in _phrases("closings", language):
        return True
    ends = text.rstrip()[-1:] in (",", "!")
    short = len(words.split()) <= _LONGEST_CLOSING
    return ends and short and words.startswith(_phrases("closings", language))


def is_footer(text: str, language: str) -> bool:
    """Whether a line belongs to a newsletter and not to its text."""
    if _BARE_ADDRESS.match(text):
        return True
    words = _plain(text)
    if len(words.split()) > _LONGEST_FOOTER:
        return False
    return any(phrase in words for phrase in _phrases("footers", language))


def is_rule(text: str) -> bool:
    """Whether a line is a rule between parts."""
    return _RULE.match(text) is not None
