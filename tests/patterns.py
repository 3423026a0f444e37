"""Every regular expression of the project, and texts made to be slow for one.

The texts are made from the pattern's own parse tree: whatever it repeats is repeated for long, once
where it may begin, once behind what must stand before it, and with an end at which it fails.
"""

import ast
import dataclasses
import importlib
import itertools
import math
import pkgutil
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType

import nutgraf
import nutgraf_server
from nutgraf.patterns import LazyPattern

_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "finditer", "findall")
_CALLS = ("pattern", "re.compile", *(f"re.{method}" for method in _METHODS))
# Enough languages for every form of a pattern that is built from word lists.
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "ja", "zh", "ar", "fi")


@dataclasses.dataclass(frozen=True)
class Found:
    """A pattern, where it stands, and what is asked of it there; nothing if that is not known."""

    where: str
    pattern: re.Pattern
    methods: frozenset[str]


_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


# -- finding them ----------------------------------------------------------------------------------


def modules() -> list[ModuleType]:
    """Every module of the project."""
    names = [
        info.name
        for package in (nutgraf, nutgraf_server)
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not info.name.endswith("__main__")
    ]
    return [nutgraf, nutgraf_server, *map(importlib.import_module, names)]


def patterns(built: Iterable[str] = ()) -> list[Found]:
    """Every pattern of the project, each once.

    Args:
        built: functions, as "module.function", whose patterns depend on more than a language.

    Raises:
        AssertionError: a function builds a pattern in a way that is not known here.
    """
    found: dict[tuple[object, int], Found] = {}
    asked = _asked_of_names()

    def add(where: str, pattern: re.Pattern) -> None:
        methods = frozenset(asked.get(where, {"other"}))
        known = found.setdefault((pattern.pattern, pattern.flags), Found(where, pattern, methods))
        if not methods <= known.methods:
            both = Found(known.where, pattern, known.methods | methods)
            found[pattern.pattern, pattern.flags] = both

    for module in modules():
        for name, value in list(vars(module).items()):
            for pattern in _held(value, module.__name__, set()):
                add(f"{module.__name__}.{name}", pattern)
        for name, function in _builders(module, built):
            for language in LANGUAGES:
                for pattern in _held(function(language), module.__name__, set()):
                    add(f"{module.__name__}.{name}", pattern)
        for where, pattern in _in_functions(module):
            add(where, pattern)
    return list(found.values())


