"""What a figure measures, in languages without a trained model: a noun that is unambiguous.

"Un résultat de 80 millions" has it directly before the figure, "43 % des ménages" directly after
it, "son chiffre d'affaires de 8,4 %" before it: the nearest noun with an article in the same clause
that does not follow a preposition. If there is none, there is no result.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from nutgraf.article import Span
from nutgraf.facts.numbers.lexicon import lexicon_of
from nutgraf.language import wordlists
from nutgraf.language.function_words import function_words
from nutgraf.language.languages import Convention, language_of
from nutgraf.patterns import pattern

# This many characters before and after a figure are examined.
_BEFORE, _BEHIND = 120, 60
# The maximum number of words of a noun with its adjective and its complement after "of".
_LONGEST = 4
_PART = pattern(r"[^\W\d_]{1,3}['’](?=\w)|[^\W_](?:[\w'’.-]*\w)?|[^\w\s]")
_CLAUSE_ENDS = frozenset(',;:()“”„«»"–—')
# What a duration measures is within this many words before it.
_NEAR = 5


class _Words(NamedTuple):
    determiners: frozenset[str]
    prepositions: frozenset[str]
    links: frozenset[str]
    leads: frozenset[str]
    changes: frozenset[str]
    times: frozenset[str]
    doers: frozenset[str]
    auxiliaries: frozenset[str]
    small: frozenset[str]
    amounts: frozenset[str]
    plural_endings: tuple[str, ...]
    nouns_have_capitals: bool


class _Word(NamedTuple):
    start: int
    end: int
    low: str
    capital: bool


@cache
def _words(language: str) -> _Words | None:
    def own(group: str) -> frozenset[str]:
        return wordlists.words("grammar", language, group, fallback=False)

    if language == wordlists.FALLBACK_LANGUAGE or not own("determiners"):
        return None
    dates = ("months", "weekdays", "units")
    times = (wordlists.words("dates", language, group, fallback=False) for group in dates)
    return _Words(
        own("determiners"),
        own("prepositions"),
        own("measure links"),
        own("measure links") | own("measure leads"),
        wordlists.words("comparison", language, "change", fallback=False),
        own("times").union(*times),
        _doers(language),
        wordlists.words("event", language, "auxiliaries", fallback=False),
        function_words(language),
        own("amounts"),
        tuple(own("plural endings")),
        language_of(language).follows(Convention.CAPITAL_NOUNS),
    )


def _doers(language: str) -> frozenset[str]:
    """Who may pay or vote a sum rather than be measured by it; numbers measure nothing either."""
    groups = (("organisations", "heads"), ("places", "heads"), ("roles", "heads"))
    found = (wordlists.words(name, language, group, fallback=False) for name, group in groups)
    numbers = lexicon_of(language)
    return frozenset(numbers.words).union(numbers.scales, *found)


def measured_by_rule(text: str, figure: Span, language: str, *, near: bool = False) -> Span | None:
    """The words for what a figure with a unit measures; None if unclear.

    `near` requires a noun close by, as for a duration.

    >>> text = "Le bénéfice est tombé à 71 millions d'euros."
    >>> measured_by_rule(text, Span(24, 43), "fr").of(text)
    'bénéfice'
    """
    known = _words(language)
    if known is None:
        return None
    behind = _parts(text, figure.end, min(len(text), figure.end + _BEHIND))
    found = _linked(behind, known) or _amount(text[figure.start : figure.end], behind, known)
    if found is not None:
        return found
    start = max(0, figure.start - _BEFORE)
    before = _parts(text, start, figure.start)
    for index in range(len(before) - 1, -1, -1):
        if before[index].low in _CLAUSE_ENDS:
            before = before[index + 1 :]
            break
    near_words = before[-_NEAR:] if near else before
    return _led(near_words, known) or _nearest(near_words, known, changes=_changes(text, known))


def _changes(text: str, known: _Words) -> bool:
    """Whether a sentence says that a value rose or fell."""
    return any(match[0].lower() in known.changes for match in _PART.finditer(text))


def _led(before: Sequence[_Word], known: _Words) -> Span | None:
    """The noun of "un parc éolien flottant de 96 MW", which "of" joins to the figure."""
    if not before or before[-1].low not in known.leads:
        return None
    found = _plural(before, known)
    if found is not None:
        return found
    for index in range(len(before) - 2, max(-1, len(before) - 2 - _LONGEST_LED), -1):
        low = before[index].low
        if low in known.determiners - known.links:
            found = _noun(before, index + 1, known)
            inside = before[index + 1 : -1]
            plain = all(word.low not in known.prepositions for word in inside)
            return found if found and plain and not _has_verb(inside, known) else None
    return None


def _plural(before: Sequence[_Word], known: _Words) -> Span | None:
    """The noun of "exigem aumentos de 4,5%", which has no article."""
    if len(before) < _VERB_NOUN_OF or not known.plural_endings:
        return None
    verb, word = before[-3], before[-2]
    if verb.low.endswith(known.plural_endings) or verb.low in known.determiners | known.small:
        # An adjective or an article: the noun stands further in front, or has an article.
        return None
    small = known.small | known.prepositions | known.links | known.changes | known.auxiliaries
    if len(word.low) < _SHORTEST_PLURAL or word.low in small or word.capital:
        return None
    return (
        _noun(before, len(before) - 2, known) if word.low.endswith(known.plural_endings) else None
    )


_SHORTEST_PLURAL = 6
_VERB_NOUN_OF = 3


# An article, a noun and its adjectives before "of" and a figure.
_LONGEST_LED = 5


def _has_verb(words: Sequence[_Word], known: _Words) -> bool:
    """Whether a value rises or falls there: "le chiffre a baissé de 5 %"."""
    return any(word.low in known.changes or word.low in known.auxiliaries for word in words)


def goes_on(text: str, end: int, start: int, language: str) -> bool:
    """Whether a figure at `start` has the same subject as one that ended at `end`.

    >>> text = "Der Umsatz stieg um 8 Prozent auf 1,2 Mrd. Euro."
    >>> goes_on(text, 29, 34, "de")
    True
    """
    joining = wordlists.words("grammar", language, "measure goes on", fallback=False)
    if not joining or start - end > _LONGEST_JOINING:
        return False
    between = [word for word in _parts(text, end, start) if word.low != ","]
    last = between[-1].low if between else ""
    return last in joining and not any(word.low in _CLAUSE_ENDS for word in between)


# "De 8,4 % l'an dernier, à 1,2 milliard".
_LONGEST_JOINING = 40


def _parts(text: str, start: int, end: int) -> list[_Word]:
    return [
        _Word(*match.span(), match[0].lower().replace("’", "'"), match[0][0].isupper())
        for match in _PART.finditer(text, start, end)
    ]


def _linked(behind: Sequence[_Word], known: _Words) -> Span | None:
    """The noun in "43 Prozent der Haushalte", behind the "of"."""
    if not behind or behind[0].low not in known.links:
        return None
    first = 0
    while first < len(behind) and (
        behind[first].low in known.links or behind[first].low in known.determiners
    ):
        first += 1
    return _noun(behind, first, known)


def _amount(figure: str, behind: Sequence[_Word], known: _Words) -> Span | None:
    """The noun of "7.850 kilo cocaïne", right behind an amount."""
    if not behind or figure.rsplit(maxsplit=1)[-1].lower() not in known.amounts:
        return None
    word = behind[0]
    verbs = known.auxiliaries | known.changes | known.prepositions | known.determiners
    if word.low in verbs or word.capital is not known.nouns_have_capitals:
        return None
    return _noun(behind[:1], 0, known)


def _noun(words: Sequence[_Word], first: int, known: _Words) -> Span | None:
    """The noun that begins at `first`: one word, with any recognized adjectives before it."""
    if first >= len(words) or not words[first].low[0].isalpha():
        return None
    if words[first].low in known.small:
        return None
    last = first
    if known.nouns_have_capitals:
        while last < len(words) and last - first < _LONGEST and not words[last].capital:
            last += 1
        if last >= len(words) or not words[last].capital:
            return None
    if words[last].low in known.times | known.prepositions | known.doers:
        return None
    return Span(words[first].start, words[last].end)


def _nearest(before: Sequence[_Word], known: _Words, *, changes: bool) -> Span | None:
    """The noun nearest before a figure that has an article, and no preposition before that."""
    for index in range(len(before) - 2, -1, -1):
        word = before[index]
        if word.low not in known.determiners or word.low in known.links - _ARTICLES:
            continue
        led = before[index - 1] if index else None
        found = _noun(before, index + 1, known)
        if found is None:
            continue
        end = next(at for at, one in enumerate(before) if one.end == found.end)
        leads = before[-1].low in known.links and end < len(before) - 1
        if leads and end + 1 == len(before) - 1:
            return found
        if (leads and not changes) or (before[end].capital and not known.nouns_have_capitals):
            # "As enchentes causaram prejuízos de": it is another noun's. And a name is no measure.
            return None
        if led is not None and (
            led.low in known.prepositions
            or led.low in known.links
            or (known.nouns_have_capitals and (led.capital or word.low in _DATIVE))
        ):
            continue
        return found
    return None


# German articles in the dative or genitive.
_DATIVE = frozenset({"dem", "des"})
# "Der" is an article and an "of".
_ARTICLES = frozenset({"der", "die", "das", "den"})
