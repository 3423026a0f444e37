"""A machine that has no more to give: one line, the right status, and the next input is read."""

import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from measured import Measured

import nutgraf
from nutgraf_server import cli
from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.texts import text_of

if sys.platform != "linux":
    pytest.skip("limits of the system are others elsewhere", allow_module_level=True)

PLAIN = "The ferry left at nine. It came back at noon. There were 12 on board.\n"


@pytest.mark.long(each=True)
@pytest.mark.parametrize("count", [6, 8, 12])
def test_too_few_open_files(measured: Measured, tmp_path: Path, count: int):
    path = tmp_path / "a.txt"
    path.write_text(PLAIN)
    done = measured.checked("summarize", path, limits={"RLIMIT_NOFILE": count})
    assert done.status == 0 or len(done.lines) == 1
    target = tmp_path / "out.jsonl"
    done = measured.checked("batch", path, "-o", target, limits={"RLIMIT_NOFILE": count})
    assert done.status == 1
    [line] = done.lines
    assert line.endswith("too many open files; raise the limit, for example with `ulimit -n`")


@pytest.mark.parametrize("command", ["summarize", "brief", "claims", "outline"])
def test_too_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str):
    """A text that takes too much, before one that does not."""
    (tmp_path / "large.txt").write_text(PLAIN * 2)
    (tmp_path / "small.txt").write_text(PLAIN)
    read = nutgraf.read

    def read_or_fail(text: str, *rest: Any) -> nutgraf.Article:
        if len(text) > len(PLAIN):
            raise MemoryError
        return read(text, *rest)

    monkeypatch.setattr(nutgraf, "read", read_or_fail)
    files = [str(tmp_path / "large.txt"), str(tmp_path / "small.txt")]
    done = CliRunner().invoke(cli.nutgraf, [command, *files])
    assert done.exit_code == 1
    assert done.stderr == f"nutgraf: {files[0]}: not enough memory\n"
    assert done.stdout


def test_too_little_memory_to_convert(monkeypatch: pytest.MonkeyPatch):
    def convert(_data: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr("nutgraf_server.inputs.documents.convert", convert)
    with pytest.raises(InputError, match="not enough memory"):
        text_of(b"It rained.")
