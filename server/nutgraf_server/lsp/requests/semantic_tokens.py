"""`textDocument/semanticTokens`: what matters in the text, in colours."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from lsprotocol import types

from nutgraf.article import Article, Span
from nutgraf.cancellation import checked
from nutgraf.claims import Claim, worth_checking
from nutgraf_server.lsp.documents.positions import width
from nutgraf_server.lsp.session.findings import claims_in, summary_of
from nutgraf_server.lsp.session.snapshots import Snapshot


class Meaning(IntEnum):
    """What a colour says, by its place in `offer.TOKEN_TYPES`."""

    KEY = 0
    CLAIM = 1
    HEDGE = 2


@dataclass(frozen=True, slots=True)
class SemanticToken:
    """Some words of one meaning."""

    span: Span
    meaning: Meaning


def full(snapshot: Snapshot, _params: types.SemanticTokensParams) -> types.SemanticTokens:
    """Answer with the tokens of the whole text."""
    return _answer(snapshot, None)


def in_range(snapshot: Snapshot, params: types.SemanticTokensRangeParams) -> types.SemanticTokens:
    """Answer with the tokens of the sentences that a range touches."""
    return _answer(snapshot, snapshot.span(params.range))


def _answer(snapshot: Snapshot, within: Span | None) -> types.SemanticTokens:
    settings = snapshot.settings
    if not settings.semantic_tokens:
        return types.SemanticTokens(data=[])
    article = snapshot.article
    keys = {pick.sentence.index for pick in summary_of(article, settings)}
    found = tokens(article, keys, worth_checking(claims_in(article)), within)
    return types.SemanticTokens(data=list(_encoded(snapshot, found)))


def tokens(
    article: Article, keys: Collection[int], claims: Sequence[Claim], within: Span | None = None
) -> Iterator[SemanticToken]:
    """The tokens in the order of the text; none overlaps another.

    A sentence of the summary is one, whatever it claims; what hedges a claim parts its sentence.
    """
    by_index = {claim.sentence.index: claim for claim in claims}
    for sentence in checked(article.sentences):
        span = sentence.span
        if within is not None and (span.end <= within.start or within.end <= span.start):
            continue
        claim = by_index.get(sentence.index)
        if sentence.index in keys:
            meaning = Meaning.KEY
        elif claim is not None:
            meaning = Meaning.CLAIM
        else:
            continue
        yield from _parted(span, meaning, claim.hedges if claim is not None else ())


def _parted(span: Span, meaning: Meaning, hedges: Iterable[Span]) -> Iterator[SemanticToken]:
    start = span.start
    for hedge in hedges:
        if hedge.start > start:
            yield SemanticToken(Span(start, hedge.start), meaning)
        yield SemanticToken(hedge, Meaning.HEDGE)
        start = hedge.end
    if start < span.end:
        yield SemanticToken(Span(start, span.end), meaning)


def _encoded(snapshot: Snapshot, found: Iterable[SemanticToken]) -> Iterator[int]:
    """Five numbers a token: lines and columns since the last one, length, type, modifiers."""
    encoding = snapshot.client.encoding
    above, left = 0, 0
    for token in found:
        for line, start, end, words in _on_lines(snapshot, token.span):
            column, length = width(words[:start], encoding), width(words[start:end], encoding)
            if line > above:
                left = 0
            yield from (line - above, column - left, length, int(token.meaning), 0)
            above, left = line, column


def _on_lines(snapshot: Snapshot, span: Span) -> Iterator[tuple[int, int, int, str]]:
    """The pieces of a span, line by line: the line's number, from and to where, and its words.

    Many editors know no token over more than one line.
    """
    rope = snapshot.text.rope
    for number in range(rope.line_of(span.start), rope.line_of(max(span.start, span.end - 1)) + 1):
        at, words = rope.line(number)
        start, end = max(0, span.start - at), min(len(words), span.end - at)
        if start < end:
            yield number, start, end, words
