"""The web page of several articles: what they share, what each has, and links both ways."""

import re
from html import unescape
from pathlib import Path

import nutgraf
from nutgraf.article import Article
from nutgraf.rendering import filling, joint_page, text
from nutgraf.rendering.joint_view import joint_view
from nutgraf.rendering.view import PartKind, lines_of_view
from running import Run

GAZETTE = """# Harbour school to reopen on Monday

The harbour school in Ostrand will reopen on Monday, the council said.

A storm tore the roof off the harbour school in March. Repairs cost the council $2.4 million.

Pupils were taught in the old fish market for eight weeks. "It smelled of herring every day," said
Mara Holt, the head teacher.
"""
ECHO = """# School at the harbour opens again

The harbour school in Ostrand will not reopen on Monday, the council said.

Repairs of the roof cost the council $3.1 million, a spokesman said.

In March a storm tore the roof off the harbour school. The county fire chief has warned for years
that the roof was loose.
"""
NAMES = ["gazette.md", "echo.md"]


def articles(*texts: str) -> list[Article]:
    return [nutgraf.read(one, "markdown") for one in texts]


def page_of(*texts: str) -> str:
    found = nutgraf.brief_together(articles(*texts), names=NAMES[: len(texts)])
    return filling.whole([joint_page.part(found)], "Briefing")


def shown(html: str) -> str:
    words = re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(words).split())


def test_every_link_leads_somewhere_and_no_address_is_given_twice():
    html = page_of(GAZETTE, ECHO)
    addresses = re.findall(r' id="([^"]+)"', html)
    assert len(addresses) == len(set(addresses))
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert links
    assert links <= set(addresses)


def test_the_news_comes_first_and_the_articles_last():
    html = shown(page_of(GAZETTE, ECHO))
    headings = ["What all say", "Told differently", "What only one says", "Articles"]
    body = html[html.index("Articles") + len("Articles") :]
    places = [body.index(heading) for heading in headings]
    assert places == sorted(places)
    assert body.index("a storm tore the roof off") < places[-1]
    # Each article in full stands behind the table.
    assert body.index("smelled of herring", places[-1]) > places[-1]


def test_an_article_has_a_letter_besides_its_colour():
    html = page_of(GAZETTE, ECHO)
    for letter, colour, name in (("A", 0, "gazette.md"), ("B", 1, "echo.md")):
        assert f'<span class="whose of-{colour}">{letter}</span> <span>{name}</span>' in html
    assert shown(html).count("gazette.md") > 2


def test_what_differs_stands_side_by_side_with_its_words_marked():
    html = page_of(GAZETTE, ECHO)
    sides = re.findall(r'<div class="side of-(\d)".*?</div>', html, flags=re.DOTALL)
    assert sides == ["0", "1"] * (len(sides) // 2)
    assert "<mark>not</mark>" in html


def test_a_number_that_differs_is_marked():
    first = "The jury in Hull took 10 minutes to find Ann Lee guilty of theft on Monday."
    second = "The jury in Hull took 15 minutes to find Ann Lee guilty of the theft on Monday."
    html = page_of(first, second)
    assert "<mark>10 minutes</mark>" in html
    assert "<mark>15 minutes</mark>" in html


def test_markup_in_an_article_is_words_on_its_page():
    evil = "The <b>harbour</b> school & <script>alert(1)</script> opens on Monday, she said."
    found = nutgraf.brief_together([nutgraf.read(evil, "plaintext")] * 2)
    html = filling.whole([joint_page.part(found)], evil)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_more_articles_than_colours_are_told_by_their_letters():
    texts = [f"The mill of Hull burned down on Monday. It stood {year} years." for year in range(8)]
    found = nutgraf.brief_together([nutgraf.read(one, "plaintext") for one in texts])
    html = filling.whole([joint_page.part(found)], "Mill")
    assert '<span class="whose of-1">H</span>' in html
    addresses = re.findall(r' id="([^"]+)"', html)
    assert len(addresses) == len(set(addresses))


def test_labels_are_those_of_the_articles_language():
    one = (
        "Die Brücke im Hafen bleibt bis Montag zu, sagte die Bürgermeisterin Anna Roth am Freitag."
    )
    other = "Die Brücke im Hafen bleibt bis Montag zu. Das sagte die Polizei der Stadt."
    found = nutgraf.brief_together([nutgraf.read(each) for each in (one, other)])
    html = shown(str(joint_page.part(found)))
    assert "Was alle sagen" in html
    assert "2 von 2" in html
    assert "What" not in html


def test_both_sides_are_lines_of_their_own_in_every_view():
    found = nutgraf.brief_together(articles(GAZETTE, ECHO), names=NAMES)
    lines = [line for line in lines_of_view(joint_view(found)) if line.kind is PartKind.DIFFERING]
    pairs = [line for line in lines if line.places]
    assert [line.depth for line in pairs] == [0, 1] * (len(pairs) // 2)
    assert [line.places[0].article for line in pairs[:2]] == [0, 1]
    assert pairs[1].text.startswith("but: ")
    drawn = text.plain(text.joint_briefing(found))
    assert "    - but: The harbour school in Ostrand will not reopen on Monday" in drawn


def test_what_is_told_side_by_side_is_not_told_as_one_articles_own():
    found = nutgraf.brief_together(articles(GAZETTE, ECHO), names=NAMES)
    beside = {
        (side.part.number, side.sentence.index)
        for one in found.told_differently
        for side in (one.first, one.second)
    }
    alone = {(one.part.number, point.index) for one in found.only for point in one.points}
    assert beside
    assert beside.isdisjoint(alone)


def test_the_command_makes_the_page_and_one_of_many_stories(run: Run, tmp_path: Path):
    frost = "# Frost\n\nFrost killed the cherries of Weir.\n"
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    for path, source in zip(paths, (GAZETTE, ECHO, frost), strict=True):
        path.write_text(source, "utf-8")
    html = run("brief", *paths[:2], "-f", "html").stdout.decode()
    assert 'class="briefing several"' in html
    both = run("brief", "--group", *paths, "-f", "html").stdout.decode()
    assert 'class="briefing several"' in both
    assert "Frost killed the cherries" in both
    addresses = re.findall(r' id="([^"]+)"', both)
    assert len(addresses) == len(set(addresses))


def test_the_newest_events_are_kept_of_a_long_timeline():
    years = [
        f"In {year} the harbour wall of Ostrand was raised again." for year in range(1950, 1990)
    ]
    found = nutgraf.brief_together([" ".join(years), "In 2001 it fell down in the harbour."])
    (part,) = (one for one in joint_view(found).parts if one.kind is PartKind.DATE)
    leads = [entry.lead for entry in part.entries]
    assert leads[-1] == "2001"
    assert leads == sorted(leads)
    assert len(leads) == 15
    assert part.remark == f"and {len(found.timeline) - 15} more"
