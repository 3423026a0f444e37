"""A mail thread: each message is a turn of its writer.

One mail below its answer is context. Two or more below the newest mean that the text was pasted for
the whole thread.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nutgraf.article import Role, Span, Turn
from nutgraf.cancellation import checked
from nutgraf.reading.formats import mail_lines
from nutgraf.reading.formats.rows import Row, block, joined
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.pages import dates

# The newest, and two below it.
_FEWEST_MESSAGES = 3
_QUOTING = re.compile(r"(?:>\s?){1,20}")
_ADDRESS = re.compile(r"\s?[<(\[][^<>()\[\]\s]{1,80}@[^<>()\[\]\s]{1,80}[>)\]]")
# The name before an address or the verb: capitalised words, and what may come between them.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_SMALL = "de|da|di|van|von|der|den|la|le"
_NAME = re.compile(
    rf"{_CAPITAL}[\w.'’-]{{0,30}}(?: (?:{_SMALL}|{_CAPITAL}[\w.'’-]{{0,30}})){{0,5}}$"
)
_WROTE = re.compile(r",?\s(?:wrote|writes)\s?:$")
_DASHES = frozenset({"--", "—"})
# "Re: The pier" is no field.
_NO_FIELD = ("", "unknown")
_POSTSCRIPT = re.compile(r"p\.?\s?p?\.?s\b", re.IGNORECASE)
_BULLET = re.compile(r"[-*•–]\s|\d{1,2}[.)]\s")
_LONGEST_GREETING = 6
_GREETING_ENDS = (",", "，", "!", ":")
_LONGEST_NAME = 4
# The subject may precede the sender, over two lines.
_ABOVE_SENDER = 4
# A shorter line is not wrapped.
_WRAPPED = 40


@dataclass(frozen=True, slots=True)
class MailMessage:
    """A mail of a thread.

    Attributes:
        head: the lines above it, verbatim.
        sender: the writer's name.
        sent: the date, as written.
        lines: its text without quote prefixes.
    """

    head: tuple[Row, ...]
    sender: Row
    sent: str
    lines: tuple[Row, ...]


def thread_of(rows: Sequence[Row], language: str) -> list[MailMessage]:
    """The mails of a thread, in the order of the text; empty if there are too few."""
    bare = [_unquoted(row) for row in rows]
    starts = list(_starts(rows, bare, language))
    if starts and (shown := _shown_head(bare, starts[0][0], language)):
        starts.insert(0, shown)
    if len(starts) < _FEWEST_MESSAGES or any(rows[i].text for i in range(starts[0][0])):
        return []
    found: list[MailMessage] = []
    ends = [*(start for start, *_ in starts[1:]), len(rows)]
    for (start, past, sender, sent), end in zip(starts, ends, strict=True):
        found.append(MailMessage(tuple(bare[start:past]), sender, sent, tuple(bare[past:end])))
    return found


def _unquoted(row: Row) -> Row:
    match = _QUOTING.match(row.text)
    return row.after(match.end()) if match else row


def _starts(
    rows: Sequence[Row], bare: Sequence[Row], language: str
) -> Iterator[tuple[int, int, Row, str]]:
    """For each mail its first line, the first of its text, who wrote it and when."""
    here = 0
    while here < len(bare):
        if not bare[here].text:
            here += 1
            continue
        found = _header(bare, here, language) or _attribution(rows, bare, here, language)
        if found is None:
            here += 1
            continue
        past, sender, sent = found
        yield here, past, sender, sent
        here = past


def _shown_head(bare: Sequence[Row], end: int, language: str) -> tuple[int, int, Row, str] | None:
    """What a program shows above the newest mail: subject, sender, recipients and date."""
    filled = [index for index in range(end) if bare[index].text]
    named = next((i for i in filled[:_ABOVE_SENDER] if mail_lines.names_sender(bare[i].text)), None)
    if named is None:
        return None
    past = named
    while past < end and bare[past].text:
        past += 1
    sent = (row.text for row in bare[named + 1 : past] if dates.has_date(row.text, language))
    return filled[0], past, mail_lines.value(bare[named], 0, "from"), next(sent, "")


def _header(bare: Sequence[Row], here: int, language: str) -> tuple[int, Row, str] | None:
    """A mail's header that begins at a line, below a blank line or what parts it from another."""
    above = bare[here - 1].text if here else ""
    apart = mail_lines.is_rule(above) or mail_lines.begins_earlier_mail(above, language)
    if ":" not in bare[here].text or (above and not apart):
        return None
    past = mail_lines.header_end(bare, here)
    sender: Row | None = None
    sent = ""
    for row in bare[here:past]:
        kind, start = mail_lines.field(row.text)
        if kind == "from" and sender is None:
            sender = mail_lines.value(row, start, kind)
        elif kind == "date" and not sent:
            sent = row.after(start).text
    return (past, sender, sent) if sender is not None and sender.text else None


