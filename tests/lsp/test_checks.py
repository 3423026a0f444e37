"""What the checks find, and what they leave alone."""

import pytest
from lsprotocol import types

import nutgraf
from nutgraf.checking import Check, dangling_opening, differing_number, no_source
from nutgraf_server.lsp.requests.diagnostic import diagnostic, diagnostics
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.findings import claims_in

from .marked import marked
from .opened import DOCUMENT, opened


def found(check, text):
    """The words that a check finds."""
    fixture = marked(text, cursor="‸")
    article = nutgraf.read(fixture.source, "markdown", language="en")
    about = (article,) if check is dangling_opening else (article, claims_in(article))
    return fixture, [(one.span, one) for one in check.findings(*about)]


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
    finding, _ = agrees(
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

        ## The end

        That’s how it went for the ferryman.
        ^^^^^^
        """,
    )
    assert finding.message == "“But” leans on what stands above the heading"


TEXT = "# Water\n\nThe city of Tolland lost 31 percent of its drinking water last year.\n"
PARAMS = types.DocumentDiagnosticParams(DOCUMENT)


def test_diagnostics_are_hints():
    (hint,) = diagnostics(opened(TEXT, diagnostics=True))
    assert hint.severity is types.DiagnosticSeverity.Information
    assert (hint.code, hint.source) == (Check.NO_SOURCE.value, "nutgraf")
    assert hint.range == types.Range(types.Position(2, 25), types.Position(2, 35))
    assert diagnostics(opened(TEXT)) == []


def test_related_places_are_told_to_clients_that_show_them():
    text = "\n\n".join(TURBINES.format(*part) for part in (("900 homes", ""), ("700 homes", "")))
    for shows in (True, False):
        snapshot = opened(text, Client(related_information=shows), diagnostics=True)
        (hint,) = [one for one in diagnostics(snapshot) if one.code == "differing-number"]
        assert bool(hint.related_information) is shows
        assert "line 1" in hint.message


def test_what_is_the_same_is_not_sent_again():
    snapshot = opened(TEXT, diagnostics=True)
    first = diagnostic(snapshot, PARAMS)
    assert first.kind == "full"
    again = types.DocumentDiagnosticParams(DOCUMENT, previous_result_id=first.result_id)
    assert diagnostic(snapshot, again).kind == "unchanged"
    for other in (opened(TEXT), opened(TEXT + "\n", diagnostics=True)):
        assert diagnostic(other, again).kind == "full"
