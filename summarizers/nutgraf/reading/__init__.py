"""From source text to an Article.

source text -> drafts (a format reader cuts and labels) -> sentences -> sections -> Article
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from nutgraf.article import Article, Span
from nutgraf.cancellation import checked
from nutgraf.reading import formats, outline
from nutgraf.reading.blocks import Page, Phrases, of_drafts, of_page, spans_of
from nutgraf.reading.formats.paragraphs import paragraphs
from nutgraf.reading.inline import plain
from nutgraf.reading.language import code_of
from nutgraf.reading.sentences import split
from nutgraf.reading.words import count_words, reading_minutes, words_in

__all__ = ["count_words", "read", "reading_minutes", "split_sentences", "words_in"]

# Those that read again after an edit only what it has changed.
_PAGES = ("markdown", "plaintext")


def _reader(name: str) -> Any:  # noqa: ANN401  # a module: `drafts`, or `read` for one of _PAGES
    """The reader of a format, loaded when the first text of it comes."""
    return import_module(f"nutgraf.reading.formats.{name}")


def read(  # noqa: PLR0913  # all but the text may be left out
    text: str,
    format: str | None = None,
    language: str | None = None,
    name: str | None = None,
    furniture: Sequence[str] = (),
    body: Sequence[str] = (),
    *,
    previous: Article | None = None,
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
        previous: the article before an edit; what did not change is taken over from it. The
            answer is the same with and without it.

    Raises:
        UnknownFormatError: `format` is neither a format nor a language id of one.

    >>> article = read("A Title\n\nby Ann Lee\n\nOne went home. Two stayed on the island.")
    >>> article.title.text, article.byline.text, [s.text for s in article.sentences]
    ('A Title', 'by Ann Lee', ['One went home.', 'Two stayed on the island.'])
    """
    found = formats.choose(text, format, name)
    # A page's scripts and tags are in no language, and in any.
    reader = _reader(found)
    code = code_of(language, reader.shown_text(text) if found == "html" else text)
    notes: dict[str, Any] = {}
    if previous is not None and (previous.format, previous.language) == (found, code):
        notes = dict(previous.notes)
    phrases = Phrases(tuple(furniture), tuple(body))
    if found in _PAGES:
        earlier = notes.get(_MADE)
        page: Page = reader.read(text, code, earlier.page if earlier else None)
        made = notes[_MADE] = of_page(page, phrases, earlier)
        blocks = made.blocks()
    else:
        blocks = of_drafts(text, code, phrases.rule(reader.drafts(text, code)))
    return Article(text, found, code, tuple(blocks), outline.sections(blocks), notes)


# Under this name an article keeps how its blocks were made.
_MADE = "reading"


def split_sentences(text: str, language: str = "en") -> list[Span]:
    r"""The sentences of a plain text; none crosses a blank line or a pasted line's end.

    >>> [span.of("One. Two\n\nThree") for span in split_sentences("One. Two\n\nThree")]
    ['One.', 'Two', 'Three']
    """
    found: list[Span] = []
    for paragraph in checked(paragraphs(text)):
        clean = plain(text, paragraph)
        found.extend(spans_of(text, paragraph, clean, split(clean.text, language)))
    return found
