"""The blocks of a PDF as HTML."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf_server.inputs.documents.markup import Markup
from nutgraf_server.inputs.documents.pdf.blocks import BlockKind, SetBlock
from nutgraf_server.inputs.documents.pdf.hyphens import joined, vocabulary

_NO_TITLE_BLOCKS = (-1, -1)
# What programs write into a document's properties for want of a title.
_NO_TITLE = re.compile(
    r"\A(?:microsoft |untitled|document\b|slide \d)|\.\w{2,5}\Z|[\\/_]|\A\W*\w+\W*\Z", re.IGNORECASE
)
# A person's name, or several.
_AUTHOR = re.compile(
    r"(?:[^\W\d_a-z][\w.’'-]{0,30},?(?: (?:and|und|et|y|e|en|&))? )"
    r"(?:(?:de|da|di|von|van|der|den|la|le|el|al|bin) ){0,3}"
    r"(?:[^\W\d_a-z][\w.’'-]{0,30}(?:,? (?:(?:and|und|et|y|e|en|&) )?|\Z)){1,12}"
)
# A title is in so many blocks at most, an author's name in so many words.
_NEAR = 4
_AUTHOR_WORDS = 24
# Between the title and the text stand so many blocks at most; prose has so many words.
_FRONT = 10
_PROSE_WORDS = 20
_ADDRESS = re.compile(r"@|https?://|www\.")
_NUMBERED = re.compile(r"(?:\d|[IVX]{1,4}\.?\s)")
_LONGEST_PROPERTY = 300
# Before the title stand the name of a journal and its like, in few words.
_BEFORE_WORDS = 14
_DEEPEST = 6
_SAME_SIZE = 0.08


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the parts of a document are, by the numbers of blocks.

    Attributes:
        title: the first block of the title and the one behind its last; -1 twice without one.
        body: where the text begins; what is before it stands around the title.
        levels: how deep a heading of each size is.
        author: who wrote it, by its properties.
    """

    title: tuple[int, int]
    body: int
    levels: dict[float, int]
    author: str


def written(blocks: Sequence[SetBlock], title: str, author: str) -> str:
    """The document as HTML; empty where it has no text.

    Args:
        blocks: its blocks.
        title: what its properties call it.
        author: who wrote it, by its properties.
    """
    title, author = (" ".join(said[:_LONGEST_PROPERTY].split()) for said in (title, author))
    known = vocabulary(line.text for block in blocks for line in block.lines)
    start, end = _title(blocks, title)
    plan = _Plan((start, end), _body_start(blocks, end), _levels(blocks, start), author)
    markup = Markup()
    pieces: list[str] = []
    for index, block in enumerate(blocks):
        if start < index < end:
            continue
        if block.kind is BlockKind.TABLE:
            pieces.append(_table(block, markup))
            continue
        parts = blocks[start:end] if index == start else (block,)
        lines = [line.text for part in parts for line in part.lines]
        tag = _tag(blocks, index, plan)
        said = markup.text(joined(lines, known))
        pieces.append(f"{markup.opening(tag)}{said}</{tag.split(' ')[0]}>\n")
    if not markup.has_text:
        return ""
    return _head("" if start < end else title, author) + "".join(pieces)


def _head(title: str, author: str) -> str:
    said = "<!DOCTYPE html>\n"
    if title and not _NO_TITLE.search(title):
        said += f"<title>{html.escape(title)}</title>\n"
    if _AUTHOR.fullmatch(author):
        said += f'<meta name="author" content="{html.escape(author)}">\n'
    return said


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _title(blocks: Sequence[SetBlock], title: str) -> tuple[int, int]:
    """The first block of the title and the one behind its last; -1 twice where it has none.

    What the document calls itself counts where its first page says so as well; else the title is
    what is largest there.
    """
    first = [index for index, block in enumerate(blocks) if block.page == 0]
    wanted = _key(title)
    for start in first if wanted and not _NO_TITLE.search(title) else ():
        text = ""
        for end in range(start, min(start + _NEAR, len(blocks))):
            text += _key(blocks[end].text)
            if text == wanted:
                return start, end + 1
            if not wanted.startswith(text):
                break
    headings = [index for index in first if blocks[index].kind is BlockKind.HEADING]
    if not headings:
        return _NO_TITLE_BLOCKS
    largest = max(blocks[index].size for index in headings)
    start = next(i for i in headings if blocks[i].size >= largest * (1 - _SAME_SIZE))
    sizes = {round(block.size, 1) for block in blocks if block.kind is not BlockKind.HEADING}
    # One heading among others, in the middle of the text, is no title.
    if start > 0 and blocks[start].size <= max(sizes, default=0) * (1 + _SAME_SIZE):
        return _NO_TITLE_BLOCKS
    return start, start + 1


def _levels(blocks: Sequence[SetBlock], title: int) -> dict[float, int]:
    """How deep a heading of each size is."""
    sizes = sorted(
        {round(b.size) for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING and i != title},
        reverse=True,
    )
    return {size: min(depth, _DEEPEST) for depth, size in enumerate(sizes, 2)}


_TAGS = {BlockKind.ENTRY: "li", BlockKind.NOTE: "aside"}


def _tag(blocks: Sequence[SetBlock], index: int, plan: _Plan) -> str:
    """The element that a block is written as, with its attributes."""
    block = blocks[index]
    start, end = plan.title
    if index == start:
        return "h1"
    if index < start:
        is_label = block.words <= _BEFORE_WORDS and not block.has_ended
        return "aside" if is_label else "p"
    if index < plan.body:
        return _front_tag(block, plan.author, is_next=index == end)
    if block.kind is BlockKind.HEADING:
        return f"h{plan.levels[round(block.size)]}"
    return _TAGS.get(block.kind, "p")


def _body_start(blocks: Sequence[SetBlock], end: int) -> int:
    """Where the text begins behind the title: with prose, or the heading of prose."""
    if end < 0:
        return end
    for index in range(end, min(end + _FRONT, len(blocks))):
        block = blocks[index]
        if block.words >= _PROSE_WORDS and block.kind in (BlockKind.TEXT, BlockKind.ENTRY):
            above = blocks[index - 1]
            is_headed = index - 1 > end and above.kind is BlockKind.HEADING
            return index - is_headed
    return end


def _front_tag(block: SetBlock, author: str, *, is_next: bool) -> str:
    """The element of a block between the title and the text."""
    if _is_byline(block, author):
        return 'p class="byline"'
    if _ADDRESS.search(block.text):
        return "aside"
    is_heading = block.kind is BlockKind.HEADING and not is_next and _NUMBERED.match(block.text)
    return "h2" if is_heading else "p"


def _is_byline(block: SetBlock, author: str) -> bool:
    if block.words > _AUTHOR_WORDS or block.has_ended or block.kind is BlockKind.TABLE:
        return False
    text = " ".join(block.text.split())
    if author and _AUTHOR.fullmatch(author) and _key(author) in _key(text):
        return True
    return _AUTHOR.fullmatch(text) is not None


def _table(block: SetBlock, markup: Markup) -> str:
    rows = []
    for line in block.lines:
        cells = "".join(
            f"{markup.opening('td')}{markup.text(text)}</td>"
            for text in [cell.text for cell in line.cells] or [line.text]
        )
        rows.append(f"<tr>{cells}</tr>\n")
    return f"<table>\n{''.join(rows)}</table>\n"
