"""Notebooks: their prose and nothing else."""

import json

import pytest

import nutgraf
from nutgraf_server.inputs import documents
from nutgraf_server.inputs.documents import notebook


def cell(source: object, kind: str = "markdown") -> dict[str, object]:
    return {
        "cell_type": kind,
        "metadata": {},
        "source": source,
        "outputs": [{"text": ["Not. This."]}],
    }


def book(*cells: object) -> bytes:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def read(*cells: object) -> nutgraf.Article:
    converted = documents.convert(book(*cells))
    assert converted is not None
    assert converted.format == "markdown"
    assert converted.note is not None
    return nutgraf.read(converted.text, converted.format)


def test_prose_cells_are_read_as_markdown():
    article = read(
        cell(["# The pier\n", "\n", "It **closed** on Monday.\n"]),
        cell(["print('x. y.')\n"], "code"),
        cell("## Who pays\nThe harbour pays. It is small."),
        cell("raw. text.", "raw"),
    )
    assert article.title is not None
    assert article.title.text == "The pier"
    assert [s.text for s in article.sentences] == [
        "It closed on Monday.",
        "The harbour pays.",
        "It is small.",
    ]
    assert [part.heading.text for part in article.walk() if part.heading] == ["Who pays"]


def test_what_a_cell_leaves_open_ends_with_it():
    article = read(cell("Run it:\n```\nx = 1. y"), cell("It rained."))
    assert [s.text for s in article.sentences] == ["Run it:", "It rained."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (book(), "without text"),
        (book(cell(["x"], "code")), "without text"),
        (book(1, None, cell(5), cell([1, None])), "without text"),
        (b'{"cells": 5, "nbformat": 4}', "no list of cells"),
        (b'{"cells": [, "nbformat": 4}', "it is not JSON"),
        (b'{"nbformat": 4, "cells": ' + b"[" * 100_000, "it is not JSON"),
        (b'{"nbformat": 4, "cells": ' + b"[" * 1_100_000, "more than 1,000,000 values"),
        (book(*[0] * 50_001), "more than 50,000 cells"),
    ],
)
def test_what_cannot_be_read(data: bytes, said: str):
    with pytest.raises(documents.DocumentError, match=said):
        documents.convert(data)


def test_too_much_text(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(notebook, "MAX_TEXT_BYTES", 100)
    with pytest.raises(documents.DocumentError, match="of text"):
        documents.convert(book(cell("It rained. " * 10)))
