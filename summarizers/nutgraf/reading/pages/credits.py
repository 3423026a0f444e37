"""The byline and the date of an article, among the lines around its headline.

A cue is a predicate of a line. The weights are trained (`models/pages.toml`).
"""

from collections.abc import Iterator
from functools import cached_property

from nutgraf.article import Role
from nutgraf.frozen import dataclass
from nutgraf.reading.pages import authors, bylines, dates
from nutgraf.reading.pages.headline_cues import PageHead
from nutgraf.reading.pages.line import Line
from nutgraf.reading.pages.weights import rating

ALWAYS = "always"
"""The cue that every line has: how rare the role is."""

ROLES = (Role.BYLINE, Role.DATE)

# How many lines a byline or date may be above the headline, below the first paragraph, and below
# the headline.
_ABOVE = 6
_INTO_PROSE = 8
_BELOW = 60
# The distance that counts as near the title, in lines.
_RIGHT_ABOVE = 2
_NEAR = 3
_FAR = 6
# A byline with titles, places and a date has no more words.
_LONGEST = 24
# What most bylines and dates say by their form.
_REASONS = {
    Role.BYLINE: "names an author",
    Role.DATE: "says when it was published",
}


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that says who wrote an article, or when it appeared; how likely, and why."""

    role: Role
    rating: float
    reason: str


@dataclass(frozen=True)
class Credits:
    """The lines around the headline at `title`."""

    head: PageHead
    title: int

    @property
    def places(self) -> Iterator[int]:
        """The places of the lines that could be a byline or a date, in order."""
        low = max(0, self.title - _ABOVE)
        high = min(self.head.first + _INTO_PROSE, self.title + _BELOW, len(self.head.lines))
        return (place for place in range(low, high) if place != self.title and self._may(place))

    def _may(self, place: int) -> bool:
        line = self.head.lines[place]
        if not 0 < line.words <= _LONGEST or line.prose:
            return False
        return _form(line) in ROLES or _is_loose(line) or dates.tells_time(line.text, line.language)

    def credit(self, place: int) -> Credit | None:
        """The role of a line, unless neither is more likely than not."""
        cues = list(self.cues(place))
        best, role = max((rating(role.value, cues), role.value) for role in ROLES)
        return Credit(Role(role), best, self._reason(place, Role(role))) if best > 0 else None

    def _reason(self, place: int, role: Role) -> str:
        line = self.head.lines[place]
        if line.by_form and line.by_form[0] is role:
            return line.by_form[1]
        if role is Role.BYLINE and _is_loose(line):
            return "a name under the title" if place > self.title else "a name over the title"
        return _REASONS[role]

    def cues(self, place: int) -> Iterator[str]:
        """What can be said of the line at `place`."""
        line = self.head.lines[place]
        yield ALWAYS
        yield from _by_itself(line)
        yield self._place(place)
        if place >= self.head.first:
            yield "among the prose"
        elif place > self.title:
            between = self.head.lines[self.title + 1 : place]
            if any(other.prose or other.finished for other in between):
                yield "under a standfirst"
        for name, other in (("above", place - 1), ("below", place + 1)):
            if 0 <= other < len(self.head.lines):
                yield from self._neighbour(name, other)
        if line.key in self._elsewhere or self._starts_another(place):
            yield "found elsewhere"

    def _place(self, place: int) -> str:
        distance = place - self.title
        if distance < 0:
            return "right above the title" if distance >= -_RIGHT_ABOVE else "above the title"
        if distance <= _NEAR:
            return f"{distance} lines below the title"
        return "some lines below the title" if distance <= _FAR else "further below the title"

    def _neighbour(self, name: str, place: int) -> Iterator[str]:
        line = self.head.lines[place]
        if place == self.title:
            yield f"the title {name}"
        elif _form(line) in ROLES:
            yield f"a {line.by_form[0].value if line.by_form else ''} {name}"
        elif _is_loose(line):
            known = bylines.begins_with_given_name(line.text, line.language)
            yield f"{'a known name' if known else 'perhaps a name'} {name}"
        elif line.prose or line.finished:
            yield f"a sentence {name}"

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        low = max(0, self.title - _ABOVE)
        seen: set[str] = set()
        again: set[str] = set()
        for key in self.head.keys[low:]:
            (again if key in seen else seen).add(key)
        return frozenset(again)

    def _starts_another(self, place: int) -> bool:
        """Whether one of the first paragraphs begins with the line, as a box on the author does."""
        text = self.head.lines[place].text
        near = self.head.lines[self.head.first : self.head.first + _INTO_PROSE]
        return any(line.text.startswith(f"{text} ") for line in near)


def _by_itself(line: Line) -> Iterator[str]:
    """What can be said of a line by itself."""
    form, text = _form(line), line.text
    if form is not None:
        yield f"a {form.value} by its form"
    elif _is_loose(line):
        yield _kind_of_name(line)
    if bylines.is_post(text, line.language):
        yield "a post"
    if line.notice:
        yield "a notice"
    if dates.tells_time(text, line.language):
        yield "a time of day"
    if line.ends:
        yield "ends as a sentence"


def _kind_of_name(line: Line) -> str:
    """What kind of name a line without a "by" could be."""
    text = line.text
    if authors.is_agency(text):
        return "an agency"
    if authors.has_post(text, line.language):
        return "a name and a post"
    if bylines.begins_with_given_name(text, line.language):
        return "a known name"
    return "perhaps a name in capitals" if text.isupper() else "perhaps a name"


def _form(line: Line) -> Role | None:
    return line.by_form[0] if line.by_form else None


def _is_loose(line: Line) -> bool:
    """Whether a line could name an author although no word of it says so."""
    return authors.may_name_author(line.text, line.language)
