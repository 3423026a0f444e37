"""How a test tells that words are the article's own."""

import re
from collections.abc import Iterator
from typing import Any

_MARKUP = re.compile(r"[*_`~\\>#\[\]()|]|https?://\S+|\s+|\ufeff|\u00ad|\u200b")


def letters(text: str) -> str:
    """`text` without white space and the characters that markup is made of."""
    return _MARKUP.sub("", text)


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
