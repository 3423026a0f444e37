"""Names: where they are introduced, where else they stand, and who bears them."""

from lsprotocol import types

from nutgraf_server.lsp.requests.hover import hover
from nutgraf_server.lsp.requests.names import definition, references

from .opened import DOCUMENT, opened

TEXT = """\
# A bridge for Ardnish

The county will build a bridge to Ardnish, finance minister Ines Ott said on Monday.

Nobody had asked for it, and Ott did not say what it will cost. Ardnish has 300 people.

Ott will visit the island in May.
"""


def at(words: str, number: int = 1) -> types.Position:
    """The position inside the mention with this number."""
    offset = -1
    for _ in range(number):
        offset = TEXT.index(words, offset + 1)
    before = TEXT[: offset + 1]
    return types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)


def words_at(places: list[types.Location]) -> list[tuple[int, str]]:
    lines = TEXT.split("\n")
    return [
        (one.range.start.line, lines[one.range.start.line][one.range.start.character :][:8])
        for one in places
    ]


def test_a_name_leads_to_where_it_is_given_in_full():
    found = definition(opened(TEXT), types.DefinitionParams(DOCUMENT, at("Ott", 3)))
    assert words_at(found) == [(2, "Ines Ott")]


def test_all_that_bears_the_name_is_found():
    asked = types.ReferenceParams(
        types.ReferenceContext(include_declaration=True), DOCUMENT, at("Ott", 2)
    )
    assert [line for line, _ in words_at(references(opened(TEXT), asked))] == [2, 4, 6]
    others = types.ReferenceParams(
        types.ReferenceContext(include_declaration=False), DOCUMENT, at("Ott", 2)
    )
    assert [line for line, _ in words_at(references(opened(TEXT), others))] == [4, 6]


def test_elsewhere_there_is_nothing():
    assert definition(opened(TEXT), types.DefinitionParams(DOCUMENT, at("build"))) == []
    asked = types.ReferenceParams(
        types.ReferenceContext(include_declaration=True), DOCUMENT, at("build")
    )
    assert references(opened(TEXT), asked) == []


def test_a_hover_says_who_it_is():
    shown = hover(opened(TEXT), types.HoverParams(DOCUMENT, at("Ott", 3)))
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    told = shown.contents.value
    assert "Ines Ott" in told
    assert "person; finance minister; " in told
    assert "named 3 times" in told


def test_of_a_bare_name_a_hover_says_nothing_of_its_own():
    shown = hover(opened(TEXT, hover="headings"), types.HoverParams(DOCUMENT, at("Ott", 3)))
    assert shown is None
