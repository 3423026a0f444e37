"""What kind of article a text is, and what that changes in its briefing."""

import re

import pytest

import nutgraf
from nutgraf.article_kinds import ArticleKind
from nutgraf.briefing import brief
from nutgraf.rendering import data, markdown

HOW_TO = """# How to mend a bicycle tube

A puncture costs nobody more than ten minutes, and the kit costs 4 euros.

Turn the bicycle over. Remove the wheel. Pull the tyre off on one side with two levers. Take the
tube out and pump it up. Listen for the hole, or put the tube in water. If the hole is small, mark
it with chalk. Sand the rubber for 20 seconds. Spread the glue, wait 5 minutes and press the patch
on for 1 minute. Put everything back. Most tubes last for 3,000 kilometres.
"""

LIST = """# 4 ferries that are worth the wait

Some ferries are only late. These are late and lovely.

## The Ada

The Ada crosses the sound in forty minutes, and its cook is from Ellery.

## The Ida

The Ida has run since 1931. Its engine was built in Skarholm by two brothers.

## The Una

The Una carries sheep. It also carries people, who are asked to stand behind the sheep.

## The Eva

The Eva is new. Nobody has been on it in winter.
"""

MATCH = """# Rovers beat United 3-1

Rovers beat United 3-1 on Saturday with two late goals by substitute Ann Lee.

United scored first, from a penalty after nine minutes. Lee equalised before half-time, and her
second goal made it 2-1. The referee added six minutes of stoppage time. A third goal by striker Mo
Kell ended it. United's goalkeeper saved eleven shots. Rovers have won 4 of 5 and lost 2-0 once.
"""

SPEECH = """# Remarks at the opening of the Skarholm bridge

Ladies and gentlemen, I am glad to stand here. We waited forty years for this bridge. We paid for
it ourselves, and we built it. I was a boy when my father signed the first petition. Now we must
keep it. I ask you to pay the toll. We will open it at noon. Thank you.
"""

PAPER = """# Glue on inner tubes

## Introduction

Patches fail early (Kell, 2011). In this paper we measure how glue ages. Others measured heat (Roe
and Lee, 2014) and water (Vane et al., 2016).

## Methods

We glued 200 patches. Each was pulled off after a year.

## Results

Glue that was older than two years failed in 31 percent of the tubes.
"""

NEWS = """# Council closes the old bridge

The council closed the old bridge on Tuesday after an engineer found cracks in two of its arches.

Mayor Ann Lee said the bridge would stay closed until spring. "We must not wait for it to fall," she
said. Repairs will cost $4.2 million, the council's report says. The vote was 6-3. The bridge was
built in 1911, and 9,000 cars a day use it. The council has not said who will pay.
"""

TEXTS = [
    (HOW_TO, "how-to"),
    (LIST, "list"),
    (MATCH, "match"),
    (SPEECH, "speech"),
    (PAPER, "paper"),
    (NEWS, None),
]


@pytest.mark.parametrize(("text", "kind"), TEXTS)
def test_the_form_tells_the_kind_or_none(text: str, kind: str | None):
    assert brief(nutgraf.read(text, "markdown")).kind == kind


def test_opinion_is_told_by_its_label_only():
    labelled = NEWS.replace("old bridge\n", "old bridge | Opinion\n", 1)
    assert brief(nutgraf.read(labelled, "markdown")).kind == "opinion"
    assert brief(nutgraf.read(NEWS.replace("report says", "opinion is"), "markdown")).kind is None


@pytest.mark.parametrize("kind", [None, *ArticleKind])
def test_the_kind_is_told_in_the_head_and_in_json(kind: str | None):
    found = brief(nutgraf.read(NEWS, "markdown"), kind=kind)
    expected = None if kind in {"meeting", "mail"} else kind
    assert found.kind == data.briefing(found)["kind"] == expected


def test_it_can_be_overruled():
    article = nutgraf.read(HOW_TO, "markdown")
    assert "how-to" in markdown.briefing(brief(article)).splitlines()[2]
    assert brief(article, kind="article").kind is None
    assert brief(article, kind="speech").kind == "speech"
    with pytest.raises(ValueError, match="sonnet"):
        brief(article, kind="sonnet")


def test_an_article_is_no_meeting_whatever_is_asked_for():
    found = brief(nutgraf.read(NEWS, "markdown"), kind="meeting")
    assert (found.kind, found.conversation) == (None, None)


def test_the_earlier_name_is_about_conversations_only():
    assert brief(nutgraf.read(HOW_TO, "markdown"), conversation="article").kind == "how-to"


def test_instructions_are_no_claims():
    told = [claim.sentence.text for claim in nutgraf.find_claims(nutgraf.read(HOW_TO, "markdown"))]
    assert not any(text.startswith(("Sand", "Spread", "If the hole")) for text in told)
    assert any("3,000 kilometres" in text for text in told)


def test_what_opens_like_an_instruction_is_a_claim_elsewhere():
    text = (
        NEWS + "\nWater stands 2 metres high in the north arch. Repair costs rose by 40 percent.\n"
    )
    told = [claim.sentence.text for claim in nutgraf.find_claims(nutgraf.read(text, "markdown"))]
    assert any("2 metres" in text for text in told)


@pytest.mark.parametrize("text", [HOW_TO, MATCH, PAPER])
def test_no_source_is_missed_where_the_writer_is_the_source(text: str):
    for full in (False, True):
        assert "no source" not in markdown.briefing(
            brief(nutgraf.read(text, "markdown")), full=full
        )


def test_every_item_of_a_list_is_named_in_its_order():
    found = markdown.briefing(brief(nutgraf.read(LIST, "markdown"), length=1))
    headings = [line[4:] for line in found.splitlines() if line.startswith("### ")]
    assert headings == ["The Ada", "The Ida", "The Una", "The Eva"]


def test_the_page_has_no_empty_list_under_an_item():
    from nutgraf.rendering import briefing_page

    page = briefing_page.part(brief(nutgraf.read(LIST, "markdown"), length=1), "list.md")
    assert page.count("<h4") == 4
    assert not re.search(r"<ul[^>]*>\s*</ul>", page)


INTERVIEW = """An interview with lamp maker Ida Holm

The Gazette spoke to Ida Holm, who has made lamps for ships in Skarholm since 1984.

Most ships have screens now, and you know that. Why do ships still need lamps?

I make lamps because a screen does not tell you where the other ship is when the power is gone.

You have seen a few decades of this trade. What has changed most?

I sold 400 lamps in 1990 and I sold 31 last year, and all of the 31 went to museums in the north.

The glass works may close, people say. Will you go on?

I will go on until the glass works in Ellery closes, and they say that this will be in March.
"""


def test_an_answer_stands_behind_its_question():
    told = markdown.briefing(brief(nutgraf.read(INTERVIEW, "plaintext"), length=3))
    assert "What has changed most? I sold 400 lamps" in told or "Will you go on? I will" in told


def test_a_question_stands_before_its_own_answer_only():
    text = INTERVIEW.replace("\n\nI sold 400", "\n\nShe laughs at this.\n\nI sold 400")
    told = markdown.briefing(brief(nutgraf.read(text, "plaintext"), length=3))
    assert "What has changed most? I sold" not in told
