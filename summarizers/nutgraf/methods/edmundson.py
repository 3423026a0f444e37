"""Edmundson's method: cue words, title words and positions, added up.

H. P. Edmundson (1969): New Methods in Automatic Extracting. Journal of the ACM 16 (2), 264-285.

As in sumy, the title and all headings count alike, once as title words and once as positions; the
first and last paragraph, and the first and last sentence of each, have one point each. sumy only
checks whether a weight is above 0; here it multiplies.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.language.words import stem, stop_words, words
from nutgraf.methods import terms
from nutgraf.methods.parameters import parameter

# What announces a finding, and what belies one. English; in other languages title and place decide.
_BONUS = {
    "en": """
        above all biggest because central chief chiefly conclude concluded conclusion consequence
        critical crucial decisive essential evidence finding findings first found greatest highest
        important importantly key largest lowest main mainly major most never record result results
        show showed shows significant significantly therefore thus warned warns worst
    """,
}
_STIGMA = {
    "en": """
        anecdote anyway barely chapter example figure hardly incidentally maybe mere merely perhaps
        photo pictured scarcely somewhat table thanks
    """,
}
# A key word is a bonus word used more than this share of the times that the most frequent is.
_KEY_SHARE = 0.5


def bonus_words(language: str) -> list[str]:
    """Words of sentences that say what matters; none for a language without a list."""
    return words(_BONUS.get(language, ""))


def stigma_words(language: str) -> list[str]:
    """Words of sentences that say what does not; none for a language without a list."""
    return words(_STIGMA.get(language, ""))


@cache
def _cues(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The stems of bonus, stigma and common words."""
    lists: tuple[Iterable[str], ...] = (
        bonus_words(language),
        stigma_words(language),
        stop_words(language),
    )
    bonus, stigma, common = (frozenset(stem(word, language) for word in one) for one in lists)
    return bonus, stigma, common


@dataclass(frozen=True, slots=True)
class Edmundson:
    """Cue words, title words and location (Edmundson 1969)."""

    cue: float = parameter(1.0, "weight of bonus and stigma words", least=0, most=1000)
    key: float = parameter(0.0, "weight of frequent bonus words", least=0, most=1000)
    title: float = parameter(1.0, "weight of words of the title and headings", least=0, most=1000)
    location: float = parameter(1.0, "weight of the position", least=0, most=1000)

    name = "edmundson"
    paper = "Edmundson 1969, Journal of the ACM 16 (2), 264-285"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The weighted sum of the four."""
        del count
        bonus, stigma, common = _cues(article.language)
        headings = {form.stem for found in terms.headings(article) for form in found} - common
        key = _key_words(article, bonus)
        ratings: list[float] = []
        paragraphs = [*terms.by_block(article)]
        for number, paragraph in enumerate(checked(paragraphs)):
            at_end = _is_end(number, len(paragraphs))
            for place, sentence in enumerate(paragraph):
                stems = [form.stem for form in sentence]
                in_headings = sum(one in headings for one in stems)
                cue = sum((one in bonus) - (one in stigma) for one in stems)
                location = in_headings + at_end + _is_end(place, len(paragraph))
                ratings.append(
                    self.cue * cue
                    + self.key * sum(one in key for one in stems)
                    + self.title * in_headings
                    + self.location * location
                )
        return ratings


def _is_end(place: int, total: int) -> bool:
    return place in (0, total - 1)


def _key_words(article: Article, bonus: frozenset[str]) -> frozenset[str]:
    every = chain(terms.headings(article), terms.sentences(article))
    uses = Counter(form.stem for found in every for form in found if form.stem in bonus)
    least = _KEY_SHARE * max(uses.values(), default=0)
    return frozenset(word for word, count in uses.items() if count > least)
