"""From source text to an Article.

source text -> labelled blocks (a format reader cuts and labels) -> sentences -> sections -> Article
"""

from collections.abc import Sequence

from nutgraf.article import Article, Block, Span
from nutgraf.cache import Cache, Key
from nutgraf.cancellation import checked
from nutgraf.language.codes import FALLBACK_LANGUAGE, known_code
from nutgraf.language.detection import code_of, unknown_language
from nutgraf.language.words import count_words, reading_minutes, time_told, words_in
from nutgraf.reading import formats, outline
from nutgraf.reading.blocks import PageBlocks, UserPhrases, of_labelled, of_page, spans_of
from nutgraf.reading.formats.paragraphs import paragraphs
from nutgraf.reading.inline import plain
from nutgraf.reading.own_summaries import without_own
from nutgraf.reading.sentences import split

__all__ = [
    "count_words",
    "read",
    "reading_minutes",
    "split_sentences",
    "time_told",
    "unknown_language",
    "words_in",
]


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
    r"""Read a text into an Article: cut into labelled blocks, the body's into sentences.

    Args:
        text: the source as it is, including line ends and byte order mark.
        format: "asciidoc", "html", "latex", "mail", "markdown", "org", "plaintext",
            "restructuredtext", "subtitles", or an editor's language id for one of them; when None,
            it is detected from `name`, then from the text itself.
        language: an ISO 639-1 code; when None or unknown (see `nutgraf.languages`), the language is
            detected from the text. `nutgraf.unknown_language` words that for a user.
        name: the file's name or URI, of which only the suffix is used.
        furniture: phrases; a line that contains one is page furniture, whatever was detected.
        body: phrases; a line that contains one is body.
        previous: the article before an edit; unchanged parts are taken over from it. The result is
            the same with and without it.

    Raises:
        UnknownFormatError: `format` is neither a format nor a language id of one.

    >>> article = read("A Title\n\nby Ann Lee\n\nOne went home. Two stayed on the island.")
    >>> article.title.text, article.byline.text, [s.text for s in article.sentences]
    ('A Title', 'by Ann Lee', ['One went home.', 'Two stayed on the island.'])
    """
    chosen = formats.choose(text, format, name)
    code = code_of(language, chosen.words_of(text))
    cache = Cache()
    if previous is not None and (previous.format, previous.language) == (chosen.name, code):
        cache = previous.cache.copy()
    phrases = UserPhrases(tuple(furniture), tuple(body))
    if chosen.is_page:
        earlier = cache.get(_MADE)
        page = chosen.page_reader.read(text, code, earlier.page if earlier else None)
        made = cache.put(_MADE, of_page(page, phrases, earlier))
        blocks: Sequence[Block] = made.blocks()
    else:
        blocks = of_labelled(text, code, phrases.rule(chosen.reader.labelled_blocks(text, code)))
    blocks = without_own(blocks, text, chosen.name)
    return Article(text, chosen.name, code, tuple(blocks), outline.sections(blocks), cache)


# How an article's blocks were made.
_MADE = Key[PageBlocks]("reading")


def split_sentences(text: str, language: str = "en") -> list[Span]:
    r"""The sentences of a plain text; none crosses a blank line or a pasted line's end.

    >>> [span.of("One. Two\n\nThree") for span in split_sentences("One. Two\n\nThree")]
    ['One.', 'Two', 'Three']
    """
    code = known_code(language) or FALLBACK_LANGUAGE
    found: list[Span] = []
    for paragraph in checked(paragraphs(text)):
        clean = plain(text, paragraph)
        found.extend(spans_of(text, paragraph, clean, split(clean.text, code)))
    return found
