"""Speakers: the labels of a conversation as names, with several labels of one person joined."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nutgraf.language import wordlists

# "Lukas Feld (Guest)", "Ann Lee [she/her]".
_BRACKETED = re.compile(r"\s?[(\[](?P<role>[^()\[\]]{1,40})[)\]]$")
# "Brink, Edda"
_LAST_FIRST = re.compile(r"(?P<last>[^\s,]{2,40}), (?P<first>[^\s,]{2,30}(?: [^\s,]{1,30}){0,2})$")
# "Ann Lee, Harbour Board"
_POST = re.compile(r"(?P<name>[^,]{3,60}), (?P<role>[^,]{3,60})$")
_NUMBERED = re.compile(
    r"(?:speaker|participant|guest|caller|unknown|voice)\b.{0,12}$", re.IGNORECASE
)
_BEFORE_LAST = re.compile(
    r"(?P<given>[^\W\d_a-z][\w'’-]{1,30}(?: [^\W\d_a-z]\.)?) (?=(?P<last>[^\W\d_][\w'’-]{1,40}))"
)
QUESTION, ANSWER = "Q", "A"
"""The labels of an interview that names nobody."""


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """The person behind a label; the name is "" if it names nobody ("Speaker 3", "Q")."""

    name: str
    role: str = ""


def names_nobody(label: str) -> bool:
    """Whether a label only distinguishes speakers.

    >>> names_nobody("Speaker 3"), names_nobody("Q"), names_nobody("Edda Brink")
    (True, True, False)
    """
    return label in (QUESTION, ANSWER) or _NUMBERED.match(label) is not None


# Somebody in a list of those who are there, with their post in brackets.
_LISTED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’-]{1,30}(?: [^\W\d_a-z]\.)?(?: [^\W\d_a-z][\w'’-]{1,30}){1,3})"
    r"(?:\s\((?P<role>[^()\n]{2,40})\))?"
)


def speakers_of(labels: Iterable[str], text: str, listed: str = "") -> Mapping[str, KnownSpeaker]:
    """The person behind each label.

    Args:
        labels: as written in the text.
        text: the text, which may contain a full name.
        listed: the part of it that lists the participants.

    >>> found = speakers_of(["BRINK, EDDA", "Feld (Guest)", "MAYOR LEE"], "Mayor Ann Lee (chair)")
    >>> [(one.name, one.role) for one in found.values()]
    [('Edda Brink', ''), ('Feld', 'Guest'), ('Ann Lee', 'Mayor')]
    """
    read = {label: _read(label) for label in labels}
    given = _given_names(read, text)
    full = {label: _in_full(one, given) for label, one in read.items()}
    there = {KnownSpeaker(match["name"], match["role"] or "") for match in _LISTED.finditer(listed)}
    known = {part for one in full.values() if " " in one.name for part in one.name.split()}
    there = {one for one in there if known.isdisjoint(one.name.split())}
    bearers = _bearers([*full.values(), *sorted(there, key=lambda one: one.name)])
    return {label: _joined(one, bearers) for label, one in full.items()}


def _read(label: str) -> KnownSpeaker:
    """A label by itself."""
    if label in (QUESTION, ANSWER):
        return KnownSpeaker("")
    bracketed = _BRACKETED.search(label)
    role = bracketed["role"] if bracketed else ""
    name = label[: bracketed.start()] if bracketed else label
    if " " in role and _addresses(role.partition(" ")[0]):
        # A post, and the name in brackets.
        name, role = role, name.removeprefix("The ")
    if turned := _LAST_FIRST.match(name):
        name = f"{turned['first']} {turned['last']}"
    elif post := _POST.match(name):
        name, role = post["name"], role or post["role"]
    if len(name) > len(QUESTION) and name.isupper():
        name = " ".join(map(_titled, name.split()))
    return KnownSpeaker(name.strip("@~ "), role)


def _titled(word: str) -> str:
    """A word of capitals as a name has it: "O'BRIEN-LEE" is "O'Brien-Lee"."""
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)


def _in_full(one: KnownSpeaker, given: Mapping[str, frozenset[str]]) -> KnownSpeaker:
    """A speaker whose label is a title and a surname, with the given name from the text."""
    title, _, last = one.name.partition(" ")
    low = title.lower().rstrip(".")
    titles = _titles()
    if " " in last and _addresses(title):
        return KnownSpeaker(last, one.role)
    if " " in last or not last or low not in titles["titles"] + titles["forms of address"]:
        return one
    found = [name for name in given.get(last, ()) if name.lower() not in (low, f"{low}s")]
    role = one.role or (title if low in titles["titles"] else "")
    return KnownSpeaker(f"{found[0]} {last}" if len(found) == 1 else one.name, role)


def _addresses(word: str) -> bool:
    """Whether a word is "Mr" or the like."""
    return word.lower().rstrip(".") in _titles()["forms of address"]


def _titles() -> Mapping[str, tuple[str, ...]]:
    return wordlists.groups("conversation", wordlists.FALLBACK_LANGUAGE)


def _given_names(labels: Iterable[str], text: str) -> Mapping[str, frozenset[str]]:
    """The capitalised words before the last words of labels in a text."""
    lasts = {label.rpartition(" ")[2].lower() for label in labels if " " in label}
    found: dict[str, set[str]] = {}
    for match in _BEFORE_LAST.finditer(text):
        if match["last"].lower() in lasts and not match["given"].isupper():
            found.setdefault(match["last"], set()).add(match["given"])
    return {last: frozenset(names) for last, names in found.items()}


def _bearers(known: Iterable[KnownSpeaker]) -> Mapping[str, list[KnownSpeaker]]:
    """Who bears each part of a whole name, and its initials, in lower case."""
    found: dict[str, list[KnownSpeaker]] = {}
    for one in dict.fromkeys(known):
        parts = one.name.lower().split()
        if len(parts) > 1:
            for part in {*parts, "".join(part[0] for part in parts)}:
                found.setdefault(part, []).append(one)
    return found


def _joined(one: KnownSpeaker, bearers: Mapping[str, list[KnownSpeaker]]) -> KnownSpeaker:
    """A speaker known by a part of a name or by initials, as the one who has it whole."""
    if " " in one.name or names_nobody(one.name):
        return one
    whole = bearers.get(one.name.lower(), ())
    return whole[0] if len(whole) == 1 else one
