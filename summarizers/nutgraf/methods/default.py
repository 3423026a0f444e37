"""The default: what a sentence is about, where it stands and whether it can stand alone.

A weighted sum of few, plain features. The weights were set by hand on the training articles; see
docs/quality.md.
"""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nutgraf.article import Article, Section
from nutgraf.cancellation import checked
from nutgraf.methods.statistics import Statistics, Stems, highest, statistics, stems_of
from nutgraf.reading.words import content_stems, count_words

# How much each feature adds, all of them between 0 and 1 before weighting.
_CENTRALITY = 1.0
_TITLE = 0.35
_HEADING = 0.12
_OPENS_ARTICLE = 0.35
_OPENS_SECTION = 0.12
_FIGURE = 0.06
_QUESTION = -0.5
_QUOTATION = -0.12
_FIRST_PERSON = -0.12

# Words from which a sentence says enough to stand alone, and from which it says too much.
_ENOUGH_WORDS = 14
_MANY_WORDS = 42
# A mean over fewer stems than this would favour the shortest sentences; and a power below 1 leaves
# some of the advantage of saying more.
_FEWEST_STEMS = 6
_LENGTH_POWER = 0.75
# What a sentence loses at most for being too short or too long.
_SHORT_LOSS = 0.6
_LONG_LOSS = 0.3
# How fast the weight of the opening fades, in sentences.
_FADING = 3.0

_SELF = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your"})


class Default:
    """What the article is about, its title and openings, and sentences that stand alone."""

    name = "default"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The weighted sum of the sentence's features."""
        return self.rate_some(article, count, range(article.size))

    def rate_some(self, article: Article, count: int, indexes: Sequence[int]) -> Sequence[float]:
        """The same of the sentences at `indexes` only."""
        del count
        scene = _scene(article)
        return [_rating(scene, index) for index in checked(indexes)]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the sentences are held against.

    `sections` are those of the blocks that have sentences, in order; `openings` are the indexes of
    the first sentences of sections.
    """

    statistics: Statistics
    most: float
    title: frozenset[str]
    sections: list[Section | None]
    openings: frozenset[int]
    headings: dict[str, frozenset[str]]

    def about(self, section: Section | None) -> frozenset[str]:
        """The stems of a section's heading."""
        if section is None or section.heading is None:
            return frozenset()
        text = section.heading.text
        if text not in self.headings:
            stems = content_stems(text, self.statistics.language)
            self.headings[text] = frozenset(stems)
        return self.headings[text]


def _scene(article: Article) -> _Scene:
    section_at: dict[int, Section] = {}
    openings: set[int] = set()
    for section in article.walk():
        firsts = [block.first for block in section.blocks if block.wording]
        openings.update(firsts[:1])
        section_at.update(dict.fromkeys(firsts, section))
    known = statistics(article)
    title = article.title.text if article.title else ""
    return _Scene(
        known,
        max(0.0, highest(article, "default: most", _mean_weight)) or 1.0,
        frozenset(content_stems(title, article.language)),
        [section_at.get(first) for first in known.firsts],
        frozenset(openings),
        {},
    )


def _mean_weight(stems: Stems, sentences_with: Mapping[str, int]) -> float:
    """The mean weight of the sentence's different stems, less for very few of them.

    How much the article is about a stem grows with its use, slower the more there is.
    """
    if not stems:
        return 0.0
    total = math.fsum(math.log(sentences_with[stem]) for stem in stems)
    return total / math.pow(max(_FEWEST_STEMS, len(stems)), _LENGTH_POWER)


def _rating(scene: _Scene, index: int) -> float:
    known = scene.statistics
    block = bisect_right(known.firsts, index) - 1
    wording, place = known.wordings[block], index - known.firsts[block]
    text = wording.texts[place]
    stems = stems_of(wording, known.language)[place]
    found = set(stems)
    size = count_words(text)
    rating = _CENTRALITY * _mean_weight(stems, known.sentences_with) / scene.most
    rating += _TITLE * _share(found, scene.title)
    rating += _HEADING * _share(found, scene.about(scene.sections[block]))
    rating += _OPENS_ARTICLE * math.exp(-index / _FADING)
    rating += _OPENS_SECTION * (index in scene.openings)
    rating += _FIGURE * any(map(str.isdigit, text))
    rating += _QUESTION * text.rstrip("\"'”’»)").endswith("?")
    rating += _QUOTATION * (text[:1] in '"“«„‘')
    rating += _FIRST_PERSON * (not _SELF.isdisjoint(text.lower().split()))
    if size < _ENOUGH_WORDS:
        rating -= _SHORT_LOSS * (1 - size / _ENOUGH_WORDS)
    elif size > _MANY_WORDS:
        rating -= _LONG_LOSS * min(1.0, size / _MANY_WORDS - 1)
    return rating


def _share(found: set[str], wanted: frozenset[str]) -> float:
    return len(found & wanted) / len(wanted) if wanted else 0.0
