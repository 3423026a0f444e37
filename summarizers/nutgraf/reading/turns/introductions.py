"""Names for speakers without a name label, from the text: "I'm Dana Pruitt", "Thanks, Dana".

Only certain cases count: people who introduce themselves by name, and people who are repeatedly
addressed, before they speak, by a name that nobody else has.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from nutgraf.article import Role
from nutgraf.language import wordlists
from nutgraf.language.alternation import any_of
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.turns.speakers import names_nobody

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]{1,30}"
_FULL = rf"{_CAPITAL}(?: (?:v[ao]n|de[rn]?|di|da|la|le))?(?: {_CAPITAL}){{1,2}}"
_NAME = rf"(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,2}})"
_PAIR = re.compile(rf"(?<!\w)(?P<given>{_CAPITAL})(?= (?P<last>{_CAPITAL})(?!\w))")
# "Thanks, Dana." "Dana, where are we?" "And you, Dana?"
_CALLED = (
    re.compile(rf"(?:^|[.?!]\s){_NAME}, (?=\w)"),
    re.compile(rf", {_NAME}(?=[,.?!])"),
)
# Given names are in one list for all languages.
_NAMES = wordlists.FALLBACK_LANGUAGE
# Called so often, it is no chance; of three who are called one may be answered for by somebody.
_OFTEN = 2
_MOSTLY = 0.75
# Who is introduced is so in the first turns.
_FIRST = 3


@dataclass(slots=True)
class _Turn:
    """A turn: its label, the places of its blocks, and what they say."""

    label: str
    places: list[int] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(self.said)


def introduced(
    found: Sequence[LabelledBlock], changes: Sequence[int], source: str, language: str
) -> list[LabelledBlock]:
    """The blocks of a conversation, with the speakers that the text itself names.

    Args:
        found: the blocks.
        changes: where in them the speaker changes without a label.
        source: the text.
        language: an ISO 639-1 code.
    """
    blocks = list(found)
    labels = {one.clean.text for one in blocks if one.role is Role.SPEAKER}
    labels_of_nobody = set(filter(names_nobody, labels))
    if labels_of_nobody:
        turns = list(_labelled(blocks))
        known = {one.turn.speaker for one in blocks if one.turn} - labels_of_nobody - {""}
        names = _of_labels(turns, known, source, language)
    elif not labels and len(changes) > _FIRST:
        turns = list(_changing(blocks, changes))
        names = _of_two(turns, source, language)
    else:
        return blocks
    for turn in turns:
        for place in turn.places if turn.label in names else ():
            own = blocks[place].turn
            if own is not None and (not own.speaker or names_nobody(own.speaker)):
                told = replace(own, speaker=names[turn.label])
                blocks[place] = replace(blocks[place], turn=told)
    return blocks


def _labelled(blocks: Sequence[LabelledBlock]) -> Iterator[_Turn]:
    """The turns below labels."""
    turn: _Turn | None = None
    for place, one in enumerate(blocks):
        if one.role is Role.SPEAKER and (turn is None or turn.label != one.clean.text):
            if turn is not None:
                yield turn
            turn = _Turn(one.clean.text)
        if turn is not None and one.turn is not None:
            turn.places.append(place)
            turn.said += [one.clean.text] if one.role is Role.BODY else []
    if turn is not None:
        yield turn


def _changing(blocks: Sequence[LabelledBlock], changes: Sequence[int]) -> Iterator[_Turn]:
    """The turns of two who speak by turns."""
    ends = [*changes[1:], len(blocks)]
    for number, (start, end) in enumerate(zip(changes, ends, strict=True)):
        places = [n for n in range(start, end) if blocks[n].turn is not None]
        said = [blocks[n].clean.text for n in places]
        yield _Turn(("one", "other")[number % 2], places, said)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...] | None:
    """The patterns that introduce the speaker, and a guest; None without words for it."""
    groups = wordlists.groups("conversation", language, fallback=False)
    if "introduces self" not in groups:
        return None
    own, greets, speaking, guest = (
        any_of(groups[name])
        for name in ("introduces self", "greets", "speaking", "introduces guest")
    )
    # The phrases match in any case, the name only with capitals.
    return (
        re.compile(rf"(?<!\w)(?i:{own}) {_NAME}(?!\w)"),
        re.compile(
            rf"(?<!\w)(?i:{greets})\W{{1,3}}(?:\w{{1,12}}\W{{1,3}}){{0,2}}(?i:this is) {_NAME}"
        ),
        re.compile(rf"(?:^|[.!,]\s)(?:(?i:it's|this is) )?{_NAME} (?i:{speaking})(?=[.,!]|$)"),
        re.compile(
            rf"(?<!\w)(?i:{guest})(?:,? (?!{_CAPITAL})[\w'’-]{{1,20}}){{0,6}},? (?P<name>{_FULL})"
        ),
    )


def _own_name(text: str, language: str) -> str:
    """The name by which somebody introduces themselves in a turn; "" for none, or for two."""
    patterns = _patterns(language)
    if patterns is None:
        return ""
    names = {
        match["name"]
        for pattern in patterns[:-1]
        for match in pattern.finditer(text)
        if _is_name(match["name"])
    }
    return names.pop() if len(names) == 1 else ""


def _is_name(name: str) -> bool:
    """Whether capitalised words begin with a given name: "Dana Pruitt", and not "Scottish"."""
    return name.partition(" ")[0].lower() in wordlists.words("given-names", _NAMES)


def _of_labels(
    turns: Sequence[_Turn], known: set[str], source: str, language: str
) -> Mapping[str, str]:
    """For each label that names nobody, the only name that the text has for it."""
    called = list(_called_before(turns))
    everywhere = Counter(name for _, names in called for name in names)
    told: dict[str, str] = {}
    taken = {part for name in known for part in name.split()}
    nobodies = dict.fromkeys(turn.label for turn in turns if names_nobody(turn.label))
    opening = " ".join(turn.text for turn in turns[:_FIRST])
    own: dict[str, list[str]] = {label: [] for label in nobodies}
    for turn in turns:
        if turn.label in own:
            own[turn.label].append(turn.text)
    before: dict[str, Counter[str]] = {label: Counter() for label in nobodies}
    for label, names_called in called:
        if label in before:
            before[label].update(names_called)
    for label in nobodies:
        names = {
            name
            for text in own[label]
            if (name := _own_name(text, language) or _confirmed(text, language, everywhere))
        }
        if not names:
            here = before[label].items()
            left = {name: count for name, count in here if taken.isdisjoint(name.split())}
            names = {_called_often(left, everywhere)} - {""}
            if not names and len(nobodies) == 1:
                # Somebody who is present and addressed so is the only one without another name.
                names = {name for name in left if f"with {name}" in opening}
        if len(names) == 1:
            told[label] = _in_full(names.pop(), source)
    counts = Counter(told.values())
    return {
        label: name
        for label, name in told.items()
        if counts[name] == 1 and taken.isdisjoint(name.split()[:1])
    }


def _confirmed(text: str, language: str, everywhere: Mapping[str, int]) -> str:
    """A name of no list by which somebody introduces themselves, and by which they are called."""
    patterns = _patterns(language)
    if patterns is None:
        return ""
    names = {match["name"] for pattern in patterns[:-1] for match in pattern.finditer(text)}
    names = {name for name in names if everywhere.get(name.partition(" ")[0])}
    return names.pop() if len(names) == 1 else ""


def _called_before(turns: Sequence[_Turn]) -> Iterator[tuple[str, list[str]]]:
    """For each turn its label, and the names that are called at the end of the turn before."""
    for before, turn in pairwise(turns):
        yield (
            turn.label,
            [match["name"] for pattern in _CALLED for match in pattern.finditer(before.text)],
        )


def _called_often(here: Mapping[str, int], everywhere: Mapping[str, int]) -> str:
    """The only unknown name that is called before somebody speaks, if that is no chance."""
    if len(here) != 1:
        return ""
    ((name, count),) = here.items()
    is_chance = count < _OFTEN or count < _MOSTLY * everywhere.get(name, 0)
    return "" if is_chance else name


def _in_full(name: str, source: str) -> str:
    """A given name with the only surname that the text has after it."""
    if " " in name:
        return name
    behind = {match["last"] for match in _PAIR.finditer(source) if match["given"] == name}
    return f"{name} {behind.pop()}" if len(behind) == 1 else name


def _of_two(turns: Sequence[_Turn], source: str, language: str) -> Mapping[str, str]:
    """Host and guest of captions, if the first turn names both; otherwise nobody."""
    patterns = _patterns(language)
    if patterns is None:
        return {}
    first = turns[0].text
    host = _own_name(first, language)
    guests = {match["name"] for match in patterns[-1].finditer(first)}
    if len(guests) != 1 or any(_own_name(turn.text, language) not in ("", host) for turn in turns):
        return {}
    guest = guests.pop()
    calling = {turn.label for turn in turns if _calls(turn.text, guest.partition(" ")[0])}
    if calling - {"one"} or guest not in source:
        return {}
    return {"other": guest, **({"one": host} if host and host in source else {})}


def _calls(text: str, name: str) -> bool:
    """Whether a name is called in a turn."""
    return any(match["name"] == name for p in _CALLED for match in p.finditer(text))
