"""Why a sentence was picked: its rank, and the parts of its rating."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol, runtime_checkable

from nutgraf.article import Article, Sentence
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.language.stems import content_stems
from nutgraf.methods.registry import load
from nutgraf.selection.redundancy import overlap, stems_of

# At most this many parts of a rating, or similar sentences, are listed individually.
_TOLD = 4
# Smaller parts are combined with the others.
_SMALL = 0.05
# From this overlap upwards two sentences are called similar.
_SIMILAR = 0.3
# A long text may have thousands of picks. Similar sentences are searched for within this number of
# pairs in total: in all of a text of 1,400 sentences, and nearby in longer ones.
_MOST_PAIRS = 2_000_000


@runtime_checkable
class Explaining(Protocol):
    """A summarizer that can report the parts of its ratings."""

    def explain(self, article: Article, count: int, index: int) -> Mapping[str, float]:
        """What adds up to the rating of the sentence at `index`, each under a few words."""
        ...


@dataclass(frozen=True)
class ReasonSubject:
    """The context of reasons.

    Attributes:
        article: the article.
        method: the name of the method.
        count: the approximate number of sentences requested; None if the ratings were changed
            since.
        focus: the words for which ratings were raised.
        all_ratings: returns the ratings of all sentences.
    """

    article: Article
    method: str
    count: int | None
    focus: str | None
    all_ratings: Callable[[], Sequence[float]]

    @cached_property
    def ratings(self) -> Sequence[float]:
        """The ratings of all sentences."""
        return self.all_ratings()

    @cached_property
    def explaining(self) -> Explaining | None:
        """The method, if it can report the parts of its ratings."""
        method = load(self.method)
        return method if isinstance(method, Explaining) else None

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The rank of each sentence."""
        ranks = sorted(range(len(self.ratings)), key=lambda index: (-self.ratings[index], index))
        return {index: rank for rank, index in enumerate(ranks, start=1)}

    @cached_property
    def stems(self) -> Sequence[frozenset[str]]:
        """What each sentence is compared by."""
        article = self.article
        return [stems_of(each.text, article.language) for each in checked(article.sentences)]


def reasons(told: ReasonSubject, sentence: Sentence) -> tuple[str, ...]:
    """Why a sentence was picked, in words and numbers."""
    place = ordinal(told.places[sentence.index])
    rank = f"rated {place} of {told.article.size} by {told.method}"
    made = _explained(told, sentence)
    if made:
        if told.focus:
            made["focus"] = told.ratings[sentence.index] - sum(made.values())
        return rank, *parts_told(made), *_seen(told.article, sentence)
    return rank, *_seen(told.article, sentence), *_similar(told, sentence)


def _explained(told: ReasonSubject, sentence: Sentence) -> dict[str, float]:
    """The parts of the rating; empty if the method cannot report them, or fails."""
    if told.count is None or told.explaining is None:
        return {}
    try:
        return dict(told.explaining.explain(told.article, told.count, sentence.index))
    except Exception:  # noqa: BLE001  # another's method: its reasons are not worth a summary
        return {}


def parts_told(made: Mapping[str, float]) -> Iterator[str]:
    """The greatest parts of a rating and the rest, so that the numbers shown add up.

    >>> list(parts_told({"place": 1.5, "title": 0.42, "length": -0.31, "voice": 0.01}))
    ['+1.50 place', '+0.42 title', '-0.31 length', '+0.01 others']
    """
    order = sorted(made, key=lambda name: (-abs(made[name]), name))
    shown = [name for name in order[:_TOLD] if abs(made[name]) >= _SMALL]
    yield from (f"{made[name]:+.2f} {name}" for name in shown)
    rest = round(sum(made.values()), 2) - sum(round(made[name], 2) for name in shown)
    if len(shown) < len(order):
        yield f"{rest + 0.0:+.2f} others"


def _similar(told: ReasonSubject, sentence: Sentence) -> Iterator[str]:
    own, here = told.stems[sentence.index], sentence.index
    reach = _MOST_PAIRS // len(told.stems)
    first = max(0, here - reach)
    found = [
        (overlap(own, other), index)
        for index, other in enumerate(told.stems[first : here + reach], first)
        if index != here
    ]
    near = sorted((-shared, index) for shared, index in found if shared >= _SIMILAR)
    if near:
        listed = ", ".join(f"{index + 1} ({-shared:.2f})" for shared, index in near[:_TOLD])
        word = "sentence" if len(near) == 1 else "sentences"
        others = f" and {len(near) - _TOLD} others" if len(near) > _TOLD else ""
        yield f"like {word} {listed}{others}"


def _seen(article: Article, sentence: Sentence) -> Iterator[str]:
    """Visible evidence in favour of a sentence."""
    if article.title:
        own = set(content_stems(sentence.text, article.language))
        shared = own.intersection(content_stems(article.title.text, article.language))
        if shared:
            yield f"shares {len(shared)} {'word' if len(shared) == 1 else 'words'} with the title"
    section = article.section_of(sentence)
    if sentence.index == 0:
        yield "opens the article"
    elif section and section.sentences and section.sentences[0] is sentence:
        yield "opens its section"
    if any(map(str.isdigit, sentence.text)):
        yield "gives a figure"


_TEENS = range(11, 14)


def ordinal(number: int) -> str:
    """A number as a rank.

    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in _TEENS else suffix}"
