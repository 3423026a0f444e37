"""The format is told from the name given, the file's name, then the text; each reader is exact."""

from collections import deque
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import nutgraf
from growth import assert_linear
from nutgraf.reading import formats

READERS = {name: one.reader.labelled_blocks for name, one in formats.FORMATS.items()}

ASCIIDOC = "= Rain\nIda Holm\n:toc:\n\nIt rained.\n"
ORG = "#+TITLE: Rain\n\nIt rained.\n"
RST = "Rain\n====\n\n.. note:: Wet.\n\nIt rained.\n"
LATEX = "% wet\n\\documentclass{article}\n\\begin{document}\nIt rained.\n\\end{document}\n"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("html", "html"),
        ("xhtml", "html"),
        ("restructuredtext", "restructuredtext"),
        ("rst", "restructuredtext"),
        ("asciidoc", "asciidoc"),
        ("adoc", "asciidoc"),
        ("org", "org"),
        ("latex", "latex"),
        ("TeX", "latex"),
        ("markdown", "markdown"),
        ("plaintext", "plaintext"),
        ("vtt", "subtitles"),
    ],
)
def test_told_by_the_caller(asked: str, expected: str):
    assert nutgraf.read("It rained.", format=asked, name="a.md").format == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rain.html", "html"),
        ("file:///home/ida/Rain.HTM", "html"),
        ("rain.rst", "restructuredtext"),
        ("rain.adoc", "asciidoc"),
        ("rain.org", "org"),
        ("rain.tex", "latex"),
        ("rain.md", "markdown"),
        ("rain.srt", "subtitles"),
        ("rain.txt", "plaintext"),
        ("rain", "plaintext"),
        ("rain.unknown", "plaintext"),
    ],
)
def test_told_by_the_name(name: str, expected: str):
    assert nutgraf.read("It rained.", name=name).format == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>\n<title>Rain</title><p>It rained.", "html"),
        ("\ufeff<?xml version='1.0'?>\n<html><body>It rained.</body></html>", "html"),
        ("<!-- wet -->\n<article><p>It rained.</p></article>", "html"),
        ("<p>It rained.</p>", "html"),
        (LATEX, "latex"),
        (ORG, "org"),
        (ASCIIDOC, "asciidoc"),
        (RST, "restructuredtext"),
        ("Rain\n====\n\nIt rained.\n", "markdown"),
        ("# Rain\n\nIt rained.\n", "markdown"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nIt rained.\n", "subtitles"),
        ("1\n00:00:01,000 --> 00:00:02,000\nIt rained.\n", "subtitles"),
        ("From: Ann Lee <a@osk.example>\nSubject: Rain\n\nIt rained.\n", "mail"),
        ("Von: Ann Lee\nGesendet: Montag\nBetreff: Regen\n\nEs regnete.\n", "mail"),
        ("Ann: It rained.\nBo: It did.\n\nFrom: where?\n", "plaintext"),
        ("From: the sea\nIt rained.\n", "plaintext"),
        ("= Rain\n\nIt rained.\n", "plaintext"),
        ("<p was the first of the letters> it rained.", "plaintext"),
        ("He wrote \\documentclass into his diary.", "plaintext"),
        (".. and then it rained.\n\nAll day.", "plaintext"),
        ("It rained.\n\n* one\n* two\n", "plaintext"),
        ("", "plaintext"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_told_by_the_text(text: str, expected: str, end: str):
    assert nutgraf.read(text.replace("\n", end)).format == expected


def test_an_unknown_format_is_refused_with_the_known():
    known = ", ".join(sorted(formats.FORMATS))
    with pytest.raises(nutgraf.UnknownFormatError, match=known):
        nutgraf.read("It rained.", format="papyrus")


def test_an_editors_unknown_language_is_told_by_the_rest():
    assert formats.by_language_id("papyrus", ORG).name == "org"
    assert formats.by_language_id("papyrus", "It rained.", "rain.rst").name == "restructuredtext"


PIECES = st.sampled_from(
    [
        "It rained. ",
        "Holm, 3.5 litres",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "\ufeff",
        "\u00a0",
        *("<p>", "</p>", "<b>", "</b>", "<br>", "<h1>", "</h1>", "<!--", "-->", "<a href='x'>"),
        *("</a>", "<sup>", "</sup>", "<table>", "<td>", "</table>", "&amp;", "&nbsp;", "&#8217;"),
        *("&notit;", "<", ">", "&", "<li>", "<pre>", "</pre>", "<nav>", "</nav>", "<title>"),
        *("</title>", "<script>", "</script>", "<body>", "<div hidden>", "</div>", "<aside>"),
        *("\\section{", "}", "{", "\\emph{", "\\cite{x}", "~", "``", "''", "---", "\\'e", "$"),
        *("\\[", "\\]", "\\begin{itemize}", "\\item ", "\\end{itemize}", "%", "\\%", "\\\\"),
        *(
            "\\begin{document}",
            "\\end{document}",
            "\\title{",
            "\\author{",
            "\\footnote{",
            "\\verb|",
        ),
        *("====\n", "----\n", "~~~~\n", ".. ", "::", ".. note:: ", ":Author: ", "`", "``", "`_"),
        *("**", "*", "_", "[1]_", "|", "- ", "1. ", ">>> ", "+--+\n", "== ==\n", "\\ "),
        *("= ", "== ", "|===\n", "____\n", "[[", "]]", "<<", ">>", "footnote:[", "]", "//", "+\n"),
        *("WEBVTT\n\n", "00:01.000 --> 00:02.000\n", "<v Ann>", "- ", "[rain]", "NOTE x\n"),
        *("* ", "** ", "#+TITLE: ", "#+BEGIN_SRC\n", "#+END_SRC\n", ":END:\n", ":A:\n", "[fn:1]"),
        *("[[u:x][", "# ", ": ", "/", "=", "#", "^", "Ω", "\u0301", "😀", "中。"),
    ]
)
MARKUP = st.lists(PIECES, max_size=40).map("".join)


# How far before a character whatever stands for it may begin: "&nGt;" is two, "\\LaTeX" is five.
REWRITTEN = {"html": 1, "markdown": 1, "latex": 6}


def check(source: str, form: str) -> None:
    end = 0
    for draft in READERS[form](source, "en"):
        assert end <= draft.span.start < draft.span.end <= len(source)
        end = draft.span.end
        text, places = draft.clean.text, list(draft.clean.places)
        assert text
        assert text.strip() == text
        assert places == sorted(set(places))
        assert draft.span.start <= places[0]
        assert places[-1] < draft.span.end
        for character, place in zip(text, places, strict=True):
            # As it is written, a blank for white space or a tag, or what an entity, an escape or
            # a command that stands right there is written for.
            near = source[max(0, place - REWRITTEN.get(form, 0)) : place + 1]
            assert character in (source[place], " ") or set(near) & set("&\\`'-"), near


@given(MARKUP, st.sampled_from(sorted(READERS)))
@example("&notit;&nbsp;&NotEqualTilde;x", "html")
@example("<p>a<sup><a href=x>1</a></sup></p>", "html")
@example("\\LaTeX\\'", "latex")
@example("a\\and b", "latex")
@example("A\n=\n", "restructuredtext")
def test_every_character_has_its_place(source: str, form: str):
    check(source, form)


@given(st.text(max_size=300), st.sampled_from(sorted(READERS)))
def test_any_text_has_places(source: str, form: str):
    check(source, form)


HOSTILE = {
    "html": ["<div>", "<", "&", "<!--", "<!", "</", "<a ", '<a x="', "<sup>1", "</p>", "<title>"],
    "latex": ["\\", "{", "$", "\\[", "\\(", "\\emph{", "\\begin{verbatim}", "\\cite[", "\\email{"],
    "restructuredtext": ["`", "*", "|", "[1]_", ".. ", "a_ ", "::\n\n", "=\n"],
    "asciidoc": ["*", "_", "`", "<<", "[", "footnote:[", "----\n", "a::b[", "#"],
    "org": ["*", "[[", "[fn:", "=", "#+BEGIN_SRC\n", ":A:\n", "<<", "/"],
}


@pytest.mark.long
@pytest.mark.parametrize(
    ("form", "unit"), [(form, unit) for form, units in HOSTILE.items() for unit in units]
)
def test_hostile_input_takes_linear_time(form: str, unit: str):
    def drafts(size: int) -> Callable[[], object]:
        text = (unit * (size // len(unit) + 1))[:size]
        return lambda: deque(READERS[form](text, "en"), maxlen=0)

    assert_linear(drafts, form)


def test_a_mail_in_a_file_of_plain_text():
    text = "From: Ann Lee\nDate: 2 May 2025\n\nIt rained.\n"
    assert nutgraf.read(text, name="rain.txt").format == "mail"
    assert formats.by_language_id("plaintext", text).name == "mail"
    assert nutgraf.read(text, "plaintext").format == "plaintext"
    assert nutgraf.read(text, name="rain.md").format == "markdown"
