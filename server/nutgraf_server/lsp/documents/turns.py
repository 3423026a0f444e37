"""The turns of a conversation as stretches of its text."""

from collections.abc import Iterator
from dataclasses import dataclass

import nutgraf
from nutgraf.article import Article, Block, Role, Span
from nutgraf.cancellation import checked


@dataclass(frozen=True, slots=True)
class TurnStretch:
    """A turn: the label that says who speaks, all of it, and how many words are said."""

    label: Block
    span: Span
    words: int


def turns_of(article: Article) -> Iterator[TurnStretch]:
    """The turns that have a label, in the order of the text; none of an ordinary text."""
    if not article.is_conversation:
        return
    label: Block | None = None
    end = words = 0
    for block in checked(article.blocks):
        if block.turn is not None and block.role is Role.BODY:
            if label is not None:
                end = block.span.end
                words += sum(nutgraf.count_words(one.text) for one in block.sentences)
            continue
        ends = block.turn is not None or block.role in (Role.TITLE, Role.HEADING)
        if ends and label is not None:
            yield TurnStretch(label, Span(label.span.start, end), words)
            label = None
        if block.turn is not None:
            label, end, words = block, block.span.end, 0
    if label is not None:
        yield TurnStretch(label, Span(label.span.start, end), words)
