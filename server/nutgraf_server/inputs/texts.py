"""The text in a file's bytes, whatever kind of file it is."""

from nutgraf_server.inputs import documents
from nutgraf_server.inputs.decoding import decoded
from nutgraf_server.inputs.errors import NO_MEMORY, InputError


def text_of(data: bytes) -> tuple[str, str | None]:
    """The text of a file's bytes, and a note where it was converted or its encoding guessed.

    Raises:
        InputError: there is no text in it.
    """
    try:
        return documents.convert(data) or decoded(data)
    except MemoryError:
        raise InputError(NO_MEMORY) from None
