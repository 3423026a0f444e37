"""The packages, and which way the arrows between them point."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "summarizers" / "nutgraf"
SERVER = ROOT / "server" / "nutgraf_server"

# From the front to the back: a package may import itself and what comes after it.
ORDER = [
    "checking",
    "edits",
    "rendering",
    "evaluation",
    "comparison",
    "verification",
    "versions",
    "briefing",
    "claims",
    "attribution",
    "selection",
    "methods",
    "facts",
    "reading",
    "models",
    "language",
]
# What belongs to no package and to all.
COMMON = {
    "article",
    "article_kinds",
    "cache",
    "cancellation",
    "errors",
    "extras",
    "frozen",
    "headings",
    "lines",
    "locating",
    "offsets",
    "patterns",
}
# Claims know nothing of selection, nor selection of claims; who compares and measures summaries
# knows nothing of briefings, nor of each other.
APART = [
    ("claims", "selection"),
    ("claims", "methods"),
    ("attribution", "selection"),
    ("attribution", "methods"),
    ("methods", "facts"),
    ("selection", "facts"),
    ("selection", "claims"),
    ("evaluation", "comparison"),
    ("checking", "verification"),
    *(
        (package, apart)
        for package in ("evaluation", "comparison")
        for apart in ("briefing", "claims", "verification")
    ),
]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def packages() -> Iterator[tuple[str, Path]]:
    for path in sorted(ENGINE.rglob("*.py")):
        parts = path.relative_to(ENGINE).parts
        yield (parts[0] if len(parts) > 1 else path.stem), path


@pytest.mark.parametrize(("package", "path"), list(packages()), ids=lambda value: str(value)[-40:])
def test_arrows_point_one_way(package: str, path: Path):
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "nutgraf_server":
            pytest.fail(f"{path} imports the front end")
        if parts[0] != "nutgraf" or len(parts) == 1 or package == "__init__":
            continue
        target = parts[1]
        if target in COMMON or target == package:
            continue
        assert package in ORDER, f"{path} imports {name}"
        assert target in ORDER[ORDER.index(package) + 1 :], f"{path} imports {name}"
        assert (package, target) not in APART, f"{path} imports {name}"


def module_of(path: Path) -> str:
    root = ENGINE.parent if ENGINE in path.parents else SERVER.parent
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def imports_at_once(path: Path, modules: Collection[str]) -> set[str]:
    """The modules of ours that a module needs to be loaded itself."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            found.update(name if name in modules else str(node.module) for name in whole)
    return found & set(modules)


def test_no_file_imports_itself_by_way_of_others():
    paths = {module_of(path): path for folder in (ENGINE, SERVER) for path in folder.rglob("*.py")}
    needs = {name: imports_at_once(path, paths) for name, path in paths.items()}
    # Packages are loaded for each module in them, and by what they offer depend on some.
    assert tuple(TopologicalSorter(needs).static_order())


# A longer one holds more than one idea.
LONGEST_FILE = 400


def test_no_file_is_too_long():
    files = [path for folder in (ENGINE, SERVER) for path in folder.rglob("*.py")]
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: size for name, size in lengths.items() if size > LONGEST_FILE} == {}


def test_no_two_classes_have_one_name():
    where: dict[str, list[str]] = {}
    for path in [*ENGINE.rglob("*.py"), *SERVER.rglob("*.py")]:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where.setdefault(node.name, []).append(module_of(path))
    assert [modules for modules in where.values() if len(modules) > 1] == []


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
    "mcp",
    "pydantic",
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


# What a plain text needs none of.
FOR_OTHERS = {
    "zipfile",
    "tarfile",
    "lzma",
    "bz2",
    "pypdfium2",
    "mammoth",
    "pyexpat",
    "csv",
    "pyarrow",
}


def test_a_plain_text_loads_no_reader_of_documents(seeds: list[Path]):
    code = (
        "import sys; from nutgraf_server.inputs.articles import read_all; "
        "list(read_all(sys.argv[1:])); print(' '.join(m.split('.')[0] for m in sys.modules))"
    )
    command = [sys.executable, "-c", code, str(seeds[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert FOR_OTHERS.isdisjoint(done.stdout.split())


def test_inputs_know_nothing_of_who_reads_them():
    for path in (SERVER / "inputs").rglob("*.py"):
        for name in imports(path):
            assert not name.startswith("nutgraf_server.") or name.startswith(
                "nutgraf_server.inputs"
            ), f"{path} imports {name}"
