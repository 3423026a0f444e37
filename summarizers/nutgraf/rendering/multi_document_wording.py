"""Phrases about several articles, the same in every format."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from nutgraf.article import Span
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.language.words import time_told
from nutgraf.rendering.labels import counted_label, label, language_of_labels
from nutgraf.rendering.places import lines_of

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing.multi_document import (
        Agreed,
        JointArticle,
        JointBriefing,
        JointMention,
        JointName,
        JointSource,
    )

# How much of each list is shown before the rest is only counted.
MOST_DATED = 15
MOST_DIFFERING = 10
MOST_TOLD_DIFFERENTLY = 10
MOST_NAMES = 10
MOST_SOURCES = 10


_label = partial(label, FALLBACK_LANGUAGE)


def labels_of(found: "JointBriefing") -> str:
    """The language of the labels: that of all articles, else English, if none was chosen."""
    languages = {part.article.language for part in found.parts}
    return language_of_labels(languages.pop() if len(languages) == 1 else FALLBACK_LANGUAGE)


def about(found: "JointBriefing") -> str:
    """How many articles, and how long they are to read."""
    count = len(found.parts)
    copies = count - found.independent
    told = [counted_label(FALLBACK_LANGUAGE, count, "1 article", "{} articles")]
    if copies:
        copied = counted_label(FALLBACK_LANGUAGE, copies, "1 of them a copy", "{} of them copies")
        told.append(copied)
    read = _label("{} to read", time_told(found.minutes))
    return " · ".join([*told, _label("{} words", found.words), read])


def notes(found: "JointBriefing") -> list[str]:
    """What a reader has to know of how the articles were compared."""
    told = []
    if len(found.languages) > 1:
        codes = ", ".join(found.languages)
        told.append(
            _label("In several languages ({}): compared only with those of the same one.", codes)
        )
    if found.independent > 1 and not found.agreed:
        told.append(_label("Nothing was found that two of these articles say."))
    return told


def introduced(found: "JointBriefing", part: "JointArticle") -> str:
    """An article's title, and who wrote it when, or how long it is."""
    article = part.article
    title = article.title.text if article.title else ""
    facts = [block.text for block in (article.byline, article.date) if block]
    told = [title] if title and title != part.label else []
    told += facts or [_label("{} words", part.briefing.words)]
    if len(found.languages) > 1:
        told.append(article.language)
    if part.copy_of is not None:
        told.append(_label("the same text as {}", found.parts[part.copy_of].label))
    return " · ".join(told)


def at(part: "JointArticle", spans: Iterable[Span]) -> str:
    """Where something stands: "echo.txt, line 3"."""
    return f"{part.label}, {lines_told(part, spans)}"


def lines_told(part: "JointArticle", spans: Iterable[Span]) -> str:
    """The lines of some places in an article."""
    return lines_of(part.article, spans)


def where(mentions: "Sequence[JointMention]") -> str:
    """Every article that says something, and where."""
    spans: dict[int, tuple[JointArticle, list[Span]]] = {}
    for mention in mentions:
        own = spans.setdefault(mention.part.number, (mention.part, []))
        own[1].append(mention.sentence.span)
    return "; ".join(at(part, own) for part, own in spans.values())


def agreed_where(found: "JointBriefing", point: "Agreed") -> str:
    """Who says it, how many of all that is, and whether word for word."""
    told = where(_said_first(point))
    if point.verbatim:
        told += f"; {_label('in the same words')}"
    language = point.said.part.article.language
    among = found.independent_in(language)
    if len(found.languages) > 1:
        return _label("{} of {} in {}: {}", point.articles, among, language, told)
    return _label("{} of {}: {}", point.articles, among, told)


def _said_first(point: "Agreed") -> "list[JointMention]":
    return [point.said, *(mention for mention in point.mentions if mention != point.said)]


def by_all(found: "JointBriefing") -> "tuple[list[Agreed], list[Agreed]]":
    """What all articles of its language say, and what only several do."""
    everyone: list[Agreed] = []
    several: list[Agreed] = []
    for point in found.agreed:
        articles = found.independent_in(point.said.part.article.language)
        (everyone if point.articles == articles else several).append(point)
    return everyone, several


def counted(found: "JointName | JointSource") -> str:
    """How often each article names or cites somebody."""
    return ", ".join(f"{label} {count}" for label, count in _counts(found))


def _counts(found: "JointName | JointSource") -> list[tuple[str, int]]:
    if hasattr(found, "mentions"):
        return [(part.label, len(spans)) for part, spans in found.mentions]
    totals: dict[str, int] = {}
    for part, source in found.cited:
        totals[part.label] = totals.get(part.label, 0) + len(source.attributions)
    return list(totals.items())
