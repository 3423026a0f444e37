"""The gold data that benchmarks measure on, which is not part of the project."""

import argparse
import gzip
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"


def folder(description: str) -> Path:
    """The folder given by `--eval`; leaves with a plain word where it is absent."""
    found: Path = _given(argparse.ArgumentParser(description=description)).eval
    return found


def folder_and_folds(description: str) -> tuple[Path, int | None]:
    """The same for who learns from it, and in how many folds to cross-validate, if asked to."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--folds", type=int, help="cross-validate over so many, write nothing")
    given = _given(parser)
    return given.eval, given.folds


def _given(parser: argparse.ArgumentParser) -> argparse.Namespace:
    parser.add_argument("--eval", type=Path, default=DEFAULT, help="folder with the gold data")
    found = parser.parse_args()
    if not found.eval.is_dir():
        sys.exit(f"no gold data: {found.eval} is absent; name its folder with --eval")
    return found


def records(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file, compressed or not."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.strip()]
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def scorer(path: Path) -> ModuleType:
    """A scorer that comes with the data, as a module."""
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer: {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(*cells: object) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(map(str, cells))} |"
