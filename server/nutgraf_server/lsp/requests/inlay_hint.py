"""`textDocument/inlayHint`: behind a claim, what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types

from nutgraf.article import Article, Span
from nutgraf.claims import worth_checking
from nutgraf.rendering.labels import label, labelled
from nutgraf.rendering.visible import visible_line
from nutgraf.rendering.wording import facts
from nutgraf_server.lsp.session.findings import claims_in
from nutgraf_server.lsp.session.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Hint:
    """What stands behind the sentence that ends at `offset`; `more` says who makes the claim."""

    offset: int
    label: str
    more: str


def inlay_hint(snapshot: Snapshot, params: types.InlayHintParams) -> list[types.InlayHint]:
    """Answer with the hints in a range."""
    if not snapshot.settings.inlay_hints:
        return []
    found = []
    with labelled(snapshot.settings.labels):
        shown = list(hints(snapshot.article, snapshot.span(params.range)))
    for hint in shown:
        place = snapshot.range(Span(hint.offset, hint.offset)).start
        found.append(
            types.InlayHint(
                position=place,
                label=hint.label,
                tooltip=visible_line(hint.more) or None,
                padding_left=True,
            )
        )
    return found


def hints(article: Article, within: Span) -> Iterator[Hint]:
    """The hints of the claims whose sentences end in a span."""
    for claim in worth_checking(claims_in(article)):
        end = claim.sentence.span.end
        if claim.kinds and within.start <= end <= within.end:
            told = " · ".join(label(article, kind.value) for kind in claim.kinds)
            yield Hint(end, told, "; ".join(facts(article, claim)))
