"""What a claim and an attribution are."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from nutgraf.article import Sentence, Span
from nutgraf.facts import DateMention, Figure


class Kind(StrEnum):
    """What a claim is about. A claim may be of several kinds, or of none of these."""

    QUANTITY = "quantity"
    CAUSAL = "causal"
    COMPARISON = "comparison"
    FORECAST = "forecast"
    EVENT = "event"
    RULE = "rule"
    ATTRIBUTED = "attributed"
    OPINION = "opinion"


class Voice(Enum):
    """Who speaks in a sentence: the writer, or somebody quoted or reported by the writer."""

    WRITER = "writer"
    REPORTED = "reported"
    QUOTED = "quoted"


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

    Where `source` is a pronoun, `resolved` is the nearest name before that fits it, if there is
    one; it is never to be shown as if it stood where the pronoun does. `role` is what the text
    says the speaker is, beside this or an earlier mention: "finance minister", "a baker from Hull".
    """

    content: Span
    source: Span | None
    cue: Span | None
    direct: bool
    sentence: int
    parts: tuple[Span, ...]
    resolved: Span | None = None
    role: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that asserts something, how much it is worth checking, and why.

    `score` is between 0 and 1: how likely the claim is to be of consequence. `hedges` are the words
    in the source that weaken it, `boosters` those that insist on it, `negations` those that turn it
    round. `speaker` says who makes it: where the sentence has only a pronoun, its `source` is the
    nearest name before. `figures` and `dates` are those in the sentence. `reasons` are to be read,
    the weightiest first.
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
