"""The context of a date: its position, and what its sentence says about the time."""

import re
from collections.abc import Collection
from datetime import date

from nutgraf.facts.dates.forms import DateWords
from nutgraf.facts.dates.leading import is_led
from nutgraf.frozen import dataclass
from nutgraf.language.languages import Convention, language_of
from nutgraf.patterns import pattern


@dataclass(frozen=True, slots=True)
class DatePlace:
    """A match in its sentence, from `start` to `end`, with its context.

    `told` is the year of the last date before it in its paragraph that names one, `within` the
    month and day of that date ("05-14", or "" for a year alone), `near` whether a year ends
    directly before it ("2017 and 2021").
    """

    text: str
    start: int
    end: int
    match: re.Match[str]
    language: str
    words: DateWords
    written: date | None
    told: int | None
    near: bool
    within: str = ""

    def follows(self, convention: Convention) -> bool:
        """Whether its language is written so."""
        return language_of(self.language).follows(convention)

    @property
    def before(self) -> str:
        """The word before it, "" if something else is there."""
        found = _WORD_BEFORE.search(
            self.text, max(self.start, self.match.start() - _LOOK), self.match.start()
        )
        return found[1].lower() if found else ""

    @property
    def is_to_come(self) -> bool:
        """Whether the words before it in its sentence refer to the future."""
        return self._led_by(self.words.until) or self._follows_future

    @property
    def ends_something(self) -> bool:
        """Whether it is the day until which something lasts."""
        return self._led_by(self.words.until)

    @property
    def may_be_to_come(self) -> bool:
        """Whether it may be the day of what was only decided: "to raise the fare from 1 July"."""
        return self._led_by(self.words.beginning) or (
            self.language == "en" and _TO_DO.search(self.lead) is not None
        )

    @property
    def speaks_of_the_future(self) -> bool:
        """Whether its sentence does: before it, or behind it where it opens the sentence."""
        opening = 0 if self.language == "en" else _OPENING
        if len(self.lead.split()) > opening:
            return self._follows_future
        behind = self.text[self.match.end() : min(self.end, self.match.end() + _REACH)]
        sign = self.words.to_come.search(behind)
        return sign is not None and self.words.done.search(behind, 0, sign.start()) is None

    @property
    def tells_of_no_past(self) -> bool:
        """Whether its sentence has no past-tense verb, in languages for which that is known."""
        past = self.words.past
        return past is not None and past.search(self.text, self.start, self.end) is None

    @property
    def _follows_future(self) -> bool:
        lead = self.lead
        if self.words.about_to.search(lead):
            return True
        signs = list(self.words.to_come.finditer(lead))
        return bool(signs) and self.words.done.search(lead, signs[-1].end()) is None

    def _led_by(self, until: Collection[str]) -> bool:
        start, at = self.start, self.match.start()
        return self.before in until or is_led(self.text[max(start, at - _LOOK) : at], until)

    @property
    def lead(self) -> str:
        """The relevant text before it in its sentence."""
        return self.text[max(self.start, self.match.start() - _REACH) : self.match.start()]


# Something to do, and no clause after it.
_TO_DO = pattern(r"\bto [a-z]{2,16}\b[^,;:.]{0,50}$")
# "A partir de Janeiro, haverá": words before a date that opens a sentence.
_OPENING = 3
_LOOK = 24
_REACH = 70
_WORD_BEFORE = pattern(rf"([^\W\d_]{{1,{_LOOK}}})['’]?[ \n-]{{1,3}}$")
