"""What speaks for a name being a person's, an organisation's or a place's.

Each sign has a weight. Those of a name's form are found once a form, those of what stands around it
at each mention; all are added up, and a name whose signs are few or contradict one another is of no
kind (`kind_of`).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from nutgraf.briefing.names.known import Known
from nutgraf.briefing.names.name import NameKind
from nutgraf.briefing.names.pieces import Piece
from nutgraf.briefing.names.roles import is_role
from nutgraf.briefing.names.words import Word


class Signs(NamedTuple):
    """How much speaks for each kind.

    `speaks` is how often it "said" something: governments and firms do so too, so all of that is
    one slight sign more, for what may be a person anyhow.
    """

    person: int = 0
    organisation: int = 0
    place: int = 0
    speaks: int = 0

    def plus(self, other: "Signs") -> "Signs":
        """Both together."""
        return Signs(
            self.person + other.person,
            self.organisation + other.organisation,
            self.place + other.place,
            self.speaks + other.speaks,
        )


NONE = Signs()
# As good as certain; good alone; too little alone.
_CERTAIN, _GOOD, _SLIGHT = 6, 3, 1
# A kind needs so much, and so much more than any other.
_ENOUGH, _AHEAD = 2, 2

_IN = frozenset({"in", "inside", "across", "throughout", "near", "outside"})
_TOWARDS = frozenset({"from", "around", "to", "at", "towards", "into", "via", "through"})
# "A stake in X", "written in X": no places.
_NO_PLACE_BEFORE = frozenset(
    "stake share shares interest interests confidence investor investors invested investment invest"
    " believe believes believed faith trust role starred star starring appeared written coded built"
    " programmed featured published writing wrote writes trading described reported involved held"
    " character engaged specialises specializes interested series cast episode featured".split()
)
_TOLD = frozenset({"me", "him", "her", "us", "reporters", "journalists", "court", "jurors"})
_PERSONAL = frozenset(
    "smiled laughed cried died shrugged nodded sighed born grew remembers recalls recalled thinks"
    " believes loves loved married retired resigned married pleaded testified wept aged".split()
)
_OF_PEOPLE = frozenset("wife husband son daughter mother father brother sister lawyer lawyers family widow "
    "girlfriend boyfriend parents children mum dad death life career hands face voice eyes".split())


def signs_of_form(
    low_words: Sequence[str], capitals: Sequence[bool], known: Known, written: str = ""
) -> Signs:
    """What the words of a name itself tell.

    Args:
        written: the name as it stands, for what is no word in it.
        low_words: its words in lower case.
        capitals: whether each begins with a capital letter.
        known: the word lists.

    >>> from nutgraf.briefing.names.known import known
    >>> signs_of_form(["jane", "roe"], [True, True], known("en")).person > 0
    True
    """
    whole = " ".join(low_words)
    first, last = low_words[0], low_words[-1]
    several = len(low_words) > 1
    big = {low for low, capital in zip(low_words, capitals, strict=True) if capital}
    if whole in known.organisations or ("." in whole and whole.replace(".", "") in known.organisations):
        return Signs(organisation=_CERTAIN)
    if whole in known.places:
        return Signs(place=_CERTAIN)
    if several and big & known.events and last not in known.organisation_suffixes:
        if last in known.events or first in known.events:
            return Signs(-_CERTAIN, -_CERTAIN if last in known.events else 0, -_CERTAIN)
    organisation = person = place = 0
    heads = big & known.organisation_heads
    # "Group E" is no firm.
    if heads and several and any(len(low) > 1 and low not in heads for low in low_words):
        organisation += _CERTAIN
    if several and {"of", "for"} & set(low_words) and low_words[0] in known.of_heads:
        organisation += _SLIGHT
    if several and (last in known.place_words or first in _PLACE_FIRST):
        place += _GOOD + _SLIGHT
    elif several and first in known.place_openings and not heads:
        place += _SLIGHT
    if first in known.given:
        person += _GOOD if several else 2
    elif first in known.doubtful_given:
        person += 2 if several else 0
    if several and not heads:
        small = {low for low, capital in zip(low_words, capitals, strict=True) if not capital}
        if small & known.strong_particles or first.startswith(("al-", "el-")):
            person += _GOOD
        if last in known.generations and first not in known.place_words and last in {"jr", "sr"}:
            person += _GOOD
        if any(len(low) == 1 and low.isalpha() for low in low_words[:-1]):
            person += _GOOD if first in known.given or len(first) == 1 else _SLIGHT
        if len(low_words) in _FULL_NAME and all(capitals) and not (organisation or place):
            person += _SLIGHT * _has_only_names(low_words, written, known)
    elif first.startswith(("al-", "el-")):
        person += 2
    if several and not capitals[0] and first in known.opening_particles:
        person += 2
    if not several and written.isupper() and len(written) <= _LONGEST_ACRONYM:
        person -= _CERTAIN
    if any(map(str.isdigit, whole)) or len(last) == 1 or (not place and _NO_PLACE.search(last)):
        place -= _CERTAIN
    return Signs(person, organisation, place)


# Adjectives of countries and who lives there; fields of knowledge and other things.
_NO_PLACE = re.compile(
    r"(?:[ie]an|ese|ish|[cly]an|ist)s?$|(?:ics|tion|ment|ism|ology|ness|ence|ance|ship|ing|ity|ure|hood)$"
)
_LONGEST_ACRONYM = 4
_CAPITALS = re.compile(r"\b[^\W\d_a-z]{2,}\b")


def _has_only_names(low_words: Sequence[str], written: str, known: Known) -> bool:
    """Whether no word of a name is an acronym or what is known to be something else."""
    other = known.places | known.organisations | known.small
    pairs = {f"{one} {two}" for one, two in zip(low_words, low_words[1:], strict=False)}
    if not (other.isdisjoint(low_words) and other.isdisjoint(pairs)):
        return False
    return known.events.isdisjoint(low_words) and _CAPITALS.search(written) is None


# First name and surname, perhaps one more.
_FULL_NAME = range(2, 4)
_PLACE_FIRST = frozenset({"lake", "mount", "port", "cape", "river", "isle", "gulf", "strait", "fort"})


def signs_around(words: Sequence[Word], piece: Piece, known: Known) -> Signs:
    """What the words before and after a mention tell."""
    before = words[piece.first - 1] if piece.first else None
    after = words[piece.end] if piece.end < len(words) else None
    signs = NONE
    if piece.honoured:
        signs = signs.plus(Signs(person=_CERTAIN))
    elif piece.title is not None:
        signs = signs.plus(Signs(person=_CERTAIN - 2))
    if before is not None and words[piece.first].gap == " ":
        signs = signs.plus(_signs_before(words, piece, before, known))
    if before is not None and before.low in _IN and after is not None and after.low == "who":
        after = None
    if after is not None:
        owns = words[piece.end - 1].owns
        signs = signs.plus(_signs_owned(after, known) if owns else _signs_after(words, piece, after, known))
    return signs


def _signs_before(words: Sequence[Word], piece: Piece, before: Word, known: Known) -> Signs:
    low = before.low
    second = words[piece.first - 2] if piece.first > 1 and before.gap == " " else None
    owns = words[piece.end - 1].owns
    if low == "the" and (second is None or piece.title is not None):
        return Signs(person=0 if piece.title is not None else -2)
    if low == "the" and second is not None:
        # "in the X": what has an article is seldom a town; rivers and regions are.
        return Signs(person=-2, place=_SLIGHT if second.low in _IN and not owns else 0)
    if low in _IN:
        if owns or (second is not None and second.low in _NO_PLACE_BEFORE):
            return NONE
        more_follows = piece.end < len(words) and words[piece.end].low == "and"
        return Signs(place=_GOOD if low == "in" and not more_follows else 2)
    if low in _TOWARDS:
        return Signs(place=_SLIGHT if low in {"from", "towards", "into", "around"} else 0)
    if low == "of" and second is not None:
        return _signs_of(second, known)
    if low in {"for", "at"} and second is not None and second.low in known.organisation_of_roles:
        return Signs(organisation=2)
    if low in known.kin and not before.capital:
        return Signs(person=_GOOD)
    if is_role(before, known) and not before.capital and not before.owns:
        return Signs(person=_CERTAIN - 2)
    if low in known.place_kinds and not before.capital:
        return Signs(place=_GOOD)
    if low in known.speaking_before:
        return Signs(speaks=1)
    return NONE


def _signs_of(second: Word, known: Known) -> Signs:
    low = second.low
    if low in known.organisation_of_roles:
        return Signs(organisation=2)
    if low in known.place_kinds:
        return Signs(place=_GOOD)
    if low in _RULING:
        return Signs(place=2)
    return NONE


_RULING = frozenset({"mayor", "governor", "government", "king", "queen", "border", "borders"})


def _signs_owned(after: Word, known: Known) -> Signs:
    if after.gap != " " or after.capital:
        return NONE
    low = after.low
    return Signs(
        2 if low in _OF_PEOPLE else 0,
        2 if low in known.organisation_beside else 0,
        2 if low in known.place_owned else 0,
    )


def _signs_after(words: Sequence[Word], piece: Piece, after: Word, known: Known) -> Signs:
    low, gap = after.low, after.gap
    following = words[piece.end + 1] if piece.end + 1 < len(words) else None
    if gap == " ":
        if low == "who" or low in _PERSONAL:
            return Signs(person=_GOOD)
        if low in known.speaking or (low.endswith("ly") and following and following.low in known.speaking):
            told = following is not None and (
                following.low in _TOLD or (following.low == "the" and _word_at(words, piece.end + 2) in _TOLD)
            )
            return Signs(person=2 * told, speaks=1)
        if low in known.organisation_beside and not after.capital:
            return Signs(organisation=2)
        if low in known.place_after and not after.capital:
            return Signs(place=_GOOD)
        if low in {"foreign", "government", "army", "border"} and not after.capital:
            return Signs(place=2)
    elif gap == ", ":
        if low == "who":
            return Signs(person=_GOOD)
        if low.isdigit() and len(low) < _YEAR_DIGITS and (following is None or following.gap.startswith((",", "."))):
            return Signs(person=_GOOD)
        if after.capital and low in known.places:
            return Signs(place=2)
        if low in {"a", "an", "the"} and following is not None:
            return _signs_apposed(words, piece.end + 1, known)
    elif gap == " (" and low.isdigit():
        # A citation, or somebody's age.
        return Signs(person=2)
    if gap == " " and low == "and" and following is not None and following.capital:
        # "Roe and Doe (2011)"
        cited = words[piece.end + 2] if piece.end + 2 < len(words) else None
        if cited is not None and cited.gap == " (" and cited.low.isdigit():
            return Signs(person=2)
    return NONE


_YEAR_DIGITS = 3
_FARTHEST = 4


def _signs_apposed(words: Sequence[Word], first: int, known: Known) -> Signs:
    """What "X, a small broker" tells of X."""
    for word in words[first : first + _FARTHEST]:
        if word.gap.strip():
            break
        if word.low in {"of", "in", "for", "at", "that", "which", "who", "from", "to", "on"}:
            break
        ends = word
        if ends.low in known.organisation_is:
            return Signs(organisation=_GOOD)
        if ends.low in known.place_kinds:
            return Signs(place=_GOOD)
    return NONE


def _word_at(words: Sequence[Word], index: int) -> str:
    return words[index].low if index < len(words) else ""


def kind_of(signs: Signs) -> NameKind:
    """The kind that most speaks for, if it is enough and clearly more than for any other.

    >>> kind_of(Signs(person=4, place=1)), kind_of(Signs(person=3, place=3)).value
    (<NameKind.PERSON: 'person'>, 'other')
    """
    ranked = sorted(
        (
            (signs.person + (signs.person > 0 < signs.speaks), NameKind.PERSON),
            (signs.organisation, NameKind.ORGANISATION),
            (signs.place, NameKind.PLACE),
        ),
        key=lambda one: -one[0],
    )
    (most, kind), (second, _) = ranked[0], ranked[1]
    return kind if most >= _ENOUGH and most - second >= _AHEAD else NameKind.OTHER
