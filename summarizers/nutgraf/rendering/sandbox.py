"""Renders untrusted templates without risk.

Templates are Jinja2 in a sandbox that is far smaller than Jinja2's own: values are texts, numbers,
lists and JSON objects without a single method; a template can call its own macros, `range`,
`namespace`, `joiner` and the loop variable. Only built-in templates can be included. Work and
memory are counted rather than timed, so that the same template always gives the same result.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    nodes,
    pass_context,
)
from jinja2.environment import Template
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Joiner, Namespace
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from nutgraf.cancellation import checkpoint
from nutgraf.errors import BadTemplateError

# The bounds of one filling. A briefing of a book stays far below each of them.
MOST_TEMPLATE = 64 * 1024
"""Characters of a template."""
MOST_WRITTEN = 2_000_000
"""Characters that it may write, filter and join, those of its parts included."""
MOST_TURNS = 1_000_000
"""Turns of loops and calls of macros, each times the size of what they do."""
MOST_RANGE = 1000
"""How long a `range` may be."""
_LARGEST_NUMBER = 10**15
# An include costs this many characters; no built-in template is longer.
_INCLUDED = 4000

# Of a template of web pages.
_HTML = (".html", ".htm", ".html.jinja", ".htm.jinja", ".html.j2")

_FILTERS = (
    *("capitalize", "count", "default", "d", "first", "last", "length", "list", "lower", "map"),
    *("reject", "rejectattr", "reverse", "select", "selectattr", "sort", "title", "trim"),
    *("unique", "upper"),
)
_OF_LOOPS = frozenset(
    {"changed", "cycle", "depth", "depth0", "first", "index", "index0", "last", "length"}
    | {"nextitem", "previtem", "revindex", "revindex0"}
)
# No template can call them: its names have no spaces.
_TURNS, _JOINED, _CALLED, _COMPARED = " turns", " joined", " called", " compared"


def filled(
    source: str,
    values: Mapping[str, object],
    name: str,
    filters: Mapping[str, Callable[..., object]],
    loader: BaseLoader,
) -> str:
    """A rendered template.

    Args:
        source: the template.
        values: the data that it sees.
        name: its name in messages; if the name says HTML, inserted values are escaped.
        filters: its filters besides the harmless ones of Jinja2.
        loader: finds what it may include.

    Raises:
        BadTemplateError: it cannot be parsed, fails, does something forbidden, or exceeds a limit.
    """
    if len(source) > MOST_TEMPLATE:
        raise BadTemplateError(f"{name}: has more than {MOST_TEMPLATE} characters")
    try:
        environment = _Sandbox(filters, loader, html=name.endswith(_HTML))
        code = environment.compile(source, name, name)
        template = Template.from_code(environment, code, environment.globals)
        return template.render(values)
    except TemplateSyntaxError as error:
        where = f"{error.name or name}, line {error.lineno}"
        raise BadTemplateError(f"{where}: {_one_line(error.message)}") from None
    except RecursionError as error:
        raise BadTemplateError(f"{_place(error, name)}: is nested too deeply") from None
    except MemoryError as error:
        raise BadTemplateError(f"{_place(error, name)}: needs too much memory") from None
    except Exception as error:  # noqa: BLE001
        # Whatever a stranger's template brings about is its own fault.
        raise BadTemplateError(f"{_place(error, name)}: {_one_line(_what(error))}") from None


def _what(error: Exception) -> str:
    if isinstance(error, TemplateError):
        return error.message or "cannot be filled"
    if isinstance(error, ZeroDivisionError):
        return "divides by zero"
    return str(error) or type(error).__name__


def _one_line(message: str | None) -> str:
    """A message short enough for one line."""
    words = re.sub(r"[^ -~\u00a0-\U0010ffff]", " ", message or "cannot be read")
    return words if len(words) <= _LONGEST_MESSAGE else words[:_LONGEST_MESSAGE] + " …"


_LONGEST_MESSAGE = 200


def _place(error: BaseException, name: str) -> str:
    """The template and the line that an error comes from, as far as that is known."""
    line, traceback = None, error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == name:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return name if line is None else f"{name}, line {line}"


class _Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one rendering, which counts its work."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(
        self, filters: Mapping[str, Callable[..., object]], loader: BaseLoader, *, html: bool
    ) -> None:
        super().__init__(
            loader=loader,
            autoescape=html,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,
            finalize=self._written,
        )
        self._turns = 0
        self._characters = 0
        own = {name: self.filters[name] for name in _FILTERS}
        own |= {"join": self._join, "replace": self._replace, **filters}
        self.filters = {name: self._charged(called) for name, called in own.items()}
        self.filters |= {
            _TURNS: self._turn,
            _JOINED: self._joined,
            _CALLED: self._called,
            _COMPARED: self._charged(_itself),
        }
        # As a test it would be free of charge; the operator is not.
        self.tests = {name: test for name, test in self.tests.items() if name != "in"}
        self.globals = {"range": self._range, "namespace": Namespace, "joiner": Joiner}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return _Counting(name).visit(tree)  # type: ignore[no-any-return]

    # The reachable values: the data, and the loop variable.

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        of_loop = isinstance(obj, LoopContext) and attribute in _OF_LOOPS
        if of_loop or (isinstance(obj, Namespace) and not attribute.startswith("_")):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        if attribute.startswith("_") or hasattr(obj, attribute):
            raise SecurityError(f"a template may not use “{attribute}” of a value")
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401
        if isinstance(obj, Mapping | Sequence):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        return (
            self.getattr(obj, argument)
            if isinstance(argument, str)
            else self.undefined(obj=obj, name=argument)
        )

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401
        of_loop = isinstance(getattr(obj, "__self__", None), LoopContext)
        own = isinstance(obj, Macro | Joiner) or obj is Namespace or obj is Joiner
        return own or of_loop or obj == self._range

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        numbers = all(isinstance(value, int | float) for value in (left, right))
        if operator == "+" and not numbers:
            texts = isinstance(left, str) and isinstance(right, str)
            if not texts and not (isinstance(left, list) and isinstance(right, list)):
                self._refuse("only numbers, or texts, or lists can be added")
            self._charge(len(left) + len(right))
            return left + right
        if not numbers:
            self._refuse(f"“{operator}” is for numbers")
        if operator == "**":
            self._refuse("“**” is not allowed")
        result = super().call_binop(context, operator, left, right)
        if not -_LARGEST_NUMBER < result < _LARGEST_NUMBER:
            self._refuse("a number is too large")
        return result

    # Work is counted here.

    def _refuse(self, why: str) -> NoReturn:
        raise SecurityError(why)

    def _charge(self, characters: int) -> None:
        checkpoint()
        self._characters += characters
        if self._characters > MOST_WRITTEN:
            self._refuse(f"writes more than {MOST_WRITTEN} characters")

    def _step(self, cost: int) -> None:
        checkpoint()
        self._turns += cost
        if self._turns > MOST_TURNS:
            self._refuse(f"takes more than {MOST_TURNS} turns")

    def _turn(self, values: Iterable[object], cost: int, characters: int) -> Iterator[object]:
        """The values that a loop goes over, each counted."""
        for value in values:
            self._step(cost)
            self._charge(characters)
            yield value

    def _called(self, cost: int, characters: int) -> str:
        """Nothing, at the head of a macro."""
        self._step(cost)
        self._charge(characters)
        return ""

    def _text(self, value: object) -> str:
        if isinstance(value, Undefined):
            # Raises, but for an "if" without an "else", which is nothing.
            return str(value)
        if not isinstance(value, str | int | float):
            what = "a list" if isinstance(value, Sequence) else "a thing"
            self._refuse(f"{what if value is not None else 'nothing'} cannot be written as text")
        # The output of a macro is already escaped.
        text = value if isinstance(value, Markup) else str(value)
        self._charge(len(text))
        return text

    # With the context as an argument, it is not constant-folded.
    @pass_context
    def _written(self, context: object, value: object) -> str:
        del context
        text = self._text(value)
        if not self.autoescape:
            return text
        safe = escape(text)
        self._charge(len(safe) - len(text))
        return safe

    def _joined(self, values: Iterable[object]) -> str:
        """What `~` makes."""
        return "".join(map(self._text, values))

    def _join(self, values: Iterable[object], between: str = "", attribute: str = "") -> str:
        """Jinja2's `join`, counted before it is made."""
        of = (self.getitem(value, attribute) if attribute else value for value in values)
        texts = list(map(self._text, of))
        self._charge(len(self._text(between)) * len(texts))
        return str(between).join(texts)

    def _replace(self, value: object, old: str, new: str) -> str:
        """Jinja2's `replace`, counted before it is made."""
        text, old, new = self._text(value), self._text(old), self._text(new)
        self._charge(text.count(old) * len(new))
        return text.replace(old, new)

    def _range(self, *bounds: int) -> range:
        found = range(*bounds)
        if len(found) > MOST_RANGE:
            self._refuse(f"a range is longer than {MOST_RANGE}")
        return found

    def _charged(self, called: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that is charged for its input."""
        passes = getattr(called, "jinja_pass_arg", None)
        place = 0 if passes is None else 1

        def charged(*given: object, **named: object) -> object:
            for value in given[place:]:
                size = len(value) if isinstance(value, str | list | range | Mapping) else 0
                self._charge(1 + size)
            found = called(*given, **named)
            return self._turn(found, 1, 0) if isinstance(found, Iterator) else found

        if passes is not None:
            charged.jinja_pass_arg = passes  # type: ignore[attr-defined]
        return charged


def _itself(value: object) -> object:
    return value


class _Counting(NodeTransformer):
    """Puts what counts into a template, and refuses what cannot be counted."""

    def __init__(self, name: str | None) -> None:
        self._name = name

    def _refused(self, node: nodes.Node, why: str) -> NoReturn:
        raise TemplateSyntaxError(why, node.lineno, self._name)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802  # as Jinja2 calls it
        if node.recursive:
            self._refused(node, "recursive loops are not allowed")
        cost = [nodes.Const(number) for number in _size(node)]
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, _TURNS, cost, [], None, None, lineno=node.lineno)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._counted(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._counted(node)

    def _counted(self, node: nodes.Macro | nodes.CallBlock) -> nodes.Node:
        cost, characters = _size(node)
        self.generic_visit(node)
        called = nodes.Filter(nodes.Const(cost), _CALLED, [nodes.Const(characters)], [], None, None)
        node.body.insert(0, nodes.Output([called.set_lineno(node.lineno)], lineno=node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        values = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(values, _JOINED, [], [], None, None, lineno=node.lineno)

    def visit_Operand(self, node: nodes.Operand) -> nodes.Node:  # noqa: N802
        # A long text takes long to search.
        self.generic_visit(node)
        node.expr = nodes.Filter(node.expr, _COMPARED, [], [], None, None, lineno=node.lineno)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return self._flat(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        return self._flat(node) if node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        self._refused(node, "objects in braces are not allowed")

    def visit_Import(self, node: nodes.Import) -> nodes.Node:  # noqa: N802
        self._refused(node, "imports are not allowed")

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:  # noqa: N802
        self._refused(node, "imports are not allowed")

    def visit_Extends(self, node: nodes.Extends) -> nodes.Node:  # noqa: N802
        self._refused(node, "“extends” is not allowed; “include” is, of what is built in")

    def _flat(self, node: nodes.List | nodes.Tuple) -> nodes.Node:
        # Lists of lists of lists can be made so that two take for ever to compare.
        if not all(isinstance(item, nodes.Const) for item in node.items):
            self._refused(node, "a list may only have texts and numbers in it")
        return node


def _size(node: nodes.Node) -> tuple[int, int]:
    """The cost of one iteration of a node, in syntax nodes, and its output, in characters."""
    count = sum(1 for _ in node.find_all(nodes.Node))
    written = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
    included = sum(_INCLUDED for _ in node.find_all(nodes.Include))
    return count, written + included
