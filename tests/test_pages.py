"""Titles, bylines, dates and what else stands around an article on a page as it was pasted."""

import pytest

import nutgraf
from nutgraf.article import Article, Role
from nutgraf.reading.formats.paragraphs import paragraphs

BODY = """\
The ferry to Skerrow Island will stop running in June, the harbour board said on Monday, because \
nobody has offered to repair its engine before the summer.

About 300 people live on the island all year, and most of them work on the mainland. They will \
have to hire boats of their own, the board said, until a new ferry arrives in the autumn.

"We have asked three yards for an offer, and none of them has the time," said Ida Holm, who runs \
the harbour. The board meets again in May to talk about money for the repairs."""


def page(*lines: str) -> Article:
    return nutgraf.read("\n".join([*lines, "", BODY]), "plaintext", "en")


def texts(article: Article, role: Role) -> list[str]:
    return [block.text for block in article.blocks if block.role is role]


@pytest.mark.parametrize(
    "line",
    [
        "From Harbourpedia, the free encyclopedia of ports",
        "X Share via",
        "Facebook Twitter Email LinkedIn",
        "12",
        "1 hour ago",
        "Words: Nora Felt",
        "Nora Felt, Staff Writer",
        "Subject: Ferry news",
        "https://harbour.example/news/ferry-stops",
        "May 2, 2026",
    ],
)
def test_what_stands_between_a_headline_and_its_article_is_no_title(line: str):
    article = page("Home", "News", "Island ferry will stop running in June", line)
    assert texts(article, Role.TITLE) == ["Island ferry will stop running in June"]


def test_a_standfirst_is_body_and_the_line_over_it_the_title():
    deck = "Islanders will have to hire boats, and the board has no money for repairs"
    article = page(
        "Ferry to Skerrow Island stops in June", "", deck, "", "By Nora Felt", "2 May 2026"
    )
    assert texts(article, Role.TITLE) == ["Ferry to Skerrow Island stops in June"]
    assert deck in texts(article, Role.BODY)
    assert article.byline is not None
    assert article.date is not None


def test_a_page_title_with_the_sites_name_is_not_the_title():
    article = page(
        "Home » News » Island ferry will stop running in June",
        "Island ferry will stop running in June",
        "by Nora Felt",
    )
    assert texts(article, Role.TITLE) == ["Island ferry will stop running in June"]


def test_a_headline_over_two_lines_is_one_title():
    article = page(
        "Island ferry will stop running in June", "for want of a yard", "", "By Nora Felt"
    )
    assert article.title is not None
    assert article.title.text == "Island ferry will stop running in June for want of a yard"


def test_the_reasons_for_a_title_are_in_words():
    title = page("News", "Island ferry will stop running in June", "By Nora Felt").title
    assert title is not None
    assert "a byline on the next line" in title.reasons[0]


def test_no_title_rather_than_a_menu():
    article = page("Home", "News", "Sport", "Contact us", "Log in", "Search")
    assert article.title is None


@pytest.mark.parametrize(
    ("language", "byline"),
    [
        ("it", "di Anna Bianchi"),
        ("fr", "par Anne Lefort"),
        ("es", "por Ana Morell"),
        ("nl", "door Anna de Wit"),
        ("de", "von Anna Kell"),
    ],
)
def test_a_lower_case_byline_stands_apart_from_the_title(language: str, byline: str):
    text = f"Una lunga storia della nave bianca nel porto vecchio\n{byline}\n\n{BODY}"
    found = nutgraf.read(text, "plaintext", language)
    assert found.byline is not None
    assert found.byline.text == byline


def test_by_in_the_middle_of_a_sentence_begins_no_line_of_its_own():
    text = (
        "The island's water was tested last week in four wells, each\n"
        "by Hollow Laboratories Ltd., which found nothing in any of\n"
        "them, and the board was glad to hear so."
    )
    assert len(paragraphs(text)) == 1


@pytest.mark.parametrize(
    "byline",
    [
        "Anna Kell",
        "ANNA KELL",
        "Anna Kell, Senior Science Writer",
        "// By Anna Kell • May 2, 2026",
        "Anna Kell Saturday, May 2, 2026 @ 11:10 AM",
        "Associated Press",
    ],
)
def test_a_line_under_the_title_names_the_author(byline: str):
    article = page("Home", "News", "Island ferry will stop running in June", byline, "12 shares")
    assert texts(article, Role.BYLINE) == [byline]


def test_of_two_dates_the_one_by_the_title_counts():
    article = page(
        "May 9, 2026",
        "Home",
        "News",
        "Weather",
        "Island ferry will stop running in June",
        "By Anna Kell",
        "Published May 2, 2026",
    )
    assert texts(article, Role.DATE) == ["Published May 2, 2026"]


def test_an_address_of_a_page_is_not_wrapped_text():
    text = (
        "Menu\nhttps://harbour.example/news/2026/05/02/the-island-ferry-stops-in-june\nFerry stops"
    )
    assert len(paragraphs(text)) == 3


