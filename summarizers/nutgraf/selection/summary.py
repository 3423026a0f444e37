"""From ratings to a summary: as many sentences as the length allows, in the order of the text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from nutgraf.article import Article, Section, Sentence, Span
from nutgraf.cancellation import checked, checkpoint
from nutgraf.methods import rate, rate_some
from nutgraf.reading import read
from nutgraf.reading.words import content_stems
from nutgraf.reading.words_without_spaces import one_after_the_other
from nutgraf.selection.dangling import is_slight, leaning_opening
from nutgraf.selection.length import Length
from nutgraf.selection.redundancy import repeats, stems_of

DEFAULT_METHOD = "default"
DEFAULT_LENGTH = "3 sentences"


# Ratings by the index of the sentence: of all of them, or of those that are asked for.
Ratings = Sequence[float] | Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence of a summary, its rating by the method, and why it was picked, in words."""

    sentence: Sentence
    rating: float
    reasons: tuple[str, ...]
    _tell: Callable[[], tuple[str, ...]] | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, sentence: Sentence, rating: float, tell: Callable[[], tuple[str, ...]]) -> "Pick":
        """A pick whose reasons are told when they are first asked for.

        A rank among all sentences takes all their ratings, and not everybody asks.
        """
        made: Pick = object.__new__(cls)
        for name, value in (("sentence", sentence), ("rating", rating), ("_tell", tell)):
            object.__setattr__(made, name, value)
        return made

    def __reduce__(self) -> tuple[type["Pick"], tuple[Sentence, float, tuple[str, ...]]]:
        return Pick, (self.sentence, self.rating, self.reasons)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> tuple[str, ...]:
            # Python asks for what a slot does not hold yet.
            if name != "reasons":
                raise AttributeError(name)
            reasons = self._tell()
            object.__setattr__(self, "reasons", reasons)
            return reasons


@dataclass(frozen=True, slots=True)
class Summary:
    """The picks in the order of the text, with what they were picked by."""

    article: Article
    method: str
    length: Length
    picks: tuple[Pick, ...]

    @property
    def text(self) -> str:
        """The picked sentences, one after the other."""
        texts = (pick.sentence.text for pick in self.picks)
        return one_after_the_other(texts, self.article.language)


def summarize(
    article: Article | str,
    method: str = DEFAULT_METHOD,
    length: str | int | Length = DEFAULT_LENGTH,
    focus: str | None = None,
    within: Section | Span | None = None,
) -> Summary:
    """Pick the sentences that say most about the article.

    Args:
        article: an Article, or a text to read.
        method: the name of a summarizer.
        length: how much, for instance 3, "120 words", "20%"; see `Length`.
        focus: words that the picks should be about.
        within: pick only from this section or span; ratings still know the whole article.

    Returns:
        A summary with at least one pick where there is a sentence to pick, and none where not.

    Raises:
        UnknownMethodError, MethodFailedError, BadLengthError: see there.
    """
    source = read(article) if isinstance(article, str) else article
    wanted = Length.parse(length)
    candidates = sentences_within(source, within)
    count = wanted.sentences(source)
    focus = focus if focus and focus.strip() else None

    @cache
    def all_ratings() -> tuple[float, ...]:
        found = rate(source, method, count)
        return focused(source, found, focus) if focus else found

    some = None
    if within is not None and focus is None:
        some = rate_some(source, method, count, [sentence.index for sentence in candidates])
    ratings = all_ratings() if some is None else some
    if within is not None:
        wanted = _scaled(wanted, source, candidates)
    chosen = select(source, ratings, wanted, candidates)
    picks = picks_of(source, ratings, chosen, method, all_ratings)
    return Summary(source, method, wanted, tuple(picks))


def sentences_within(article: Article, within: Section | Span | None) -> tuple[Sentence, ...]:
    """The body's sentences that begin inside a section or span; all of them for None."""
    if within is None:
        return article.sentences
    if isinstance(within, Section):
        return within.sentences
    return tuple(
        sentence
        for sentence in article.sentences
        if sentence.span.start < within.end and within.start < sentence.span.end
    )


