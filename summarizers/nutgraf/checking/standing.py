"""The state of words once taken from a text: verbatim in it, changed, or gone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from nutgraf.article import Article, Block, Role, Sentence
from nutgraf.cache import cached_with_blocks
from nutgraf.cancellation import checked
from nutgraf.reading.sentences import split

# A number with its points and commas is one word; so is "don't".
_WORD = re.compile(r"\d(?:[\d.,]*\d)?|\w+(?:['’]\w+)?")
# Fewer words than these are alike by chance.
_FEWEST_WORDS = 6
# A sentence that was edited keeps this part of its words, in their order; what shares less was
# never taken from it. Who writes of a text in their own words shares less, as a rule.
_SAME_SENTENCE = 0.75
# A message is one line.
_LONGEST_QUOTED = 60
# No description is longer; the time of a comparison is quadratic in it.
_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """Words taken from a text, and the changed sentence in which they are now."""

    words: str
    sentence: Sentence
    old: str
    new: str

    @property
    def told(self) -> str:
        """What differs first, for a message: “1,200 homes”, and the text “1,400 homes”."""
        if not self.new:
            return f"“{_shortened(self.old)}”, which the text no longer does"
        if not self.old:
            return f"nothing of “{_shortened(self.new)}”, which the text now does"
        return f"“{_shortened(self.old)}”, and the text “{_shortened(self.new)}”"


@dataclass(frozen=True, slots=True)
class ComparedSentences:
    """The state of some sentences in a text: how many are verbatim or not, and the changes."""

    kept: int
    absent: int
    changes: tuple[ChangedSentence, ...]

    @property
    def is_kept(self) -> bool:
        """Whether every one is in the text verbatim."""
        return self.kept > 0 and not self.absent and not self.changes


@dataclass(frozen=True)
class StandingText:
    """A text to compare with, without the blocks `apart` from it."""

    article: Article
    apart: tuple[Block, ...] = ()

    def compared(self, words: str) -> ComparedSentences:
        """The state of the sentences of `words` in the text."""
        kept = absent = 0
        changes = []
        for start, end in split(words, self.article.language):
            one = words[start:end]
            spelled = _spelled(one)
            if not spelled:
                continue
            if self._holds(_folded(spelled)):
                kept += 1
            elif change := self._change(one, spelled):
                changes.append(change)
            else:
                absent += 1
        return ComparedSentences(kept, absent, tuple(changes))

    def _holds(self, mine: tuple[str, ...]) -> bool:
        """Whether the words are in one block, or are what is left of one of its sentences."""
        index = _index(self.article)
        run, counts = _run(mine), Counter(mine)
        if any(
            run in index.blocks[place]
            for place in index.with_all(index.in_blocks, mine)
            if self._counts(place)
        ):
            return True
        for place in index.with_all(index.in_sentences, mine):
            one = index.sentences[place]
            if self._counts(one.block) and counts <= one.counts and _is_part(mine, one.folded):
                return True
        return False

    def _change(self, words: str, spelled: Sequence[str]) -> ChangedSentence | None:
        if not _FEWEST_WORDS <= len(spelled) <= _MOST_WORDS:
            return None
        mine = _folded(spelled)
        counts = Counter(mine)
        index = _index(self.article)
        best, found = 0.0, None
        for place in checked(index.like(counts)):
            one = index.sentences[place]
            longer = max(len(mine), len(one.folded))
            if not self._counts(one.block) or longer > _MOST_WORDS:
                continue
            if (counts & one.counts).total() < _SAME_SENTENCE * longer:
                continue
            matcher = SequenceMatcher(None, mine, one.folded, autojunk=False)
            share = sum(block.size for block in matcher.get_matching_blocks()) / longer
            if share >= _SAME_SENTENCE and share > best:
                best, found = share, (one.sentence, matcher)
        if found is None:
            return None
        sentence, matcher = found
        own = _spelled(sentence.text)
        for tag, first, past, here, there in matcher.get_opcodes():
            if tag != "equal":
                old, new = " ".join(spelled[first:past]), " ".join(own[here:there])
                return ChangedSentence(words, sentence, old, new)
        return None

    def _counts(self, place: int) -> bool:
        """Whether the block at a place is the text's."""
        return id(self.article.blocks[place]) not in self._apart

    @cached_property
    def _apart(self) -> frozenset[int]:
        return frozenset(map(id, self.apart))


@dataclass(frozen=True, slots=True)
class _IndexedSentence:
    """A sentence, the place of its block, and its words."""

    sentence: Sentence
    block: int
    folded: tuple[str, ...]
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class _Index:
    """An index of the words of a text, so that sentences need not all be compared."""

    blocks: Mapping[int, str]
    sentences: Sequence[_IndexedSentence]
    in_blocks: Mapping[str, Sequence[int]]
    in_sentences: Mapping[str, Sequence[int]]
    times: Counter[tuple[str, ...]]

    def with_all(self, places: Mapping[str, Sequence[int]], words: Sequence[str]) -> Sequence[int]:
        """The possible positions of all the words: those of the rarest."""
        return min((places.get(word, ()) for word in words), key=len, default=())

    def like(self, counts: Counter[str]) -> list[int]:
        """The sentences that may share enough with these words.

        A sentence that shares three quarters of them has at least one of any more than a quarter of
        them, so the rarest are looked up.
        """
        missed = 0
        found: set[int] = set()
        for word in sorted(counts, key=lambda one: (len(self.in_sentences.get(one, ())), one)):
            found.update(self.in_sentences.get(word, ()))
            missed += counts[word]
            if missed > (1 - _SAME_SENTENCE) * counts.total():
                break
        return sorted(found)


def is_said_twice(article: Article, words: str) -> bool:
    """Whether a sentence is in the text more than once, verbatim."""
    return _index(article).times[_folded(_spelled(words))] > 1


@cached_with_blocks
def _index(article: Article) -> _Index:
    blocks: dict[int, str] = {}
    sentences: list[_IndexedSentence] = []
    in_blocks: dict[str, list[int]] = defaultdict(list)
    in_sentences: dict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(checked(article.blocks)):
        if block.role is Role.METADATA:
            continue
        words = _folded(_spelled(block.text))
        blocks[place] = _run(words)
        for word in dict.fromkeys(words):
            in_blocks[word].append(place)
        for sentence in block.sentences:
            folded = _folded(_spelled(sentence.text))
            for word in dict.fromkeys(folded):
                in_sentences[word].append(len(sentences))
            sentences.append(_IndexedSentence(sentence, place, folded, Counter(folded)))
    times = Counter(one.folded for one in sentences)
    return _Index(blocks, sentences, dict(in_blocks), dict(in_sentences), times)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTED else f"{words[:_LONGEST_QUOTED]}…"


def _spelled(text: str) -> list[str]:
    return _WORD.findall(text)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold().replace("’", "'") for word in words)


def _run(folded: Sequence[str]) -> str:
    return f" {' '.join(folded)} "


def _is_part(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words are in the whole in their order, with others between them."""
    rest = iter(whole)
    return all(word in rest for word in words)
