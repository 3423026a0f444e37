"""Front matter at the head of a Markdown text: YAML between `---`, TOML between `+++`."""

import re
from collections.abc import Iterator

from nutgraf.article import Role, Span
from nutgraf.frozen import dataclass
from nutgraf.reading.formats.front_matter_values import names_value, text_value
from nutgraf.reading.inline import plain
from nutgraf.reading.labelled_block import LabelledBlock

_LINE_END = r"(?>\r\n|\n|\r)"
_OPENING = re.compile(rf"\ufeff?(?P<mark>---|\+\+\+)[ \t]*{_LINE_END}")
_LINE = re.compile(rf"(?P<words>[^\r\n]*)(?:{_LINE_END}|\Z)")
_FIELD = re.compile(r"[\"']?(?P<key>[A-Za-z_][\w-]{0,40})[\"']?[ \t]{0,9}[:=]")
# The day of a date with a time, which is all that an article's date gives.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[Tt ]\d{1,2}:)")
# Placeholders that a tool will fill in.
_TEMPLATE = re.compile(r"\{\{|\{%|<%")
# Tables of TOML whose fields are those of the article, and those that are an author.
_OPEN_TABLES = frozenset({"", "params", "extra"})
_AUTHORS = frozenset({"author", "authors", "params.author", "extra.author"})
_BLANKS = " \t"
# This many lines of front matter are searched for its end.
_MOST_LINES = 400
_ROLES = {
    "title": (Role.TITLE, 1),
    "headline": (Role.TITLE, 1),
    "author": (Role.BYLINE, 0),
    "authors": (Role.BYLINE, 0),
    "byline": (Role.BYLINE, 0),
    "by": (Role.BYLINE, 0),
    "date": (Role.DATE, 0),
    "published": (Role.DATE, 0),
}


def labelled_blocks(source: str) -> tuple[int, list[LabelledBlock]]:
    r"""Where the text begins after the front matter, and the front matter's lines.

    The values of title, author and date get the roles of what they say, each once.

    >>> end, found = labelled_blocks("---\ntitle: Rain\n---\nText")
    >>> end, [(labelled.role.value, labelled.clean.text) for labelled in found]
    (20, [('metadata', '---'), ('title', 'Rain'), ('metadata', '---')])
    """
    end = _end(source)
    found: list[LabelledBlock] = []
    if not end:
        return 0, found
    opening = _OPENING.match(source)
    is_toml = opening is not None and opening["mark"] == "+++"
    lines = list(_lines(source, end))
    seen: set[Role] = set()
    past, table = 0, ""
    for index, line in enumerate(lines):
        if line.start < past:
            continue
        words = line.of(source)
        if is_toml and words.startswith("["):
            table = words.strip("[] \t").lower()
        entry = _FIELD.match(words) if _is_top(source, line) else None
        labelled = None
        if entry:
            following = (each for each in lines[index + 1 :] if _FIELD.match(each.of(source)))
            tops = (each.start for each in following if _is_top(source, each))
            value = Span(line.start + entry.end(), next(tops, lines[-1].start))
            labelled = _labelled(source, value, entry["key"].lower(), table)
        if labelled is None or labelled.role in seen:
            found.append(_metadata(source, line))
            continue
        seen.add(labelled.role)
        if labelled.span.start >= line.end:
            # Its key is on a line of its own.
            found.append(_metadata(source, line))
        found.append(labelled)
        past = labelled.span.end
    return end, found


# Nothing, as it may be written.
_NOTHING = frozenset({"", '""', "''", "~", "null"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the page itself: its name in lower case, its position, and its value.

    `words` is None for anything but a text: a list, a table, a missing value. Only a missing value
    `is_empty`.
    """

    key: str
    name: Span
    words: str | None
    is_empty: bool = False


def fields(source: str) -> Iterator[Field]:
    r"""The fields of front matter that say something of the page itself, in order.

    >>> [(each.key, each.words) for each in fields("---\nTitle: 'Rain'\ntags: [a]\n---\n")]
    [('title', 'Rain'), ('tags', None)]
    """
    end = _end(source)
    opening = _OPENING.match(source)
    if not end or opening is None:
        return
    lines = list(_lines(source, end))
    table = ""
    entries: list[tuple[Span, re.Match[str], str]] = []
    for line in lines:
        words = line.of(source)
        if opening["mark"] == "+++" and words.startswith("["):
            table = words.strip("[] \t").lower()
        elif _is_top(source, line) and (entry := _FIELD.match(words)):
            entries.append((line, entry, table))
    for index, (line, entry, within) in enumerate(entries):
        past = entries[index + 1][0].start if index + 1 < len(entries) else lines[-1].start
        if within not in _OPEN_TABLES:
            continue
        value = Span(line.start + entry.end(), past)
        clean = text_value(source, value)
        written = value.of(source).strip()
        name = Span(line.start, line.start + entry.end("key"))
        yield Field(
            entry["key"].lower(),
            name,
            clean.text if clean else None,
            is_empty=written in _NOTHING or written.startswith("#"),
        )


def _lines(source: str, end: int) -> Iterator[Span]:
    """The lines of the front matter that are not blank, without blanks at their ends."""
    here = 0
    while here < end and (line := _LINE.match(source, here, end)):
        here = line.end()
        words = line["words"]
        if words.strip():
            left = len(words) - len(words.lstrip("\ufeff \t"))
            yield Span(line.start() + left, line.start() + len(words.rstrip(_BLANKS)))


def _is_top(source: str, line: Span) -> bool:
    """Whether a line begins at the margin."""
    return line.start == 0 or source[line.start - 1] in "\r\n\ufeff"


def _metadata(source: str, line: Span) -> LabelledBlock:
    return LabelledBlock(line, Role.METADATA, plain(source, line), 0, ("front matter",))


def _labelled(source: str, value: Span, key: str, table: str) -> LabelledBlock | None:
    """The block of a field that says title, author or date; None for any other."""
    role, level = _ROLES.get(key, (None, 0))
    if table in _AUTHORS:
        role, level = (Role.BYLINE, 0) if key == "name" else (None, 0)
    elif table not in _OPEN_TABLES:
        return None
    if role is None:
        return None
    clean = (names_value if role is Role.BYLINE else text_value)(source, value)
    if clean is None or _TEMPLATE.search(clean.text):
        return None
    if role is Role.DATE and (day := _DAY.match(clean.text)):
        clean = clean.cut(0, day.end())
    span = Span(clean.places[0], clean.end(-1))
    return LabelledBlock(span, role, clean, level, (f"the front matter's {key}",))


def _end(source: str) -> int:
    """One past the front matter; 0 if there is none."""
    opening = _OPENING.match(source)
    if opening is None:
        return 0
    here = opening.end()
    for _ in range(_MOST_LINES + 1):
        line = _LINE.match(source, here)
        if line is None or line.end() == here:
            break
        here = line.end()
        words = line["words"].rstrip(_BLANKS)
        if words == opening["mark"] or (words == "..." and opening["mark"] == "---"):
            return here
    return 0


def as_metadata(labelled: LabelledBlock) -> LabelledBlock:
    """The same lines without a role of their own."""
    return LabelledBlock(labelled.span, Role.METADATA, labelled.clean, 0, labelled.reasons)
