"""Descriptions offered in front matter, without a server."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

import nutgraf
from nutgraf.edits.candidates import descriptions
from nutgraf_server.lsp.documents.articles import Articles
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.requests.completion import completion, gap_at, written
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import Settings

from .marked import marked

BODY = """
# Rain over Ardnish

The river rose over the lower road on Tuesday. Rain fell on Friday, said Ann "Reid".

Three farms were cut off from the village for two days. The school by the sea stayed closed.
"""


def replaced(matter: str) -> str | None:
    """What a description takes the place of, with the cursor in this front matter."""
    fixture = marked(f"{matter}\n{BODY}")
    gap = gap_at(fixture.source, fixture.offset)
    return None if gap is None else gap.span.of(fixture.source)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("description:|", ""),
        ("description: |", " "),
        ("description: | ", " "),
        ("description:| Rain fell.  ", " Rain fell."),
        ("Summary : R|ain # a remark", " Rain"),
        ("abstract: C#|", " C#"),
        ("description: |# a remark", " "),
        ("description: '|'", " ''"),
        ('description: "|', ' "'),
        (r'description: "Say \"# no\""|  # a remark', r' "Say \"# no\""'),
        ("'description': |", " "),
        ("seo:\n  description: |\n  title: Rain", " "),
        ("description: |\n\ntags: [rain]", " "),
    ],
)
def test_behind_a_descriptions_colon(line, expected):
    assert replaced(f"---\ntitle: Rain\n{line}\n---") == expected
    assert replaced(f"---\n{line}\ntitle: Rain\n---") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("description =|", ""),
        ("  description = 'Rain'|  # a remark", " 'Rain'"),
        ('description = "|"\n  title = "Rain"', ' ""'),
    ],
)
def test_behind_a_descriptions_equals_sign(line, expected):
    assert replaced(f"+++\n{line}\n+++") == expected


@pytest.mark.parametrize(
    "matter",
    [
        # Not behind the colon, nor in the value; another name; a value that goes on below.
        "---\ndescription|:\n---",
        "---\ndescription: Rain # a |remark\n---",
        "---\ntitle: |\n---",
        "---\nno description: |\n---",
        "---\ndescription: |\n  Rain fell.\n---".replace(": |", ": >|"),
        "---\ndescription: Rain|\n\n  fell.\n---",
        # The sign of the other kind; a text over lines.
        "---\ndescription = |\n---",
        "+++\ndescription: |\n+++",
        '+++\ndescription = """|\nRain"""\n+++',
        # No front matter.
        "description: |",
        "---\ndescription: |",
        "Rain.\n\n---\ndescription: |\n---",
        "---\ntitle: Rain\n---\ndescription: |",
    ],
)
def test_elsewhere_nothing(matter):
    assert replaced(matter) is None


def test_summaries_that_fit_the_longer_first():
    found = list(descriptions(nutgraf.read(BODY, "markdown"), "lead"))
    assert found == [
        'The river rose over the lower road on Tuesday. Rain fell on Friday, said Ann "Reid". '
        "Three farms were cut off from the village for two days.",
        'The river rose over the lower road on Tuesday. Rain fell on Friday, said Ann "Reid".',
        "The river rose over the lower road on Tuesday.",
    ]


def test_no_sentence_is_cut():
    long = f"The river rose {'and rose ' * 20}over the lower road."
    assert list(descriptions(nutgraf.read(f"# Rain\n\n{long}\n", "markdown"), "lead")) == []
    text = f"# Rain\n\n{long} {long} The school by the sea stayed closed.\n"
    found = list(descriptions(nutgraf.read(text, "markdown"), "lead"))
    assert found == ["The school by the sea stayed closed."]


@given(
    st.lists(
        st.sampled_from(
            ["Rain fell", "and the river", "rose", "1,200", "by", "“noon”", "Ann", "."]
        ),
        max_size=60,
    )
)
def test_every_description_is_of_whole_sentences_and_fits(words):
    article = nutgraf.read(" ".join(words), "markdown")
    found = list(descriptions(article, "default"))
    texts = {sentence.text for sentence in article.sentences}
    assert len(found) <= 3
    assert len(set(found)) == len(found)
    for description in found:
        assert len(description) <= 160
        left = description
        while left:
            first = max((text for text in texts if left.startswith(text)), key=len)
            left = left.removeprefix(first).lstrip()


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_what_is_written_is_read_again(words):
    assert json.loads(written(words, ":")) == words
    assert tomllib.loads(f"description ={written(words, '=')}") == {"description": words}


def offered(matter: str, language: str = "markdown") -> list[types.CompletionItem] | None:
    fixture = marked(f"{matter}\n{BODY}")
    text = DocumentText("file:///a.md", language, 1, Rope.of(fixture.source))
    snapshot = Snapshot(text, Settings(method="lead"), Client(), Articles())
    position = snapshot.range(nutgraf.Span(fixture.offset, fixture.offset)).start
    identifier = types.TextDocumentIdentifier(text.uri)
    return completion(snapshot, types.CompletionParams(identifier, position))


@pytest.mark.parametrize("language", ["markdown", "asciidoc", "org", "restructuredtext"])
def test_an_item(language):
    items = offered('---\ndescription: "Ra|in"\n---', language)
    assert items is not None
    last = items[-1]
    assert last.label == "The river rose over the lower road on Tuesday."
    assert last.detail == "9 words, 46 characters, by lead"
    assert last.filter_text == ' "Ra'
    range_ = types.Range(types.Position(1, 12), types.Position(1, 19))
    assert last.text_edit == types.TextEdit(range_, f' "{last.label}"')
    assert [item.sort_text for item in items] == sorted(str(place) for place in range(len(items)))


def test_no_item_for_other_formats_and_places():
    assert offered("---\ndescription: |\n---", "plaintext") is None
    assert offered("---\ndescription: |\n---", "latex") is None
    assert offered("---\ntitle: |\n---") is None
