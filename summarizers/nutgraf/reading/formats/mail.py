"""Mails read into labelled blocks: the header, the writer's text, quotations and signatures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nutgraf.article import Role, Span
from nutgraf.cancellation import checkpoint
from nutgraf.reading.formats import mail_lines
from nutgraf.reading.formats.mail_thread import blocks_of_thread, thread_of
from nutgraf.reading.formats.paragraphs import paragraphs
from nutgraf.reading.formats.rows import Row, block, rows
from nutgraf.reading.inline import plain
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import phrases

_SENT_ON = "begins a forwarded email"
_SIGNATURE = frozenset({"--", "—"})
# With this many words above an earlier mail, it is being answered rather than forwarded.
_FEWEST_WORDS = 8
_LONGEST_GREETING = 6
_GREETING_ENDS = (",", "，", "!", ":")
# Below a closing: "Mayor of Brackwater", and no more lines than name, post and firm.
_LONGEST_NAME = 8
_MOST_NAMES = 4
_LONGEST_HEADING = 10
_HEADING_LEVEL = 2
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",", "…", "”", '"', "。")
# Where a newsletter has its footer.
_LAST_PART = 0.6


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    r"""The blocks of a mail, in order.

    >>> text = "From: Ann Lee <a@osk.example>\nSubject: Re: Rain\n\nIt rained.\n\n> It did?\n"
    >>> [(each.role.value, each.clean.text) for each in labelled_blocks(text, "en")]
    [('byline', 'Ann Lee'), ('title', 'Rain'), ('body', 'It rained.'), ('furniture', '> It did?')]
    """
    lines = rows(source)
    if thread := thread_of(lines, language):
        return blocks_of_thread(thread, language)
    reader = _Reader(source, lines, language)
    reader.read()
    return iter(reader.found)


@dataclass(slots=True)
class _Reader:
    source: str
    lines: Sequence[Row]
    language: str
    here: int = 0
    start: int = 0
    """The first line of the writer's that has not been read yet."""
    words: int = 0
    """How many words of the writer's have been read."""
    found: list[LabelledBlock] = field(default_factory=list)
    seen: set[Role] = field(default_factory=set)

    def read(self) -> None:
        while not self._text(self.here) and self.here < len(self.lines):
            self.here += 1
        self._header()
        if not self.here and mail_lines.names_sender(self._text(0)):
            self._sender()
        while self.here < len(self.lines):
            checkpoint()
            past, why = self._apart() if self._text(self.here) else (self.here, "")
            if past == self.here:
                self.here += 1
                continue
            self._flush()
            self._add(block(self.lines[self.here : past], Role.FURNITURE, why))
            self.here = self.start = past
            if why == _SENT_ON:
                self._header()
        self._flush()

    def _text(self, index: int) -> str:
        return self.lines[index].text if 0 <= index < len(self.lines) else ""

    def _add(self, labelled: LabelledBlock | None) -> None:
        if labelled is not None:
            self.found.append(labelled)

    def _header(self) -> None:
        """Read the header that begins here, if one does."""
        while not self._text(self.here) and self.here < len(self.lines):
            self.here += 1
        end = mail_lines.header_end(self.lines, self.here)
        for row in self.lines[self.here : end]:
            kind, start = mail_lines.field(row.text)
            role = mail_lines.role_of(kind)
            said = mail_lines.value(row, start, kind) if kind else row
            if role is Role.METADATA or role in self.seen or not said.text:
                self._add(block([row], Role.METADATA, "an email header"))
                continue
            self.seen.add(role)
            self._add(block([said], role, f"an email's {kind}", level=int(role is Role.TITLE)))
        self.here = self.start = end

    def _sender(self) -> None:
        """The lines above a mail that a program shows instead of a header: from whom, to whom."""
        end = self._chunk_end(0)
        self.seen.add(Role.BYLINE)
        sender = mail_lines.value(self.lines[0], 0, "from")
        self._add(block([sender], Role.BYLINE, "names the sender"))
        self._add(block(self.lines[1:end], Role.METADATA, "an email header"))
        self.here = self.start = end

    def _apart(self) -> tuple[int, str]:
        """One past the lines from here on that are not the writer's, and why; here where it is."""
        here, text = self.here, self._text(self.here)
        if text.startswith(">"):
            while self._text(here).startswith(">"):
                here += 1
            return here, "quoted"
        if attribution := self._attribution():
            return here + attribution, "names who is quoted"
        if text in _SIGNATURE:
            return len(self.lines), "a signature"
        if self._begins_earlier_mail():
            self._flush()
            if self.words >= _FEWEST_WORDS:
                return len(self.lines), "an earlier email"
            is_header = mail_lines.header_end(self.lines, here) > here
            if not is_header:
                return here + 1, _SENT_ON
            self._header()
            return self.here, ""
        if mail_lines.is_closing(text, self.language):
            return self._past_closing(), "closes the mail"
        if mail_lines.is_footer(text, self.language):
            in_last_part = here >= _LAST_PART * len(self.lines)
            return len(self.lines) if in_last_part else here + 1, "a newsletter's furniture"
        return (here + 1 if mail_lines.is_rule(text) else here), "a rule"

    def _attribution(self) -> int:
        """How many lines from here on say who wrote the words quoted below: none, one or two."""
        text = self._text(self.here)
        if mail_lines.is_attribution(text, self.language):
            return 1
        # In some languages, the verb precedes the name: a day or an address is equivalent.
        if text.endswith(":") and self._text(self.here + 1).startswith(">"):
            return int("@" in text or any(map(str.isdigit, text)))
        begins = not self._text(self.here - 1)
        ended = mail_lines.is_attribution(self._text(self.here + 1), self.language)
        return 2 if begins and ended and not self._text(self.here + 2)[:1].isalnum() else 0

    def _begins_earlier_mail(self) -> bool:
        if mail_lines.begins_earlier_mail(self._text(self.here), self.language):
            return True
        above = self._text(self.here - 1)
        if above and not mail_lines.is_rule(above):
            return False
        return mail_lines.header_end(self.lines, self.here) > self.here

    def _past_closing(self) -> int:
        """One past the closing lines of a mail: the writer's name and job, up to a blank line.

        The name may be separated by a blank line.
        """
        here = self._chunk_end(self.here)
        following = here
        while not self._text(following) and following < len(self.lines):
            following += 1
        end = self._chunk_end(following)
        below = [row.text for row in self.lines[following:end]]
        signs = all(len(text.split()) <= _LONGEST_NAME and _is_name(text) for text in below)
        return end if below and signs and len(below) <= _MOST_NAMES else here

    def _chunk_end(self, here: int) -> int:
        while (text := self._text(here)) and not text.startswith(">") and text not in _SIGNATURE:
            here += 1
        return here

    def _flush(self) -> None:
        """Read the writer's lines up to here."""
        part = [row for row in self.lines[self.start : self.here] if row.text]
        self.start = self.here
        if not part:
            return
        spans = paragraphs(self.source, Span(part[0].start, part[-1].end))
        for index, span in enumerate(spans):
            clean = plain(self.source, span)
            if not clean.text:
                continue
            count = len(clean.text.split())
            follows = index + 1 < len(spans)
            role, why = self._role(clean.text, count, follows=follows)
            self.words += count if role is Role.BODY else 0
            level = _HEADING_LEVEL if role is Role.HEADING else 0
            self._add(LabelledBlock(span, role, clean, level, (why,)))

    def _role(self, text: str, count: int, *, follows: bool) -> tuple[Role, str]:
        if not self.words and count <= _LONGEST_GREETING and text.endswith(_GREETING_ENDS):
            return Role.FURNITURE, "a greeting"
        if phrases.notice(text, self.language) and count <= _LONGEST_HEADING:
            return Role.FURNITURE, "a phrase of page furniture"
        ended = text.endswith(_SENTENCE_ENDS) or not text[:1].isupper()
        if follows and count <= _LONGEST_HEADING and not ended:
            return Role.HEADING, "a short line over others"
        return Role.BODY, "a paragraph"


def _is_name(text: str) -> bool:
    """Whether a line below a closing is a name or a post: it is no sentence, and no quotation."""
    return not text.endswith(_SENTENCE_ENDS) and not text.startswith(">")
