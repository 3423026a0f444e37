"""What a briefing has said already, and which of it a section's sentences could repeat."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from nutgraf.article import Sentence
from nutgraf.cancellation import checked
from nutgraf.selection.redundancy import stems_of

# A sentence that shares less of the shorter one's stems than this repeats nothing; what repeats is
# for `redundancy` to say, which asks for more.
_LEAST_SHARED = 0.5


class Said:
    """Sentences that have been chosen.

    A long article has thousands of points, and each sentence would be held against each of them.
    Those that have something in common are found by their stems.
    """

    def __init__(self, sentences: Iterable[Sentence], language: str) -> None:
        self._language = language
        self._sentences: list[Sentence] = []
        self._sizes: list[int] = []
        self._with: dict[str, list[int]] = defaultdict(list)
        self.add(sentences)

    def add(self, sentences: Iterable[Sentence]) -> None:
        """Sentences that are said from now on."""
        for sentence in sentences:
            stems = stems_of(sentence.text, self._language)
            for stem in stems:
                self._with[stem].append(len(self._sentences))
            self._sentences.append(sentence)
            self._sizes.append(len(stems))

    def near(self, candidates: Iterable[Sentence]) -> list[Sentence]:
        """Those that one of `candidates` could repeat."""
        found = {place for place, size in enumerate(self._sizes) if not size}
        for sentence in checked(candidates):
            stems = stems_of(sentence.text, self._language)
            shared = Counter(place for stem in stems for place in self._with.get(stem, ()))
            least = _LEAST_SHARED
            found.update(
                place
                for place, count in shared.items()
                if count >= least * min(len(stems), self._sizes[place])
            )
        return [self._sentences[place] for place in sorted(found)]
