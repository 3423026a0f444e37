"""Whose words the sentences of a conversation are: those of who has the turn."""

from collections.abc import Mapping

from nutgraf.article import Article, Role, Span
from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.entity import Entity, SourceKind
from nutgraf.cancellation import checked
from nutgraf.facts.names import NameKind


def said_in_turns(article: Article) -> Mapping[int, Attribution]:
    """For each sentence of a turn, by its index, that its speaker says it.

    The source is the label over the turn. Turns of nobody who is named are nobody's.
    """
    if not article.is_conversation:
        return {}
    found: dict[int, Attribution] = {}
    label: Span | None = None
    entities: dict[str, Entity] = {}
    for block in checked(article.blocks):
        turn = block.turn
        if turn is None or not turn.speaker:
            continue
        if block.role is not Role.BODY:
            label = block.span
            continue
        if label is None:
            continue
        entity = entities.setdefault(
            turn.speaker,
            Entity(turn.speaker, SourceKind.NAMED, label, label, NameKind.PERSON),
        )
        for sentence in block.sentences:
            span = sentence.span
            found[sentence.index] = Attribution(
                span,
                label,
                None,
                True,  # noqa: FBT003  # their own words
                sentence.index,
                (span,),
                entity=entity,
                in_full=label,
            )
    return found
