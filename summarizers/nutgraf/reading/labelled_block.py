"""A labelled block: located and labelled, not yet split into sentences."""

from nutgraf.article import Role, Span, Turn
from nutgraf.frozen import dataclass
from nutgraf.reading.inline import Clean


@dataclass(frozen=True, slots=True)
class LabelledBlock:
    """A block of the source, its words, and what it was found to be.

    `level` is 1 for a title, 2 and more for headings, else 0; `reasons` say why it has its role;
    `turn` says whose words they are in a conversation.
    """

    span: Span
    role: Role
    clean: Clean
    level: int = 0
    reasons: tuple[str, ...] = ()
    turn: Turn | None = None
