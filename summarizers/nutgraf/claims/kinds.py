"""The kinds of a claim by rule: a quantity, a cause ... each with the words that show it.

If kinds were trained for the language, `kind_weights` decides.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from nutgraf.claims.claim import Voice
from nutgraf.claims.inflected import future_form, past_act
from nutgraf.claims.kind import REASONS, Kind
from nutgraf.claims.kind_weights import kinds_learned, learned_kinds
from nutgraf.claims.listed import CLASSES
from nutgraf.claims.sentences import Reading
from nutgraf.claims.wordlists import WordSequence, sections, words
from nutgraf.language import wordlists
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.language.grammar import grammar
from nutgraf.language.languages import Support, language_of
from nutgraf.language.reporting import reporting_verbs


def kinds_of(reading: Reading, voice: Voice = Voice.WRITER) -> dict[Kind, str]:
    """The kinds of claim a sentence makes, in the order of `Kind`, each with its reason in words.

    >>> kinds_of(Reading("Prices rose by 4% because of the drought."))[Kind.CAUSAL]
    "gives a cause: 'because of'"
    """
    if Support.CLAIMS not in language_of(reading.language).features:
        return {}
    by_rule = kinds_by_rule(reading, voice)
    learned = kinds_learned(reading.language)
    if not learned:
        return by_rule
    found = learned_kinds(reading, voice, by_rule)
    # What was learned weighs many words, of which no single one shows the kind.
    told = {kind: by_rule.get(kind) or REASONS[kind] for kind in found}
    told |= {kind: reason for kind, reason in by_rule.items() if kind not in learned}
    return {kind: told[kind] for kind in Kind if kind in told}


def kinds_by_rule(reading: Reading, voice: Voice = Voice.WRITER) -> dict[Kind, str]:
    """The kinds that listed words and rules give, each with its reason, in the order of `Kind`."""
    found: dict[Kind, str] = {}
    for kind in Kind:
        if kind is Kind.QUANTITY:
            if reading.quantities:
                found[kind] = reading.quantities[0].reason
        elif kind is Kind.ATTRIBUTED:
            if voice is not Voice.WRITER:
                found[kind] = "says who says so"
        elif (words := _shown(kind, reading, voice)) is not None:
            found[kind] = _told(kind, words)
    return found


def _shown(kind: Kind, reading: Reading, voice: Voice) -> str | None:
    """The words that show a kind: by its own rule, or the first listed ones."""
    if kind is Kind.COMPARISON:
        return _comparison(reading)
    if kind is Kind.FORECAST:
        return _forecast(reading, voice)
    if kind is Kind.EVENT and reading.language == FALLBACK_LANGUAGE:
        return next(_past_acts(reading.words, reading.language), None)
    groups = (group for group in sections(kind, reading.language) if (kind, group) not in CLASSES)
    found = _first(reading, kind, groups)
    if found is None and kind is Kind.EVENT:
        return past_act(reading.words, reading.language)
    if found is None and kind is Kind.OPINION and voice is not Voice.WRITER:
        # What somebody says must be done is an opinion.
        return next((low for low in reading.words.lows if low in _musts(reading.language)), None)
    return found


@cache
def _musts(language: str) -> frozenset[str]:
    return wordlists.words("rule", language, "musts", fallback=False)


def _told(kind: Kind, words: str) -> str:
    return f"{REASONS[kind]}: '{words}'" if words else REASONS[kind]


def _first(reading: Reading, subject: str, groups: Iterable[str]) -> str | None:
    """The first phrase of the first group that has one in the sentence."""
    for group in groups:
        for first, end in reading.listed.get((subject, group), ()):
            return " ".join(reading.words.lows[first:end])
    return None


def _comparison(reading: Reading) -> str | None:
    sections = ("markers", "change", "ranks", "measured")[: None if reading.quantities else -1]
    lows = reading.words.lows
    for section in sections:
        for first, end in reading.listed.get(("comparison", section), ()):
            if not any(
                lows[place] == "than" and _counts_only(lows, place)
                for place in (first, first + 1)
                if place < len(lows)
            ):
                return " ".join(lows[first:end])
    return None


def _counts_only(lows: list[str], than: int) -> bool:
    """Whether a "than" compares nothing: "rather than", "more than 40 people"."""
    before = lows[than - 1] if than else ""
    after = lows[than + 1] if than + 1 < len(lows) else ""
    if before in {"rather", "other"}:
        return True
    return before in {"more", "less", "fewer"} and (after[:1].isdigit() or after in _COUNTING)


_COUNTING = frozenset({"a", "one", "two", "three", "half", "just", "ever", "once", "enough"})


def _forecast(reading: Reading, voice: Voice) -> str | None:
    future = _first(reading, "forecast", ("",)) or future_form(reading.words, reading.language)
    if future is not None or voice is not Voice.REPORTED:
        return future
    # In reported speech "would" is the past of "will".
    lows = reading.words.lows
    for index, low in enumerate(lows):
        after = lows[index + 1] if index + 1 < len(lows) else ""
        if low == "would" and after not in {"have", "like", "rather"}:
            return low
        if low in {"if", "whether", "thought", "believed"}:
            return None
    return None


_PAST_COPULAS = frozenset(
    {"was", "were", "been", "had", "has", "have", "being", "and", "who", "also"}
)
_NO_SUBJECT = frozenset({"is", "are", "be", "to", "being", "not", "never", "most", "more", "very"})
_SUBJECTS = frozenset({"this", "that", "these", "those", "all", "both", "some", "many", "one"})


@cache
def _no_acts(language: str) -> frozenset[str]:
    """Verbs that report a measurement or a statement rather than an act."""
    measures = frozenset(
        word for line in sections("comparison", language).get("change", ()) for word in line.split()
    )
    return measures.union(reporting_verbs(language))


@cache
def _before_participles(language: str) -> frozenset[str]:
    """Words after which a form in "-ed" is not a finite verb."""
    known = grammar(language)
    return (known.determiners - _SUBJECTS) | _NO_SUBJECT | known.prepositions


def _past_acts(found: WordSequence, language: str) -> Iterator[str]:
    """Past-tense verbs that name an act, told from participles by the word before."""
    irregular = words("event", "irregular", language)
    states = words("event", "states", language)
    participles = words("event", "participles", language)
    lows = found.lows
    for index, low in enumerate(lows):
        if not (low in irregular or low.endswith("ed")) or index == 0:
            continue
        regular = low.endswith("ed") and low not in states and "-" not in low
        if not (regular or low in irregular) or found.is_capital(index):
            continue
        if low in _no_acts(language):
            continue
        before = lows[index - 1]
        if before.endswith("ly") and index > 1:
            before = lows[index - 2]
        if before in _before_participles(language) or before.endswith("'s"):
            continue
        after = lows[index + 1] if index + 1 < len(lows) else ""
        if (after == "by" or low in participles) and before not in _PAST_COPULAS:
            continue
        yield low
