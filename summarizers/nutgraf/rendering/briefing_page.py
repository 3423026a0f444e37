"""A briefing as a web page: what it says beside the article it says it of, linked both ways."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nutgraf.article import Article, Block, Role, Sentence, Span
from nutgraf.briefing import Briefing, DatedStatement
from nutgraf.cancellation import checked
from nutgraf.reading.words import count_words
from nutgraf.rendering.evidence import (
    Entry,
    Part,
    differing,
    parts_after_quotes,
    parts_before_quotes,
)
from nutgraf.rendering.filling import filled
from nutgraf.rendering.markdown import MOST_FIGURES
from nutgraf.rendering.places import lines_of, words_at
from nutgraf.rendering.strip import share
from nutgraf.rendering.wording import (
    about,
    bullets,
    left_over,
    listed_figures,
    said,
    to_check,
)

if TYPE_CHECKING:
    from markupsafe import Markup

    from nutgraf.claims import Claim

# Claims are marked in three strengths: those scored from these on.
_STRENGTHS = (0.75, 0.5)
# Of the strip that shows where the points come from, and of a mark in it, in CSS pixels.
_STRIP, _MARK = 640, 4
# Two dates are the fewest that make a line.
_FEWEST_DATES = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the briefing: its words, its own address, the sentences that it speaks of."""

    id: str
    text: str
    where: str
    sentences: tuple[int, ...]
    note: str = ""


@dataclass
class _Marks:
    """What the briefing says of each sentence: the addresses of its lines, with their names."""

    article: Article
    starts: list[int] = field(default_factory=list)
    of: dict[int, list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))

    def line(
        self, kind: str, number: int, text: str, spans: Sequence[Span], note: str = ""
    ) -> _Line:
        """A line of the briefing, kept as a mark of the sentences at `spans`."""
        address = f"{kind}-{number}"
        found = tuple(dict.fromkeys(self._sentences(spans)))
        for index in found:
            self.of[index].append((address, kind, f"{_NAMES[kind]} {number}"))
        where = lines_of(self.article, spans) if spans else ""
        return _Line(address, text, where, found, note)

    def _sentences(self, spans: Sequence[Span]) -> Iterator[int]:
        from bisect import bisect_right

        if not self.starts:
            self.starts = [sentence.span.start for sentence in self.article.sentences]
        for span in spans:
            index = bisect_right(self.starts, span.start) - 1
            if index >= 0 and span.start < self.article.sentences[index].span.end:
                yield index


# What a mark is called beside the sentence.
_NAMES = {
    "gist": "Gist",
    "point": "Point",
    "claim": "Claim",
    "figure": "Figure",
    "date": "Date",
    "name": "Name",
    "quote": "Quote",
    "source": "Source",
    "open": "Open",
}
_KINDS = {"Timeline": "date", "Who is who": "name", "Sources": "source", "Open questions": "open"}


def part(found: Briefing, name: str) -> "Markup":
    """The briefing and its article; `name` is what an article without a title is called."""
    article = found.article
    marks = _Marks(article)
    gist = [
        marks.line("gist", number, pick.sentence.text, [pick.sentence.span])
        for number, pick in enumerate(found.gist, start=1)
    ]
    sections = list(_sections(found, marks))
    claims = []
    for number, claim in enumerate(found.claims, start=1):
        spans, note = [claim.sentence.span], _about_claim(article, claim)
        claims.append(marks.line("claim", number, claim.sentence.text, spans, note))
    parts = list(_parts(found, marks))
    return filled(
        "briefing",
        title=article.title.text if article.title else name,
        language=article.language,
        about=about(found),
        gist=gist,
        sections=sections,
        claims=claims,
        strip=_strip(found),
        parts=parts,
        dates=_axis(found.timeline),
        blocks=list(_blocks(article, marks, found.claims)),
        furniture=sum(block.role is Role.FURNITURE for block in article.blocks),
    )


def _sections(found: Briefing, marks: _Marks) -> Iterator[dict[str, object]]:
    """The sections with their points and how much of the article's words each holds."""
    number = 0
    for one in found.sections:
        lines = []
        for text, spans in bullets(found.article, one.points):
            number += 1
            lines.append(marks.line("point", number, text, spans))
        own = [sentence for block in one.section.blocks for sentence in block.sentences]
        weight = sum(count_words(sentence.text) for sentence in own) / max(1, found.words)
        yield {
            "heading": one.section.heading.text if one.section.heading else "",
            "share": f"{min(1.0, weight):.3f}",
            "percent": round(100 * min(1.0, weight)),
            "lines": lines,
        }


