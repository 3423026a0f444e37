"""Descriptions of a person other than an office: "his brother", "a Booker winner".

These do not identify a person by themselves, but describe one that other evidence has identified.
"""

from collections.abc import Sequence
from itertools import pairwise

from nutgraf.facts.names.known import Known
from nutgraf.facts.names.phrases import POSSESSIVES, phrase_start
from nutgraf.facts.names.roles import RoleMention, is_role, past_brackets, whole_clause
from nutgraf.facts.names.words import NameWord
from nutgraf.patterns import pattern


def told_role(words: Sequence[NameWord], first: int, end: int, known: Known) -> RoleMention | None:
    """The description of the person whose name is `words[first:end]`, directly next to the name.

    >>> from nutgraf.facts.names.known import known
    >>> from nutgraf.facts.names.words import words_between
    >>> text = "his younger brother Alfred Orr came"
    >>> told_role(words_between(text, 0, len(text)), 3, 5, known("en"))
    RoleMention(first=0, end=3)
    """
    return (
        _before(words, first, end, known)
        or _apposition(words, end, known)
        or _is_called(words, end, known)
        or _does(words, end, known)
    )


def _is_person(word: NameWord, known: Known) -> bool:
    """Whether a word in lower case is what people are called."""
    if word.capital or word.owns:
        return False
    low = word.low
    return low in known.kin or low in known.relations or is_role(word, known)


def is_people(word: NameWord, known: Known) -> bool:
    """Whether a word is what several people are called: "researchers", "founding members"."""
    low = word.low
    if word.capital or word.owns or not low.endswith("s"):
        return False
    single = f"{low[:-3]}y" if low.endswith("ies") else low[:-1]
    return single in known.roles or single in known.relations or single in known.kin


def _before(words: Sequence[NameWord], first: int, end: int, known: Known) -> RoleMention | None:
    head = first - 1
    if head < 0 or not _is_person(words[head], known):
        return None
    start = phrase_start(words, head, known)
    lead = words[start - 1] if start else words[start]
    if start > 1 and lead.low in {"a", "an"} and lead.gap == ", " and words[start - 2].capital:
        # "Roe, a wealthy baker Holm employed"
        return None
    owned = start > 0 and lead.low in POSSESSIVES and words[start].gap == " "
    role = RoleMention(start - (owned and not is_role(words[head], known)), first)
    if words[first].gap == " ":
        return role
    closed = end >= len(words) or words[end].gap.startswith((",", ";", ")", " –", " —", "—"))
    led = owned or lead.owns or lead.low in _ARTICLES
    return role if words[first].gap == ", " and led and closed else None


def shared_role(words: Sequence[NameWord], first: int, known: Known) -> RoleMention | None:
    """The shared role of the people of a row, of which the first is named at `first`.

    >>> from nutgraf.facts.names.known import known
    >>> from nutgraf.facts.names.words import words_between
    >>> text = "by the researchers Ann Orr and Tom Lee"
    >>> shared_role(words_between(text, 0, len(text)), 3, known("en"))
    RoleMention(first=2, end=3)
    """
    if first < 1 or not is_people(words[first - 1], known) or words[first].gap != " ":
        return None
    return RoleMention(phrase_start(words, first - 1, known), first)


def goes_on(words: Sequence[NameWord], end: int, first: int) -> bool:
    """Whether a row of names continues from one that ends at `end` to one at `first`."""
    between = words[end:first]
    if words[end - 1].owns or any(word.low not in {"and", "or"} for word in between):
        return False
    return all(word.gap in {" ", ", "} for word in words[end : first + 1]) and (
        bool(between) or words[first].gap == ", "
    )


def _apposition(words: Sequence[NameWord], end: int, known: Known) -> RoleMention | None:
    """A description after a name: "Jane Roe, a Booker winner, came"; "one of his editors"."""
    count = len(words)
    if end + 1 >= count or words[end - 1].owns or words[end].gap not in _BESIDE:
        return None
    start = end
    while start + 1 < count and _AGE.match(words[start].low) and words[start + 1].gap == ", ":
        start += 1
    opening = words[start].low
    if words[start + 1].gap != " " and not words[start].owns:
        return None
    if words[start].capital:
        return _owned(words, start, known)
    close = _end(words, start, known)
    told = words[start + 1 : close]
    goes_on = close < len(words) and words[close].gap == " " and words[close].low not in _CLOSES
    if not told or goes_on or told[-1].low in known.small:
        return None
    if opening in _INDEFINITE:
        return RoleMention(start + 1, close)
    if opening == "one" and told[0].low == "of":
        return RoleMention(start, close)
    if opening in POSSESSIVES or opening == "the":
        if _names_another(told, known):
            return None
        people = any(_is_person(word, known) for word in told[:_FARTHEST])
        only = opening == "the" and told[0].low in _SINGULAR
        return RoleMention(start + (opening == "the"), close) if people or only else None
    return None


