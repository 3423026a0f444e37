"""The briefings and claims of the sample articles, as a person has read and approved them."""

import re
from pathlib import Path

import pytest

import nutgraf
from nutgraf.rendering import markdown, text

GOLDEN = Path(__file__).parent / "golden"
README = Path(__file__).parent.parent / "README.md"
SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = sorted(path.name for path in SEEDS.iterdir() if path.is_file() and path.name != "README.md")
SHOWN = re.compile(r"<!-- briefing: seeds/(\S+) -->\n```text\n(.*?)```", re.DOTALL)


def briefing(name: str) -> nutgraf.Briefing:
    source = (SEEDS / name).read_bytes().decode("utf-8")
    return nutgraf.brief(nutgraf.read(source, name=name))


@pytest.mark.parametrize("name", NAMES)
def test_the_briefing_is_the_one_that_was_read(name: str, pytestconfig: pytest.Config):
    shown = markdown.briefing(briefing(name))
    golden = GOLDEN / f"{name}.briefing.md"
    if pytestconfig.getoption("--renew-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


# A report, an essay, an analysis and a paper.
CLAIMED = ["wire-story.txt", "essay.md", "pasted-news-analysis.txt", "short-paper.tex"]


@pytest.mark.parametrize("name", CLAIMED)
def test_the_claims_are_those_that_were_read(name: str, pytestconfig: pytest.Config):
    article = briefing(name).article
    shown = markdown.claims(article, nutgraf.find_claims(article, 12))
    golden = GOLDEN / f"{name}.claims.md"
    if pytestconfig.getoption("--renew-golden"):
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


def test_the_readme_shows_a_real_briefing(pytestconfig: pytest.Config):
    page = README.read_text("utf-8")
    match = SHOWN.search(page)
    assert match is not None
    shown = text.plain(text.briefing(briefing(match[1]), 80))
    if pytestconfig.getoption("--renew-golden"):
        page = page[: match.start(2)] + shown + page[match.end(2) :]
        README.write_text(page, "utf-8")
    assert shown in page
