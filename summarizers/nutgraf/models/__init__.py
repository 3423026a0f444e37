"""Models trained on labelled texts: weights, never words to show.

`docs/` describes the training data and the command for each.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from nutgraf.language.codes import NAMES
from nutgraf.language.wordlists import grouped

_FOLDER = Path(__file__).parent
# More models than there are.
_MODELS_HELD = 64


@lru_cache(maxsize=_MODELS_HELD)
def learned(name: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of a model of a language by group; nothing where it was not learned for it.

    >>> len(learned("check-words", "en")) > 10, dict(learned("check-words", "fi"))
    (True, {})
    """
    # Only a code of the fixed table ever becomes part of a path.
    if language not in NAMES:
        return {}
    file = _FOLDER / language / f"{name}.txt"
    return grouped(file.read_text("utf-8")) if file.is_file() else {}


@lru_cache(maxsize=_MODELS_HELD)
def weighted_words(name: str, language: str) -> Mapping[str, float]:
    """The words of a model whose groups are weights, each with its weight.

    >>> weighted_words("check-words", "en")["billion"] > 0, weighted_words("check-words", "fi")
    (True, {})
    """
    return {
        word: float(group)
        for group, lines in learned(name, language).items()
        if group
        for line in lines
        for word in line.split()
    }


@lru_cache(maxsize=_MODELS_HELD)
def tables(name: str) -> Mapping[str, Mapping[str, tuple[float, ...]]]:
    """The tables of a model that is of no one language: rows of numbers by their names.

    The files are TOML of the plainest kind, a number or a list of numbers a line. Reading them with
    `tomllib` takes a twentieth of a short command.

    >>> len(tables("default")["sentence"]["words"]), len(tables("claims")["sentence"]["bias"])
    (3, 1)
    """
    found: dict[str, dict[str, tuple[float, ...]]] = {}
    table: dict[str, tuple[float, ...]] = {}
    for line in (_FOLDER / f"{name}.toml").read_text("utf-8").splitlines():
        if line.startswith("["):
            table = found.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            key, _, row = line.rpartition(" = ")
            table[key.strip('"')] = tuple(map(float, row.strip("[]").split(",")))
    return found


@lru_cache(maxsize=_MODELS_HELD)
def numbers(name: str, table: str) -> Mapping[str, float]:
    """A table whose rows are single numbers; nothing where the model has no such table.

    >>> numbers("claims", "sentence")["quantity"] > 0, dict(numbers("claims", "chapter"))
    (True, {})
    """
    return {key: row[0] for key, row in tables(name).get(table, {}).items()}
