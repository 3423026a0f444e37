"""The table of bounds in the documentation is the one in the code, and there is no other."""

import ast
import re
from pathlib import Path

import pytest

from nutgraf_server.inputs import bounds

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "inputs.md"
SERVER = ROOT / "server" / "nutgraf_server"
# What reads files or records that come from outside.
READERS = [*(SERVER / "inputs").rglob("*.py"), *(SERVER / "batch" / "sources").rglob("*.py")]


def table() -> str:
    rows = [f"| {each.what} | {each.limit} | {each.beyond} |" for each in bounds.BOUNDS]
    return "\n".join(["| input | limit | if exceeded |", "| --- | --- | --- |", *rows])


def test_the_page_has_the_table():
    assert table() in PAGE.read_text("utf-8")


def test_every_bound_is_in_the_table():
    source = (SERVER / "inputs" / "bounds.py").read_text("utf-8")
    rows = source[source.index("BOUNDS = (") :]
    named = re.findall(r"^(MAX_\w+) =", source, re.MULTILINE)
    assert len(named) > 15
    assert [name for name in named if name not in rows] == []


@pytest.mark.parametrize("path", READERS, ids=lambda path: path.name)
def test_no_bound_stands_elsewhere(path: Path):
    """Large numbers in a reader are bounds, and belong to the others."""
    if path.name == "bounds.py":
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, int):
            assert node.value < 1_000_000, (path, node.lineno)
