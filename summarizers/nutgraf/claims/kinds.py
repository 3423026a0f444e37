"""What a claim is about: a quantity, a cause, a comparison ... each with the words that show it."""

from collections.abc import Iterator, Sequence

from nutgraf.claims.claim import Attribution, Kind
from nutgraf.claims.quantities import find_quantities
from nutgraf.claims.reporting import reporting_verbs
from nutgraf.claims.speakers import grammar
from nutgraf.claims.wordlists import (
    FALLBACK_LANGUAGE,
    Word,
    phrases,
    sections,
    split_words,
    words,
)


def kinds_of(
    text: str,
    speaker: Attribution | None = None,
    sentence_words: Sequence[Word] | None = None,
    language: str = FALLBACK_LANGUAGE,
) -> dict[Kind, str]:
    """The kinds of claim a sentence makes, in the order of `Kind`, each with its reason in words.

    >>> kinds_of("Prices rose by 4% because of the drought.")[Kind.CAUSAL]
    "gives a cause: 'because of'"
    """
    found = split_words(text) if sentence_words is None else sentence_words
    kinds: dict[Kind, str] = {}
    quantity = next(find_quantities(text), None)
    if quantity is not None:
        kinds[Kind.QUANTITY] = quantity.reason
    if (cause := _first(found, "causal", "", language)) is not None:
        kinds[Kind.CAUSAL] = f"gives a cause: '{cause}'"
    if (measure := _comparison(found, language, measured=quantity is not None)) is not None:
        kinds[Kind.COMPARISON] = f"compares: '{measure}'"
    if (future := _forecast(found, language, speaker)) is not None:
        kinds[Kind.FORECAST] = f"looks ahead: '{future}'"
    if (event := _event(found, language)) is not None:
        kinds[Kind.EVENT] = f"reports an event: '{event}'"
    if (rule := _first(found, "rule", "", language)) is not None:
        kinds[Kind.RULE] = f"is about rules: '{rule}'"
    if speaker is not None:
        kinds[Kind.ATTRIBUTED] = "says who says so"
    if (opinion := _first(found, "opinion", "", language)) is not None:
        kinds[Kind.OPINION] = f"passes judgement: '{opinion}'"
    return kinds


def _first(found: Sequence[Word], subject: str, section: str, language: str) -> str | None:
    for first, end in phrases(subject, section, language).find(found):
        return " ".join(word.low for word in found[first:end])
    return None


def _comparison(found: Sequence[Word], language: str, *, measured: bool) -> str | None:
    sections = ("markers", "change", "measured") if measured else ("markers", "change")
    for section in sections:
        for first, end in phrases("comparison", section, language).find(found):
            if not any(
                found[place].low == "than" and _counts_only(found, place)
                for place in (first, first + 1)
                if place < len(found)
            ):
                return " ".join(word.low for word in found[first:end])
    return None


def _counts_only(found: Sequence[Word], than: int) -> bool:
    """Whether a "than" compares nothing: "rather than", "more than 40 people"."""
    before = found[than - 1].low if than else ""
    after = found[than + 1].low if than + 1 < len(found) else ""
    if before in {"rather", "other"}:
        return True
    return before in {"more", "less", "fewer"} and (after[:1].isdigit() or after in _COUNTING)


_COUNTING = frozenset({"a", "one", "two", "three", "half", "just", "ever", "once", "enough"})


def _forecast(found: Sequence[Word], language: str, speaker: Attribution | None) -> str | None:
    future = _first(found, "forecast", "", language)
    if future is not None or speaker is None or speaker.direct:
        return future
    # In reported speech "would" is the past of "will".
    for index, word in enumerate(found):
        after = found[index + 1].low if index + 1 < len(found) else ""
        if word.low == "would" and after not in {"have", "like", "rather"}:
            return word.low
        if word.low in {"if", "whether", "thought", "believed"}:
            return None
    return None


def _event(found: Sequence[Word], language: str) -> str | None:
    return next((word.low for word in _past_acts(found, language)), None)


_PAST_COPULAS = frozenset(
    {"was", "were", "been", "had", "has", "have", "being", "and", "who", "also"}
)
_NO_SUBJECT = frozenset({"is", "are", "be", "to", "being", "not", "never", "most", "more", "very"})


def _past_acts(found: Sequence[Word], language: str) -> Iterator[Word]:
    """Verbs in the past tense that name an act, told from participles by the word before."""
    irregular = words("event", "irregular", language)
    states = words("event", "states", language)
    participles = words("event", "participles", language)
    measures = {
        word for line in sections("comparison", language)["change"] for word in line.split()
    }
    reports = reporting_verbs(language)
    known = grammar(language)
    for index, word in enumerate(found):
        low = word.low
        regular = low.endswith("ed") and low not in states and "-" not in low
        if word.capital or not (regular or low in irregular):
            continue
        if low in measures or low in reports or index == 0:
            continue
        before = found[index - 1].low
        if before.endswith("ly") and index > 1:
            before = found[index - 2].low
        if before in known.determiners - _SUBJECTS or before in _NO_SUBJECT:
            continue
        if before in known.prepositions or before.endswith("'s"):
            continue
        after = found[index + 1].low if index + 1 < len(found) else ""
        if (after == "by" or low in participles) and before not in _PAST_COPULAS:
            continue
        yield word


_SUBJECTS = frozenset({"this", "that", "these", "those", "all", "both", "some", "many", "one"})
