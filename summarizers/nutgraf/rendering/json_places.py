"""Sentences, spans and other located values as JSON-ready objects."""

from nutgraf.article import Article, Block, Sentence, Span
from nutgraf.locating import words_at
from nutgraf.rendering.places import column_of, line_of

Json = dict[str, object]


def place_json(article: Article, span: Span, text: str | None = None) -> Json:
    """A place and what is read there."""
    return {
        "text": words_at(article, span) if text is None else text,
        "start": span.start,
        "end": span.end,
        "line": line_of(article, span),
        "column": column_of(article, span),
    }


def block_json(article: Article, block: Block | None) -> Json | None:
    """The place of a block, if there is one."""
    return None if block is None else place_json(article, block.span, block.text)


def sentence_json(article: Article, sentence: Sentence) -> Json:
    """A sentence with its section, and in a conversation with its turn."""
    section = article.section_of(sentence)
    return {
        **place_json(article, sentence.span, sentence.text),
        "index": sentence.index,
        "section": section.heading.text if section and section.heading else None,
        **(_turn(article, sentence.span) if article.is_conversation else {}),
    }


def _turn(article: Article, span: Span) -> Json:
    """Whose turn a sentence of a conversation is in, and at which time code."""
    block = article.block_at(span.start)
    turn = block.turn if block else None
    if block is None or turn is None:
        return {"turn": None}
    time = turn.time_at(span.start - block.span.start)
    return {"turn": {"speaker": turn.speaker or None, "time": time or None}}
