"""The claim."""

from enum import Enum

from nutgraf.article import Sentence, Span
from nutgraf.attribution import Attribution
from nutgraf.claims.kind import Kind, settled_by
from nutgraf.facts import DateMention, Figure
from nutgraf.frozen import dataclass


class Voice(Enum):
    """Who speaks in a sentence: the writer, or somebody quoted or reported by the writer."""

    WRITER = "writer"
    REPORTED = "reported"
    QUOTED = "quoted"

    @classmethod
    def of(cls, speaker: Attribution | None) -> "Voice":
        """Whose voice a sentence of this speaker is in."""
        if speaker is None:
            return cls.WRITER
        return cls.QUOTED if speaker.direct else cls.REPORTED


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that asserts something, its check-worthiness, and why.

    `score` is between 0 and 1: how likely the claim is to be of consequence. `hedges` are the words
    in the source that weaken it, `boosters` those that strengthen it, `negations` those that negate
    it. `speaker` says who makes it: if the sentence has only a pronoun, a surname or a role, its
    `source` is where the name appears in full. `figures` and `dates` are those in the sentence.
    `reasons` are texts for people, the most important first.
    """

    sentence: Sentence
    score: float
    kinds: tuple[Kind, ...]
    hedged: bool
    hedges: tuple[Span, ...]
    speaker: Attribution | None
    reasons: tuple[str, ...]
    boosters: tuple[Span, ...] = ()
    negations: tuple[Span, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()

    @property
    def to_check(self) -> str:
        """What would settle it; "" where nothing would: an opinion, or a claim of no kind."""
        return settled_by(self.kinds)
