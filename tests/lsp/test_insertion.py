"""A summary put into the article: where it goes, and what becomes of one that is there."""

import tomllib

import pytest

import nutgraf
from nutgraf.edits import description as front_matter
from nutgraf.edits.insertion import Insertion, InsertionPlace
from nutgraf.edits.markup import paragraph
from nutgraf.errors import NutgrafError
from nutgraf_server.lsp.edits.insertion import insertion, workspace_edit
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.settings import Settings

from .marked import marked
from .opened import opened

ONE = "The ferry to Osk left the pier on Monday with its bow door open."
TWO = "Nobody on the quay had a key to the hut, and the night train was late again."
THREE = "The harbour office has closed the berth until the door is mended in spring."
BODY = f"{ONE} {TWO} {THREE}"


def put(found: Insertion, source: str) -> str:
    return source[: found.span.start] + found.text + source[found.span.end :]


def inserted(
    source: str,
    form: str,
    place: InsertionPlace = InsertionPlace.TOP,
    offset: int | None = None,
    length: str = "1",
) -> str:
    article = nutgraf.read(source, form)
    return put(insertion(article, place, offset, Settings(), method="lead", length=length), source)


TOPS = {
    "below the heading": ("markdown", f"# Osk\n\n@{BODY}\n", f"> {ONE}\n\n"),
    "below byline and date": (
        "markdown",
        f"# Osk\n\nby Ann Lee\n\n4 March 2026\n\n@{BODY}\n",
        f"> {ONE}\n\n",
    ),
    "with CRLF": ("markdown", f"# Osk\r\n\r\n@{BODY}\r\n", f"> {ONE}\r\n\r\n"),
    "with no blank line": ("markdown", f"# Osk\n@{BODY}\n", f"\n> {ONE}\n\n"),
    "below an underlined title": ("markdown", f"Osk\n===\n\n@{BODY}\n", f"> {ONE}\n\n"),
    "below front matter": (
        "markdown",
        f"---\ntitle: Osk\n---\n@\n{BODY}\n",
        f"\n> {ONE}\n",
    ),
    "behind a byte order mark": ("markdown", f"\ufeff@{BODY}\n", f"> {ONE}\n\n"),
    "before a list": ("markdown", f"# Osk\n\n@- {BODY}\n", f"> {ONE}\n\n"),
    "without a title": ("plaintext", f"@{BODY}\n", f"{ONE}\n\n"),
    "with no last line end": ("plaintext", f"@{BODY}", f"{ONE}\n\n"),
    "before an overlined heading": (
        "restructuredtext",
        f"Osk\n===\n\n@-------\nThe day\n-------\n\n{BODY}\n",
        f"{ONE}\n\n",
    ),
    "below a header": (
        "asciidoc",
        f"= Osk\nAnn Lee <ann@example.org>\n:toc:\n\n@[.lead]\n{BODY}\n",
        f"{ONE}\n\n",
    ),
    "below keywords": ("org", f"#+TITLE: Osk\n#+OPTIONS: toc:nil\n\n@{BODY}\n", f"{ONE}\n\n"),
    "before an environment": (
        "latex",
        "\\documentclass{article}\n\\title{Osk}\n\\begin{document}\n\\maketitle\n\n"
        f"@\\begin{{abstract}}\n{BODY}\n\\end{{abstract}}\n\\end{{document}}\n",
        f"{ONE}\n\n",
    ),
    "before the first element": (
        "html",
        f"<body>\n<h1>Osk</h1>\n  @<p class='x'><b>{BODY}</b></p>\n</body>",
        f"<p>{ONE}</p>\n  ",
    ),
}


MARKS = {
    "asciidoc": "// nutgraf: summary\n",
    "html": "<!-- nutgraf: summary -->\n",
    "latex": "% nutgraf: summary\n",
    "markdown": "[//]: # (nutgraf: summary)\n",
    "org": "# nutgraf: summary\n",
    "plaintext": "",
    "restructuredtext": ".. nutgraf: summary\n\n",
}


