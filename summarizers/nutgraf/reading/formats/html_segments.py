"""The text segments of an HTML page, each with the evidence of the tags around it."""

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Flag, auto

from nutgraf.article import Span
from nutgraf.cancellation import checked
from nutgraf.reading.formats import html_hints
from nutgraf.reading.formats.html_head import TOLD_BY, HtmlHead
from nutgraf.reading.formats.html_tokens import HtmlToken, TokenKind, attributes, tokens, words
from nutgraf.reading.formats.names import names
from nutgraf.reading.formats.offset_builder import Trail
from nutgraf.reading.inline import Clean


class TextMark(Flag):
    """What tags and class names can say of the words within them."""

    LINK = auto()
    BOLD = auto()
    BYLINE = auto()
    DATE = auto()
    CAPTION = auto()
    CODE = auto()
    PAGE_TITLE = auto()
    HIDDEN = auto()
    NONE = 0


_COUNTED = (TextMark.LINK, TextMark.BOLD, TextMark.BYLINE, TextMark.DATE)


@dataclass(frozen=True, slots=True)
class ElementContext:
    """The context of a text: its block element, its marks, and the numbers of its ancestors.

    `furniture` are the numbers of the elements marked as boilerplate, `holders` of those marked as
    holding the article, the outermost first; `table` is that of the innermost table. `element` is
    that of the block element itself. Numbers count from 1; 0 is none.
    """

    tag: str = ""
    marks: TextMark = TextMark.NONE
    furniture: tuple[int, ...] = ()
    holders: tuple[int, ...] = ()
    table: int = 0
    element: int = 0


@dataclass(frozen=True, slots=True)
class Elements:
    """The block elements of a page by their numbers: what each is within, and its kind.

    Kinds are numbered too. A page may have millions of elements, so both are kept in arrays.
    """

    parents: "array[int]" = field(default_factory=lambda: array("l", [0]))
    kinds: "array[int]" = field(default_factory=lambda: array("l", [0]))
    known_kinds: dict[str, int] = field(default_factory=dict)

    def add(self, parent: int, kind: str) -> int:
        """Number one more element."""
        self.parents.append(parent)
        self.kinds.append(self.known_kinds.setdefault(kind, len(self.known_kinds)))
        return len(self.parents) - 1

    def around(self, element: int, depth: int = 40) -> Iterator[int]:
        """An element and those it is within, the innermost first, at most `depth` of them."""
        while element and depth:
            yield element
            element = self.parents[element]
            depth -= 1


@dataclass(frozen=True, slots=True)
class Segment:
    """The words between two boundaries of block elements, and the share of them under each mark."""

    span: Span
    clean: Clean
    setting: ElementContext
    shares: Mapping[TextMark, float]


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """All segments of a source, and what its head says."""

    segments: tuple[Segment, ...]
    elements: Elements
    bodies: frozenset[int]
    """The elements whose class says that they hold an article's text."""
    reasons: Mapping[int, str]
    """The reason why an element, by its number, is not part of an article."""
    head: HtmlHead
    is_document: bool
    """Whether it has <html>, <head> or <body>: a page, not a fragment of one."""


_BLOCKS = names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html "
    "iframe legend li main menu nav noscript ol optgroup option p pre search section select "
    "summary table tbody td template textarea tfoot th thead title tr ul video audio"
)
_VOID = names("area base br col embed hr img input link meta param source track wbr")
# An opening tag of the one kind ends an open element of the other.
_ENDED_BY_ITSELF = names("li dt dd tr td th option p")
_BOLD = frozenset({"b", "strong"})
_NOTE_MARK = re.compile(r"\s{0,9}([\[(]?)(?:\d{1,3}|[a-z*†‡§])[\])]?\s{0,9}", re.IGNORECASE)
# What an exponent begins with, and what precedes a footnote's number but no exponent.
_EXPONENT = re.compile(r"\s{0,9}[-+−–]?\d")
_ENDS = frozenset(".,;:!?…”’\"'»。！？")
# What parts paragraphs where line ends count.
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
# Anything longer than "[123]" and the spaces around it is not a footnote's number.
_LONGEST_NOTE_MARK = 9