def _attribution(
    rows: Sequence[Row], bare: Sequence[Row], here: int, language: str
) -> tuple[int, Row, str] | None:
    """The one line that says who wrote the quoted lines below it."""
    row = bare[here]
    if not row.text.endswith(":"):
        return None
    below = next((i for i in range(here + 1, len(rows)) if bare[i].text), None)
    if below is None or _depth(rows[below]) <= _depth(rows[here]):
        return None
    address = _ADDRESS.search(row.text)
    if not mail_lines.is_attribution(row.text, language) and address is None:
        return None
    wrote = _WROTE.search(row.text)
    end = address.start() if address else wrote.start() if wrote else len(row.text)
    name = _name_before(row, end)
    if name is None:
        return None
    sent = row.text[: name.start - row.start].strip(" ,")
    return here + 1, name, sent.removeprefix("On ")


def _name_before(row: Row, end: int) -> Row | None:
    before = row.text[:end]
    start = before.rfind(",") + 1
    match = _NAME.search(before[start:].rstrip())
    if match is None:
        return None
    return row.before(start + match.end()).after(start + match.start())


def _depth(row: Row) -> int:
    match = _QUOTING.match(row.text)
    return match[0].count(">") if match else 0


def blocks_of_thread(thread: Sequence[MailMessage], language: str) -> Iterator[LabelledBlock]:
    """The blocks of a thread, in order; title, sender and day are those of the first mail."""
    for index, message in enumerate(checked(thread)):
        turn = Turn(message.sender.text, "", ((0, message.sent),) if message.sent else ())
        yield from _head(message, turn, is_first=index == 0)
        for labelled in _text(message, language):
            yield replace(labelled, turn=turn) if labelled.role is Role.BODY else labelled


def _head(message: MailMessage, turn: Turn, *, is_first: bool) -> Iterator[LabelledBlock]:
    seen: set[Role] = set()
    sender = LabelledBlock(
        Span(message.sender.start, message.sender.end),
        Role.BYLINE if is_first else Role.SPEAKER,
        joined([message.sender]),
        reasons=("names the sender",),
        turn=turn,
    )
    for row in message.head:
        if row.start <= message.sender.start < max(row.end, row.start + 1):
            yield sender
            continue
        kind, start = mail_lines.field(row.text)
        role = mail_lines.role_of(kind) if is_first else Role.METADATA
        if is_first and row.text and kind in _NO_FIELD:
            if row.start < message.sender.start:
                role, kind, start = Role.TITLE, "subject", 0
            elif row.text == message.sent:
                role, kind, start = Role.DATE, "date", 0
        told = role is not Role.METADATA and role not in seen
        seen.add(role)
        said = mail_lines.value(row, start, kind) if told else row
        why = f"an email's {kind}" if told else "an email header"
        found = block(
            [said], role if told else Role.METADATA, why, level=int(told and role is Role.TITLE)
        )
        if found is not None:
            yield found


def _text(message: MailMessage, language: str) -> Iterator[LabelledBlock]:
    """The paragraphs of a mail: its text, the greeting, and what is below it."""
    held: list[Row] = []
    names = frozenset(message.sender.text.split())
    spoken = closed = False
    for row in message.lines:
        text = row.text
        closed = (closed or (spoken and _closes(row.text, names, language))) and not (
            _POSTSCRIPT.match(text)
        )
        greets = not spoken and not held and _greets(text)
        apart = closed or greets or mail_lines.is_rule(text)
        if held and (apart or not text or _begins_paragraph(held[-1], row)):
            yield from _one(block(held, Role.BODY, "text of the email"))
            held, spoken = [], True
        if apart and text:
            why = "closes the mail" if closed else "a greeting" if greets else "a rule"
            yield from _one(block([row], Role.FURNITURE, why))
        elif text:
            held.append(row)
            spoken = True
    yield from _one(block(held, Role.BODY, "text of the email") if held else None)


def _greets(text: str) -> bool:
    return len(text.split()) <= _LONGEST_GREETING and text.endswith(_GREETING_ENDS)


def _closes(text: str, names: frozenset[str], language: str) -> bool:
    """Whether a line closes a mail: words of farewell, the writer's own name, or two hyphens."""
    if text in _DASHES or mail_lines.is_closing(text, language):
        return True
    if mail_lines.begins_earlier_mail(text, language) or mail_lines.is_footer(text, language):
        return True
    words = text.strip(",.–- ").split()
    return 0 < len(words) <= _LONGEST_NAME and names.issuperset(words)


def _begins_paragraph(last: Row, row: Row) -> bool:
    return len(last.text) < _WRAPPED or _BULLET.match(row.text) is not None


def _one(labelled: LabelledBlock | None) -> Iterator[LabelledBlock]:
    if labelled is not None:
        yield labelled
