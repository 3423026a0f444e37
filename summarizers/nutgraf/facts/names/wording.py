"""What the words of a name reveal of its bearer, independent of context."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from nutgraf.facts.names.evidence import CERTAIN, FAIR, GOOD, SLIGHT, STRONG, Evidence
from nutgraf.facts.names.known import Known
from nutgraf.patterns import pattern

# Adjectives of countries and who lives there; fields of knowledge and other things.
_NO_PLACE = pattern(
    r"(?:[ie]an|ese|ish|[cly]an|ist)s?$"
    r"|(?:ics|tion|ment|ism|ology|ness|ence|ance|ship|ing|ity|ure|hood)$"
)
_CAPITALS = pattern(r"\b[^\W\d_a-z]{2,}\b")
_LONGEST_ACRONYM = 4
_ALWAYS_CAPITALS = 3
# First name and surname, perhaps one more.
_FULL_NAME = range(2, 4)
_ARABIC = ("al-", "el-")
_PAIR = 2
_JUNIOR = frozenset({"jr", "sr"})


class _Wording(NamedTuple):
    """A name: its words in lower case, which of them have a capital, and how it is written."""

    words: Sequence[str]
    capital: frozenset[str]
    written: str
    known: Known

    @property
    def several(self) -> bool:
        """Whether it has more than one word."""
        return len(self.words) > 1

    @property
    def is_organisation(self) -> bool:
        """Whether one of several words is one that organisations have; "Group E" is no firm."""
        heads = self.capital & self.known.organisation_heads
        return (
            self.several
            and bool(heads)
            and any(len(word) > 1 and word not in heads for word in self.words)
        )


def signs_of_wording(
    words: Sequence[str], capitals: Sequence[bool], known: Known, written: str = ""
) -> Evidence:
    """The evidence in the words of a name.

    Args:
        words: its words in lower case.
        capitals: whether each begins with a capital letter.
        known: the word lists.
        written: the name as written.

    >>> from nutgraf.facts.names.known import known
    >>> signs_of_wording(["jane", "roe"], [True, True], known("en")).person > 0
    True
    """
    whole = " ".join(words)
    plain = whole.replace(".", "")
    if len(plain) <= _ALWAYS_CAPITALS and not written.isupper():
        # "Who" and "Us" are no acronyms.
        plain = whole = ""
    if whole in known.organisations or plain in known.organisations:
        return Evidence(organisation=CERTAIN)
    if whole in known.places:
        return Evidence(place=CERTAIN)
    capital = frozenset(word for word, big in zip(words, capitals, strict=True) if big)
    name = _Wording(words, capital, written, known)
    if _is_event(name):
        return Evidence(-CERTAIN, -CERTAIN if words[-1] in known.events else 0, -CERTAIN)
    organisation, place = _organisation(name), _place(name)
    person = 0 if place >= STRONG else _person(name)
    if len(words) in _FULL_NAME and all(capitals) and not (organisation or place):
        person += SLIGHT * _has_only_names(name)
    if (
        any(map(str.isdigit, written))
        or len(words[-1]) == 1
        or (not place and _NO_PLACE.search(words[-1]))
    ):
        place -= CERTAIN
    return Evidence(person, organisation, place)


def _is_event(name: _Wording) -> bool:
    events, suffixes = name.known.events, name.known.organisation_suffixes
    ends = {name.words[0], name.words[-1]} & name.capital
    return name.several and not events.isdisjoint(ends) and name.words[-1] not in suffixes


def _organisation(name: _Wording) -> int:
    weight = CERTAIN * name.is_organisation
    linked = name.several and not {"of", "for"}.isdisjoint(name.words)
    return weight + SLIGHT * (linked and name.words[0] in name.known.of_heads)


def _place(name: _Wording) -> int:
    first, last, known = name.words[0], name.words[-1], name.known
    if not name.several:
        return 0
    if last in known.place_words or first in known.place_heads:
        return STRONG
    if _is_named_after(name):
        return -STRONG
    return SLIGHT * (first in known.place_openings and not name.is_organisation)


def _is_named_after(name: _Wording) -> bool:
    """Whether a name begins with a place's: the paper or the team of a town is not the town."""
    words, places = name.words, name.known.places
    return words[0] in places or (len(words) > _PAIR and " ".join(words[:_PAIR]) in places)


def _person(name: _Wording) -> int:
    first, known = name.words[0], name.known
    if not name.several:
        weight = FAIR * (first in known.given or first.startswith(_ARABIC))
        is_acronym = name.written.isupper() and len(name.written) <= _LONGEST_ACRONYM
        return weight - CERTAIN * is_acronym
    weight = 0
    if first in known.given:
        weight += GOOD
    elif first in known.doubtful_given:
        weight += FAIR
    if first in known.opening_particles and first not in name.capital:
        weight += FAIR
    return weight + (0 if name.is_organisation else _parts(name))


def _parts(name: _Wording) -> int:
    """The evidence in particles, "Jr" and initials."""
    words, known = name.words, name.known
    weight = 0
    small = {word for word in words if word not in name.capital}
    if small & known.strong_particles or words[0].startswith(_ARABIC):
        weight += GOOD
    if words[-1] in _JUNIOR:
        weight += GOOD
    if any(len(word) == 1 and word.isalpha() for word in words[:-1]):
        weight += GOOD if words[0] in known.given or len(words[0]) == 1 else SLIGHT
    return weight


def _has_only_names(name: _Wording) -> bool:
    """Whether no word of a name is an acronym or known to be something else."""
    other = name.known.no_names
    if not other.isdisjoint(name.words) or _CAPITALS.search(name.written) is not None:
        return False
    return not any(f"{one} {two}" in other for one, two in pairwise(name.words))
