"""The number words of a language.

They are in the list `numbers`, lexicon/<language>/numbers-and-dates.txt; signs and codes that are
the same everywhere are in the list of `mul`. A language without its own list has only these.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from nutgraf.frozen import dataclass
from nutgraf.language import wordlists
from nutgraf.patterns import pattern

_SUBJECT = "numbers"
# Letters together, or a sign alone; a raised figure counts for a letter.
_FIRST_PART = pattern(r"[^\W\d_]+|\S")
# ISO 639-2 for "multiple languages".


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language writes numbers and their units with; each form with what it means.

    Attributes:
        decimal_mark: "." or ",".
        words: from "one" on.
        scales: the power of ten of "thousand" and so on.
        scale_letters: the same of "k", "bn" and so on.
        dozens: "dozen".
        uncertain: "dozens", "thousands".
        uncertain_before: "several", before "hundred".
        fractions: the denominators of "third", "quarters".
        articles, joints, of: "a", "and", "of" within a number.
        signs, codes, currencies: of money, as ISO 4217 where that is certain.
        pounds, pence: money only in some company.
        percents: "%", "percent".
        percent_signs: those that are the same everywhere.
        units, unit_signs, times: of measures, and spans of time.
        range_leads: what stands between the ends of a range behind "between" and "from".
        groups: lists of words without a meaning, by name.
        first_words: the words that a number can begin with, "a" apart.
        starts: these, and "tenfold" and the like.
        telling: the same as they can stand between blanks, with a mark before or after.
        date_words: the first words of what makes a number a day or a time: "May", "of", "o'clock".
        followers: the first words of all units, scales and currencies, and their signs.
        months: of the calendar.
    """

    decimal_mark: str
    words: Mapping[str, int]
    scales: Mapping[str, int]
    scale_letters: Mapping[str, int]
    dozens: Mapping[str, int]
    uncertain: frozenset[str]
    uncertain_before: frozenset[str]
    fractions: Mapping[str, int]
    articles: frozenset[str]
    joints: frozenset[str]
    of: frozenset[str]
    signs: Mapping[str, str]
    codes: Mapping[str, str]
    currencies: Mapping[str, str]
    percents: Mapping[str, str]
    percent_signs: Mapping[str, str]
    units: Mapping[str, str]
    unit_signs: Mapping[str, str]
    times: Mapping[str, str]
    range_leads: Mapping[str, str]
    groups: Mapping[str, frozenset[str]]
    months: frozenset[str]
    first_words: frozenset[str]
    starts: frozenset[str]
    telling: frozenset[str]
    followers: frozenset[str]
    date_words: frozenset[str]

    def group(self, name: str) -> frozenset[str]:
        """The words of a list without meanings; none where the language has no such list."""
        return self.groups.get(name, frozenset())


@cache
def lexicon_of(language: str) -> Lexicon:
    """The words of numbers in `language`, an ISO 639-1 code."""
    common = wordlists.groups(_SUBJECT, wordlists.EVERY_LANGUAGE, fallback=False)
    own = wordlists.groups(_SUBJECT, language, fallback=False)
    calendar = wordlists.groups("dates", language, fallback=False)
    groups = {name: _forms(lines) for name, lines in own.items() if not _have_meanings(lines)}

    def meanings(name: str) -> dict[str, str]:
        return _meanings(own.get(name, ()))

    months = frozenset(word for line in calendar.get("months", ()) for word in line.split())
    words, scales = _numbers(meanings("words")), _numbers(meanings("scales"))
    dozens, fractions = _numbers(meanings("dozens")), _numbers(meanings("fractions"))
    letters = _numbers(_meanings(common["scales"]))
    signs, units = _meanings(common["currency signs"]), _meanings(common["units"])
    percents = _meanings(common["percent"])
    codes = {code: code for line in common["currency codes"] for code in line.split()}
    first_words = frozenset(
        {*words, *scales, *dozens, *fractions, *groups.get("uncertain", ())} if words else ()
    )
    starts = first_words.union(
        word + multiple for word in words for multiple in groups.get("multiples", ())
    )
    after = [name for name in ("currencies", "percent", "units", "times") if name in own]
    return Lexicon(
        decimal_mark=(own.get("decimal mark") or common["decimal mark"])[0],
        words=words,
        scales=scales,
        scale_letters=letters,
        dozens=dozens,
        uncertain=groups.get("uncertain", frozenset()),
        uncertain_before=groups.get("uncertain before", frozenset()),
        fractions=fractions,
        articles=groups.get("a", frozenset()),
        joints=groups.get("and", frozenset()),
        of=groups.get("of", frozenset()),
        signs=signs,
        codes=codes,
        currencies=meanings("currencies"),
        percents=meanings("percent"),
        percent_signs=percents,
        units=meanings("units"),
        unit_signs=units,
        times=meanings("times"),
        range_leads=meanings("range between"),
        groups=groups,
        months=months,
        first_words=first_words,
        starts=starts,
        telling=frozenset(
            f"{before}{word}{behind}"
            for word in starts
            for before, behind in (
                ("", ""),
                *((m, "") for m in _OPENING),
                *(("", m) for m in _CLOSING),
            )
        ),
        date_words=frozenset(
            {*months, *_DAY_ENDS, *map(_first_part, groups.get("times of day", ()))}
        ),
        followers=frozenset(
            _first_part(form)
            for forms in (
                scales,
                letters,
                signs,
                codes,
                percents,
                units,
                *map(meanings, after),
                *(groups.get(name, ()) for name in ("pounds", "pence", "multiples")),
            )
            for form in forms
        ),
    )


# Between a day and its month: "3rd of May".
_DAY_ENDS = ("st", "nd", "rd", "th", "of", "de", "di")
# What may stand before and after a word without a blank.
_OPENING = "\"“‘'(["
_CLOSING = "\"”’'),.;:!?]"


def _first_part(form: str) -> str:
    """What a form begins with: all its first letters, or its first sign."""
    match = _FIRST_PART.match(form)
    return match[0].lower() if match else form


def time_units(language: str) -> frozenset[str]:
    """The words of spans of time, such as "years", in lower case."""
    return frozenset(lexicon_of(language).times)


def _have_meanings(lines: Iterable[str]) -> bool:
    return any(" = " in line for line in lines)


def _meanings(lines: Iterable[str]) -> dict[str, str]:
    """The meaning of each form, from lines of "meaning = form, form"."""
    found = {}
    for line in lines:
        meaning, _, forms = line.partition(" = ")
        found.update(dict.fromkeys(_forms([forms]), meaning.strip()))
    return found


def _numbers(meanings: Mapping[str, str]) -> dict[str, int]:
    return {form: int(meaning) for form, meaning in meanings.items()}


def _forms(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(form.strip() for line in lines for form in line.split(",") if form.strip())