@dataclass(slots=True)
class _Open:
    """An element whose end has not been reached."""

    name: str
    before: ElementContext
    mark: "_Mark | None" = None


@dataclass(slots=True)
class _OpenSegment:
    """A segment that is being gathered."""

    setting: ElementContext
    start: int
    end: int
    trail: Trail = field(default_factory=Trail)
    counts: Counter[TextMark] = field(default_factory=Counter)
    visible: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a footnote's number, an exponent or the sign of an anchor may begin."""

    segment: _OpenSegment | None
    start: int
    gathered: tuple[int, int] = (0, 0)
    linked: int = 0


@dataclass(slots=True)
class _Reader:
    source: str
    stack: list[_Open] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    setting: ElementContext = field(default_factory=ElementContext)
    segment: _OpenSegment | None = None
    break_before: bool = False
    elements: Elements = field(default_factory=Elements)
    bodies: set[int] = field(default_factory=set)
    reasons: dict[int, str] = field(default_factory=dict)
    found: list[Segment] = field(default_factory=list)

    def open(self, token: HtmlToken) -> None:
        name = token.name
        if name == "br":
            self.break_before = True
            return
        if name in _BLOCKS:
            self.flush()
            self._end_implied(name)
        if name in _VOID:
            return
        given = attributes(self.source, token) if token.written[1] - token.written[0] > 1 else {}
        opened = _Open(name, self.setting)
        if name == "sup" or html_hints.is_anchor(name, given):
            opened.mark = self._mark(token.start)
        self.setting = self._within(name, given)
        self.stack.append(opened)
        self.names[name] += 1

    def _mark(self, start: int) -> _Mark:
        segment = self.segment
        if segment is None:
            return _Mark(None, start)
        return _Mark(segment, start, segment.trail.mark(), segment.counts[TextMark.LINK])

    def _end_implied(self, name: str) -> None:
        if self.stack and self.stack[-1].name in _ENDED_BY_ITSELF:
            top = self.stack[-1].name
            if top in (name, "p") or {top, name} in ({"dt", "dd"}, {"td", "th"}):
                self._pop()

    def _within(self, name: str, given: Mapping[str, str]) -> ElementContext:
        """The setting inside an element."""
        setting = self.setting
        block = name in _BLOCKS
        if not given and not block and name not in _TELLING:
            return setting
        marks = setting.marks | _marks(name, given, hidden=TextMark.HIDDEN in setting.marks)
        if html_hints.is_hidden(name, given):
            marks |= TextMark.HIDDEN
        said = html_hints.mark(name, given)
        if said:
            marks |= TextMark[said]
        if not block:
            return replace(setting, marks=marks)
        number = self.elements.add(setting.element, _kind(name, given))
        furniture, holders = setting.furniture, setting.holders
        why = html_hints.furniture(name, given, setting.tag)
        if why and len(furniture) < _DEEPEST:
            furniture = (*furniture, number)
            self.reasons[number] = why
        if html_hints.holds_article(name, given) and len(holders) < _DEEPEST:
            holders = (*holders, number)
        if html_hints.holds_text(given):
            self.bodies.add(number)
        table = number if name == "table" else setting.table
        return ElementContext(name, marks, furniture, holders, table, number)

    def close(self, token: HtmlToken) -> None:
        name = token.name
        if name in _BLOCKS:
            self.flush()
        if not self.names[name]:
            return
        while self.stack:
            if self._pop() == name:
                return

    def _pop(self) -> str:
        ended = self.stack.pop()
        self.names[ended.name] -= 1
        self.setting = ended.before
        if ended.mark and self.segment:
            self._end_marked(ended.name, ended.mark, self.segment)
        return ended.name

    def _end_marked(self, name: str, mark: _Mark, segment: _OpenSegment) -> None:
        """Leave out a footnote's number and the sign of an anchor; keep an exponent apart."""
        if mark.segment not in (None, segment):
            return
        written = segment.trail.since(mark.gathered)
        if name != "sup":
            if not any(map(str.isalnum, written)):
                segment.trail.back(mark.gathered)
            return
        before = segment.trail.character_before(mark.gathered)
        linked = segment.counts[TextMark.LINK] > mark.linked
        if _is_note_mark(written, before, linked=linked):
            segment.trail.back(mark.gathered)
        elif before.isdigit() and _EXPONENT.match(written):
            segment.trail.insert("^", mark.start, mark.gathered)

    def text(self, start: int, end: int) -> None:
        here = start
        if TextMark.CODE in self.setting.marks:
            for gap in _BLANK_LINE.finditer(self.source, start, end):
                self._words(here, gap.start())
                self.flush()
                here = gap.end()
        self._words(here, end)

    def _words(self, start: int, end: int) -> None:
        setting = self.setting
        if setting.marks & TextMark.HIDDEN and (self.segment or setting.tag in ("", "body")):
            return
        raw = self.source[start:end]
        blank = not raw.strip()
        if blank and self.segment is None:
            return
        if self.break_before and not blank:
            self._break(raw.lstrip())
        if self.segment is None:
            self.segment = _OpenSegment(setting, start, end)
        segment = self.segment
        for piece, place, past in words(self.source, start, end):
            segment.trail.take(piece, place, past)
        if not blank:
            segment.end = start + len(raw.rstrip())
            segment.visible += len(raw)
            for mark in _COUNTED:
                if mark & setting.marks:
                    segment.counts[mark] += len(raw)

    def _break(self, following: str) -> None:
        """At the first word after a <br>: a new segment, unless the sentence continues."""
        self.break_before = False
        if self.segment is None:
            return
        if following[0].islower() and self.segment.trail.places:
            self.segment.trail.take(" ", self.segment.trail.places[-1] + 1)
        else:
            self.flush()

    def flush(self) -> None:
        segment, self.segment = self.segment, None
        self.break_before = False
        if segment is None or not segment.visible:
            return
        clean = segment.trail.clean()
        if not clean.text:
            return
        shares = {mark: count / segment.visible for mark, count in segment.counts.items()}
        span = Span(clean.places[0], max(segment.end, clean.end(-1)))
        self.found.append(Segment(span, clean, segment.setting, shares))


