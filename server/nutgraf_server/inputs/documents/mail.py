"""Mails as they are stored: decoded to a header of three lines, and the text.

Only the text is read. Attachments are not, and nothing that a mail refers to is fetched.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from nutgraf.article import Role
from nutgraf.reading.formats import html
from nutgraf_server.inputs.bounds import MAX_MAIL_DEPTH, MAX_MAIL_FIELD_BYTES, MAX_PARTS
from nutgraf_server.inputs.decoding import decoded, encoding_named
from nutgraf_server.inputs.documents.errors import DocumentError

_SHOWN = ("From", "Subject", "Date")
# The fields that tell where a part ends; to take them apart takes time with the square of a length.
_FIELD = re.compile(
    rb"^content-[a-z-]{1,30}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
_BOUNDARY = re.compile(rb"\bboundary\s{0,9}=", re.IGNORECASE)
_PART = b"\ncontent-"
# What a browser shows of a mail in HTML that is the writer's.
_READ = (Role.TITLE, Role.BYLINE, Role.DATE, Role.HEADING, Role.BODY)


def text_of(data: bytes) -> str:
    """A mail as plain text below a header; empty where it has no text.

    Raises:
        DocumentError: it is beyond a bound.
    """
    if len(_BOUNDARY.findall(data)) > MAX_MAIL_DEPTH:
        raise DocumentError(f"nests its parts deeper than {MAX_MAIL_DEPTH}; not read")
    if data.lower().count(_PART) > MAX_PARTS:
        raise DocumentError(f"has more than {MAX_PARTS:,} parts; not opened")
    if any(len(field[0]) > MAX_MAIL_FIELD_BYTES for field in _FIELD.finditer(data)):
        raise DocumentError(f"has a field of more than {MAX_MAIL_FIELD_BYTES:,} bytes; not read")
    # The older policy takes no field apart that is not asked for.
    mail = message_from_bytes(data, policy=policy.compat32)
    text = _text(mail).strip()
    if not text:
        return ""
    header = (f"{name}: {said}" for name in _SHOWN if (said := _field(mail, name)))
    return "\n".join((*header, "", text, ""))


def _field(mail: Message, name: str) -> str:
    """What a field says, on one line."""
    raw = str(mail.get(name, ""))[:MAX_MAIL_FIELD_BYTES]
    try:
        read = str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, ValueError):
        read = raw
    return " ".join(read.split())


def _text(mail: Message) -> str:
    """The first part of plain text that says something, else the first of HTML."""
    parts = list(_parts(mail))
    plain = (_decoded(part) for part in parts if part.get_content_type() == "text/plain")
    found = next((text for text in plain if text.strip()), "")
    if found:
        return found
    pages = (part for part in parts if part.get_content_type() == "text/html")
    return next((text for text in map(_words, map(_decoded, pages)) if text), "")


def _parts(mail: Message) -> Iterator[Message]:
    """The parts that are shown, in order; what is in an attached mail is not."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_disposition() == "attachment":
            continue
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting += [each for each in reversed(inside) if isinstance(each, Message)]
        elif part.get_content_maintype() == "text":
            yield part


def _decoded(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    encoding = encoding_named(str(part.get_content_charset() or ""))
    return data.decode(encoding, "replace") if encoding else decoded(data)[0]


def _words(page: str) -> str:
    """The words of a page, a paragraph for each block."""
    blocks = html.labelled_blocks(page, "en")
    return "\n\n".join(block.clean.text for block in blocks if block.role in _READ)
