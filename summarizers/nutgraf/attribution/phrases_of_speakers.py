"""Noun phrases next to a reporting verb, for languages whose grammar is a few word classes.

English has a richer algorithm (`speakers`). Here a phrase is a determiner and the words up to a
name or the end of the noun. If this is unclear, there is no phrase, and so no speaker.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from nutgraf.attribution.speakers import Phrase
from nutgraf.attribution.tokens import Token
from nutgraf.language import wordlists

# No speaker is named in more words than this.
_LONGEST = 14
# Between a noun and the name behind it: "directora general adjunta Ana Gil".
_MOST_BETWEEN = 3
# Two brackets and a word.
_BRACKETED = 3


class SmallWords(NamedTuple):
    """The classes of function words that bound a phrase."""

    determiners: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    links: frozenset[str]
    calendar: frozenset[str]
    opening: frozenset[str]
    particles: frozenset[str]
    relatives: frozenset[str]
    oblique: frozenset[str]
    asked: frozenset[str]


@cache
def small_words(language: str) -> SmallWords:
    """Those of a language; all empty where it has no such lists."""

    def own(subject: str, group: str) -> frozenset[str]:
        return wordlists.words(subject, language, group, fallback=False)

    return SmallWords(
        own("grammar", "determiners"),
        own("grammar", "pronouns"),
        own("grammar", "prepositions"),
        own("grammar", "links"),
        # "Jan" is a month in short, and more often somebody.
        (own("calendar", "months") | own("calendar", "days") | own("grammar", "times"))
        - own("given-names", ""),
        own("grammar", "conjunctions") | own("grammar", "adverbs"),
        own("particles", "opening"),
        own("grammar", "relatives"),
        own("grammar", "oblique"),
        own("grammar", "asked"),
    )


def noun_phrase(tokens: Sequence[Token], first: int, known: SmallWords) -> Phrase | None:
    """The noun phrase that starts at `first`."""
    if first >= len(tokens) or not tokens[first].is_word:
        return None
    low = tokens[first].low
    if low in known.pronouns and low not in known.determiners:
        return Phrase(first, first + 1)
    if low in known.particles and first + 1 < len(tokens):
        # "Sagte von Ahlen": a surname that opens with a function word.
        end = _name_end(tokens, first, known)
        named = end > first + 1 and tokens[end - 1].capital
        if named and tokens[end - 1].low not in known.calendar:
            return Phrase(first, end)
    at = _past(tokens, first, known.determiners)
    if not _may_open(tokens, at, known):
        # "er" and "il" are an article or nothing; a bare determiner names nobody.
        return Phrase(first, first + 1) if at > first and low in known.pronouns else None
    end = _name_end(tokens, at, known) if tokens[at].capital else _noun_end(tokens, at, known)
    if not any(token.capital for token in tokens[at:end]):
        end = _past_party(tokens, end, known)
    if end - first > _LONGEST:
        return None
    return Phrase(first, _with_name_behind_comma(tokens, first, end, known))


def _past_party(tokens: Sequence[Token], end: int, known: SmallWords) -> int:
    """The end of "la députée (PS) Ana Gil", with a party in brackets before the name."""
    for close in range(end + 2, min(len(tokens) - 1, end + _LONGEST_PARTY)):
        if tokens[close].low == ")":
            named = tokens[end].low == "(" and tokens[close + 1].capital
            return _name_end(tokens, close + 1, known) if named else end
    return end


# Two brackets and three words.
_LONGEST_PARTY = 6


def _may_open(tokens: Sequence[Token], at: int, known: SmallWords) -> bool:
    if at >= len(tokens) or not tokens[at].is_word:
        return False
    low = tokens[at].low
    small = known.prepositions | known.pronouns | known.calendar | known.opening
    return (
        not low[0].isdigit()
        and (tokens[at].capital or low not in small)
        and (low not in known.calendar)
    )


def _past(tokens: Sequence[Token], at: int, words: frozenset[str]) -> int:
    while at < len(tokens) and tokens[at].is_word and tokens[at].low in words:
        at += 1
    return at


def _name_end(tokens: Sequence[Token], at: int, known: SmallWords) -> int:
    """The end of a run of capitalised words with the function words inside it."""
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST and tokens[end].is_word:
        if tokens[end].capital and tokens[end].low not in known.calendar:
            end += 1
            continue
        past = end
        while (
            past < len(tokens)
            and tokens[past].is_word
            and not tokens[past].capital
            and (tokens[past].low in known.links)
        ):
            past += 1
        if past == end or past >= len(tokens) or not tokens[past].capital:
            # "Camera di commercio": one noun belongs to it where the phrase then ends.
            alone = past == end + 1 and past < len(tokens) and tokens[past].is_word
            if alone and tokens[end].low in known.links and _ends_at(tokens, past + 1, known):
                end = past + 1
            break
        end = past + 1
    return end


def _noun_end(tokens: Sequence[Token], at: int, known: SmallWords) -> int:
    """The end of a noun in lower case with what belongs to it: "portavoz de la empresa Ana Gil"."""
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST and tokens[end].is_word:
        if tokens[end].capital:
            return _name_end(tokens, end, known)
        past = _past(tokens, end, known.links | known.determiners)
        if past > end and tokens[end].low in known.links:
            if past >= len(tokens) or not tokens[past].is_word:
                break
            if tokens[past].capital:
                return _name_end(tokens, past, known)
            end = past + 1
            continue
        ahead = _capital_ahead(tokens, end, known)
        if ahead is None:
            break
        end = ahead
    return end


def _capital_ahead(tokens: Sequence[Token], at: int, known: SmallWords) -> int | None:
    """The next capitalised word, if only a few others precede it."""
    for index in range(at, min(len(tokens), at + _MOST_BETWEEN)):
        token = tokens[index]
        bounds = token.low in known.prepositions - known.links or token.low in known.relatives
        if not token.is_word or bounds:
            return None
        if token.capital:
            return None if token.low in known.calendar else index
    return None


def _with_name_behind_comma(
    tokens: Sequence[Token], first: int, end: int, known: SmallWords
) -> int:
    """The end of "la directora, Ana Gil": what somebody is, then the name."""
    head = first
    while head < end and tokens[head].low in known.determiners:
        head += 1
    # "La consejera de Agricultura, Ana Gil": a capital behind the head is no name yet.
    named = head >= end or (head == first and tokens[head].capital)
    if not any(token.capital for token in tokens[head:end]):
        end = _past_adjective(tokens, end, known)
    if named or end + 1 >= len(tokens) or tokens[end].low != "," or not tokens[end + 1].capital:
        return end
    closing = _name_end(tokens, end + 1, known)
    # One word may be the beginning of anything.
    several = closing - end > 2  # noqa: PLR2004  # the comma and one word
    return closing if several and _is_closed(tokens, closing) else end


def _past_adjective(tokens: Sequence[Token], end: int, known: SmallWords) -> int:
    """The comma after "la directora general, Ana Gil", if one word precedes it."""
    if end + 2 >= len(tokens) or not tokens[end].is_word or tokens[end].capital:
        return end
    small = known.prepositions | known.links | known.pronouns | known.opening | known.calendar
    behind = tokens[end + 1].low == "," and tokens[end + 2].capital
    return end + 1 if behind and tokens[end].low not in small else end


def _ends_at(tokens: Sequence[Token], at: int, known: SmallWords) -> bool:
    """Whether a phrase is over at `at`: with the clause, or before a time, a place or a "but"."""
    if _is_closed(tokens, at):
        return True
    low = tokens[at].low
    return low in (known.prepositions | known.calendar | known.opening) - known.links


def _is_closed(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or not tokens[at].is_word


def subject_ending_at(
    tokens: Sequence[Token], first: int, end: int, known: SmallWords
) -> Phrase | None:
    """The subject that fills the words from `first` up to a verb at `end`, if they are one."""
    while first < end and tokens[first].low in known.opening:
        first += 1
    while end > first and tokens[end - 1].low in known.opening:
        end -= 1
    found = noun_phrase(tokens, first, known) if first < end else None
    if found is None or not _opens_subject(tokens[first], known):
        return None
    if found.end == end or _is_bracketed(tokens, found.end, end):
        return found
    # "Ana Gil, alcaldesa de Vigo, dijo": the name is before the comma.
    # Or the name is between them: "Su directora, Ana Gil, dijo".
    apposed = tokens[found.end].low == "," and tokens[end - 1].low == ","
    if apposed and tokens[found.end - 1].capital:
        return found
    rest = tokens[found.end : end]
    plain = all(token.is_word and not token.capital for token in rest)
    bound = rest and rest[0].low in known.prepositions | known.links
    # "Der Sprecher der Stadt am Meer": the complements of a noun, up to a name.
    linked = (
        bound and all(token.is_word for token in rest) and len(rest) <= _LONGEST - _MOST_BETWEEN
    )
    return Phrase(first, end) if (plain and bound) or linked else None


def _is_bracketed(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether nothing but brackets fill the tokens from `first` to `end`: "Ana Gil (PSOE)"."""
    brackets = end - first >= _BRACKETED and tokens[first].low == "(" and tokens[end - 1].low == ")"
    return brackets and all(token.is_word for token in tokens[first + 1 : end - 1])


def _opens_subject(token: Token, known: SmallWords) -> bool:
    if token.low in known.oblique:
        return False
    return token.capital or token.low in known.determiners or token.low in known.pronouns
