"""PDFs made to be read: columns, running heads, notes, drop caps, tables, and text of our own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice

from fpdf import FPDF

PLACES = ("Ardmoor", "Belcombe", "Crale", "Dunwich Sands", "Eastry", "Farne", "Gorsewell", "Hythe")
THINGS = ("ferry", "library", "harbour wall", "weather station", "market hall", "salt works")
SHAPES = (
    "The {thing} at {place} was opened again in {year} after a well-documented quarrel about money.",
    "Nobody in {place} remembers who had paid for the {thing}, which cost {number} pounds.",
    "Councillor Wren said that {number} people had used the {thing} in the spring of {year}.",
    "Its neighbours in {place} wanted something quieter, and they collected {number} signatures.",
    "A considerable reconstruction of the {thing} followed, although the engineers of {place} had "
    "advised against it as early as {year}.",
    "It rained on {number} days.",
)  # fmt: skip
# Where words may be cut, for a width that needs it.
CUTS = {
    "considerable": "consid-erable",
    "reconstruction": "recon-struction",
    "remembers": "remem-bers",
    "signatures.": "signa-tures.",
    "neighbours": "neigh-bours",
    "engineers": "engi-neers",
    "something": "some-thing",
    "collected": "col-lected",
}


def sentences(count: int) -> list[str]:
    """So many sentences, no two of them alike."""
    return [
        SHAPES[number % len(SHAPES)].format(
            thing=THINGS[number // 2 % len(THINGS)],
            place=PLACES[number // 3 % len(PLACES)],
            year=1871 + number,
            number=f"{1_200 + 37 * number:,}",
        )
        for number in range(count)
    ]


def paragraphs(said: Sequence[str]) -> list[str]:
    """Sentences as paragraphs of three to five."""
    rest, lengths = iter(said), cycle((3, 5, 4))
    found = []
    while part := list(islice(rest, next(lengths))):
        found.append(" ".join(part))
    return found


@dataclass
class Layout:
    """How a document is set; sizes in points.

    Attributes:
        columns: how many columns a page has.
        is_indented: whether paragraphs have an indented first line, and no gap between them.
        is_justified: whether lines are stretched to the width of the column.
        is_cut: whether words are cut at a line's end.
        has_cap: whether the text begins with a drop cap.
        by_rows: whether lines are drawn across the columns, as some programs do.
        head: the running head.
        notes: what is noted at the bottom of the first page.
        table: rows of a table after the first paragraphs.
        headings: a heading before every so many paragraphs.
    """

    columns: int = 1
    is_indented: bool = True
    is_justified: bool = True
    is_cut: bool = True
    has_cap: bool = False
    by_rows: bool = False
    head: str = ""
    notes: Sequence[str] = ()
    table: Sequence[Sequence[str]] = ()
    headings: int = 0
    size: float = 10
    title: str = "The Quarrel over the Ferry"
    author: str = "By Ada Quill"
    properties: dict[str, str] = field(default_factory=dict)


MARGIN, WIDTH, HEIGHT, GUTTER = 56, 595, 842, 20
LEADING = 1.2
FONT = "Times"


class Press:
    """Sets one document."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.set_title(layout.properties.get("title", ""))
        self.pdf.set_author(layout.properties.get("author", ""))
        self.width = (WIDTH - 2 * MARGIN - GUTTER * (layout.columns - 1)) / layout.columns
        self.drawn: list[tuple[float, float, str, str, float]] = []
        self.top = self.y = 0.0
        self.column = -1
        self.bottom = HEIGHT - 70.0
        self.page = 0

    @property
    def x(self) -> float:
        return MARGIN + self.column * (self.width + GUTTER)

    def new_page(self) -> None:
        self.flush()
        self.pdf.add_page()
        self.page += 1
        self.column, self.top = 0, 72.0
        self.bottom = HEIGHT - 70.0
        if self.layout.head:
            self.put(MARGIN, 40, self.layout.head, 8)
            self.put(WIDTH - MARGIN - 10, HEIGHT - 34, str(self.page), 8)
        if self.page == 1:
            self.put(MARGIN, 96, self.layout.title, 22, "B")
            if self.layout.author:
                self.put(MARGIN, 120, self.layout.author, self.layout.size)
            self.top = 150.0
            if self.layout.notes:
                self.bottom -= 12 * len(self.layout.notes) + 6
                for number, note in enumerate(self.layout.notes, 1):
                    self.put(MARGIN, self.bottom + 6 + 12 * number, f"{number} {note}", 7.5)
        self.y = self.top

    def put(self, x: float, y: float, text: str, size: float, style: str = "") -> None:
        self.drawn.append((x, y, text, style, size))

    def flush(self) -> None:
        if self.layout.by_rows:
            self.drawn.sort(key=lambda each: (each[1], each[0]))
        for x, y, text, style, size in self.drawn:
            self.pdf.set_font(FONT, style, size)
            self.pdf.text(x, y, text)
        self.drawn = []

    def room(self, height: float) -> None:
        if self.page == 0:
            self.new_page()
        if self.y + height > self.bottom:
            self.column += 1
            self.y = self.top
            if self.column == self.layout.columns:
                self.new_page()

    def measured(self, text: str, size: float, style: str = "") -> float:
        self.pdf.set_font(FONT, style, size)
        return self.pdf.get_string_width(text)

    def lines(self, text: str, first: float, later: float, narrow: int = 0) -> list[str]:
        """A paragraph cut into lines; the first `narrow` are shorter by `later`."""
        size = self.layout.size
        found, line = [], ""
        words = text.split(" ")[::-1]
        while words:
            word = words.pop()
            indent = first if not found else later if len(found) < narrow else 0
            free = self.width - indent
            whole = f"{line} {word}" if line else word
            if self.measured(whole, size) <= free:
                line = whole
                continue
            left, _, right = CUTS.get(word, "").partition("-")
            if self.layout.is_cut and left and self.measured(f"{line} {left}-", size) <= free:
                found.append(f"{line} {left}-")
                words.append(right)
            else:
                found.append(line)
                words.append(word)
            line = ""
        return [*found, line]

    def paragraph(self, text: str, *, is_first: bool = False) -> None:
        layout = self.layout
        size, step = layout.size, layout.size * LEADING
        cap = layout.has_cap and is_first
        indent = 12 if layout.is_indented and not is_first else 0
        shift = 0.0
        if cap:
            letter, text = text[0], text[1:]
            shift = self.measured(letter, 3 * size) + 2
        lines = self.lines(text, shift if cap else indent, shift, 3 if cap else 0)
        for number, line in enumerate(lines):
            self.room(step)
            if cap and number == 0:
                self.put(self.x, self.y + 2 * step, letter, 3 * size)
            move = (shift if cap and number < 3 else 0) or (indent if number == 0 else 0)
            self.line(line, move, is_last=number == len(lines) - 1)
            self.y += step
        if not layout.is_indented:
            self.y += step / 2

    def line(self, text: str, shift: float, *, is_last: bool) -> None:
        size = self.layout.size
        if is_last or not self.layout.is_justified:
            self.put(self.x + shift, self.y, text, size)
            return
        words = text.split(" ")
        free = self.width - shift - sum(self.measured(word, size) for word in words)
        x = self.x + shift
        for word in words:
            self.put(x, self.y, word, size)
            x += self.measured(word, size) + free / max(1, len(words) - 1)

    def heading(self, text: str) -> None:
        self.room(50)
        self.y += 10
        self.put(self.x, self.y, text, self.layout.size, "B")
        self.y += self.layout.size * LEADING + 2

    def table(self) -> None:
        self.y += 6
        for row in self.layout.table:
            self.room(14)
            for number, cell in enumerate(row):
                self.put(self.x + number * self.width / len(row), self.y, cell, self.layout.size)
            self.y += 14
        self.y += 10


def document(said: Sequence[str], layout: Layout) -> bytes:
    """A PDF of these sentences."""
    press = Press(layout)
    for number, text in enumerate(paragraphs(said)):
        if layout.headings and number and number % layout.headings == 0:
            press.heading(f"{PLACES[number % len(PLACES)]} and its {THINGS[number % len(THINGS)]}")
        press.paragraph(text, is_first=number == 0)
        if number == 2 and layout.table:
            press.table()
    press.flush()
    return bytes(press.pdf.output())
