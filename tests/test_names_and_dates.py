"""Who is who, the timeline and what goes with them, against paragraphs labelled by hand.

The paragraphs were written and labelled before anything was there to find what is in them.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from nutgraf.article import Article
from nutgraf.attribution.entity import SourceKind
from nutgraf.briefing import find_figures
from nutgraf.briefing.sources import sources
from nutgraf.claims import find_attributions
from nutgraf.facts.dates import find_dates
from nutgraf.facts.names import NameKind, find_names
from nutgraf.reading import read

PARAGRAPHS = json.loads((Path(__file__).parent / "labelled" / "paragraphs.json").read_text("utf-8"))


def article_of(paragraph: dict) -> Article:
    return read(paragraph["text"], "plaintext", paragraph["language"])


def f1(pairs: Iterable[tuple[Iterable, Iterable]]) -> float:
    """F1 over all paragraphs of (wanted, found)."""
    right = wanted_all = found_all = 0
    for wanted, found in pairs:
        right += (Counter(wanted) & Counter(found)).total()
        wanted_all += Counter(wanted).total()
        found_all += Counter(found).total()
    return 2 * right / (wanted_all + found_all)


def named(kind: NameKind) -> Callable[[dict], set[str]]:
    return lambda paragraph: {n.name for n in find_names(article_of(paragraph)) if n.kind is kind}


def mentions(paragraph: dict) -> set[tuple[str, int]]:
    return {
        (name.name, len(name.mentions))
        for name in find_names(article_of(paragraph))
        if name.kind is not NameKind.OTHER
    }


def wanted_mentions(paragraph: dict) -> set[tuple[str, int]]:
    people = {(name, told["mentions"]) for name, told in paragraph["people"].items()}
    return people | set(paragraph["organisations"].items()) | set(paragraph["places"].items())


def roles(paragraph: dict) -> set[tuple[str, str]]:
    return {
        (name.name, name.role.of(paragraph["text"]))
        for name in find_names(article_of(paragraph))
        if name.role is not None
    }


def wanted_roles(paragraph: dict) -> set[tuple[str, str]]:
    return {(name, told["role"]) for name, told in paragraph["people"].items() if told["role"]}


def dates(paragraph: dict) -> set[tuple[str, str | None]]:
    published = paragraph["published"] and date.fromisoformat(paragraph["published"])
    found = find_dates(article_of(paragraph), written=published)
    return {(one.span.of(paragraph["text"]), one.iso) for one in found}


def figures(paragraph: dict) -> set[str]:
    return {one.phrase.of(paragraph["text"]) for one in find_figures(article_of(paragraph))}


def speakers(paragraph: dict) -> set[tuple[str, str]]:
    """The labelled quotations, each with the name of whom it is laid at the door."""
    article = article_of(paragraph)
    named = [one for one in sources(article).sources if one.kind is SourceKind.NAMED]
    found = set()
    for words, _ in paragraph["quotes"]:
        for source in named:
            said = (part.of(article.source) for one in source.attributions for part in one.parts)
            if any(words in part for part in said):
                found.add((words, source.label))
    return found


def wanted_speakers(paragraph: dict) -> set[tuple[str, str]]:
    return {(words, speaker) for words, speaker in paragraph["quotes"] if speaker}


SCORED = {
    "people": (lambda p: set(p["people"]), named(NameKind.PERSON), 0.95),
    "organisations": (lambda p: set(p["organisations"]), named(NameKind.ORGANISATION), 0.93),
    "places": (lambda p: set(p["places"]), named(NameKind.PLACE), 0.93),
    "mentions": (wanted_mentions, mentions, 0.94),
    "roles": (wanted_roles, roles, 0.95),
    "dates": (lambda p: set(p["dates"].items()), dates, 0.95),
    "figures": (lambda p: set(p["figures"]), figures, 0.85),
    "speakers": (wanted_speakers, speakers, 0.9),
}


@pytest.mark.parametrize("kind", SCORED)
def test_what_is_labelled_is_found(kind: str):
    wanted, found, floor = SCORED[kind]
    assert f1((wanted(p), found(p)) for p in PARAGRAPHS) >= floor


def test_attributions_are_grouped_once():
    for paragraph in PARAGRAPHS:
        article = article_of(paragraph)
        grouped = [one for source in sources(article).sources for one in source.attributions]
        assert len(grouped) == len(set(map(id, grouped)))
        assert len(grouped) <= len(find_attributions(article))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("On Wednesday, the boy and his father are to travel to New York.", "2015-09-23"),
        ("On Wednesday, the mayor said that the bridge will open soon.", "2015-09-16"),
        ("The council will meet on Wednesday.", "2015-09-23"),
        ("On Wednesday, the council met. It will meet again.", "2015-09-16"),
        ("On Wednesday, the mayor will, she said, resign.", "2015-09-23"),
        ("The council will visit the site by Thursday.", "2015-09-24"),
        ("The word was used over a million times by Thursday night.", None),
        ("The hearings resume on Thursday.", "2015-09-24"),
        ("The fee will double, the clerk warned on Monday.", "2015-09-21"),
        ("The plan was signed on 4 September.", "2015-09-04"),
        ("The repairs start on 9 November.", "2015-11-09"),
        ("The fee takes effect on 2 March.", "2016-03-02"),
    ],
)
def test_which_week_a_weekday_is_of(text: str, iso: str | None):
    found = find_dates(read(text, "plaintext", "en"), written=date(2015, 9, 22))
    assert [each.iso for each in found] == [iso]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Hull's Prime Minister, Nestor Marsh, said so on Friday. Marsh left.",
            "Nestor Marsh",
            "Prime Minister",
        ),
        ("The Tory spokesman, Jane Marsh MSP, said no.", "Jane Marsh", "Tory spokesman"),
        ("Jane Marsh (born 3 May 1929 in Hull) was a poet.", "Jane Marsh", "poet"),
        ("Jane Marsh DBE FRS was a poet.", "Jane Marsh", "poet"),
    ],
)
def test_offices_and_honours_are_told_apart_from_the_name(text: str, name: str, role: str) -> None:
    found = {
        one.name: one.role and one.role.of(text) for one in find_names(read(text, "plaintext"))
    }
    assert found[name] == role


def test_a_day_long_after_a_story_told_day_by_day_has_no_year():
    story = "The ferry sank on 3 March 2014. " + "Nobody was hurt that night. " * 12
    found = find_dates(read(story + "The hull was found around 8 May by divers."))
    assert [date.iso for date in found] == ["2014-03-03", None]
