"""What becomes of a handler's exceptions."""

import logging

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from nutgraf.errors import NutgrafError
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.handlers import bind
from nutgraf_server.lsp.session import Session


async def no_settings():
    return None


@pytest.fixture
def session():
    return Session(warn=lambda _line: None, ask_settings=no_settings)


def fails(_session, error):
    raise error


async def fails_later(_session, error):
    raise error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BadArgumentsError("no"), types.ErrorCodes.InvalidParams),
        (NutgrafError("no"), types.LSPErrorCodes.RequestFailed),
    ],
)
async def test_an_error_for_people_is_passed_on(session, error, code):
    with pytest.raises(JsonRpcException) as raised:
        bind("x", fails, session)(error)
    assert (raised.value.code, raised.value.message) == (code, "x: no")
    with pytest.raises(JsonRpcException) as raised:
        await bind("x", fails_later, session)(error)
    assert (raised.value.code, raised.value.message) == (code, "x: no")


def test_any_other_is_logged_without_its_words(session, caplog):
    with caplog.at_level(logging.DEBUG), pytest.raises(JsonRpcException) as raised:
        bind("textDocument/hover", fails, session)(KeyError("Zanzibar"))
    assert raised.value.code == types.ErrorCodes.InternalError
    assert "Zanzibar" not in raised.value.message + caplog.text
    assert "KeyError" in raised.value.message
    assert "textDocument/hover failed: KeyError" in caplog.text
    assert "test_handlers.py" in caplog.text
