"""The text store against a model that knows lines and code units the slow way."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from lsprotocol import types

from nutgraf.article import Span
from nutgraf.lines import Lines
from nutgraf_server.lsp.documents import rope as ropes
from nutgraf_server.lsp.documents.encoding import Encoding
from nutgraf_server.lsp.documents.positions import offset_of, position_of, width
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText, Texts

from . import slow_text
from .slow_text import Edit, edited, lines_of, units

# Line ends, what only looks like one, and characters of every width, a lone surrogate among them.
ALPHABET = "ab \n\r\u2028\u2029\x85\x0b\x0c\x1c\x1eéß€—𝄞👩\u200d\u0301\ufeff\ud83d"
texts = st.lists(st.one_of(st.sampled_from(ALPHABET), st.just("\r\n")), max_size=30).map("".join)
places = st.tuples(st.integers(0, 40), st.integers(0, 60))


def bare_lines(text: str) -> list[str]:
    """The lines without their ends."""
    return [line.rstrip("\r\n") for line in lines_of(text)]


def partial(first, second, new: str) -> types.TextDocumentContentChangePartial:
    range_ = types.Range(types.Position(*first), types.Position(*second))
    return types.TextDocumentContentChangePartial(range=range_, text=new)


class EditedText(RuleBasedStateMachine):
    """A document under edits, ours and the model's."""

    @initialize(text=texts, encoding=st.sampled_from(Encoding))
    def opened(self, text, encoding):
        self.encoding = encoding
        self.model = text
        self.text = DocumentText("untitled:1", "plaintext", 0, Rope.of(text))

    @rule(edits=st.lists(st.tuples(places, places, texts), min_size=1, max_size=3))
    def edit(self, edits):
        version = self.text.version + 1
        changes = [partial(*edit) for edit in edits]
        self.text = self.text.edited(version, changes, self.encoding)
        self.model = edited(self.model, [Edit(*edit) for edit in edits], self.encoding)
        assert self.text.version == version

    @rule(new=texts)
    def replace_all(self, new):
        change = types.TextDocumentContentChangeWholeDocument(text=new)
        self.text = self.text.edited(self.text.version + 1, [change], self.encoding)
        self.model = new

    @invariant()
    def same(self):
        assert self.text.source == self.model
        assert self.text.rope.lines == len(lines_of(self.model))


EditedText.TestCase.settings = settings(max_examples=150, stateful_step_count=15, deadline=None)
TestEditedText = EditedText.TestCase


@given(texts, st.sampled_from(Encoding), st.data())
def test_an_offset_comes_back_from_its_position(text, encoding, data):
    offset = data.draw(st.integers(0, len(text)))
    rope = Rope.of(text)
    back = offset_of(rope, position_of(rope, offset, encoding), encoding)
    inside_a_line_end = text[offset - 1 : offset + 1] == "\r\n"
    assert back == offset - 1 if inside_a_line_end else back == offset


@given(texts, st.sampled_from(Encoding), places)
def test_a_position_is_found_where_the_model_finds_it(text, encoding, place):
    found = offset_of(Rope.of(text), types.Position(*place), encoding)
    assert found == slow_text.offset_of(text, *place, encoding)


@given(texts, st.sampled_from(Encoding))
def test_width_counts_code_units(text, encoding):
    assert width(text, encoding) == units(text, encoding)


@pytest.mark.parametrize(
    ("line", "column", "offset"),
    [
        (0, 99, 2),  # past the end of a line that has a line end
        (1, 99, 7),  # past the end of the last, which has none
        (9, 0, 7),  # past the last line
        (1, 2, 5),  # between the two halves of a surrogate pair
    ],
)
def test_places_that_do_not_exist_are_moved_back(line, column, offset):
    text = "ab\r\na𝄞"
    text += "c"
    assert offset_of(Rope.of(text), types.Position(line, column), Encoding.UTF_16) == offset


def test_a_backward_range_is_empty():
    text = DocumentText("untitled:1", "plaintext", 1, Rope.of("one two"))
    range_ = types.Range(types.Position(0, 5), types.Position(0, 2))
    assert text.span(range_, Encoding.UTF_16) == Span(5, 5)


@pytest.fixture
def small_pieces(monkeypatch):
    """Pieces so small that a text of some lines has many."""
    monkeypatch.setattr(ropes, "_PIECE", 6)
    monkeypatch.setattr(ropes, "_LONG_PIECE", 12)


EDITS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40), texts), max_size=25)


@pytest.mark.usefixtures("small_pieces")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(texts, EDITS)
def test_lines_stay_where_they_are_when_pieces_are_joined_and_cut(text, edits):
    rope = Rope.of(text)
    for start, length, new in edits:
        first = min(start, len(text))
        last = min(first + length, len(text))
        text = text[:first] + new + text[last:]
        rope = rope.replaced(first, last, new)
        lines = Lines.of(text)
        starts = lines.starts
        assert rope.text == text
        assert len(rope) == len(text)
        assert rope.lines == len(starts)
        assert [rope.line(n)[0] for n in range(len(starts))] == list(starts)
        assert [rope.line(n)[1] for n in range(len(starts))] == bare_lines(text)
        offsets = range(len(text) + 1)
        assert [rope.line_of(n) for n in offsets] == [lines.line(n) for n in offsets]


def test_two_halves_of_a_character_that_meet_are_one():
    assert Rope.of("a\ud83d\nb").replaced(2, 3, "\ude00").text == "a\U0001f600b"


def test_an_edit_takes_over_the_pieces_it_does_not_touch():
    rope = Rope.of("a line of text\n" * 10_000)
    edited = rope.replaced(75_000, 75_003, "x\ny")
    assert sum(piece in edited.pieces for piece in rope.pieces) >= len(rope.pieces) - 2


class TestTexts:
    def test_the_one_kept_last_is_last(self):
        texts = Texts()
        first, second = (DocumentText(f"untitled:{n}", "plaintext", 1, Rope.of("")) for n in (1, 2))
        texts.keep(first)
        texts.keep(second)
        assert [*texts.all.values()] == [first, second]
        texts.touch(first.uri)
        assert [*texts.all.values()] == [second, first]
        texts.forget(first.uri)
        assert [*texts.all.values()] == [second]

    def test_what_was_handed_out_stays_as_it_was(self):
        texts = Texts()
        texts.keep(DocumentText("untitled:1", "plaintext", 1, Rope.of("")))
        before = texts.all
        texts.keep(DocumentText("untitled:2", "plaintext", 1, Rope.of("")))
        texts.forget("untitled:1")
        assert list(before) == ["untitled:1"]

    @pytest.mark.parametrize(
        "other", ["file:///c%3A/a%20b.txt", "file:///C:/a b.txt", "file:///c:/a%20b.txt"]
    )
    def test_a_document_is_found_however_its_uri_is_written(self, other):
        texts = Texts()
        text = DocumentText("file:///c:/a b.txt", "plaintext", 1, Rope.of(""))
        texts.keep(text)
        assert texts.find(other) is text

    def test_case_matters_elsewhere(self):
        texts = Texts()
        texts.keep(DocumentText("file:///home/A.txt", "plaintext", 1, Rope.of("")))
        assert texts.find("file:///home/a.txt") is None
