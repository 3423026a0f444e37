"""From source text to an Article.

source text -> drafts (a format reader cuts and labels) -> sentences -> sections -> Article
"""

from collections.abc import Sequence
from functools import lru_cache

from nutgraf.article import Article, Block, Role, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.reading import formats, outline
from nutgraf.reading.draft import Draft
from nutgraf.reading.formats import (
    asciidoc,
    html,
    latex,
    markdown,
    org,
    plaintext,
    restructuredtext,
    subtitles,
)
from nutgraf.reading.formats.paragraphs import paragraphs
from nutgraf.reading.inline import Clean, cover, plain
from nutgraf.reading.language import code_of
from nutgraf.reading.pages.invitations import invitation_start
from nutgraf.reading.rulings import OVERRULED, ruled
from nutgraf.reading.sentences import split
from nutgraf.reading.words import count_words, reading_minutes

__all__ = ["count_words", "read", "reading_minutes", "split_sentences"]

Bounds = Sequence[tuple[int, int]]

_READERS = {
    "asciidoc": asciidoc.drafts,
    "html": html.drafts,
    "latex": latex.drafts,
    "markdown": markdown.drafts,
    "org": org.drafts,
    "plaintext": plaintext.drafts,
    "restructuredtext": restructuredtext.drafts,
    "subtitles": subtitles.drafts,
}


def read(
    text: str,
    format: str | None = None,
    language: str | None = None,
    name: str | None = None,
    furniture: Sequence[str] = (),
    body: Sequence[str] = (),
) -> Article:
    r"""Read a text into an Article: cut into blocks, each labelled, the body's into sentences.

    Args:
        text: the source as it stands, line ends and byte order mark included.
        format: "asciidoc", "html", "latex", "markdown", "org", "plaintext", "restructuredtext",
            "subtitles", or an editor's language id for one of them; when None, it is told from
            `name`, then from the text itself.
        language: an ISO 639-1 code; told from the text when None.
        name: the file's name or URI, of which only the suffix is looked at.
        furniture: phrases; a line that holds one is page furniture, whatever it was taken for.
        body: phrases; a line that holds one is body.

    Raises:
        UnknownFormatError: `format` is neither a format nor a language id of one.

    >>> article = read("A Title\n\nby Ann Lee\n\nOne went home. Two stayed on the island.")
    >>> article.title.text, article.byline.text, [s.text for s in article.sentences]
    ('A Title', 'by Ann Lee', ['One went home.', 'Two stayed on the island.'])
    """
    found = formats.choose(text, format, name)
    # A page's scripts and tags are in no language, and in any.
    code = code_of(language, html.shown_text(text) if found == "html" else text)
    blocks: list[Block] = []
    index = 0
    drafts = ruled(_READERS[found](text, code), furniture, body)
    for draft in checked(drafts):
        for block in _finished(text, draft, code, index):
            index += len(block.sentences)
            blocks.append(block)
    return Article(text, found, code, tuple(blocks), outline.sections(blocks))


# A long article's paragraphs: after an edit only the ones it touched are split again.
_REMEMBERED = 1 << 14


@lru_cache(maxsize=_REMEMBERED)
def _split(text: str, language: str) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...], int]:
    """The bounds and texts of a paragraph's sentences, and where its closing invitations begin."""
    bounds = tuple(split(text, language))
    texts = tuple(text[start:end] for start, end in bounds)
    return bounds, texts, invitation_start(texts, language)


def _spans(source: str, block: Span, clean: Clean, bounds: Bounds) -> list[Span]:
    """Where sentences stand in the source, the markup that touches them included."""
    places = clean.places
    if isinstance(places, range) and len(places) == len(block):
        # The words are the source as it stands.
        return [Span(places.start + start, places.start + end) for start, end in bounds]
    tight = [Span(places[start], places[end - 1] + 1) for start, end in bounds]
    return cover(source, block, tight)


def _finished(source: str, draft: Draft, language: str, index: int) -> list[Block]:
    """The block of a draft, or two where its end only invites to comment."""
    if draft.role is not Role.BODY:
        return [_block(draft)]
    bounds, texts, cut = _split(draft.clean.text, language)
    if not bounds:
        return [_block(draft)]
    if OVERRULED in draft.reasons:
        cut = len(texts)
    spans = _spans(source, draft.span, draft.clean, bounds)
    sentences = tuple(map(Sentence, spans[:cut], texts, range(index, index + cut)))
    if cut == len(texts):
        return [_block(draft, sentences)]
    tail = Block(
        Span(spans[cut].start, spans[-1].end),
        Role.FURNITURE,
        " ".join(texts[cut:]),
        reasons=("invites to comment or share",),
    )
    if cut == 0:
        return [tail]
    body = Block(
        Span(draft.span.start, spans[cut - 1].end),
        Role.BODY,
        " ".join(texts[:cut]),
        sentences=sentences,
        reasons=draft.reasons,
    )
    return [body, tail]


def _block(draft: Draft, sentences: tuple[Sentence, ...] = ()) -> Block:
    return Block(draft.span, draft.role, draft.clean.text, draft.level, sentences, draft.reasons)


def split_sentences(text: str, language: str = "en") -> list[Span]:
    r"""The sentences of a plain text; none crosses a blank line or a pasted line's end.

    >>> [span.of("One. Two\n\nThree") for span in split_sentences("One. Two\n\nThree")]
    ['One.', 'Two', 'Three']
    """
    found: list[Span] = []
    for paragraph in checked(paragraphs(text)):
        clean = plain(text, paragraph)
        found.extend(_spans(text, paragraph, clean, split(clean.text, language)))
    return found
