"""Markdown: structure from the markup, words without it, places in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.article import Role
from nutgraf.reading.formats import markdown_blocks
from nutgraf.reading.labelled_block import LabelledBlock

ESSAY = """---
title: "Rain, Measured"
author: Ida Holm
date: 2025-11-02
tags: [rain]
---

# Rain, Measured

The gauge *stands* on the [roof](https://example.org/roof(1)). It holds 3 &lt; 4 litres \\*at most\\*.

## How it `works`

> It was **never** emptied,
> not once.[^1]

- First, it rains.
- Then somebody reads it.

```python
print("not prose. Not at all.")
```

| year | rain |
| ---- | ---- |
| 2025 | 12   |

![A gauge](gauge.png)

Setext below
------------

Last words, <b>bold</b> ones. See <https://example.org>.

[^1]: The keeper denies this.
"""


def read(text: str) -> nutgraf.Article:
    return nutgraf.read(text, format="markdown")


def test_the_words_have_no_markup():
    assert [s.text for s in read(ESSAY).sentences] == [
        "The gauge stands on the roof.",
        "It holds 3 < 4 litres *at most*.",
        "It was never emptied, not once.",
        "First, it rains.",
        "Then somebody reads it.",
        "Last words, bold ones.",
        "See https://example.org.",
    ]


def test_the_spans_have_it():
    article = read(ESSAY)
    assert [s.span.of(ESSAY) for s in article.sentences][:3] == [
        "The gauge *stands* on the [roof](https://example.org/roof(1)).",
        "It holds 3 &lt; 4 litres \\*at most\\*.",
        "It was **never** emptied,\n> not once.[^1]",
    ]


def test_title_author_and_date():
    article = read(ESSAY)
    assert article.title is not None
    assert article.byline is not None
    assert article.date is not None
    assert article.title.span.of(ESSAY).endswith("Rain, Measured")
    assert article.title.span.start > ESSAY.index("# Rain")
    assert article.byline.span.of(ESSAY) == "Ida Holm"
    assert article.date.text == "2025-11-02"


def test_a_title_only_in_the_front_matter():
    article = read(
        "---\ntitle: Rain\n---\n\nIt rained. It stopped.\n\n## After\n\nThe sun came out.\n"
    )
    assert article.title is not None
    assert article.title.text == "Rain"
    assert [s.heading.text if s.heading else None for s in article.sections] == [None, "After"]


def test_author_and_date_under_the_title():
    article = read("# Rain\n\nBy Ida Holm\n\n2 November 2025\n\nIt rained by Friday. It stopped.\n")
    assert article.byline is not None
    assert article.date is not None
    assert (article.byline.text, article.date.text) == ("By Ida Holm", "2 November 2025")
    assert len(article.sentences) == 2


def test_code_tables_and_footnotes_are_set_apart():
    roles = {block.text[:12]: block.role for block in read(ESSAY).blocks}
    assert roles["```python pr"] is Role.CODE
    assert roles["| year | rai"] is Role.CODE
    assert roles["The keeper d"] is Role.METADATA


def test_headings_with_their_levels():
    found = [(b.text, b.level) for b in read(ESSAY).blocks if b.role is Role.HEADING]
    assert found == [("How it works", 2), ("Setext below", 2)]


def test_several_top_headings_are_sections():
    article = read("Before.\n\n# One\n\nIt rained.\n\n# Two\n\nIt stopped.\n")
    assert article.title is None
    assert [s.level for s in article.sections] == [0, 1, 1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind(end: str):
    article = read(ESSAY.replace("\n", end))
    assert [s.text for s in article.sentences] == [s.text for s in read(ESSAY).sentences]


def test_a_byte_order_mark_counts_as_a_character():
    article = read("\ufeff" + ESSAY)
    assert [s.text for s in article.sentences] == [s.text for s in read(ESSAY).sentences]
    assert article.sentences[0].span.start == read(ESSAY).sentences[0].span.start + 1


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("# Rain\n\nIt rained.", None, "markdown"),
        ("It rained.", "rain.md", "markdown"),
        ("It rained.", "rain.txt", "plaintext"),
        ("It rained #1 of the day.", None, "plaintext"),
        ("---\ntitle: x\n---\nIt rained.", None, "markdown"),
    ],
)
def test_the_format_is_told_from_name_or_text(text: str, name: str | None, expected: str):
    assert nutgraf.read(text, name=name).format == expected


def test_an_unknown_format_is_refused_with_the_known():
    with pytest.raises(nutgraf.UnknownFormatError, match="markdown, org, plaintext"):
        nutgraf.read("It rained.", format="papyrus")


_MARKS = [
    "- ",
    "* ",
    "+ ",
    "  - ",
    "   * ",
    "    - ",
    "1. ",
    "2. ",
    "10) ",
    "  1. ",
    "-  ",
    "-     ",
]
_WORDS = [
    "Rain",
    "“It rained",
    "a - b",
    "a | b",
    "1. a",
    "-",
    "===",
    "a  ",
    "b.",
    "(c) d",
    "a\u2028b",
]
_ENDS = ["\n", "\r\n", "\n\n", "\r", "", "\n \n"]


@given(
    st.lists(
        st.tuples(st.sampled_from(_MARKS), st.sampled_from(_WORDS), st.sampled_from(_ENDS)),
        min_size=1,
        max_size=5,
    )
)
def test_a_list_of_plain_lines_is_read_as_the_parser_reads_it(lines: list[tuple[str, str, str]]):
    text = "".join("".join(line) for line in lines)
    piece = nutgraf.Span(0, len(text))
    quickly = markdown_blocks._of_items(text, piece, "en")
    parsed = list(markdown_blocks._parsed(text, piece, (), "en"))
    assert not quickly or list(map(_seen, quickly)) == list(map(_seen, parsed))


def _seen(draft: LabelledBlock) -> tuple[object, ...]:
    return draft.span, draft.role, draft.clean.text, list(draft.clean.places), draft.reasons


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("[" * 50 + "a](b)" + " c", "a"),
        ("[![a](b)](c) d", "d"),
        ("((([[a](b)]))) c", "((([a]))) c"),
        ("![" * 30, "![" * 30),
    ],
)
def test_brackets_within_brackets(source: str, words: str):
    article = nutgraf.read(source, "markdown", "en")
    assert words in article.blocks[0].text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title: Rain  ", "Rain"),
        ("title: 'Rain' \t", "Rain"),
        ('title: "Rain', '"Rain'),
        ("title:'", "'"),
        ("title = Rain", "Rain"),
    ],
)
def test_a_title_in_front_matter(field: str, value: str):
    article = nutgraf.read(f"---\r\n{field}\r\n---\r\n\r\nIt rained.", "markdown", "en")
    assert article.title is not None
    assert article.title.text == value
