"""What can be wrong with a request, in one line for people."""

from nutgraf.errors import NutgrafError


class BadArgumentsError(NutgrafError):
    """A command's arguments do not have the agreed form."""


class NoDocumentError(NutgrafError):
    """The document that a command means is not open."""


class TooLongError(NutgrafError):
    """A text is longer than any article, and is not read."""
