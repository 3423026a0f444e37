"""The manual page and the completions that an installation brings are those of the program."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MADE = runpy.run_path(str(ROOT / "docs" / "site" / "manual.py"))


@pytest.mark.parametrize(("name", "text"), MADE["files"]().items(), ids=MADE["files"]().keys())
def test_it_says_what_the_program_says(name: str, text: str):
    known = (ROOT / "server" / "shell" / name).read_text("utf-8")
    assert known == text, "write it anew: python docs/site/manual.py server/shell"


def test_the_page_has_every_command():
    for command in ("brief", "check", "compare-versions", "verify", "mcp"):
        assert f'.SS "{command} ' in MADE["page"]()