def _scaled(length: Length, article: Article, candidates: Sequence[Sentence]) -> Length:
    """A percentage of a part is a percentage of that part's sentences."""
    if length.unit.value != "percent":
        return length
    share = len(candidates) / max(1, article.size)
    return replace(length, amount=max(length.amount * share, 1e-6))


def focused(article: Article, ratings: Sequence[float], focus: str) -> tuple[float, ...]:
    """Ratings raised for sentences that share stems with `focus`, above all the others."""
    wanted = set(content_stems(focus, article.language)) or {focus.lower()}
    spread = (max(ratings) - min(ratings) if ratings else 0.0) or 1.0
    return tuple(
        rating
        + 2
        * spread
        * len(wanted.intersection(content_stems(s.text, article.language)))
        / len(wanted)
        for s, rating in zip(article.sentences, ratings, strict=True)
    )


# A sentence that leans on the one before it, or is too slight to say anything, gives way to every
# other: it loses the ratings' whole spread for each half degree that it leans.
_LEANING_COST = 2.0


def select(
    article: Article,
    ratings: Ratings,
    length: Length,
    candidates: Iterable[Sentence],
    said: Iterable[Sentence] = (),
) -> list[Sentence]:
    """As many of `candidates` as `length` allows, best first, in the order of the text.

    None says what another, or one of `said`, says already.
    A sentence that leans on the one before it is taken only when that one was taken, or when
    nothing else is left. At least one is chosen where there is a candidate, even when the shortest
    is longer than `length`.
    """
    pool = list(candidates)
    if not pool:
        return []
    order = _best_first(article, ratings, pool)
    chosen: list[Sentence] = []
    stems = [stems_of(sentence.text, article.language) for sentence in said]
    for sentence in checked(order):
        if not length.holds([*chosen, sentence], article):
            if length.unit.value in ("sentences", "percent"):
                break
            continue
        own = stems_of(sentence.text, article.language)
        if repeats(own, stems):
            continue
        chosen.append(sentence)
        stems.append(own)
    if not chosen:
        chosen = [min(pool, key=lambda sentence: (len(sentence.text), sentence.index))]
    return sorted(chosen, key=lambda sentence: sentence.index)


def _best_first(article: Article, ratings: Ratings, pool: Sequence[Sentence]) -> list[Sentence]:
    values = [ratings[sentence.index] for sentence in pool]
    cost = _LEANING_COST * (max(values) - min(values))

    def key(sentence: Sentence) -> tuple[float, int]:
        return (-(ratings[sentence.index] - cost * leaning(article, sentence)), sentence.index)

    return sorted(pool, key=key)


def leaning(article: Article, sentence: Sentence) -> float:
    """How badly a sentence needs the one before it: 0 not at all, 1 it is nothing by itself."""
    checkpoint()
    if is_slight(sentence.text):
        return 1.0
    opening = leaning_opening(sentence.text, article.language) if sentence.index else None
    return opening.degree if opening else 0.0


def picks_of(
    article: Article,
    ratings: Ratings,
    chosen: Iterable[Sentence],
    method: str,
    all_ratings: Callable[[], Sequence[float]],
) -> list[Pick]:
    """The chosen sentences with their ratings and reasons.

    Args:
        article: the article.
        ratings: the ratings of the chosen sentences at least.
        chosen: the sentences.
        method: the name of the summarizer that rated them.
        all_ratings: gives every sentence's rating, which takes long, for those who ask for reasons.
    """

    @cache
    def places() -> dict[int, int]:
        found = all_ratings()
        ranks = sorted(range(len(found)), key=lambda index: (-found[index], index))
        return {index: rank for rank, index in enumerate(ranks, start=1)}

    def reasons(sentence: Sentence) -> tuple[str, ...]:
        place = _ordinal(places()[sentence.index])
        return f"rated {place} of {article.size} by {method}", *_seen(article, sentence)

    return [
        Pick.of(sentence, ratings[sentence.index], partial(reasons, sentence))
        for sentence in checked(chosen)
    ]


def _seen(article: Article, sentence: Sentence) -> Iterable[str]:
    """What a reader can see that speaks for a sentence."""
    own = set(content_stems(sentence.text, article.language))
    if article.title:
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


def _ordinal(number: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in _TEENS else suffix}"
