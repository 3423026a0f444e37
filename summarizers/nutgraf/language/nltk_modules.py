"""Single modules of nltk, without all the others.

`import nltk` runs the whole library, which takes 0.2 to 1.6 seconds and 30 MB, for a stemmer and a
rule about full stops. Here a module is loaded with empty parent packages, which are removed again:
code that imports nltk afterwards gets all of it, unchanged.
"""

import re
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module, util
from pathlib import Path
from threading import Lock
from types import ModuleType

_LIBRARY = "nltk"
# What the modules wanted here import and only need for what is not asked of them: corpora of stop
# words, files that are opened with care, pickles. Together they load ssl, http and XML.
_UNUSED = ("corpus", "internals", "pathsec", "picklesec", "tokenize.util")
# Here nltk takes care that patterns which others give it do not run for ever, with an engine that
# takes longer to load than the stemmers. They have patterns of their own, of one character each.
_PATTERNS_WITH_CARE = "redos"
_STEMMERS = "nltk.stem."
# A second thread must not find the empty packages.
_lock = Lock()


@cache
def nltk_module(name: str) -> ModuleType:
    """The module `name` of nltk, such as "stem.snowball".

    Raises:
        ImportError: it cannot be loaded, with all of nltk neither.

    >>> nltk_module("stem.snowball").SnowballStemmer("english").stem("running")
    'run'
    """
    full = f"{_LIBRARY}.{name}"
    with _lock:
        if _LIBRARY not in sys.modules:
            # Another release of nltk may be built otherwise; then all of it is loaded.
            with suppress(Exception):
                return _alone(full)
        return import_module(full)


def folder_of(library: str) -> Path:
    """Where an installed library's files are; it is not loaded.

    Raises:
        ImportError: it is not installed.
    """
    spec = util.find_spec(library)
    if spec is None or spec.origin is None:
        raise ImportError(f"{library} is not installed")
    return Path(spec.origin).parent


def _alone(full: str) -> ModuleType:
    root = folder_of(_LIBRARY)
    before = set(sys.modules)
    try:
        for package in (_LIBRARY, *_packages(full)):
            empty = ModuleType(package)
            empty.__path__ = [str(root.joinpath(*package.split(".")[1:]))]
            sys.modules[package] = empty
        for unused in _UNUSED:
            sys.modules[f"{_LIBRARY}.{unused}"] = _Absent(unused)
        if full.startswith(_STEMMERS):
            sys.modules[f"{_LIBRARY}.{_PATTERNS_WITH_CARE}"] = re
        return import_module(full)
    finally:
        for loaded in set(sys.modules) - before:
            if loaded == _LIBRARY or loaded.startswith(f"{_LIBRARY}."):
                del sys.modules[loaded]


class _Absent(ModuleType):
    """A module that has every name; what stands under it can be passed on, and not used."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


def _packages(full: str) -> list[str]:
    """The packages between nltk itself and a module of it."""
    parts = full.split(".")
    return [".".join(parts[:end]) for end in range(2, len(parts))]
