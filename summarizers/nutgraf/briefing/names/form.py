"""A name in one of its forms."""

from dataclasses import dataclass, field

from nutgraf.briefing.names.mentions import Mention
from nutgraf.briefing.names.name import NameKind
from nutgraf.briefing.names.signs import NONE, Signs, kind_of


@dataclass(slots=True)
class Form:
    """The same words, wherever they stand; while the names are being found, not after.

    Each of `mentions` comes with the start of its block. `own` are the signs of the words
    themselves, `signs` those and what stands around each mention.
    """

    words: tuple[str, ...]
    mentions: list[tuple[int, Mention]] = field(default_factory=list)
    signs: Signs = NONE
    own: Signs = NONE

    @property
    def kind(self) -> NameKind:
        """Its kind by what is told of this form alone."""
        return kind_of(self.signs)
