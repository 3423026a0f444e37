"""What an edit replaces is freed at once, without waiting for Python's collector."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from nutgraf_server.lsp.session import routes
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.transport import converter

from .opened import opened
from .test_robustness import PARAMS

TEXT = """\
# The ferry

The ferry left at nine with forty people on board. It came back at noon with 12 of them.

## Who stayed

“The others stayed on the island,” said the captain. Nobody knows why, according to the harbour.
"""


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("method", [name for name in PARAMS if name in routes.OF_DOCUMENT])
def test_no_feature_holds_an_article(method: str):
    client = Client(nested_symbols=True, code_action_literals=True)
    snapshot = opened(TEXT, client, semantic_tokens=True, inlay_hints=True, diagnostics=True)
    params = converter.structured(converter.make(), method, PARAMS[method])
    held = weakref.ref(snapshot.article)
    assert held() is not None
    routes.OF_DOCUMENT[method].handler(snapshot, params)
    del snapshot
    assert held() is None
