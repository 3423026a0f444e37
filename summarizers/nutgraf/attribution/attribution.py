"""The attribution: a source and what it is reported to have said, thought or shown."""

from nutgraf.article import Span
from nutgraf.attribution.entity import Entity
from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words or a view that the article attributes to a source.

    Every span lies in the article's source. `content` runs from the first word of the reported
    content to the last, including quotation marks. If the speaker's name interrupts it, as in
    "Rain," she said, "is late.", `parts` are the pieces and `content` covers them all; otherwise
    the only part is `content` itself. `source` is the speaker as in the text ("she"), or None if
    the text names nobody; `cue` is the word that reports ("said"). `direct` distinguishes a
    quotation from reported speech. `sentence` is the index of the sentence that contains the cue
    or, if there is none, the start of the content; -1 for a headline.

    `entity` is the entity that the source refers to, wherever in the article it is named; None if
    uncertain. `role` is the description that the text gives, next to this or another mention:
    "finance minister", "baker from Hull". If `source` is a pronoun, `resolved` is the preceding
    mention that it refers to; never show it as if it were in the pronoun's place. `in_full` is the
    source if it contains the speaker's full name, otherwise the position of that name.
    """

    content: Span
    source: Span | None
    cue: Span | None
    direct: bool
    sentence: int
    parts: tuple[Span, ...]
    resolved: Span | None = None
    role: Span | None = None
    entity: Entity | None = None
    in_full: Span | None = None
