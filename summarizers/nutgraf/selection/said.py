"""The selected sentences, and whether another says the same.

A long article has thousands of points, and a sentence cannot be compared with all of them. Where
two share at least k of the n stems of the shorter one, they share one of any n - k + 1 of its stems
(Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE
2006). So a sentence is looked up by its rarest stems, and the shorter ones among the selected by
theirs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from math import ceil

from nutgraf.article import Sentence
from nutgraf.cancellation import checked
from nutgraf.selection.redundancy import SAME, overlap, stems_of

# Smaller overlaps are never queried.
LEAST_SHARE = 0.5
# A sentence is compared with at most this many others. Only a text of thousands of sentences that
# all use the same few words comes near that.
_MOST_COMPARED = 400


class Said:
    """The stems of the sentences that have been chosen so far."""

    def __init__(self, sentences: Iterable[Sentence], language: str) -> None:
        self._language = language
        self._all: set[frozenset[str]] = set()
        self._with: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._with_rare: dict[str, list[frozenset[str]]] = defaultdict(list)
        self.add(sentences)

    def add(self, sentences: Iterable[Sentence]) -> None:
        """Sentences that are said from now on."""
        for sentence in checked(sentences):
            stems = stems_of(sentence.text, self._language)
            if stems in self._all:
                continue
            for stem in self._rarest(stems):
                self._with_rare[stem].append(stems)
            for stem in stems:
                self._with[stem].append(stems)
            self._all.add(stems)

    def has_like(self, sentence: Sentence, share: float = SAME) -> bool:
        """Whether one that was said overlaps with a sentence by at least `share`."""
        stems = stems_of(sentence.text, self._language)
        if stems in self._all:
            return True
        near = islice(self._near(stems), _MOST_COMPARED)
        return any(overlap(stems, other) >= share for other in near)

    def _near(self, stems: frozenset[str]) -> Iterator[frozenset[str]]:
        """Those that may overlap with these stems by `LEAST_SHARE`, some more than once."""
        rarest = self._rarest(stems)
        return chain(
            chain.from_iterable(self._with.get(stem, ()) for stem in rarest),
            chain.from_iterable(self._with_rare.get(stem, ()) for stem in sorted(stems)),
        )

    def _rarest(self, stems: frozenset[str]) -> list[str]:
        """The stems of which a sentence that is not shorter must have one."""
        count = len(stems) - ceil(LEAST_SHARE * len(stems)) + 1
        order = sorted(stems, key=lambda stem: (len(self._with.get(stem, ())), stem))
        return order[:count]
