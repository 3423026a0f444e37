"""How a test tells that words are the article's own."""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

# Letters with a stroke, and joined ones, which LaTeX writes as commands.
_STROKED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "AE"})


def letters(text: str) -> str:
    """The letters and digits of `text`, accents apart, entities resolved: what markup cannot add."""
    plain = unicodedata.normalize("NFKD", html.unescape(text)).translate(_STROKED)
    return "".join(character for character in plain if character.isalnum())


# Bidirectional embeddings, overrides and isolates, and the deprecated ones beside them.
_DIRECTION = {*range(0x202A, 0x202F), *range(0x2066, 0x2070)}


def acts(character: str) -> bool:
    """Whether a character would act on what it is shown with, or is none at all."""
    code = ord(character)
    no_character = (code & 0xFFFE == 0xFFFE and code <= 0xFFFF) or 0xFDD0 <= code <= 0xFDEF
    kind = unicodedata.category(character)
    return (kind == "Cc" and character not in "\t\n") or (
        kind == "Cs" or code in _DIRECTION or no_character
    )


def as_shown(text: str) -> str:
    """What people are shown of `text`: each character that acts is a U+FFFD."""
    lines = text.split("\r\n")
    return "\r\n".join("".join("\ufffd" if acts(one) else one for one in line) for line in lines)


def is_subsequence(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in that order."""
    rest = iter(long)
    return all(character in rest for character in short)


def placed(result: object) -> Iterator[dict[str, Any]]:
    """Every object of a JSON result that claims a place in the source."""
    if isinstance(result, dict):
        if {"text", "start", "end"} <= result.keys():
            yield result
        for value in result.values():
            yield from placed(value)
    elif isinstance(result, list):
        for value in result:
            yield from placed(value)


def assert_verbatim(result: object, source: str) -> int:
    """Check every placed object against the source; how many there were."""
    count = 0
    for found in placed(result):
        written = source[found["start"] : found["end"]]
        assert is_subsequence(letters(found["text"]), letters(written)), (found["text"], written)
        before = source[: found["start"]]
        lines = re.split(r"\r\n|\n|\r", before)
        assert (found["line"], found["column"]) == (len(lines), len(lines[-1]) + 1)
        count += 1
    return count
