"""A name in one of its forms."""

from dataclasses import dataclass, field

from nutgraf.facts.names.evidence import NONE, Evidence, kind_of
from nutgraf.facts.names.mentions import NameMention
from nutgraf.facts.names.name import NameKind


@dataclass(slots=True)
class NameForm:
    """The same words, wherever they stand; while the names are being found, not after.

    Each of `mentions` comes with the start of its block. `own` are the signs of the words
    themselves, `signs` those and what stands around each mention.
    """

    words: tuple[str, ...]
    mentions: list[tuple[int, NameMention]] = field(default_factory=list)
    signs: Evidence = NONE
    own: Evidence = NONE

    @property
    def kind(self) -> NameKind:
        """Its kind by what is told of this form alone."""
        return kind_of(self.signs)
