"""What the text says beside a name that its bearer is: "finance minister", "a retired nurse"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from nutgraf.facts.names.known import Known
from nutgraf.facts.names.words import NameWord

# A role is told in no more words than this.
_LONGEST_ROLE = 14
# Before what somebody is stand no more words than this: "a deeply religious retired nurse".
_FARTHEST_HEAD = 6
# So many words that are not known may stand before it: "climate", "oil company".
_MOST_UNKNOWN = 2
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "whose"})
_COPULAS = frozenset({"is", "was", "became", "becomes"})
_AT = frozenset({"for", "of", "at", "in", "to", "on", "with", "from"})
_CUT = frozenset(
    {"who", "that", "which", "whose", "when", "where", "while", "and", "but", "said", "says"}
)
_AGE = re.compile(r"\d{1,3}$")
_EXPERT = re.compile(r"[a-z-]{3,20}(?:ologist|ographer|spokesman|spokeswoman|woman|ician)$")
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
    return not word.capital and low not in _NO_EXPERT and _EXPERT.match(low) is not None


def role_before(words: Sequence[NameWord], index: int, known: Known) -> RoleMention | None:
    """The role whose last word stands right before `index`: "finance minister Jane Roe".

    >>> from nutgraf.facts.names.known import known
    >>> from nutgraf.facts.names.words import words_between
    >>> text = "the former climate scientist Ann"
    >>> role_before(words_between(text, 0, len(text)), 4, known("en"))
    RoleMention(first=1, end=4)
    """
    last = index - 1
    if last < 0 or words[index].gap not in {" ", ". "} or words[last].owns:
        return None
    if not is_role(words[last], known):
        return None
    return RoleMention(_start(words, last, known), index)


def _start(words: Sequence[NameWord], head: int, known: Known) -> int:
    """The first word of a role with its head at `head`: what is known to belong to it.

    And so many words before that, if an article or the like stands before these.
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
        if before.owns or before.capital or before.low in known.small or not before.low.isalpha():
            break
        further -= 1
    bound = further > 0 and (words[further].gap != " " or _bounds(words[further - 1]))
    return further if bound else first


def _belongs(word: NameWord, known: Known) -> bool:
    low = word.low
    if low in known.role_modifiers or low in known.adjectives:
        return True
    return is_role(word, known) or ("-" in low and not word.capital)


def _bounds(word: NameWord) -> bool:
    return word.owns or word.low in _ARTICLES or word.low in {"this", "that", "one", "by"}


def role_before_comma(
    words: Sequence[NameWord], index: int, end: int, known: Known
) -> RoleMention | None:
    """The role before a name set off by commas: "its spokesman for trade, Jane Roe, said"."""
    if index == 0 or words[index].gap != ", " or not _is_closed(words, end):
        return None
    for head in range(index - 1, max(-1, index - 1 - _LONGEST_ROLE), -1):
        word = words[head]
        if is_role(word, known) and not word.capital:
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


def _is_plain(words: Sequence[NameWord], index: int) -> bool:
    return words[index].gap == " "


def _is_closed(words: Sequence[NameWord], end: int) -> bool:
    return end >= len(words) or words[end].gap.startswith((",", ")", ";", " –", " —", "–", "—"))


def role_after(words: Sequence[NameWord], end: int, known: Known) -> RoleMention | None:
    """The role after a name, `end` being the index of the word after that.

    In an apposition, "Jane Roe, 45, a baker from Hull, said", or as in "Jane Roe is a baker".
    """
    count = len(words)
    first = end
    if first >= count:
        return None
    if words[first].gap == " " and words[first].low in _COPULAS:
        first += 1
        if first >= count or words[first].low not in _ARTICLES or words[first].gap != " ":
            return None
    elif words[first].gap not in {", ", " (", " – ", " — ", "—", "–"}:
        return None
    elif _AGE.match(words[first].low):
        first += 1
        if first >= count or words[first].gap != ", ":
            return None
    return _described(words, first, known)


def _described(words: Sequence[NameWord], first: int, known: Known) -> RoleMention | None:
    """The role that a description beginning at `first` tells, without its article."""
    start = first
    if words[start].low in _ARTICLES:
        start += 1
        if start >= len(words) or words[start].gap != " ":
            return None
    led = start > first
    end = _end_of_description(words, start, known)
    for head in range(start, min(end, start + _FARTHEST_HEAD)):
        word = words[head]
        if is_role(word, known) and not word.owns:
            if head + 1 < end and words[head + 1].capital:
                # A list: "Jane Roe, President Tom Holm, ..."
                return None
            if head + 1 < end and (is_role(words[head + 1], known)):
                continue
            fits = led or all(
                _belongs(one, known) or one.owns or one.capital for one in words[start:head]
            )
            return RoleMention(start, end) if fits else None
        if word.low in known.small and not (word.low in known.role_modifiers or word.low == "of"):
            return None
    return None


def _end_of_description(words: Sequence[NameWord], start: int, known: Known) -> int:
    place = start + 1
    while place < len(words) and place - start < _LONGEST_ROLE:
        word = words[place]
        if not word.gap.isspace() and word.gap not in {"-", " & ", ". ", "'s ", "’s "}:
            break
        if word.low in _CUT or word.low in known.speaking:
            break
        place += 1
    return place