def _held(value: object, module: str, seen: set[int]) -> Iterator[re.Pattern]:
    """The patterns in a value, and in what it holds."""
    if isinstance(value, re.Pattern):
        yield value
        return
    if isinstance(value, LazyPattern):
        yield value.compiled()
        return
    if isinstance(value, str | bytes | int | float | ModuleType) or id(value) in seen:
        return
    seen.add(id(value))
    parts: Iterable[object] = ()
    if isinstance(value, dict):
        parts = list(itertools.chain(value.keys(), value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        parts = list(value)
    elif isinstance(value, type):
        parts = list(vars(value).values()) if value.__module__ == module else ()
    elif dataclasses.is_dataclass(value):
        parts = [getattr(value, field.name, None) for field in dataclasses.fields(value)]
    elif type(value).__module__.startswith("nutgraf") and hasattr(value, "__dict__"):
        parts = list(vars(value).values())
    for part in parts:
        yield from _held(part, module, seen)


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(module.__file__ or "").read_text("utf-8"))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in _CALLS:
            yield node


def _called(call: ast.Call) -> str:
    """What is called, where it is a name or one of `re`."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{function.value.id}.{function.attr}"
    return function.id if isinstance(function, ast.Name) else ""


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _in_functions(module: ModuleType) -> Iterator[tuple[str, re.Pattern]]:
    """Literals that functions pass to `re`."""
    for function in _functions(_tree(module)):
        for call in _calls(function):
            text = call.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str | bytes):
                method = _called(call).removeprefix("re.")
                where = f"{module.__name__}.{function.name}.{method}"
                yield where, re.compile(text.value)


def _builders(module: ModuleType, built: Iterable[str]) -> Iterator[tuple[str, Callable]]:
    """Functions of a language that build patterns from its word lists."""
    for function in _functions(_tree(module)):
        made = [call for call in _calls(function) if not isinstance(call.args[0], ast.Constant)]
        name = f"{module.__name__}.{function.name}"
        if not made or name in built:
            continue
        arguments = [argument.arg for argument in function.args.args]
        if arguments == ["language"]:
            yield function.name, getattr(module, function.name)
        else:
            # Built when the module is loaded, or the test has to know of it.
            assert _only_called_at_import(module, function.name), f"{name} builds a pattern"


def _only_called_at_import(module: ModuleType, name: str) -> bool:
    inside = {
        call
        for function in _functions(_tree(module))
        for call in ast.walk(function)
        if isinstance(call, ast.Name) and call.id == name
    }
    return not inside


def _asked_of_names() -> dict[str, set[str]]:
    """For the names of patterns the methods that are called on them; "other" for anything else."""
    asked: dict[str, set[str]] = {}
    for module in modules():
        tree = _tree(module)
        called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        stored = {
            id(n)
            for n in ast.walk(tree)
            if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
        }
        owners = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                name = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                method = node.attr if id(node) in called else "other"
                asked.setdefault(f"{module.__name__}.{name}", set()).add(method)
            elif isinstance(node, ast.Name) and id(node) not in owners | stored:
                # Handed on: whatever may be asked of it there.
                asked.setdefault(f"{module.__name__}.{node.id}", set()).add("other")
    return asked


# -- texts made to be slow -------------------------------------------------------------------------

# What most classes tell apart.
_ORDINARY = "aA0 \n.-\"'(é中_\t"
_ENDS = ("", "\0", "\n!", "a")
_REPEATED = 48
"""A repeat that may go on for so long counts as unbounded."""
_PUMPS = 60
_SAMPLES = 3
# So many texts are enough for a first look at a pattern.
_FEW = 12


class _Sampler:
    def __init__(self, pattern: re.Pattern) -> None:
        self.tree = parser.parse(pattern.pattern, pattern.flags)
        self.flags = pattern.flags
        self.characters = list(dict.fromkeys([*self._literals(self.tree), *_ORDINARY]))

    def _literals(self, node: object) -> Iterator[str]:
        if isinstance(node, parser.SubPattern | list | tuple):
            items = list(node)
            if len(items) == 2 and items[0] in (ops.LITERAL, ops.NOT_LITERAL):
                yield chr(items[1])
            elif len(items) == 2 and items[0] is ops.RANGE:
                yield chr(items[1][0])
                yield chr(items[1][1])
            else:
                for item in items:
                    yield from self._literals(item)

    def accepts(self, item: tuple, character: str) -> bool:
        """Whether an item of one character matches."""
        op, value = item
        if op is ops.LITERAL:
            return self._same(chr(value), character)
        if op is ops.NOT_LITERAL:
            return not self._same(chr(value), character)
        if op is ops.ANY:
            return character != "\n" or bool(self.flags & re.DOTALL)
        if op is ops.CATEGORY:
            return _in_category(value, character)
        if op is ops.RANGE:
            return value[0] <= ord(character) <= value[1]
        if op is ops.IN:
            negated = value[0][0] is ops.NEGATE
            return negated != any(
                self.accepts(one, character) for one in value if one[1] is not None
            )
        return False

    def _same(self, one: str, other: str) -> bool:
        return one == other or bool(self.flags & re.IGNORECASE and one.lower() == other.lower())

    def of_item(self, item: tuple) -> list[str]:
        """A few texts that an item matches; what it asserts is not heeded."""
        op, value = item
        if op in (ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.CATEGORY, ops.RANGE, ops.IN):
            found = [c for c in self.characters if self.accepts(item, c)]
            return found[:_PUMPS] or ["x"]
        if op in _REPEATS:
            least, most, body = value
            bodies = self.of_sequence(body)[:_SAMPLES]
            few = [one * max(least, 1 if least else 0) for one in bodies]
            more = [one * min(int(most), max(least, 1)) for one in bodies]
            return list(dict.fromkeys([*few, *more]))
        if op is ops.BRANCH:
            return [one for branch in value[1] for one in self.of_sequence(branch)[:_SAMPLES]]
        if op is ops.SUBPATTERN:
            return self.of_sequence(value[3])
        if op is ops.ATOMIC_GROUP:
            return self.of_sequence(value)
        return [""]

    def of_sequence(self, items: Sequence[tuple]) -> list[str]:
        """A few texts that items one after the other match: of each item the first, then others."""
        parts = [self.of_item(item) for item in items]
        if not parts:
            return [""]
        first = "".join(part[0] for part in parts)
        found = [first]
        for index, part in enumerate(parts):
            before = "".join(one[0] for one in parts[:index])
            behind = "".join(one[0] for one in parts[index + 1 :])
            found += [before + other + behind for other in part[1:_PUMPS]]
        return list(dict.fromkeys(found))[:_PUMPS]

    def repeats(self, items: Sequence[tuple], before: str = "") -> Iterator[tuple[str, list[str]]]:
        """What is repeated for long, with what must stand before it."""
        here = before
        for item in items:
            op, value = item
            if op in _REPEATS:
                _, most, body = value
                if most >= _REPEATED:
                    yield here, self.of_sequence(body)
                yield from self.repeats(body, here)
            elif op is ops.BRANCH:
                for branch in value[1]:
                    yield from self.repeats(branch, here)
            elif op is ops.SUBPATTERN:
                yield from self.repeats(value[3], here)
            elif op is ops.ATOMIC_GROUP:
                yield from self.repeats(value, here)
            elif op in (ops.ASSERT, ops.ASSERT_NOT):
                yield from self.repeats(value[1], here)
            here += self.of_item(item)[0]

    def prefixes(self) -> list[str]:
        """What the pattern begins with, one item longer each time."""
        found = [""]
        for item in self.tree:
            found.append(found[-1] + self.of_item(item)[0])
        return found[1:]


def _in_category(category: object, character: str) -> bool:
    name = str(category).rpartition("CATEGORY_")[2]
    plain = name.removeprefix("NOT_")
    is_in = {
        "DIGIT": character.isdigit(),
        "SPACE": character.isspace(),
        "WORD": character.isalnum() or character == "_",
    }[plain]
    return is_in != name.startswith("NOT_")


def attacks(pattern: re.Pattern, *, few: bool = False) -> list[tuple[str, str, str]]:
    """What to begin with, what to repeat and what to end with; `few`: some of what it repeats."""
    sampler = _Sampler(pattern)
    pumps: dict[tuple[str, str], None] = {}
    for before, bodies in sampler.repeats(sampler.tree):
        for body in bodies:
            if body:
                pumps["", body] = pumps[before, body] = pumps["", before + body] = None
    if few:
        some = [(before, body, end) for before, body in pumps for end in _ENDS[:2]]
        return some[:: len(some) // _FEW + 1]
    single = [c for c in sampler.characters if any(sampler.accepts(i, c) for i in _single(sampler))]
    characters = list(dict.fromkeys([*single, *sampler.characters]))[:24]
    for whole in [*sampler.of_sequence(sampler.tree)[:12], *sampler.prefixes()]:
        if whole:
            pumps["", whole] = pumps["", whole[:-1] or whole] = None
            pumps["", whole + " "] = pumps["", whole + "\n"] = None
    for one in characters:
        pumps["", one] = None
    for one, other in itertools.permutations(characters[:14], 2):
        pumps["", one + other] = None
    return [(before, body, end) for before, body in pumps for end in _ENDS]


def _single(sampler: _Sampler) -> list[tuple]:
    """The repeated items of one character."""
    found: list[tuple] = []

    def walk(items: Iterable[tuple]) -> None:
        for op, value in items:
            if op in _REPEATS:
                if len(value[2]) == 1:
                    found.append(value[2][0])
                walk(value[2])
            elif op is ops.BRANCH:
                for branch in value[1]:
                    walk(branch)
            elif op is ops.SUBPATTERN:
                walk(value[3])
            elif op is ops.ATOMIC_GROUP:
                walk(value)
            elif op in (ops.ASSERT, ops.ASSERT_NOT):
                walk(value[1])

    walk(sampler.tree)
    return found


# -- measuring -------------------------------------------------------------------------------------

_Use = Callable[[str | bytes], object]

# The first sizes at which a pattern with nested repeats shows itself, long before it never ends.
_FIRST_SIZES = (16, 24, 36, 54, 80, 120, 180, 300, 500)
_FIRST_SECONDS = 0.05
# From here on sizes are doubled up to the last one, or until there is enough to measure.
_SIZE, _LAST_SIZE = 1_000, 64_000
_ENOUGH_SECONDS = 0.03
# A busy machine makes one measurement look steep: it is taken again, and on larger texts.
_CONFIRMED = (_ENOUGH_SECONDS, _ENOUGH_SECONDS, 4 * _ENOUGH_SECONDS, 4 * _ENOUGH_SECONDS)
# What takes less at a few thousand characters is no square of them.
_TELLING_SIZE, _QUICK = 4_000, 0.002
# Of what is measured a quarter of the size is compared.
_QUARTER = 4
_STEEPEST = 1.3
_TRIES = 3


def slowness(found: Found, attack: tuple[str, str, str]) -> str | None:
    """How work grows with the length of an attack, where it does so too fast."""
    for name, use in _uses(found).items():
        texts = (_text_of(found.pattern, attack, size) for size in _FIRST_SIZES)
        if any(_least(use, text, _FIRST_SECONDS) > _FIRST_SECONDS for text in texts):
            return f"{name} never ends on {attack}"
        if all(_exponent(found.pattern, use, attack, each) > _STEEPEST for each in _CONFIRMED):
            return f"{name} grows too fast on {attack}"
    return None


def _uses(found: Found) -> dict[str, _Use]:
    """How the project uses a pattern."""
    pattern, asked = found.pattern, found.methods
    uses: dict[str, _Use] = {}
    if asked - {"match", "fullmatch"}:
        uses["search"] = lambda text: sum(1 for _ in pattern.finditer(text))
    if "match" in asked:
        uses["match"] = pattern.match
    if "fullmatch" in asked:
        uses["fullmatch"] = pattern.fullmatch
    return uses


def _text_of(pattern: re.Pattern, attack: tuple[str, str, str], size: int) -> str | bytes:
    """An attack of about so many characters."""
    before, body, end = attack
    text = before + body * max(1, size // len(body)) + end
    return text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text


def _exponent(pattern: re.Pattern, use: _Use, attack: tuple[str, str, str], enough: float) -> float:
    """By which power of the size the time grows; 0 where it is nothing to speak of."""
    size = _SIZE
    while (spent := _least(use, _text_of(pattern, attack, size), enough)) < enough:
        if size == _LAST_SIZE or (size == _TELLING_SIZE and spent < _QUICK):
            return 0.0
        size *= 2
    smaller = _least(use, _text_of(pattern, attack, size // _QUARTER))
    return math.log(spent / smaller) / math.log(_QUARTER)


def _least(use: _Use, text: str | bytes, enough: float = 0.0) -> float:
    """The least time of a few tries; a busy machine slows down some of them."""
    least = math.inf
    for _ in range(_TRIES):
        started = time.thread_time()
        use(text)
        least = min(least, time.thread_time() - started)
        if least <= enough:
            break
    return least


def is_bounded(pattern: re.Pattern) -> bool:
    """Whether nothing in it may be repeated for long, so that any text takes it the same time."""

    def most(items: Iterable[tuple]) -> int:
        longest = 1
        for op, value in items:
            inside = 1
            if op in _REPEATS:
                inside = int(value[1]) * most(value[2])
            elif op is ops.BRANCH:
                inside = max(most(branch) for branch in value[1])
            elif op is ops.SUBPATTERN:
                inside = most(value[3])
            elif op is ops.ATOMIC_GROUP:
                inside = most(value)
            elif op in (ops.ASSERT, ops.ASSERT_NOT):
                inside = most(value[1])
            longest = max(longest, inside)
        return longest

    return most(parser.parse(pattern.pattern, pattern.flags)) < _REPEATED
