"""Who is said to have said, thought or shown what, and in which words.

The cues of each unit become attributions. A unit that is nothing but a quotation goes on with what
was quoted before it, or, after reported speech, has the same speaker.
"""

from collections.abc import Sequence
from dataclasses import replace

from nutgraf.article import Article, Block, Role, Span
from nutgraf.cancellation import checked
from nutgraf.claims.claim import Attribution
from nutgraf.claims.cues import Cue, find_cues
from nutgraf.claims.masking import masked
from nutgraf.claims.speakers import Phrase
from nutgraf.claims.tokens import Token
from nutgraf.claims.units import Unit, units_of
from nutgraf.reading import read

# This share of the letters between quotation marks makes reported speech a quotation.
_DIRECT_SHARE = 0.9
# '"Why?" she asked.' comes as two sentences, of which the second is no longer than this, in words.
_LONGEST_TAG = 14

# A quotation interrupted more often than this goes on as one of its own.
_MOST_PARTS = 20


def find_attributions(article: Article | str) -> list[Attribution]:
    """Everything the article ascribes to someone, in the order of the text.

    Quotations, with whatever marks and over however many sentences or paragraphs; reported speech
    ("said that", "according to", "told"); and the views, findings and intentions of others.
    """
    article = read(article) if isinstance(article, str) else article
    found: list[Attribution] = []
    speech: int | None = None
    for block in checked(article.blocks):
        if block.sentences or block.role is Role.TITLE:
            speech = _add_block(article, block, found, speech)
    return sorted(found, key=lambda a: (a.content.start, a.content.end))


def _add_block(
    article: Article, block: Block, found: list[Attribution], speech: int | None
) -> int | None:
    """Add a block's attributions to `found`.

    `speech` is the place in `found` of the attribution that the text before the block ended with,
    and that a mere quotation would go on with; the same is returned for the next block.
    """
    offset = block.span.start
    asked: Token | None = None
    units = units_of(block, masked(block.span.of(article.source), article.format))
    for unit in checked(units):
        tokens = unit.tokens
        if asked is not None and len(tokens) <= _LONGEST_TAG and not tokens[0].is_quote:
            tokens = (asked, *tokens)
        cues = find_cues(tokens, article.language)
        asked = tokens[-1] if unit.is_quotation and not cues else None
        if cues:
            speech = _add_cues(found, tokens, cues, unit, offset)
        elif unit.is_quotation and speech is not None:
            piece = _shifted(tokens, Phrase(0, 1), offset)
            speech = _go_on(article.source, found, speech, piece, unit.sentence)
        elif not unit.is_quotation:
            speech = None
    return speech


def _add_cues(
    found: list[Attribution], tokens: Sequence[Token], cues: Sequence[Cue], unit: Unit, offset: int
) -> int:
    """Add an attribution for each cue; the place of the one a quotation would go on with."""
    speech = len(found)
    for cue in cues:
        parts = tuple(_shifted(tokens, part, offset) for part in cue.parts)
        attribution = Attribution(
            content=Span(parts[0].start, parts[-1].end),
            source=cue.source and _shifted(tokens, cue.source, offset),
            cue=_shifted(tokens, cue.cue, offset),
            direct=_quoted_share(tokens, cue.parts) >= _DIRECT_SHARE,
            sentence=unit.sentence,
            parts=parts,
        )
        found.append(attribution)
        if attribution.direct or attribution.source != found[speech].source:
            speech = len(found) - 1
    return speech


def _go_on(source: str, found: list[Attribution], speech: int, piece: Span, sentence: int) -> int:
    """Add a quotation that stands alone to what was said before it; its place in `found`."""
    said = found[speech]
    last = said.parts[-1]
    if not said.direct or len(said.parts) >= _MOST_PARTS or piece.start < last.end:
        found.append(Attribution(piece, said.source, None, True, sentence, (piece,)))  # noqa: FBT003
        return len(found) - 1
    if source[last.end : piece.start].isspace():
        parts = (*said.parts[:-1], Span(last.start, piece.end))
    else:
        parts = (*said.parts, piece)
    found[speech] = replace(said, content=Span(said.content.start, piece.end), parts=parts)
    return speech


def _shifted(tokens: Sequence[Token], run: Phrase, offset: int) -> Span:
    return Span(offset + tokens[run.first].start, offset + tokens[run.end - 1].end)


def _quoted_share(tokens: Sequence[Token], parts: Sequence[Phrase]) -> float:
    letters = quoted = 0
    for part in parts:
        for token in tokens[part.first : part.end]:
            if not token.is_mark:
                letters += token.end - token.start
                quoted += (token.end - token.start) * token.is_quote
    return quoted / letters if letters else 0.0
