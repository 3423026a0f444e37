"""The page that a briefing is by default: each sentence once, the caveats, who says it."""

import json
from pathlib import Path

import pytest

import nutgraf
from nutgraf.briefing.voices import voices
from nutgraf.language.words import count_words
from nutgraf.rendering import data, markdown, text
from nutgraf.rendering.briefing_view import briefing_view
from nutgraf.rendering.page_limits import page_limits
from nutgraf.rendering.view import PartKind
from running import Run

STUDY = """# Shorter school days help pupils sleep, a study finds

Pupils who started school an hour later slept 43 minutes more a night, a study of 1,900 teenagers in
Ostrand found.

Their marks in mathematics rose by 6 percent over two years, the authors wrote in the Ostrand Review.

“They came in awake, and they stayed awake until noon,” said Mara Holt, head teacher of the Weir
School. “I have not seen that before.”

The buses cost the county $1.2 million more a year, because they run twice.

However, marks in reading did not change, and the pupils of one school slept no longer at all. The
authors found no evidence that the youngest pupils gained anything from the later hours.

The county council votes on the timetable in May. Parents have asked for a trial in all schools.
"""


def test_a_caveat_is_told_under_its_own_heading():
    found = nutgraf.brief(STUDY)
    told = [pick.sentence.text for pick in found.caveats]
    assert told
    assert all("did not change" in one or "no evidence" in one for one in told)
    shown = text.plain(text.briefing(found))
    assert "\nBut\n" in shown
    assert sum(shown.count(one) for one in told) == page_limits(found.words).caveats == 1


@pytest.mark.parametrize(
    "turn",
    [
        # A turn that denies nothing, one of a writer who speaks to readers, a demand, a slight one,
        # what is so no more.
        "But the head teacher is proud of it and of the new buses.",
        "But you will not find that in your own school.",
        "However, any later start must be planned with care, so that no bus runs empty.",
        "But no.",
        "Until now the county has had no evidence that a later start does anything for its pupils.",
    ],
)
def test_a_turn_of_phrase_is_no_caveat(turn: str):
    cut = STUDY[STUDY.index("However") : STUDY.index("The county council votes")]
    found = nutgraf.brief(STUDY.replace(cut, f"{turn}\n\n"))
    assert turn not in [pick.sentence.text for pick in found.caveats]


def test_who_says_it_is_told_with_role_and_words():
    found = nutgraf.brief(STUDY)
    heard = voices(found.article, found.sources.sources, found.quotes, ())
    first = heard[0]
    assert first.source.label == "Mara Holt"
    assert first.quote is not None
    assert "stayed awake until noon" in first.quote.span.of(STUDY)
    shown = text.plain(text.briefing(found))
    assert "Who says it" in shown
    assert shown.count("Mara Holt") == 1


def test_each_sentence_is_told_once(seeds: list[Path]):
    for path in seeds:
        if path.suffix in {".txt", ".md", ".rst"}:
            found = nutgraf.brief(path.read_bytes().decode("utf-8"))
            view = briefing_view(found)
            places = [
                place.span.start
                for part in view.parts
                if part.kind not in {PartKind.VOICE, PartKind.POINT, PartKind.GIST}
                for entry in part.entries
                for place in entry.places
            ]
            assert len(places) == len(set(places)), path.name
            told = {pick.sentence.span.start for pick in found.gist}
            assert told.isdisjoint(places), path.name


def test_what_is_not_always_there_keeps_to_the_page(seeds: list[Path]):
    for path in seeds:
        found = nutgraf.brief(path.read_bytes().decode("utf-8", "replace"))
        limits = page_limits(found.words)
        parts = {part.kind: list(part.entries) for part in briefing_view(found).parts}
        always = sum(
            count_words(entry.text)
            for kind in (PartKind.GIST, PartKind.POINT, PartKind.BUT)
            for entry in parts.get(kind, [])
        )
        others = sum(
            count_words(entry.text)
            for kind in (PartKind.VOICE, PartKind.CLAIM, PartKind.DATE, PartKind.OPEN)
            for entry in parts.get(kind, [])
        )
        assert others <= max(0, limits.words - always), path.name
        assert len(parts.get(PartKind.VOICE, [])) <= limits.voices
        assert len(parts.get(PartKind.DATE, [])) <= limits.dates


def test_full_has_every_part(run: Run, seeds: list[Path]):
    path = next(path for path in seeds if path.name == "pasted-news-analysis.txt")
    page, whole = (run("brief", path, *more).stdout.decode() for more in ([], ["--full"]))
    for heading in ("Key claims", "Figures", "Timeline", "Who is who", "Quotes", "Sources"):
        assert f"\n{heading}\n" in whole
        assert f"\n{heading}\n" not in page
    assert len(page.split()) < 0.6 * len(whole.split())
    assert "In full: 33 figures" in page
    assert "In full" not in whole


def test_json_has_all_facts_either_way(run: Run, seeds: list[Path]):
    path = next(path for path in seeds if path.name == "pasted-news-analysis.txt")
    page, whole = (
        json.loads(run("brief", path, "-f", "json", *more).stdout) for more in ([], ["--full"])
    )
    assert len(page["lines"]) < len(whole["lines"])
    for one in (page, whole):
        del one["lines"], one["listed"]
    assert page == whole


def test_markdown_and_json_name_the_same_entries():
    found = nutgraf.brief(STUDY)
    for full in (False, True):
        shown = markdown.briefing(found, full=full)
        entries = [line for line in shown.split("\n") if line.startswith(("- ", "> "))]
        listed = data.briefing(found, full=full)["listed"]
        assert isinstance(listed, list)
        assert len(entries) == len(listed)


def test_where_sources_are_not_told_nobody_is_said_to_name_none():
    german = (
        "# Die Brücke bleibt zu\n\nDie Brücke kostet 4,2 Millionen Euro, sagte Bürgermeisterin Anna "
        "Roth am Montag. Sie soll 2031 wieder offen sein. Im Winter waren 31 Prozent der Pfähle "
        "morsch. Der Rat stimmte mit 14 zu 9 Stimmen dafür.\n"
    )
    for full in (False, True):
        shown = text.plain(text.briefing(nutgraf.brief(german), full=full))
        assert "4,2 Millionen" in shown
        assert "source" not in shown.replace("at its source", "")


def test_a_part_without_a_line_has_no_heading():
    found = nutgraf.brief("The pumps cost $4.2 million.")
    for view in (briefing_view(found), briefing_view(found, full=True)):
        assert all(any(part.entries) for part in view.parts)
