"""An entry of a feed, and the page of HTML that is made of it."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from nutgraf_server.inputs.documents.markup import page

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d-])")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,2000}\Z", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--")
# "editor@example.org (Ann Lee)", as RSS has it.
_NAMED = re.compile(r"[^\s()@]{1,200}@[^\s()@]{1,200}\s{0,9}\(([^()]{1,200})\)\Z")
# More numbers of entries than this nobody looks up.
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry.

    Attributes:
        title: its title, in words.
        author: who wrote it, in words.
        date: when it was published, as "2019-11-18"; "" where that is not told.
        link: its address; "" where it has none.
        body: its text, or only a summary of it, as HTML.
        is_summary: whether it is only a summary.
    """

    title: str = ""
    author: str = ""
    date: str = ""
    link: str = ""
    body: str = ""
    is_summary: bool = False

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read besides its title."""
        return bool(self.body.strip())

    @property
    def page(self) -> str:
        """The page that it is."""
        return page(self.body, heading=self.title, author=self.author, date=self.date)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what kind it is of, and its entries in their order."""

    kind: str
    entries: Sequence[FeedEntry]

    @property
    def note(self) -> str:
        """What its reader should know of how it was read."""
        count = len(self.entries)
        told = f"read as a feed ({self.kind}) of {count} {'entry' if count == 1 else 'entries'}"
        summaries = [
            number
            for number, entry in enumerate(self.entries, start=1)
            if entry.is_summary and entry.has_text
        ]
        empty = [number for number, entry in enumerate(self.entries, start=1) if not entry.has_text]
        if summaries:
            told += f"; only a summary in {_numbered(summaries, count)}"
        if empty:
            told += f"; no text in {_numbered(empty, count)}, left out"
        return f"{told}; positions refer to the extracted text"


def _numbered(numbers: Sequence[int], count: int) -> str:
    if len(numbers) == count:
        return "all of them" if count > 1 else "it"
    told = ", ".join(map(str, numbers[:_MOST_TOLD]))
    left = len(numbers) - _MOST_TOLD
    return f"{'entries' if len(numbers) > 1 else 'entry'} {told}" + (
        f" and {left} more" if left > 0 else ""
    )


def words(text: str) -> str:
    r"""Words in which markup is escaped or stands as it is, as titles are written.

    >>> words("Rain &amp; <b>storm</b>\n over Hull")
    'Rain & storm over Hull'
    """
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def as_markup(text: str) -> str:
    r"""Text that may be HTML or plain, as HTML.

    >>> as_markup("One.\n\nTwo & three.")
    '<p>One.</p>\n<p>Two &amp; three.</p>'
    """
    if _TAG.search(text):
        return text
    # What was escaped once more than it had to be is words.
    plain = html.unescape(text)
    paragraphs = [" ".join(each.split()) for each in re.split(r"\n[ \t\r]{0,99}\n", plain)]
    return "\n".join(f"<p>{html.escape(each, quote=False)}</p>" for each in paragraphs if each)


def author_in(text: str) -> str:
    """A name; "" for an address alone.

    >>> author_in("desk@example.org (Ann Lee)"), author_in("desk@example.org"), author_in("Ann Lee")
    ('Ann Lee', '', 'Ann Lee')
    """
    told = words(text)
    named = _NAMED.match(told)
    if named:
        return named[1].strip()
    return "" if "@" in told else told


def day_in(text: str) -> str:
    """The day of a date as RSS or Atom writes it, where it was written; "" for anything else.

    >>> day_in("Mon, 18 Nov 2019 23:30:00 -0500"), day_in("2019-11-18T10:00:00Z"), day_in("today")
    ('2019-11-18', '2019-11-18', '')
    """
    told = text.strip()
    iso = _ISO_DATE.match(told)
    try:
        if iso:
            return datetime.strptime(iso[0], "%Y-%m-%d").date().isoformat()  # noqa: DTZ007  # a day
        return parsedate_to_datetime(told[:100]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def address_in(text: str) -> str:
    """An address on the web; "" for anything else."""
    told = text.strip()
    return told if _ADDRESS.match(told) else ""
