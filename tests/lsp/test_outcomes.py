"""What becomes of a handler's exceptions."""

import logging

import pytest

from nutgraf.errors import NutgrafError
from nutgraf_server.lsp.commands.outcomes import error_of
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.transport.codes import Code, RequestError


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BadArgumentsError("no"), Code.INVALID_PARAMS),
        (NutgrafError("no"), Code.REQUEST_FAILED),
    ],
)
def test_an_error_for_people_is_passed_on(error, code):
    found = error_of("x", error)
    assert (found.code, found.message) == (code, "x: no")


def test_an_answer_is_passed_on_as_it_is():
    answer = RequestError(Code.CONTENT_MODIFIED, "changed")
    assert error_of("x", answer) is answer


def test_any_other_is_logged_without_its_words(caplog):
    def fails():
        raise KeyError("Zanzibar")

    with caplog.at_level(logging.DEBUG), pytest.raises(KeyError) as raised:
        fails()
    with caplog.at_level(logging.DEBUG):
        found = error_of("textDocument/hover", raised.value)
    assert found.code is Code.INTERNAL_ERROR
    assert "Zanzibar" not in found.message + caplog.text
    assert "KeyError" in found.message
    assert "textDocument/hover failed: KeyError" in caplog.text
    assert "test_outcomes.py" in caplog.text
