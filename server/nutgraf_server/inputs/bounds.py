"""How much is read of anything, in one place.

What a file declares about itself is never trusted: each bound is applied to what was really read
or unpacked. docs/inputs.md has a table made from `BOUNDS`.
"""

from dataclasses import dataclass

MIB = 2**20

MAX_TEXT_BYTES = 20 * MIB
"""One article: more than the longest book, less than what would stop a laptop."""

MAX_UNPACKED_BYTES = 200 * MIB
"""All parts of one document that are read. XML is ten times the size of the text in it."""

MAX_PARTS = 10_000
"""Parts of one document; an e-book of a thousand chapters has a few thousand files."""

MAX_ELEMENTS = 1_000_000
"""Elements of XML in one document, as many as a Word file of a few thousand pages has."""

MAX_DEPTH = 500
"""Elements within elements; what word processors write is some thirty deep."""

MAX_TAG_BYTES = MIB
"""One tag with its attributes, of XML."""

MAX_PARAGRAPHS = 50_000
"""Paragraphs of one document, twice those of the Bible."""

MAX_BOOK_PARTS = 400_000
"""Elements in the description of an e-book: forty for each part that its package may have."""

MAX_PAGES = 3_000
"""Pages of one PDF."""

MAX_PDF_CHARACTERS = 4_000_000
"""Characters of one PDF, some 2,000 pages of text; its words with their places take most of the
memory."""

MAX_PDF_MEMORY_BYTES = 450 * MIB
"""Memory of the process in which a PDF is read, where the system can limit it."""

MAX_PDF_OPENING_SECONDS = 6
"""The processor's time until the characters of a PDF are counted, which is the library's own work.
What needs more is large, or made to need it."""

MAX_PDF_OPENING_SECONDS_PER_MIB = 3
"""As much more for each MiB of the file."""

MAX_PDF_SECONDS = 60
"""The processor's time for all of a PDF; half a million characters take some five seconds."""

MAX_PDF_OBJECTS = 500_000
"""Objects of one PDF; a page of text needs about ten."""

MAX_SKIPPED_BYTES = 1024 * MIB
"""How far the end of a record that is too long is looked for before its file is given up."""

MAX_ROW_CELLS = 1_000_000
"""Cells of one CSV row: each costs some sixty bytes, whatever is in it."""

MAX_JSON_MARKS = 1_000_000
"""Objects, arrays and fields of one JSON line, notebook or JSON Feed, each of which costs up to two
hundred bytes."""

MAX_FEED_ENTRIES = 10_000
"""Entries of one feed; those of sites have ten to a hundred, archives of a year some thousand."""

MAX_MAIL_DEPTH = 50
"""Boundaries between parts in one mail: those that are written are within three others."""

MAX_MAIL_FIELD_BYTES = 4096
"""One field of a mail that is taken apart."""

MAX_PARQUET_PAGE_BYTES = 64 * MIB
"""One page of a Parquet column, the least that can be unpacked; writers make them of 1 MiB."""

MAX_PARQUET_PAGE_VALUES = 4_000_000
"""Values of one page, which may be packed to nothing; writers make them of 20,000 or less."""

MAX_PARQUET_FOOTER_BYTES = 16 * MIB
"""The description of a whole Parquet file; a thousand row groups of fifty columns take 5 MiB."""

MAX_ZIP_MEMBERS = 300_000
"""Members of a zip, whose list is held in memory at some six hundred bytes each."""

MAX_ZIP_LIST_BYTES = 64 * MIB
"""That list as it stands in the file."""

MAX_TAR_HEADER_BYTES = MIB // 16
"""The name and the attributes of one member of a tar."""

MAX_XZ_MEMORY_BYTES = 100 * MIB
"""What unpacking .xz may need; its strongest preset needs 65 MiB."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A row of the table in the documentation.

    Attributes:
        what: what is bounded.
        limit: the bound, as people read it.
        beyond: what happens beyond it.
    """

    what: str
    limit: str
    beyond: str


