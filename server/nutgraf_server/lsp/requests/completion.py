"""`textDocument/completion`: a summary behind `description:` in front matter."""

import re
from dataclasses import dataclass

from lsprotocol import types

import nutgraf
from nutgraf.article import Span
from nutgraf.edits.candidates import descriptions
from nutgraf.edits.description import as_yaml, end_of
from nutgraf.lines import line_end, line_start
from nutgraf.reading.formats import FORMATS
from nutgraf.rendering.visible import visible_line
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings.wording import as_toml

# Those whose texts begin with front matter where a site is made of them.
_YAML, _TOML = ("---", "\ufeff---"), ("+++", "\ufeff+++")
_KEY = re.compile(
    r"""(?P<indent>[ \t]*)(["']?)(?:description|summary|abstract)\2[ \t]*(?P<sign>[:=])""",
    re.IGNORECASE,
)
# In quotation marks, or up to a comment.
_VALUE = re.compile(
    r"""[ \t]*+(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|(?!\#)(?:(?![ \t]\#)[^\r\n])*+|)""",
    re.VERBOSE,
)
_OPENS_LINES = ('"""', "'''")
# Atomic: were CR LF also two line ends, the ways to read blank lines would double with each.
_INDENTED = re.compile(r"(?:[ \t]*(?>\r\n|\n|\r))+(?P<indent>[ \t]+)[^\s#]")


@dataclass(frozen=True, slots=True)
class DescriptionGap:
    """Where a description goes: what stands behind its name's sign is replaced."""

    span: Span
    sign: str


def completion(
    snapshot: Snapshot, params: types.CompletionParams
) -> list[types.CompletionItem] | None:
    """Answer with descriptions for the article, where the cursor is where one goes."""
    source, offset = snapshot.text.source, snapshot.offset(params.position)
    gap = gap_at(source, offset)
    if gap is None or not FORMATS[snapshot.article.format].is_described:
        return None
    method = snapshot.settings.method
    range_ = snapshot.range(gap.span)
    return [
        types.CompletionItem(
            label=visible_line(words),
            kind=types.CompletionItemKind.Text,
            detail=f"{_size(words)}, by {method}",
            sort_text=str(place),
            # Clients keep what matches the text before the cursor: all of it is to be replaced.
            filter_text=source[gap.span.start : offset],
            text_edit=types.TextEdit(range_, written(words, gap.sign)),
        )
        for place, words in enumerate(descriptions(snapshot.article, method))
    ]


def gap_at(source: str, offset: int) -> DescriptionGap | None:
    """Where a description goes, if `offset` is behind a description's sign in front matter."""
    if not source.startswith((*_YAML, *_TOML)):
        return None
    end = end_of(source)
    line = Span(line_start(source, offset), line_end(source, offset))
    key = _KEY.match(source, line.start, line.end)
    sign = ":" if source.startswith(_YAML) else "="
    if key is None or key["sign"] != sign or not key.end() <= offset < end:
        return None
    value = _VALUE.match(source, key.end(), line.end)
    if value is None or offset > value.end() or _goes_on(source, value, key, end):
        return None
    return DescriptionGap(Span(key.end(), max(offset, key.end() + len(value[0].rstrip()))), sign)


def _goes_on(source: str, value: re.Match[str], key: re.Match[str], end: int) -> bool:
    """Whether the value has more lines, which one in the first of them would leave behind."""
    if key["sign"] == "=":
        return value[0].lstrip().startswith(_OPENS_LINES)
    below = _INDENTED.match(source, value.end(), end)
    return below is not None and len(below["indent"]) > len(key["indent"])


def written(words: str, sign: str) -> str:
    r"""The words as YAML's or TOML's value, apart from the sign before them.

    >>> print(written('They said "no".', ":"))
     "They said \"no\"."
    """
    return f" {as_yaml(words) if sign == ':' else as_toml(words)}"


def _size(words: str) -> str:
    number = nutgraf.count_words(words)
    return f"{number} {'word' if number == 1 else 'words'}, {len(words)} characters"
