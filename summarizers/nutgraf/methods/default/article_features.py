"""The article features of the default method: sentences, their positions, and the use of stems."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from operator import mul
from typing import NamedTuple

from nutgraf.article import Article, Role
from nutgraf.article import BlockSentences as BlockWording
from nutgraf.cache import Key, cached
from nutgraf.frozen import dataclass
from nutgraf.language.stems import content_stems
from nutgraf.methods.default import context, evidence, place, wording
from nutgraf.methods.default.context import (
    CONTEXT,
    ArticlePart,
    Manner,
    SentenceContext,
    Voice,
    density,
    manner_of,
)
from nutgraf.methods.default.evidence import CONNECTIVES, EVIDENCE
from nutgraf.methods.default.feature import Row
from nutgraf.methods.default.model import idfs, model, standing_alone
from nutgraf.methods.default.place import HERE, LEAD, ArticleProfile, SentencePlace
from nutgraf.methods.default.term_usage import Likelihoods, TermProfile, TermUsage, profile_of
from nutgraf.methods.default.wording import OWN, SentenceWording
from nutgraf.methods.statistics import STEMS, Statistics, statistics

OF_ITSELF = (*OWN, *EVIDENCE)
"""All features of a sentence by itself."""
OF_ITS_PLACE = (*HERE, *CONTEXT)
"""All features of a sentence in its article."""

# The opening's parts, `FIRST`, `NEXT` and `AFTER`, end after this many sentences.
_OPENING = (1, 3, 6)


class SentenceFeatures(NamedTuple):
    """The cached features of a sentence, independent of its position.

    Attributes:
        stems: its different stems; True for those with a capital letter inside the sentence.
        idf: their mean idf.
        words: its number of words.
        small: how many of the commonest words it can be expected to share with a summary.
        voice: its voice; see `context`.
        one, three: the contribution of its own features to its rating.
        dependence: the probability that it depends on the sentence before it, from 0 to 1, without
            an opening connective; None if this was not trained for its language.
    """

    stems: Mapping[str, bool]
    idf: float
    words: int
    small: float
    voice: Voice
    one: float
    three: float
    dependence: float | None


@dataclass(frozen=True, slots=True)
class ArticleFeatures:
    """An article's sentences and their context."""

    statistics: Statistics
    setting: ArticleProfile
    sentence_features: Sequence[SentenceFeatures]
    expected: Likelihoods
    manner: Manner
    parts: Sequence[ArticlePart]
    central: Sequence[float]

    @classmethod
    def of(cls, article: Article) -> "ArticleFeatures":
        """Look at an article, once; after an edit only at the blocks that it changed."""
        seen = (
            article.title.text if article.title else "",
            tuple(
                block.text if block.role is Role.HEADING else block.wording
                for block in article.blocks
                if block.wording or block.role is Role.HEADING
            ),
        )
        kept = article.cache.get(_SCENE)
        if kept is not None and kept[0] == seen:
            return kept[1]
        scene = cls._of(article)
        article.cache.put(_SCENE, (seen, scene))
        return scene

    @classmethod
    def _of(cls, article: Article) -> "ArticleFeatures":
        language = article.language
        # Computed first, so that words are tokenized and stemmed only once.
        seen: list[SentenceFeatures] = []
        for block in article.blocks:
            if block.wording is not None:
                seen += sentence_features(block.wording, language)
        known = statistics(article)
        title = article.title.text if article.title else ""
        headings = [block.text for block in article.blocks if block.role is Role.HEADING]
        setting = ArticleProfile(
            article.size,
            len(known.firsts),
            known.sentences_with,
            sum(known.sentences_with.values()),
            _traits(known),
            frozenset(content_stems(title, language)),
            frozenset(seen[0].stems) if seen else frozenset(),
        )
        expected = Likelihoods(
            language,
            setting.size,
            setting.counts,
            _opening(seen),
            setting.title,
            frozenset(stem for text in headings for stem in content_stems(text, language)),
        )
        return cls(
            known,
            setting,
            seen,
            expected,
            manner_of([look.voice for look in seen], len(headings)),
            _parts(article),
            _central(seen, setting.counts),
        )

    @property
    def size(self) -> int:
        """How many sentences there are."""
        return self.setting.size

    def wording(self, index: int) -> SentenceWording:
        """The sentence at `index` by itself."""
        block, number = self._where(index)
        text = self.statistics.wordings[block].texts[number]
        return wording.look_at(text, self.statistics.language)

    def place(self, index: int) -> SentencePlace:
        """The sentence at `index` in its article."""
        block, number = self._where(index)
        known = self.statistics
        look = self.sentence_features[index]
        return SentencePlace(
            self.setting,
            index,
            number == 0 and len(known.firsts) > 1,
            len(known.wordings[block].texts),
            look.stems.keys(),
            math.fsum(map(self.expected.__getitem__, look.stems.items())),
            look.idf,
            look.words,
            look.small,
            self.sentence_features[index - 1].stems.keys() if index else frozenset(),
        )

    def context(self, index: int) -> SentenceContext:
        """The sentence at `index` in its part of the article."""
        block, number = self._where(index)
        look = self.sentence_features[index]
        title = self.setting.title
        return SentenceContext(
            index,
            self.setting.size,
            number == 0,
            self.parts[block],
            self.manner,
            look.voice[0],
            len(look.stems.keys() & title) if title else 0,
            len(title),
            self.central[index],
            look.words,
        )

    def own_row(self, index: int) -> Row:
        """The values of `OF_ITSELF` for the sentence at `index`."""
        block, number = self._where(index)
        text = self.statistics.wordings[block].texts[number]
        return _seen(text, self.statistics.language)[1]

    def row_here(self, index: int) -> Row:
        """The values of `OF_ITS_PLACE` for the sentence at `index`."""
        return (*place.row(self.place(index)), *context.row(self.context(index)))

    def use(self, stem: str, named: bool) -> tuple[TermUsage, TermProfile]:  # noqa: FBT001
        """How the article uses a stem, and what that is like."""
        return self.expected.use(stem), profile_of(stem, self.statistics.language, named)

    def _where(self, index: int) -> tuple[int, int]:
        """The block of a sentence, and its place in it."""
        block = bisect_right(self.statistics.firsts, index) - 1
        return block, index - self.statistics.firsts[block]


