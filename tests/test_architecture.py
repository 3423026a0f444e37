"""The rooms, and which way the arrows between them point."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "summarizers" / "nutgraf"
SERVER = ROOT / "server" / "nutgraf_server"

# From the front to the back: a room may import itself and what comes after it.
ORDER = [
    "rendering",
    "evaluation",
    "comparison",
    "briefing",
    "claims",
    "selection",
    "methods",
    "reading",
]
# What belongs to no room and to all.
COMMON = {"article", "cancellation", "errors", "lines", "wordlists"}
# Claims know nothing of selection, nor selection of claims; who compares and measures summaries
# knows nothing of briefings, nor of each other.
APART = [
    ("claims", "selection"),
    ("claims", "methods"),
    ("selection", "claims"),
    ("evaluation", "comparison"),
    *((room, apart) for room in ("evaluation", "comparison") for apart in ("briefing", "claims")),
]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms() -> Iterator[tuple[str, Path]]:
    for path in sorted(ENGINE.rglob("*.py")):
        parts = path.relative_to(ENGINE).parts
        yield (parts[0] if len(parts) > 1 else path.stem), path


@pytest.mark.parametrize(("room", "path"), list(rooms()), ids=lambda value: str(value)[-40:])
def test_arrows_point_one_way(room: str, path: Path):
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "nutgraf_server":
            pytest.fail(f"{path} imports the front end")
        if parts[0] != "nutgraf" or len(parts) == 1 or room == "__init__":
            continue
        target = parts[1]
        if target in COMMON or target == room:
            continue
        assert room in ORDER, f"{path} imports {name}"
        assert target in ORDER[ORDER.index(room) + 1 :], f"{path} imports {name}"
        assert (room, target) not in APART, f"{path} imports {name}"


def test_only_the_language_server_knows_the_protocol():
    for path in [*ENGINE.rglob("*.py"), *SERVER.rglob("*.py")]:
        if "lsp" in path.relative_to(ROOT).parts:
            continue
        roots = {name.split(".")[0] for name in imports(path)}
        assert roots.isdisjoint({"pygls", "lsprotocol"}), path


def test_the_engine_knows_no_terminal():
    for path in ENGINE.rglob("*.py"):
        roots = {name.split(".")[0] for name in imports(path)}
        assert roots.isdisjoint({"click", "rich", "logging"}), path
        calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
        assert not any(isinstance(c.func, ast.Name) and c.func.id == "print" for c in calls), path


HEAVY = {
    "nltk",
    "sumy",
    "numpy",
    "markdown_it",
    "charset_normalizer",
    "rich",
    "lsprotocol",
    "pygls",
    "jinja2",
    "rouge_score",
    "dask",
    "distributed",
    "pyarrow",
    "zstandard",
}


@pytest.mark.parametrize(
    "module",
    ["nutgraf", "nutgraf_server.cli", "nutgraf_server.cli.brief", "nutgraf_server.cli.batch"],
)
def test_nothing_heavy_at_start(module: str):
    code = f"import sys, {module}; print(' '.join(m.split('.')[0] for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.split())


def test_the_version_is_told_once():
    import nutgraf
    import nutgraf_server

    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert nutgraf.__version__ == nutgraf_server.__version__ == told


def test_every_public_name_is_there():
    import nutgraf

    for name in nutgraf.__all__:
        assert hasattr(nutgraf, name)
