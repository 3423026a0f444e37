"""Finds the installed summarizers by name and creates them with their parameters."""

import ast
import inspect
import math
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.errors import MethodFailedError, UnknownMethodError
from nutgraf.frozen import dataclass
from nutgraf.methods import parameters
from nutgraf.methods.parameters import Parameter, declared, parse, shown
from nutgraf.methods.summarizer import PartialSummarizer, Summarizer

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "nutgraf.summarizers"
# The project's own summarizers, also listed as its entry points. Reading the installed entry points
# from disk takes longer than summarizing an article, so this table avoids it for these.
OWN = {
    "centroid": "nutgraf.methods.centroid:Centroid",
    "default": "nutgraf.methods.default:Default",
    "edmundson": "nutgraf.methods.edmundson:Edmundson",
    "hiporank": "nutgraf.methods.hiporank:HipoRank",
    "kl": "nutgraf.methods.kl:Kl",
    "lead": "nutgraf.methods.lead:Lead",
    "lexrank": "nutgraf.methods.lexrank:LexRank",
    "lsa": "nutgraf.methods.lsa:Lsa",
    "luhn": "nutgraf.methods.luhn:Luhn",
    "pacsum": "nutgraf.methods.pacsum:PacSum",
    "random": "nutgraf.methods.random_order:Random",
    "reduction": "nutgraf.methods.reduction:Reduction",
    "submodular": "nutgraf.methods.submodular:Submodular",
    "sumbasic": "nutgraf.methods.sumbasic:SumBasic",
    "textrank": "nutgraf.methods.textrank:TextRank",
}

# Ratings are compared after rounding to this many significant digits: sums of floating-point
# numbers differ in the last ones between processors, and a pick must not.
_DIGITS = 9

# The setting of PYTHONOPTIMIZE or -O that leaves docstrings out.
_WITHOUT_DOCSTRINGS = 2

# More than there are methods; parameters can be any, so they are not all kept.
_REMEMBERED = 64


@cache
def _entries() -> "dict[str, EntryPoint]":
    """The registered entry points by name, read on first use."""
    from importlib.metadata import entry_points

    found = {_name_of(entry): entry for entry in entry_points(group=GROUP)}
    return dict(sorted(found.items()))


def _name_of(entry: "EntryPoint") -> str:
    """The name of a registered method: entry points have no colon, so `sumy.kl` is `sumy:kl`."""
    return entry.name.replace(".", ":", 1)


@lru_cache(maxsize=_REMEMBERED)
def load(name: str) -> Summarizer:
    """The summarizer called `name`, created with the parameters in parentheses after it.

    Raises:
        UnknownMethodError: there is none of that name.
        BadParameterError: it does not have that parameter, or not with that value.
        MethodFailedError: it is registered but cannot be loaded.
    """
    call = parse(name)
    summarizer = _own(call.name) or _class(_entry(call.name))
    given = parameters.checked(declared(summarizer), call.given, call.name)
    try:
        made: Summarizer = summarizer(**given)
    except Exception as error:
        raise _unloadable(_entry(call.name), error) from error
    return made


# For an unknown name, this many similar names are suggested.
_NEAREST = 3
_NEARNESS = 0.7


def _own(name: str) -> type[Any] | None:
    """One of the project's own summarizers; None if it is not one."""
    if name not in OWN:
        return None
    module, _, attribute = OWN[name].partition(":")
    found: type[Any] = getattr(import_module(module), attribute)
    return found


def _entry(name: str) -> "EntryPoint":
    try:
        return _entries()[name.replace(".", ":", 1)]
    except KeyError:
        # Only who mistypes waits for this.
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), list(_entries()), _NEAREST, _NEARNESS)
        good = f"did you mean {', '.join(near)}?" if near else f"use one of {', '.join(_entries())}"
        raise UnknownMethodError(f"unknown method “{name}”: {good}") from None


def _class(entry: "EntryPoint") -> type[Any]:
    try:
        found: type[Any] = entry.load()
    except Exception as error:
        raise _unloadable(entry, error) from error
    return found


def _unloadable(entry: "EntryPoint", error: Exception) -> MethodFailedError:
    why = f"{type(error).__name__}: {error}"
    return MethodFailedError(f"method “{_name_of(entry)}” ({entry.value}) cannot be loaded: {why}")


