"""An article as the default method sees it: its sentences, their places, and the use of stems."""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from nutgraf.article import Article, Role
from nutgraf.article import Wording as BlockWording
from nutgraf.cancellation import checkpoint
from nutgraf.methods.default.model import model, rarities
from nutgraf.methods.default.place import LEAD, Place, fading, late
from nutgraf.methods.default.stem_use import MOST_LETTERS, STEM, Opening, StemUse
from nutgraf.methods.default.wording import OWN, Wording, wording
from nutgraf.methods.statistics import Statistics, statistics
from nutgraf.reading.words import content_stems

# The opening's parts end after so many sentences.
_OPENING = (1, 3, 6)


class Look(NamedTuple):
    """What is kept of a sentence, wherever it stands.

    Attributes:
        stems: its different stems; True for those with a capital letter inside the sentence.
        rarity: their mean rarity.
        words: how many words it has.
        small: how many of the commonest words it may be expected to share with a summary.
        opening: its values of `LEAD`, should it open the article.
        one, three: what its own features add to its rating.
    """

    stems: Mapping[str, bool]
    rarity: float
    words: int
    small: float
    opening: tuple[float, ...]
    one: float
    three: float


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's sentences and what they are held against."""

    statistics: Statistics
    size: int
    total: int
    opening: tuple[frozenset[str], ...]
    title: frozenset[str]
    headings: frozenset[str]
    traits: tuple[float, ...]
    expected: dict[tuple[str, bool], float] = field(default_factory=dict)
    by_use: dict[StemUse, float] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article) -> "Scene":
        """Look at an article, once; after an edit only at the blocks that it changed."""
        kept: tuple[object, Scene] | None = article.notes.get("default: scene")
        if kept is not None and kept[0] is article.blocks:
            return kept[1]
        scene = cls._of(article)
        article.notes["default: scene"] = article.blocks, scene
        return scene

    @classmethod
    def _of(cls, article: Article) -> "Scene":
        # Looked at first, so that words are told apart and stemmed once only.
        for block in article.blocks:
            if block.wording is not None:
                looks(block.wording, article.language)
        known = statistics(article)
        language = article.language
        title = article.title.text if article.title else ""
        headings = (block.text for block in article.blocks if block.role is Role.HEADING)
        return cls(
            known,
            article.size,
            sum(known.sentences_with.values()),
            _opening(known),
            frozenset(content_stems(title, language)),
            frozenset(stem for text in headings for stem in content_stems(text, language)),
            looks(known.wordings[0], language)[0].opening if known.wordings else (),
        )

    def look(self, index: int) -> Look:
        """What is kept of the sentence at `index`."""
        block, place = self._where(index)
        return looks(self.statistics.wordings[block], self.statistics.language)[place]

    def wording(self, index: int) -> Wording:
        """The sentence at `index` by itself."""
        block, place = self._where(index)
        text = self.statistics.wordings[block].texts[place]
        return wording(text, self.statistics.language)

    def place(self, index: int) -> Place:
        """The sentence at `index` in its article."""
        block, place = self._where(index)
        wording = self.statistics.wordings[block]
        look = looks(wording, self.statistics.language)[place]
        stems = look.stems
        return Place(
            at=index,
            fading=fading(index),
            late=late(index),
            size=self.size,
            paragraphs=len(self.statistics.firsts),
            opens_paragraph=place == 0 and len(self.statistics.firsts) > 1,
            paragraph=len(wording.texts),
            stems=stems.keys(),
            expected=self.expected_of(stems),
            counts=self.statistics.sentences_with,
            total=self.total,
            rarity=look.rarity,
            words=look.words,
            small=look.small,
            opening=self.traits,
            title=self.title,
            lead=self.opening[0],
            before=self.look(index - 1).stems.keys() if index else frozenset(),
        )

    def expected_of(self, stems: Mapping[str, bool]) -> float:
        """How many of these stems a summary may be expected to use."""
        return math.fsum(self.likelihood(stem, named=named) for stem, named in stems.items())

    def likelihood(self, stem: str, *, named: bool) -> float:
        """How likely a summary is to use a stem of the article, from 0 to 1."""
        known = self.expected.get((stem, named))
        if known is None:
            use = self.use(stem, named=named)
            known = self.by_use.get(use)
            if known is None:
                total = sum(weight * value(use) for weight, value in _stem_weights())
                known = self.by_use[use] = 1 / (1 + math.exp(-total))
            self.expected[stem, named] = known
        return known

    def use(self, stem: str, *, named: bool) -> StemUse:
        """How the article uses a stem."""
        return StemUse(
            self.statistics.sentences_with[stem],
            self.size,
            self._opening_with(stem),
            stem in self.title,
            stem in self.headings,
            named,
            not stem.isalpha() and any(map(str.isdigit, stem)),
            min(MOST_LETTERS, len(stem)),
            rarities(self.statistics.language).get(stem, 1.0),
        )

    def _opening_with(self, stem: str) -> Opening | None:
        """The part of the opening that first uses a stem."""
        first, following, after = self.opening
        if stem in first:
            return Opening.FIRST
        if stem in following:
            return Opening.NEXT
        return Opening.AFTER if stem in after else None

    def _where(self, index: int) -> tuple[int, int]:
        """The block of a sentence, and its place in it."""
        block = bisect_right(self.statistics.firsts, index) - 1
        return block, index - self.statistics.firsts[block]


def looks(block: BlockWording, language: str) -> tuple[Look, ...]:
    """What is kept of each of a block's sentences, found once."""
    found: tuple[Look, ...] | None = block.notes.get("default: looks")
    if found is None:
        checkpoint()
        found = block.notes["default: looks"] = tuple(_look(text, language) for text in block.texts)
        block.notes.setdefault("stems", tuple(tuple(look.stems) for look in found))
    return found


def _look(text: str, language: str) -> Look:
    seen = wording(text, language)
    one = three = 0.0
    for weight, weight_of_three, usual, value in _own_weights():
        above = value(seen) - usual
        one += weight * above
        three += weight_of_three * above
    return Look(
        seen.stems,
        _mean_rarity(seen.stems, language),
        len(seen.words),
        seen.small,
        tuple(value(seen) for value in _LEAD_VALUES),
        one,
        three,
    )


_LEAD_VALUES = tuple(next(f.value for f in OWN if f.name == name) for name in LEAD)


@cache
def _own_weights() -> tuple[tuple[float, float, float, Callable[[Wording], float]], ...]:
    """The weights of own features for one sentence and for three, and how much is usual."""
    known = model()
    return tuple(
        (known.one[each.name], known.three[each.name], known.usual[each.name], each.value)
        for each in OWN
    )


@cache
def _stem_weights() -> tuple[tuple[float, Callable[[StemUse], float]], ...]:
    weights = model().stem
    return tuple((weights[feature.name], feature.value) for feature in STEM)


# A mean over fewer stems says little.
_FEW = 4


def _mean_rarity(stems: Iterable[str], language: str) -> float:
    known = rarities(language)
    found = [known.get(stem, 1.0) for stem in stems]
    return math.fsum(found) / max(_FEW, len(found))


def _opening(known: Statistics) -> tuple[frozenset[str], ...]:
    """The stems of the first sentence, of the next two and of the three after."""
    stems: list[Sequence[str]] = []
    for block in known.wordings:
        if len(stems) >= _OPENING[-1]:
            break
        stems.extend(list(look.stems) for look in looks(block, known.language))
    starts = (0, *_OPENING)
    return tuple(
        frozenset(stem for found in stems[start:end] for stem in found)
        for start, end in zip(starts, _OPENING, strict=False)
    )
