"""Every regular expression of the project takes time in proportion to its text.

The patterns are found in the modules themselves, so a new one is tried as soon as it is written.
"""

import re
from functools import cache

import pytest

from patterns import Found, attacks, is_bounded, patterns, slowness

# Built from words of an article's own, each of them escaped; a part of a builder that is called; and
# what compiles the constants of modules.
BUILT = (
    "nutgraf.checking.dangling_opening._place",
    "nutgraf.facts.numbers.patterns.for_words",
    "nutgraf.patterns.compiled",
)

# Slow by themselves, and safe where they stand; what makes them so is said.
SAFE = {
    # Only matched, at the head of a line; what stands before a colon has at most 250 characters.
    "nutgraf.reading.turns.lines.LineForm",
    "nutgraf.reading.turns.evidence._STAMPED",
}

SHARDS = 96


@cache
def every() -> list[Found]:
    return [found for found in patterns(BUILT) if found.where not in SAFE]


def complaints(found: Found, *, few: bool = False) -> list[str]:
    said = (slowness(found, attack) for attack in attacks(found.pattern, few=few))
    first = next(filter(None, said), None)
    return [f"{found.where}: {first}"] if first else []


@pytest.mark.long
def test_there_are_hundreds_of_patterns():
    found = every()
    assert len(found) > 400
    where = {one.where for one in found}
    assert "nutgraf.reading.formats.looks._HTML" in where
    assert "nutgraf.reading.pages.bylines._forms" in where
    assert "nutgraf_server.lsp.requests.completion._INDENTED" in where


# All of them by a few attacks, some by all.
@pytest.mark.long(each=True)
@pytest.mark.parametrize("shard", range(2))
def test_what_a_pattern_repeats_is_read_in_linear_time(shard: int):
    some = [found for found in every()[shard::2] if not is_bounded(found.pattern)]
    assert [said for found in some for said in complaints(found, few=True)] == []


@pytest.mark.long
@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_pattern_is_linear(shard: int):
    some = every()[shard::SHARDS]
    assert [said for found in some for said in complaints(found)] == []


@pytest.mark.long(each=True)
@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\ufeff?(?:\s*//[^\r\n]*[\r\n])*\s*(?::[\w-]+:[^\r\n]*\s+)*= \S", "match"),
        (r"(?:[ \t]*(?:\r\n|\n|\r))+(?P<indent>[ \t]+)[^\s#]", "match"),
        (r"(\w+)-\n(\w+)", "search"),
        (r"<[^>]*>|\s", "sub"),
        (r"\s*(?:,|&|and)\s*", "split"),
        (r"\{#-?\s*(.*?)\s*-?#\}", "match"),
        (r"\[(?=[\s\S]*\])", "search"),
        (r"(?:a|ab?b)+c", "search"),
        (r"x.*?y.*?z", "search"),
        (r"[+-]?(?:\d+\.?\d*)(?:e\d+)?", "fullmatch"),
    ],
)
def test_slow_patterns_are_recognized(pattern: str, method: str):
    found = Found("here", re.compile(pattern), frozenset({method}))
    assert complaints(found)
