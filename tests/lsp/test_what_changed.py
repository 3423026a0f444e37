"""`nutgraf.whatChanged`: against git's last version, the saved file or another document."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lsp import wire
from schemas import validate

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is absent")

TEXT = "The mill burned on Monday.\n\nIt cost $2 million. Nobody was hurt.\n"
SAVED = TEXT.replace("Nobody", "One man")
NOW = SAVED.replace("$2", "$3")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with one version committed, and another saved."""
    (tmp_path / "mill.txt").write_text(TEXT, "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "One")
    (tmp_path / "mill.txt").write_text(SAVED, "utf-8")
    (tmp_path / "rain.txt").write_text("It rained.\n", "utf-8")
    return tmp_path


def git(folder: Path, *what: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *what], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def server(folder: Path) -> Iterator[wire.Wire]:
    root = {"workspaceFolders": [{"uri": folder.as_uri(), "name": "a"}]}
    with wire.server(root) as started:
        uri = (folder / "mill.txt").as_uri()
        started.notify("textDocument/didOpen", wire.item(uri, NOW, language="plaintext"))
        yield started


def asked(server: wire.Wire, **argument: object) -> dict[str, Any]:
    call = {"command": "nutgraf.whatChanged", "arguments": [{"show": False, **argument}]}
    return dict(server.ask("workspace/executeCommand", call))


def edits(answer: dict[str, Any]) -> list[tuple[str, str]]:
    assert "result" in answer, answer
    changed = answer["result"]["changed"]
    return [(edit["old"]["text"], edit["new"]["text"]) for one in changed for edit in one["edits"]]


def test_against_git_the_file_and_another(server: wire.Wire, folder: Path):
    answer = asked(server)
    assert answer["result"]["against"] == "commit"
    assert sorted(edits(answer)) == [("$2 million", "$3 million"), ("Nobody", "One man")]
    validate(answer["result"])
    assert "was: It cost $2 million." in answer["result"]["markdown"]
    # The lines lead to the open document.
    places = [place for line in answer["result"]["lines"] for place in line["places"]]
    assert places
    assert all(NOW[one["start"] : one["end"]] == one["text"] for one in places)
    assert edits(asked(server, against="saved")) == [("$2 million", "$3 million")]
    other = asked(server, against=(folder / "rain.txt").as_uri())["result"]
    assert [one["text"] for one in other["gone"]] == ["It rained."]


def test_what_there_is_not(server: wire.Wire, folder: Path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_text("Hidden.\n", "utf-8")
    answer = asked(server, against=outside.as_uri())
    assert "nor in a folder of the workspace" in answer["error"]["message"]
    # Not in git: what is saved.
    uri = (folder / "rain.txt").as_uri()
    server.notify("textDocument/didOpen", wire.item(uri, "It poured.\n", language="plaintext"))
    assert asked(server, uri=uri)["result"]["against"] == "saved"
    assert "no earlier version" in asked(server, uri=uri, against="commit")["result"]["message"]
    server.notify("textDocument/didOpen", wire.item("untitled:1", "It snowed.\n"))
    assert "no earlier version" in asked(server, uri="untitled:1")["result"]["message"]


def test_nothing_of_the_repository_is_run(server: wire.Wire, folder: Path):
    """Programs that a repository's own files name, each of which would leave a mark."""
    mark = folder / "mark"
    program = folder / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", "utf-8")
    program.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.editor",
        "diff.external",
        "filter.x.smudge",
        "filter.x.clean",
        "filter.x.process",
        "diff.x.textconv",
        "uploadpack.packObjectsHook",
        "credential.helper",
    ):
        git(folder, "config", name, str(program))
    (folder / ".gitattributes").write_text("* filter=x diff=x\n", "utf-8")
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        shutil.copy(program, folder / ".git" / "hooks" / name)
    assert asked(server)["result"]["against"] == "commit"
    # An object that is not there would be fetched, by whatever the remote's address says.
    for name, value in (
        ("remote.origin.url", f"ext::{program} %S"),
        ("remote.origin.promisor", "true"),
        ("extensions.partialClone", "origin"),
        ("protocol.ext.allow", "always"),
        ("protocol.allow", "always"),
    ):
        git(folder, "config", name, value)
    git(folder, "config", "core.repositoryFormatVersion", "1")
    for stored in (folder / ".git" / "objects").glob("??/*"):
        kind = subprocess.run(
            ["git", "cat-file", "-t", stored.parent.name + stored.name],
            cwd=folder,
            env={**os.environ, "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"},
            capture_output=True,
            check=False,
        ).stdout
        if kind.strip() == b"blob":
            stored.chmod(0o644)
            stored.unlink()
    assert asked(server)["result"]["against"] == "saved"
    assert not mark.exists()
