"""Who is who, the timeline and what goes with them, against paragraphs labelled by hand.

The paragraphs were written and labelled before anything was there to find what is in them.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from nutgraf.article import Article
from nutgraf.briefing.names import NameKind, find_names
from nutgraf.reading import read

PARAGRAPHS = json.loads(
    (Path(__file__).parent / "labelled" / "paragraphs.json").read_text("utf-8")
)


def article_of(paragraph: dict) -> Article:
    return read(paragraph["text"], "plaintext", paragraph["language"])


def f1(pairs: Iterable[tuple[Iterable, Iterable]]) -> float:
    """F1 over all paragraphs of (wanted, found)."""
    right = wanted_all = found_all = 0
    for wanted, found in pairs:
        wanted, found = Counter(wanted), Counter(found)
        right += (wanted & found).total()
        wanted_all += wanted.total()
        found_all += found.total()
    return 2 * right / (wanted_all + found_all)


def named(kind: NameKind) -> Callable[[dict], set[str]]:
    return lambda paragraph: {n.name for n in find_names(article_of(paragraph)) if n.kind is kind}


def mentions(paragraph: dict) -> set[tuple[str, int]]:
    return {
        (name.name, len(name.mentions))
        for name in find_names(article_of(paragraph))
        if name.kind is not NameKind.OTHER
    }


def wanted_mentions(paragraph: dict) -> set[tuple[str, int]]:
    people = {(name, told["mentions"]) for name, told in paragraph["people"].items()}
    return people | set(paragraph["organisations"].items()) | set(paragraph["places"].items())


def roles(paragraph: dict) -> set[tuple[str, str]]:
    return {
        (name.name, name.role.of(paragraph["text"]))
        for name in find_names(article_of(paragraph))
        if name.role is not None
    }


def wanted_roles(paragraph: dict) -> set[tuple[str, str]]:
    return {(name, told["role"]) for name, told in paragraph["people"].items() if told["role"]}


SCORED = {
    "people": (lambda p: set(p["people"]), named(NameKind.PERSON), 0.9),
    "organisations": (lambda p: set(p["organisations"]), named(NameKind.ORGANISATION), 0.85),
    "places": (lambda p: set(p["places"]), named(NameKind.PLACE), 0.8),
    "mentions": (wanted_mentions, mentions, 0.8),
    "roles": (wanted_roles, roles, 0.8),
}


@pytest.mark.parametrize("kind", SCORED)
def test_what_is_labelled_is_found(kind: str):
    wanted, found, floor = SCORED[kind]
    assert f1((wanted(p), found(p)) for p in PARAGRAPHS) >= floor
