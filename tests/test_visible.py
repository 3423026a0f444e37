"""Nothing that is shown to people acts; JSON and Markdown say the very text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import nutgraf
import nutgraf_server
from harmless import NAME, TEXT, assert_harmless
from nutgraf.rendering import (
    briefing_page,
    comparison_page,
    data,
    filling,
    markdown,
    multi_document_data,
    page,
    text,
    user_templates,
)
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.json_text import json_text
from nutgraf.rendering.tables import table
from nutgraf.rendering.visible import visible, visible_line
from nutgraf_server.cli import comparison_tables
from verbatim import acts, as_shown

ACTING = st.sampled_from(
    list("\x1b\x07\r\x7f\x85\x9b\x9d\u202a\u202b\u202c\u202e\u2066\u2069\ud83d\ufffe")
)
MARKS = st.sampled_from(list("\u200e\u200f\u061c\u2028\u2029\ufeff\u200b\n\t "))
MARKUP = st.sampled_from(list("ab1 *_`~[]()<>&#+-=.!|\\:^/;@$\"'{}"))
PIECES = st.sampled_from(
    ["](http://evil.example)", "![", "<img src=x>", "<script>", "javascript:", "www.evil.example",
     "https://evil.example", "mailto:", "a@evil.example", "&lt;", " #", "---", "~~", "\\", "[x]: /"]
)  # fmt: skip
ANY = st.lists(
    st.one_of(ACTING, MARKS, MARKUP, PIECES, st.sampled_from(["word ", "The sea. "]), st.text()),
    max_size=30,
).map("".join)


@given(ANY)
@example(TEXT)
def test_one_character_stands_for_one(source: str):
    assert visible(source) == as_shown(source)
    assert visible(visible(source)) == visible(source)
    line = visible_line(source)
    assert len(line) == len(source)
    assert not re.search("[\n\r\u2028\u2029]", line)
    assert_harmless(line)


def test_what_arabic_and_hebrew_need_stays():
    for words in ("\u200fשלום\u200e abc", "السعر \u061c12", "می\u200cخواهم"):
        assert visible(words) == words


@given(ANY)
@example(TEXT)
@example("caf\udce9.txt")
@example("\u2028\u2029\u200e\u061c\ufeff")
def test_json_gives_back_the_very_text(source: str):
    for indent in (None, 2):
        written = json_text({source: [source]}, indent=indent)
        written.encode("utf-8")
        assert_harmless(written)
        assert not re.search("[\u200e\u200f\u061c\u2028\u2029]", written)
        # Two halves side by side are one character once they are read.
        whole = source.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        assert json.loads(written) == {whole: [whole]}


def test_json_of_ordinary_words_is_as_readable_as_before():
    assert json_text({"a": "“Größe” — 中文 שלום"}) == '{"a":"“Größe” — 中文 שלום"}'


# Everything that our own Markdown is made of.
OURS = {
    *("heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td", "em", "strong"),
}
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(source: str) -> Iterator[Token]:
    for token in PARSER.parse(source):
        yield from token.children or [] if token.type == "inline" else [token]


def said(source: str) -> str:
    """What Markdown shows, once it is known to hold nothing but our own markup."""
    found = list(tokens(source))
    kinds = {re.sub("_(open|close)$", "", token.type) for token in found}
    assert kinds <= OURS | {"text", "text_special", "hr", "softbreak"}, kinds
    return "".join(token.content for token in found)


@pytest.mark.parametrize(
    "frame",
    ["{}", "# {}", "### {}", "- {} (line 3)", "> {} (line 3)", "1. **claim**: {} (line 1)",
     "*{}*", "- **{}**: x", "{} x", "x {}", "- {}"],
)  # fmt: skip
@given(source=ANY)
@example(source="The price #")
@example(source="a ## #")
@example(source="#")
@example(source="C:\\")
@example(source="*")
@example(source="<1@b.c>")
@example(source="!")
def test_markdown_says_the_words_wherever_they_stand(frame: str, source: str):
    words = " ".join(as_shown(source).split())
    shown = said(frame.format(escaped(source)))
    before, after = re.sub(r"^(?:#+|[->]|1\.) |\*", "", frame).split("{}")
    if words:
        assert shown == before + words + after
    else:
        assert set(shown) <= set(before + after + "*")


@given(ANY, ANY)
def test_a_table_says_the_words(left: str, right: str):
    words = [" ".join(as_shown(one).split()) for one in (left, right)]
    shown = PARSER.parse(table(["a", "b"], [[left, right]]))
    cells = [
        "".join(child.content for child in token.children or [])
        for token in shown
        if token.type == "inline"
    ]
    assert cells == ["a", "b", *words]


@pytest.mark.parametrize(
    "words",
    ["https://evil.example/a", "www.evil.example", "me@evil.example", "mailto:me@evil.example", "//evil.example/a",
     "<https://evil.example>", "[a](https://evil.example)", "![a](https://evil.example/p.png)"],
)  # fmt: skip
def test_addresses_in_an_article_are_no_links(words: str):
    """GitHub and editors make links of bare addresses; none is left to find."""
    shown = escaped(f"See {words} now")
    assert not re.search(r"(?<!\\)//|\bwww\.|\w@\w|mailto:", shown)
    assert said(shown) == f"See {words} now"


def briefed(source: str, form: str) -> Iterator[tuple[str, object]]:
    """Everything that is shown of an article, and what kind of thing it is."""
    article = nutgraf.read(source, form, name=NAME)
    picked, briefing = nutgraf.summarize(article), nutgraf.brief(article)
    shown = said(markdown.summary(picked))
    assert all(" ".join(as_shown(one.sentence.text).split()) in shown for one in picked.picks)
    claims, compared = nutgraf.find_claims(article), nutgraf.compare(article, ["default", "lead"])
    for lines in (
        text.summary(picked),
        text.claims(article, claims),
        text.briefing(briefing),
        text.briefing(briefing, 40),
        text.outline(article, explain=True),
        comparison_tables.tables(compared, 60),
    ):
        yield "text", text.plain(lines)
    for made in (
        markdown.summary(picked),
        markdown.claims(article, claims),
        markdown.briefing(briefing),
        markdown.outline(article),
        markdown.comparison(compared),
    ):
        yield "markdown", made
        yield "html", page.html(made, NAME)
    for part in (briefing_page.part(briefing, NAME), comparison_page.part(compared, NAME)):
        yield "html", filling.whole([part], NAME)
    for name in user_templates.built_in():
        template = user_templates.source_of(name)
        yield "template", user_templates.filled(briefing, template, name, NAME)
    for found in (
        data.summary(picked, NAME),
        data.claims(article, claims, NAME),
        data.briefing(briefing, NAME),
        data.outline(article, NAME),
    ):
        yield "json", found


def check(kind: str, shown: object) -> None:
    if kind == "json":
        written = json_text(shown, indent=2)
        assert_harmless(written)
        assert json.loads(written) == json.loads(json.dumps(shown))
        return
    assert isinstance(shown, str)
    assert_harmless(shown)
    if kind == "markdown":
        said(shown)
    if kind == "html":
        assert not re.search(r"<(?:script|img|iframe|a (?![^>]*href=\"#))", shown)


@settings(max_examples=25)
@given(ANY, st.sampled_from(["plaintext", "markdown", "html"]))
@example(TEXT, "plaintext")
@example(TEXT, "markdown")
@example(TEXT, "html")
def test_whatever_is_shown_of_an_article_does_nothing(source: str, form: str):
    for kind, shown in briefed(source, form):
        check(kind, shown)


@settings(max_examples=25)
@given(ANY)
@example(TEXT)
def test_whatever_is_shown_of_several_does_nothing(source: str):
    articles = [nutgraf.read(one, "plaintext") for one in (source, f"{source}\nIt rained.")]
    if not all(article.sentences for article in articles):
        return
    found = nutgraf.brief_together(articles, names=[NAME, "b.txt"])
    check("text", text.plain(text.joint_briefing(found)))
    check("markdown", markdown.joint_briefing(found))
    check("json", multi_document_data.joint_briefing(found))


def test_the_words_are_still_there():
    article = nutgraf.read(TEXT, "plaintext")
    shown = text.plain(text.summary(nutgraf.summarize(article, length=20)))
    for sentence in article.sentences:
        assert visible_line(sentence.text) in shown
    assert "\ufffd]52;c;ZXZpbA==\ufffd\\" in shown
    assert not any(acts(one) for one in shown)


# Those that print words of our own only, and those that make everything visible first.
PRINTING = {
    *("cli/__init__.py", "cli/templates.py", "cli/server.py", "cli/counting.py"),
    *("cli/check.py", "cli/mcp.py"),
    *("cli/terminal.py", "cli/tables.py", "cli/methods.py", "batch/progress.py"),
}


def test_nobody_else_prints():
    """What names files or quotes them goes through `cli.terminal`."""
    folder = Path(nutgraf_server.__file__).parent
    prints = re.compile(r"click\.s?echo\(|std(?:out|err)(?:\.buffer)?\.write\(|\.print\(")
    found = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if prints.search(path.read_text("utf-8"))
    }
    assert found <= PRINTING
