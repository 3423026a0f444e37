"""A briefing of several articles as JSON-ready objects.

Every place has `article`: the number of its article in `articles`, from 0.
"""

from typing import TYPE_CHECKING

from nutgraf.article import Article, Block, Sentence, Span
from nutgraf.language.words import reading_minutes, words_in
from nutgraf.locating import words_at
from nutgraf.rendering.data import VERSION, line_data
from nutgraf.rendering.joint_view import joint_view
from nutgraf.rendering.json_places import Json
from nutgraf.rendering.places import column_of, line_of
from nutgraf.rendering.view import lines_of_view

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing.multi_document import (
        JointArticle,
        JointBriefing,
        JointClaim,
        JointMention,
        Value,
    )


def joint_briefing(found: "JointBriefing") -> Json:
    """A briefing of several articles, part by part."""
    return {
        "schema": "nutgraf/joint-briefing",
        "version": VERSION,
        "method": found.method,
        "words": found.words,
        "minutes": found.minutes,
        "languages": list(found.languages),
        "articles": [_article(part) for part in found.parts],
        "gist": [_mention(mention) for mention in found.gist],
        "agreed": [
            {
                "said": _mention(point.said),
                "articles": point.articles,
                "verbatim": point.verbatim,
                "mentions": [_mention(mention) for mention in point.mentions],
            }
            for point in found.agreed
        ],
        "only": [
            {
                "article": one.part.number,
                "points": [_sentence(one.part, sentence) for sentence in one.points],
            }
            for one in found.only
        ],
        "differing": [
            {"values": [_value(value) for value in one.values]} for one in found.differing
        ],
        "told_differently": [
            {
                "turn": one.turn.value,
                "first": _mention(one.first),
                "second": _mention(one.second),
            }
            for one in found.told_differently
        ],
        "timeline": [
            {
                "date": one.when.iso,
                "precision": one.when.precision.value if one.when.precision else None,
                "mentions": [_mention(mention) for mention in one.mentions],
            }
            for one in found.timeline
        ],
        "claims": [_claim(one) for one in found.claims],
        "names": [
            {
                "name": one.name,
                "kind": one.kind.value,
                "mentions": [_place(part, span) for part, spans in one.mentions for span in spans],
            }
            for one in found.names
        ],
        "sources": [
            {
                "label": one.label,
                "kind": one.kind.value,
                "count": one.count,
                "mentions": [_place(part, source.span) for part, source in one.cited],
            }
            for one in found.sources
        ],
        "lines": _lines(found),
    }


def _lines(found: "JointBriefing") -> list[Json]:
    """The view line by line; each place with the number of its article."""
    return [
        {
            **line_data(line),
            "places": [_place(found.parts[place.article], place.span) for place in line.places],
        }
        for line in lines_of_view(joint_view(found))
    ]


def _article(part: "JointArticle") -> Json:
    article = part.article
    words = words_in(article)
    return {
        "name": part.name,
        "label": part.label,
        "copy_of": part.copy_of,
        "title": _block(part, article.title),
        "byline": _block(part, article.byline),
        "date": _block(part, article.date),
        "language": article.language,
        "sentences": article.size,
        "words": words,
        "minutes": reading_minutes(words),
    }


def _block(part: "JointArticle", block: Block | None) -> Json | None:
    return None if block is None else _place(part, block.span, block.text)


def _place(part: "JointArticle", span: Span, text: str | None = None) -> Json:
    article = part.article
    return {
        "article": part.number,
        "text": words_at(article, span) if text is None else text,
        "start": span.start,
        "end": span.end,
        "line": line_of(article, span),
        "column": column_of(article, span),
    }


def _mention(mention: "JointMention") -> Json:
    return _sentence(mention.part, mention.sentence)


def _sentence(part: "JointArticle", sentence: Sentence) -> Json:
    return {
        **_place(part, sentence.span, sentence.text),
        "index": sentence.index,
        "section": _heading(part.article, sentence),
    }


def _heading(article: Article, sentence: Sentence) -> str | None:
    section = article.section_of(sentence)
    return section.heading.text if section and section.heading else None


def _value(value: "Value") -> Json:
    figure = value.figure
    return {
        **_place(value.part, figure.span),
        "phrase": words_at(value.part.article, figure.phrase),
        "kind": figure.kind,
        "sentence": _sentence(value.part, figure.sentence),
    }


def _claim(one: "JointClaim") -> Json:
    speaker = one.claim.speaker.source if one.claim.speaker else None
    return {
        **_sentence(one.part, one.claim.sentence),
        "score": one.claim.score,
        "kinds": [kind.value for kind in one.claim.kinds],
        "hedged": one.claim.hedged,
        "hedges": [_place(one.part, span) for span in one.claim.hedges],
        "speaker": _place(one.part, speaker) if speaker else None,
        "mentions": [_mention(mention) for mention in one.mentions],
    }
