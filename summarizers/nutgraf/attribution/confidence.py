"""Whether a candidate report is a report.

"The ring proved too small" and "the trial proved that the ring was too small" have the same verb.
The features are the word itself, the construction, the source and the context. Their weights, from
a logistic regression, are trained by `benchmarks/train_attributions.py`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nutgraf.attribution import extents
from nutgraf.attribution.learned import weights
from nutgraf.attribution.tokens import Token

if TYPE_CHECKING:
    from nutgraf.attribution.reporting_cue import Cue

# The threshold, in log odds, above which a candidate is classified as a report. A missed report and
# a false one are equally bad where this is the log of about 2 to 3.
THRESHOLD = 0.2
_GROUPS = 6
# This many words before a verb are searched for auxiliaries.
_AUXILIARIES = 4


def is_report(
    tokens: Sequence[Token], kinds: Sequence[str], cue: "Cue", cues: Sequence["Cue"], language: str
) -> bool:
    """Whether a cue with its content is likely enough an attribution."""
    return rating_of(tokens, kinds, cue, cues, language) >= THRESHOLD


def rating_of(
    tokens: Sequence[Token], kinds: Sequence[str], cue: "Cue", cues: Sequence["Cue"], language: str
) -> float:
    """The logarithm of the odds that a cue with its content is an attribution."""
    known = weights("cue", language).get
    return sum(known(feature, 0.0) for feature in features(tokens, kinds, cue, cues))


def features(
    tokens: Sequence[Token], kinds: Sequence[str], cue: "Cue", cues: Sequence["Cue"]
) -> tuple[str, ...]:
    """The features of the decision, by name."""
    at, past = cue.cue
    first = cue.open_at if cue.open_at >= 0 else cue.parts[0].first
    complement = extents.complement_of(tokens, first) if first >= past else "before"
    source = _source(tokens, kinds, cue)
    before = kinds[at - 1] if at else "start"
    after = kinds[past] if past < len(kinds) else "end"
    opening = kinds[first]
    words = sum(part.end - part.first for part in cue.parts)
    length = min(_GROUPS, words.bit_length())
    quoted = any(kinds[i] in {"quote", "speech"} for p in cue.parts for i in range(p.first, p.end))
    within = _within(cue, cues)
    helped = _helpers(tokens, kinds, cue)
    lemma = f"{cue.lemma} {cue.frame}"
    linked = _linked(cue, cues)
    has_quote = "quoted" if quoted else "plain"
    return (
        "any",
        cue.construction,
        f"{cue.construction} {cue.frame}",
        f"{cue.construction} {cue.frame} {complement}",
        f"{lemma}",
        f"{lemma} {complement}",
        f"{lemma} {cue.form}",
        f"{cue.frame} {cue.form}",
        f"{cue.frame} {opening}",
        f"{cue.frame} {has_quote}",
        f"{cue.construction} {has_quote} {complement}",
        f"source {source}",
        f"source {source} {cue.frame}",
        f"source {source} {cue.construction}",
        f"before {before}",
        f"before {before} {cue.frame}",
        f"after {after}",
        f"after {after} {cue.frame}",
        f"within {within}",
        f"within {within} {cue.frame}",
        f"within {within} {complement}",
        f"length {length}",
        f"linked {linked} {cue.frame}",
        f"{cue.construction} {cue.frame} {length}",
        f"{cue.lemma} {source}",
        f"{cue.construction} {cue.frame} {opening} {length}",
        f"length {length} {cue.frame} {complement}",
        f"helped {helped}",
        f"helped {helped} {cue.frame}",
    )


def _source(tokens: Sequence[Token], kinds: Sequence[str], cue: "Cue") -> str:
    if cue.source is None:
        return "none"
    token = tokens[cue.source.first]
    kind = kinds[cue.source.first]
    if cue.source.end - cue.source.first == 1:
        if kind in {"pronoun", token.low}:
            return token.low
        return f"one {kind}"
    return f"{kind} {kinds[cue.source.end - 1]}"


def _within(cue: "Cue", cues: Sequence["Cue"]) -> str:
    """The kind of report that contains it, if one does."""
    found = "none"
    for other in cues:
        if (
            other is not cue
            and other.extent != cue.extent
            and any(part.first <= cue.cue.first < part.end for part in other.parts)
        ):
            found = other.frame
    return found


def _linked(cue: "Cue", cues: Sequence["Cue"]) -> str:
    """Whether another report starts right where its content does, or the other way round."""
    first = cue.parts[-1].first
    for other in cues:
        if other is cue:
            continue
        if first <= other.cue.first <= first + 1 and other.parts:
            return f"to {other.frame}"
        if other.open_at >= 0 and other.open_at <= cue.cue.first <= other.open_at + 1:
            return f"from {other.frame}"
    return "none"


def _helpers(tokens: Sequence[Token], kinds: Sequence[str], cue: "Cue") -> str:
    """The auxiliaries before it."""
    found = []
    for at in range(cue.cue.first - 1, max(-1, cue.cue.first - 1 - _AUXILIARIES), -1):
        if kinds[at] in {"copula", "auxiliary"} or tokens[at].low == "to":
            found.append(tokens[at].low)
        elif kinds[at] != "ly":
            break
    return " ".join(reversed(found)) or "none"