def _about_claim(article: Article, claim: "Claim") -> str:
    told = [", ".join(kind.value for kind in claim.kinds)]
    if claim.speaker and claim.speaker.source:
        told.append(f"source: {words_at(article, claim.speaker.source)}")
    if claim.hedges:
        told.append("hedged: " + ", ".join(f"“{words_at(article, s)}”" for s in claim.hedges))
    if to_check(claim):
        told.append(f"to check: {to_check(claim)}")
    return "; ".join(each for each in told if each)


def _parts(found: Briefing, marks: _Marks) -> Iterator[dict[str, object]]:
    """The lists after the claims, in the order of the briefing."""
    article = found.article
    figures = listed_figures(found, MOST_FIGURES)
    left = left_over(found, figures)
    entries = [Entry(phrase, tuple(spans)) for phrase, spans in figures] + differing(found)
    yield _list("Figures", "figure", entries, f"and {left} more" if left else "", marks)
    shown: set[int] = set()
    quotes = [Entry(said(article, quote), (quote.span,)) for quote in found.quotes]
    before: Sequence[Part] = parts_before_quotes(found, shown)
    for each in before:
        yield _list(each.heading, _KINDS[each.heading], each.entries, each.remark, marks)
    yield _list("Quotes", "quote", quotes, "", marks)
    for each in parts_after_quotes(found, shown):
        yield _list(each.heading, _KINDS[each.heading], each.entries, each.remark, marks)


def _list(
    heading: str, kind: str, entries: Sequence[Entry], remark: str, marks: _Marks
) -> dict[str, object]:
    lines = [
        marks.line(kind, number, entry.text, entry.spans)
        for number, entry in enumerate(entries, start=1)
    ]
    return {"heading": heading, "lines": lines, "remark": remark}


def _strip(found: Briefing) -> list[dict[str, str]]:
    """Where in the article gist and points stand, from its first sentence to its last."""
    size = found.article.size
    picks = [(pick, "gist") for pick in found.gist]
    picks += [(pick, "point") for one in found.sections for pick in one.points]
    return [
        {"kind": kind, "x": f"{share(pick.sentence.index, size) * (_STRIP - _MARK):.1f}"}
        for pick, kind in picks
    ]


def _axis(timeline: Sequence[DatedStatement]) -> list[dict[str, str]]:
    """Where the dates stand on a line from the first to the last; none if there is but one."""
    days = {
        statement.when.iso: statement.when.begins.toordinal()
        for statement in timeline
        if statement.when.iso and statement.when.begins
    }
    if len(set(days.values())) < _FEWEST_DATES:
        return []
    first, last = min(days.values()), max(days.values())
    return [
        {"iso": iso, "x": f"{_MARK + (day - first) / (last - first) * (_STRIP - 2 * _MARK):.1f}"}
        for iso, day in days.items()
    ]


def _blocks(
    article: Article, marks: _Marks, claims: Sequence["Claim"]
) -> Iterator[dict[str, object]]:
    """The article's blocks in its own order, furniture left out, with marked sentences."""
    scores = {claim.sentence.index: claim.score for claim in claims}
    for block in checked(article.blocks):
        if block.role is Role.FURNITURE:
            continue
        yield {
            "role": block.role.value,
            "level": min(6, max(3, block.level + 2)) if block.role is Role.HEADING else 0,
            "text": block.text if not block.sentences or block.role is not Role.BODY else "",
            "sentences": [_sentence(sentence, marks, scores) for sentence in _own(block)],
        }


def _own(block: Block) -> Sequence[Sentence]:
    return block.sentences if block.role is Role.BODY else ()


def _sentence(sentence: Sentence, marks: _Marks, scores: dict[int, float]) -> dict[str, object]:
    found = marks.of.get(sentence.index, [])
    kinds = {kind for _, kind, _ in found}
    classes: list[str] = [kind for kind in ("gist", "point") if kind in kinds]
    score = scores.get(sentence.index)
    if score is not None:
        classes.append(f"claim strength-{sum(score >= least for least in _STRENGTHS) + 1}")
    return {
        "index": sentence.index,
        "text": sentence.text,
        "classes": " ".join(classes),
        "marks": [{"id": address, "name": name} for address, _, name in found],
    }
