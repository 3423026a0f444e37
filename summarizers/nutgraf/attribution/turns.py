"""Attributions in a conversation: sentences belong to the speaker of their turn."""

from collections.abc import Mapping

from nutgraf.article import Article, Role, Span
from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.entity import Entity, SourceKind
from nutgraf.cancellation import checked
from nutgraf.facts.names import NameKind


def place_of_name(article: Article, name: str) -> Span | None:
    """The first verbatim mention of a name in a text."""
    start = article.source.find(name)
    return Span(start, start + len(name)) if start >= 0 else None


def said_in_turns(article: Article) -> Mapping[int, Attribution]:
    """For each sentence of a turn, by its index, the attribution to its speaker.

    The source is the label above the turn or, for captions without labels, where the name is given.
    Turns of unnamed speakers have no attribution.
    """
    if not article.is_conversation:
        return {}
    found: dict[int, Attribution] = {}
    label: Span | None = None
    places: dict[str, Span | None] = {}
    entities: dict[str, Entity] = {}
    for block in checked(article.blocks):
        turn = block.turn
        if turn is None or not turn.speaker:
            continue
        if block.role is not Role.BODY:
            label = block.span
            continue
        if label is None and turn.speaker not in places:
            places[turn.speaker] = place_of_name(article, turn.speaker)
        named = label or places[turn.speaker]
        if named is None:
            continue
        entity = entities.setdefault(
            turn.speaker,
            Entity(turn.speaker, SourceKind.NAMED, named, named, NameKind.PERSON),
        )
        for sentence in block.sentences:
            span = sentence.span
            found[sentence.index] = Attribution(
                span,
                named,
                None,
                True,  # noqa: FBT003  # their own words
                sentence.index,
                (span,),
                entity=entity,
                in_full=named,
            )
    return found
