"""The parser of Markdown's syntax (CommonMark and tables, by markdown-it-py)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from nutgraf.cancellation import checkpoint

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?")
_BYTE_ORDER_MARK = "\ufeff"


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # With text_join off, an escaped character or an entity stays a token of its own that knows how
    # it was written, so every other text token is found in the source as it is.
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    # Rules that never apply, asked at every block and every mark.
    parser.block.ruler.before("table", "checkpoint", _no_block, {"alt": []})
    parser.inline.ruler.after("text", "checkpoint", _no_mark)
    return parser


def _no_block(_state: object, _first: int, _end: int, _silent: bool) -> bool:  # noqa: FBT001
    checkpoint()
    return False


def _no_mark(_state: object, _silent: bool) -> bool:  # noqa: FBT001
    checkpoint()
    return False


def tokens_of(text: str, references: Iterable[str]) -> list["Token"]:
    """The tokens of a text in which some labels refer to something that is defined elsewhere."""
    # Where a reference leads makes no difference to the words.
    known = {label: {"href": "", "title": ""} for label in references}
    return _parser().parse(_unmarked(text), {"references": known})


def blocks_of(text: str) -> tuple[list["Token"], frozenset[str]]:
    """The tokens of a text's blocks, their words not looked into, and the labels it defines."""
    parser = _parser()
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    # As the parser itself does before it looks for blocks.
    lines = _LINE_END.sub("\n", _unmarked(text)).replace("\0", "\ufffd")
    parser.block.parse(lines, parser, env, tokens)
    return tokens, frozenset(env.get("references", ()))


def _unmarked(text: str) -> str:
    """The text as the parser may have it: same lines, same columns."""
    return " " + text[1:] if text.startswith(_BYTE_ORDER_MARK) else text
