"""Org read into labelled blocks, line by line."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nutgraf.article import Role
from nutgraf.cancellation import checkpoint
from nutgraf.reading.formats import holes
from nutgraf.reading.formats.rows import Row, block, rows
from nutgraf.reading.formats.titles import one_title
from nutgraf.reading.labelled_block import LabelledBlock

_HEADLINE = re.compile(r"(\*{1,30})[ \t]+(?=\S)")
_STATE = re.compile(
    r"(?:(?:TODO|DONE|NEXT|WAITING|WAIT|CANCELL?ED|STARTED|HOLD)[ \t]+)?"
    r"(?:\[#[A-Z0-9]\][ \t]+)?"
)
_TAGS = re.compile(r"(?<![ \t])[ \t]+:[\w@#%:]{1,200}:$")
_KEYWORD = re.compile(r"#\+([A-Za-z_][\w-]{0,40})(?:\[[^\]]{0,100}\])?:[ \t]*")
_BLOCK_BEGIN = re.compile(r"#\+begin_(\w{1,40})", re.IGNORECASE)
_BLOCK_END = re.compile(r"#\+end_(\w{1,40})", re.IGNORECASE)
_DRAWER = re.compile(r":[\w-]{1,60}:$")
_ENVIRONMENT = re.compile(r"\\begin\{([A-Za-z*]{1,40})\}")
_COMMENT = re.compile(r"#(?:[ \t]|$)")
_FIXED_WIDTH = re.compile(r":(?:[ \t]|$)")
_PLANNING = re.compile(r"(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[ \t]")
_RULE = re.compile(r"-{5,}$")
_ITEM = re.compile(r"(?:[-+]|\*|(?:\d{1,3}|[a-z])[.)])[ \t]+(?=\S)")
_ITEM_STATE = re.compile(r"(?:\[@\d{1,3}\][ \t]+)?(?:\[[ xX-]\][ \t]+)?(?=\S)")
_TERM = re.compile(r"(?=[^:])(.{1,200}?)[ \t]::(?:[ \t]+|$)")
_FOOTNOTE = re.compile(r"\[fn:[\w-]{1,60}\][ \t]*")

# The value of a macro is defined elsewhere, or nowhere.
_MACRO = re.compile(r"\{\{\{[^{}]{1,200}\}\}\}")
_TIMESTAMP = re.compile(r"[<\[]([^<>\[\]]{1,60})[>\]]")

_NO_PROSE = frozenset(
    {"src", "example", "export", "comment", "latex", "html", "ascii", "ditaa", "dot", "verbatim"}
)
_KEYWORD_ROLES = {"title": Role.TITLE, "author": Role.BYLINE, "date": Role.DATE}

# The bounds keep a stray mark from running on; none of the inner classes holds its own mark.
_BEFORE = r"(?:(?<=^)|(?<=[\s\-–—('\"{“‘«]))"
_AFTER = r"(?=[\s\-–—.,;:!?'\")}\[”’»…]|$)"
_LINKS = re.compile(
    r"\[\[[^\[\]]{1,500}\]\[([^\[\]]{1,500})\]\]"
    r"|\[\[(?:(?:file|attachment):[^\[\]]{1,500}\.(?:png|jpe?g|gif|svg|webp))\]\]"
    r"|\[\[([^\[\]]{1,500})\]\]"
    r"|\s?\[fn:[\w-]{0,60}(?::[^\[\]]{0,1000})?\]"
    r"|\s?\[cite(?:/[\w-]{1,20}){0,2}:[^\[\]]{1,500}\]"
    r"|<<<?([^<>]{1,200})>>>?"
    r"|@@[a-z]{1,20}:[^@]{0,300}@@"
    r"|\\\\(?=\s|$)"
)


def _emphasis(mark: str) -> re.Pattern[str]:
    one = re.escape(mark)
    inner = rf"[^{one}]"
    return re.compile(rf"{_BEFORE}{one}(?=[^\s{one}])({inner}{{1,500}})(?<=\S){one}{_AFTER}")


_INLINE = (_LINKS, *(_emphasis(mark) for mark in "=~*/_+"))


@dataclass(slots=True)
class _Reader:
    lines: Sequence[Row]
    language: str
    here: int = 0
    ends: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The lines that close a block, drawer or environment, by what they close."""
    found: list[LabelledBlock] = field(default_factory=list)
    in_verse: bool = False

    def __post_init__(self) -> None:
        for index, row in enumerate(self.lines):
            if match := _BLOCK_END.match(row.text):
                self.ends[match[1].lower()].append(index)
            elif row.text.upper() == ":END:":
                self.ends[":"].append(index)
            elif row.text.startswith("\\end{"):
                self.ends[row.text.partition("}")[0].replace("end", "begin")].append(index)

    def add(self, labelled: LabelledBlock | None) -> None:
        if labelled is not None and labelled.role is Role.BODY and "{{{" in labelled.clean.text:
            clean = holes.punched(labelled.clean, _MACRO)
            why = labelled.reasons[0]
            self.found += holes.blocks(labelled.span, clean, Role.BODY, why, self.language)
        elif labelled is not None:
            self.found.append(labelled)

    def read(self) -> None:
        while self.here < len(self.lines):
            checkpoint()
            row = self.lines[self.here]
            if row.text:
                self._next(row)
            else:
                self.here += 1

    def _end_of(self, what: str) -> int | None:
        """The line that closes what begins here."""
        ends = self.ends.get(what, ())
        place = bisect_right(ends, self.here)
        return ends[place] if place < len(ends) else None

    def _apart(self, last: int, role: Role, why: str) -> None:
        self.add(block(self.lines[self.here : last + 1], role, why))
        self.here = last + 1

    def _next(self, row: Row) -> None:  # noqa: C901, PLR0912  # one branch a kind of line
        text, here = row.text, self.here
        if row.indent == 0 and (headline := _HEADLINE.match(text)):
            if _is_left_out(text, headline.end()):
                self._apart(self._end_of_part(len(headline[1])), Role.METADATA, "left out")
                return
            self._headline(row, headline)
        elif begin := _BLOCK_BEGIN.match(text):
            name = begin[1].lower()
            last = self._end_of(name)
            if name in _NO_PROSE and last is not None:
                self._apart(last, Role.CODE, "a block of code")
            else:
                self._apart(here, Role.METADATA, "begins a block")
        elif keyword := _KEYWORD.match(text):
            self._keyword(row, keyword)
        elif text.startswith("#+") or _COMMENT.match(text):
            self._apart(here, Role.METADATA, "ends a block" if text[1:2] == "+" else "a comment")
        elif _DRAWER.match(text):
            last = self._end_of(":")
            self._apart(here if last is None else last, Role.METADATA, "a drawer")
        elif (name := _ENVIRONMENT.match(text)) and (end := self._end_of(name[0])) is not None:
            self._apart(end, Role.CODE, "a LaTeX environment")
        elif text.startswith("|"):
            self._apart(self._run("|"), Role.CODE, "a table")
        elif _FIXED_WIDTH.match(text):
            self._apart(self._run(":"), Role.CODE, "a literal block")
        elif _PLANNING.match(text):
            self._apart(here, Role.METADATA, "planning")
        elif _RULE.match(text):
            self.here += 1
        else:
            self._paragraph(row)

    def _run(self, mark: str) -> int:
        """The last of the lines from here on that begin with `mark`."""
        last = self.here
        while last + 1 < len(self.lines) and self.lines[last + 1].text.startswith(mark):
            last += 1
        return last

    def _end_of_part(self, level: int) -> int:
        """The last line of the part that a headline of this level begins here."""
        last = self.here
        while last + 1 < len(self.lines):
            row = self.lines[last + 1]
            headline = _HEADLINE.match(row.text) if row.indent == 0 else None
            if headline and len(headline[1]) <= level:
                break
            last += 1
        return last

    def _headline(self, row: Row, headline: re.Match[str]) -> None:
        self.here += 1
        title = row.after(headline.end())
        state = _STATE.match(title.text)
        title = title.after(state.end() if state else 0)
        tags = _TAGS.search(title.text[-_LONGEST_TAGS:])
        if tags:
            title = title.before(len(title.text) - len(tags[0]))
        level = len(headline[1]) + 1
        self.add(block([title], Role.HEADING, "a headline", _INLINE, level))

    def _keyword(self, row: Row, keyword: re.Match[str]) -> None:
        self.here += 1
        name = keyword[1].lower()
        role = _KEYWORD_ROLES.get(name)
        value = [row.after(keyword.end())]
        if name == "caption":
            self.add(block(value, Role.CAPTION, "a caption", _INLINE))
        elif role is None:
            self.add(block([row], Role.METADATA, "a keyword"))
        else:
            level = 1 if role is Role.TITLE else 0
            marks = (_TIMESTAMP,) if role is Role.DATE else _INLINE
            self.add(block(value, role, f"the keyword “{name}”", marks, level))

    def _paragraph(self, row: Row) -> None:
        """Lines up to a blank one or to where another block begins."""
        part = [row]
        self.here += 1
        while self.here < len(self.lines) and not _interrupts(self.lines[self.here]):
            part.append(self.lines[self.here])
            self.here += 1
        footnote = _FOOTNOTE.match(row.text) if row.indent == 0 else None
        if footnote:
            part[0] = row.after(footnote.end())
            self.add(block(part, Role.METADATA, "a footnote", _INLINE))
            return
        item = _ITEM.match(row.text)
        if item is None:
            self.add(block(part, Role.BODY, "a paragraph", _INLINE))
            return
        first = row.after(item.end())
        state = _ITEM_STATE.match(first.text)
        first = first.after(state.end() if state else 0)
        if term := _TERM.match(first.text):
            self.add(block([first.before(term.end(1))], Role.BODY, "a term", _INLINE))
            first = first.after(term.end())
        self.add(block([first, *part[1:]], Role.BODY, "a list's item", _INLINE))


