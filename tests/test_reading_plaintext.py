"""Plain text: what a pasted page is read as."""

import unicodedata
from pathlib import Path

import pytest

import nutgraf
from nutgraf.article import Article, Role

PAGE = """Home » News » The Lake Is Lower Than the Map Says

The Lake Is Lower Than the Map Says

by Nora Felt Senior News Editor

Below the Mark: How a Lake Lost Nine Feet

The survey began in March. It found that the lake stands nine feet below the line on the map, and \
that the line was drawn in 1931. “Nobody had looked,” said Ada Brandt, who keeps the harbour.

Who Moved the Line?

For ninety years the harbour paid for dredging that it did not need. **The town** will now be paid \
back, although the sum is disputed. Share your thoughts in the comments below!

You may also like

Ferry Times for the Summer

Leave a Comment

This site uses Akismet to reduce spam. Learn how your comment data is processed.

Adblock Detected
"""


@pytest.fixture(scope="module")
def page() -> Article:
    return nutgraf.read(PAGE)


def texts(article: Article, role: Role) -> list[str]:
    return [block.text for block in article.blocks if block.role is role]


def test_the_head_of_a_pasted_page(page: Article):
    assert page.title is not None
    assert page.title.text == "The Lake Is Lower Than the Map Says"
    assert page.title.span.start == PAGE.index("\nThe Lake") + 1
    assert page.byline is not None
    assert page.byline.text == "by Nora Felt Senior News Editor"
    assert texts(page, Role.TITLE) == [page.title.text]


def test_headings_without_markup(page: Article):
    assert texts(page, Role.HEADING) == [
        "Below the Mark: How a Lake Lost Nine Feet",
        "Who Moved the Line?",
    ]


def test_furniture_is_labelled_and_left_out_of_the_sentences(page: Article):
    furniture = texts(page, Role.FURNITURE)
    assert furniture[0].startswith("Home »")
    assert "Share your thoughts in the comments below!" in furniture
    assert furniture[-1] == "Adblock Detected"
    body = " ".join(sentence.text for sentence in page.sentences)
    for word in ("Home", "Share", "Akismet", "Adblock", "Comment", "Ferry"):
        assert word not in body


def test_nothing_is_deleted(page: Article):
    covered = "".join(block.span.of(PAGE) for block in page.blocks)
    assert "".join(covered.split()) == "".join(PAGE.split())


def test_bold_marks_are_no_words_but_stay_in_the_span(page: Article):
    sentence = next(s for s in page.sentences if "will now be paid" in s.text)
    assert sentence.text.startswith("The town will now")
    assert sentence.span.of(PAGE).startswith("**The town** will now")


def test_sections_follow_the_headings(page: Article):
    assert [len(section.sentences) for section in page.sections] == [3, 2]
    assert all(page.section_of(s) is page.sections[1] for s in page.sections[1].sentences)


def test_the_same_page_without_blank_lines():
    tight = nutgraf.read(PAGE.replace("\n\n", "\n"))
    loose = nutgraf.read(PAGE)
    assert [(b.role, b.text) for b in tight.blocks] == [(b.role, b.text) for b in loose.blocks]


def test_a_text_wrapped_at_a_width_is_joined():
    wrapped = (
        "The survey began in March. It found that the lake stands nine\n"
        "feet below the line on the map, and that the line was drawn in\n"
        "1931. Nobody had looked since.\n"
        "\n"
        "The harbour paid for dredging that it did not need, year after\n"
        "year, and nobody asked why.\n"
    )
    article = nutgraf.read(wrapped)
    assert [s.text for s in article.sentences] == [
        "The survey began in March.",
        "It found that the lake stands nine feet below the line on the map, "
        "and that the line was drawn in 1931.",
        "Nobody had looked since.",
        "The harbour paid for dredging that it did not need, year after year, and nobody asked why.",
    ]
    second = article.sentences[1]
    assert second.span.of(wrapped).count("\n") == 2


def test_words_broken_at_a_line_end_are_mended():
    text = (
        "The survey of the well-known lake began in March, and the nego-\n"
        "tiations about the harbour, which is a well-known and a low-\n"
        "lying one, went on. The low country is lying there still, the\n"
        "nine feet of water gone, and with them went the old harbour-\n"
        "master, who left.\n"
    )
    article = nutgraf.read(text)
    words = " ".join(s.text for s in article.sentences)
    assert "the negotiations about" in words
    assert "a low-lying one" in words
    assert article.sentences[0].span.of(text).count("\n") == 2


