"""reStructuredText read into labelled blocks, line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nutgraf.article import Role
from nutgraf.cancellation import checkpoint
from nutgraf.reading.formats.names import names
from nutgraf.reading.formats.rows import Row, block, rows
from nutgraf.reading.formats.titles import one_title
from nutgraf.reading.labelled_block import LabelledBlock

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+$")
_GRID_BORDER = re.compile(r"\+(?:[-=]+\+)+$")
_SIMPLE_BORDER = re.compile(r"=+(?:\s+=+)+$")
_DIRECTIVE = re.compile(r"\.\.\s+(?:\|[^|]{1,100}\|\s+)?([\w:+.-]{1,60}?)::(?:\s+|$)")
_FOOTNOTE = re.compile(r"\.\.\s+\[[^\]]{1,80}\](?:\s+|$)")
_TARGET = re.compile(r"\.\.\s+_[^:]{0,200}:|__\s")
_EXPLICIT = re.compile(r"\.\.(?:\s|$)")
_FIELD = re.compile(r":((?![: ])[^:`]{1,80}):(?:\s+|$)(?!`)")
_OLD_METADATA = re.compile(r"\.\.\s+(title|author|date):\s+(?=\S)", re.IGNORECASE)
_ITEM = re.compile(
    # No capitals: "A. Holm wrote" is no list.
    r"(?:[-*+•‣⁃]|\(?(?:\d{1,3}|#|[a-z]|[ivxlc]{1,7})[.)])(?:\s+(?=\S)|$)"
)
_ATTRIBUTION = re.compile(r"(?:---?(?!-)|—)\s?\S")

# A directive whose content is no prose.
_CODE = names(
    "code code-block sourcecode literalinclude math parsed-literal table list-table csv-table "
    "raw graphviz digraph productionlist doctest testcode testoutput plot mermaid "
    "highlight-block ipython prompt"
)
_METADATA = names(
    "contents toctree index meta include image highlight default-role role sectnum header footer "
    "target-notes bibliography replace unicode date class currentmodule module tabularcolumns "
    "sectionauthor codeauthor video youtube"
)
_FIELD_ROLES = {
    "title": Role.TITLE,
    "author": Role.BYLINE,
    "authors": Role.BYLINE,
    "date": Role.DATE,
    "published": Role.DATE,
}

# A title's line under or over it may be shorter than the title only if it is this long.
_LONG_ENOUGH = 4
_DEEPEST = 9

# The bounds keep a stray mark from running on; none of the inner classes holds its own mark.
_BEFORE = r"(?:(?<=^)|(?<=[\s'\"(\[{<\-/:“‘«—–]))"
_AFTER = r"(?=[\s'\")\]}>\-/:.,;!?\\”’»—–…]|$)"
_MARKS = re.compile(
    r"\\\s|\\(\S)"
    r"|``([^`]{1,500})``"
    r"|\s?\[(?:\d{1,4}|[#*][\w-]{0,60}|[A-Za-z][\w.-]{0,60})\]_(?!\w)"
    r"|:[\w:+.-]{1,60}:`(?:[~!])?([^`<]{1,500}?)(?:\s*<[^>`]{0,500}>)?`"
    r"|_?`([^`<]{1,500}?)(?:\s*<[^>`]{1,500}>)?`(?:__?|:[\w:+.-]{1,60}:)?"
    rf"|{_BEFORE}\*\*(?=[^\s*])([^*]{{1,500}})(?<=\S)\*\*{_AFTER}"
    rf"|{_BEFORE}\*(?=[^\s*])([^*]{{1,500}})(?<=\S)\*{_AFTER}"
    rf"|{_BEFORE}\|(?=[^\s|])([^|]{{1,100}})(?<=\S)\|_{{0,2}}{_AFTER}"
    rf"|{_BEFORE}([^\W_]{{1,60}})__?{_AFTER}"
)


@dataclass(slots=True)
class _Reader:
    lines: Sequence[Row]
    here: int = 0
    adornments: list[tuple[str, bool]] = field(default_factory=list)
    literal_next: bool = False
    begun: bool = False

    def labelled_blocks(self) -> Iterator[LabelledBlock]:
        while self.here < len(self.lines):
            checkpoint()
            row = self.lines[self.here]
            if not row.text:
                self.here += 1
                continue
            yield from filter(None, self._next(row))

    def _next(self, row: Row) -> Iterator[LabelledBlock | None]:
        if self.literal_next:
            self.literal_next = False
            if row.indent or _ADORNMENT.match(row.text[:1] * 2):
                yield self._literal(row)
                return
        if _EXPLICIT.match(row.text):
            yield from self._explicit(row)
        elif _GRID_BORDER.match(row.text):
            yield block(self._chunk(), Role.CODE, "a table")
        elif _SIMPLE_BORDER.match(row.text):
            yield self._simple_table()
        elif row.text.startswith(">>> "):
            yield block(self._chunk(), Role.CODE, "a doctest")
        elif (height := self._title_height(row)) > 0:
            yield self._heading(row, height)
        elif _ADORNMENT.match(row.text) and len(row.text) >= _LONG_ENOUGH:
            self.here += 1
        elif _FIELD.match(row.text):
            yield self._field(row)
        else:
            yield from self._paragraphs()

    # -- parts of the text ------------------------------------------------------------------------

    def _chunk(self) -> list[Row]:
        """The lines up to the next blank one."""
        start = self.here
        while self.here < len(self.lines) and self.lines[self.here].text:
            self.here += 1
        return list(self.lines[start : self.here])

    def _indented(self, indent: int) -> list[Row]:
        """The lines from here that are indented more than `indent`, blank ones among them."""
        start = end = self.here
        while self.here < len(self.lines):
            row = self.lines[self.here]
            if row.text and row.indent <= indent:
                break
            self.here += 1
            if row.text:
                end = self.here
        self.here = end
        return list(self.lines[start:end])

    def _literal(self, row: Row) -> LabelledBlock | None:
        part = self._indented(row.indent - 1) if row.indent else self._chunk()
        return block(part, Role.CODE, "a literal block")

    def _simple_table(self) -> LabelledBlock | None:
        """From one border to the last that blank lines or the end follow."""
        start = self.here
        self.here += 1
        while self.here < len(self.lines):
            row = self.lines[self.here]
            self.here += 1
            after = self.lines[self.here].text if self.here < len(self.lines) else ""
            if (_SIMPLE_BORDER.match(row.text) and not after) or (not row.text and not after):
                break
        return block(self.lines[start : self.here], Role.CODE, "a table")

    # -- titles -----------------------------------------------------------------------------------

    def _at(self, index: int) -> str:
        return self.lines[index].text if index < len(self.lines) else ""

    def _title_height(self, row: Row) -> int:
        """How many lines the section title that starts here has; 0 where none does."""
        if row.indent and not _ADORNMENT.match(row.text):
            return 0
        second, third = self._at(self.here + 1), self._at(self.here + 2)
        over = _ADORNMENT.match(row.text)
        if over and second and third == row.text and len(second) <= max(len(third), _LONG_ENOUGH):
            return 3
        under = _ADORNMENT.match(second)
        if not under or over or self.lines[self.here + 1].indent:
            return 0
        return 2 if len(second) >= min(len(row.text), _LONG_ENOUGH) else 0

    def _heading(self, row: Row, height: int) -> LabelledBlock | None:
        overlined = height == 3  # noqa: PLR2004  # above, title, below
        title = self.lines[self.here + 1] if overlined else row
        kind = (self._at(self.here + height - 1)[0], overlined)
        self.here += height
        if kind not in self.adornments:
            self.adornments.append(kind)
        level = min(self.adornments.index(kind) + 1, _DEEPEST)
        return block([title], Role.HEADING, "a section's title", [_MARKS], level)

    # -- what begins with two dots ----------------------------------------------------------------

    def _explicit(self, row: Row) -> Iterator[LabelledBlock | None]:
        directive = _DIRECTIVE.match(row.text)
        old = _OLD_METADATA.match(row.text)
        self.here += 1
        if directive:
            yield from self._directive(row, directive)
        elif old:
            role = _FIELD_ROLES[old[1].lower()]
            yield block([row.after(old.end())], role, "the text's metadata", (), _level(role))
        elif footnote := _FOOTNOTE.match(row.text):
            part = [row.after(footnote.end()), *self._indented(row.indent)]
            yield block(part, Role.METADATA, "a footnote", [_MARKS])
        else:
            why = "a link's target" if _TARGET.match(row.text) else "a comment"
            part = [row, *self._indented(row.indent)]
            yield block(part, Role.METADATA, why)

    def _directive(self, row: Row, directive: re.Match[str]) -> Iterator[LabelledBlock | None]:
        name = directive[1].lower().rpartition(":")[2]
        argument = row.after(directive.end())
        why = f"the directive “{name}”"
        if name in _CODE or name in _METADATA:
            role = Role.CODE if name in _CODE else Role.METADATA
            yield block([row, *self._indented(row.indent)], role, why)
        elif name in ("title", "rubric"):
            role = Role.TITLE if name == "title" else Role.HEADING
            level = 1 if name == "title" else _DEEPEST
            yield block([argument], role, why, [_MARKS], level)
        elif name == "figure":
            yield block([row, *self._options(row)], Role.METADATA, why)
            while self.here < len(self.lines) and not self.lines[self.here].text:
                self.here += 1
            yield block(self._indented(row.indent), Role.CAPTION, "a figure's caption", [_MARKS])
        elif argument.text and name in ("note", "tip", "warning", "hint", "important", "caution"):
            part = [argument, *self._wrapped(row)]
            yield block(part, Role.BODY, "a paragraph", [_MARKS])
        else:
            # Its content is read as any text that is indented.
            yield block([row, *self._options(row)], Role.METADATA, why)

    def _options(self, row: Row) -> list[Row]:
        start = self.here
        while self.here < len(self.lines):
            line = self.lines[self.here]
            if line.indent <= row.indent or not _FIELD.match(line.text):
                break
            self.here += 1
        return list(self.lines[start : self.here])

    def _wrapped(self, row: Row) -> list[Row]:
        start = self.here
        while self._at(self.here) and self.lines[self.here].indent > row.indent:
            self.here += 1
        return list(self.lines[start : self.here])

    # -- fields, lists, paragraphs ----------------------------------------------------------------

    def _field(self, row: Row) -> LabelledBlock | None:
        match = _FIELD.match(row.text)
        name = match[1].lower() if match else ""
        self.here += 1
        part = [row.after(match.end() if match else 0), *self._wrapped(row)]
        role = None if self.begun else _FIELD_ROLES.get(name)
        if role is None:
            return block([row, *part[1:]], Role.METADATA, "a field")
        return block(part, role, f"the field “{name}”", [_MARKS], _level(role))

    def _paragraphs(self) -> Iterator[LabelledBlock | None]:
        """The paragraphs of the lines up to a blank one: a list's items, a term, a quotation."""
        chunk = self._chunk()
        self.begun = True
        last = chunk[-1].text
        self.literal_next = last.endswith("::")
        if self.literal_next:
            # "text::" reads "text:", and "::" by itself is not read at all.
            keep = len(last) - (1 if last[:-2].rstrip() == last[:-2] and last != "::" else 2)
            chunk[-1] = chunk[-1].before(keep)
        start = 0
        for index in range(1, len(chunk) + 1):
            if index == len(chunk) or self._begins(chunk, start, index):
                yield _paragraph(chunk[start:index])
                start = index

    @staticmethod
    def _begins(chunk: Sequence[Row], start: int, index: int) -> bool:
        """Whether the line at `index` begins a paragraph although no blank line is before it."""
        row, first = chunk[index], chunk[start]
        if first.text.startswith("|"):
            return not row.text.startswith("|")
        if _ITEM.match(first.text):
            return row.indent <= first.indent and _ITEM.match(row.text) is not None
        # An indented line under one that is not: a term and its definition.
        return row.indent > first.indent and index == start + 1


def _level(role: Role) -> int:
    return 1 if role is Role.TITLE else 0


def _paragraph(part: Sequence[Row]) -> LabelledBlock | None:
    first = part[0]
    if first.text.startswith("|"):
        lines = [row.after(1) if row.text.startswith("|") else row for row in part]
        return block(lines, Role.BODY, "lines of verse", [_MARKS])
    item = _ITEM.match(first.text)
    if item:
        return block([first.after(item.end()), *part[1:]], Role.BODY, "a list's item", [_MARKS])
    if first.indent and len(part) == 1 and _ATTRIBUTION.match(first.text):
        return block(part, Role.CAPTION, "names who is quoted", [_MARKS])
    return block(part, Role.BODY, "a paragraph", [_MARKS])


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    r"""The blocks of a text in reStructuredText, in order.

    >>> found = labelled_blocks("Rain\n====\n\nIt *rained*\nagain [1]_.\n", "en")
    >>> [(labelled.role.value, labelled.clean.text) for labelled in found]
    [('title', 'Rain'), ('body', 'It rained again.')]
    """
    del language  # nothing here depends on it
    return one_title(list(_Reader(rows(source)).labelled_blocks()))