def tail(*lines: str) -> list[str]:
    """The sentences of a page with some lines below its article, those of the article left out."""
    text = "\n".join(
        ["Island ferry will stop running in June", "By Anna Kell", "", BODY, "", *lines]
    )
    found = [sentence.text for sentence in nutgraf.read(text, "plaintext", "en").sentences]
    return [sentence for sentence in found if sentence not in BODY]


def test_rows_of_names_dates_and_replies_are_no_part_of_the_article():
    rows = [
        line
        for name in ("reader one", "sailor", "islander", "someone", "a friend")
        for line in (
            f"{name} says:",
            "May 3, 2026 at 8:15 am",
            "",
            "I have taken this ferry for thirty years, and it has never once been on time for me.",
            "",
        )
    ]
    assert tail(*rows) == []


def test_a_list_of_one_form_closes_an_article():
    items = [f"May {day} -- Harbour hall, Skerrow Island" for day in range(2, 9)]
    assert len(tail("Where the board meets:", *items)) >= len(items)


def test_numbered_items_without_gaps_are_no_headings():
    text = (
        f"Ferry stops\n\n{BODY}\n\nThe towns in their order:\n1. Aske\n2. Brae\n3. Corran\n\n{BODY}"
    )
    assert texts(nutgraf.read(text, "plaintext", "en"), Role.HEADING) == []


@pytest.mark.parametrize(
    "line",
    [
        "Image: The old ferry leaves Skerrow Island",
        "The ferry in its dock (Anna Kell)",
        "Dock 4 (AP)",
        "The old ferry waits off the pier of Skerrow Island [File: Anna Kell]",
        "The old ferry waits off the pier of Skerrow IslandCredit: EPA",
        "The old ferry, which has not left its dock since Monday, waits for ... [+]",
        "Anna Kell/Skerrow News",
        "Anna Kell Submitted photo",
        "Getty Images",
    ],
)
def test_a_picture_is_told_by_the_form_of_its_caption(line: str):
    first, _, rest = BODY.partition("\n\n")
    article = nutgraf.read(f"Ferry stops\n\n{first}\n\n{line}\n\n{rest}", "plaintext", "en")
    assert texts(article, Role.CAPTION) == [line]


def test_a_caption_that_stands_twice_over_its_credit():
    caption = (
        "The captain of the old ferry, left, talks to the crew in the harbour of Skerrow Island."
    )
    rows = [f"{caption} It has been shut since May. less", f"{caption} It has ... more"]
    rows += ["Photo: Anna Kell, AP"] * 2
    first, _, rest = BODY.partition("\n\n")
    article = nutgraf.read("\n\n".join(("Ferry stops", first, *rows, rest)), "plaintext", "en")
    assert texts(article, Role.CAPTION) == rows


def test_questions_with_a_mark_are_headings():
    pairs = [f"Q: What of the {name}?\n\nIt will wait.\n" for name in ("dock", "crew", "crane")]
    article = nutgraf.read(f"Ferry stops\n\n{BODY}\n\n" + "\n".join(pairs), "plaintext", "en")
    assert len(texts(article, Role.HEADING)) == len(pairs)


def test_the_article_goes_on_below_links_to_other_stories():
    first, _, rest = BODY.partition("\n\n")
    links = "Related articles\nNew crane for the harbour\nSchool bus gets a driver at last"
    article = nutgraf.read(f"Ferry stops\n\n{first}\n\n{links}\n\n{rest}", "plaintext", "en")
    assert not any("crane" in sentence.text for sentence in article.sentences)
    assert any("300 people" in sentence.text for sentence in article.sentences)


@pytest.mark.parametrize(
    "lines", [("By", "Why now?"), ("By",), ("", "Anna Kell"), ("May 2, 2026",)]
)
def test_a_page_that_is_hardly_one_is_read(lines: tuple[str, ...]):
    assert nutgraf.read("\n".join(lines), "plaintext", "en").source == "\n".join(lines)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Contact Nora Felt at nora.felt@osk.example or 555-0142.", "en"),
        ("Media contact: press@osk.example", "en"),
        ("Tickets at www.osk.example/tickets", "en"),
        ("Tel.: +45 5555 0142", "en"),
        ("More information: “The pier of Osk”, Harbour Letters 12", "en"),
        ("For more information, see the page of the harbour.", "en"),
        ("Read more: Why the pier leans", "en"),
        ("Image", "en"),
        ("Advertisement", "en"),
        ("Kontakt: Nora Felt, n.felt@osk.example", "de"),
        ("Weitere Informationen: Hafenbuch, Band 12", "de"),
    ],
)
def test_how_to_reach_somebody_is_none_of_the_article(line: str, language: str):
    first, second, third = {
        "en": (
            "The pier has been closed since Monday, and nobody knows when it will open again.",
            "The harbour says that the planks are rotten, and that new ones cost 4,200 crowns.",
            "Until then the ferry lands at the old dock, which is half an hour's walk away.",
        ),
        "de": (
            "Der Steg ist seit Montag zu, und niemand weiß, wann er wieder geöffnet werden kann.",
            "Der Hafen sagt, dass die Planken faul sind und dass neue 4200 Kronen kosten werden.",
            "Bis dahin legt die Fähre am alten Kai an, der eine halbe Stunde zu Fuß entfernt ist.",
        ),
    }[language]
    article = nutgraf.read(
        f"{first}\n\n{second}\n\n{line}\n\n{third}\n\n{line}\n", "plaintext", language
    )
    body = [block.text for block in article.blocks if block.role is Role.BODY]
    assert body == [first, second, third]
    assert not [block for block in article.blocks if block.role is Role.HEADING]


