"""Files are created only where nothing is, are never seen half-written, and replace nothing."""

import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from nutgraf_server import files

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="links")
WAYS = ["system", "link", "reserve"]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way to rename that a system may have."""

    def refuse(*_given: object, **_named: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if request.param != "system":
        monkeypatch.setattr(files, "_renamed_by_the_system", lambda *_: False)
    if request.param == "reserve":
        monkeypatch.setattr(os, "link", refuse)
    return request.param


# Ends itself where the content is written and has no final name yet.
KILLED = """
import os, signal, sys
from pathlib import Path
from nutgraf_server import files
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
files.write(Path(sys.argv[1]), b"half", over=len(sys.argv) > 2)
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name")
def test_who_is_killed_while_writing_leaves_nothing(tmp_path: Path):
    (tmp_path / "old").write_text("whole")
    for arguments in (["new"], ["old", "over"]):
        command = [sys.executable, "-c", KILLED, str(tmp_path / arguments[0]), *arguments[1:]]
        assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_text() == "whole"


@needs_posix
def test_a_file_is_created_only_where_nothing_is(tmp_path: Path):
    path = tmp_path / "new"
    os.close(files.create(path))
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("new", "dangling"):
        with pytest.raises(FileExistsError):
            files.create(tmp_path / name)
    assert not (tmp_path / "nowhere").exists()


@needs_posix
def test_only_a_file_is_opened_again(tmp_path: Path):
    (tmp_path / "file").write_text("text", "utf-8")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    os.close(files.reopen(tmp_path / "file"))
    for name in ("link", "folder", "pipe"):
        with pytest.raises(OSError, match="is not a file"):
            files.reopen(tmp_path / name)


@pytest.mark.usefixtures("way")
def test_a_result_replaces_nothing_unasked(tmp_path: Path):
    path = tmp_path / "out"
    files.write(path, b"first")
    with pytest.raises(FileExistsError):
        files.write(path, b"second")
    assert path.read_bytes() == b"first"
    files.write(path, b"third", over=True)
    assert path.read_bytes() == b"third"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


@needs_posix
@pytest.mark.usefixtures("way")
def test_a_link_is_replaced_and_never_followed(tmp_path: Path):
    (tmp_path / "mine").write_text("mine", "utf-8")
    for name, leads_to in [("link", "mine"), ("dangling", "nowhere")]:
        path = tmp_path / name
        path.symlink_to(leads_to)
        with pytest.raises(FileExistsError):
            files.write(path, b"new")
        assert path.is_symlink()
        files.write(path, b"new", over=True)
        assert not path.is_symlink()
        assert path.read_bytes() == b"new"
    assert (tmp_path / "mine").read_text("utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.usefixtures("way")
def test_of_many_that_write_one_file_one_does(tmp_path: Path):
    path = tmp_path / "out"
    done: list[bytes] = []
    gate = threading.Barrier(8)

    def write(data: bytes) -> None:
        gate.wait()
        try:
            files.write(path, data)
        except FileExistsError:
            return
        done.append(data)

    threads = [threading.Thread(target=write, args=(f"{n}".encode() * 99,)) for n in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert done == [path.read_bytes()]
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


@pytest.mark.usefixtures("way")
def test_a_folder_gets_its_name(tmp_path: Path):
    growing, target = tmp_path / "growing", tmp_path / "target"
    growing.mkdir()
    (growing / "a").write_text("a", "utf-8")
    files.rename(growing, target)
    assert (target / "a").read_text("utf-8") == "a"
    growing.mkdir()
    with pytest.raises(OSError, match=r"exists|not empty"):
        files.rename(growing, target)
    assert (target / "a").read_text("utf-8") == "a"


@needs_posix
def test_permissions(tmp_path: Path):
    mask = os.umask(0o027)
    try:
        files.write(tmp_path / "usual", b"")
        files.write(tmp_path / "private", b"", permissions=files.PRIVATE)
    finally:
        os.umask(mask)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "private")]
    assert modes == [0o640, 0o600]


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.write(tmp_path / "out", b"data")
    assert list(tmp_path.iterdir()) == []


@needs_posix
@pytest.mark.parametrize(
    ("name", "over", "why"),
    [
        ("new", False, None),
        ("file", False, "already exists"),
        ("file", True, None),
        ("dangling", False, "already exists"),
        ("dangling", True, None),
        ("folder", True, "is a folder"),
        ("to-folder", True, "is a folder"),
        ("to-device", True, "is a device"),
        ("pipe", True, "is a device or a pipe"),
        ("nowhere/new", True, "no such folder"),
        ("file/new", True, "no such folder"),
    ],
)
def test_why_a_file_cannot_be_written(tmp_path: Path, name: str, why: str | None, *, over: bool):
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for link, leads_to in [("dangling", "x"), ("to-folder", "folder"), ("to-device", "/dev/null")]:
        (tmp_path / link).symlink_to(leads_to)
    found = files.why_not_written(tmp_path / name, over=over)
    assert found == why or (why and found and why in found)