def test_a_menu_is_not_joined():
    article = nutgraf.read("Home\nNews\nSport\n\nThe council met on Monday and it voted to stay.\n")
    assert [block.text for block in article.blocks][:3] == ["Home", "News", "Sport"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind(end: str):
    article = nutgraf.read(PAGE.replace("\n", end))
    assert [s.text for s in article.sentences] == [s.text for s in nutgraf.read(PAGE).sentences]
    for sentence in article.sentences:
        assert sentence.span.of(article.source).strip() == sentence.span.of(article.source)


def test_an_interview_has_its_questions_as_headings(seeds: list[Path]):
    path = next(path for path in seeds if path.name == "interview.txt")
    article = nutgraf.read(path.read_text("utf-8"))
    headings = texts(article, Role.HEADING)
    assert len(headings) == 8
    assert all(heading.endswith("?") for heading in headings)


def test_numbered_headings_have_depth(seeds: list[Path]):
    path = next(path for path in seeds if path.name == "report-numbered.txt")
    article = nutgraf.read(path.read_text("utf-8"))
    background = article.sections[1]
    assert background.heading is not None
    assert background.heading.text == "2. Background and method"
    assert [s.level for s in background.subsections] == [3, 3, 3]


def test_a_reader_may_overrule():
    text = (
        "The lake fell by nine feet last year. The harbour closed.\n\nPaid for by the Harbour Trust, \
which did not see it before.\n\nThe boats were sold in March, the mayor said.\n"
    )
    plain = nutgraf.read(text)
    assert len(plain.sentences) == 4
    ruled = nutgraf.read(text, furniture=["paid for BY the harbour"])
    assert [s.index for s in ruled.sentences] == [0, 1, 2]
    assert any("reader's own phrase" in reason for b in ruled.blocks for reason in b.reasons)
    notice = text + "\nSubscribe to our newsletter\n"
    assert len(nutgraf.read(notice).sentences) == 4
    assert len(nutgraf.read(notice, body=["our newsletter"]).sentences) == 5


def test_a_section_may_be_called_what_a_menu_entry_is():
    text = (
        "The plan for the northern harbour was made in 1931, when the lake was nine feet deeper.\n\n"
        "Support\n\nThe town has paid for it ever since, although nobody could say what it was for."
    )
    article = nutgraf.read(text)
    assert texts(article, Role.HEADING) == ["Support"]
    assert texts(nutgraf.read("Home\nSupport\n" + text), Role.FURNITURE) == ["Home", "Support"]


def test_comments_below_an_article_are_not_the_article():
    article = nutgraf.read(
        "The Lake Is Low\n\nBy Ann Lee\n\n"
        + "The lake stands nine feet below the line on the map, and it has done so for years.\n\n"
        * 4
        + "3 Comments\n\n"
        + "Bob says:\n\nI knew it was low, and I have told the harbour office so many times.\n\n"
        * 9
    )
    assert article.title is not None
    assert article.title.text == "The Lake Is Low"
    assert not any("I knew" in s.text for s in article.sentences)


def test_a_bare_note_is_all_body(seeds: list[Path]):
    path = next(path for path in seeds if path.name == "very-short-note.txt")
    article = nutgraf.read(path.read_text("utf-8"))
    assert [block.role for block in article.blocks] == [Role.BODY]
    assert article.title is None


def test_the_real_article(real_article: Path):
    article = nutgraf.read(real_article.read_text("utf-8"))
    assert article.title is not None
    assert article.byline is not None
    assert article.title.text == "Trump & Putin: A Dangerous Alliance Still Looms"
    assert article.byline.text == "by James Carter Senior News Editor"
    assert len(article.sections) == 6
    assert len(texts(article, Role.HEADING)) == 6
    assert len(article.sentences) == 34
    body = " ".join(s.text for s in article.sentences)
    for word in ("Home »", "comments below", "Akismet", "Adblock", "AdBlocker", "You may also"):
        assert word not in body


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\n\n\n", "***", "----", "\u2028\u2028"])
def test_a_text_of_nothing(text: str):
    article = nutgraf.read(text)
    assert article.sentences == ()
    assert article.sections == ()
    assert article.title is None


def test_right_to_left_and_emoji():
    text = "👩‍👩‍👧 وصل القطار متأخرا اليوم. غادر الركاب المحطة بسرعة!\n\nשלום לכולם. מה שלומך היום?"
    article = nutgraf.read(text, language="ar")
    for sentence in article.sentences:
        assert sentence.span.of(text) == sentence.text
    assert len(article.sentences) == 4


@pytest.mark.parametrize("blank", ["\x1f", "\u3000", "\u2003", "\x1c"])
def test_a_line_of_any_white_space_is_blank(blank: str):
    assert [block.text for block in nutgraf.read(f"one\n{blank}\ntwo").blocks] == ["one", "two"]
    assert nutgraf.read(blank).blocks == ()


@pytest.mark.parametrize(
    "said", ["D**n, it is **** cold", "He said sh** and f***, twice", 'It is "f****, f****" to me']
)
def test_asterisks_for_letters_are_no_bold_marks(said: str):
    text = f"The council met on Monday to talk about it. {said}, said the mayor of the town."
    article = nutgraf.read(text, "plaintext")
    assert " ".join(sentence.text for sentence in article.sentences) == text


def test_bold_marks_around_words_are_left_out():
    article = nutgraf.read("The **old bridge** fell, (**all of it**), said the mayor.", "plaintext")
    assert article.sentences[0].text == "The old bridge fell, (all of it), said the mayor."


def test_decomposed_accents_are_the_same_names():
    text = "Wells run dry\n\nBy Inès Okoro\n\n“Rain won’t help,” said Mayor José Peña. José Peña left. It rained.\n"
    apart = unicodedata.normalize("NFD", text)
    article, other = nutgraf.read(text), nutgraf.read(apart)
    assert [block.text for block in other.blocks] == [block.text for block in article.blocks]
    assert [s.text for s in other.sentences] == [s.text for s in article.sentences]
    assert [unicodedata.normalize("NFC", s.span.of(apart)) for s in other.sentences] == [
        s.span.of(text) for s in article.sentences
    ]
    for form in ("markdown", "html", "org"):
        found = nutgraf.read(apart, form)
        assert "José Peña" in " ".join(s.text for s in found.sentences)


@pytest.mark.parametrize(("line", "paragraph"), [("\u2028", "\u2028\u2028"), ("\u2028", "\u2029")])
def test_the_line_separator_is_a_line_end(line: str, paragraph: str):
    text = "Wells run dry\n\nBy Ann Lee\n2 May 2025\n\nOakham lost 40 wells in May, the mayor said on Monday.\n\nNobody was hurt, and rain is on its way to the town."
    other = text.replace("\n\n", paragraph).replace("\n", line)
    found = [(block.role, block.text) for block in nutgraf.read(other).blocks]
    assert found == [(block.role, block.text) for block in nutgraf.read(text).blocks]
