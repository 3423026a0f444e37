"""From ratings to a summary: as many sentences as the length allows, in the order of the text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from functools import cache, cached_property, partial

from nutgraf.article import Article, Section, Sentence, Span
from nutgraf.errors import BadSelectionError
from nutgraf.frozen import dataclass
from nutgraf.language.words_without_spaces import one_after_the_other
from nutgraf.methods import rate, rate_some
from nutgraf.reading import read
from nutgraf.selection.answering import answering
from nutgraf.selection.choosing import Ratings, kept_of, select
from nutgraf.selection.focus import focused
from nutgraf.selection.length import Length
from nutgraf.selection.parts import Selection
from nutgraf.selection.reasons import ReasonSubject, reasons
from nutgraf.selection.sections import chosen_by_heading
from nutgraf.selection.set_selection import weighs_together

DEFAULT_METHOD = "default"
DEFAULT_LENGTH = "3 sentences"
DEFAULT_SELECTION = "default"


@dataclass(frozen=True)
class Pick:
    """A sentence of a summary and its rating by the method.

    `pieces` are the shown parts of a shortened sentence, in order; empty for a whole one. `explain`
    returns the reasons.
    """

    sentence: Sentence
    rating: float
    pieces: tuple[Span, ...] = ()
    explain: Callable[[], tuple[str, ...]] = field(default=tuple, compare=False, repr=False)

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """Why it was picked, in words.

        Computed on first access: a rank among all sentences requires all ratings, which not every
        caller needs.
        """
        return self.explain()

    def __getstate__(self) -> dict[str, object]:
        # What explains may hold on to the article, and cannot be sent to another process.
        reasons = self.reasons
        return {
            "sentence": self.sentence,
            "rating": self.rating,
            "pieces": self.pieces,
            "reasons": reasons,
            "explain": tuple,
        }


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
    selection: Selection | str = DEFAULT_SELECTION,
) -> Summary:
    """Pick the most important sentences of the article.

    Args:
        article: an Article, or a text to read.
        method: the name of a summarizer.
        length: the length, for example 3, "120 words", "20%"; see `Length`.
        focus: words that the picks should be about.
        within: pick only from this section or span; ratings still use the whole article. For a
            section, the default method prefers what answers its heading.
        selection: how to choose among the rated sentences; "plain" takes the highest rated.

    Returns:
        A summary with at least one pick if there is a sentence to pick, otherwise with none.

    Raises:
        UnknownMethodError, MethodFailedError, BadLengthError, BadSelectionError: see there.
    """
    source = read(article) if isinstance(article, str) else article
    wanted = Length.parse(length)
    parts = Selection.of(selection)
    candidates = sentences_within(source, within)
    if parts.include or parts.exclude:
        candidates = chosen_by_heading(source, candidates, parts.include, parts.exclude)
    for kept in parts.keep:
        if not kept_of(candidates, [kept]):
            raise BadSelectionError(f"no sentence to keep for {_shown(kept)}")
    count = wanted.sentences(source)
    focus = focus if focus and focus.strip() else None

    @cache
    def all_ratings() -> tuple[float, ...]:
        found = rate(source, method, count)
        return focused(source, found, focus) if focus else found

    some = None
    if len(candidates) < source.size and focus is None:
        some = rate_some(source, method, count, [sentence.index for sentence in candidates])
    ratings = all_ratings() if some is None else some
    if len(candidates) < source.size:
        wanted = _scaled(wanted, source, candidates)
    if not weighs_together(method):
        parts = replace(parts, together=False)
    by = ratings
    if isinstance(within, Section) and weighs_together(method) and focus is None:
        by = answering(source, within, ratings)
    chosen = select(source, by, wanted, candidates, parts=parts)
    told = ReasonSubject(source, method, count, focus, all_ratings)
    picks = [Pick(one, ratings[one.index], explain=partial(reasons, told, one)) for one in chosen]
    return Summary(source, method, wanted, tuple(picks))


def _shown(kept: int | Span | str) -> str:
    if isinstance(kept, Span):
        return f"the characters {kept.start} to {kept.end}"
    return f"“{kept}”" if isinstance(kept, str) else f"the index {kept}"


def sentences_within(article: Article, within: Section | Span | None) -> Sequence[Sentence]:
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


def picks_of(
    article: Article,
    ratings: Ratings,
    chosen: Iterable[Sentence],
    method: str,
    all_ratings: Callable[[], Sequence[float]],
) -> list[Pick]:
    """The selected sentences with their ratings and reasons.

    Args:
        article: the article.
        ratings: the ratings of at least the selected sentences.
        chosen: the selected sentences.
        method: the name of the summarizer that rated them.
        all_ratings: returns every sentence's rating, which takes long, for callers that ask for
            reasons.
    """
    told = ReasonSubject(article, method, None, None, all_ratings)
    return [Pick(one, ratings[one.index], explain=partial(reasons, told, one)) for one in chosen]
