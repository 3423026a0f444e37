"""The colours of key sentences, claims and hedges."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

import nutgraf
from nutgraf_server.lsp.documents.encoding import Encoding
from nutgraf_server.lsp.requests.semantic_tokens import Meaning, full, full_delta, in_range, tokens
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.findings import claims_in
from nutgraf_server.lsp.session.server_capabilities import TOKEN_TYPES

from .marked import marked
from .opened import DOCUMENT, EVERYWHERE, opened

PARAMS = types.SemanticTokensParams(DOCUMENT)
TEXT = """\
# Rain

It rained for 𝄞 three
days, and 1,200 houses lost their power. The rain may have cost Ardnish more than $4 million in a \
week because the dam at Kelm was opened, the council said on Monday.

Is it so?
"""


def test_each_meaning_has_a_standard_type():
    names = {str(name.value) for name in types.SemanticTokenTypes}
    assert len(TOKEN_TYPES) == len(Meaning)
    assert set(TOKEN_TYPES) <= names


def test_hedges_part_their_sentences():
    fixture = marked("""
        It rained for three days, and 1,200 houses lost their power on Monday.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        The dam may have been opened too early, the council said on Tuesday.
        ^^^^^^^^
                ^^^
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    """)
    article = nutgraf.read(fixture.source, "markdown")
    found = list(tokens(article, {0}, claims_in(article)))
    assert tuple(token.span for token in found) == fixture.spans
    assert [token.meaning.name for token in found] == ["KEY", "CLAIM", "HEDGE", "CLAIM"]


def decoded(data, text, encoding):
    """The words of each token."""
    lines = text.split("\n")
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    unit = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    line = column = 0
    for down, right, length, meaning, modifiers in zip(*[iter(data)] * 5, strict=True):
        column = right if down else column + right
        line += down
        raw = lines[line].encode(codec)[column * unit : (column + length) * unit]
        assert length > 0
        assert modifiers == 0
        yield raw.decode(codec), Meaning(meaning)


@pytest.mark.parametrize("encoding", list(Encoding))
def test_places_are_counted_as_the_client_does(encoding):
    snapshot = opened(
        TEXT,
        Client(encoding=encoding),
        semantic_tokens=True,
        method="lead",
        length="1 sentence",
    )
    found = list(decoded(full(snapshot, PARAMS).data, TEXT, encoding.value))
    assert [words for words, _ in found[:2]] == [
        "It rained for 𝄞 three",
        "days, and 1,200 houses lost their power.",
    ]
    assert ("may", Meaning.HEDGE) in found
    assert "Is it so?" not in [words for words, _ in found]


def test_nothing_where_they_are_switched_off():
    assert full(opened(TEXT), PARAMS).data == []
    params = types.SemanticTokensRangeParams(DOCUMENT, EVERYWHERE)
    assert in_range(opened(TEXT), params).data == []


def test_a_range_is_part_of_the_whole():
    snapshot = opened(TEXT, semantic_tokens=True, method="lead", length="1 sentence")
    whole = list(decoded(full(snapshot, PARAMS).data, TEXT, "utf-16"))
    place = types.Range(types.Position(2, 0), types.Position(2, 5))
    params = types.SemanticTokensRangeParams(DOCUMENT, place)
    part = list(decoded(in_range(snapshot, params).data, TEXT, "utf-16"))
    assert part == whole[:2]
    params = types.SemanticTokensRangeParams(DOCUMENT, EVERYWHERE)
    assert list(decoded(in_range(snapshot, params).data, TEXT, "utf-16")) == whole


sentences = st.sampled_from(
    [
        "Rain fell on 40 farms.",
        "It may have hurt 3,000 people,\nsaid Ann Lee.",
        "Why?",
        "\r\n",
        "𝄞 a\n",
    ]
)


@given(st.lists(sentences, max_size=12).map(" ".join))
def test_tokens_do_not_overlap(text):
    article = nutgraf.read(text, "markdown")
    found = list(tokens(article, {0, 2}, claims_in(article)))
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    assert all(len(token.span) for token in found)


def applied(data, edits):
    for edit in edits:
        data = [*data[: edit.start], *edit.data, *data[edit.start + edit.delete_count :]]
    return data


def told_again(text, before):
    params = types.SemanticTokensDeltaParams(DOCUMENT, before.result_id)
    return full_delta(opened(text, semantic_tokens=True), params)


def test_after_an_edit_only_what_it_changed_is_told():
    each = "The storm of {} May cost the town of Kelm more than $4 million in a week."
    long = TEXT.replace("Is it so?", "\n\n".join(map(each.format, range(200))))
    before = full(opened(long, semantic_tokens=True), PARAMS)
    edited = long.replace(each.format(150), "So it was.\n\nIt may cost Kelm $9 million.")
    found = told_again(edited, before)
    now = full(opened(edited, semantic_tokens=True), PARAMS)
    assert isinstance(found, types.SemanticTokensDelta)
    assert applied(before.data, found.edits) == now.data
    assert found.result_id == now.result_id
    assert len(found.edits[0].data) < len(now.data) / 2
    assert all(edit.start % 5 == edit.delete_count % 5 == 0 for edit in found.edits)


def test_where_nothing_has_changed_nothing_is_told():
    before = full(opened(TEXT, semantic_tokens=True), PARAMS)
    assert told_again(TEXT, before).edits == []


def test_of_tokens_that_are_kept_no_longer_all_are_told():
    full(opened(TEXT, semantic_tokens=True), PARAMS)
    found = told_again(TEXT, types.SemanticTokens([], "of long ago"))
    assert isinstance(found, types.SemanticTokens)
    assert found.data
