"""Results for clients that ask the server for a document's text: kept in memory, not in files."""

import threading
from collections import OrderedDict

from nutgraf_server.lsp.documents.shown_files import MOST_KEPT, name_for
from nutgraf_server.lsp.documents.uris import SHOWN_SCHEME

_lock = threading.Lock()
_texts: OrderedDict[str, str] = OrderedDict()


def keep(article: str | None, command: str, markdown: str) -> tuple[str, bool]:
    """Keep a command's result: its address, and whether there was one before under the same."""
    uri = f"{SHOWN_SCHEME}:/{name_for(article, command)}"
    with _lock:
        known = _texts.pop(uri, None) is not None
        _texts[uri] = markdown
        while len(_texts) > MOST_KEPT:
            _texts.popitem(last=False)
    return uri, known


def text_of(uri: str) -> str | None:
    """The result at an address; None where it is kept no longer."""
    with _lock:
        return _texts.get(uri)