@dataclass(frozen=True, slots=True)
class MethodInfo:
    """Information about a summarizer that is available without running it.

    Attributes:
        name: its name.
        description: its description, in one line; or why it cannot be loaded.
        source: its distribution and version.
        parameters: what may be given in parentheses after the name.
        paper: its publication; empty if there is none.
    """

    name: str
    description: str
    source: str
    parameters: tuple[Parameter, ...] = ()
    paper: str = ""

    @property
    def signature(self) -> str:
        """The name with its parameters as they are when none is given.

        >>> method_info("lead").signature
        'lead'
        """
        given = ", ".join(f"{one.name}={shown(one.default)}" for one in self.parameters)
        return f"{self.name}({given})" if given else self.name


def method_info(name: str) -> MethodInfo:
    """Information about a summarizer.

    Args:
        name: its name. Parameters may follow in parentheses; they are checked, but do not change
            the result.

    Raises:
        UnknownMethodError: there is none of that name.
        BadParameterError: it does not have that parameter, or not with that value.
    """
    call = parse(name)
    entry = _entry(call.name)
    source = f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.module
    try:
        summarizer = _class(entry)
    except MethodFailedError as error:
        return MethodInfo(_name_of(entry), str(error), source)
    known = declared(summarizer)
    parameters.checked(known, call.given, _name_of(entry))
    lines = _docstring(summarizer).strip().splitlines() or [""]
    paper = str(getattr(summarizer, "paper", ""))
    return MethodInfo(_name_of(entry), lines[0].rstrip("."), source, known, paper)


def _docstring(summarizer: type) -> str:
    """A class's docstring, read from its source if Python runs without docstrings."""
    if sys.flags.optimize < _WITHOUT_DOCSTRINGS:
        return summarizer.__doc__ or ""
    # A dataclass without a docstring gets one that only repeats its fields.
    try:
        (found,) = ast.parse(textwrap.dedent(inspect.getsource(summarizer))).body
    except (OSError, TypeError, SyntaxError, ValueError):
        return ""
    return ast.get_docstring(found) or "" if isinstance(found, ast.ClassDef) else ""


def methods() -> dict[str, str]:
    """Every installed summarizer's name and description, by name.

    One that cannot be loaded is listed with the reason.
    """
    return {name: method_info(name).description for name in _entries()}


def rate(article: Article, name: str, count: int) -> tuple[float, ...]:
    """One finite rating per sentence of `article`, by the summarizer called `name`.

    Raises:
        UnknownMethodError, BadParameterError: see `load`.
        MethodFailedError: it raised, or gave something other than one number per sentence.
    """
    summarizer = load(name)
    if not article.size:
        return ()
    return _rounded(name, article.size, lambda: summarizer.rate(article, max(1, count)))


def rate_some(
    article: Article, name: str, count: int, indexes: Sequence[int]
) -> Mapping[int, float] | None:
    """The ratings that `rate` returns for the sentences at `indexes`, by index.

    None if the method can only rate all sentences at once.

    Raises:
        UnknownMethodError, BadParameterError, MethodFailedError: see `rate`.
    """
    summarizer = load(name)
    if not isinstance(summarizer, PartialSummarizer):
        return None
    if not indexes:
        return {}
    some = summarizer.rate_some
    found = _rounded(name, len(indexes), lambda: some(article, max(1, count), indexes))
    return dict(zip(indexes, found, strict=True))


def _rounded(name: str, size: int, find: Callable[[], Sequence[float]]) -> tuple[float, ...]:
    """The ratings of `size` sentences from `find`, rounded; raises if they are invalid."""
    try:
        rounded = tuple(float(f"{rating:.{_DIGITS}g}") for rating in checked(find()))
    except Exception as error:
        raise MethodFailedError(
            f"method “{name}” failed: {type(error).__name__}: {error}"
        ) from error
    if len(rounded) != size:
        raise MethodFailedError(f"method “{name}” gave {len(rounded)} ratings for {size} sentences")
    if not all(map(math.isfinite, rounded)):
        raise MethodFailedError(f"method “{name}” gave a rating that is not a number")
    return rounded