# "TODO COMMENT ".
_LONGEST_STATE = 20


def _is_left_out(text: str, start: int) -> bool:
    """Whether Org leaves a part out of its output: a comment, or not to be exported."""
    words = text[start : start + _LONGEST_STATE].split(maxsplit=2)
    return "COMMENT" in words[:2] or text.endswith(":noexport:")


# The tags of a headline are looked for in this much of its end.
_LONGEST_TAGS = 240


def _interrupts(row: Row) -> bool:
    """Whether a line ends the paragraph before it."""
    text = row.text
    return bool(
        not text
        or _ITEM.match(text)
        or text.startswith(("#+", "|", "\\begin{"))
        or _COMMENT.match(text)
        or (row.indent == 0 and (_HEADLINE.match(text) or _FOOTNOTE.match(text)))
        or _DRAWER.match(text)
        or _FIXED_WIDTH.match(text)
        or _RULE.match(text)
    )


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    r"""The blocks of a text in Org, in order.

    >>> text = "#+TITLE: Rain\n* TODO Today :wet:\nIt /rained/\n[[u:x][again]].\n"
    >>> found = labelled_blocks(text, "en")
    >>> [(labelled.role.value, labelled.clean.text) for labelled in found]
    [('title', 'Rain'), ('heading', 'Today'), ('body', 'It rained again.')]
    """
    reader = _Reader(rows(source), language)
    reader.read()
    return one_title(reader.found)
