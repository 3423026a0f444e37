"""The text in a file's bytes, whatever kind of file it is."""

from nutgraf_server.inputs import documents, unsupported
from nutgraf_server.inputs.decoding import decoded
from nutgraf_server.inputs.documents import Converted
from nutgraf_server.inputs.errors import NO_MEMORY, InputError
from nutgraf_server.inputs.feeds.looks import is_json_feed, is_xml_feed

_FEED = "is a feed of several articles; use `nutgraf brief` or `nutgraf batch --as feed`"


def text_of(data: bytes, name: str | None = None, encoding: str | None = None) -> Converted:
    """The text of a file's bytes, and a note where it was converted or its encoding guessed.

    Args:
        data: the bytes.
        name: the file's name, which may tell its format.
        encoding: what a text is in, where somebody knows.

    Raises:
        InputError: there is no text in it, or it is in a format that is not read.
    """
    try:
        found = documents.convert(data)
        if found is None:
            if is_xml_feed(data) or is_json_feed(data):
                raise InputError(_FEED)
            found = Converted(*decoded(data, encoding))
            unsupported.check(found.text, name)
    except MemoryError:
        raise InputError(NO_MEMORY) from None
    return found
