"""Roles that the text gives next to a name: "finance minister", "a retired nurse"."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from nutgraf.facts.names.honours import honours
from nutgraf.facts.names.known import Known
from nutgraf.facts.names.phrases import phrase_start
from nutgraf.facts.names.words import NameWord
from nutgraf.patterns import pattern

# The maximum number of words of a role.
_LONGEST_ROLE = 14
# The maximum number of words before a role: "a deeply religious retired nurse".
_FARTHEST_HEAD = 6
# The maximum number of unknown words before it: "climate", "oil company".
_MOST_UNKNOWN = 3
_ARTICLES = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "whose", "another", "one"}
)
# The organisation before a role is named in no more words than this.
_LONGEST_BEARER = 6
_COPULAS = frozenset({"is", "was", "became", "becomes"})
_AT = frozenset({"for", "of", "at", "in", "to", "on", "with", "from"})
_CUT = frozenset(
    {"that", "which", "whose", "when", "where", "while", "and", "but", "said", "says"}
    | {"was", "is", "were", "are", "has", "had"}
)
_AGE = pattern(r"\d{1,3}$")
_EXPERT = pattern(r"[a-z-]{3,20}(?:ologist|ographer|spokesman|spokeswoman|woman|ician)$")
_NO_EXPERT = frozenset({"woman"})


class RoleMention(NamedTuple):
    """Words by index, end exclusive."""

    first: int
    end: int


def is_role(word: NameWord, known: Known) -> bool:
    """Whether a word says what somebody is."""
    low = word.low
    if low in known.roles or low + "." in known.roles:
        return not (word.capital and low in known.lower_roles)
    if word.capital or low in _NO_EXPERT:
        return False
    return _EXPERT.match(low) is not None or ("-" in low and low.rpartition("-")[2] in known.roles)


def role_before(words: Sequence[NameWord], index: int, known: Known) -> RoleMention | None:
    """The role whose last word directly precedes `index`: "finance minister Jane Roe".

    >>> from nutgraf.facts.names.known import known
    >>> from nutgraf.facts.names.words import words_between
    >>> text = "the former climate scientist Ann"
    >>> role_before(words_between(text, 0, len(text)), 4, known("en"))
    RoleMention(first=1, end=4)
    """
    last = index - 1
    if last < 0 or words[index].gap not in {" ", ". "} or words[last].owns:
        return None
    envoy = last - 2
    if (
        envoy >= 0
        and words[last].low in known.places
        and words[last - 1].low in {"to", "for", "of"}
    ):
        # "the ambassador to Britain Jane Roe"
        beside = words[last].gap == words[last - 1].gap == " " and is_role(words[envoy], known)
        return RoleMention(_start(words, envoy, known), index) if beside else None
    if not is_role(words[last], known):
        return None
    start = _start(words, last, known)
    if start > 1 and words[start - 1].low in {"a", "an"} and words[start - 1].gap == ", ":
        # "Roe, a wealthy baker Holm employed"
        return None if words[start - 2].capital else RoleMention(start, index)
    return RoleMention(start, index)


def _start(words: Sequence[NameWord], head: int, known: Known) -> int:
    """The first word of a role with its head at `head`: what is known to belong to it.

    And up to the maximum of unknown words before that, if an article or similar word precedes
    these.
    """
    first = head
    while first > 0 and words[first].gap == " " and head - first < _LONGEST_ROLE:
        before = words[first - 1]
        if before.owns or not _belongs(before, known):
            break
        first -= 1
    further = first
    while further > 0 and words[further].gap == " " and first - further < _MOST_UNKNOWN:
        before = words[further - 1]
        if before.owns or before.capital or not before.low.isalpha():
            break
        if before.low in known.small or before.low in known.doing:
            break
        further -= 1
    bound = further > 0 and (words[further].gap != " " or _bounds(words[further - 1]))
    whole = _whole_start(words, further if bound else first, head, known)
    return whole if words[head].capital else min(whole, phrase_start(words, head, known))


def _whole_start(words: Sequence[NameWord], first: int, head: int, known: Known) -> int:
    """Where a role begins that begins earlier: "founder and chief", "Hull Council spokesman"."""
    if first > 1 and words[first].gap == " " and words[first - 1].low == "and":
        before = words[first - 2]
        if words[first - 1].gap == " " and is_role(before, known) and not before.owns:
            return _start(words, first - 2, known)
    if words[head].capital:
        return first
    start = first
    while start > 0 and words[start].gap in {" ", " & "} and first - start < _LONGEST_BEARER:
        before = words[start - 1]
        linked = before.low in {"of", "for"} and start > 1 and words[start - 2].capital
        if not (linked or (before.capital and before.low not in known.small)):
            break
        if before.owns or before.low in known.calendar:
            break
        start -= 1
    return start


def _belongs(word: NameWord, known: Known) -> bool:
    low = word.low
    if low in known.role_modifiers or low in known.adjectives:
        return True
    return is_role(word, known) or ("-" in low and (not word.capital or low.endswith("-based")))


def _bounds(word: NameWord) -> bool:
    return word.owns or word.low in _ARTICLES or word.low in {"this", "that", "one", "by"}


def role_before_comma(
    words: Sequence[NameWord], index: int, end: int, known: Known
) -> RoleMention | None:
    """The role before a name set off by commas: "its spokesman for trade, Jane Roe, said"."""
    end = _past_honours(words, end)
    if index == 0 or words[index].gap != ", " or not _is_closed(words, end):
        return None
    for head in range(index - 1, max(-1, index - 1 - _LONGEST_ROLE), -1):
        word = words[head]
        if is_role(word, known) and (not word.capital or head == 0 or _is_led(words, head, known)):
            told = head == index - 1 or words[head + 1].low in _AT
            return (
                RoleMention(_start(words, head, known), index) if told and not word.owns else None
            )
        if (
            word.low in _CUT
            or word.low in known.speaking
            or (head < index - 1 and not _is_plain(words, head + 1))
        ):
            return None
    return None


def _is_led(words: Sequence[NameWord], head: int, known: Known) -> bool:
    """Whether a title right before the comma is somebody's: "Hull's Prime Minister, Jane Roe"."""
    first = _start(words, head, known)
    if first == 0:
        return head > 0
    return words[first - 1].owns or words[first - 1].low == "the"


