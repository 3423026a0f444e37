"""The page of a briefing: whole, escaped, and linked both ways."""

import re
import subprocess
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.article import Sentence, Span
from nutgraf.briefing import DatedStatement
from nutgraf.facts.dates import DateMention, Precision
from nutgraf.rendering import briefing_page, filling
from nutgraf.rendering.time_axis import time_axis
from webpages import shown

HOSTILE = (
    "A <b>Bold</b> Title\n\nThe mayor <script>alert('x')</script> shut the bridge in 2021. "
    'The bridge cost $4 million, "she said". <!-- --> ]]> {{ 7 * 7 }} &amp; &lt;i> stood there. '
    "The council voted 14 to 9 on 3 May 2024 to open it again, according to its clerk."
)
STRUCTURED = (
    "# The Ferry\n\n#### Deep at once\n\nThe ferry lost $4 million in 2024, its owner said.\n\n"
    "- It carries 300 cars.\n- It may sink by 2031.\n\n```\nif x < 1 and y > 2:\n    <b>no</b>\n```\n\n"
    "## The crew\n\nThe crew of 12 left on 3 May 2025. Nobody knows who will steer it.\n\n"
    "### Its cook\n\nThe cook stayed, and the soup was good on every day of the year.\n"
)
SEEDS = ["pasted-no-blank-lines.txt", "essay.md", "interview.txt", "xinwen-zhantie.txt"]


def page(text: str) -> str:
    found = nutgraf.brief(text)
    return filling.whole([briefing_page.part(found, "an article")], "an article")


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


def links(html: str) -> list[str]:
    return re.findall(r' href="#([^"]+)"', html)


def check_links(html: str) -> None:
    """Each leads somewhere, and each line of the briefing leads to sentences that lead back."""
    assert len(ids(html)) == len(set(ids(html)))
    assert set(ids(html)) >= set(links(html))
    lines = dict(re.findall(r'<li id="([^"]+)" class="told-(.*?)</li>', html, re.DOTALL))
    there = {(line, to) for line, found in lines.items() for to in links(found)}
    sentences = re.findall(
        r'<span class="sentence[^"]*" id="([^"]+)">[^<]*</span><span class="backs"(.*?)</span>',
        html,
        re.DOTALL,
    )
    back = {(line, sentence) for sentence, found in sentences for line in links(found)}
    assert there == back


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> str:
    return (pytestconfig.rootpath / "seeds" / request.param).read_bytes().decode("utf-8")


def test_what_the_article_says_is_shown_and_never_run():
    words = shown(page(HOSTILE))
    for part in ("<script>alert('x')</script>", "{{ 7 * 7 }}", "&amp;", "<!-- -->", "]]>"):
        assert part in words


def test_what_no_page_may_hold_is_replaced():
    html = page(
        "It rained\0 in \x1b[31mHull\x9f \ufffe in 2021, \u202eand \ud800nobody came to see."
    )
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe]", html)
    html.encode("utf-8")
    # What turns the writing round would reach the words beside it.
    assert "\u202e" not in html
    assert "\ufffdand \ufffdnobody came" in shown(html)


def test_every_link_leads_somewhere_and_back(seed: str):
    html = page(seed)
    check_links(html)
    assert sum(link.startswith("s-") for link in links(html)) > 5


def test_the_article_is_there_whole(seed: str):
    article = nutgraf.read(seed)
    words = shown(page(seed))
    on_one_line = " ".join(words.split())
    for block in article.blocks:
        for sentence in block.sentences:
            assert sentence.text in words
        if not block.sentences:
            assert block.text in on_one_line


def test_headings_leave_no_level_out(seed: str):
    for html in (page(seed), page(STRUCTURED)):
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_the_article_is_made_of():
    html = page(STRUCTURED)
    check_links(html)
    assert len(re.findall(r'<li dir="auto"><span class="sentence', html)) == 2
    assert "if x &lt; 1 and y &gt; 2:\n    &lt;b&gt;no" in html
    assert re.search(r'<p dir="auto" data-number="1">', html)
    assert "¶1<" in html