@pytest.mark.parametrize(("form", "at", "text"), TOPS.values(), ids=TOPS)
def test_at_the_top(form, at, text):
    before, after = at.split("@", 1) if "<ann@" not in at else at.rsplit("@", 1)
    mark = MARKS[form].replace("\n", "\r\n") if "\r\n" in at else MARKS[form]
    if form == "html":
        mark += "  "
    lead = text[: len(text) - len(text.lstrip("\n"))]
    assert inserted(before + after, form) == before + lead + mark + text.lstrip("\n") + after


@pytest.mark.parametrize("form", MARKS)
def test_what_was_put_in_is_not_read(form):
    title, text = {
        "asciidoc": ("= Osk\n\n", BODY),
        "html": ("<h1>Osk</h1>\n", f"<p>{BODY}</p>"),
        "latex": ("\\title{Osk}\n\\begin{document}\n\n", f"{BODY}\n\\end{{document}}"),
        "markdown": ("# Osk\n\n", BODY),
        "org": ("#+TITLE: Osk\n\n", BODY),
        "plaintext": ("Osk\n\n", BODY),
        "restructuredtext": ("Osk\n===\n\n", BODY),
    }[form]
    source = f"{title}{text}\n"
    for length in ("1", "2"):
        once = nutgraf.read(inserted(source, form, length=length), form)
        before = nutgraf.read(source, form)
        assert [one.text for one in once.sentences] == [one.text for one in before.sentences]
        assert [one.index for one in once.sentences] == [0, 1, 2]
        assert nutgraf.summarize(once).text == nutgraf.summarize(before).text
        after_an_edit = nutgraf.read(once.source, form, previous=before)
        assert after_an_edit.blocks == once.blocks


@pytest.mark.parametrize("form", [one for one in MARKS if one != "plaintext"])
def test_what_has_a_mark_is_replaced_whatever_it_says(form):
    source = f"<p>{BODY}</p>\n" if form == "html" else f"{BODY}\n"
    if form == "latex":
        source = f"\\begin{{document}}\n\n{BODY}\n\\end{{document}}\n"
    once = inserted(source, form)
    edited = once.replace(ONE, "Somebody wrote something else entirely about the ferry.", 1)
    assert inserted(edited, form) == once


def test_a_mark_that_lost_its_summary_hides_nothing():
    source = f"# Osk\n\n{MARKS['markdown']}\n{BODY}\n"
    assert len(nutgraf.read(source, "markdown").sentences) == 3
    assert inserted(source, "markdown").count(ONE) == 2


def test_a_line_that_a_page_repeats_is_read():
    caption = "The ferry lies at the pier of Osk in the last light of a long day."
    source = f"Osk\n\n{caption}\n\n{BODY}\n\n{caption}\n\n{TWO}\n"
    assert caption in [one.text for one in nutgraf.read(source, "plaintext").sentences]


@pytest.mark.parametrize(("form", "at", "text"), TOPS.values(), ids=TOPS)
def test_twice_is_once(form, at, text):
    del text
    once = inserted(at if "<ann@" in at else at.replace("@", "", 1), form)
    with pytest.raises(NutgrafError, match="stands there already"):
        inserted(once, form)
    longer = inserted(once, form, length="2")
    assert TWO in longer.partition(THREE)[0]
    assert longer.count(ONE) == once.count(ONE)
    assert inserted(longer, form) == once


SECTIONS = f"""\
# Osk

{BODY}

## The hut

Its door is painted a red that nobody chose. The lock was made in Leeds by a firm that is gone.

## The train

It has run since 1911, and was never once on time. The guard says it is the hills.
"""


@pytest.mark.parametrize("form", ["markdown", "plaintext", "html", "asciidoc"])
def test_twice_is_once_where_the_words_would_act(form):
    words = "The ferry \x1b]52;c;ZXZpbA==\x1b\\ left \u202e the pier, see https://ferry.example/a."
    body = f"{words} {TWO} {THREE}"
    source = f"<p>{body}</p>\n" if form == "html" else f"{body}\n"
    once = inserted(source, form)
    assert once.count("\x1b") == source.count("\x1b")
    assert once.count("\u202e") == 1
    with pytest.raises(NutgrafError, match="stands there already"):
        inserted(once, form)


