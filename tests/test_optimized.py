"""Python's -O leaves out assertions, and -OO docstrings; neither changes what nutgraf does."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = (ROOT / "summarizers" / "nutgraf", ROOT / "server" / "nutgraf_server")

# Every command's help and the methods with their parameters, in one process.
EVERYTHING_SHOWN = """
import contextlib
from nutgraf_server.cli import _COMMANDS, main
for arguments in [["--help"], *([name, "--help"] for name in _COMMANDS), ["methods"],
                  ["methods", "-f", "json"], ["config"], ["config", "-f", "markdown"],
                  ["brief", "--template", "list"], ["completion", "bash"]]:
    print("\\n$", *arguments, flush=True)
    with contextlib.suppress(SystemExit):
        main(arguments)
"""


def shown(level: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-c", EVERYTHING_SHOWN],
        capture_output=True,
        env={**os.environ, "PYTHONOPTIMIZE": level},
        check=True,
    )
    assert not done.stderr
    return done.stdout


def test_help_and_descriptions_need_no_docstrings():
    usual = shown("")
    assert usual.count(b"Usage: nutgraf") > 10
    assert b"Pick the most informative sentences" in usual
    assert shown("2") == usual


def test_a_result_needs_no_docstrings(seeds: list[Path]):
    found = {
        subprocess.run(
            [sys.executable, "-m", "nutgraf_server", "brief", *seeds[:2], "-f", "json"],
            capture_output=True,
            env={**os.environ, "PYTHONOPTIMIZE": level},
            check=True,
        ).stdout
        for level in ("", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_nothing_is_asserted_at_run_time(package: Path):
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not isinstance(node, ast.Assert), f"{path}:{node.lineno}"
            if isinstance(node, ast.Name):
                assert node.id != "__debug__", f"{path}:{node.lineno}"


def test_no_command_takes_its_help_from_a_docstring():
    for path in (PACKAGES[1] / "cli").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in (
                "click.command",
                "click.group",
            ):
                assert "help" in {each.arg for each in node.keywords}, path
