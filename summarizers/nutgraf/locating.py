"""Maps results from the shown text to the source and back.

Everything found in an article is found in its shown text (`Article.shown`), so that markup does not
interfere, and every result has a position in the source. This module is the only one that converts
between the two: a finder is written for a text as a reader sees it, and `in_shown_text` adapts it
to any article.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache, partial, wraps
from itertools import chain
from typing import Any, Concatenate, ParamSpec, TypeVar

from nutgraf.article import Article, Block, Section, Sentence, Span
from nutgraf.cancellation import checked

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


def in_shown_text(
    find: Callable[Concatenate[Article, _Parameters], _Result],
) -> Callable[Concatenate[Article, _Parameters], _Result]:
    """Make `find` search an article's shown text, and map its result to the source.

    Other arguments (sentences, claims, a span) may belong to the article and are mapped too.
    """

    @wraps(find)
    def located(
        article: Article, /, *args: _Parameters.args, **kwargs: _Parameters.kwargs
    ) -> _Result:
        shown = article.shown
        if shown is article:
            return find(article, *args, **kwargs)
        into = Relocation(article, shown, shown_span)
        moved = {name: into.of(value) for name, value in kwargs.items()}
        found = find(shown, *map(into.of, args), **moved)
        placed: _Result = Relocation(shown, article, source_span).of(found)
        return placed

    return located


def shown_span(article: Article, span: Span) -> Span:
    """The span in the shown text for `span` in the source."""
    last = len(article.blocks) - 1
    if last < 0:
        return Span(0, 0)
    shown = article.shown.blocks
    index = max(0, bisect_right(article.starts, span.start) - 1)
    if span.start >= article.blocks[index].span.end and index < last:
        index += 1
    block, first = article.blocks[index], shown[index].span.start
    start = first + _to_shown(block, span.start, span.end)[0]
    index = max(index, min(last, bisect_left(article.starts, span.end) - 1))
    block, first = article.blocks[index], shown[index].span.start
    return Span(start, max(start, first + _to_shown(block, span.start, span.end)[1]))


def source_span(article: Article, span: Span) -> Span:
    """The span in the source for `span` in the shown text."""
    if not article.blocks:
        return Span(0, 0)
    shown = article.shown
    index = max(0, bisect_right(shown.starts, span.start) - 1)
    start, end = _to_source(article, index, span)
    last = max(index, bisect_left(shown.starts, span.end) - 1)
    if last > index:
        end = _to_source(article, last, span)[1]
    return Span(start, max(start, end))


def shown_text(article: Article, span: Span) -> str:
    r"""The shown text of `span` in the source.

    >>> from nutgraf.reading import read
    >>> article = read("It cost **$4.2**&nbsp;million.", "markdown")
    >>> shown_text(article, Span(8, 29))
    '$4.2 million'
    """
    return shown_span(article, span).of(article.shown.source)


def words_at(article: Article, span: Span) -> str:
    """The words that a reader sees of the source at `span`, on one line."""
    return " ".join(shown_text(article, span).split())


def _to_shown(block: Block, start: int, end: int) -> tuple[int, int]:
    """The shown characters of a block between two offsets of the source."""
    first, past = max(0, start - block.span.start), max(0, end - block.span.start)
    if block.offsets is not None:
        return block.offsets.to_shown(first, past)
    size = len(block.text)
    return min(first, size), min(past, size)


def _to_source(article: Article, index: int, span: Span) -> tuple[int, int]:
    block, shown = article.blocks[index], article.shown.blocks[index].span
    first = min(max(0, span.start - shown.start), len(shown))
    past = min(max(first, span.end - shown.start), len(shown))
    if block.offsets is not None:
        first, past = block.offsets.to_source(first, past)
    return block.span.start + first, block.span.start + past


# The metadata of a dataclass's field whose value stays as it is, such as places in a sentence.
HAS_NO_PLACE = "has no place"
# Values without positions; most parts of results are of these.
_PLAIN = (str, int, float, Decimal)


class Relocation:
    """Moves values from one of an article's two texts into the other.

    Spans are converted; sentences, blocks and sections are exchanged for their counterparts; of
    dataclasses, tuples, lists and mappings the parts are moved. All else stays as it is.
    """

    def __init__(
        self, here: Article, there: Article, convert: Callable[[Article, Span], Span]
    ) -> None:
        self._here = here
        self._there = there
        # Either way of conversion takes the article that has the source.
        self._convert = partial(convert, there if here.shown is here else here)
        self._known: dict[int, object] | None = None

    def of(self, value: Any) -> Any:  # noqa: ANN401, C901, PLR0911  # whatever the engine finds
        """The value in the other text."""
        if value is None or isinstance(value, _PLAIN):
            return value
        if isinstance(value, Span):
            return self._convert(value)
        if isinstance(value, Sentence):
            return self._there.sentences[value.index]
        if isinstance(value, tuple):
            moved = [self.of(part) for part in checked(value)]
            if all(one is other for one, other in zip(moved, value, strict=True)):
                return value
            kind: Any = type(value)
            return kind(*moved) if hasattr(value, "_fields") else tuple(moved)
        if isinstance(value, list):
            return [self.of(part) for part in checked(value)]
        if isinstance(value, dict):
            return {self.of(key): self.of(part) for key, part in value.items()}
        if isinstance(value, Block | Section):
            return self._counterparts.get(id(value), value)
        if value is self._here:
            return self._there
        if is_dataclass(value) and not isinstance(value, type):
            return self._dataclass(value)
        return value

    def _dataclass(self, value: Any) -> Any:  # noqa: ANN401
        kind: Any = type(value)
        parts = {name: getattr(value, name) for name in _field_names(kind)}
        moved = parts | {name: self.of(parts[name]) for name in _placed_fields(kind)}
        same = all(moved[name] is part for name, part in parts.items())
        return value if same else kind(**moved)

    @property
    def _counterparts(self) -> dict[int, object]:
        if self._known is None:
            pairs = chain(
                zip(self._here.blocks, self._there.blocks, strict=True),
                zip(self._here.walk(), self._there.walk(), strict=True),
            )
            self._known = {id(one): other for one, other in checked(pairs)}
        return self._known


@cache
def _placed_fields(kind: Hashable) -> tuple[str, ...]:
    """The fields that may have places in them: all that do not say otherwise."""
    own = fields(kind)  # type: ignore[arg-type]  # a dataclass
    return tuple(one.name for one in own if not one.metadata.get(HAS_NO_PLACE))


@cache
def _field_names(kind: Hashable) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))  # type: ignore[arg-type]  # a dataclass