def test_furniture_is_folded(pytestconfig: pytest.Config):
    text = (pytestconfig.rootpath / "seeds" / "pasted-news-analysis.txt").read_bytes().decode()
    html = page(text)
    assert "<summary>Left out: 1 line of the page</summary>" in html
    assert "<summary>Left out: 8 lines of the page</summary>" in html


def test_each_part_is_there_only_where_the_article_has_it():
    words = shown(page("It rained. Nobody came to the fair, and the band went home."))
    for heading in ("Timeline", "Who is who", "Quotes", "Sources", "Figures"):
        assert heading not in words
    words = shown(page(HOSTILE))
    assert "Timeline" in words
    assert "to check: the figure at its source" in words


def test_several_briefings_on_a_page_keep_to_themselves(tmp_path: Path):
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(STRUCTURED, "utf-8")
    command = [sys.executable, "-m", "nutgraf_server", "brief", "one.md", "two.md", "--separately"]
    done = subprocess.run(
        [*command, "--format", "html"], cwd=tmp_path, capture_output=True, check=True
    )
    html = done.stdout.decode("utf-8")
    shown(html)
    check_links(html)
    assert html.count("<h1") == 2


def dated(iso: str, precision: Precision = Precision.DAY) -> DatedStatement:
    mention = DateMention(Span(0, 1), iso, precision, False, 0)  # noqa: FBT003
    return DatedStatement(Sentence(Span(0, 1), "x", 0), mention, (mention,))


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (("2024-05-01", "2024-05-04"), ["1 May", "2 May", "3 May", "4 May"]),
        (
            ("2023-11-05", "2024-02-20"),
            ["Nov 2023", "Dec 2023", "Jan 2024", "Feb 2024", "Mar 2024"],
        ),
        (("1999-01-01", "2024-01-01"), ["1990", "2000", "2010", "2020", "2030"]),
        (("0001-01-01", "9999-12-31"), ["0", "5000", "10000"]),
    ],
)
def test_a_line_of_time_has_round_ticks(dates: tuple[str, ...], labels: list[str]):
    axis = time_axis([dated(iso) for iso in dates])
    assert axis is not None
    assert [label for _, label in axis.ticks] == labels
    assert axis.ticks[0][0] == 0
    assert axis.ticks[-1][0] == 1
    assert all(0 <= mark.begins <= mark.ends <= 1 for mark in axis.marks)


def test_one_date_makes_no_line():
    assert time_axis([dated("2024-05-01"), dated("2024-05-01")]) is None
    axis = time_axis([dated("2024", Precision.YEAR), dated("2024-05-01")])
    assert axis is not None
    year, day = axis.marks
    assert day.begins == day.ends
    assert year.ends > day.begins


@given(st.lists(st.dates(), min_size=2, max_size=60, unique=True))
def test_any_dates_stand_on_the_line(days: list[date]):
    axis = time_axis([dated(day.isoformat()) for day in days])
    assert axis is not None
    assert len(axis.ticks) <= 5
    assert all(0 <= mark.begins <= 1 for mark in axis.marks)


@pytest.mark.long(each=True)
def test_a_long_article_makes_a_page_in_the_time_it_takes_to_write_it():
    text = "".join(
        f"## Part {n}\n\nThe bridge at Hull cost ${n} million on {n % 28 + 1} May 2021. "
        f"“We paid {n} times for it all,” said Mary Roe. Nobody came to part {n}.\n\n"
        for n in range(1, 1200)
    )
    found = nutgraf.brief(f"# Long\n\n{text}")
    started = time.perf_counter()
    html = filling.whole([briefing_page.part(found, "long")], "long")
    # Some hundredths of a second; what takes quadratic time takes many.
    assert time.perf_counter() - started < 5
    assert len(html) < 20 * len(text)
    assert html.count("“We paid 700 times") >= 1


@given(st.text(max_size=300))
def test_any_text_makes_a_whole_page(text: str):
    html = page(f"It rained on {text} in 2021.")
    shown(html)
    check_links(html)
