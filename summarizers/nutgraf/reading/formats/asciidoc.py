"""AsciiDoc read into labelled blocks, line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nutgraf.article import Role
from nutgraf.cancellation import checkpoint
from nutgraf.reading.formats import asciidoc_attributes, holes
from nutgraf.reading.formats.rows import Row, block, rows
from nutgraf.reading.formats.titles import one_title
from nutgraf.reading.labelled_block import LabelledBlock

_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"([=\-~^+])\1{2,}$")
_ATTRIBUTE = re.compile(r":(!?[\w][\w-]{0,60}!?):(?:[ \t]+|$)")
_BLOCK_ATTRIBUTES = re.compile(r"\[(?:\[[^\[\]]{0,200}\]|[^\[\]]{0,400})\]$")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
_BLOCK_MACRO = re.compile(
    r"(?:image|video|audio|include|toc|ifdef|ifndef|ifeval|endif|custom|gist|diagram)::"
    r"[^\[\]]{0,400}\[[^\]]{0,800}\]?$"
)
_MARKUP_LINE = re.compile(r"(?:'{3,}|<<<|\+|-{3}|\*{3})$")
_TABLE = re.compile(r"[|,:!]={3,}$")
_CODE_FENCE = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|```\w{0,30})$")
_PROSE_FENCE = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|~{4,})$")
_ITEM = re.compile(
    r"(?:\*{1,5}|-|\.{1,5}|\d{1,3}\.|[a-z]\.|[ivxIVX]{1,5}\)|<(?:\d{1,3}|\.)>)[ \t]+(?=\S)"
)
_CHECKBOX = re.compile(r"\[[ xX*]\][ \t]+(?=\S)")
_TERM = re.compile(r"[^:\s][^:]{0,200}?(?::{2,4}|;;)(?:[ \t]+|$)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(?=\S)")
_REVISION_DATE = re.compile(
    r"(?:v?[\d.]{1,20},\s{0,9})?([^:\d]{0,20}\d[^:]{3,40}\d)(?::\s.{0,200})?$"
)
_ONE_AUTHOR = r"[^<>:;=]{1,80}(?:<[^<>]{1,200}>)?"
_AUTHOR = re.compile(rf"(?=[^\W\d_]){_ONE_AUTHOR}(?:;{_ONE_AUTHOR}){{0,9}}$")
_MAIL = re.compile(r"(?<![ \t])[ \t]*<[^<>]{1,200}>")
_HARD_BREAK = re.compile(r"[ \t]\+$")
_NO_PROSE_STYLES = ("source", "listing", "literal", "stem", "latexmath", "asciimath", "pass")
_COMMENT_FENCE = "////"

_FIELD_ROLES = {
    "author": Role.BYLINE,
    "authors": Role.BYLINE,
    "date": Role.DATE,
    "revdate": Role.DATE,
}

# The bounds keep a stray mark from running on; none of the inner classes holds its own mark.
_BEFORE = r"(?<![\w\\])"
_AFTER = r"(?!\w)"
_ROLE = r"(?:\[[^\[\]\s]{1,60}\])?"
_INLINE = (
    re.compile(
        r"\\(?=[*_`#^~\[<{&'\"])()"
        r"|`\+([^`+]{1,500})\+`"
        r"|\s?\bfootnote(?:ref)?:[\w-]{0,60}\[[^\]]{0,1000}\]"
        r"|\[\[[^\[\]]{1,200}\]\]"
        r"|\bindexterm2?:\[[^\]]{0,200}\]|\(\(\([^()]{1,200}\)\)\)"
        r"|\(\(([^()]{1,200})\)\)"
        r"|<<[^<>,]{1,200},\s?([^<>]{1,300})>>"
        r"|<<([^<>,]{1,200})>>"
        r"|\b(?:image|icon|anchor|bibitem):[^\s\[\]:]{1,300}\[[^\]]{0,300}\]"
        r"|\b(?:link|xref|mailto):[^\s\[\]]{1,300}\[([^\]]{1,400})\]"
        r"|\b(?:https?|ftp|irc)://[^\s\[\]<>]{1,400}\[([^\]^]{1,400})\^?\]"
        r"|\b(?:kbd|btn|pass|stem|latexmath|asciimath|menu):[a-z,]{0,20}\[([^\]]{1,200})\]"
    ),
    re.compile(
        rf"{_ROLE}(?:\*\*([^*]{{1,500}})\*\*|__([^_]{{1,500}})__"
        r"|``([^`]{1,500})``|##([^#]{1,500})##)"
    ),
    re.compile(
        rf"{_BEFORE}{_ROLE}\*(?=[^\s*])([^*]{{1,500}})(?<=\S)\*{_AFTER}"
        rf"|{_BEFORE}{_ROLE}\#(?=[^\s#])([^#]{{1,500}})(?<=\S)\#{_AFTER}"
    ),
    re.compile(rf"{_BEFORE}{_ROLE}_(?=[^\s_])([^_]{{1,500}})(?<=\S)_{_AFTER}"),
    re.compile(
        rf"(?<=[\"'])`([^`]{{1,500}})`(?=[\"'])|{_BEFORE}`(?=[^\s`])([^`]{{1,500}})(?<=\S)`{_AFTER}"
        r"|\^(?=\S)([^\s^]{1,60})\^|(?<!~)~(?=\S)([^\s~]{1,60})~(?!~)"
    ),
)


@dataclass(slots=True)
class _Reader:
    lines: Sequence[Row]
    language: str
    here: int = 0
    values: dict[str, str] = field(default_factory=dict)
    """The values of the attributes defined so far."""
    no_prose: bool = False
    """Whether the attributes of the block that comes next say that it is code."""
    found: list[LabelledBlock] = field(default_factory=list)

    def add(self, labelled: LabelledBlock | None) -> None:
        if labelled is None:
            return
        said = asciidoc_attributes.shown(labelled, self.values)
        if said.role is Role.BODY:
            self.found += holes.blocks(
                said.span, said.clean, said.role, said.reasons[0], self.language
            )
        elif said.clean.text:
            self.found.append(said)

    def read(self) -> None:
        self._header()
        while self.here < len(self.lines):
            checkpoint()
            row = self.lines[self.here]
            if row.text:
                self._next(row)
            else:
                self.here += 1

    def _at(self, index: int) -> str:
        return self.lines[index].text if index < len(self.lines) else ""

    # -- the document's header --------------------------------------------------------------------

    def _header(self) -> None:
        """Title, author, revision and attributes, up to the first blank line after the title."""
        while self.here < len(self.lines) and (
            not (text := self._at(self.here)) or _is_comment(text) or _ATTRIBUTE.match(text)
        ):
            if text:
                self._attribute(self.lines[self.here])
            self.here += 1
        heading = _HEADING.match(self._at(self.here))
        if heading is None or len(heading[1]) > 1:
            return
        self._heading(self.lines[self.here], heading)
        place = 0
        while text := self._at(self.here):
            row = self.lines[self.here]
            if _is_comment(text) or _ATTRIBUTE.match(text):
                self._attribute(row)
            elif place == 0 and _AUTHOR.match(text):
                self.add(block([row], Role.BYLINE, "under the title", [_MAIL]))
                place = 1
            elif place == 1 and (date := _REVISION_DATE.match(text)):
                dated = Row(row.start + date.start(1), row.start + date.end(1), 0, date[1])
                self.add(block([dated], Role.DATE, "the revision's date"))
                place = 2
            else:
                return
            self.here += 1

    def _attribute(self, row: Row) -> None:
        match = _ATTRIBUTE.match(row.text)
        if match:
            self.values[match[1].lower()] = row.text[match.end() :].strip()
        role = _FIELD_ROLES.get(match[1].lower()) if match else None
        if match is None or role is None:
            why = "an attribute" if match else "a comment"
            self.add(block([row], Role.METADATA, why))
        else:
            self.add(block([row.after(match.end())], role, f"the attribute “{match[1]}”"))

    def _heading(self, row: Row, match: re.Match[str]) -> None:
        self.here += 1
        title = row.after(match.end())
        self.add(block([title], Role.HEADING, "a section's title", _INLINE, len(match[1])))

    # -- the body ---------------------------------------------------------------------------------

    def _next(self, row: Row) -> None:
        text = row.text
        if _TABLE.match(text):
            self._fenced(text, Role.CODE, "a table")
        elif _CODE_FENCE.match(text) and (text != "---"):
            comment = text.startswith(_COMMENT_FENCE)
            role = Role.METADATA if comment else Role.CODE
            self._fenced(text, role, "a comment" if comment else "a code block")
        elif _PROSE_FENCE.match(text) or _MARKUP_LINE.match(text):
            self.here += 1
        elif match := _HEADING.match(text):
            self._heading(row, match)
        elif _is_comment(text) or _ATTRIBUTE.match(text):
            self._attribute(row)
            self.here += 1
        elif _BLOCK_MACRO.match(text):
            self.here += 1
            self.add(block([row], Role.METADATA, "a macro"))
        elif _BLOCK_ATTRIBUTES.match(text):
            self.here += 1
            self.no_prose = text[1:].lower().startswith(_NO_PROSE_STYLES)
            self.add(block([row], Role.METADATA, "a block's attributes"))
            return
        elif _BLOCK_TITLE.match(text) and self._at(self.here + 1):
            self.here += 1
            self.add(block([row.after(1)], Role.CAPTION, "a block's title", _INLINE))
            return
        elif self._is_underlined(row):
            underline = "=-~^+".index(self._at(self.here + 1)[0]) + 1
            self.here += 2
            self.add(block([row], Role.HEADING, "a section's title", _INLINE, underline))
        else:
            self._paragraph(row)
        self.no_prose = False

    def _is_underlined(self, row: Row) -> bool:
        under = self._at(self.here + 1)
        return (
            bool(_UNDERLINE.match(under))
            and abs(len(under) - len(row.text)) <= 1
            and not row.indent
            and any(map(str.isalnum, row.text))
        )

    def _fenced(self, fence: str, role: Role, why: str) -> None:
        """From one fence to the next of its kind, or to the end."""
        closing = "```" if fence.startswith("```") else fence
        start = self.here
        self.here += 1
        while self.here < len(self.lines) and self._at(self.here) != closing:
            self.here += 1
        self.here = min(self.here + 1, len(self.lines))
        self.add(block(self.lines[start : self.here], role, why))

    def _paragraph(self, row: Row) -> None:
        """Lines up to a blank one or to where another block begins."""
        part = [row]
        self.here += 1
        while (text := self._at(self.here)) and not _interrupts(text):
            part.append(self.lines[self.here])
            self.here += 1
        item = _ITEM.match(row.text)
        if self.no_prose or (row.indent and not item and not _TERM.match(row.text)):
            self.add(block(part, Role.CODE, "a literal paragraph"))
            return
        kept = [line for line in part if not _is_comment(line.text)]
        why = "a list's item" if item else "a paragraph"
        if item:
            kept[0] = _past(_past(kept[0], _ITEM), _CHECKBOX)
        elif term := _TERM.match(row.text):
            name = row.before(len(term[0].rstrip().rstrip(":;")))
            self.add(block([name], Role.BODY, "a term", _INLINE))
            kept[0] = row.after(term.end())
        else:
            kept[0] = _past(kept[0], _ADMONITION)
        self.add(block([_without_break(line) for line in kept], Role.BODY, why, _INLINE))


def _past(row: Row, mark: re.Pattern[str]) -> Row:
    match = mark.match(row.text)
    return row.after(match.end()) if match else row


def _without_break(row: Row) -> Row:
    match = _HARD_BREAK.search(row.text[-2:])
    return row.before(len(row.text) - 2) if match else row


def _is_comment(text: str) -> bool:
    return text.startswith("//") and not text.startswith("///")


def _interrupts(text: str) -> bool:
    """Whether a line begins a block of its own although no blank line precedes it."""
    return bool(
        _ITEM.match(text)
        or _BLOCK_ATTRIBUTES.match(text)
        or _CODE_FENCE.match(text)
        or _PROSE_FENCE.match(text)
        or _TABLE.match(text)
        or _BLOCK_MACRO.match(text)
        or text == "+"
        or (_TERM.match(text) and text.rstrip().endswith("::"))
    )


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    r"""The blocks of a text in AsciiDoc, in order.

    >>> text = "= Rain\nIda Holm\n\nIt *rained*\nhttps://example.org[again].\n"
    >>> found = labelled_blocks(text, "en")
    >>> [(labelled.role.value, labelled.clean.text) for labelled in found]
    [('title', 'Rain'), ('byline', 'Ida Holm'), ('body', 'It rained again.')]
    """
    reader = _Reader(rows(source), language)
    reader.read()
    return one_title(reader.found)
