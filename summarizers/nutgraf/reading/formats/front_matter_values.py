"""The values of front-matter fields, as YAML and TOML write them, with offsets.

The parser covers what titles, authors and dates need. Anything else has no value.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nutgraf.article import Span
from nutgraf.reading.formats.offset_builder import Trail
from nutgraf.reading.inline import Clean, stripped, tidy

_BLOCK_SCALAR = re.compile(r"[>|][+\-0-9]{0,2}[ \t]{0,20}(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_TRIPLE = re.compile(r"(?P<mark>\"{3}|'{3})")
# A comment begins behind a blank.
_COMMENT = re.compile(r"(?:^|[ \t])#[^\r\n]*", re.MULTILINE)
_ESCAPED = re.compile(r"\\(?P<sign>[\"\\/])|\\[nt]|\\(?=[\r\n])")
_DOUBLED = re.compile(r"''")
# The content of a bracketed list or table: values, some with a key.
_FLOW = re.compile(
    r"(?:(?P<key>[A-Za-z_-]{1,30})[\"']?[ \t]{0,9}[:=][ \t]{0,9})?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.){0,300})\"|'(?P<single>[^'\r\n]{0,300})'"
    r"|(?P<plain>[^\s,\[\]{}\"'#][^,\[\]{}\r\n]{0,300}))"
)
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>-[ \t]+)?(?P<words>[^\r\n]*)")
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,30})[ \t]{0,9}:(?:[ \t]+|$)")
_NAMES = frozenset({"name", "author", "literal", "full_name", "fullname", "display_name"})
# Two halves of a name, in this order.
_GIVEN, _FAMILY = (
    frozenset({"given", "first", "firstname"}),
    frozenset({"family", "last", "surname"}),
)
_BETWEEN = ", "
# More authors than this are named nowhere.
_MOST_AUTHORS = 50


def text_value(source: str, value: Span) -> Clean | None:
    """A field's value as one text: plain, quoted, folded or literal; None if it is not a text."""
    start = value.start + _blanks(value.of(source))
    if start >= value.end:
        return None
    if scalar := _BLOCK_SCALAR.match(source, start, value.end):
        return _lines(source, Span(scalar.end(), value.end))
    triple = _TRIPLE.match(source, start, value.end)
    mark = triple["mark"] if triple else source[start]
    if mark[0] in "\"'":
        inside = Span(start + len(mark), _closing(source, start + len(mark), value.end, mark))
        if inside.end < value.end:
            return _quoted(source, inside, mark[0])
        # An unclosed quotation mark is not one.
        return _lines(source, Span(start, _line_end(source, start, value.end)))
    if mark in "[{&*!":
        return None
    comment = _COMMENT.search(source, start, value.end)
    return _lines(source, Span(start, comment.start() if comment else value.end))


def names_value(source: str, value: Span) -> Clean | None:
    """A field's value as names: one text, a list of them, or of tables with a name in each."""
    raw = value.of(source)
    first = value.start + _blanks(raw)
    if first < value.end and source[first] in "[{":
        return _listed(source, list(_in_brackets(source, Span(first, value.end))))
    if first < value.end and raw[: first - value.start].strip(" \t") == "":
        return text_value(source, value)
    found = list(_in_lines(source, value))
    return _listed(source, found) if found else text_value(source, value)


def _line_end(source: str, start: int, end: int) -> int:
    ends = (source.find(sign, start, end) for sign in "\r\n")
    return min((place for place in ends if place >= 0), default=end)


def _blanks(raw: str) -> int:
    return len(raw) - len(raw.lstrip())


def _closing(source: str, start: int, end: int, mark: str) -> int:
    """Where the quotation that begins at `start` closes; `end` where it does not."""
    here = start
    while (here := source.find(mark, here, end)) >= 0:
        if mark == '"' and (here - len(source[start:here].rstrip("\\")) - start) % 2:
            here += 1
        elif mark == "'" and source.startswith("''", here):
            here += 2
        else:
            return here
    return end


def _lines(source: str, span: Span) -> Clean | None:
    """The words of some lines, put together."""
    clean = stripped(tidy(Clean(span.of(source), range(span.start, span.end))))
    return clean if clean.text else None


def _quoted(source: str, inside: Span, mark: str) -> Clean | None:
    trail = Trail()
    here = inside.start
    for match in (_ESCAPED if mark == '"' else _DOUBLED).finditer(source, *_pair(inside)):
        trail.take(source[here : match.start()], here)
        sign = match["sign"] or " " if mark == '"' else mark
        trail.take(sign, match.start(), match.end())
        here = match.end()
    trail.take(source[here : inside.end], here)
    clean = trail.clean()
    return clean if clean.text else None


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _in_brackets(source: str, within: Span) -> Iterator[Span]:
    """The names in a list or a table between brackets."""
    for match in _FLOW.finditer(source, *_pair(within)):
        key = (match["key"] or "name").lower()
        if key not in _NAMES | _GIVEN | _FAMILY:
            continue
        kind = next(kind for kind in ("double", "single", "plain") if match[kind] is not None)
        words = match[kind].rstrip()
        if words:
            yield Span(match.start(kind), match.start(kind) + len(words))


@dataclass(slots=True)
class _Level:
    """The indentation of a list's names, and whether deeper lines belong to a name."""

    column: int = -1
    is_in_name: bool = False

    def takes(self, key: str, column: int) -> bool:
        """Whether the field of this key says a name."""
        if self.column < 0:
            self.column = column
        if column == self.column:
            self.is_in_name = key in _NAMES
            return key in _NAMES | _GIVEN | _FAMILY
        return self.is_in_name and key in _NAMES | _GIVEN | _FAMILY


def _in_lines(source: str, within: Span) -> Iterator[Span]:
    """The names in lines below a key: items of a list, or the fields of one author."""
    level = _Level()
    for match in _ITEM.finditer(source, *_pair(within)):
        words = match["words"].rstrip()
        if not words:
            continue
        column = len(match["indent"]) + len(match["mark"] or "")
        key = _KEY.match(words)
        start = match.start("words")
        if key:
            if not level.takes(key["key"].lower(), column):
                continue
            start += key.end()
        elif not match["mark"] or (level.column >= 0 and column != level.column):
            continue
        elif level.column < 0:
            level.column = column
        if found := _unquoted(source, Span(start, match.start("words") + len(words))):
            yield found


def _unquoted(source: str, span: Span) -> Span | None:
    """A value on one line, without quotation marks; None if there is none."""
    words = span.of(source)
    if len(words) > 1 and words[0] in "\"'":
        close = words.find(words[0], 1)
        inside = Span(span.start + 1, span.start + close if close > 0 else span.end)
        return inside if inside.of(source).strip() else None
    comment = _COMMENT.search(words)
    words = words[: comment.start()].rstrip() if comment else words
    return Span(span.start, span.start + len(words)) if words else None


def _listed(source: str, found: Sequence[Span]) -> Clean | None:
    """Names with commas between them, and a blank between the halves of one."""
    trail = Trail()
    for index, span in enumerate(found[:_MOST_AUTHORS]):
        if index:
            gap = Span(found[index - 1].end, span.start)
            between = " " if _FAMILY_KEY.search(gap.of(source)) else _BETWEEN
            trail.take(between[: len(gap)], gap.start)
        trail.take(span.of(source), span.start)
    clean = trail.clean()
    return clean if clean.text else None


_FAMILY_KEY = re.compile(
    rf"\b(?:{'|'.join(sorted(_FAMILY))})[\"']?[ \t]{{0,9}}[:=][ \t]{{0,9}}[\"']?$"
)
