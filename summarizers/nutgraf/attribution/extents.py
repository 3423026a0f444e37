"""Where reported content ends, among the candidate positions in its sentence.

"She said the road was shut, and the bus turned back" ends at the comma or does not; "endorsed the
plan at a rally" ends before "at". Candidates are every punctuation mark, every function word that
may start a new phrase, and the end of the sentence. Each is described by features of what precedes
and follows it. The weights, from a conditional logit, are trained by
`benchmarks/train_attributions.py`; the candidate with the highest rating is taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from nutgraf.attribution.learned import weights
from nutgraf.attribution.tokens import Token
from nutgraf.language.grammar import Grammar, grammar
from nutgraf.language.reporting import VerbForm, reporting_verbs

# Counts of words are grouped: up to 1, 2, 4, 8, 16 and more.
_GROUPS = 5
# Tokens further after the verb than this are not considered.
_FURTHEST = 90
# At most this many marks before a position are counted.
_MOST_MARKS = 2
_DASHES = frozenset({"—", "–", "--", "-"})
_COMPLEMENTS = {
    "that": "that",
    "to": "to",
    "whether": "whether",
    "if": "whether",
    "how": "how",
    "why": "how",
    "what": "how",
    "which": "how",
    "who": "how",
    "when": "how",
    "where": "how",
}
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_COORDINATED = frozenset({"after", "before", "than", "and", "but", "or"})
# This many words are cached, but no longer ones: they are not function words.
_KNOWN_WORDS = 4096
_LONGEST_KNOWN = 40

_FORMS = {
    VerbForm.PARTICIPLE: "saying",
    VerbForm.THIRD: "says",
    VerbForm.PAST: "said",
    VerbForm.BASE: "say",
}

Features = tuple[str, ...]


class ContentOpening(NamedTuple):
    """The start of a content, and the kind of report it belongs to.

    Attributes:
        at: the token it starts with.
        group: the frame of the verb.
        complement: the kind of words it starts with: "that", "to", a quotation, a clause ...
        form: the form of the verb.
        clause: whether the report is a main clause, a relative one or another.
    """

    at: int
    group: str
    complement: str
    form: str
    clause: str


def clause_at(kinds: Sequence[str], first: int, source: int, language: str) -> str:
    """What kind of clause a report that starts with the token `first` is."""
    if source >= 0 and kinds[source] in _RELATIVES:
        return "relative"
    before = kinds[first - 1] if first else ""
    if before in _COORDINATED or before in grammar(language).subordinators:
        return "that" if before == "that" else "subordinate"
    return "main"


def kinds_of(tokens: Sequence[Token], language: str) -> list[str]:
    """What each token is, as far as it matters to where phrases end."""
    return [
        ("speech" if token.speech else "quote")
        if token.is_quote
        else (_kind if len(token.low) <= _LONGEST_KNOWN else _kind.__wrapped__)(
            token.low, token.capital, language
        )
        for token in tokens
    ]


@lru_cache(_KNOWN_WORDS)
def _kind(low: str, capital: bool, language: str) -> str:  # noqa: FBT001
    known = grammar(language)
    if not (low[0].isalnum() or low[0] == "_"):
        return "dash" if low in _DASHES else low[:_LONGEST_KNOWN]
    kind = _closed(low, known)
    if kind:
        return kind
    if capital:
        return "name"
    verb = reporting_verbs(language).get(low)
    if verb is not None and low not in known.nouns:
        return _FORMS[verb.form]
    return _open(low)


def _closed(low: str, known: Grammar) -> str:
    if low in known.conjunctions or low in known.relatives or low in known.subordinators:
        return low
    if low in known.prepositions:
        return low
    for kind, group in (
        ("copula", known.copulas),
        ("auxiliary", known.auxiliaries),
        ("pronoun", known.pronouns),
        ("determiner", known.determiners),
        ("time", known.times),
    ):
        if low in group:
            return kind
    return ""


def _open(low: str) -> str:
    if low.isdigit():
        return "number"
    for ending in ("ing", "ed", "ly"):
        if low.endswith(ending):
            return ending
    return "word"


@cache
def _phrase_openers(language: str) -> frozenset[str]:
    known = grammar(language)
    small = known.prepositions | known.subordinators | known.conjunctions | known.relatives
    return small | {"time", "ing", *_FORMS.values(), "ed", "copula", "auxiliary", "ly"}


def complement_of(tokens: Sequence[Token], start: int) -> str:
    """What kind of words the content starts with: "that", "to", a quotation, a clause ..."""
    token = tokens[start]
    if token.is_quote:
        return "quote"
    found = _COMPLEMENTS.get(token.low)
    if found:
        return found
    if start and tokens[start - 1].low == ":":
        return "colon"
    return "as" if token.low == "as" else "bare"


class EndPlace(NamedTuple):
    """A candidate end of a content, with the evidence.

    Attributes:
        here: the token there.
        after: the token after that.
        third: the token after that one, if it matters.
        before: the relevant text before it.
        marks: how many marks the content would contain, up to a few.
        length: the group of lengths that the content would be in.
        is_first: whether this token has not occurred at an earlier candidate.
        cue: the kind of report that starts here, or nearby.
        group, complement, form, clause: the start of the content, see `ContentOpening`.
    """

    here: str
    after: str
    third: str
    before: str
    marks: int
    length: int
    is_first: bool
    cue: str
    group: str
    complement: str
    form: str
    clause: str


def places(
    kinds: Sequence[str], opening: ContentOpening, cues: Mapping[int, str], language: str
) -> Iterator[tuple[int, EndPlace]]:
    """The places where what starts there may end, each by its token.

    Args:
        kinds: of the unit's tokens.
        opening: where and how the content starts.
        cues: what kind of report starts at which token.
        language: of the text.
    """
    openers = _phrase_openers(language)
    marks = words = 0
    seen: set[str] = set()
    size = len(kinds)
    for end in range(opening.at + 1, min(size, opening.at + _FURTHEST) + 1):
        before = kinds[end - 1]
        words += before[0].isalpha()
        marks += before in {",", "dash"}
        here = kinds[end] if end < size else "end"
        if end < size and here[0].isalpha() and here not in openers and before not in _QUOTED:
            continue
        if not words:
            continue
        after = kinds[end + 1] if end + 1 < size else "end"
        third = kinds[end + 2] if end + 2 < size else "end"
        yield (
            end,
            EndPlace(
                here,
                after,
                third if here in _GOING_ON else "",
                before if before in _QUOTED else "word",
                min(_MOST_MARKS, marks),
                min(_GROUPS, words.bit_length()),
                here not in seen,
                _cue_about(cues, end, after),
                *opening[1:],
            ),
        )
        seen.add(here)


_QUOTED = frozenset({"quote", "speech"})
_GOING_ON = frozenset({",", "dash", "and", "but"})


def _cue_about(cues: Mapping[int, str], end: int, after: str) -> str:
    """What kind of report starts at a token, or right behind it and what joins it on."""
    joined = cues.get(end + 2) if after in {"and", "but"} else ""
    return cues.get(end) or cues.get(end + 1) or joined or ""


def features(place: EndPlace) -> Features:
    """The features of a candidate, by name."""
    here, after, third, before, marks, length, is_first, cue, group, complement, form, clause = (
        place
    )
    next_ = f"{here} {after}"
    return (
        here,
        next_,
        f"{group} {complement} {here}",
        f"{complement} {next_}",
        f"{group} {here}",
        f"{complement} {length}",
        f"{group} {complement} {length}",
        f"{here} {length}",
        f"{here} marks {marks}",
        f"{complement} {'first' if is_first else 'later'} {here}",
        f"{before} / {next_}",
        f"{next_} {third}" if here in _GOING_ON else "",
        f"{clause} {next_}",
        f"{clause} {complement} {here}",
        f"{form} {here}",
        f"{form} {next_}",
        f"{form} {next_} {third}" if here in {",", "dash"} and after in {"and", "but"} else "",
        f"{group} {next_}",
        f"cue {cue} {here}" if cue else "",
        f"cue {cue} {complement}" if cue else "",
    )


# Texts say over and over the same few things where contents end.
_REMEMBERED = 1 << 13


@lru_cache(_REMEMBERED)
def _rating(place: EndPlace, language: str) -> float:
    known = weights("end", language).get
    return sum(known(feature, 0.0) for feature in features(place))


def end_of(
    kinds: Sequence[str], opening: ContentOpening, cues: Mapping[int, str], language: str
) -> int:
    """The token before which what starts there most likely ends."""
    best, best_rating = opening.at + 1, float("-inf")
    for end, place in places(kinds, opening, cues, language):
        rating = _rating(place, language)
        if rating > best_rating:
            best, best_rating = end, rating
    return best
