"""Explains which words of a sentence may report something, and how likely each is a report."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nutgraf.article import Article, Block, Sentence, Span
from nutgraf.attribution import extents
from nutgraf.attribution.confidence import THRESHOLD, rating_of
from nutgraf.attribution.cues import ended, possible_cues
from nutgraf.attribution.speakers import Phrase
from nutgraf.attribution.tokens import Token
from nutgraf.attribution.units import units_of
from nutgraf.locating import in_shown_text


class PossibleReport(NamedTuple):
    """A candidate cue.

    Attributes:
        cue: the word ("said").
        source: the speaker, as written there; None if there is none.
        content: the reported content.
        construction: the construction of the report (see `constructions`); `frame` is the frame of
            the word.
        rating: the log odds that it is a report.
    """

    cue: Span
    source: Span | None
    content: Span
    construction: str
    frame: str
    rating: float

    @property
    def is_report(self) -> bool:
        """Whether it was classified as a report."""
        return self.rating >= THRESHOLD


@in_shown_text
def possible_reports(article: Article, sentence: Sentence) -> list[PossibleReport]:
    """Everything in a sentence that may be a report, in the order of the text."""
    block = next(
        block
        for block in article.blocks
        if block.wording and block.first <= sentence.index < block.first + block.size
    )
    return [report for report in _in_block(article, block) if report.cue in sentence.span]


def _in_block(article: Article, block: Block) -> Iterator[PossibleReport]:
    language, offset = article.language, block.span.start
    for unit in units_of(block, block.text, language):
        tokens = unit.tokens
        cues = possible_cues(tokens, language)
        kinds = extents.kinds_of(tokens, language) if cues else ()
        cues = ended(tokens, kinds, cues, language)

        def place(run: Phrase, tokens: Sequence[Token] = tokens) -> Span:
            return Span(offset + tokens[run.first].start, offset + tokens[run.end - 1].end)

        for cue in cues:
            if cue.parts:
                yield PossibleReport(
                    place(cue.cue),
                    cue.source and place(cue.source),
                    Span(place(cue.parts[0]).start, place(cue.parts[-1]).end),
                    cue.construction,
                    cue.frame,
                    rating_of(tokens, kinds, cue, cues, language),
                )
