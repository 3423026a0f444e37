"""JSON-ready objects; `schemas/` beside this file describes them.

Every sentence is an object with `text`, `start`, `end` (code-point offsets into the source as
given, half-open), `line` and `column` (from 1).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nutgraf.article import Article, Section
from nutgraf.cancellation import checked
from nutgraf.language.words import count_words, reading_minutes, words_in
from nutgraf.locating import words_at
from nutgraf.rendering.briefing_view import briefing_view, listed
from nutgraf.rendering.conversation_data import conversation
from nutgraf.rendering.json_places import Json, block_json, place_json, sentence_json
from nutgraf.rendering.result_views import claims_view, comparison_view, outline_view, summary_view
from nutgraf.rendering.view import View, ViewLine, lines_of_view
from nutgraf.rendering.wording import bullets, shown
from nutgraf.selection import Pick, Summary

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing import Briefing
    from nutgraf.claims import Attribution, Claim
    from nutgraf.comparison import Comparison
    from nutgraf.facts import DateMention, Figure

# Raised when a field changes its meaning or goes; new fields leave it as it is.
VERSION = 1

# Shares are given with this many digits.
DIGITS = 6


def summary(found: Summary, name: str | None = None, *, lines: bool = True) -> Json:
    """A summary with its picks in the order of the text; `lines` adds its view line by line."""
    article = found.article
    return {
        **_head("summary", article, name),
        "method": found.method,
        "length": str(found.length),
        "picks": [_pick(article, pick) for pick in found.picks],
        **({"lines": view_lines(article, summary_view(found))} if lines else {}),
    }


def claims(
    article: Article,
    found: "Sequence[Claim]",
    name: str | None = None,
    explained: Sequence[tuple[str, ...]] = (),
    *,
    lines: bool = True,
) -> Json:
    """Claims in the order given, which is best first by default.

    `explained` has the reasons for each, one per line, if they were requested.
    """
    listed = [_claim(article, claim) for claim in found]
    for claim, reasons in zip(listed, explained, strict=False):
        claim["explanation"] = list(reasons)
    return {
        **_head("claims", article, name),
        "claims": listed,
        **({"lines": view_lines(article, claims_view(article, found, explained))} if lines else {}),
    }


def briefing(
    found: "Briefing", name: str | None = None, *, lines: bool = True, full: bool = False
) -> Json:
    """A briefing, part by part, and its view line by line, for editors to draw.

    All facts are in it always; with `full` the lines are those of every part.
    """
    article, view = found.article, briefing_view(found, full=full)
    return {
        **_head("briefing", article, name),
        "method": found.method,
        "words": found.words,
        "minutes": found.minutes,
        "gist": [_pick(article, pick) for pick in found.gist],
        "sections": [
            {
                "heading": block_json(article, part.section.heading),
                "level": part.section.level,
                "points": [_point(article, point) for point in part.points],
                "bullets": [len(places) for _, places in bullets(article, part.points)],
            }
            for part in found.sections
        ],
        "caveats": [_pick(article, pick) for pick in found.caveats],
        "claims": [_claim(article, claim) for claim in found.claims],
        "figures": [
            {**_figure(article, figure), "sentence": sentence_json(article, figure.sentence)}
            for figure in found.figures
        ],
        "quotes": [
            {
                **place_json(article, quote.span),
                "speaker": {**place_json(article, quote.speaker), "name": quote.name}
                if quote.speaker
                else None,
            }
            for quote in found.quotes
        ],
        "questions": [sentence_json(article, sentence) for sentence in found.questions],
        **evidence(found),
        "listed": [[place_json(article, span) for span, _ in places] for places in listed(view)],
        **({"lines": view_lines(article, view)} if lines else {}),
    }


def view_lines(article: Article, view: View) -> list[Json]:
    """The lines of a view with their styles and places."""
    return [
        {**line_data(line), "places": [place_json(article, place.span) for place in line.places]}
        for line in lines_of_view(view)
    ]


def line_data(line: ViewLine) -> Json:
    """A line of a view but for its places."""
    return {
        "style": line.style.value,
        "kind": line.kind.value if line.kind else None,
        "text": line.text,
        "where": line.where,
        "depth": line.depth,
    }


def evidence(found: "Briefing") -> Json:
    """The parts of a briefing that are counted and collected."""
    article, head = found.article, found.head
    return {
        "head": {
            "outlet": place_json(article, head.outlet) if head.outlet else None,
            "written": head.written.isoformat() if head.written else None,
            "furniture": round(head.furniture, DIGITS),
        },
        "kind": found.kind,
        "keyphrases": [
            {
                **place_json(article, phrase.span, phrase.text),
                "places": [place_json(article, place) for place in phrase.places],
            }
            for phrase in found.keyphrases
        ],
        "differing": [
            {
                **place_json(article, one.figure.phrase),
                "earlier": place_json(article, one.earlier.phrase),
            }
            for one in found.differing
        ],
        "timeline": [
            {
                "date": _date(article, statement.when),
                "sentence": sentence_json(article, statement.sentence),
            }
            for statement in found.timeline
        ],
        "names": [
            {
                "name": name.name,
                "kind": name.kind.value,
                "role": place_json(article, name.role) if name.role else None,
                "aliases": list(name.aliases),
                "mentions": [place_json(article, span) for span in name.mentions],
            }
            for name in found.names
        ],
        "sources": [
            {
                "label": source.label,
                "kind": source.kind.value,
                "first": place_json(article, source.span),
                "cited": [place_json(article, said.content) for said in source.attributions],
            }
            for source in found.sources.sources
        ],
        **(conversation(found) if found.conversation else {}),
        "unsourced": found.sources.unsourced,
        "checkable": found.sources.checkable,
        "open_points": [
            {
                **sentence_json(article, point.sentence),
                "open": point.open.value,
                "words": point.words,
            }
            for point in found.open_points
        ],
    }


def outline(article: Article, name: str | None = None) -> Json:
    """What was recognised in the text: sections, and every block with its role and reasons."""
    return {
        **_head("outline", article, name),
        "format": article.format,
        "sections": [_section(article, section) for section in article.sections],
        "blocks": [
            {
                **place_json(article, block.span, block.text),
                "role": block.role.value,
                "level": block.level,
                "sentences": len(block.sentences),
                "reasons": list(block.reasons),
            }
            for block in article.blocks
        ],
        "lines": view_lines(article, outline_view(article)),
    }


def article(found: Article, name: str | None, first: int, count: int) -> Json:
    """Sentences of an article, with its outline: `count` of them from `first` on, from 1."""
    after = first + count
    return {
        **_head("article", found, name),
        "outline": [_section(found, section) for section in found.sections],
        "first": first,
        "next": after if after <= found.size else None,
        "sentences": [sentence_json(found, one) for one in found.sentences[first - 1 : after - 1]],
    }


def comparison(found: "Comparison", name: str | None = None) -> Json:
    """Several methods' summaries of one article."""
    article = found.article
    return {
        **_head("comparison", article, name),
        "length": str(found.length),
        "methods": [
            {
                "method": summary.method,
                "picks": [_pick(article, pick) for pick in summary.picks],
            }
            for summary in found.summaries
        ],
        "failed": [{"method": one.method, "reason": one.reason} for one in found.failures],
        "sentences": [
            {**sentence_json(article, one.sentence), "methods": list(one.methods)}
            for one in found.agreements
        ],
        "overlap": {
            "measure": "jaccard",
            "methods": list(found.methods),
            "values": [[round(value, DIGITS) for value in row] for row in found.overlaps],
        },
        "lines": view_lines(article, comparison_view(found)),
    }