@pytest.mark.parametrize("words", ["The hut\n", "lock was", "is gone."])
def test_under_the_heading_of_the_section(words):
    offset = SECTIONS.index(words)
    found = inserted(SECTIONS, "markdown", InsertionPlace.HEADING, offset)
    assert found == SECTIONS.replace(
        "Its door",
        f"{MARKS['markdown']}> The lock was made in Leeds by a firm that is gone.\n\nIts door",
    )
    with pytest.raises(NutgrafError, match="stands there already"):
        inserted(found, "markdown", InsertionPlace.HEADING, offset)


def test_under_the_title_is_at_the_top():
    at_the_top = inserted(SECTIONS, "markdown")
    assert (
        inserted(SECTIONS, "markdown", InsertionPlace.HEADING, SECTIONS.index("Osk")) == at_the_top
    )


def test_below_what_belongs_to_a_heading():
    drawer = f"* The hut\n:PROPERTIES:\n:ID: hut\n:END:\n\n{BODY}\n"
    found = inserted(f"#+TITLE: Osk\n\n{drawer}", "org", InsertionPlace.HEADING, 20)
    assert found.index(":END:") < found.index(ONE)


@pytest.mark.parametrize("offset", [None, 0])
def test_no_heading(offset):
    with pytest.raises(NutgrafError, match="heading"):
        inserted(f"{BODY}\n", "markdown", InsertionPlace.HEADING, offset)


def test_of_a_short_text_one_sentence_is_enough():
    article = nutgraf.read(f"# Osk\n\n{ONE} {TWO} {THREE}\n", "markdown")
    found = insertion(article, InsertionPlace.TOP, None, Settings(length="3 sentences"))
    assert found.words in (ONE, TWO, THREE)


def test_nothing_to_summarize():
    for place in InsertionPlace:
        with pytest.raises(NutgrafError, match="nothing to summarize"):
            inserted("", "markdown", place)


def test_subtitles_take_none():
    source = f"1\n00:00:01,000 --> 00:00:04,000\n{ONE}\n\n2\n00:00:05,000 --> 00:00:09,000\n{TWO}\n"
    with pytest.raises(NutgrafError, match="subtitles"):
        inserted(source, "subtitles")


# Markup is taken from the words and has to be put on again.
HARD = {
    "markdown": "A *starred* rate of <b>5</b> % for R&D_x, said [Ann](the) `boss`, is what it is.",
    "html": "Fish & chips cost < 5 pounds in Osk, and nobody there says that it is too little.",
    "latex": "It is 5 % of $3 for R&D_x #1 in {braces} and ~tilde^ \\ and that is all of it.",
    "restructuredtext": "A *starred* word_ and `ticks` and a |bar| and \\ stand in this sentence.",
    "org": "A *starred* /leaning/ =literal= word and an [[odd]] thing stand in this sentence.",
    "asciidoc": "A *starred* _leaning_ {thing} and `ticks` stand in this one sentence here.",
    "plaintext": "A *starred* _leaning_ <b>word</b> stands in this sentence, and nothing else.",
}


@pytest.mark.parametrize("form", HARD)
def test_words_stay_words(form):
    written = paragraph(HARD[form], form)
    if form in SHOWN:
        assert written == SHOWN[form]
        return
    (block,) = nutgraf.read(f"{written}\n", form).blocks
    assert block.text.replace("\u200b", "") == HARD[form]


# The engine does not undo what takes the meaning from a mark here.
SHOWN = {
    "asciidoc": "A \\*starred* \\_leaning_ \\{thing} and \\`ticks` stand in this one sentence here.",
    "latex": "It is 5 \\% of \\$3 for R\\&D\\_x \\#1 in \\{braces\\} and \\textasciitilde{}tilde"
    "\\textasciicircum{} \\textbackslash{} and that is all of it.",
}


def described(source: str, words: str = 'A "new" one: #1.') -> str:
    found = front_matter.described(source, words, "\n")
    return source[: found.span.start] + found.text + source[found.span.end :]


