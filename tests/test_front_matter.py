"""Title, author and date in YAML and TOML above a Markdown text, however they are written."""

import pytest

import nutgraf
from nutgraf.article import Article, Role

BODY = "The pier closed on Monday. Nobody was hurt."


def read(matter: str, mark: str = "---") -> Article:
    return nutgraf.read(f"{mark}\n{matter}\n{mark}\n\n{BODY}\n", "markdown", "en")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("title: A Pier Too Few", "A Pier Too Few"),
        ("title: 'A Pier: Too Few'", "A Pier: Too Few"),
        ("title: 'The Pier''s End'", "The Pier's End"),
        ('title: "The \\"Pier\\" at Osk" # a draft', 'The "Pier" at Osk'),
        ("title: A Pier Too Few # a draft", "A Pier Too Few"),
        ("title: Pier #2 Closed", "Pier"),
        ("title: >-\n  A Pier\n  Too Few", "A Pier Too Few"),
        ("title: >\n  A Pier\n  Too Few\n", "A Pier Too Few"),
        ("title: |\n  A Pier\n  Too Few", "A Pier Too Few"),
        ("title: |- # folded\n    A Pier", "A Pier"),
        ('title: "A Pier\n  Too Few"', "A Pier Too Few"),
        ("title: A Pier\n  Too Few\ntags: [a]", "A Pier Too Few"),
        ("title:\n  A Pier Too Few", "A Pier Too Few"),
        ('"title": A Pier', "A Pier"),
        ("date: 2025-05-02\ntitle: >-\r\n  A Pier\r\n  Too Few", "A Pier Too Few"),
    ],
)
def test_a_title_in_yaml(written: str, title: str):
    article = read(f"lang: en\n{written}\ntoc: true")
    assert article.title is not None
    assert article.title.text == title
    assert [s.text for s in article.sentences] == ["The pier closed on Monday.", "Nobody was hurt."]


@pytest.mark.parametrize("written", ["title:", 'title: ""', "title: [a, b]", "title: {{ page }}"])
def test_what_is_no_title(written: str):
    assert read(written).title is None


def test_a_title_further_in_is_none():
    assert read("book:\n  title: The Osk Papers").title is None


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("author: Ann Lee", "Ann Lee"),
        ("author: Ann Lee and Bo Marsh", "Ann Lee and Bo Marsh"),
        ("authors: [Ann Lee, Bo Marsh]", "Ann Lee, Bo Marsh"),
        ("authors: ['Ann Lee', \"Bo Marsh\"]", "Ann Lee, Bo Marsh"),
        ("authors:\n  - Ann Lee\n  - 'Bo Marsh'", "Ann Lee, Bo Marsh"),
        ("authors:\n- Ann Lee\n- Bo Marsh", "Ann Lee, Bo Marsh"),
        (
            "author:\n  - name: Ann Lee\n    email: a@osk.example\n  - name: Bo Marsh",
            "Ann Lee, Bo Marsh",
        ),
        ("author:\n  name: Ann Lee\n  url: https://osk.example", "Ann Lee"),
        ("author: {name: Ann Lee, email: a@osk.example}", "Ann Lee"),
        ("author: [{name: Ann Lee}, {name: Bo Marsh}]", "Ann Lee, Bo Marsh"),
        ("author:\n  - name:\n      given: Ann\n      family: Lee", "Ann Lee"),
        (
            "author:\n  - name: Ann Lee\n    affiliations:\n      - name: Osk College\n  - name: Bo Marsh",
            "Ann Lee, Bo Marsh",
        ),
        ("author:\n  - affiliation: Osk College\n    name: Ann Lee", "Ann Lee"),
    ],
)
def test_authors_in_yaml(written: str, byline: str):
    article = read(f"title: A Pier\n{written}\ntoc: true")
    assert article.byline is not None
    assert article.byline.text == byline
    assert article.byline.span.of(article.source).startswith("Ann")


@pytest.mark.parametrize(
    ("written", "title", "byline", "date"),
    [
        (
            'title = "A Pier"\nauthors = ["Ann Lee", "Bo Marsh"]\ndate = 2026-03-14T09:00:00Z',
            "A Pier",
            "Ann Lee, Bo Marsh",
            "2026-03-14",
        ),
        (
            "title = 'A Pier' # a draft\nauthor = 'Ann Lee'\ndate = 2026-03-14",
            "A Pier",
            "Ann Lee",
            "2026-03-14",
        ),
        (
            'title = """\nA Pier\nToo Few"""\nauthors = [\n  "Ann Lee",\n  "Bo Marsh",\n]',
            "A Pier Too Few",
            "Ann Lee, Bo Marsh",
            None,
        ),
        ('title = "A Pier"\n[params]\nauthor = "Ann Lee"', "A Pier", "Ann Lee", None),
        ('title = "A Pier"\n[author]\nname = "Ann Lee"\nemail = "a@b"', "A Pier", "Ann Lee", None),
        ('title = "A Pier"\nauthor = { name = "Ann Lee" }', "A Pier", "Ann Lee", None),
        ('title = "A Pier"\n[menu.main]\ntitle = "Home"\nauthor = "x"', "A Pier", None, None),
    ],
)
def test_toml(written: str, title: str, byline: str | None, date: str | None):
    article = read(written, "+++")
    found = (article.title, article.byline, article.date)
    assert [block.text if block else None for block in found] == [title, byline, date]


def test_the_day_of_a_date_with_a_time():
    article = read("date: 2025-05-02 09:30:00 +0200")
    assert article.date is not None
    assert article.date.text == "2025-05-02"


def test_the_other_lines_are_metadata():
    article = read(
        "title: >-\n  A Pier\nabstract: |\n  It has two sentences. Both are short.\nlang: en"
    )
    found = [(block.role, block.text) for block in article.blocks[:-1]]
    assert found == [
        (Role.METADATA, "---"),
        (Role.METADATA, "title: >-"),
        (Role.TITLE, "A Pier"),
        (Role.METADATA, "abstract: |"),
        (Role.METADATA, "It has two sentences. Both are short."),
        (Role.METADATA, "lang: en"),
        (Role.METADATA, "---"),
    ]


def test_front_matter_that_ends_with_dots():
    article = nutgraf.read(f"---\ntitle: A Pier\n...\n\n{BODY}\n", "markdown", "en")
    assert article.title is not None
    assert article.title.text == "A Pier"
    assert len(article.sentences) == 2
