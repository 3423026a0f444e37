"""Whether a file of text looks like a document that is converted."""

import re

_NOTEBOOK = re.compile(rb"\s{0,99}\{\s{0,99}\"")
# One field a line, and what it goes on with on others; an mbox has a line of its own above.
_FIELDS = re.compile(
    rb"(?:From [^\n]{1,200}\n)?(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}"
)
_FIELD_NAME = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{0,60}):", re.MULTILINE)
_LOOKED_AT = 2**16
# That a program wrote, and nobody pastes.
_STORED = frozenset({b"mime-version", b"content-type", b"message-id", b"received", b"return-path"})
# They stand in every notebook, near its beginning or its end, as a writer sorts its keys.
_NOTEBOOK_SIGNS = (b'"nbformat"', b'"cells"')


def like_notebook(data: bytes) -> bool:
    """A notebook of Jupyter's."""
    return _NOTEBOOK.match(data) is not None and all(sign in data for sign in _NOTEBOOK_SIGNS)


def like_mail(data: bytes) -> bool:
    """A mail as it is stored; one that somebody pasted is a text."""
    fields = _FIELDS.match(data[:_LOOKED_AT].replace(b"\r\n", b"\n"))
    if fields is None:
        return False
    names = {name.lower() for name in _FIELD_NAME.findall(fields[0])}
    return b"from" in names and not names.isdisjoint(_STORED)