_REFUSED = "the input is refused"
_ERROR = "an error record"
_BOTH = "refused; an error record in `batch`"


def mib(count: int) -> str:
    """A number of bytes as people read it.

    >>> mib(MAX_TEXT_BYTES)
    '20 MB'
    """
    return f"{count // MIB:,} MB"


BOUNDS = (
    Bound(
        "one article: a file, standard input, a record or an archive member",
        mib(MAX_TEXT_BYTES),
        _BOTH,
    ),
    Bound("text converted from a document", mib(MAX_TEXT_BYTES), _BOTH),
    Bound("unpacked size of a document's parts", mib(MAX_UNPACKED_BYTES), _BOTH),
    Bound("parts of a document", f"{MAX_PARTS:,}", _BOTH),
    Bound("XML elements of a document", f"{MAX_ELEMENTS:,}", _BOTH),
    Bound("nesting depth of XML elements", f"{MAX_DEPTH:,}", _BOTH),
    Bound("one XML tag", mib(MAX_TAG_BYTES), _BOTH),
    Bound("paragraphs of a document", f"{MAX_PARAGRAPHS:,}", _BOTH),
    Bound("elements in the description of an e-book", f"{MAX_BOOK_PARTS:,}", _BOTH),
    Bound("pages of a PDF", f"{MAX_PAGES:,}", _BOTH),
    Bound("characters of a PDF", f"{MAX_PDF_CHARACTERS:,}", _BOTH),
    Bound("memory for reading a PDF", mib(MAX_PDF_MEMORY_BYTES), _BOTH),
    Bound(
        "processor time to count the characters of a PDF",
        f"{MAX_PDF_OPENING_SECONDS} s plus {MAX_PDF_OPENING_SECONDS_PER_MIB} s per MB",
        _BOTH,
    ),
    Bound("processor time for a PDF", f"{MAX_PDF_SECONDS} s", _BOTH),
    Bound("objects of a PDF", f"{MAX_PDF_OBJECTS:,}", _BOTH),
    Bound(
        "bytes skipped to find the end of an overlong record",
        mib(MAX_SKIPPED_BYTES),
        "an error record; the rest of the file is not read",
    ),
    Bound("cells of a CSV row", f"{MAX_ROW_CELLS:,}", _ERROR),
    Bound("objects, arrays and fields of a JSON line", f"{MAX_JSON_MARKS:,}", _ERROR),
    Bound("objects, arrays and fields of a notebook", f"{MAX_JSON_MARKS:,}", _BOTH),
    Bound("cells of a notebook", f"{MAX_PARAGRAPHS:,}", _BOTH),
    Bound("objects, arrays and fields of a JSON Feed", f"{MAX_JSON_MARKS:,}", _REFUSED),
    Bound("entries of a feed", f"{MAX_FEED_ENTRIES:,}", _REFUSED),
    Bound("nesting depth of an email's parts", f"{MAX_MAIL_DEPTH}", _BOTH),
    Bound("one header field of an email", f"{MAX_MAIL_FIELD_BYTES // 2**10} KB", _BOTH),
    Bound(
        "one page of a Parquet column",
        mib(MAX_PARQUET_PAGE_BYTES),
        "an error record for its row group",
    ),
    Bound(
        "values of one page of a Parquet column",
        f"{MAX_PARQUET_PAGE_VALUES:,}",
        "an error record for its row group",
    ),
    Bound("footer of a Parquet file", mib(MAX_PARQUET_FOOTER_BYTES), _REFUSED),
    Bound("members of a zip file", f"{MAX_ZIP_MEMBERS:,}", _REFUSED),
    Bound("directory of a zip file", mib(MAX_ZIP_LIST_BYTES), _REFUSED),
    Bound(
        "header of a tar member",
        f"{MAX_TAR_HEADER_BYTES // 2**10} KB",
        "an error record; the rest of the file is not read",
    ),
    Bound("memory for unpacking .xz", mib(MAX_XZ_MEMORY_BYTES), _REFUSED),
)
"""The table."""
