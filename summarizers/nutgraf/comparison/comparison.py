"""Several methods' summaries of one article."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from nutgraf.article import Article, Section, Span
from nutgraf.cancellation import checked
from nutgraf.comparison.agreement import Agreement, agreements
from nutgraf.comparison.overlap import overlaps
from nutgraf.comparison.sides import comparable
from nutgraf.errors import MethodFailedError
from nutgraf.reading import read
from nutgraf.selection import Length, Selection, Summary, summarize

_ALL = "all"


@dataclass(frozen=True, slots=True)
class MethodFailure:
    """A method that gave no summary, and why, in one line."""

    method: str
    reason: str


@dataclass(frozen=True)
class Comparison:
    """What was picked by each method.

    Attributes:
        article: what was summarized.
        length: how long each summary was to be.
        summaries: one a method, in the order compared; picks in the order of the text.
        failures: the methods that could not be loaded, or failed.
    """

    article: Article
    length: Length
    summaries: tuple[Summary, ...]
    failures: tuple[MethodFailure, ...] = ()

    @property
    def methods(self) -> tuple[str, ...]:
        """The names of the methods that gave a summary."""
        return tuple(summary.method for summary in self.summaries)

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The sentences picked by any, with who picked them; most agreed on first."""
        return agreements(self.summaries)

    @cached_property
    def overlaps(self) -> tuple[tuple[float, ...], ...]:
        """For each two of `methods` the Jaccard overlap of their picks, between 0 and 1."""
        return overlaps(self.summaries)


def compare(
    article: Article | str,
    methods: Iterable[str] | str | None = None,
    length: str | int | Length = "3 sentences",
    focus: str | None = None,
    within: Section | Span | None = None,
    selection: Selection | str = "default",
) -> Comparison:
    """Summarize an article with several methods.

    A method that cannot be loaded or fails is listed as such and does not stop the others.

    >>> found = compare("The river rose. It flooded the mill.", ["lead", "lexrank"], length=1)
    >>> found.methods, found.overlaps[0]
    (('lead', 'lexrank'), (1.0, 1.0))

    Args:
        article: an Article, or a text to read.
        methods: names; taken one by one as their turn comes. None: all but sumy's own classes,
            which are slow; "all": those too.
        length: how long each summary may be.
        focus: words that the picks should be about.
        within: pick only from this section or span.
        selection: how to choose among the rated sentences.

    Raises:
        UnknownMethodError, BadParameterError, BadLengthError, BadSelectionError: see `summarize`.
    """
    source = read(article) if isinstance(article, str) else article
    wanted, parts = Length.parse(length), Selection.of(selection)
    summaries: dict[str, Summary] = {}
    failures: dict[str, MethodFailure] = {}
    for name in checked(_named(methods)):
        if name in summaries or name in failures:
            continue
        try:
            summaries[name] = summarize(source, name, wanted, focus, within, parts)
        except MethodFailedError as error:
            failures[name] = MethodFailure(name, " ".join(str(error).split()))
    return Comparison(source, wanted, tuple(summaries.values()), tuple(failures.values()))


def _named(methods: Iterable[str] | str | None) -> Iterable[str]:
    if methods is None or methods == _ALL:
        return comparable(references=methods == _ALL)
    return [methods] if isinstance(methods, str) else methods
