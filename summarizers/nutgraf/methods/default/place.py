"""Features of a sentence's position in its article."""

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from nutgraf.methods.default.feature import Feature, Row
from nutgraf.methods.default.term_usage import USUAL_SIZE_LOG


class ArticleProfile(NamedTuple):
    """The article-level values for a sentence's features.

    Attributes:
        size: the number of sentences.
        paragraphs: how many paragraphs have sentences.
        counts: in how many sentences each stem occurs.
        total: the sum of those counts.
        opening: the values of `LEAD` of the article's first sentence.
        title, lead: the stems of the title and of the first sentence.
    """

    size: int
    paragraphs: int
    counts: Mapping[str, int]
    total: int
    opening: Row
    title: AbstractSet[str]
    lead: AbstractSet[str]


class SentencePlace(NamedTuple):
    """A sentence in its article.

    Attributes:
        setting: the article.
        at: its index among the sentences.
        opens_paragraph: whether it is the first of its paragraph.
        paragraph: how many sentences its paragraph has.
        stems: its different stems.
        expected: how many different stems of it a summary may be expected to use.
        idf: the mean idf of its stems.
        words: how many words it has.
        small: how many of the commonest words it may be expected to share with a summary.
        before: the stems of the sentence before.
    """

    setting: ArticleProfile
    at: int
    opens_paragraph: bool
    paragraph: int
    stems: AbstractSet[str]
    expected: float
    idf: float
    words: int
    small: float
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
# A summary's sentence has about this many words, and content stems.
_SUMMARY_WORDS = 20
_SUMMARY_STEMS = 10
# Brings mean shares of a stem to the size of the others.
_SHARE_SCALE = 30

# Features of an article's first sentence that distinguish a lead from other openings.
LEAD = (
    "log of words",
    "share of names",
    "figure",
    "third person",
    "points at something",
    "opens with a quotation mark",
    "dateline",
)


HERE: tuple[Feature, ...] = (
    Feature("opens the article", "its place", "it is the first sentence"),
    Feature("second", "its place", "it is the second"),
    Feature("among the first five", "its place", "it is one of the first five"),
    Feature("inverse place", "its place", "one divided by its place"),
    Feature("fading place", "its place", "near the beginning"),
    Feature("log of place", "its place", "how late it comes, growing slower"),
    Feature("log of place by log of sentences", "its place", "the same, more in long articles"),
    *(
        Feature(
            f"fading place by the lead's {trait}",
            "its place",
            f"near the beginning, where the first sentence has this: {trait}",
        )
        for trait in LEAD
    ),
    *(
        Feature(
            f"log of place by the lead's {trait}",
            "its place",
            f"how late it comes, where the first sentence has this: {trait}",
        )
        for trait in LEAD
    ),
    Feature("relative place", "its place", "how much of the article stands before it"),
    Feature("closes the article", "its place", "it is the last sentence"),
    Feature(
        "opens its paragraph", "its place in the paragraph", "it is the first of its paragraph"
    ),
    Feature("long paragraph", "its place in the paragraph", "its paragraph has many sentences"),
    Feature("title's words", "words of the title", "how many of the title's words it has"),
    Feature("share of title's words", "words of the title", "how many of its words the title has"),
    Feature(
        "expected words",
        "what the article is about",
        "how many of its words a summary may be expected to use",
    ),
    Feature(
        "expected words a word",
        "what the article is about",
        "the same in proportion to its words",
    ),
    Feature(
        "expected words, length shared",
        "what the article is about",
        "the same in proportion to fewer than its words",
    ),
    Feature(
        "expected match",
        "what the article is about",
        "the overlap to be expected with a summary of one sentence",
    ),
    Feature("expected match of all words", "what the article is about", "the same with stop words"),
    Feature(
        "repeated words", "what the article is about", "how often its words return in the article"
    ),
    Feature(
        "mean share of words", "what the article is about", "how much of the article its words are"
    ),
    Feature("idf", "what the article is about", "few articles have its words"),
    Feature(
        "lead's words",
        "what the article is about",
        "how many of its words the first sentence has",
    ),
    Feature(
        "words of the sentence before",
        "what the article is about",
        "how many of its words the sentence before has",
    ),
)


def row(place: SentencePlace) -> Row:
    """The values of `HERE`, in its order."""
    setting, at, stems, expected = place.setting, place.at, place.stems, place.expected
    size, opening = setting.size, setting.opening
    near, late = math.exp(-at / _FADING), math.log1p(at) / 3
    count = len(stems)
    few, some = max(_FEW_STEMS, count), max(_FEWEST_STEMS, count)
    shared = some**_POWER
    uses = [setting.counts[stem] for stem in stems]
    titled = len(stems & setting.title) if setting.title else 0
    return (
        at == 0,
        at == 1,
        at < _OPENING,
        1 / (1 + at),
        near,
        late,
        late * math.log1p(size) / USUAL_SIZE_LOG,
        *[trait * near for trait in opening],
        *[trait * late for trait in opening],
        at / max(1, size - 1),
        at == size - 1,
        place.opens_paragraph,
        min(1.0, place.paragraph / _LONG_PARAGRAPH) if setting.paragraphs > 1 else 0.0,
        titled / len(setting.title) if titled else 0.0,
        titled / some,
        expected,
        expected / some,
        expected / shared,
        2 * expected / (_SUMMARY_STEMS + count),
        2 * (expected + place.small) / (_SUMMARY_WORDS + place.words),
        math.fsum(map(math.log, uses)) / shared,
        _SHARE_SCALE * sum(uses) / few / setting.total if setting.total else 0.0,
        place.idf,
        len(stems & setting.lead) / few if at else 0.0,
        len(stems & place.before) / few,
    )
