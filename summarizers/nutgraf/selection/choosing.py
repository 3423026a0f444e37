"""Selects the sentences of a summary from the rated sentences."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from nutgraf.article import Article, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.selection.context_dependence import FAINTLY, leaning
from nutgraf.selection.growing import Growing
from nutgraf.selection.length import Length, Unit
from nutgraf.selection.parts import Selection
from nutgraf.selection.redundancy import repeats, stems_of
from nutgraf.selection.said import Said
from nutgraf.selection.sections import Shares
from nutgraf.selection.set_selection import MOST, POOL, Together, best_set, pool_of

# Ratings by the index of the sentence: of all sentences, or of the requested ones.
Ratings = Sequence[float] | Mapping[int, float]

# A sentence that is context-dependent or too slight gives way to every other: it loses the whole
# spread of the ratings for each half degree of dependence.
_LEANING_COST = 2.0
# Sets are formed from this many times the sentences wanted, taken from the highest rated.
_POOL_TIMES = 3
_COUNTED = (Unit.SENTENCES, Unit.PERCENT)


def select(
    article: Article,
    ratings: Ratings,
    length: Length,
    candidates: Iterable[Sentence],
    said: Said | None = None,
    *,
    parts: Selection | None = None,
) -> list[Sentence]:
    """As many of `candidates` as `length` allows, in the order of the text.

    At least one is selected if there is a candidate, even if the shortest is longer than `length`.
    Ties go to the earlier sentence.

    Args:
        article: the article.
        ratings: the candidates' ratings.
        length: the requested length.
        candidates: the sentences to choose from.
        said: what has already been shown; no sentence that repeats it is selected.
        parts: the steps of selection; by default all except set selection.
    """
    pool = list(candidates)
    if not pool:
        return []
    choice = _Choice.of(article, ratings, length, pool, parts or Selection(together=False), said)
    chosen = choice.kept()
    if choice.parts.together and not chosen.sentences:
        chosen.add(choice.together())
    choice.fill(chosen)
    found = chosen.sentences
    if not found:
        found = [min(pool, key=lambda sentence: (len(sentence.text), sentence.index))]
    return sorted(found, key=lambda sentence: sentence.index)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A choice to be made."""

    article: Article
    ratings: Ratings
    length: Length
    pool: Mapping[int, Sentence]
    parts: Selection
    said: Said | None
    shares: Shares | None
    leaning_cost: float
    count: int
    known: dict[int, float] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        article: Article,
        ratings: Ratings,
        length: Length,
        pool: Sequence[Sentence],
        parts: Selection,
        said: Said | None,
    ) -> "_Choice":
        values = [ratings[sentence.index] for sentence in pool]
        count = length.sentences(article)
        return cls(
            article,
            ratings,
            length,
            {sentence.index: sentence for sentence in pool},
            parts,
            said if parts.redundancy else None,
            Shares(article, pool, count) if parts.coverage else None,
            _LEANING_COST * (max(values) - min(values)),
            count,
        )

    def best_first(self) -> Iterator[Sentence]:
        """The candidates by rating, less their loss for context dependence."""
        return _best_first(
            sorted(self.pool.values(), key=lambda s: (-self.ratings[s.index], s.index)),
            lambda sentence: self.ratings[sentence.index],
            self.loss if self.parts.dangling == "penalty" else lambda _: 0.0,
        )

    def loss(self, sentence: Sentence) -> float:
        """The loss of a sentence shown without the one before it."""
        return self.leaning_cost * self.leaning(sentence.index)

    def leaning(self, index: int) -> float:
        """The degree of context dependence of a sentence, cached."""
        known = self.known.get(index)
        if known is None:
            known = self.known[index] = leaning(self.article, self.pool[index])
        return known

    def minded(self, index: int) -> float:
        """The degree of context dependence of a sentence, if it is to be considered."""
        return 0.0 if self.parts.dangling == "off" else self.leaning(index)

    def kept(self) -> Growing:
        """The sentences that must be chosen, as far as there is room: the best rated first."""
        wanted = kept_of(self.pool.values(), self.parts.keep)
        chosen = Growing(self.article, self.length, self.shares, distinct=self.parts.redundancy)
        for sentence in sorted(wanted, key=lambda s: (-self.ratings[s.index], s.index)):
            if chosen.has_room_for([sentence]):
                chosen.add([sentence])
        return chosen

    def together(self) -> list[Sentence]:
        """The set with the highest value; empty if one sentence, or very many, are wanted."""
        if not 1 < self.count <= MOST:
            return []
        order = sorted(self.pool, key=lambda index: (-self.ratings[index], index))
        size = max(POOL, _POOL_TIMES * self.count)
        near = [self.pool[index] for index in pool_of(order, self.minded, size)]
        weighed = Together.of(
            self.article,
            {s.index: self.ratings[s.index] for s in near},
            {s.index: self.leaning_cost * self.minded(s.index) for s in near},
            self.count,
        )
        chosen = best_set(weighed, [s.index for s in near], self.count, self._allowed)
        return [self.pool[index] for index in chosen]

    def _allowed(self, indexes: Sequence[int]) -> bool:
        """Whether a small set may be chosen."""
        chosen = [self.pool[index] for index in indexes]
        fits = self.length.holds(chosen, self.article)
        if not fits or (self.shares and not self.shares.allow(indexes)):
            return False
        if not self.parts.redundancy:
            return True
        stems = [stems_of(sentence.text, self.article.language) for sentence in chosen]
        alike = any(repeats(own, stems[:place]) for place, own in enumerate(stems))
        return not alike and not any(map(self._is_said, chosen))

    def fill(self, chosen: Growing) -> None:
        """As many more as there is room for, the best first; beyond sections' shares only last."""
        over: list[Sentence] = []
        for sentence in checked(self.best_first()):
            if self._full(chosen):
                return
            if sentence in chosen:
                continue
            if chosen.has_share_for(sentence):
                self._add(chosen, sentence)
            else:
                over.append(sentence)
        for sentence in checked(over):
            self._add(chosen, sentence)

    def _full(self, chosen: Growing) -> bool:
        return self.length.unit in _COUNTED and len(chosen.sentences) >= self.count

    def _add(self, chosen: Growing, sentence: Sentence) -> None:
        """Add a sentence, and what it depends on if that is wanted, if there is room."""
        more = [sentence]
        if self.parts.dangling == "antecedent":
            more = self._with_antecedents(sentence, chosen)
        told = self._is_said(sentence) or chosen.has_like(sentence)
        if chosen.has_room_for(more) and not told:
            chosen.add(more)

    def _is_said(self, sentence: Sentence) -> bool:
        return self.said is not None and self.said.has_like(sentence)

    def _with_antecedents(self, sentence: Sentence, chosen: Growing) -> list[Sentence]:
        """The sentence with those before it, back to one that stands alone or is selected."""
        found = [sentence]
        while self.leaning(found[-1].index) >= FAINTLY and found[-1].index - 1 in self.pool:
            before = self.pool[found[-1].index - 1]
            if before in chosen:
                break
            found.append(before)
        return found


def kept_of(sentences: Iterable[Sentence], keep: Sequence[int | Span | str]) -> list[Sentence]:
    """The sentences that one of `keep` matches; see `Selection`."""
    return [sentence for sentence in sentences if any(_means(kept, sentence) for kept in keep)]


def _means(kept: int | Span | str, sentence: Sentence) -> bool:
    if isinstance(kept, Span):
        return sentence.span.start < kept.end and kept.start < sentence.span.end
    if isinstance(kept, str):
        words = " ".join(kept.casefold().split())
        return bool(words) and words in " ".join(sentence.text.casefold().split())
    return sentence.index == kept


def _best_first(
    by_rating: Iterable[Sentence],
    rating: Callable[[Sentence], float],
    loss: Callable[[Sentence], float],
) -> Iterator[Sentence]:
    """Sentences in the order of rating less loss, looking for losses no further than is needed."""
    waiting: list[tuple[float, int, Sentence]] = []
    for sentence in by_rating:
        while waiting and -waiting[0][0] > rating(sentence):
            yield heapq.heappop(waiting)[2]
        lost = loss(sentence)
        heapq.heappush(waiting, (-(rating(sentence) - lost), sentence.index, sentence))
    while waiting:
        yield heapq.heappop(waiting)[2]