def _past_honours(words: Sequence[NameWord], end: int) -> int:
    """The first word behind a name that is no letters of honour: "Jane Roe DBE was"."""
    while end < len(words) and words[end].gap == " " and words[end].capital:
        if words[end].low not in honours():
            break
        end += 1
    return end


@cache
def _asides() -> frozenset[str]:
    """The text between commas after a name: "Jane Roe, PhD, a chemist"."""
    return honours() | {"jr", "sr"}


def _is_plain(words: Sequence[NameWord], index: int) -> bool:
    return words[index].gap == " "


def _is_closed(words: Sequence[NameWord], end: int) -> bool:
    return end >= len(words) or words[end].gap.startswith((",", ")", ";", " –", " —", "–", "—"))


def role_after(words: Sequence[NameWord], end: int, known: Known) -> RoleMention | None:
    """The role after a name, `end` being the index of the word after that.

    In an apposition, "Jane Roe, 45, a baker from Hull, said", or as in "Jane Roe is a baker".
    """
    count = len(words)
    first = past_brackets(words, _past_honours(words, end))
    if first >= count:
        return None
    if words[first].gap.endswith(" ") and words[first].low in _COPULAS:
        first += 1
        if first >= count or words[first].low not in _ARTICLES or words[first].gap != " ":
            return None
    elif words[first].low == "of" and words[first].gap in {" ", ", "}:
        return _belonging(words, first, known)
    elif words[first].gap not in _BESIDE:
        return None
    while first < count and (_AGE.match(words[first].low) or words[first].low in _asides()):
        first += 1
        if first >= count or words[first].gap != ", ":
            return None
    if words[first].low == "of":
        return _belonging(words, first, known)
    return _described(words, first, known)


