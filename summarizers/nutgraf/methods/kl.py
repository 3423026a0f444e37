"""KLSum: greedily adds the sentences that bring the summary's words closest to the article's.

Aria Haghighi and Lucy Vanderwende (2009): Exploring Content Models for Multi-Document
Summarization. Proceedings of NAACL-HLT, 362-370.

As in sumy, words are not stemmed. A candidate sentence counts without its stop words, the summary
so far with all words as they are written; words missing from the article's counts (stop words and
capitalised forms) only make it longer. The article's counts include a stop word if it is written
with a capital. The divergence is summed over the words of the summary.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

from nutgraf.article import Article
from nutgraf.cancellation import checked, checkpoint
from nutgraf.methods import terms

# At least this many are taken one by one: some may say what others say.
_ALWAYS_TAKEN = 100
# Divergences closer than this differ by how they were added up.
_THE_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class Kl:
    """Sentences with words distributed like the article's (Haghighi and Vanderwende 2009)."""

    name = "kl"
    paper = "Haghighi and Vanderwende 2009, Proceedings of NAACL-HLT, 362-370"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """Falling by one from the sentence that is taken first, which has 0.

        `count` sentences, and always some more, are taken one by one; all others follow by how
        close each would bring the summary then.
        """
        sentences = terms.sentences(article)
        state = _State(sentences)
        ratings = [0.0] * len(sentences)
        taken = min(len(sentences), max(count, _ALWAYS_TAKEN))
        for rank in range(taken):
            checkpoint()
            values = state.divergences()
            bound = min(values) + _THE_SAME
            best = next(compress(range(len(values)), map(bound.__ge__, values)))
            ratings[best] = 0.0 - rank
            state.take(best, (form.written for form in sentences[best]))
        left = [
            (value, place) for place, value in enumerate(state.divergences()) if value < math.inf
        ]
        for rank, (_, place) in enumerate(sorted(left), start=taken):
            ratings[place] = 0.0 - rank
        return ratings


class _State:
    """The summary so far, and what each other sentence would change.

    The divergence of a summary is the sum, over its words that the article's counts know, of
    f * (log f - log c + log T): f the word's share of the article's, c its uses in the summary, T
    the words of the summary. A sentence changes the part without T and the sum of all f; both
    change only where a word that it holds was taken.
    """

    def __init__(self, sentences: Sequence[terms.Sentence]) -> None:
        uses = Counter(
            form.low
            for sentence in checked(sentences)
            for form in sentence
            if not form.is_common or form.written != form.low
        )
        total = uses.total()
        self._share = {word: count / total for word, count in uses.items()}
        self._taken: Counter[str] = Counter()
        self._words = 0
        self._sum_of_shares = 0.0
        self._holding: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._sizes: list[int] = []
        self._without_total: list[float] = []
        self._new_shares: list[float] = []
        for place, sentence in enumerate(sentences):
            found = [form.low for form in sentence if not form.is_common]
            counts = Counter(found)
            for word, count in counts.items():
                self._holding[word].append((place, count))
            self._sizes.append(len(found))
            self._without_total.append(math.fsum(self._part(w, c) for w, c in counts.items()))
            self._new_shares.append(math.fsum(self._share[word] for word in counts))

    def _part(self, word: str, uses: int) -> float:
        share = self._share[word]
        return share * (math.log(share) - math.log(uses)) if uses else 0.0

    def divergences(self) -> list[float]:
        """For each sentence the divergence if it came along, all less the same amount.

        Infinity for those that were taken.
        """
        logarithm = {size: math.log(max(1, size + self._words)) for size in set(self._sizes)}
        shares = self._sum_of_shares
        return [
            part + (shares + new) * logarithm[size]
            for part, new, size in zip(
                self._without_total, self._new_shares, self._sizes, strict=True
            )
        ]

    def take(self, place: int, written: Iterable[str]) -> None:
        """Put the sentence at `place`, whose words are `written`, into the summary."""
        self._without_total[place] = math.inf
        for word, count in Counter(written).items():
            self._words += count
            if word in self._share:
                self._count(word, count)

    def _count(self, word: str, count: int) -> None:
        before = self._taken[word]
        after = self._taken[word] = before + count
        is_new = not before
        if is_new:
            self._sum_of_shares += self._share[word]
        change: dict[int, float] = {}
        shift = self._part(word, before) - self._part(word, after)
        for place, its in self._holding[word]:
            if its not in change:
                more = self._part(word, after + its) - self._part(word, before + its)
                change[its] = more + shift
            self._without_total[place] += change[its]
            if is_new:
                self._new_shares[place] -= self._share[word]
