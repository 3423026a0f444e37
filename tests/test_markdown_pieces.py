"""Markdown read piece by piece, and again after an edit, is what it is read as a whole."""

import random
import re
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

import nutgraf
from nutgraf.article import Article
from nutgraf.reading.formats import markdown_blocks, markdown_pieces

NEVER = re.compile(r"(?!)")
LINES = [
    "", "", "", "", " ", "\t", "   ", "# Rain", "## The *mill*", "# Rain #", "Setext", "===", "---", "***", "* * *",
    "- item", "-", "+ item", "* item", "*bold* said", "**Bold.** So", "1. one", "2) two", "12. twelve", "2024. A year",
    "  in the item", "    indented", "      deep", "> quoted", ">", "> - both", "> ```", "- ```", "- <pre>", "```", "````",
    "```python", "~~~", "   ```", "    ```", "<!-- a", "b -->", "<!-- c -->", "<div>", "</div>", "<pre>", "</pre>", "<script>",
    "</script>", "<?php", "?>", "<!DOCTYPE", "<![CDATA[", "]]>", "<b>bold</b> ones", "<style", "| a | b |", "| - | - |",
    "|---|---|", "a | b", "- | -", "[foo]: /url", "[foo]: /url 'title", "more'", "> [foo]: /url", "- [bar]: <u>", "[foo]:", "/url",
    "[foo] and [bar][foo] went.", "![foo] too. [Foo][]", "[^1]: A note.", "It rained.[^1] It stopped.", "    more note", "[^1]:",
    "By Ann Lee", "May 3, 2024", "Photo: Ann Lee", "Share this article", "Figure 1: the mill", "title: Rain", "+++", "\ufeff",
    "\ufeff# Rain", "\ufeff```", "It rained on the mill. Nobody saw it, she said.", "She left. “Why?” he asked.  ", "Back\\", "\\# no",
    "&amp; so &lt;b&gt; on", "a `code` b. It *went* on.", "\x0c", "\u00a0", "\u2028x", "a\0b", "Zero\u200bwidth. Two  blanks.", "\x1cs",
    "(b) It fell. ", '"Why?" she said. It *may* be', "(", "é. Ünder it all. ", "Share your thoughts in the comments below! ",
]  # fmt: skip
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
TEXTS = st.builds(
    lambda lines, end: end.join(lines), st.lists(st.sampled_from(LINES), max_size=24), ENDS
)


def same(one: Article, other: Article) -> None:
    assert one == other
    assert repr(one) == repr(other)
    assert one.sentences == other.sentences


def read(text: str, previous: Article | None = None) -> Article:
    return nutgraf.read(text, "markdown", "en", previous=previous)


def read_whole(text: str) -> Article:
    with (
        patch.object(markdown_pieces, "_BORDER", NEVER),
        patch.object(markdown_blocks, "_PLAIN_LINE", NEVER),
    ):
        return read(text)


def edited(text: str, rng: random.Random) -> str:
    start = rng.randrange(len(text) + 1)
    end = min(len(text), start + rng.choice([0, 0, 0, 1, 1, 2, 8, 60]))
    put = rng.choice(["", "", "\n", "\n\n", " ", "`", "-", "#", ">", "<", "x", rng.choice(LINES)])
    return text[:start] + put + text[end:]


@settings(max_examples=400)
@given(TEXTS)
@example("```\n\n# a\n\nb\n\n```\n\nc")
@example("- a\n\n  ```\n\n  b\n\nc\n\n```\n\nd")
@example("---\ntitle: Rain\n---\n\ufeff```\n\nx\n\n```\n\ny")
@example("a\r\nb\r\n\r\nc")
@example("<!--\n\na\n\n-->\n\nb")
@example("[foo] here.\n\n- x\n\n[foo]: /url\n\n[foo]: /other")
def test_pieces_are_read_as_the_whole(text: str):
    same(read(text), read_whole(text))


@settings(max_examples=300)
@given(TEXTS, st.randoms(use_true_random=False))
@example("", random.Random(0))  # noqa: S311
def test_after_an_edit(text: str, rng: random.Random):
    article = read(text)
    for _ in range(6):
        text = edited(text, rng)
        article = read(text, article)
        same(article, read_whole(text))


def test_what_did_not_change_is_not_made_again():
    paragraph = "The *mayor* opened bridge {} on the old river, and many people came to see it."
    text = "\n\n".join(["# The Mill", *(paragraph.format(number) for number in range(30))])
    before = read(text)
    middle = text.index("bridge 15")
    again = read(text[:middle] + "old " + text[middle:], before)
    assert (
        sum(
            one.wording is not other.wording
            for one, other in zip(before.blocks, again.blocks, strict=True)
        )
        == 1
    )


def test_a_reference_defined_later_changes_what_stands_before():
    text = "It [rained](no) on [the mill].\n\nNobody saw it.\n\nThe end."
    article = read(text)
    assert article.sentences[0].text == "It rained on [the mill]."
    defined = text + "\n\n[the mill]: https://example.org"
    again = read(defined, article)
    assert again.sentences[0].text == "It rained on the mill."
    same(read(text, again), article)


def test_front_matter_defines_no_references():
    text = "---\n[foo]: /url\n---\nThe [foo] fell."
    assert read(text).sentences[0].text == "The [foo] fell."
    same(read(text), read(text, read(text.replace("foo", "bar"))))


def test_a_reference_to_what_cannot_be_written():
    assert read("[foo] so.\n\n[foo]:\na\0b").blocks[0].text == "foo so."


def test_a_fence_that_is_never_closed_costs_what_the_text_does():
    text = "```\n\n" + "It rained.\n\n" * 3000
    asked: list[int] = []

    def blocks_of(piece: str) -> object:
        asked.append(len(piece))
        return original(piece)

    original = markdown_pieces.blocks_of
    with patch.object(markdown_pieces, "blocks_of", blocks_of):
        article = read(text)
    assert len(article.blocks) == 1
    assert sum(asked) < 2 * len(text)