def past_brackets(words: Sequence[NameWord], end: int) -> int:
    """The verb behind brackets: "Jane Roe (born 3 May 1929) was a baker"; else `end`."""
    if end >= len(words) or not words[end].gap.startswith(" ("):
        return end
    for index in range(end + 1, min(len(words), end + _LONGEST_BRACKETS)):
        gap = words[index].gap
        if ")" in gap or gap == "] ":
            if words[index].low in _COPULAS and gap.endswith((") ", "] ")):
                return index
            if not gap.endswith((" [", "[", "; ", ", ")):
                # Brackets that hold more than dates have brackets of their own.
                continue
    return end


_LONGEST_BRACKETS = 40
_BESIDE = frozenset({", ", "., ", " (", " – ", " — ", "—", "–"})


def _belonging(words: Sequence[NameWord], first: int, known: Known) -> RoleMention | None:
    """Where somebody works: "Jane Roe, of Hull University", the "of" at `first`."""
    place = first + 1
    if place < len(words) and words[place].low == "the":
        place += 1
    start, works = place, False
    while place < len(words) and place - start < _LONGEST_BEARER and words[place].gap == " ":
        word = words[place]
        linked = word.low in {"of", "for"} and place > start
        if not (word.capital or linked):
            break
        works = works or (word.capital and word.low in known.organisation_heads)
        place += 1
    while place > start and not words[place - 1].capital:
        place -= 1
    return RoleMention(first, place) if works else None


def _described(words: Sequence[NameWord], first: int, known: Known) -> RoleMention | None:
    """The role in a description beginning at `first`, without its article."""
    start = first
    if words[start].low in _ARTICLES:
        start += 1
        if start >= len(words) or words[start].gap != " ":
            return None
    led = start > first
    end = _end_of_description(words, start, known)
    for head in range(start, min(end, start + _FARTHEST_HEAD)):
        word = words[head]
        if (is_role(word, known) or _heads(words, head, start, known)) and not word.owns:
            if head + 1 < end and words[head + 1].capital:
                if led and not word.capital:
                    # "the deputy White House press secretary"
                    continue
                # A list: "Jane Roe, President Tom Holm, ..."
                return None
            if head + 1 < end and (is_role(words[head + 1], known)):
                continue
            unknown = [
                one
                for one in words[start:head]
                if not (_belongs(one, known) or one.owns or one.capital)
            ]
            owned = any(one.owns for one in words[start:head])
            closed = end >= len(words) or words[end].gap.strip() != ""
            told = head + 1 < end and words[head + 1].low in _AT
            fits = led or not unknown or owned
            fits = fits or ((closed or told) and len(unknown) <= _MOST_UNKNOWN)
            return RoleMention(start, end) if fits else None
        if word.low in known.small and not (
            word.low in known.role_modifiers or word.low in {"of", "new"}
        ):
            return None
    return None


def _heads(words: Sequence[NameWord], head: int, start: int, known: Known) -> bool:
    """Whether a capitalised word is a role because of a title: "Jane Roe, Head of Art"."""
    titled = head == start and words[head].capital and words[head].low in known.lower_roles
    return titled and head + 1 < len(words) and words[head + 1].low == "of"


# Between the words of one description; the last two follow a possessive.
_WITHIN = frozenset({"-", " & ", ". ", "'s ", "’s ", "' ", "’ "})


def _end_of_description(words: Sequence[NameWord], start: int, known: Known) -> int:
    place, clause = start + 1, None
    while place < len(words) and place - start < _LONGEST_ROLE:
        word = words[place]
        if not word.gap.isspace() and word.gap not in _WITHIN:
            break
        joined = word.low == "and" and _goes_on(words, place + 1, known)
        ends = (word.low in _CUT and not joined) or word.low in known.speaking
        if ends and (clause is None or word.low == "but"):
            break
        if word.low == "who" and clause is None:
            clause = place
        place += 1
    return whole_clause(words, place, clause)


def whole_clause(words: Sequence[NameWord], end: int, clause: int | None) -> int:
    """Where a description ends: before its own clause if this goes on behind `end`."""
    goes_on = end < len(words) and words[end].gap.isspace()
    return clause if clause is not None and goes_on else end


def _goes_on(words: Sequence[NameWord], index: int, known: Known) -> bool:
    """Whether a second role follows "and": "chief executive and founder"."""
    return any(
        is_role(word, known) for word in words[index : index + _FARTHEST_SECOND] if word.gap == " "
    )


_FARTHEST_SECOND = 3
