"""What the checks find, and what they leave alone."""

import pytest
from lsprotocol import types

import nutgraf
from nutgraf.checking import Draft, dangling_opening, differing_number, no_source
from nutgraf_server.lsp.requests.code_action import code_action
from nutgraf_server.lsp.requests.diagnostic import diagnostic, diagnostics
from nutgraf_server.lsp.session.client import Client

from . import wire
from .marked import marked
from .opened import DOCUMENT, URI, opened


def found(check, text):
    """The words that a check finds."""
    fixture = marked(text, cursor="‸")
    article = nutgraf.read(fixture.source, "markdown", language="en")
    return fixture, [(one.span, one) for one in check.findings(Draft(article))]


def agrees(check, text):
    fixture, findings = found(check, text)
    assert tuple(span for span, _ in findings) == fixture.spans
    return [finding for _, finding in findings]


def test_a_figure_without_a_source():
    (finding,) = agrees(
        no_source,
        """
        # Water

        The city of Tolland lost 31 percent of its drinking water in May.
                                 ^^^^^^^^^^

        The leaks cost the city of Tolland $4 million a year, according to the auditor.
        """,
    )
    assert finding.message == "“31 percent of its drinking water”: no source is named"


@pytest.mark.parametrize(
    "text",
    [
        "The city of Tolland lost 31 percent of its water last year, the mayor Ann Lee said.",
        "The mayor of Tolland, Ann Lee, said it was bad. The city lost 31 percent of its water.",
        "The city of Tolland lost 31 percent of its water last year ([audit](https://a.example)).",
        "The city of Tolland lost 31 percent of its drinking water last year.[^1]",
        "We found that the city of Tolland lost 31 percent of its drinking water last year.",
        "The crew of the Morven lowered 16 trays into the harbour of Tolland on Tuesday.",
        "Did the city of Tolland really lose 31 percent of its drinking water last year?",
    ],
)
def test_figures_that_need_no_source(text):
    assert found(no_source, text)[1] == []


def test_a_number_that_differs():
    text = """
        # Turbines

        The turbines in the sound supply 900 homes on the island of Ardnish with power.

        Nobody asked the fishermen of Kelm, who have other things to think about.

        Power from the turbines in the sound goes to 950 homes on the island of Ardnish.
                                                     ^^^
        """
    (finding,) = agrees(differing_number, text)
    assert finding.message == "“950 homes” here, “900 homes” in line 3"
    (related,) = finding.related
    assert related.span.of(marked(text, "‸").source) == "900"


TURBINES = "The turbines in the sound supply {} on the island of Ardnish with power{}."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("900 homes", ""), ("900 homes", "")),
        (("900 homes", ""), ("904 homes", "")),
        (("4.2 million homes", ""), ("4.23 million homes", "")),
        (("900 homes", " in 2020"), ("1,400 homes", " in 2024")),
        (("900 homes", ""), ("another 300 homes", "")),
        (("900 homes", ""), ("300 boats", "")),
        (("900 homes", ""), ("12 percent of homes", "")),
        (("900 homes", ""), ("950 homes", ", up from last year")),
        (("900 homes", ", Ann Lee said"), ("950 homes", ", Bo Dahl said")),
        (("ten years", ""), ("12 years", "")),
    ],
)
def test_numbers_that_may_differ(one, other):
    text = f"{TURBINES.format(*one)}\n\nIt rained.\n\n{TURBINES.format(*other)}\n"
    assert found(differing_number, text)[1] == []


def test_a_section_that_opens_with_a_word_that_leans():
    (finding,) = agrees(
        dangling_opening,
        """
        # Ardnish

        He is the last ferryman of the island.

        But he will go.

        ## The boat

        But he kept the boat. It was his father's.
        ^^^

        She is not told.

        ## The bus

        Both villages have one.

        ## How does it end?

        Therefore nobody knows.

        ## Rory Munro

        He was the last ferryman of the island.
        """,
    )
    assert finding.message == "“But” refers to text above the heading"


TEXT = "# Water\n\nThe city of Tolland lost 31 percent of its drinking water last year.\n"
PARAMS = types.DocumentDiagnosticParams(DOCUMENT)


def test_notes_are_information():
    (hint,) = diagnostics(opened(TEXT, diagnostics=True, select_rules=("NG201", "NG202")))
    assert hint.severity is types.DiagnosticSeverity.Information
    assert (hint.code, hint.source) == ("NG201", "nutgraf")
    assert hint.range == types.Range(types.Position(2, 25), types.Position(2, 35))
    assert diagnostics(opened(TEXT)) == []


def test_related_places_are_told_to_clients_that_show_them():
    text = "\n\n".join(TURBINES.format(*part) for part in (("900 homes", ""), ("700 homes", "")))
    for shows in (True, False):
        snapshot = opened(
            text,
            Client(related_information=shows),
            diagnostics=True,
            select_rules=("NG201", "NG202"),
        )
        (hint,) = [one for one in diagnostics(snapshot) if one.code == "NG202"]
        assert bool(hint.related_information) is shows
        assert "line 1" in hint.message


def test_what_is_the_same_is_not_sent_again():
    snapshot = opened(TEXT, diagnostics=True, select_rules=("NG201", "NG202"))
    first = diagnostic(snapshot, PARAMS)
    assert first.kind == "full"
    again = types.DocumentDiagnosticParams(DOCUMENT, previous_result_id=first.result_id)
    assert diagnostic(snapshot, again).kind == "unchanged"
    for other in (
        opened(TEXT),
        opened(TEXT + "\n", diagnostics=True, select_rules=("NG201", "NG202")),
    ):
        assert diagnostic(other, again).kind == "full"