# What elements side by side have in common if they are of one kind: the tag, and how its class
# begins. Items of a list are alike whatever their class.
_KIND = 40


def _kind(name: str, given: Mapping[str, str]) -> str:
    return name if name in ("li", "tr", "td") else f"{name} {given.get('class', '')[:_KIND]}"


# Inline elements that are significant without any attribute.
_TELLING = frozenset({*_BOLD, "time", *html_hints.HIDDEN_TAGS})
# Of nested elements with the same meaning, this many are counted.
_DEEPEST = 8


def _is_note_mark(written: str, before: str, *, linked: bool) -> bool:
    """Whether a superscript is a footnote's number; an exponent is not."""
    match = _NOTE_MARK.fullmatch(written) if len(written) <= _LONGEST_NOTE_MARK else None
    if match is None:
        return False
    return linked or bool(match[1]) or before in _ENDS


def _marks(name: str, given: Mapping[str, str], *, hidden: bool) -> TextMark:
    if name == "a" and "href" in given:
        return TextMark.LINK
    if name in _BOLD:
        return TextMark.BOLD
    if name == "time":
        return TextMark.DATE
    if name in ("figcaption", "caption"):
        return TextMark.CAPTION
    if name == "pre":
        return TextMark.CODE
    return TextMark.PAGE_TITLE if name == "title" and not hidden else TextMark.NONE


def page(source: str) -> HtmlPage:
    """Read a page or a fragment of one."""
    reader = _Reader(source)
    head = HtmlHead()
    is_document = False
    for token in checked(tokens(source)):
        if token.kind is TokenKind.TEXT:
            reader.text(token.start, token.end)
        elif token.kind is TokenKind.CLOSING:
            reader.close(token)
        else:
            if token.name in TOLD_BY and head.take(source, token, alone=reader.segment is None):
                reader.flush()  # What it says is a block of its own, and none stands in another.
            is_document = is_document or token.name in ("html", "head", "body")
            reader.open(token)
    reader.flush()
    for found in reader.found:
        if found.setting.marks & TextMark.PAGE_TITLE:
            head.add_title(found.clean.text)
    return HtmlPage(
        tuple(reader.found),
        reader.elements,
        frozenset(reader.bodies),
        reader.reasons,
        head,
        is_document,
    )
