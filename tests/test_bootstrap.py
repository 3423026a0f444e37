"""The environment that the Makefile works in, made with Python and a registry alone."""

import base64
import csv
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

BOOTSTRAP = Path(__file__).resolve().parent.parent / "bootstrap.py"

# As Debian has it before python3-venv is installed.
WITHOUT_ENSUREPIP = """
import runpy, sys
sys.modules["ensurepip"] = None
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def wheel_of_pip(folder: Path) -> Path:
    """A wheel of the pip that is installed here."""
    pip = distribution("pip")
    wheel = folder / f"pip-{pip.version}-py3-none-any.whl"
    record = f"pip-{pip.version}.dist-info/RECORD"
    rows = StringIO()
    with ZipFile(wheel, "w") as archive:
        for file in pip.files or ():
            name = file.as_posix()
            if name.startswith(("pip/", "pip-")) and "__pycache__" not in name and name != record:
                content = file.read_binary()
                digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode()
                csv.writer(rows).writerow((name, f"sha256={digest.rstrip('=')}", len(content)))
                archive.writestr(name, content)
        archive.writestr(record, f"{rows.getvalue()}{record},,\n")
    return wheel


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a registry with pip alone, and the folder of its page."""
    folder = tmp_path_factory.mktemp("registry")
    page = folder / "pip" / "index.html"
    page.parent.mkdir()
    wheel = wheel_of_pip(page.parent)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    page.write_text(
        f'<a href="pip-9.0.3.tar.gz">old</a> <a href="{wheel.name}#sha256={digest}">new</a>'
        '<a href="pip-99.0-py3-none-any.whl" data-yanked="">withdrawn</a>'
    )
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    with subprocess.Popen(command, cwd=folder, stdout=-1, stderr=-3, text=True) as server:
        assert server.stdout
        port = server.stdout.readline().split(" port ")[1].split()[0]
        yield f"http://127.0.0.1:{port}", page
        server.kill()


def bootstrap(environment: Path, registry: str) -> subprocess.CompletedProcess[str]:
    """Make an environment where Python has no pip of its own."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_ENSUREPIP, BOOTSTRAP, environment],
        env={**os.environ, "PIP_INDEX_URL": registry, "no_proxy": "*"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_pip_comes_from_the_registry_where_python_has_none(
    registry: tuple[str, Path], tmp_path: Path
):
    environment = tmp_path / "environment"
    # What a set-up leaves that was broken off, or that had no pip.
    (environment / "bin").mkdir(parents=True)
    (environment / "pyvenv.cfg").write_text("home = /usr/bin\n")
    done = bootstrap(environment, registry[0])
    assert done.returncode == 0, done.stderr
    told = done.stderr.splitlines()
    assert [line.split()[0] for line in told] == ["nutgraf:"] * 3
    assert "is incomplete" in told[0]
    assert "fetching pip-" in told[2]
    pip = [environment / "bin" / "python", "-m", "pip", "--version"]
    assert subprocess.run(pip, capture_output=True, check=True).stdout.startswith(b"pip ")
    again = bootstrap(environment, "http://127.0.0.1:1")
    assert (again.returncode, again.stderr) == (0, "")


def test_a_failing_set_up_leaves_no_environment(registry: tuple[str, Path], tmp_path: Path):
    environment = tmp_path / "environment"
    address, page = registry
    whole = page.read_text()
    page.write_text(whole.replace("#sha256=", "#sha256=0"))
    for place, why in ((address, "checksum"), ("http://127.0.0.1:1", "cannot be read")):
        done = bootstrap(environment, place)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr.splitlines()[-1].startswith(
            "nutgraf: cannot create the virtual environment: "
        )
        assert why in done.stderr
        assert not environment.exists()
    page.write_text(whole)


def test_what_is_no_environment_is_left_alone(registry: tuple[str, Path], tmp_path: Path):
    (tmp_path / "mine.txt").write_text("keep")
    done = bootstrap(tmp_path, registry[0])
    assert done.returncode == 1
    assert "move it" in done.stderr
    assert (tmp_path / "mine.txt").read_text() == "keep"
