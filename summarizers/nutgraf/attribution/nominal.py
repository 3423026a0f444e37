"""Nouns and adjectives that report: "his claim that", "voiced support for", "is sure that"."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from nutgraf.attribution.speakers import Phrase, phrase_after, subject_before
from nutgraf.attribution.tokens import Token
from nutgraf.attribution.wordlists import sections, words
from nutgraf.language.grammar import Grammar, grammar
from nutgraf.language.reporting import Frame, forms_of, reporting_verbs
from nutgraf.language.wordlists import groups

# The maximum number of words between a possessor or a light verb and its noun: "his first public
# comment".
_MOST_ADJECTIVES = 4
# "Concern among the voters that": the content follows its noun within this many tokens.
_REACH = 7
_BY = frozenset({"by", "from", "among"})


class ReportingWord(NamedTuple):
    """A noun or adjective that reports, and the words that may open its content."""

    lemma: str
    sort: str
    after: frozenset[str]


@cache
def reporting_words(language: str) -> Mapping[str, tuple[ReportingWord, ...]]:
    """Every form of every noun and adjective on the list.

    >>> [word.sort for word in reporting_words("en")["worries"]]
    ['verb', 'noun']
    """
    found: dict[str, tuple[ReportingWord, ...]] = {}

    def add(form: str, lemma: str, sort: str, after: Sequence[str]) -> None:
        found[form] = (*found.get(form, ()), ReportingWord(lemma, sort, frozenset(after)))

    lists = sections("reporting-nouns", language)
    for line in groups("reporting-verbs", language, fallback=False).get("prepositional", ()):
        lemma, *rest = line.split()
        irregular = _irregular(rest)
        for _, form in forms_of(lemma, irregular):
            add(form, lemma, "verb", rest[len(irregular) :])
    for line in lists.get("nouns", ()):
        lemma, *after = line.split()
        for form in (lemma, _plural(lemma)):
            add(form, lemma, "noun", after)
    for line in lists.get("adjectives", ()):
        lemma, *after = line.split()
        add(lemma, lemma, "adjective", after)
    return MappingProxyType(found)


def _irregular(rest: Sequence[str]) -> Sequence[str]:
    """The forms before the prepositions in a line: they end in "ing" or precede it."""
    last = max((i for i, word in enumerate(rest) if word.endswith("ing")), default=-1)
    if last >= 0 and last + 1 < len(rest) and rest[last + 1].endswith("en"):
        last += 1
    return rest[: last + 1]


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def report_at(
    tokens: Sequence[Token], index: int, word: ReportingWord, language: str
) -> tuple[Phrase | None, int] | None:
    """The possessor of the word at `index`, and where its content starts; None without content."""
    known = grammar(language)
    start = _opening(tokens, index, word, known, language)
    if start is None:
        return None
    if word.sort == "verb":
        return subject_before(tokens, index, language), start
    if word.sort == "adjective":
        source = _subject_of_adjective(tokens, index, known, language)
        return (source, start) if source else None
    return _possessor(tokens, index, known, language) or _agent(
        tokens, index, start, language
    ), start


def _opening(
    tokens: Sequence[Token], index: int, word: ReportingWord, known: Grammar, language: str
) -> int | None:
    """The first token of the content; prepositions are not part of it."""
    for at in range(index + 1, min(len(tokens), index + 1 + _REACH)):
        low = tokens[at].low
        if low in word.after and (at == index + 1 or low == "that"):
            if low == "that" and word.sort == "noun" and _is_verb_next(tokens, at, language):
                return None
            start = (
                at
                if low in {"that", "to", "whether"} and not _is_noun_next(tokens, at, known)
                else at + 1
            )
            return start if start < len(tokens) else None
        if not tokens[at].is_word or (
            at == index + 1 and low not in _BY and low not in known.times
        ):
            return None
    return None


def _is_verb_next(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether "that" is a relative pronoun: "a sign that shows", "a claim that is"."""
    if at + 1 >= len(tokens):
        return False
    low = tokens[at + 1].low
    verb = reporting_verbs(language).get(low)
    shows = verb is not None and verb.frames == {Frame.SHOW}
    return shows or low in grammar(language).finite


def _is_noun_next(tokens: Sequence[Token], at: int, known: Grammar) -> bool:
    """Whether "to" is a preposition here: "opposed to the plan"."""
    if tokens[at].low != "to" or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return (
        following.capital
        or following.is_quote
        or following.low in known.determiners
        or following.low.endswith("ing")
    )


def _subject_of_adjective(
    tokens: Sequence[Token], index: int, known: Grammar, language: str
) -> Phrase | None:
    at = index - 1
    intensifiers = words("reporting-nouns", "intensifiers", language)
    while at > 0 and (tokens[at].low in intensifiers or tokens[at].low.endswith("ly")):
        at -= 1
    while at > 0 and tokens[at].low in known.auxiliaries - known.copulas:
        at -= 1
    low = tokens[at].low if at >= 0 else ""
    if low in known.copulas or low in words("reporting-nouns", "seeming", language):
        return subject_before(tokens, at, language)
    if low.endswith(("'m", "'re", "'s")) and low in known.pronouns:
        return Phrase(at, at + 1)
    return None


def _possessor(tokens: Sequence[Token], index: int, known: Grammar, language: str) -> Phrase | None:
    """Whose it is: "[his] claim", "[the mayor]'s first promise", "[she] voiced strong support"."""
    light = words("reporting-nouns", "light", language)
    for at in range(index - 1, max(-1, index - 2 - _MOST_ADJECTIVES), -1):
        token = tokens[at]
        if not token.is_word:
            return None
        if token.low in light:
            return subject_before(tokens, at, language)
        if token.low in _POSSESSIVES:
            return Phrase(at, at + 1)
        if token.low.endswith(("'s", "s'")):
            return _named(tokens, at, known)
        if token.low in known.prepositions or token.low in known.conjunctions:
            return None
    return None


_POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their", "whose"})


def _named(tokens: Sequence[Token], last: int, known: Grammar) -> Phrase:
    """The noun phrase that ends in a genitive at `last`."""
    first = last
    while first > 0 and last - first < _REACH and tokens[first - 1].is_word:
        before = tokens[first - 1]
        if (
            not (before.capital or before.low in known.determiners)
            and tokens[first].low in known.determiners
        ):
            break
        if before.low in known.prepositions | known.subordinators | known.auxiliaries:
            break
        if tokens[first].capital and not before.capital and before.low not in known.determiners:
            break
        first -= 1
        if before.low in known.determiners:
            break
    return Phrase(first, last + 1)


def _agent(tokens: Sequence[Token], index: int, start: int, language: str) -> Phrase | None:
    """Whose it is by a phrase behind: "concern among [voters] that"."""
    if index + 2 < start and tokens[index + 1].low in _BY:
        found = phrase_after(tokens, index + 2, language)
        if found is not None and found.end <= start:
            return found
    return None
