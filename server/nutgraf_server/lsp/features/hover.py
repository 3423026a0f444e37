"""`textDocument/hover`: what a section says, shown over its heading."""

from dataclasses import dataclass

from lsprotocol import types

import nutgraf
from nutgraf.article import Article, Block, Section, Sentence, Span
from nutgraf.rendering.escaping import escaped
from nutgraf_server.lsp.snapshots import Snapshot

# A section of this size takes more than half a minute to read; one sentence does not cover it.
_WORDS_OF_A_LONG_SECTION = 120


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown over a heading: its words, the size of its text and the gist of it."""

    span: Span
    name: str
    words: int
    gist: tuple[str, ...]


def hover(snapshot: Snapshot, params: types.HoverParams) -> types.Hover | None:
    """Answer with the card of the heading at the position, if there is one."""
    card = card_at(snapshot.article, snapshot.offset(params.position), snapshot.settings.method)
    if card is None:
        return None
    kind = types.MarkupKind(snapshot.client.hover_format)
    return types.Hover(
        contents=types.MarkupContent(kind=kind, value=written(card, kind)),
        range=snapshot.range(card.span),
    )


def card_at(article: Article, offset: int, method: str) -> Card | None:
    """The card for the title or heading at `offset`; None elsewhere."""
    title = article.title
    if title is not None and _covers(title, offset):
        return _card(title, article.sentences, _gist_of_article(article, method))
    for section in article.walk():
        if section.heading is not None and _covers(section.heading, offset):
            gist = _gist_of_section(article, section, method)
            return _card(section.heading, section.sentences, gist)
    return None


def written(card: Card, kind: types.MarkupKind) -> str:
    """The card as text, or as Markdown in which the article's words stay words."""
    minutes = nutgraf.reading_minutes(card.words)
    size = f"{card.words} {'word' if card.words == 1 else 'words'}, {minutes} min"
    if kind is types.MarkupKind.PlainText:
        return "\n\n".join([f"{card.name} ({size})", *card.gist])
    return "\n\n".join([f"{_strong(card.name)} ({size})", *map(escaped, card.gist)])


def _strong(words: str) -> str:
    # The closing asterisks are escaped along, and taken off again: otherwise a backslash at the end
    # of the words would escape them.
    inside = escaped(words + "**").removesuffix(r"\*\*")
    return f"**{inside}**"


def _covers(block: Block, offset: int) -> bool:
    return block.span.start <= offset <= block.span.end


def _card(heading: Block, sentences: tuple[Sentence, ...], gist: tuple[str, ...]) -> Card:
    words = sum(nutgraf.count_words(sentence.text) for sentence in sentences)
    return Card(heading.span, heading.text, words, gist or (nutgraf.NOTHING_TO_SUMMARIZE,))


def _gist_of_article(article: Article, method: str) -> tuple[str, ...]:
    briefing = nutgraf.brief(article, method=method)
    return tuple(pick.sentence.text for pick in briefing.gist)


def _gist_of_section(article: Article, section: Section, method: str) -> tuple[str, ...]:
    words = sum(nutgraf.count_words(sentence.text) for sentence in section.sentences)
    length = "2 sentences" if words > _WORDS_OF_A_LONG_SECTION else "1 sentence"
    summary = nutgraf.summarize(article, length=length, within=section, method=method)
    return tuple(pick.sentence.text for pick in summary.picks)
