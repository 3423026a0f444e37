"""The commands that a LaTeX document defines itself, as far as its words depend on them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nutgraf.article import Span

_DEFINITION = re.compile(
    r"\\(?:(?:re|provide)?newcommand|providecommand|DeclareRobustCommand|def)\*?\s{0,9}"
    r"\{?\s{0,9}\\([A-Za-z@]{1,40})\s{0,9}\}?\s{0,9}(?:\[(\d)\]|((?:#\d){1,9}))?\s{0,9}(?=\{)"
)
_PARAMETER = re.compile(r"#\d")
# Anything longer lays out a page and has no words.
_LONGEST_BODY = 200


@dataclass(frozen=True, slots=True)
class Macro:
    """A command: how many arguments it has, and its words; None where these depend on more."""

    arguments: int
    words: str | None


def macros_in(
    source: str, braces: Mapping[int, int], words: Callable[[Span], str]
) -> dict[str, Macro]:
    """The commands defined in `source` that have words of their own, or hide their argument.

    Args:
        source: the text.
        braces: where each opening brace is closed.
        words: the words of a part of the text.
    """
    found: dict[str, Macro] = {}
    for match in _DEFINITION.finditer(source):
        name, close = match[1], braces.get(match.end())
        if close is None or close - match.end() > _LONGEST_BODY:
            found.pop(name, None)
            continue
        body = Span(match.end() + 1, close)
        count = int(match[2]) if match[2] else len(match[3] or "") // 2
        said = words(body)
        parameters = len(_PARAMETER.findall(body.of(source)))
        own = _PARAMETER.sub("", said).strip()
        if count and parameters:
            if own or parameters > 1:
                found[name] = Macro(count, None)
        elif own or count:
            found[name] = Macro(count, said.strip())
    return found
