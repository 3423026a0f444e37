"""The kinds of claims, behind their sentences."""

from lsprotocol import types

import nutgraf
from nutgraf.article import Span
from nutgraf_server.lsp.requests.inlay_hint import hints, inlay_hint

from .marked import marked
from .opened import DOCUMENT, EVERYWHERE, opened

FIXTURE = marked("""
    # Rain over Ardnish

    The dam at Kelm will lose 40 percent of its water by June, the engineer Ann Lee said.|

    Is it so?

    Prices in Ardnish rose by 12 percent because of the drought in the north of the island.|
""")


def test_a_hint_ends_its_sentence():
    article = nutgraf.read(FIXTURE.source, "markdown")
    found = list(hints(article, Span(0, len(FIXTURE.source))))
    assert tuple(hint.offset for hint in found) == FIXTURE.offsets
    assert [hint.label for hint in found] == [
        "quantity · forecast · attributed",
        "quantity · causal · comparison",
    ]
    assert "Ann Lee" in found[0].more
    assert found[1].more == ""


def test_only_the_range_is_looked_at():
    params = types.InlayHintParams(DOCUMENT, EVERYWHERE)
    assert inlay_hint(opened(FIXTURE.source), params) == []
    snapshot = opened(FIXTURE.source, inlay_hints=True)
    assert len(inlay_hint(snapshot, params)) == 2
    below = types.Range(types.Position(3, 0), types.Position(9, 0))
    (hint,) = inlay_hint(snapshot, types.InlayHintParams(DOCUMENT, below))
    assert hint.position.line == 6
    assert hint.tooltip is None
