"""What every test starts from: no network, no nltk data, no configuration of the user's."""

import atexit
import math
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from forked import remember_environment
from growth import IS_SWEEP
from running import IN_EVERY_FORM, NUTGRAF, Run, runner

HERE = Path(__file__).parent
ROOT = HERE.parent

# Set before anything imports nltk, and inherited by every process that a test starts.
_EMPTY = tempfile.mkdtemp(prefix="nutgraf-tests-")
atexit.register(shutil.rmtree, _EMPTY, ignore_errors=True)
os.environ["NLTK_DATA"] = _EMPTY
os.environ["HOME"] = _EMPTY
os.environ["XDG_CONFIG_HOME"] = _EMPTY
os.environ["XDG_CACHE_HOME"] = _EMPTY
os.environ["PYTHONPATH"] = str(HERE / "offline")
os.environ.pop("NUTGRAF_DEBUG", None)

settings.register_profile(
    "suite", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--eval",
        default=str(ROOT.parent / "shared" / "eval"),
        help="folder with the gold data; tests that need it say so where it is absent",
    )
    parser.addoption(
        "--renew-golden", action="store_true", help="write what is produced as the golden files"
    )
    parser.addoption(
        "--real-seeds",
        default=str(ROOT.parent / "shared" / "seeds"),
        help="folder with real articles, which are not part of the project",
    )


# Of a test's many long cases, `make test-long` takes so many; `make sweep` takes them all.
_CASES_OF_A_TEST = 4


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Thin out the long cases of each test, evenly and always alike."""
    if IS_SWEEP or config.getoption("markexpr") != "long":
        return
    tests: dict[str, list[pytest.Item]] = {}
    for item in items:
        tests.setdefault(item.nodeid.partition("[")[0], []).append(item)
    kept = {item for cases in tests.values() for item in _thinned(cases)}
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]


def _thinned(cases: list[pytest.Item]) -> list[pytest.Item]:
    mark = cases[0].get_closest_marker("long")
    if mark is not None and mark.kwargs.get("each"):
        return cases
    return cases[:: math.ceil(len(cases) / _CASES_OF_A_TEST)]


def pytest_collection_finish() -> None:
    """Remember what commands start from, before any test changes it."""
    remember_environment()


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The sample articles."""
    every = (path for path in (ROOT / "seeds").iterdir() if path.is_file())
    found = sorted(path for path in every if path.name != "README.md")
    assert len(found) >= 6
    return found


@pytest.fixture(scope="session")
def real_article(pytestconfig: pytest.Config) -> Path:
    """A real article pasted from the web; the test is skipped where there is none."""
    folder = Path(pytestconfig.getoption("--real-seeds"))
    path = folder / "000_51a8ce20218de83e.txt"
    if not path.is_file():
        pytest.skip(f"no real article: {path} is absent")
    return path


@pytest.fixture(scope="session")
def program() -> list[str]:
    """The command that runs nutgraf in this environment."""
    return NUTGRAF


@pytest.fixture(scope="session")
def run(program: list[str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs nutgraf's commands in a folder without a project."""
    return runner(program, tmp_path_factory.mktemp("nowhere"))


@pytest.fixture(scope="session")
def run_in_every_form(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a command for its text, Markdown, JSON and web page, one after the other."""
    return runner([sys.executable, "-c", IN_EVERY_FORM], tmp_path_factory.mktemp("nowhere"))