NEW = 'description: "A \\"new\\" one: #1."'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Text.\n", f"---\n{NEW}\n---\n\nText.\n"),
        ("\ufeffText.\n", f"\ufeff---\n{NEW}\n---\n\nText.\n"),
        ("---\ntitle: Osk\n---\nText.\n", f"---\ntitle: Osk\n{NEW}\n---\nText.\n"),
        ("---\n---\nText.\n", f"---\n{NEW}\n---\nText.\n"),
        ("---\n# note\n---\nText.\n", f"---\n# note\n{NEW}\n---\nText.\n"),
        ("---\ndescription:\n---\nText.\n", f"---\n{NEW}\n---\nText.\n"),
        ("---\ndescription: old\nx: 1\n---\n", f"---\n{NEW}\nx: 1\n---\n"),
        ("---\ndescription: old # why\n---\n", f"---\n{NEW} # why\n---\n"),
        ("---\ndescription: 'it''s # old' # why\n---\n", f"---\n{NEW} # why\n---\n"),
        ("---\nDescription: old\n---\n", f"---\nDescription: {NEW.partition(': ')[2]}\n---\n"),
        ("---\ndescription: >-\n  two\n\n  lines\nx: 1\n---\n", f"---\n{NEW}\nx: 1\n---\n"),
        ("---\ndescription: plain\n  goes on\nx: 1\n---\n", f"---\n{NEW}\nx: 1\n---\n"),
        ('---\ndescription: "two\n  lines"\nx: 1\n---\n', f"---\n{NEW}\nx: 1\n---\n"),
        ("---\nog:\n  description: old\n---\n", f"---\nog:\n  description: old\n{NEW}\n---\n"),
        ("---\n  title: Osk\n---\n", f"---\n  title: Osk\n  {NEW}\n---\n"),
    ],
)
def test_yaml(before, after):
    assert described(before) == after
    with pytest.raises(NutgrafError, match="already"):
        described(after)


@pytest.mark.parametrize(
    "before",
    [
        "title = 'Osk'\n",
        "title = 'Osk'\n[og]\ndescription = 'old'\n",
        "description = 'old' # why\nx = 1\n",
        'description = """two\nlines"""\nx = 1\n',
        '"description" = "a # b"\n',
        "",
    ],
)
def test_toml(before):
    after = described(f"+++\n{before}+++\nText.\n")
    inside = after.removeprefix("+++\n").removesuffix("+++\nText.\n")
    assert tomllib.loads(inside) == {**tomllib.loads(before), "description": 'A "new" one: #1.'}
    assert ("# why" in before) == ("# why" in after)
    with pytest.raises(NutgrafError, match="already"):
        described(after)


@pytest.mark.parametrize(
    "before",
    [
        "---\n{title: Osk}\n---\n",
        "---\n- one\n---\n",
        '---\ndescription: "never closed\nx: 1\n---\n',
        "+++\nno toml\n+++\n",
    ],
)
def test_odd_front_matter_is_left_alone(before):
    with pytest.raises(NutgrafError, match="front matter"):
        described(before)


def test_a_description_is_whole_sentences_within_its_length():
    source = f"---\ntitle: Osk\n---\n\n{BODY} {BODY.replace('Monday', 'Friday')}\n"
    article = nutgraf.read(source, "markdown")
    found = insertion(article, InsertionPlace.FRONT_MATTER, None, Settings())
    assert 0 < len(found.words) <= front_matter.LONGEST_DESCRIPTION
    for sentence in nutgraf.split_sentences(found.words):
        assert sentence.of(found.words) in [one.text for one in article.sentences]


def test_no_sentence_is_short_enough():
    source = "The " + "very " * 60 + "long ferry left.\n"
    with pytest.raises(NutgrafError, match="160"):
        inserted(source, "markdown", InsertionPlace.FRONT_MATTER)


def test_front_matter_is_markdowns():
    with pytest.raises(NutgrafError, match="html"):
        inserted(f"<p>{BODY}</p>", "html", InsertionPlace.FRONT_MATTER)


def test_the_edit_has_the_version_where_the_client_reads_it():
    source = marked(f"# Osk\n\n|{BODY}\n")
    for versions in (True, False):
        snapshot = opened(source.source, Client(document_changes=versions))
        edit = workspace_edit(snapshot, InsertionPlace.TOP, None, method="lead", length="1")
        if versions:
            (change,) = edit.document_changes
            assert change.text_document.version == snapshot.text.version
            (text,) = change.edits
        else:
            (text,) = edit.changes[snapshot.uri]
        assert text.new_text == f"{MARKS['markdown']}> {ONE}\n\n"
        assert snapshot.span(text.range).start == source.offset
