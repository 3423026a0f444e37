"""Every rule has its page, and finds what its page says."""

import re
from pathlib import Path

import pytest

import nutgraf
from nutgraf.checking import RULES, Draft, check, chosen
from nutgraf.edits.backlink import line_for
from nutgraf.errors import NutgrafError
from nutgraf.rendering import markdown

PAGES = Path(__file__).parents[2] / "docs" / "rules"
BLOCK = re.compile(r"^(Found|Not found):\n\n```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EVERY = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def page(rule):
    return (PAGES / f"{rule.code}-{rule.name}.md").read_text("utf-8")


@EVERY
def test_every_rule_has_a_page_that_says_what_it_is(rule):
    title, _, told, *_ = page(rule).split("\n")
    assert title == f"# {rule.code} {rule.name}"
    state = "on" if rule.is_default else "off"
    mended = ", fixed by `--fix`" if rule.is_fixable else ""
    assert told == f"*{rule.severity.value}, {state} by default{mended}*"


# What a rule finds in a text that is made of another is shown in a test of its own.
ALONE = [rule for rule in RULES.values() if rule.code != "NG106"]


@pytest.mark.parametrize("rule", ALONE, ids=lambda rule: rule.code)
def test_a_rule_finds_what_its_page_shows(rule):
    examples = BLOCK.findall(page(rule))
    assert {said for said, _ in examples} == {"Found", "Not found"}
    for said, text in examples:
        found = check(Draft(nutgraf.read(text, "markdown", language="en")), [rule])
        assert bool(found) is (said == "Found"), text


def test_he_is_clear_where_one_person_has_been_named():
    text = "# Ardnish\n\n{}\n\n## The boat\n\nHe was given it by the council last year.\n"
    rule = [RULES["NG301"]]

    def found(said):
        return check(Draft(nutgraf.read(text.format(said), "markdown", language="en")), rule)

    assert not found("Rory Munro is the last ferryman of the island.")
    assert not found("Rory Munro learnt it from his aunt, Mrs. Flora Weir.")
    assert found("Rory Munro learnt it from Angus Weir, the last ferryman before him.")
    assert found("Nobody has crossed the sound since the storm took the pier.")


def test_multiples_do_not_differ():
    text = (
        "# Boats\n\nOn the larger island the boats carried {} and cost the same to mend.\n\n"
        "The boats on the smaller island carried {} and cost the same to mend.\n"
    )
    rule = [RULES["NG202"]]

    def found(one, other):
        return check(Draft(nutgraf.read(text.format(one, other), "markdown", language="en")), rule)

    assert found("900 passengers", "950 passengers")
    assert not found("1.3 times their number", "1.21 times their number")


ARTICLE = """# The ferry

The ferry between Kelm and Ardnish stops running in {month}, the council said on Monday.

The ferry has crossed the sound six times a day, but Rory Munro is the last ferryman of the island.
"""


def test_a_briefing_that_no_longer_matches_its_article():
    before, after = (nutgraf.read(ARTICLE.format(month=month)) for month in ("October", "November"))
    page = markdown.briefing(nutgraf.brief(before)) + f"\n{line_for('ferry.md')}\n"
    briefing = nutgraf.read(page, "markdown")
    assert check(Draft(briefing, original=before)) == []
    assert check(Draft(briefing), chosen(["all"])) == []
    first, *_ = check(Draft(briefing, original=after))
    assert first.rule.code == "NG106"
    assert first.message == (
        "the briefing says “October”, and the text “November”, in line 3 of the article"
    )


def test_the_list_of_rules_is_whole():
    rows = [
        f"| [{rule.code}]({rule.code}-{rule.name}.md) | {rule.name} | {rule.severity.value} | "
        f"{'on' if rule.is_default else 'off'} | {'yes' if rule.is_fixable else ''} | "
        f"{rule.summary} |"
        for rule in RULES.values()
    ]
    assert "\n".join(rows) in (PAGES / "README.md").read_text("utf-8")
    assert len(list(PAGES.glob("NG*.md"))) == len(RULES)


def test_rules_are_chosen_by_code_beginning_and_name():
    assert {rule.code for rule in chosen(["all"])} == set(RULES)
    assert [rule.code for rule in chosen(["ng101", "differing-number"])] == ["NG101", "NG202"]
    assert not any(rule.code.startswith("NG1") for rule in chosen(ignore=["NG1"]))
    with pytest.raises(NutgrafError, match="unknown rule “NG9”; the rules are all, NG101 missing-"):
        chosen(["NG9"])


FIGURE = "The city of Tolland lost 31 percent of its drinking water in May."
MARKS = {
    "asciidoc": "// {}",
    "html": "<!-- {} -->",
    "latex": "% {}",
    "markdown": "<!-- {} -->",
    "org": "# {}",
    "restructuredtext": ".. {}",
}


@pytest.mark.parametrize("format", MARKS)
@pytest.mark.parametrize("said", ["nutgraf: ignore", "nutgraf: ignore NG3, no-source"])
def test_comments_take_findings_away(format, said):
    words = f"<p>{FIGURE}</p>" if format == "html" else FIGURE
    comment = MARKS[format].format(said)

    def places(text):
        draft = Draft(nutgraf.read(text, format, language="en"))
        return [one.span.start for one in check(draft, [RULES["NG201"]])]

    both = f"{words}\n\n{comment}\n\n{words}\n\n{words.replace('May', 'June')}\n"
    first, last = places(both)
    assert first < both.index(comment) < both.rindex("\n\n") < last
    everywhere = MARKS[format].format("nutgraf: ignore-file")
    assert places(f"{words}\n\n{everywhere}\n") == []
    assert (
        len(places(f"{words}\n\n{MARKS[format].format('nutgraf: ignore NG202')}\n\n{words}")) == 2
    )


def test_comments_on_a_line_and_in_front_matter():
    text = f"""---
# nutgraf: ignore NG101
title: Water
---

{FIGURE} <!-- nutgraf: ignore -->

{{/* nutgraf: ignore NG201 */}}
{FIGURE}

[//]: # (nutgraf: ignore)
{FIGURE}

{FIGURE}
"""
    (finding,) = check(Draft(nutgraf.read(text, "markdown")), chosen(["NG1", "NG201"]))
    assert finding.span.start > text.rindex("\n\n")
