"""Word documents, read as they are unpacked: text, headings, lists, tables, links and notes.

Left out: pictures, deleted and hidden text, comments, fields' instructions, headers and footers.
"""

import html
from collections.abc import Callable
from dataclasses import dataclass, field

from nutgraf_server.inputs.documents.docx_parts import (
    ListLevel,
    Numbering,
    Relations,
    Styles,
    local_names,
    relation,
    value,
)
from nutgraf_server.inputs.documents.markup import Markup, page
from nutgraf_server.inputs.documents.package import Package
from nutgraf_server.inputs.documents.properties import Properties
from nutgraf_server.inputs.documents.xml_parts import Xml

_TEXT = "word/document.xml"
_STYLES = "word/styles.xml"
_NUMBERING = "word/numbering.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_PROPERTIES = "docProps/core.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")

_NAMES = local_names(
    "p pPr pStyle numPr numId ilvl r rPr rStyle b i strike vertAlign vanish t tab br cr "
    "noBreakHyphen softHyphen hyperlink tbl tr trPr tblHeader tc txbxContent "
    "footnoteReference endnoteReference "
    "footnote endnote del moveFrom pPrChange rPrChange tblPrChange trPrChange tcPrChange sdtPr rt"
)
# What stands in these is not, or no more, part of the text. Of two forms of the same, `Fallback`
# is the one that is read.
_CHANGES = frozenset({"pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange"})
_SKIPPED = _CHANGES | {"moveFrom", "sdtPr", "rt", "Choice"}
_LINE_BREAKS = frozenset({None, "textWrapping"})
_OFF = frozenset({"0", "false", "off", "none"})
_CHARACTERS = {"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SEEN_MARKS = {"b": "<strong>", "i": "<em>", "strike": "<s>"}
_DEEPEST_HEADING = 6
# Which stands within which.
_ORDER = ("<strong>", "<em>", "<sup>", "<sub>", "<s>")


def text_of(data: bytes) -> str:
    """A Word document as HTML; empty where it has no text.

    Raises:
        DocumentError: it is broken, or beyond a bound.
    """
    package, xml = Package(data), Xml()
    styles, numbering, relations = Styles(), Numbering(), Relations()
    xml.read(package.pieces(_STYLES), styles, spaces=True)
    xml.read(package.pieces(_NUMBERING), numbering, spaces=True)
    xml.read(package.pieces(_RELATIONS), relations, spaces=True)
    reader = _Reader(styles, numbering, relations)
    xml.read(package.pieces(_TEXT), reader, spaces=True)
    if reader.references:
        for name in _NOTES:
            xml.read(package.pieces(name), reader, spaces=True)
    body = reader.whole()
    if not reader.markup.has_text:
        return ""
    properties = Properties("creator")
    xml.read(package.pieces(_PROPERTIES), properties, spaces=True)
    return page(body, author=properties.author)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph on its way.

    Attributes:
        pieces: its text, as HTML.
        boxes: what stands in text boxes that are anchored in it, and comes after it.
        style: the id of its style.
        number: the list that it is in.
        level: the level there, as it is written.
        is_joined: whether its end was deleted, so that the next paragraph goes on with it.
        marks: the inline tags that are open at its end.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    style: str = ""
    number: str | None = None
    level: str | None = None
    is_joined: bool = False
    marks: tuple[str, ...] = ()


class _Reader:
    """Told of the elements of the text and of the notes."""

    def __init__(self, styles: Styles, numbering: Numbering, relations: Relations) -> None:
        self._styles, self._numbering, self._relations = styles, numbering, relations
        self.markup = Markup()
        # The notes that the text refers to, in order, each once; and what they say.
        self.references: dict[tuple[str, str], int] = {}
        self._notes: dict[tuple[str, str], list[str]] = {}
        self._body: list[str] = []
        self._blocks = self._body
        self._path: list[str] = []
        # Where in the path what is skipped begins.
        self._skipped_from: int | None = None
        self._paragraphs: list[_Paragraph] = []
        self._joined: list[str] = []
        # The lists that are open, for each cell and box that is.
        self._lists: list[list[str]] = [[]]
        self._cells: list[str] = []
        self._is_header = self._is_row_deleted = False
        self._links: list[str] = []
        self._run: list[str] = []
        self._is_run_hidden = False
        self._has_title = False
        self._start: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._start_paragraph,
            "r": self._start_run,
            "hyperlink": self._start_link,
            "tr": self._start_row,
            "tc": self._start_cell,
            "del": self._start_deleted,
            "tbl": lambda _: self._block(self.markup.counted("<table>")),
            "txbxContent": lambda _: self._lists.append([]),
            "tblHeader": self._start_header,
        }
        self._end: dict[str, Callable[[], None]] = {
            "p": self._end_paragraph,
            "r": self._run.clear,
            "hyperlink": self._end_link,
            "tc": self._end_cell,
            "tr": self._end_row,
            "tbl": lambda: self._emit("</table>\n"),
            "txbxContent": self._end_lists,
            "footnote": self._end_note,
            "endnote": self._end_note,
        }

    # -- what expat calls ------------------------------------------------------------------------

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = _NAMES.get(name, "")
        parent = self._path[-1] if self._path else ""
        self._path.append(local)
        if not local or self._skipped_from is not None:
            return
        if local in _SKIPPED:
            self._skipped_from = len(self._path) - 1
        elif begin := self._start.get(local):
            begin(attributes)
        elif local in ("footnote", "endnote"):
            self._start_note(local, attributes)
        elif parent == "r":
            self._in_run(local, attributes)
        elif parent == "rPr":
            self._mark(local, attributes)
        elif self._paragraphs:
            self._describe(local, parent, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        del name
        local = self._path.pop()
        if self._skipped_from is not None:
            if len(self._path) > self._skipped_from:
                return
            self._skipped_from = None
        if finish := self._end.get(local):
            finish()

    def text(self, text: str) -> None:
        """Some text."""
        if self._skipped_from is None and self._path[-1] == "t" and not self._is_run_hidden:
            self._add(self.markup.text(text))

    def whole(self) -> str:
        """Everything, the notes last."""
        self._close_lists()
        notes = [(key, self._notes[key]) for key in self.references if key in self._notes]
        if notes:
            self._emit("<ol>")
            for (kind, own), blocks in notes:
                self._blocks += [f'<li id="{kind}-{html.escape(own)}">', *blocks, "</li>\n"]
            self._emit("</ol>\n")
        return "".join(self._blocks)

    # -- paragraphs and what is in them ----------------------------------------------------------

    def _start_paragraph(self, _attributes: dict[str, str]) -> None:
        self._paragraphs.append(_Paragraph(self._joined))
        self._joined = []

    def _describe(self, local: str, parent: str, attributes: dict[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        if (parent, local) == ("pPr", "pStyle"):
            paragraph.style = value(attributes) or ""
        elif (parent, local) == ("numPr", "numId"):
            paragraph.number = value(attributes)
        elif (parent, local) == ("numPr", "ilvl"):
            paragraph.level = value(attributes)

    def _end_paragraph(self) -> None:
        self._set_marks(())
        paragraph = self._paragraphs.pop()
        if paragraph.is_joined:
            self._joined = paragraph.pieces
        elif any(not piece.isspace() for piece in paragraph.pieces):
            self._show(paragraph)
        if paragraph.boxes:
            self._close_lists()
            self._target().extend(paragraph.boxes)

    def _show(self, paragraph: _Paragraph) -> None:
        heading = self._styles.heading(paragraph.style)
        place = self._numbering.of(paragraph.number, paragraph.level, paragraph.style)
        if place and not heading:
            self._open_item(place)
            self._target().extend(paragraph.pieces)
            return
        name, kind = self._tag(paragraph.style, heading)
        self._block(self.markup.opening(name, kind))
        self._target().extend((*paragraph.pieces, self.markup.counted(f"</{name}>\n")))

    def _tag(self, style: str, heading: int) -> tuple[str, str]:
        """The element that a paragraph becomes, and its class; headings stand under a title."""
        if not self._has_title and self._styles.is_title(style):
            self._has_title = True
            return "h1", ""
        if heading:
            return f"h{min(_DEEPEST_HEADING, heading + self._has_title)}", ""
        return "p", self._styles.credit(style)

    def _start_run(self, _attributes: dict[str, str]) -> None:
        self._run.clear()
        self._is_run_hidden = False

    def _mark(self, local: str, attributes: dict[str, str]) -> None:
        """Note how a run is set."""
        said = value(attributes)
        if self._path[-3:-1] != ["r", "rPr"]:
            return
        if local in _SEEN_MARKS and said not in _OFF:
            self._run.append(_SEEN_MARKS[local])
        elif local == "vertAlign" and said in ("superscript", "subscript"):
            self._run.append(f"<{said[:3]}>")
        elif local == "vanish":
            self._is_run_hidden = said not in _OFF
        elif local == "rStyle" and said == "Strong":
            self._run.append("<strong>")

    def _in_run(self, local: str, attributes: dict[str, str]) -> None:
        if local in _CHARACTERS:
            self._add(self.markup.counted(_CHARACTERS[local]))
        elif local == "cr" or (local == "br" and value(attributes, "type") in _LINE_BREAKS):
            self._add(self.markup.counted("<br />"))
        elif local in ("footnoteReference", "endnoteReference"):
            kind, own = local.removesuffix("Reference"), value(attributes, "id") or ""
            number = self.references.setdefault((kind, own), len(self.references) + 1)
            link = f'<sup><a href="#{kind}-{html.escape(own)}">[{number}]</a></sup>'
            self._add(self.markup.counted(link), marked=False)

    def _start_link(self, attributes: dict[str, str]) -> None:
        anchor = value(attributes, "anchor")
        address = self._relations.targets.get(relation(attributes) or "", "")
        where = address or (f"#{anchor}" if anchor else "")
        self._links.append(f'<a href="{html.escape(where)}">' if where else "")

    def _end_link(self) -> None:
        self._links.pop()

    def _add(self, piece: str, *, marked: bool = True) -> None:
        """Add to the paragraph; text that is in none is not shown by Word either."""
        if not self._paragraphs:
            return
        link = self._links[-1:] if self._links and self._links[-1] else []
        run = sorted(set(self._run), key=_ORDER.index)
        self._set_marks((*link, *run) if marked else ())
        self._paragraphs[-1].pieces.append(piece)

    def _set_marks(self, marks: tuple[str, ...]) -> None:
        """Close the inline tags that are open, and open others, unless they are the same."""
        paragraph = self._paragraphs[-1]
        if marks == paragraph.marks:
            return
        same = 0
        while same < min(len(marks), len(paragraph.marks)) and marks[same] == paragraph.marks[same]:
            same += 1
        for mark in reversed(paragraph.marks[same:]):
            name = mark[1:].split(" ")[0].rstrip(">")
            paragraph.pieces.append(self.markup.counted(f"</{name}>"))
        paragraph.pieces.extend(map(self.markup.counted, marks[same:]))
        paragraph.marks = marks

    def _start_deleted(self, _attributes: dict[str, str]) -> None:
        if self._path[-3:-1] == ["pPr", "rPr"]:
            if self._paragraphs:
                self._paragraphs[-1].is_joined = True
        elif self._path[-3:-1] == ["tr", "trPr"]:
            # The rest of the row, and what was begun of it.
            self._target().pop()
            self._is_row_deleted = True
            self._skipped_from = len(self._path) - 3
        elif self._path[-2:-1] != ["rPr"]:
            self._skipped_from = len(self._path) - 1

    # -- blocks ----------------------------------------------------------------------------------

    def _target(self) -> list[str]:
        return self._paragraphs[-1].boxes if self._paragraphs else self._blocks

    def _emit(self, markup: str) -> None:
        self._target().append(self.markup.counted(markup))

    def _block(self, markup: str) -> None:
        """Begin what is in no list."""
        self._close_lists()
        self._target().append(markup)

    def _open_item(self, place: ListLevel) -> None:
        lists = self._lists[-1]
        while len(lists) > place.level + 1 or (
            len(lists) == place.level + 1 and lists[-1] != place.tag
        ):
            self._emit(f"</li>\n</{lists.pop()}>\n")
        if len(lists) == place.level + 1:
            self._emit("</li>\n")
        while len(lists) < place.level + 1:
            lists.append(place.tag)
            self._emit(f"<{place.tag}>")
            if len(lists) < place.level + 1:
                self._emit("<li>")
        self._target().append(self.markup.opening("li"))

    def _close_lists(self) -> None:
        lists = self._lists[-1]
        while lists:
            self._emit(f"</li>\n</{lists.pop()}>\n")

    def _end_lists(self) -> None:
        self._close_lists()
        self._lists.pop()

    def _start_row(self, _attributes: dict[str, str]) -> None:
        self._is_header = False
        self._emit("<tr>")

    def _end_row(self) -> None:
        if not self._is_row_deleted:
            self._emit("</tr>\n")
        self._is_row_deleted = False

    def _start_header(self, _attributes: dict[str, str]) -> None:
        self._is_header = True

    def _start_cell(self, _attributes: dict[str, str]) -> None:
        self._cells.append("th" if self._is_header else "td")
        self._lists.append([])
        self._target().append(self.markup.opening(self._cells[-1]))

    def _end_cell(self) -> None:
        self._end_lists()
        self._emit(f"</{self._cells.pop()}>")

    def _start_note(self, kind: str, attributes: dict[str, str]) -> None:
        key = kind, value(attributes, "id") or ""
        if key in self.references:
            self._lists.append([])
            self._blocks = self._notes.setdefault(key, [])
        else:
            self._skipped_from = len(self._path) - 1

    def _end_note(self) -> None:
        if self._blocks is not self._body:
            self._end_lists()
            self._blocks = self._body
