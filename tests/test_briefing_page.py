"""The page of a briefing: whole, escaped, and linked both ways."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.rendering import briefing_page, filling
from webpages import shown

HOSTILE = (
    "A <b>Bold</b> Title\n\nThe mayor <script>alert('x')</script> shut the bridge in 2021. "
    'It cost $4 million, "she said". <!-- --> ]]> {{ 7 * 7 }} &amp; &lt;i> stood there. '
    "The council voted 14 to 9 on 3 May 2024 to open it again, according to its clerk."
)


def page(text: str) -> str:
    found = nutgraf.brief(text)
    return filling.whole([briefing_page.part(found, "an article")], "an article")


def targets(html: str) -> tuple[set[str], list[str]]:
    return set(re.findall(r' id="([^"]+)"', html)), re.findall(r' href="#([^"]+)"', html)


def test_what_the_article_says_is_shown_and_never_run():
    words = shown(page(HOSTILE))
    for part in ("<script>alert('x')</script>", "{{ 7 * 7 }}", "&amp;", "<!-- -->", "]]>"):
        assert part in words


@pytest.mark.parametrize("name", ["pasted-no-blank-lines.txt", "essay.md", "interview.txt"])
def test_every_link_leads_somewhere_and_back(name: str, pytestconfig: pytest.Config):
    text = (pytestconfig.rootpath / "seeds" / name).read_bytes().decode("utf-8")
    html = page(text)
    ids, links = targets(html)
    assert len(re.findall(r' id="', html)) == len(ids)
    assert ids >= set(links)
    to_article = {link for link in links if link.startswith("s-")}
    to_briefing = {link for link in links if not link.startswith("s-")}
    assert len(to_article) > 5
    # Each line of the briefing that leads to a sentence is led to from there.
    lines = re.findall(r'<(?:li|p) id="([^"]+)">(?:(?!</li>|</p>).)*?href="#s-', html, re.DOTALL)
    assert set(lines) == to_briefing


def test_each_part_is_there_only_where_the_article_has_it():
    words = shown(page("It rained. Nobody came to the fair, and the band went home."))
    for heading in ("Timeline", "Who is who", "Quotes", "Sources", "Figures"):
        assert heading not in words
    words = shown(page(HOSTILE))
    assert "Timeline" in words
    assert "to check: the figure at its source" in words


@given(st.text(max_size=300))
def test_any_text_makes_a_whole_page(text: str):
    shown(page(f"It rained on {text} in 2021."))
