"""A name in one of its forms."""

from dataclasses import dataclass, field

from nutgraf.facts.names.evidence import NONE, Evidence, kind_of
from nutgraf.facts.names.mentions import NameMention
from nutgraf.facts.names.name import NameKind


@dataclass(slots=True)
class NameForm:
    """All occurrences of the same words, while names are being found, not after.

    Each of `mentions` comes with the start of its block. `own` is the evidence in the words
    themselves, `signs` that and the context of each mention.
    """

    words: tuple[str, ...]
    mentions: list[tuple[int, NameMention]] = field(default_factory=list)
    signs: Evidence = NONE
    own: Evidence = NONE

    @property
    def kind(self) -> NameKind:
        """Its kind by the evidence for this form alone."""
        return kind_of(self.signs)
