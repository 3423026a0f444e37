"""Finds who is reported to have said, thought or shown what, and in which words.

The cues of each unit become attributions. A unit that consists only of a quotation continues the
quotation before it or, after reported speech, has the same speaker.
"""

from collections.abc import Sequence
from dataclasses import replace

from nutgraf.article import Article, Block, Role, Span
from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.carried_quotations import carried_over
from nutgraf.attribution.coreference import with_entities
from nutgraf.attribution.interviews import with_answers
from nutgraf.attribution.listed_entities import with_listed_entities
from nutgraf.attribution.reports import Announced, Quoted, Reports, heard_in
from nutgraf.cancellation import checked
from nutgraf.facts.names import Name, find_names
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.language.words import count_words
from nutgraf.locating import in_shown_text
from nutgraf.reading import read

# A quotation interrupted more often than this continues as a separate one.
_MOST_PARTS = 20

# A paragraph that is only a quotation has this many words; a bullet may precede it.
_FEWEST_WORDS = 5
_BULLET = 3
_STOPS = (".", "!", "?", "…")

# What a standalone quotation continues: an attribution already found, or an announced one.
_Speech = int | Announced | None


def find_attributions(
    article: Article | str, names: Sequence[Name] | None = None
) -> list[Attribution]:
    """Everything that the article attributes to someone, in the order of the text.

    Quotations, with any marks and over any number of sentences or paragraphs; reported speech
    ("said that", "according to", "told"); and the views, findings and intentions of others.

    Args:
        article: an Article, or a text to read.
        names: the article's names, if they have already been found.
    """
    return _find(read(article) if isinstance(article, str) else article, names)


@in_shown_text
def _find(article: Article, names: Sequence[Name] | None) -> list[Attribution]:
    found: list[Attribution] = []
    speech: _Speech = None
    carried = carried_over(article.blocks)
    for number, block in enumerate(checked(article.blocks)):
        if number in carried and isinstance(speech, int):
            piece = Span(block.span.start, block.span.start + carried[number])
            speech = _go_on(article.source, found, speech, Quoted(piece, block.first))
        within = carried.get(number, 0)
        if block.wording or block.role is Role.TITLE:
            speech = _add_block(article, block, found, speech, within)
    ordered = sorted(found, key=lambda a: (a.content.start, a.content.end))
    names = find_names(article) if names is None else names
    if article.language != FALLBACK_LANGUAGE:
        return with_listed_entities(article, with_answers(article, ordered, names), names)
    return with_entities(article, with_answers(article, ordered, names), names)


def _add_block(
    article: Article, block: Block, found: list[Attribution], speech: _Speech, within: int
) -> _Speech:
    """Add a block's attributions to `found`; its first `within` characters are quoted.

    `speech` is the index in `found` of the attribution that ended the text before the block, which
    a mere quotation would continue, or the report whose colon ended it; the same is returned for
    the next block.
    """
    offset = block.span.start
    # A headline is no sentence of the body.
    first = block.first if block.wording else -1
    for heard in heard_in(article, block):
        if isinstance(heard, Reports):
            speech = len(found) + heard.speech
            found.extend(_placed(report, offset, first) for report in heard.attributions)
        elif isinstance(heard, Announced):
            source, cue = (_shifted(span, offset) for span in (heard.source, heard.cue))
            speech = Announced(source, cue, heard.sentence + first)
        elif heard is None:
            speech = speech if within == len(block.text) else None
        elif isinstance(speech, Announced):
            content = _shifted(heard.span, offset)
            found.append(
                Attribution(content, speech.source, speech.cue, True, speech.sentence, (content,))  # noqa: FBT003
            )
            speech = len(found) - 1
        elif speech is not None:
            quoted = Quoted(_shifted(heard.span, offset), heard.sentence + first)
            speech = _go_on(article.source, found, speech, quoted)
        elif _is_all(block, heard.span):
            content = _shifted(heard.span, offset)
            found.append(
                Attribution(content, None, None, True, heard.sentence + first, (content,))  # noqa: FBT003
            )
    return speech


def _is_all(block: Block, quoted: Span) -> bool:
    """Whether a paragraph is a quotation and nothing else, and so long that it is no title."""
    if block.wording is None or quoted.start > _BULLET or quoted.end < len(block.text) - 1:
        return False
    words = count_words(quoted.of(block.text))
    return words >= _FEWEST_WORDS and block.text.rstrip("\"'”’»)").endswith(_STOPS)


def _placed(report: Attribution, offset: int, first: int) -> Attribution:
    """A block's report at its place in the article."""
    parts = tuple(_shifted(part, offset) for part in report.parts)
    return Attribution(
        parts[0] if len(parts) == 1 else Span(parts[0].start, parts[-1].end),
        report.source and _shifted(report.source, offset),
        report.cue and _shifted(report.cue, offset),
        report.direct,
        report.sentence + first,
        parts,
        report.resolved and _shifted(report.resolved, offset),
    )


def _go_on(source: str, found: list[Attribution], speech: int, quoted: Quoted) -> int:
    """Add a standalone quotation to the speech before it; returns its index in `found`."""
    said, piece = found[speech], quoted.span
    last = said.parts[-1]
    if not said.direct or len(said.parts) >= _MOST_PARTS or piece.start < last.end:
        found.append(
            Attribution(piece, said.source, None, True, quoted.sentence, (piece,))  # noqa: FBT003
        )
        return len(found) - 1
    if source[last.end : piece.start].isspace():
        parts = (*said.parts[:-1], Span(last.start, piece.end))
    else:
        parts = (*said.parts, piece)
    found[speech] = replace(said, content=Span(said.content.start, piece.end), parts=parts)
    return speech


def _shifted(span: Span, offset: int) -> Span:
    return Span(offset + span.start, offset + span.end)
