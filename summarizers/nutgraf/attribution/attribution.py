"""The attribution: a source and what it is reported to have said, thought or shown."""

from nutgraf.article import Span
from nutgraf.attribution.entity import Entity
from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words or a view that the article lays at someone's door.

    Every span lies in the article's source. `content` runs from the first word of what is said to
    the last, quotation marks included. Where the speaker's name interrupts it, as in "Rain," she
    said, "is late.", `parts` are the pieces and `content` covers them all; otherwise the only part
    is `content` itself. `source` is the speaker as the text has it ("she"), or None where the text
    names nobody; `cue` is the word that reports ("said"). `direct` tells a quotation from reported
    speech. `sentence` is the index of the sentence that holds the cue, or where there is none, the
    start of the content; -1 for a headline.

    `entity` is whom the source means, wherever in the article these are named; None where that is
    not certain. `role` is what the text says that they are, beside this or another mention:
    "finance minister", "baker from Hull". Where `source` is a pronoun, `resolved` is the mention
    before it that it stands for; it is never to be shown as if it stood where the pronoun does.
    `in_full` is the source if the speaker's whole name is in it, else where that stands.
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
