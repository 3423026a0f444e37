"""`textDocument/documentLink`: from a written briefing's line numbers back into its article."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lsprotocol import types

from nutgraf.article import Span
from nutgraf.cancellation import checked
from nutgraf.edits.backlink import article_named
from nutgraf.rendering.labels import AUTO, label, label_languages, labelled
from nutgraf.rendering.visible import visible_line
from nutgraf_server.lsp.documents.uris import beside, key, path_of
from nutgraf_server.lsp.session.session import SessionSnapshot

# A briefing names the lines of a sentence in brackets at the end of its own line, for claims with
# more behind them. A longer number is no line's.
_LINE = re.compile(r"[^\r\n]+")
_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A number in a briefing, and the line of the article that it means, counted from 1."""

    span: Span
    line: int


@cache
def _lines(language: str) -> re.Pattern[str]:
    """Line numbers as a briefing has them that is labelled in a language."""
    with labelled(AUTO):
        named = sorted({label(language, text, "") for text in ("line {}", "lines {}")})
        joined = label(language, "and")
    words = "|".join(map(re.escape, named))
    return re.compile(
        rf"\((?:{words})(?P<numbers>[0-9]{{1,7}}(?: {re.escape(joined)} [0-9]{{1,7}})*)(?=[;)])"
    )


def document_link(
    view: SessionSnapshot, params: types.DocumentLinkParams
) -> list[types.DocumentLink]:
    """Answer with a link for each line number; none in what is no briefing of an article there."""
    briefing = view.snapshot(params.text_document.uri)
    name = None if briefing is None else article_named(briefing.text.source)
    if briefing is None or name is None:
        return []
    target = beside(briefing.uri, name)
    path = path_of(target)
    if path is None or not (key(target) in view.texts or os.path.isfile(path)):  # noqa: PTH113 - a name may be too long
        return []
    tooltips = view.client.link_tooltips
    return [
        types.DocumentLink(
            range=briefing.range(reference.span),
            target=f"{target}#L{reference.line}",
            tooltip=f"Line {reference.line} of {visible_line(name)}" if tooltips else None,
        )
        for reference in references(briefing.text.source)
    ]


def references(source: str) -> Iterator[Reference]:
    """Every line number that a briefing gives, in order.

    >>> [reference.line for reference in references("- It rose by 3. (lines 4 and 12)")]
    [4, 12]
    >>> [reference.line for reference in references("- Es regnet. (Zeilen 4 und 12)")]
    [4, 12]
    """
    for line in checked(_LINE.finditer(source)):
        if not line[0].startswith(("- ", "> ")) or not line[0].rstrip().endswith(")"):
            continue
        found = [one for code in label_languages() for one in _lines(code).finditer(line[0])]
        if not found:
            continue
        # What stands further in front are the article's own words.
        start = line.start() + found[-1].start("numbers")
        for number in _NUMBER.finditer(found[-1]["numbers"]):
            span = Span(start + number.start(), start + number.end())
            yield Reference(span, int(number[0]))
