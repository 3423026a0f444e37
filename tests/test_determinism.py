"""The same picks, ratings and reasons whatever the hash seed, the thread and the Python."""

import os
import platform
import pwd
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import nutgraf
from picks_of_all import lines

HERE = Path(__file__).parent
ROOT = HERE.parent
SEEDS = ROOT / "seeds"
THREADS = 4
# Debian 12's own Python has a regular expression engine that others have not.
VERSIONS = ("3.11.2", "3.11", "3.12", "3.13")
OTHERS = [each for each in VERSIONS if not f"{platform.python_version()}.".startswith(f"{each}.")]


# The others are read in `make test-long`.
FEW = [SEEDS / name for name in ("pasted-news-analysis.txt", "essay.md", "xinwen-zhantie.txt")]
ALL = sorted(path for path in SEEDS.iterdir() if path.is_file() and path.name != "README.md")


@pytest.fixture(scope="module")
def expected() -> str:
    return "\n".join(lines(FEW))


def printed(python: str, files: list[Path], **environment: str) -> str:
    command = [python, str(HERE / "picks_of_all.py"), *map(str, files)]
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=300,
    )
    return done.stdout.strip()


@pytest.mark.long(each=True)
def test_whatever_the_hash_seed_and_the_threads_of_libraries(expected: str):
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    assert printed(sys.executable, FEW, PYTHONHASHSEED="1") == expected
    assert printed(sys.executable, FEW, PYTHONHASHSEED="4242", **one) == expected


def test_in_threads_that_share_an_article():
    text = (SEEDS / "pasted-news-analysis.txt").read_text("utf-8")
    methods = [name for name in nutgraf.methods() if not name.startswith("sumy:")]

    def made(article: nutgraf.Article, method: str) -> list[tuple[int, float, tuple[str, ...]]]:
        picks = nutgraf.summarize(article, method, 4).picks
        return [(pick.sentence.index, pick.rating, pick.reasons) for pick in picks]

    alone = [made(nutgraf.read(text), method) for method in methods]
    for _ in range(5):
        shared = nutgraf.read(text)
        with ThreadPoolExecutor(THREADS) as pool:
            assert list(pool.map(lambda method: made(shared, method), methods)) == alone  # noqa: B023


@pytest.mark.long
@pytest.mark.enable_socket
@pytest.mark.parametrize("version", OTHERS)
def test_whatever_the_python(tmp_path: Path, version: str):
    python = interpreter(version)
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    venv = tmp_path / "venv"
    subprocess.run([python, "-m", "venv", venv], check=True, env=environment)
    own = venv / "bin" / "python"
    # The same releases of what ratings are computed with, wherever this Python can have them.
    pinned = [f"{name}=={release(name)}" for name in ("nltk", "sumy", "numpy")]
    install = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ROOT, *pinned]
    subprocess.run(install, check=True, env=environment, cwd=tmp_path)
    assert printed(str(own), ALL) == "\n".join(lines(ALL))


def interpreter(version: str) -> str:
    """A Python of this version that runs; the test is skipped where there is none."""
    # HOME is another while tests run.
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    root = Path(os.environ.get("PYENV_ROOT", home / ".pyenv"))
    kept = sorted(str(path) for path in root.glob(f"versions/{version}*/bin/python"))
    for found in (shutil.which(f"python{version}"), "/usr/bin/python3", *kept):
        if found and runs_as(found, version):
            return found
    pytest.skip(f"no Python {version} with venv on this machine")


def runs_as(python: str, version: str) -> bool:
    """Whether a Python starts, is of this version, and can make environments."""
    asked = "import ensurepip, platform; print(platform.python_version())"
    try:
        told = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return f"{told.stdout.strip()}.".startswith(f"{version}.")


def release(name: str) -> str:
    """The installed release of a distribution."""
    from importlib.metadata import version

    return version(name)
