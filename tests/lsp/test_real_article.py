"""The real article through the running server: the same briefing, and a hover over each heading."""

import json
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from lsprotocol import types

import nutgraf
from verbatim import assert_verbatim

from .conftest import Reader, connected

URI = "file:///articles/real.txt"


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    async with connected(types.ClientCapabilities()) as one:
        yield one


async def test_the_same_briefing_as_on_the_command_line(
    reader: Reader, real_article: Path, program: list[str]
):
    source = real_article.read_bytes().decode("utf-8")
    reader.open(source, URI)
    served = await reader.run("nutgraf.brief")
    done = subprocess.run(
        [*program, "brief", str(real_article), "-f", "json"], capture_output=True, check=True
    )
    printed = json.loads(done.stdout)
    assert assert_verbatim(printed, source) > 20
    assert served.pop("markdown").startswith("# Trump & Putin")
    served["article"]["name"] = printed["article"]["name"]
    assert served == printed


async def test_a_phrase_in_the_settings_overrules_the_reading(real_article: Path):
    options = {"furniture": ["the illusion of legitimacy"]}
    async with connected(types.ClientCapabilities(), initialization_options=options) as reader:
        reader.open(real_article.read_bytes().decode("utf-8"), URI)
        served = await reader.run("nutgraf.brief")
    headings = [part["heading"]["text"] for part in served["sections"]]
    assert len(headings) == 5
    assert not any("Illusion" in heading for heading in headings)


async def test_a_hover_over_each_heading(reader: Reader, real_article: Path):
    source = real_article.read_bytes().decode("utf-8")
    reader.open(source, URI)
    article = nutgraf.read(source)
    headings = [section.heading for section in article.walk() if section.heading]
    assert len(headings) == 6
    for heading in headings:
        line, column = article.lines.place(heading.span.start)
        shown = await reader.hover(types.Position(line, column + 3), URI)
        assert shown is not None
        assert isinstance(shown.contents, types.MarkupContent)
        card = shown.contents.value
        assert heading.text in card
        said = card.split("\n\n", 1)[1]
        assert any(s.text in said for s in article.sentences if s.span.start > heading.span.start)


@pytest.mark.parametrize("asked", [{"full": True}, {"length": "full"}])
async def test_a_briefing_is_one_page_or_all_of_it(
    reader: Reader, real_article: Path, asked: dict[str, object]
):
    reader.open(real_article.read_bytes().decode("utf-8"), URI)
    page = await reader.run("nutgraf.brief")
    whole = await reader.run("nutgraf.brief", asked)
    assert "Key claims" not in [line["text"] for line in page["lines"]]
    assert "Key claims" in [line["text"] for line in whole["lines"]]
    assert "## Key claims" in whole["markdown"]
    assert page["sections"] == whole["sections"]
    short = await reader.run("nutgraf.brief", {"length": "short"})
    assert 0 < len(short["sections"]) < len(page["sections"])


async def test_the_setting_gives_the_whole_briefing(real_article: Path):
    options = {"fullBriefing": True}
    async with connected(types.ClientCapabilities(), initialization_options=options) as reader:
        reader.open(real_article.read_bytes().decode("utf-8"), URI)
        whole = await reader.run("nutgraf.brief")
        page = await reader.run("nutgraf.brief", {"length": "standard"})
    assert "Key claims" in [line["text"] for line in whole["lines"]]
    assert "Key claims" not in [line["text"] for line in page["lines"]]


async def test_the_setting_chooses_the_language_of_labels(real_article: Path):
    options = {"labels": "de"}
    async with connected(types.ClientCapabilities(), initialization_options=options) as reader:
        reader.open(real_article.read_bytes().decode("utf-8"), URI)
        briefed = await reader.run("nutgraf.brief")
        claims = await reader.run("nutgraf.claims")
    assert "Punkte" in [line["text"] for line in briefed["lines"]]
    assert "Wichtige Behauptungen" in [line["text"] for line in claims["lines"]]
