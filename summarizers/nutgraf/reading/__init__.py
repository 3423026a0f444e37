"""From source text to an Article.

source text -> drafts (a format reader cuts and labels) -> sentences -> sections -> Article
"""

from nutgraf.article import Article, Block, Role, Sentence, Span
from nutgraf.reading import formats, markdown, outline, plaintext
from nutgraf.reading.draft import Draft
from nutgraf.reading.inline import cover, plain
from nutgraf.reading.invitations import invitation_start
from nutgraf.reading.paragraphs import paragraphs
from nutgraf.reading.sentences import split_clean
from nutgraf.reading.words import count_words, reading_minutes

__all__ = ["count_words", "read", "reading_minutes", "split_sentences"]

_READERS = {"plaintext": plaintext.drafts, "markdown": markdown.drafts}

# What is taken for granted where the language is not said.
_DEFAULT_LANGUAGE = "en"


def read(
    text: str,
    format: str | None = None,
    language: str | None = None,
    name: str | None = None,
) -> Article:
    r"""Read a text into an Article: cut into blocks, each labelled, the body's into sentences.

    Args:
        text: the source as it stands, line ends and byte order mark included.
        format: "plaintext" or "markdown", or an editor's language id for one of them; when None, it
            is told from `name`, then from the text itself.
        language: an ISO 639-1 code; English when None.
        name: the file's name or URI, of which only the suffix is looked at.

    Raises:
        UnknownFormatError: `format` is neither a format nor a language id of one.

    >>> article = read("A Title\n\nby Ann Lee\n\nOne went home. Two stayed on the island.")
    >>> article.title.text, article.byline.text, [s.text for s in article.sentences]
    ('A Title', 'by Ann Lee', ['One went home.', 'Two stayed on the island.'])
    """
    found = formats.choose(text, format, name)
    code = (language or _DEFAULT_LANGUAGE).split("-")[0].split("_")[0].lower()
    blocks: list[Block] = []
    index = 0
    for draft in _READERS[found](text, code):
        for block in _finished(text, draft, code, index):
            index += len(block.sentences)
            blocks.append(block)
    return Article(text, found, code, tuple(blocks), outline.sections(blocks))


def _finished(source: str, draft: Draft, language: str, index: int) -> list[Block]:
    """The block of a draft, or two where its end only invites to comment."""
    if draft.role is not Role.BODY:
        return [_block(draft)]
    parts = list(split_clean(draft.clean, language))
    if not parts:
        return [_block(draft)]
    tight = [Span(part.places[0], part.places[-1] + 1) for part in parts]
    spans = cover(source, draft.span, tight)
    cut = invitation_start([part.text for part in parts], language)
    sentences = tuple(
        Sentence(span, part.text, index + offset)
        for offset, (span, part) in enumerate(zip(spans[:cut], parts, strict=False))
    )
    if cut == len(parts):
        return [_block(draft, sentences)]
    tail = Block(
        Span(spans[cut].start, spans[-1].end),
        Role.FURNITURE,
        " ".join(part.text for part in parts[cut:]),
        reasons=("invites to comment or share",),
    )
    if cut == 0:
        return [tail]
    body = Block(
        Span(draft.span.start, spans[cut - 1].end),
        Role.BODY,
        " ".join(part.text for part in parts[:cut]),
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
    for paragraph in paragraphs(text):
        parts = list(split_clean(plain(text, paragraph), language))
        tight = [Span(part.places[0], part.places[-1] + 1) for part in parts]
        found.extend(cover(text, paragraph, tight))
    return found
