"""An article as the default method sees it: its sentences, their places, and the use of stems."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from typing import NamedTuple

from nutgraf.article import Article, Role
from nutgraf.article import Wording as BlockWording
from nutgraf.cancellation import checkpoint
from nutgraf.methods.default import wording
from nutgraf.methods.default.feature import Row
from nutgraf.methods.default.model import model, rarities
from nutgraf.methods.default.place import LEAD, Place, Setting
from nutgraf.methods.default.stem_use import Likelihoods, Make, Use, make_of
from nutgraf.methods.default.wording import OWN, Wording
from nutgraf.methods.statistics import Statistics, statistics
from nutgraf.reading.word_forms import content_stems

# The opening's parts, `FIRST`, `NEXT` and `AFTER`, end after so many sentences.
_OPENING = (1, 3, 6)


class Look(NamedTuple):
    """What is kept of a sentence, wherever it stands.

    Attributes:
        stems: its different stems; True for those with a capital letter inside the sentence.
        rarity: their mean rarity.
        words: how many words it has.
        small: how many of the commonest words it may be expected to share with a summary.
        one, three: what its own features add to its rating.
    """

    stems: Mapping[str, bool]
    rarity: float
    words: int
    small: float
    one: float
    three: float


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's sentences and what they are held against."""

    statistics: Statistics
    setting: Setting
    looks: Sequence[Look]
    expected: Likelihoods

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
        language = article.language
        # Looked at first, so that words are told apart and stemmed once only.
        seen: list[Look] = []
        for block in article.blocks:
            if block.wording is not None:
                seen += looks(block.wording, language)
        known = statistics(article)
        title = article.title.text if article.title else ""
        headings = (block.text for block in article.blocks if block.role is Role.HEADING)
        setting = Setting(
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
        return cls(known, setting, seen, expected)

    @property
    def size(self) -> int:
        """How many sentences there are."""
        return self.setting.size

    def wording(self, index: int) -> Wording:
        """The sentence at `index` by itself."""
        block, place = self._where(index)
        text = self.statistics.wordings[block].texts[place]
        return wording.look_at(text, self.statistics.language)

    def place(self, index: int) -> Place:
        """The sentence at `index` in its article."""
        block, place = self._where(index)
        known = self.statistics
        look = self.looks[index]
        return Place(
            self.setting,
            index,
            place == 0 and len(known.firsts) > 1,
            len(known.wordings[block].texts),
            look.stems.keys(),
            math.fsum(map(self.expected.__getitem__, look.stems.items())),
            look.rarity,
            look.words,
            look.small,
            self.looks[index - 1].stems.keys() if index else frozenset(),
        )

    def use(self, stem: str, named: bool) -> tuple[Use, Make]:  # noqa: FBT001
        """How the article uses a stem, and what that is like."""
        return self.expected.use(stem), make_of(stem, self.statistics.language, named)

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
    seen = wording.look_at(text, language)
    own = wording.row(seen)
    weights = _own_weights()
    return Look(
        seen.stems,
        _mean_rarity(seen.stems, language),
        len(seen.words),
        seen.small,
        sum(map(mul, weights.one, own)) - weights.usual_one,
        sum(map(mul, weights.three, own)) - weights.usual_three,
    )


class _Weights(NamedTuple):
    """The weights of own features for one sentence and for three, and what the usual one gets."""

    one: Row
    three: Row
    usual_one: float
    usual_three: float


@cache
def _own_weights() -> _Weights:
    known = model()
    one = tuple(known.one[each.name] for each in OWN)
    three = tuple(known.three[each.name] for each in OWN)
    usual = [known.usual[each.name] for each in OWN]
    return _Weights(one, three, sum(map(mul, one, usual)), sum(map(mul, three, usual)))


# A mean over fewer stems says little.
_FEW = 4


def _mean_rarity(stems: Iterable[str], language: str) -> float:
    known = rarities(language)
    found = [known.get(stem, 1.0) for stem in stems]
    return math.fsum(found) / max(_FEW, len(found))


def _opening(seen: Sequence[Look]) -> dict[str, int]:
    """The first of the opening's parts that uses each of its stems, as `stem_use` counts them."""
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
