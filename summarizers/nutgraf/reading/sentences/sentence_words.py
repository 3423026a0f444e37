"""Words that decide whether a full stop ends a sentence: abbreviations and sentence starters."""

from functools import cache

from nutgraf.frozen import dataclass
from nutgraf.language.function_words import function_words
from nutgraf.language.wordlists import groups, words


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The lists of one language, lower case, abbreviations without their final stop.

    Abbreviations are told apart by what may follow them: `title` never ends a sentence, `number`
    belongs to a number, `before` hardly ever ends one, `either` may, `time` (of the day) and
    `closing` end one where a capital follows that is not theirs. `ordinal` holds what follows a
    number with a stop in languages that count so: "3. Oktober", `before_ordinal` what stands before
    one: "der 1. Versuch". After a `lettered` word a single
    letter is no initial: "Plan B".

    Of words with a capital, `sure` ones start a sentence even after an abbreviation, `likely` ones
    if the word after them is in lower case, `small` ones after "?" or "!" even without a capital. A
    sentence never ends on an `unfinished` word.

    `abbreviations` holds them all, `leaning` those after which a capital proves nothing, `starters`
    the `sure` and the `likely`.
    """

    title: frozenset[str]
    number: frozenset[str]
    before: frozenset[str]
    either: frozenset[str]
    time: frozenset[str]
    closing: frozenset[str]
    ordinal: frozenset[str]
    before_ordinal: frozenset[str]
    lettered: frozenset[str]
    sure: frozenset[str]
    likely: frozenset[str]
    small: frozenset[str]
    unfinished: frozenset[str]
    calendar: frozenset[str]
    abbreviations: frozenset[str]
    leaning: frozenset[str]
    starters: frozenset[str]


@cache
def sentence_words(language: str) -> SentenceWords:
    """Those of `language`; the English list if it lacks one.

    If a language has no list of sentence starters, its function words serve as one.
    """
    abbreviations = groups("abbreviations", language)

    def abbreviated(group: str) -> frozenset[str]:
        return frozenset(abbreviations.get(group, ()))

    own = bool(groups("sentence-starters", language, fallback=False))

    def starter(group: str) -> frozenset[str]:
        return words("sentence-starters", language, group)

    sure = starter("sure") if own else function_words(language)
    title, number, before = abbreviated("title"), abbreviated("number"), abbreviated("before")
    either, time, closing = abbreviated("either"), abbreviated("time"), abbreviated("closing")
    return SentenceWords(
        title=title,
        number=number,
        before=before,
        either=either,
        time=time,
        closing=closing,
        ordinal=abbreviated("ordinal"),
        before_ordinal=words("abbreviations", language, "before ordinal"),
        lettered=words("abbreviations", language, "lettered"),
        sure=sure,
        likely=starter("likely"),
        small=starter("small"),
        unfinished=starter("unfinished"),
        calendar=words("calendar", language, "months") | words("calendar", language, "days"),
        abbreviations=title | number | before | either | time | closing,
        leaning=before | either | time,
        starters=sure | starter("likely"),
    )
