"""`textDocument/hover`: what a heading's section says, who a name is, why a sentence was picked.

Over who speaks in a conversation: how much of it is theirs, and what they are to do.
"""

from dataclasses import dataclass

from lsprotocol import types

import nutgraf
from nutgraf.article import Article, Block, Role, Section, Span
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.labels import counted_label, label, labelled, language_of_labels
from nutgraf.rendering.visible import visible
from nutgraf_server.lsp.requests.names import Bearer, bearer_at
from nutgraf_server.lsp.session.findings import sentence_at, summary_of
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import Settings

# A section of this size takes more than half a minute to read; one sentence does not cover it.
_WORDS_OF_A_LONG_SECTION = 120
# Whoever rests the mouse somewhere does not wait for the names of a book: they take 0.4 s at this
# size. Going to a definition, which somebody asked for, finds them at any.
_LONGEST_NAMED = 60_000


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown over a heading: its words, the size of its text and the gist of it."""

    span: Span
    name: str
    words: int
    gist: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is shown over a sentence: whether the summary has it, and how it was rated."""

    span: Span
    picked: bool
    reasons: tuple[str, ...]


def hover(snapshot: Snapshot, params: types.HoverParams) -> types.Hover | None:
    """Answer with the card of the heading, or the note on the sentence, at the position."""
    with labelled(snapshot.settings.labels):
        return _at(snapshot, params)


def _at(snapshot: Snapshot, params: types.HoverParams) -> types.Hover | None:
    settings = snapshot.settings
    if settings.hover == "off":
        return None
    article, offset = snapshot.article, snapshot.offset(params.position)
    kind = types.MarkupKind(snapshot.client.hover_format)
    card = card_at(article, offset, settings.method)
    if card is not None:
        return _hover(snapshot, card.span, kind, written(card, kind, article))
    if settings.hover == "headings":
        return None
    bearer = bearer_at(article, offset) if len(article.source) <= _LONGEST_NAMED else None
    if bearer is not None:
        return _hover(snapshot, bearer.span, kind, introduced(bearer, kind))
    note = note_at(article, offset, settings)
    if note is None:
        return None
    return _hover(snapshot, note.span, kind, explained(note, kind, article))


def _hover(snapshot: Snapshot, span: Span, kind: types.MarkupKind, words: str) -> types.Hover:
    return types.Hover(contents=types.MarkupContent(kind, words), range=snapshot.range(span))


def introduced(bearer: Bearer, kind: types.MarkupKind) -> str:
    """Whom a name means, as text or as Markdown in which the article's words stay words."""
    if kind is types.MarkupKind.PlainText:
        return visible(f"{bearer.name}: {'; '.join(bearer.facts)}")
    return f"{_strong(bearer.name)}: {escaped('; '.join(bearer.facts))}"


def note_at(article: Article, offset: int, settings: Settings) -> Note | None:
    """The note on the sentence at `offset`; on one that was not picked only if that is wanted."""
    sentence = sentence_at(article, offset)
    if sentence is None:
        return None
    for pick in summary_of(article, settings):
        if pick.sentence.index == sentence.index:
            return Note(sentence.span, picked=True, reasons=pick.reasons)
    if settings.hover != "everywhere":
        return None
    alone = nutgraf.summarize(article, settings.method, settings.length, within=sentence.span)
    reasons = tuple(reason for pick in alone.picks for reason in pick.reasons)
    return Note(sentence.span, picked=False, reasons=reasons)


def explained(note: Note, kind: types.MarkupKind, article: Article) -> str:
    """The note as text or Markdown; reasons, which are in English, beside English labels only."""
    head = label(article, "In the summary" if note.picked else "Not in the summary")
    reasons = note.reasons if language_of_labels(article) == FALLBACK_LANGUAGE else ()
    if kind is types.MarkupKind.PlainText:
        return visible("\n".join([head, *(f"- {reason}" for reason in reasons)]))
    listed = "\n".join(f"- {escaped(reason)}" for reason in reasons)
    return f"{_strong(head)}\n\n{listed}".rstrip()


def card_at(article: Article, offset: int, method: str) -> Card | None:
    """The card for the title or heading at `offset`; None elsewhere."""
    title = article.title
    if title is not None and _covers(title, offset):
        return _card(article, title, nutgraf.words_in(article), _gist_of_article(article, method))
    for section in article.walk():
        if section.heading is not None and _covers(section.heading, offset):
            gist = _gist_of_section(article, section, method)
            return _card(article, section.heading, nutgraf.words_in(section), gist)
    return speaker_card_at(article, offset)


def speaker_card_at(article: Article, offset: int) -> Card | None:
    """The card of who speaks, over the label of a turn; None elsewhere."""
    block = article.block_at(offset) if article.is_conversation else None
    if block is None or block.turn is None or block.role is Role.BODY or not _covers(block, offset):
        return None
    from nutgraf.briefing.conversations.outcome import outcome_of
    from nutgraf.briefing.participants import participants

    everybody = participants(article)
    name = block.turn.speaker
    one = next((each for each in everybody if each.name == name), None)
    if one is None:
        return None
    share = round(100 * one.words / max(1, sum(each.words for each in everybody)))
    counted = counted_label(article, one.turns, "1 turn", "{} turns")
    turns = f"{counted}, {label(article, '{} % of the words', share)}"
    found = outcome_of(article)
    actions = found.actions if found else ()
    doing = label(article, "To do")
    to_do = (f"{doing}: {each.sentence.text}" for each in actions if each.who == name)
    return Card(block.span, f"{name}, {one.role}" if one.role else name, one.words, (turns, *to_do))


def written(card: Card, kind: types.MarkupKind, article: Article | str) -> str:
    """The card as text, or as Markdown in which the article's words stay words.

    Labels are those of the article, or of a language.
    """
    time = nutgraf.time_told(nutgraf.reading_minutes(card.words))
    size = f"{counted_label(article, card.words, '1 word', '{} words')}, {time}"
    if kind is types.MarkupKind.PlainText:
        return visible("\n\n".join([f"{card.name} ({size})", *card.gist]))
    return "\n\n".join([f"{_strong(card.name)} ({size})", *map(escaped, card.gist)])


def _strong(words: str) -> str:
    return f"**{escaped(words)}**"


def _covers(block: Block, offset: int) -> bool:
    return block.span.start <= offset <= block.span.end


def _card(article: Article, heading: Block, words: int, gist: tuple[str, ...]) -> Card:
    nothing = label(article, nutgraf.NOTHING_TO_SUMMARIZE)
    return Card(heading.span, heading.text, words, gist or (nothing,))


def _gist_of_article(article: Article, method: str) -> tuple[str, ...]:
    return tuple(pick.sentence.text for pick in nutgraf.gist(article, method=method))


def _gist_of_section(article: Article, section: Section, method: str) -> tuple[str, ...]:
    long = nutgraf.words_in(section) > _WORDS_OF_A_LONG_SECTION
    length = "2 sentences" if long else "1 sentence"
    summary = nutgraf.summarize(article, length=length, within=section, method=method)
    return tuple(pick.sentence.text for pick in summary.picks)