def _owned(words: Sequence[NameWord], start: int, known: Known) -> RoleMention | None:
    """The same with an owner: "Andrew, Queen Elizabeth's third child, came"."""
    owner = start
    while owner < len(words) and words[owner].capital and not words[owner].owns:
        owner += 1
        if owner - start > _LONGEST_OWNER or owner >= len(words) or words[owner].gap != " ":
            return None
    if owner >= len(words) or not words[owner].owns:
        return None
    close = _end(words, owner, known)
    told = words[owner + 1 : close]
    people = any(_is_person(word, known) for word in told[:_FARTHEST])
    closed = close >= len(words) or words[close].gap != " " or words[close].low in _WHO
    if not people or not closed or _names_another(told, known):
        return None
    return RoleMention(start, close)


def _names_another(told: Sequence[NameWord], known: Known) -> bool:
    """Whether a phrase belongs to somebody else: "the philosopher Ann Lee tells why"."""
    return any(
        _is_person(word, known) and after.capital and after.gap == " "
        for word, after in pairwise(told)
    )


def _end(words: Sequence[NameWord], start: int, known: Known) -> int:
    """Where a description ends: with its own clause ("who ..."), or before another begins."""
    place, clause = start + 1, None
    while place < len(words) and place - start < _LONGEST_DESCRIPTION:
        word = words[place]
        if not word.gap.isspace() and word.gap not in _WITHIN:
            break
        verb = word.low in known.speaking or word.low in _AUXILIARIES
        if word.low in _WHO or (verb and clause is None):
            break
        if word.low == "who" and clause is None:
            clause = place
        place += 1
    return whole_clause(words, place, clause)


def _is_called(words: Sequence[NameWord], end: int, known: Known) -> RoleMention | None:
    """What somebody is said to be: "Jane Roe was a close friend of Ann Lee"."""
    verb = past_brackets(words, end)
    if verb + 2 >= len(words) or words[verb].low not in _COPULAS or words[verb + 1].gap != " ":
        return None
    if not words[verb].gap.endswith(" ") or words[verb + 1].low not in {"a", "an", "the"}:
        return None
    close = _end(words, verb + 1, known)
    told = words[verb + 2 : close]
    if not any(_is_person(word, known) for word in told[:_FARTHEST]):
        return None
    return RoleMention(verb + 2, close)


def _does(words: Sequence[NameWord], end: int, known: Known) -> RoleMention | None:
    """What somebody's office is: "Jane Roe, who heads the Bridge Trust, said"."""
    if end + 2 >= len(words) or words[end].low != "who" or words[end].gap != ", ":
        return None
    if words[end + 1].low in known.leading:
        return RoleMention(end, _end(words, end + 1, known))
    if words[end + 1].low not in _COPULAS or words[end + 2].low not in {"a", "an", "the"}:
        return None
    close = _end(words, end + 2, known)
    people = any(_is_person(word, known) for word in words[end + 3 : close][:_FARTHEST])
    return RoleMention(end + 3, close) if people else None


_ARTICLES = frozenset({"a", "an", "the"})
_INDEFINITE = frozenset({"a", "an", "another"})
# "The first great poet", "the only author so far".
_SINGULAR = frozenset(
    {"first", "last", "only", "youngest", "oldest", "former", "late", "voice", "famed", "famous"}
)
_COPULAS = frozenset({"is", "was", "became", "becomes"})
_AUXILIARIES = frozenset({"is", "was", "were", "are", "has", "had", "have", "will", "said"})
_WHO = frozenset({"whose", "that", "which", "when", "where", "while", "but"})
_CLOSES = _WHO | {"who"}
_BESIDE = frozenset({", ", "., ", " (", " – ", " — ", " - ", "—", "–"})
_WITHIN = frozenset({"-", " & ", ". ", "'s ", "’s ", "' ", "’ "})
_AGE = pattern(r"\d{1,3}$")
_LONGEST_DESCRIPTION, _LONGEST_OWNER = 16, 4
# The role is near the opening: "a deeply religious retired nurse".
_FARTHEST = 7
