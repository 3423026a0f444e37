"""The context of a name that reveals what it denotes."""

from collections.abc import Sequence

from nutgraf.facts.names.evidence import CERTAIN, FAIR, GOOD, NONE, SLIGHT, STRONG, Evidence
from nutgraf.facts.names.known import Known
from nutgraf.facts.names.pieces import NamePiece
from nutgraf.facts.names.roles import is_role
from nutgraf.facts.names.words import NameWord

# "X, 58," is somebody of that age; a longer number is a year.
_AGE_DIGITS = 2
# A description is within this many words: "X, a small family firm".
_FARTHEST = 4
_ARTICLES = frozenset({"a", "an", "the"})
_ENDS_DESCRIPTION = frozenset({"of", "in", "for", "at", "that", "which", "who", "from", "to", "on"})
# "United have": one person "has".
_PLURAL_VERBS = frozenset({"have", "are", "were"})
_NOTHING = NameWord(0, 0, "", capital=False, owns=False, gap="")


def evidence_around(words: Sequence[NameWord], piece: NamePiece, known: Known) -> Evidence:
    """The evidence in the words of a sentence before and after a name."""
    signs = NONE
    if piece.honoured:
        signs = Evidence(person=CERTAIN)
    elif piece.title is not None:
        signs = Evidence(person=STRONG)
    before = _at(words, piece.first - 1)
    after = _at(words, piece.end)
    if before is not _NOTHING and words[piece.first].gap == " ":
        signs = signs.plus(_before(words, piece, before, known))
    if after is _NOTHING or (before.low in known.within and after.low == "who"):
        return signs
    if words[piece.end - 1].owns:
        return signs.plus(_owned(after, known))
    return signs.plus(_after(words, piece, after, known))


def _at(words: Sequence[NameWord], index: int) -> NameWord:
    return words[index] if 0 <= index < len(words) else _NOTHING


def _before(
    words: Sequence[NameWord], piece: NamePiece, before: NameWord, known: Known
) -> Evidence:
    second = _at(words, piece.first - 2) if before.gap == " " else _NOTHING
    low = before.low
    if low == "the":
        if piece.title is not None:
            return NONE
        # "In the X": a name with an article is seldom a town, but rivers and regions are.
        inside = second.low in known.within and not words[piece.end - 1].owns
        return Evidence(person=-FAIR, place=SLIGHT * inside)
    if low in known.within:
        return _inside(words, piece, low, second, known)
    if low in known.towards:
        return Evidence(place=SLIGHT)
    if low == "of":
        return _of(second.low, known)
    if low in {"for", "at"}:
        return Evidence(organisation=FAIR * (second.low in known.organisation_of_roles))
    return NONE if before.capital or before.owns else _described_before(before, known)


def _inside(
    words: Sequence[NameWord], piece: NamePiece, low: str, second: NameWord, known: Known
) -> Evidence:
    if words[piece.end - 1].owns or second.low in known.no_place_before:
        return NONE
    after = _at(words, piece.end)
    if _is_plural_noun(after, known):
        # "In X shops": X is a modifier.
        return NONE
    listed = after.low == "and"
    return Evidence(place=GOOD if low == "in" and not listed else FAIR)


def _is_plural_noun(word: NameWord, known: Known) -> bool:
    plain = word.gap == " " and not word.capital and word.low.endswith("s")
    return plain and word.low not in known.small and word.low not in known.speaking


def _of(second: str, known: Known) -> Evidence:
    if second in known.organisation_of_roles:
        return Evidence(organisation=FAIR)
    if second in known.place_kinds:
        return Evidence(place=GOOD)
    return Evidence(place=FAIR * (second in known.ruling))


def _described_before(before: NameWord, known: Known) -> Evidence:
    """The evidence in "sister Ann", "striker Roe" and "river Lisse"."""
    if before.low in known.kin:
        return Evidence(person=GOOD)
    if is_role(before, known):
        return Evidence(person=STRONG)
    if before.low in known.place_kinds:
        return Evidence(place=GOOD)
    return Evidence(speaks=int(before.low in known.speaking_before))


def _owned(after: NameWord, known: Known) -> Evidence:
    """The evidence in "X's board" and "X's wife"."""
    if after.gap != " " or after.capital:
        return NONE
    low = after.low
    return Evidence(
        FAIR * (low in known.of_people),
        FAIR * (low in known.organisation_beside),
        FAIR * (low in known.place_owned),
    )


def _after(words: Sequence[NameWord], piece: NamePiece, after: NameWord, known: Known) -> Evidence:
    following = _at(words, piece.end + 1)
    if after.gap == " ":
        if _is_cited(words, piece):
            return Evidence(person=FAIR)
        return _goes_on(words, piece, after, known)
    if after.gap == ", ":
        if after.low == "who":
            return Evidence(person=GOOD)
        is_age = after.low.isdigit() and len(after.low) <= _AGE_DIGITS
        if is_age and (following is _NOTHING or following.gap.startswith((",", "."))):
            return Evidence(person=GOOD)
        if after.capital and after.low in known.places:
            return Evidence(place=FAIR)
        if after.low in _ARTICLES:
            return _apposed(words, piece.end + 1, known)
    # A citation, or somebody's age.
    return Evidence(person=FAIR * (after.gap == " (" and after.low.isdigit()))


def _is_cited(words: Sequence[NameWord], piece: NamePiece) -> bool:
    """Whether a name is the first of two in a citation with the year in brackets."""
    following, cited = _at(words, piece.end + 1), _at(words, piece.end + 2)
    joined = words[piece.end].low == "and" and following.capital
    return joined and cited.gap == " (" and cited.low.isdigit()


def _goes_on(
    words: Sequence[NameWord], piece: NamePiece, after: NameWord, known: Known
) -> Evidence:
    """The evidence in the word directly after a name."""
    low, following = after.low, _at(words, piece.end + 1)
    if low == "who" or low in known.personal:
        return Evidence(person=GOOD)
    if low in known.speaking or (low.endswith("ly") and following.low in known.speaking):
        heard = _at(words, piece.end + 2) if following.low == "the" else following
        return Evidence(person=FAIR * (heard.low in known.told), speaks=1)
    if after.capital:
        return NONE
    if low in _PLURAL_VERBS and words[piece.first].gap not in {", ", " and "}:
        joined = _at(words, piece.first - 1).low in {"and", "or", "nor"}
        return NONE if joined else Evidence(person=-FAIR)
    if low in known.organisation_beside:
        return Evidence(organisation=FAIR)
    if low in known.place_after:
        return Evidence(place=GOOD)
    return Evidence(place=FAIR * (low in known.of_state))


def _apposed(words: Sequence[NameWord], first: int, known: Known) -> Evidence:
    """The evidence in "X, a small brewery"."""
    found = NONE
    for word in words[first : first + _FARTHEST]:
        if word.gap.strip() or word.low in _ENDS_DESCRIPTION:
            break
        if word.low in known.organisation_is:
            return Evidence(organisation=GOOD)
        if word.low in known.place_kinds:
            # "The state gas firm" is not one.
            found = Evidence(place=GOOD)
    return found
