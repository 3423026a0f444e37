"""What was learned from labelled texts: weights, never words to show.

`docs/` says for each from what data and by which command it was learned.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from nutgraf.language.codes import NAMES
from nutgraf.language.wordlists import grouped

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
    file = resources.files(__package__).joinpath(language, f"{name}.txt")
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


def text(name: str) -> str:
    """The text of a model that is of no one language."""
    return resources.files(__package__).joinpath(name).read_text("utf-8")
