"""A sentence in its article, and what is looked at of it there."""

import math
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from nutgraf.methods.default.feature import Feature, truth
from nutgraf.methods.default.stem_use import USUAL_SIZE_LOG


class Place(NamedTuple):
    """A sentence in its article.

    Attributes:
        at: its index among the sentences.
        fading: how near to the beginning that is, falling from 1 to 0.
        late: how late, growing slower and slower.
        size: how many sentences there are.
        paragraphs: how many paragraphs have sentences.
        opens_paragraph: whether it is the first of its paragraph.
        paragraph: how many sentences its paragraph has.
        stems: its different stems.
        expected: how many different stems of it a summary may be expected to use.
        counts: in how many sentences each stem occurs.
        total: the sum of those counts.
        rarity: the mean rarity of its stems.
        words: how many words it has.
        small: how many of the commonest words it may be expected to share with a summary.
        opening: what the article's first sentence is like: its values of `LEAD`.
        title, lead, before: the stems of the title, the first sentence and the sentence before.
    """

    at: int
    fading: float
    late: float
    size: int
    paragraphs: int
    opens_paragraph: bool
    paragraph: int
    stems: AbstractSet[str]
    expected: float
    counts: Mapping[str, int]
    total: int
    rarity: float
    words: int
    small: float
    opening: tuple[float, ...]
    title: AbstractSet[str]
    lead: AbstractSet[str]
    before: AbstractSet[str]


# A mean over fewer stems than this would favour the shortest sentences.
_FEWEST_STEMS = 6
_FEW_STEMS = 4
# A power below 1 leaves some of the advantage of saying more.
_POWER = 0.75
# How fast the weight of the opening fades, in sentences; and how many sentences make an opening.
_FADING = 3.0
_OPENING = 5
_LONG_PARAGRAPH = 5
# A summary's sentence has about so many words, and content stems.
_SUMMARY_WORDS = 20
_SUMMARY_STEMS = 10
# Brings mean shares of a stem to the size of the others.
_SHARE_SCALE = 30

# Features of an article's first sentence that tell a lead from other openings.
LEAD = (
    "log of words",
    "share of names",
    "figure",
    "third person",
    "points at something",
    "opens with a quotation mark",
    "dateline",
)


def _near_lead(trait: int) -> Callable[[Place], float]:
    return lambda place: place.opening[trait] * place.fading


def _after_lead(trait: int) -> Callable[[Place], float]:
    return lambda place: place.opening[trait] * place.late


def fading(index: int) -> float:
    """How near to the beginning the sentence at `index` is."""
    return math.exp(-index / _FADING)


def late(index: int) -> float:
    """How late the sentence at `index` comes."""
    return math.log1p(index) / 3


def _overlap(place: Place, others: AbstractSet[str]) -> float:
    return len(place.stems & others) / max(_FEW_STEMS, len(place.stems))


HERE: tuple[Feature[Place], ...] = (
    Feature(
        "opens the article", "its place", "it is the first sentence", lambda p: truth(p.at == 0)
    ),
    Feature("second", "its place", "it is the second", lambda p: truth(p.at == 1)),
    Feature(
        "among the first five",
        "its place",
        "it is one of the first five",
        lambda p: truth(p.at < _OPENING),
    ),
    Feature("inverse place", "its place", "one divided by its place", lambda p: 1 / (1 + p.at)),
    Feature("fading place", "its place", "near the beginning", lambda p: p.fading),
    Feature("log of place", "its place", "how late it comes, growing slower", lambda p: p.late),
    Feature(
        "log of place by log of sentences",
        "its place",
        "the same, more in long articles",
        lambda p: p.late * math.log1p(p.size) / USUAL_SIZE_LOG,
    ),
    *(
        Feature(
            f"fading place by the lead's {trait}",
            "its place",
            f"near the beginning, where the first sentence has this: {trait}",
            _near_lead(number),
        )
        for number, trait in enumerate(LEAD)
    ),
    *(
        Feature(
            f"log of place by the lead's {trait}",
            "its place",
            f"how late it comes, where the first sentence has this: {trait}",
            _after_lead(number),
        )
        for number, trait in enumerate(LEAD)
    ),
    Feature(
        "relative place",
        "its place",
        "how much of the article stands before it",
        lambda p: p.at / max(1, p.size - 1),
    ),
    Feature(
        "closes the article",
        "its place",
        "it is the last sentence",
        lambda p: truth(p.at == p.size - 1),
    ),
    Feature(
        "opens its paragraph",
        "its place in the paragraph",
        "it is the first of its paragraph",
        lambda p: truth(p.opens_paragraph),
    ),
    Feature(
        "long paragraph",
        "its place in the paragraph",
        "its paragraph has many sentences",
        lambda p: min(1.0, p.paragraph / _LONG_PARAGRAPH) if p.paragraphs > 1 else 0.0,
    ),
    Feature(
        "title's words",
        "words of the title",
        "how many of the title's words it has",
        lambda p: len(p.stems & p.title) / len(p.title) if p.title else 0.0,
    ),
    Feature(
        "share of title's words",
        "words of the title",
        "how many of its words the title has",
        lambda p: len(p.stems & p.title) / max(_FEWEST_STEMS, len(p.stems)),
    ),
    Feature(
        "expected words",
        "what the article is about",
        "how many of its words a summary may be expected to use",
        lambda p: p.expected,
    ),
    Feature(
        "expected words a word",
        "what the article is about",
        "the same in proportion to its words",
        lambda p: p.expected / max(_FEWEST_STEMS, len(p.stems)),
    ),
    Feature(
        "expected words, length shared",
        "what the article is about",
        "the same in proportion to fewer than its words",
        lambda p: p.expected / max(_FEWEST_STEMS, len(p.stems)) ** _POWER,
    ),
    Feature(
        "expected match",
        "what the article is about",
        "the overlap to be expected with a summary of one sentence",
        lambda p: 2 * p.expected / (_SUMMARY_STEMS + len(p.stems)),
    ),
    Feature(
        "expected match of all words",
        "what the article is about",
        "the same with stop words",
        lambda p: 2 * (p.expected + p.small) / (_SUMMARY_WORDS + p.words),
    ),
    Feature(
        "repeated words",
        "what the article is about",
        "how often its words return in the article",
        lambda p: (
            math.fsum(math.log(p.counts[stem]) for stem in p.stems)
            / max(_FEWEST_STEMS, len(p.stems)) ** _POWER
        ),
    ),
    Feature(
        "mean share of words",
        "what the article is about",
        "how much of the article its words are",
        lambda p: (
            _SHARE_SCALE
            * sum(p.counts[stem] for stem in p.stems)
            / max(_FEW_STEMS, len(p.stems))
            / p.total
            if p.total
            else 0.0
        ),
    ),
    Feature(
        "rarity", "what the article is about", "few articles have its words", lambda p: p.rarity
    ),
    Feature(
        "lead's words",
        "what the article is about",
        "how many of its words the first sentence has",
        lambda p: _overlap(p, p.lead) if p.at else 0.0,
    ),
    Feature(
        "words of the sentence before",
        "what the article is about",
        "how many of its words the sentence before has",
        lambda p: _overlap(p, p.before),
    ),
)
