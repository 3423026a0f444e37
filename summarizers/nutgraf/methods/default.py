"""The default: what a sentence is about, where it stands and whether it can stand alone.

A weighted sum of few, plain features. The weights were set by hand on the training articles; see
docs/quality.md.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Article, Section, Sentence
from nutgraf.cancellation import checked
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
        del count
        scene = _scene(article)
        return [_rating(scene, sentence) for sentence in checked(article.sentences)]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the sentences are held against."""

    stems: tuple[tuple[str, ...], ...]
    weights: dict[str, float]
    most: float
    title: frozenset[str]
    headings: dict[int, frozenset[str]]
    openings: frozenset[int]


def _scene(article: Article) -> _Scene:
    language = article.language
    stems = tuple(tuple(content_stems(s.text, language)) for s in article.sentences)
    weights = _weights(stems)
    means = [_mean_weight(found, weights) for found in checked(stems)]
    title = article.title.text if article.title else ""
    openings: set[int] = set()
    headings: dict[int, frozenset[str]] = {}
    for section in article.walk():
        _place(section, language, openings, headings)
    return _Scene(
        stems,
        weights,
        max(means, default=0.0) or 1.0,
        frozenset(content_stems(title, language)),
        headings,
        frozenset(openings),
    )


def _place(
    section: Section, language: str, openings: set[int], headings: dict[int, frozenset[str]]
) -> None:
    own = [sentence for block in section.blocks for sentence in block.sentences]
    if not own:
        return
    openings.add(own[0].index)
    if section.heading:
        about = frozenset(content_stems(section.heading.text, language))
        headings.update((sentence.index, about) for sentence in own)


def _weights(stems: Sequence[Sequence[str]]) -> dict[str, float]:
    """How much the article is about each stem: grows with its use, slower the more there is."""
    sentences_with = Counter(stem for found in checked(stems) for stem in set(found))
    return {stem: math.log(count) for stem, count in sentences_with.items()}


def _mean_weight(found: Sequence[str], weights: dict[str, float]) -> float:
    """The mean weight of the sentence's different stems, less for very few of them."""
    different = set(found)
    if not different:
        return 0.0
    total = math.fsum(weights[stem] for stem in different)
    return total / math.pow(max(_FEWEST_STEMS, len(different)), _LENGTH_POWER)


def _rating(scene: _Scene, sentence: Sentence) -> float:
    index, text = sentence.index, sentence.text
    found = set(scene.stems[index])
    size = count_words(text)
    rating = _CENTRALITY * _mean_weight(scene.stems[index], scene.weights) / scene.most
    rating += _TITLE * _share(found, scene.title)
    rating += _HEADING * _share(found, scene.headings.get(index, frozenset()))
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
