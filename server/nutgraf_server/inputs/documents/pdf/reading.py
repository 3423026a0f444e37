"""PDFs as HTML, by how their pages are laid out."""

from collections.abc import Iterator
from typing import Any

from nutgraf_server.inputs.bounds import MAX_PAGES, MAX_PDF_CHARACTERS
from nutgraf_server.inputs.documents.errors import DocumentError
from nutgraf_server.inputs.documents.pdf import blocks
from nutgraf_server.inputs.documents.pdf.columns import all_columns
from nutgraf_server.inputs.documents.pdf.lines import main_size, rows, with_drop_caps
from nutgraf_server.inputs.documents.pdf.running_heads import PageRows, without_running_heads
from nutgraf_server.inputs.documents.pdf.words import page_words
from nutgraf_server.inputs.documents.pdf.writing import written


class Document:
    """A PDF that is open, within its bounds."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            DocumentError: it is locked, damaged, or beyond a bound.
        """
        import pypdfium2
        import pypdfium2.raw

        self._raw: Any = pypdfium2.raw
        try:
            self._document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise DocumentError("is protected with a password") from None
            raise DocumentError("is a PDF that cannot be read: it is damaged") from None
        if len(self._document) > MAX_PAGES:
            raise DocumentError(f"has more than {MAX_PAGES:,} pages; split it")
        self._check_length()

    def _pages(self) -> Iterator[Any]:
        import pypdfium2

        for number in range(len(self._document)):
            try:
                page = self._document[number]
            except pypdfium2.PdfiumError:
                # One that is damaged; the others are read.
                continue
            yield page
            page.close()

    def _check_length(self) -> None:
        """Count characters before any is looked at, so that what is too much is refused at once."""
        left = MAX_PDF_CHARACTERS
        for page in self._pages():
            text = self._raw.FPDFText_LoadPage(page.raw)
            left -= max(0, self._raw.FPDFText_CountChars(text))
            self._raw.FPDFText_ClosePage(text)
            if left < 0:
                limit = f"{MAX_PDF_CHARACTERS:,}"
                raise DocumentError(f"has more than {limit} characters; split it")

    def text(self) -> str:
        """What it says, as HTML; empty where it says nothing."""
        pages = [self._page(page) for page in self._pages()]
        size = main_size(word for page in pages for row in page.rows for word in row)
        laid_out = all_columns(without_running_heads(pages, size))
        said = self._document.get_metadata_dict(skip_empty=True)
        return written(blocks.blocks(laid_out), said.get("Title", ""), said.get("Author", ""))

    def _page(self, page: Any) -> PageRows:  # noqa: ANN401  # pypdfium2's
        words, (_, bottom, _, top) = page_words(self._raw, page.raw, page.get_bbox())
        words = with_drop_caps(words, main_size(words))
        return PageRows(rows(words), bottom, top)
