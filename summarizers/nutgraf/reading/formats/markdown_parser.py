"""The parser of Markdown's syntax (CommonMark and tables, by markdown-it-py)."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from nutgraf.cancellation import checkpoint

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?")
_BYTE_ORDER_MARK = "\ufeff"

_Rule = Callable[["StateInline", bool], bool]


# At every opening bracket, the parser looks ahead through this many nested brackets; anything
# deeper is text. An image in a link within brackets has three.
_DEEPEST_BRACKETS = 6


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # With text_join off, an escaped character or an entity stays a separate token that knows how it
    # was written, so every other text token is found verbatim in the source.
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    # A rule that never applies, called at every block.
    parser.block.ruler.before("table", "checkpoint", _no_block, {"alt": []})
    parser.core.ruler.at("inline", _read_words)
    return parser


@cache
def _inline_parser() -> "MarkdownIt":
    """A separate parser for the content of blocks, which nests less deeply than these do."""
    from markdown_it import MarkdownIt, rules_inline

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_BRACKETS})
    # The same, called at every mark.
    parser.inline.ruler.after("text", "checkpoint", _no_mark)
    parser.inline.ruler.at("link", _if_closed("[", rules_inline.link))
    parser.inline.ruler.at("image", _if_closed("![", rules_inline.image))
    return parser


def _read_words(state: "StateCore") -> None:
    parser = _inline_parser()
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            parser.inline.parse(token.content, parser, state.env, token.children)


def _if_closed(mark: str, rule: _Rule) -> _Rule:
    """A rule for what `mark` opens, not tried where nothing behind it can close it."""

    def asked(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001
        return state.src.startswith(mark, state.pos) and _may_close(state) and rule(state, silent)

    return asked


# The parser caches by positions in the text what it has skipped; this is not a position.
_LAST_BRACKET = -1


def _may_close(state: "StateInline") -> bool:
    """Whether any bracket closes behind the one that opens here."""
    if _LAST_BRACKET not in state.cache:
        state.cache[_LAST_BRACKET] = state.src.rfind("]")
    return state.pos < state.cache[_LAST_BRACKET]


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
