"""The source with its markup blanked out, every character still in its place.

Patterns for words and quotation marks must not trip over `**`, link targets, tags or entities, and
what they find must be a span of the source. So nothing is removed here: markup and line ends become
spaces, and an entity becomes its character next to the word it belongs to.
"""

import html
import re

_BLANK = str.maketrans("\r\n\t\v\f\u00a0\u2028\u2029\u0085\ufeff\u200b", " " * 11)
# The bounds keep a stray "<", "&" or "[" from running on through the text.
_TAG = re.compile(r"<[/!]?[A-Za-z][^<>]{0,1000}>|<!--[^<>]{0,1000}-->")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LINK_TARGET = re.compile(r"\]\([^()\s]{0,1000}(?: \"[^\"\n]{0,200}\")?\)|\]\[[^\[\]\n]{0,200}\]")
_EMPHASIS = re.compile(r"(?<!\w)[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}(?!\w)")
_LINE_PREFIX = re.compile(r"(?m)^[ \t]{0,3}(?:(?:>[ \t]?)+|#{1,6}[ \t]+|[-*+][ \t]+)")
_MARKUP_FORMATS = frozenset({"markdown", "html", "restructuredtext", "latex", "asciidoc", "org"})


def masked(text: str, format_: str) -> str:
    """`text` without the markup of `format_`, exactly as long as it was.

    >>> masked("**Rain**, &ldquo;late&rdquo;", "markdown")
    '  Rain  ,       “late”      '
    """
    if format_ in _MARKUP_FORMATS:
        for pattern in (_TAG, _LINE_PREFIX, _LINK_TARGET, _EMPHASIS):
            text = pattern.sub(lambda match: " " * len(match.group()), text)
        text = _ENTITY.sub(_entity, text)
    return text.translate(_BLANK)


def _entity(match: re.Match[str]) -> str:
    character = html.unescape(match.group())
    if len(character) != 1:
        return match.group()
    width = len(match.group())
    next_to_word = match.string[match.end() : match.end() + 1].isalnum()
    return character.rjust(width) if next_to_word else character.ljust(width)
