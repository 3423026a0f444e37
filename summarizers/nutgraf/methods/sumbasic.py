"""SumBasic: repeatedly the sentence with the most probable words; used words count less.

Ani Nenkova and Lucy Vanderwende (2005): The Impact of Frequency on Summarization. Microsoft
Research, MSR-TR-2005-101.

As in sumy: the mean over all uses of words in a sentence, without the requirement that it contain
the most probable word, and a word's probability squared for each of its uses in a chosen sentence.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace

from nutgraf.article import Article
from nutgraf.cancellation import checkpoint
from nutgraf.methods import terms

# At least this many are taken one by one: some may say what others say.
_ALWAYS_TAKEN = 100


@dataclass(frozen=True, slots=True)
class SumBasic:
    """Frequent words, discounted once used (Nenkova and Vanderwende 2005)."""

    name = "sumbasic"
    paper = "Nenkova and Vanderwende 2005, MSR-TR-2005-101"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """Falling by one from the sentence that is taken first, which has 0.

        `count` sentences, and always some more, are taken one by one; all others follow by the mean
        that they have then.
        """
        sentences = terms.content(article)
        uses = Counter(term for sentence in sentences for term in sentence)
        total = uses.total()
        probability = {term: count / total for term, count in uses.items()}

        def mean(sentence: Sequence[str]) -> float:
            if not sentence:
                return 0.0
            return math.fsum(map(probability.__getitem__, sentence)) / len(sentence)

        # Probabilities only ever decrease: the best is the sentence whose value has not changed
        # since it was last computed and is higher than the others' last values (lazy evaluation).
        heap = [(-mean(sentence), place) for place, sentence in enumerate(sentences)]
        heapify(heap)
        ratings = [0.0] * len(sentences)
        rank = 0
        while heap and rank < max(count, _ALWAYS_TAKEN):
            checkpoint()
            was, place = heap[0]
            sentence = sentences[place]
            now = -mean(sentence)
            if now != was:
                heapreplace(heap, (now, place))
                continue
            heappop(heap)
            ratings[place] = 0.0 - rank
            rank += 1
            for term in sentence:
                probability[term] *= probability[term]
        left = sorted((-mean(sentences[place]), place) for _, place in heap)
        for later, (_, place) in enumerate(left, start=rank):
            ratings[place] = 0.0 - later
        return ratings
