"""`textDocument/semanticTokens`: what matters in the text, in colours.

A client that has the tokens of a text already is told only what an edit has changed of them.
"""

import hashlib
import threading
from array import array
from collections import OrderedDict
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


# As many texts as anybody has in sight; of others the tokens are told anew.
_MOST_KEPT = 20
_PER_TOKEN = 5


class _KeptTokens:
    """The tokens that were told last of each document, by its address."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._told: OrderedDict[str, tuple[str, array[int]]] = OrderedDict()

    def swap(self, uri: str, result: str, data: "array[int]") -> tuple[str, "array[int]"] | None:
        """Keep what is told now; gives what was told before."""
        with self._lock:
            before = self._told.pop(uri, None)
            self._told[uri] = (result, data)
            while len(self._told) > _MOST_KEPT:
                self._told.popitem(last=False)
            return before


_kept = _KeptTokens()


def full(snapshot: Snapshot, _params: types.SemanticTokensParams) -> types.SemanticTokens:
    """Answer with the tokens of the whole text."""
    data = _data(snapshot, None)
    result = _result_id(data)
    _kept.swap(snapshot.uri, result, data)
    return types.SemanticTokens(data=list(data), result_id=result)


def full_delta(
    snapshot: Snapshot, params: types.SemanticTokensDeltaParams
) -> types.SemanticTokens | types.SemanticTokensDelta:
    """Answer with what changed of the tokens since the client was told them; or with all."""
    data = _data(snapshot, None)
    result = _result_id(data)
    before = _kept.swap(snapshot.uri, result, data)
    if before is None or before[0] != params.previous_result_id:
        return types.SemanticTokens(data=list(data), result_id=result)
    return types.SemanticTokensDelta(edits=_edits(before[1], data), result_id=result)


def in_range(snapshot: Snapshot, params: types.SemanticTokensRangeParams) -> types.SemanticTokens:
    """Answer with the tokens of the sentences that a range touches."""
    return types.SemanticTokens(data=list(_data(snapshot, snapshot.span(params.range))))


def _edits(before: Sequence[int], now: Sequence[int]) -> list[types.SemanticTokensEdit]:
    """One edit, of whole tokens, from what stays in front to what stays behind; or none.

    >>> _edits([0, 1, 4, 0, 0, 2, 0, 9, 1, 0], [2, 0, 9, 1, 0])
    [SemanticTokensEdit(start=0, delete_count=5, data=[])]
    """
    shorter = min(len(before), len(now))
    if before == now:
        return []
    head = next((at for at in range(shorter) if before[at] != now[at]), shorter)
    head -= head % _PER_TOKEN
    most = shorter - head
    tail = next((at for at in range(most) if before[-1 - at] != now[-1 - at]), most)
    tail -= tail % _PER_TOKEN
    data = list(now[head : len(now) - tail])
    return [types.SemanticTokensEdit(head, len(before) - tail - head, data)]


def _result_id(data: "array[int]") -> str:
    return hashlib.blake2b(data.tobytes(), digest_size=8).hexdigest()


def _data(snapshot: Snapshot, within: Span | None) -> "array[int]":
    settings = snapshot.settings
    if not settings.semantic_tokens:
        return array("q")
    article = snapshot.article
    keys = {pick.sentence.index for pick in summary_of(article, settings)}
    found = tokens(article, keys, worth_checking(claims_in(article)), within)
    return array("q", _encoded(snapshot, found))


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
