"""The patterns for the context of a number, made of a language's words.

They are matched at the end of a number and begin with the gap. All repetitions are bounded.
"""

import re
from collections.abc import Iterable
from functools import cache

from nutgraf.facts.numbers.digits import BLANKS
from nutgraf.facts.numbers.lexicon import Lexicon, lexicon_of
from nutgraf.frozen import dataclass
from nutgraf.language.alternation import any_of
from nutgraf.patterns import pattern

_NEVER = pattern(r"(?!)")
# Between two words of a number.
_GAP = rf"[{BLANKS}]"
_BLANK = rf"{_GAP}{{1,3}}"
_GAP_OR_HYPHEN = rf"(?:{_GAP}|-)?"
# No letter or figure goes on; a raised figure is the mark of a footnote.
_WORD_END = r"(?![^\W_⁰-⁹¹²³])"
# A number of more words is no number: "one million two hundred and fifty thousand three hundred".
_MAX_WORDS = 11


@dataclass(frozen=True, slots=True)
class Patterns:
    """What can stand around a number; groups are named after how a form is looked up."""

    words: re.Pattern[str]
    scale: re.Pattern[str]
    percent: re.Pattern[str]
    currency: re.Pattern[str]
    currency_before: re.Pattern[str]
    pounds: re.Pattern[str]
    pence: re.Pattern[str]
    unit: re.Pattern[str]
    multiple: re.Pattern[str]
    more_than: re.Pattern[str]
    range_link: re.Pattern[str]
    out_of: re.Pattern[str]
    of: re.Pattern[str]
    street: re.Pattern[str]
    time_of_day: re.Pattern[str]
    month_after: re.Pattern[str]
    old: re.Pattern[str]
    since: re.Pattern[str]


@cache
def patterns_of(language: str) -> Patterns:
    """The patterns of `language`, an ISO 639-1 code."""
    known = lexicon_of(language)
    letter_signs = [sign for sign in known.signs if sign[0].isalpha() and sign[-1] != "$"]
    other_signs = known.signs.keys() - set(letter_signs)

    def for_words(source: str, words: Iterable[str]) -> re.Pattern[str]:
        """Matches nowhere where there are no words for it."""
        return re.compile(source) if words else _NEVER

    def after(name: str, gap: str = _BLANK) -> re.Pattern[str]:
        words = known.group(name)
        return for_words(rf"{gap}(?P<form>{_any_case(words)}){_WORD_END}", words)

    unit_words = [*known.units, *known.times]
    links = known.group("range").union(known.range_leads.values())
    return Patterns(
        words=for_words(_run_of_words(known), known.words),
        scale=re.compile(
            rf"{_GAP_OR_HYPHEN}(?P<form>{_any_case(known.scales)}){_WORD_END}"
            rf"|(?P<gap>{_GAP}?)(?P<letter>{any_of(known.scale_letters)}){_WORD_END}"
        ),
        percent=re.compile(
            rf"{_GAP}?(?P<sign>{any_of(known.percent_signs)})(?:(?<!\w)|{_WORD_END})"
            rf"|{_GAP_OR_HYPHEN}(?P<form>{_any_case(known.percents)}){_WORD_END}"
        ),
        currency=re.compile(
            rf"{_GAP}?(?P<sign>{any_of(known.signs)}){_WORD_END}"
            rf"|{_GAP}?(?P<code>{any_of(known.codes)}){_WORD_END}"
            rf"|{_GAP_OR_HYPHEN}(?P<form>{_any_case(known.currencies)}){_WORD_END}"
        ),
        currency_before=re.compile(
            rf"(?:(?<!\w)(?:(?P<code>{any_of(known.codes)})|(?P<letters>{any_of(letter_signs)}))"
            rf"{_GAP}?|(?P<sign>(?:(?<!\w)|(?![A-Za-z])){any_of(other_signs)}){_GAP}?)$"
        ),
        pounds=after("pounds", _GAP_OR_HYPHEN),
        pence=after("pence", ""),
        unit=re.compile(
            rf"(?P<gap>{_GAP_OR_HYPHEN})(?:(?P<sign>{any_of(known.unit_signs)})(?!['’]\w{{2}})"
            rf"|(?P<form>{_any_case(unit_words)})){_WORD_END}"
        ),
        multiple=after("multiples", _GAP_OR_HYPHEN),
        more_than=after("more than"),
        range_link=re.compile(
            rf"{_GAP}?(?P<dash>[-–—]){_GAP}?"
            rf"|{_BLANK}(?P<form>{_any_case(links)}){_BLANK}|-(?P<hyphened>{_any_case(links)})-"
        ),
        out_of=for_words(
            rf"{_BLANK}(?P<form>{_any_case(known.group('out of'))}){_BLANK}",
            known.group("out of"),
        ),
        of=after("of"),
        street=for_words(
            rf"{_GAP}(?:[A-Z][\w.'’]{{0,30}}{_GAP}){{0,3}}{_any_case(known.group('streets'))}{_WORD_END}",
            known.group("streets"),
        ),
        time_of_day=after("times of day", f"{_GAP}?"),
        month_after=for_words(
            rf"(?:st|nd|rd|th|\.)?{_GAP}(?:(?:of|de|di){_GAP})?{_any_case(known.months)}{_WORD_END}",
            known.months,
        ),
        old=after("old", r"[\s-]"),
        since=after("since"),
    )


def _any_case(words: Iterable[str]) -> str:
    return f"(?i:{any_of(words)})"


def _run_of_words(known: Lexicon) -> str:
    """Words that may be a number together: from an article or the first on to the last."""
    first = any_of(known.first_words)
    then = any_of({*known.first_words, *known.joints, *known.articles, *known.of})
    # Atomic groups, since Python before 3.11.5 errs in groups that are repeated possessively.
    lead = (
        rf"(?>(?:{any_of(known.articles)}{_GAP})?)"
        rf"(?>(?:{any_of(known.uncertain_before)}{_GAP})?)"
    )
    # "Tenfold": what makes a multiple may be written on.
    end = rf"(?:{_WORD_END}|(?={any_of(known.group('multiples'))}{_WORD_END}))"
    return rf"(?i:{lead}{first}{end}(?>(?:(?:{_GAP}|-){then}{end}){{0,{_MAX_WORDS}}}))"
