"""A section asked for by its heading, the same way at every front end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import nutgraf
from nutgraf.headings import section_headed, sections_headed
from nutgraf_server.lsp.commands.target import _section
from nutgraf_server.lsp.errors import BadArgumentsError

TEXT = """# The bridge

It was shut in May. Nobody was hurt.

## Costs

It will cost 40 million. The town has no money.

## Costume drama

A film was made of it. It won a prize.

## Who pays, in the end?

The town pays. It will borrow.

## Costs of the café

The café lost 12 guests. It is for sale.

## Costs

They rose again. Nobody knows why.
"""


def article() -> nutgraf.Article:
    return nutgraf.read(TEXT, "markdown")


@pytest.mark.parametrize(
    ("wanted", "heading"),
    [
        ("costs", "Costs"),
        ("  COSTS ", "Costs"),
        ("drama", "Costume drama"),
        ("who pays", "Who pays, in the end?"),
        ("the end", "Who pays, in the end?"),
        ("costs of the CAFÉ", "Costs of the café"),
        ("costs of the cafe\u0301", "Costs of the café"),
    ],
)
def test_a_heading_is_meant_by_its_text_or_by_whole_words(wanted: str, heading: str):
    found = section_headed(article(), wanted)
    assert found.heading is not None
    assert found.heading.text == heading


def test_the_whole_heading_comes_before_words_of_one():
    assert [len(section.sentences) for section in sections_headed(article(), "costs")] == [2, 2]


@pytest.mark.parametrize("wanted", ["cost", "costum", "pays end", "cafe", "", "?", "Nowhere"])
def test_parts_of_words_and_other_accents_mean_nothing(wanted: str):
    with pytest.raises(nutgraf.BadSelectionError, match=f"no section “{wanted[:1]}") as caught:
        section_headed(article(), wanted)
    assert "“Costume drama”" in str(caught.value)


def test_the_error_is_one_short_line_however_many_headings_there_are():
    many = "".join(f"## {'Long heading ' * 20}{n}\n\nIt rained all day.\n\n" for n in range(500))
    with pytest.raises(nutgraf.BadSelectionError, match=r"and 480 more$") as caught:
        section_headed(nutgraf.read(many, "markdown"), "Nowhere\nat all " * 100)
    assert len(str(caught.value)) < 2000
    assert "\n" not in str(caught.value)
    with pytest.raises(nutgraf.BadSelectionError, match="the article has no headings"):
        section_headed(nutgraf.read("It rained.", "plaintext"), "Nowhere")


def test_the_command_line_follows_the_rule(tmp_path: Path):
    path = tmp_path / "bridge.md"
    path.write_text(TEXT, "utf-8")

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "nutgraf_server", "summarize", str(path), "-f", "json"]
        return subprocess.run(
            [*command, *options], capture_output=True, text=True, check=False, encoding="utf-8"
        )

    for option in ("--section", "--include"):
        done = run(option, "DRAMA")
        sections = {pick["section"] for pick in json.loads(done.stdout)["picks"]}
        assert sections == {"Costume drama"}
        failed = run(option, "cost")
        assert failed.returncode == 1
        assert "no section “cost”; its headings: “Costs”" in failed.stderr


def test_the_language_server_follows_the_rule():
    found = _section(article(), "drama")
    assert found.heading is not None
    assert found.heading.text == "Costume drama"
    with pytest.raises(BadArgumentsError, match="no section “cost”; its headings: “Costs”"):
        _section(article(), "cost")


@pytest.mark.parametrize(("asked", "heading"), [("drama", "Costume drama"), ("costs", "Costs")])
def test_sections_are_included_and_excluded_by_the_rule(asked: str, heading: str):
    source = article()

    def headings(selection: nutgraf.Selection) -> set[str]:
        picks = nutgraf.summarize(source, length=20, selection=selection).picks
        sections = (source.section_of(pick.sentence) for pick in picks)
        return {section.heading.text for section in sections if section and section.heading}

    assert headings(nutgraf.Selection(include=(asked,))) == {heading}
    assert heading not in headings(nutgraf.Selection(exclude=(asked,)))
