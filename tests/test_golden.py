"""The briefings and claims of the sample articles, as a person has read and approved them."""

import re
from pathlib import Path

import pytest

import nutgraf
from nutgraf.rendering import markdown, text

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
NAMES = sorted(path.name for path in SEEDS.iterdir() if path.is_file() and path.name != "README.md")
# Pages that show a briefing, or its first lines.
PAGES = ["README.md", "docs/briefing.md"]
SHOWN = re.compile(
    r"<!-- briefing: seeds/(\S+?)(?:, first (\d+) lines)? -->\n```text\n(.*?)```", re.DOTALL
)


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


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_show_a_real_briefing(name: str, pytestconfig: pytest.Config):
    page = (ROOT / name).read_text("utf-8")
    match = SHOWN.search(page)
    assert match is not None
    seed, first, _ = match.groups()
    lines = text.plain(text.briefing(briefing(seed), 80)).splitlines(keepends=True)
    shown = "".join(lines[: int(first)] if first else lines)
    if pytestconfig.getoption("--renew-golden"):
        page = page[: match.start(3)] + shown + page[match.end(3) :]
        (ROOT / name).write_text(page, "utf-8")
    assert match[3] == shown or pytestconfig.getoption("--renew-golden")
