"""Every command on a real terminal: the only escape sequences are its own colours."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from harmless import NAME, TEXT, assert_harmless
from running import ONE_AFTER_THE_OTHER

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

FORMS = ("text", "markdown", "json", "html")
COMMANDS = {
    "summarize": ("summarize", "--length", "20"),
    "claims": ("claims",),
    "brief": ("brief",),
    "outline": ("outline", "--explain"),
    "compare": ("compare", "-m", "default", "-m", "lead"),
}
# In seconds; no command of a test takes as long.
_LIMIT = 60

Show = Callable[..., tuple[str, int]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a hostile text under a hostile name, and another beside it."""
    try:
        (tmp_path / NAME).write_text(TEXT, "utf-8", newline="")
    except OSError:
        pytest.skip("this file system has no such names")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8", newline="")
    return tmp_path


@pytest.fixture
def show(folder: Path) -> Show:
    """What a terminal is sent by a process, and the process's status."""

    def run(program: Sequence[str], **environment: str) -> tuple[str, int]:
        master, slave = pty.openpty()
        try:
            process = subprocess.Popen(
                program,
                stdin=slave,
                stdout=slave,
                stderr=slave,
                cwd=folder,
                env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
            )
        finally:
            os.close(slave)
        # One that hangs is ended, and fails by its status.
        deadline = threading.Timer(_LIMIT, process.kill)
        deadline.start()
        sent = bytearray()
        # How Linux says that the last one has hung up.
        with suppress(OSError):
            while piece := os.read(master, 65536):
                sent += piece
        os.close(master)
        deadline.cancel()
        return sent.decode(environment.get("PYTHONIOENCODING", "utf-8")), process.wait(_LIMIT)

    return run


def many(*commands: Sequence[str]) -> list[str]:
    return [sys.executable, "-c", ONE_AFTER_THE_OTHER, json.dumps(commands)]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_of_an_article_or_its_name_acts_on_a_terminal(show: Show, command: str):
    called = COMMANDS[command]
    together = ["--separately"] if command == "brief" else []
    runs = [[*called, NAME, "--format", form] for form in FORMS]
    runs += [[*called, NAME, "b.txt", *together, "--format", form] for form in FORMS]
    runs += [[*called, NAME, "b.txt", "--format", form] for form in FORMS] if together else []
    sent, status = show(many(*runs))
    assert_harmless(sent, coloured=True)
    assert status == 0
    assert sent.rstrip().endswith("statuses" + " 0" * len(runs))
    assert "\ufffd" in sent
    assert "\\u001b" in sent
    assert "\x1b[1m" in sent or "\x1b[2m" in sent


def test_nor_of_records_templates_and_messages(show: Show, folder: Path):
    record = {"id": NAME, "text": TEXT, "reference": TEXT}
    (folder / "records.jsonl").write_text(json.dumps(record) + "\n{\x1b\n", "utf-8")
    (folder / f"{NAME}.jinja").write_text("{{ article.title.text }}\n{{ no\x1b[2J", "utf-8")
    (folder / "ours.jinja").write_text("{{ article.title.text }}: {{ gist[0].text }}\n", "utf-8")
    (folder / "nutgraf.toml").write_text('method = "\\u001b[2J"\n"a\\u009b" = 1\n', "utf-8")
    fine = [
        ["brief", "b.txt", "--template", "ours.jinja"],
        *(["brief", "b.txt", "--template", name] for name in ("front-matter", "minutes")),
        ["evaluate", "records.jsonl", "-m", "lead", "--no-time"],
        ["config"],
        ["methods"],
        ["completion", "bash"],
    ]
    wrong = [
        ["brief", f"no{NAME}"],
        ["brief", "b.txt", "--section", NAME],
        ["brief", "b.txt", "--template", f"{NAME}.jinja"],
        ["brief", "b.txt", "--template", f"no{NAME}"],
        ["brief", "b.txt", "--method", NAME],
        ["brief", "b.txt", "-o", NAME],
        ["claims", "b.txt", "--kinds", NAME],
        [NAME],
        ["brief", f"--{NAME}"],
        ["batch", f"no{NAME}", "-o", f"out{NAME}.jsonl"],
        ["batch", "records.jsonl", "-o", f"out{NAME}.jsonl"],
        ["evaluate", f"no{NAME}.jsonl"],
    ]
    sent, status = show(many(*fine, *wrong))
    assert_harmless(sent, coloured=True)
    assert status == 0
    assert "internal error" not in sent
    statuses = [int(one) for one in sent.rstrip().rpartition("statuses ")[2].split()]
    assert statuses[: len(fine)] == [0] * len(fine)
    assert all(statuses[len(fine) :])


def test_nothing_acts_in_a_pipe(folder: Path):
    runs = [[*called, NAME, "--format", form] for called in COMMANDS.values() for form in FORMS]
    done = subprocess.run(many(*runs), cwd=folder, capture_output=True, timeout=_LIMIT, check=False)
    assert_harmless(done.stdout.decode("utf-8"))
    assert_harmless(done.stderr.decode("utf-8"))
    assert done.stdout.decode("utf-8").endswith("statuses" + " 0" * len(runs) + "\n")


def test_a_name_that_is_no_utf_8_is_shown_and_kept(folder: Path):
    name = b"caf\xe9.txt"
    try:
        (folder / os.fsdecode(name)).write_bytes(b"It rained all day in Hull. Nobody came.")
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    runs = [["brief", os.fsdecode(name), "--format", form] for form in FORMS]
    done = subprocess.run(many(*runs), cwd=folder, capture_output=True, timeout=_LIMIT, check=False)
    shown = done.stdout.decode("utf-8")
    assert shown.endswith("statuses 0 0 0 0\n")
    assert_harmless(shown)


@pytest.mark.parametrize(
    "encoding",
    [
        "ascii",
        "cp1252",
        pytest.param("iso8859-1", marks=pytest.mark.long),
        pytest.param("cp437", marks=pytest.mark.long),
    ],
)
def test_a_terminal_that_lacks_characters_is_shown_what_it_can(
    show: Show, folder: Path, encoding: str
):
    (folder / "b.txt").write_text("“It rained” all day in Łódź 🌧. Nobody came. " + TEXT, "utf-8")
    runs = [["brief", "b.txt", "--format", form] for form in FORMS]
    command = many(*runs, ["methods"], ["--help"], ["brief", "no\udce9.txt"])
    sent, status = show(command, PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")
    assert status == 0
    assert "Traceback" not in sent
    assert "internal error" not in sent
    assert sent.rstrip().endswith("statuses 0 0 0 0 0 0 1")
    assert_harmless(sent, coloured=True)
    # Once for each command but that of JSON, which says everything in ASCII.
    assert sent.count(f"this terminal supports {encoding} only") == 3
    assert "d?" in sent
    assert "\\u0141\\u00f3d\\u017a \\ud83c\\udf27" in sent
