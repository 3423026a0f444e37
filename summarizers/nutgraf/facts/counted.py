"""The words after a figure that say what it counts, in languages other than English.

After a number without a unit comes what is counted; after a unit, only "of" introduces it.
"""

from functools import cache
from typing import NamedTuple

from nutgraf.facts.numbers import Number, NumberKind
from nutgraf.language import wordlists
from nutgraf.language.function_words import function_words
from nutgraf.language.languages import Convention, language_of
from nutgraf.patterns import pattern

_WORD = pattern(r"[\s-]{1,3}([^\W\d_]{1,3}['’](?=\w))?([^\W\d_][\w-]*)")
# The maximum number of adjectives before a noun.
_MOST_ADJECTIVES = 2


class _Words(NamedTuple):
    links: frozenset[str]
    determiners: frozenset[str]
    small: frozenset[str]
    nouns_have_capitals: bool
    adjective_ending: str
    adjectives: frozenset[str]
    more: frozenset[str]


@cache
def _words(language: str) -> _Words:
    def own(group: str) -> frozenset[str]:
        return wordlists.words("grammar", language, group, fallback=False)

    ending = wordlists.groups("grammar", language, fallback=False).get("adjective ending", ("",))
    return _Words(
        own("measure links"),
        own("determiners"),
        function_words(language) | own("prepositions") | own("adverbs") | own("conjunctions"),
        language_of(language).follows(Convention.CAPITAL_NOUNS),
        ending[0],
        own("adjectives before nouns"),
        own("more"),
    )


def counted_behind(text: str, number: Number, language: str) -> int:
    """The end of the words for what a number counts; the number's own end if there are none.

    >>> from nutgraf.facts.numbers import find_numbers
    >>> text = "Zwei Drittel zahlen, 43 Prozent der Haushalte heizen mit Gas."
    >>> share = find_numbers(text, "de")[-1]
    >>> text[share.span.start : counted_behind(text, share, "de")]
    '43 Prozent der Haushalte'
    """
    known, end = _words(language), number.span.end
    here = end
    if number.kind is NumberKind.COUNT and number.unit is None and number.scale:
        # "12 millions de doses"
        match = _WORD.match(text, here)
        if match and not match[1] and match[2].lower() in known.links:
            here = match.end()
    if number.unit is not None or number.kind is not NumberKind.COUNT:
        more = _more_end(text, here, known)
        if more > here:
            return more
        match = _WORD.match(text, here)
        if match and known.nouns_have_capitals and match[2][0].isupper() and not match[1]:
            # "6 Prozent Energie"
            return match.end()
        led = match and (match[1] or match[2]).lower().replace("’", "'") in known.links
        if match is None or not led:
            return end
        here = match.end() if not match[1] else match.start(2) - 1
        article = _WORD.match(text, here)
        if article and article[2].lower() in known.determiners:
            here = article.end()
    return _noun_end(text, here, known) or end


def _more_end(text: str, here: int, known: _Words) -> int:
    """The end of "more" after a share: "12,4 % más", "27 % in più"."""
    end = here
    for _ in range(_LONGEST_MORE):
        match = _WORD.match(text, end)
        if match is None:
            return here
        end = match.end()
        if match[2].lower() in known.more:
            return end
        if match[2].lower() not in known.small:
            return here
    return here


_LONGEST_MORE = 2


def _noun_end(text: str, here: int, known: _Words) -> int | None:
    for _ in range(_MOST_ADJECTIVES + 1):
        match = _WORD.match(text, here)
        if match is None or match[2].lower() in known.small:
            return None
        here = match.end()
        word = match[2]
        if known.nouns_have_capitals:
            if word[0].isupper():
                return here
        elif word.lower() not in known.adjectives and not (
            known.adjective_ending and word.endswith(known.adjective_ending)
        ):
            return here
    return None
