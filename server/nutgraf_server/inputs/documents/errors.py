"""Why a document cannot be converted."""

from nutgraf_server.inputs.bounds import MAX_TEXT_BYTES, mib
from nutgraf_server.inputs.errors import InputError

TOO_MUCH_TEXT = f"has more than {mib(MAX_TEXT_BYTES)} of text; split it"
"""What is said of a document whose text is beyond the bound of any article."""


class DocumentError(InputError):
    """A document that cannot be converted; the message is for people and does not name it."""