# An article's features, and their inputs.
_SCENE = Key[tuple[object, ArticleFeatures]]("default.scene")


@cached
def sentence_features(block: BlockWording, language: str) -> tuple[SentenceFeatures, ...]:
    """The cached features of each of a block's sentences."""
    found = tuple(_look(text, language) for text in block.texts)
    if block.cache.get(STEMS, language) is None:
        block.cache.put(STEMS, tuple(tuple(look.stems) for look in found), language)
    return found


def _look(text: str, language: str) -> SentenceFeatures:
    seen, own = _seen(text, language)
    weights = _own_weights()
    return SentenceFeatures(
        seen.stems,
        _mean_rarity(seen.stems, language),
        len(seen.words),
        seen.small,
        _voice(seen),
        sum(map(mul, weights.one, own)) - weights.usual_one,
        sum(map(mul, weights.three, own)) - weights.usual_three,
        _dependence(own, language),
    )


def _seen(text: str, language: str) -> tuple[SentenceWording, Row]:
    """A sentence by itself, and its values of `OF_ITSELF`."""
    return (_recently_seen if len(text) <= _LONGEST_RECENT else _look_at)(text, language)


def _look_at(text: str, language: str) -> tuple[SentenceWording, Row]:
    seen = wording.look_at(text, language)
    return seen, (*wording.row(seen), *evidence.row(seen, language))


# Reasons are requested soon after a rating, for articles of some length.
_RECENT = 256
_LONGEST_RECENT = 1000
_recently_seen = lru_cache(maxsize=_RECENT)(_look_at)


def _voice(seen: SentenceWording) -> Voice:
    voices, different = seen.voices, seen.different
    return (
        not voices.first_person.isdisjoint(different),
        not voices.second_person.isdisjoint(different),
        not voices.reporting.isdisjoint(different),
        evidence.quotes(seen.text),
    )


class _Weights(NamedTuple):
    """The weights of own features for one sentence and for three, and their usual sum."""

    one: Row
    three: Row
    usual_one: float
    usual_three: float


@cache
def _own_weights() -> _Weights:
    known = model()
    one = tuple(known.one[each.name] for each in OF_ITSELF)
    three = tuple(known.three[each.name] for each in OF_ITSELF)
    usual = [known.usual[each.name] for each in OF_ITSELF]
    return _Weights(one, three, sum(map(mul, one, usual)), sum(map(mul, three, usual)))


def _parts(article: Article) -> list[ArticlePart]:
    """The position of each paragraph with sentences relative to the headings."""
    count = sum(block.role is Role.HEADING for block in article.blocks)
    found, before, opens = [], 0, False
    for block in article.blocks:
        if block.role is Role.HEADING:
            before, opens = before + 1, True
        elif block.wording:
            last = before == count > 1
            found.append(ArticlePart(count > 0 and before == 0, last, opens))
            opens = False
    return found


def _central(seen: Sequence[SentenceFeatures], counts: Mapping[str, int]) -> list[float]:
    """How often the words of each sentence return, to the sentence of which they return most."""
    found = [density(sum(map(counts.__getitem__, look.stems)), len(look.stems)) for look in seen]
    most = max(found, default=0.0) or 1.0
    return [each / most for each in found]


# Likelihoods are rounded so that they are the same on every system.
_DIGITS = 4
# Beyond this logarithm of the odds nothing changes any more; a word of a million letters is far
# beyond.
_SURE = 20.0


def _dependence(own: Row, language: str) -> float | None:
    known = _weights_of_dependence(language)
    if known is None:
        return None
    bias, weights = known
    odds = bias + sum(map(mul, weights, own))
    return round(1 / (1 + math.exp(-max(-_SURE, min(_SURE, odds)))), _DIGITS)


@cache
def _weights_of_dependence(language: str) -> tuple[float, Row] | None:
    known = standing_alone(language)
    if known is None:
        return None
    # A connective is the first thing to go where a sentence is shortened.
    weights = (0.0 if each.name in CONNECTIVES else known.weights[each.name] for each in OF_ITSELF)
    return known.bias, tuple(weights)


# A mean over fewer stems says little.
_FEW = 4


def _mean_rarity(stems: Iterable[str], language: str) -> float:
    known = idfs(language)
    found = [known.get(stem, 1.0) for stem in stems]
    return math.fsum(found) / max(_FEW, len(found))


def _opening(seen: Sequence[SentenceFeatures]) -> dict[str, int]:
    """The first of the opening's parts that uses each of its stems, as `term_usage` counts them."""
    found: dict[str, int] = {}
    for index, look in enumerate(seen[: _OPENING[-1]]):
        part = bisect_right(_OPENING, index)
        for stem in look.stems:
            found.setdefault(stem, part)
    return found


_OF_A_LEAD = tuple(next(n for n, own in enumerate(OWN) if own.name == name) for name in LEAD)


def _traits(known: Statistics) -> Row:
    """The values of `LEAD` of the first sentence; none where there is no sentence."""
    if not known.wordings:
        return ()
    own = wording.row(wording.look_at(known.wordings[0].texts[0], known.language))
    return tuple(own[number] for number in _OF_A_LEAD)