STALE = """---
title: Water
description: The city of Tolland lost 31 percent of its water in May.
---

The city of Tolland lost 34 percent of its water in May, and nobody knows where it went.

The city of Tolland lost 34 percent of its water in May.
"""


def quick_fixes_of(snapshot):
    context = types.CodeActionContext(diagnostics(snapshot), only=["quickfix"])
    (first, *_) = context.diagnostics
    return code_action(snapshot, types.CodeActionParams(DOCUMENT, first.range, context))


def after(snapshot, action):
    ((edit,),) = action.edit.changes.values()
    span = snapshot.span(edit.range)
    source = snapshot.text.source
    return source[: span.start] + edit.new_text + source[span.end :]


def test_a_quick_fix_mends_a_stale_description_and_another_ignores_it():
    snapshot = opened(STALE, Client(code_action_literals=True), diagnostics=True)
    mend, ignore = quick_fixes_of(snapshot)
    assert mend.title == "Nutgraf: write a description of the text's own sentences"
    assert mend.diagnostics[0].code == "NG104"
    assert mend.diagnostics[0].severity is types.DiagnosticSeverity.Warning
    for action in (mend, ignore):
        assert diagnostics(opened(after(snapshot, action), diagnostics=True)) == []
    assert after(snapshot, ignore).startswith("---\n# nutgraf: ignore NG104\ntitle:")


IGNORED = {
    "markdown": ("# Water\n\n{}", " <!-- nutgraf: ignore NG201 -->"),
    "html": ("<h1>Water</h1>\n<p>{}</p>", " <!-- nutgraf: ignore NG201 -->"),
    "latex": ("\\section{{Water}}\n\n{}", "% nutgraf: ignore NG201\n"),
    "org": ("* Water\n\n{}", "# nutgraf: ignore NG201\n"),
    "asciidoc": ("= Water\n\n{}", "// nutgraf: ignore NG201\n"),
    "restructuredtext": ("Water\n=====\n\n{}", ".. nutgraf: ignore NG201\n\n"),
}


@pytest.mark.parametrize("language", IGNORED)
def test_a_finding_is_ignored_in_every_format(language):
    around, comment = IGNORED[language]
    text = around.format("The city of Tolland lost 31 percent of its drinking water in May.")
    client, chosen = Client(code_action_literals=True), {"select_rules": ("NG201",)}
    snapshot = opened(f"{text}\n", client, language, diagnostics=True, **chosen)
    (ignore,) = quick_fixes_of(snapshot)
    assert ignore.title == "Nutgraf: ignore NG201 no-source here"
    assert comment in after(snapshot, ignore)
    again = opened(after(snapshot, ignore), client, language, diagnostics=True, **chosen)
    assert diagnostics(again) == []


def test_a_client_pulls_and_has_a_finding_mended():
    later = {"properties": ["edit"]}
    can = {
        "diagnostic": {},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
            "resolveSupport": later,
            "dataSupport": True,
        },
    }
    params = {
        "initializationOptions": {"diagnostics": True},
        "capabilities": {"textDocument": can},
    }
    with wire.server(params) as server:
        server.notify("textDocument/didOpen", wire.item(URI, STALE, language="markdown"))
        document = {"textDocument": {"uri": URI}}
        (item,) = server.result("textDocument/diagnostic", document)["items"]
        assert (item["code"], item["severity"]) == ("NG104", 2)
        context = {"diagnostics": [item], "only": ["quickfix"]}
        asked = {**document, "range": item["range"], "context": context}
        mend, _ = server.result("textDocument/codeAction", asked)
        assert "edit" not in mend
        ((edit,),) = server.result("codeAction/resolve", mend)["edit"]["changes"].values()
        assert "34 percent" in edit["newText"]
        server.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": "# B\n"}]},
        )
        assert server.ask("codeAction/resolve", mend)["error"]["code"] == -32801


def test_the_workspace_is_pulled_with_files_that_are_not_open(tmp_path):
    other = "# B\n\nIt rained.\n"
    names = ("a.md", "b.md", ".hidden/a.md", "LICENSE.md", "a.txt")
    for name, text in zip(names, (STALE, other, STALE, STALE, STALE), strict=True):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    params = {
        "initializationOptions": {"diagnostics": True},
        "capabilities": {"textDocument": {"diagnostic": {}}},
        "workspaceFolders": [{"uri": tmp_path.as_uri(), "name": "x"}],
    }
    opened_uri, closed = ((tmp_path / name).as_uri() for name in ("b.md", "a.md"))
    with wire.server(params) as server:
        server.notify("textDocument/didOpen", wire.item(opened_uri, STALE, language="markdown"))

        def pull(before):
            known = [{"uri": uri, "value": one["resultId"]} for uri, one in before.items()]
            items = server.result("workspace/diagnostic", {"previousResultIds": known})["items"]
            return {one["uri"]: one for one in items}

        first = pull({})
        assert set(first) == {opened_uri, closed}
        for one in first.values():
            assert [item["code"] for item in one["items"]] == ["NG104"]
        again = pull(first)
        assert {one["kind"] for one in again.values()} == {"unchanged"}
        (tmp_path / "a.md").write_bytes(other.encode())
        assert pull(first)[closed]["items"] == []