def _head(kind: str, article: Article, name: str | None) -> Json:
    words = words_in(article)
    return {
        "schema": f"nutgraf/{kind}",
        "version": VERSION,
        "article": {
            "name": name,
            "title": block_json(article, article.title),
            "byline": block_json(article, article.byline),
            "date": block_json(article, article.date),
            "language": article.language,
            "sentences": article.size,
            "words": words,
            "minutes": reading_minutes(words),
        },
    }


def _pick(article: Article, pick: Pick) -> Json:
    return {
        **sentence_json(article, pick.sentence),
        "rating": pick.rating,
        "reasons": list(pick.reasons),
    }


def _point(article: Article, point: Pick) -> Json:
    return {
        **_pick(article, point),
        "shown": shown(article, point),
        "pieces": [place_json(article, piece) for piece in point.pieces],
    }


def _claim(article: Article, claim: "Claim") -> Json:
    return {
        **sentence_json(article, claim.sentence),
        "score": claim.score,
        "kinds": [kind.value for kind in claim.kinds],
        "hedged": claim.hedged,
        "hedges": [place_json(article, span) for span in claim.hedges],
        "boosters": [place_json(article, span) for span in claim.boosters],
        "negations": [place_json(article, span) for span in claim.negations],
        "speaker": _speaker(article, claim.speaker),
        "figures": [_figure(article, figure) for figure in claim.figures],
        "dates": [_date(article, date) for date in claim.dates],
        "reasons": list(claim.reasons),
        "to_check": claim.to_check or None,
    }


def _figure(article: Article, figure: "Figure") -> Json:
    return {
        **place_json(article, figure.span),
        "phrase": words_at(article, figure.phrase),
        "measures": place_json(article, figure.measures) if figure.measures else None,
        "kind": figure.kind,
    }


def _date(article: Article, date: "DateMention") -> Json:
    return {
        **place_json(article, date.span),
        "iso": date.iso,
        "precision": date.precision.value if date.precision else None,
        "resolved": date.resolved,
    }


def _speaker(article: Article, found: "Attribution | None") -> Json | None:
    """Who speaks, what they are and, of a pronoun, whom it is taken to mean."""
    if found is None or found.source is None:
        return None
    return {
        **place_json(article, found.source),
        "name": found.entity.label if found.entity else None,
        "role": place_json(article, found.role) if found.role else None,
        "resolved": place_json(article, found.resolved) if found.resolved else None,
    }


def _section(article: Article, section: Section) -> Json:
    words = sum(count_words(sentence.text) for sentence in checked(section.sentences))
    return {
        "heading": block_json(article, section.heading),
        "level": section.level,
        "start": section.span.start,
        "end": section.span.end,
        "sentences": len(section.sentences),
        "words": words,
        "minutes": reading_minutes(words),
        "subsections": [_section(article, below) for below in section.subsections],
    }
