"""A labelled block: located and labelled, not yet split into sentences."""

from nutgraf.article import Role, Span, Turn
from nutgraf.frozen import dataclass
from nutgraf.reading.inline import Clean


@dataclass(frozen=True, slots=True)
class LabelledBlock:
    """A block of the source, its words, and its role.

    `level` is 1 for a title, 2 and more for headings, otherwise 0; `reasons` say why it has its
    role; `turn` gives its turn in a conversation.
    """

    span: Span
    role: Role
    clean: Clean
    level: int = 0
    reasons: tuple[str, ...] = ()
    turn: Turn | None = None