@pytest.mark.parametrize(
    "sentence",
    [
        "Contact was lost at 5:55 on 12.05.2024, and the boat has not been seen since.",
        "Visits to www.osk.example doubled in May, when the pier opened again after a year.",
        "Call volumes rose from 12 000 to 15 000 a day after the mill had been closed in May.",
        "Read more books, she told the class, and write down what you think of each of them.",
    ],
)
def test_a_sentence_that_begins_as_a_contact_does_is_kept(sentence: str):
    text = "The pier has been closed since Monday, and nobody knows when it will open again."
    article = nutgraf.read(f"{text}\n\n{sentence}\n\n{text}\n")
    assert sentence in [one.text for one in article.sentences]


def test_the_end_of_a_paragraph_that_tells_whom_to_write_to():
    text = "The pier has been closed since Monday, and nobody knows when it will open again."
    article = nutgraf.read(f"{text}\n\n{text} Email the writer at nora@osk.example.\n")
    assert [one.text for one in article.sentences] == [text, text]


def test_a_caption_that_closes_with_a_credit_and_a_full_stop():
    text = "The pier has been closed since Monday, and nobody knows when it will open again."
    caption = "The pier of Osk in the evening Image: Nora Felt."
    article = nutgraf.read(f"{text}\n\n{caption}\n\n{text}\n")
    assert [block.text for block in article.blocks if block.role is Role.CAPTION] == [caption]


PROSE = (
    "The pier has been closed since Monday, and nobody knows when it will open again.",
    "The harbour says that the planks are rotten, and that new ones cost 4,200 crowns.",
    "Until then the ferry lands at the old dock, which is half an hour's walk away.",
    "Those who have a boat of their own take the neighbours across, as they did in the war.",
)


def read_lines(*lines: str) -> Article:
    return nutgraf.read("Pier closed\n\nBy Ann Lee\n\n" + "\n\n".join(lines), "plaintext", "en")


def test_a_label_that_is_repeated_heads_nothing():
    first, second, third, fourth = PROSE
    article = read_lines(
        first, "Harbour Watch", second, "Harbour Watch", third, "Harbour Watch", fourth
    )
    assert texts(article, Role.HEADING) == []
    article = read_lines(first, "Rotten planks", second, "The old dock", third, fourth)
    assert texts(article, Role.HEADING) == ["Rotten planks", "The old dock"]


def test_a_line_over_furniture_heads_nothing():
    first, second, third, fourth = PROSE
    article = read_lines(first, second, "Caption", "Close", "Back to top", third, fourth)
    assert texts(article, Role.HEADING) == []
    # An advertisement may stand below a heading.
    article = read_lines(first, second, "The old dock", "Advertisement", third, fourth)
    assert texts(article, Role.HEADING) == ["The old dock"]


def test_what_a_picture_shows_stands_over_its_credit():
    first, second, third, fourth = PROSE
    shown = "The mayor of Osk, left, and the ferryman at the pier on Monday."
    dated = "Planks lie on the quay of Osk, Tuesday, Nov. 19, 2019."
    article = read_lines(
        first, shown, "Photo: Nora Felt", second, dated, "Photo: Bo Marsh", third, fourth
    )
    assert texts(article, Role.CAPTION) == [shown, "Photo: Nora Felt", dated, "Photo: Bo Marsh"]
    assert texts(article, Role.BODY) == list(PROSE)


def test_a_link_for_editing_heads_a_section_and_is_not_shown():
    first, _, rest = BODY.partition("\n\n")
    headings = ("Early years[edit]", "Reise [Bearbeiten | Quelltext bearbeiten]")
    rows = ("Ferry stops", first, headings[0], first, headings[1], rest)
    article = nutgraf.read("\n\n".join(rows), "plaintext", "en")
    assert texts(article, Role.HEADING) == ["Early years", "Reise"]


def test_the_bullet_of_an_item_is_not_part_of_its_sentence():
    items = [
        "The ferry leaves the old pier of Skerrow Island at six in the morning.",
        "It waits for the school children, who come down the hill at half past two.",
    ]
    first, _, rest = BODY.partition("\n\n")
    text = f"Ferry stops\n\n{first}\n\n- {items[0]}\n\n• {items[1]}\n\n{rest}"
    found = nutgraf.read(text, "plaintext", "en").sentences
    assert all(sentence.span.of(text) == sentence.text for sentence in found)
    sentences = [sentence.text for sentence in found]
    assert [one for one in sentences if one in items] == items
    assert not any(one.startswith(("-", "•")) for one in sentences)
