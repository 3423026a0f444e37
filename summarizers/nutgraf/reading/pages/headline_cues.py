"""The evidence for and against a line above an article as its headline.

A cue is a predicate of a line. The weights are trained (`models/pages.toml`).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from nutgraf.article import Role
from nutgraf.cache import FoundOnce
from nutgraf.frozen import dataclass
from nutgraf.language import words_without_spaces
from nutgraf.language.function_words import function_words
from nutgraf.patterns import pattern
from nutgraf.reading.pages import authors, bylines
from nutgraf.reading.pages.line import Line

# The prose that is searched for a headline's words: this many paragraphs, and the first of them.
_PROSE = 12
_LEAD = 2
# So far below and above a line its byline and the like are looked for.
_BELOW = 6
_NEAR = 3
_ABOVE = 4
# Lists of other stories have many dates.
_LISTED = 20
_DATES = (0, 1, 2)
# Rubrics and menu items are shorter.
_FEWEST_WORDS = 3
_LONG = 5
# A comparable headline has at least this many characters; most section names have fewer.
_LONG_KEY = 10
_SHORTEST_WORD = 3
_ADDRESS = pattern(r"https?://|www\.|@\w|\w@")
_TITLE_CASE = 0.8
_SENTENCE_CASE = 0.4

_WORDS = (1, 2, 3, 4, 6, 9, 14, 20, 30)
_SHARED = (0, 1, 2, 3, 5)
_AWAY = (1, 2, 3, 5, 8, 12, 20, 40)
_BETWEEN = (0, 1, 3, 6)
# Of ten of its words.
_SHARES = (0, 2, 5, 7)


def _up_to(number: int, bounds: Sequence[int]) -> str:
    bound = next((bound for bound in bounds if number <= bound), None)
    return f"more than {bounds[-1]}" if bound is None else f"up to {bound}"


@dataclass(frozen=True)
class PageHead:
    """The lines above an article: `start` is its first line, `first` its first paragraph."""

    lines: Sequence[Line]
    start: int
    first: int
    end: int

    @FoundOnce
    def keys(self) -> list[str]:
        """The page-level values for the lines above the first paragraph."""
        return [line.key for line in self.lines[: self.first]]

    @FoundOnce
    def _copies(self) -> Counter[str]:
        """How often the lines above the first paragraph are repeated below it."""
        lengths = {len(key) for key in self.keys}
        below = (line for line in self.lines[self.first :] if line.key_length in lengths)
        return Counter(line.key for line in below)

    @FoundOnce
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, key in enumerate(self.keys):
            found.setdefault(key, []).append(index)
        return found

    def is_trail(self, index: int) -> bool:
        """Whether a line is a breadcrumb or a page's title, with the headline as one part."""
        if not self.lines[index].separated:
            return False
        key = self.keys[index]
        parts = (other for other in self._places if len(other) >= _LONG_KEY and other != key)
        return any(key.endswith(part) or key.startswith(part) for part in parts)

    def is_said_below(self, index: int) -> bool:
        """Whether a line is a sentence of the first paragraphs: a summary put over them."""
        line = self.lines[index]
        lead = self.lines[self.first : self.first + _LEAD]
        return line.ends and any(line.text in other.text for other in lead)

    @FoundOnce
    def _trails(self) -> list[str]:
        return [key for key, line in zip(self.keys, self.lines, strict=False) if line.separated]

    @FoundOnce
    def _paragraphs(self) -> list[frozenset[str]]:
        inside = self.lines[self.first : self.end]
        if any(line.prose for line in inside):
            inside = [line for line in inside if line.prose]
        return [_content_words(line) for line in inside[:_PROSE]]

    @FoundOnce
    def _prose(self) -> frozenset[str]:
        return frozenset().union(*self._paragraphs)

    @FoundOnce
    def _lead(self) -> frozenset[str]:
        return frozenset().union(*self._paragraphs[:_LEAD])

    def cues(self, index: int) -> list[str]:
        """What can be said of the line at `index`."""
        return [
            *_form(self.lines[index]),
            *self._below(index),
            *self._above(index),
            *self._repeated(index),
            *self._shared(index),
        ]

    def _below(self, index: int) -> Iterator[str]:
        below = self.lines[index + 1 : index + 1 + _BELOW]
        roles = [_role(line) for line in below]
        for role in (Role.BYLINE, Role.DATE, Role.CAPTION):
            if role in roles:
                yield f"a {role.value} {_nearness(roles.index(role))}"
        names = [distance for distance, line in enumerate(below[:_ABOVE]) if _is_name(line)]
        if names:
            known = bylines.begins_with_given_name(below[names[0]].text, below[names[0]].language)
            yield f"{'a name' if known else 'perhaps a name'} {_nearness(names[0])}"
        if below[:1]:
            if _is_sentence(below[0]):
                yield "a sentence on the next line"
            elif below[0].words >= _LONG:
                yield "another long line below"
        between = sum(map(_could_rival, self.lines[index + 1 : self.first]))
        yield f"{_up_to(between, _BETWEEN)} like it before the prose"
        yield f"{_up_to(self.first - index, _AWAY)} lines above the prose"
        if index >= self.start:
            yield "among the prose"
        rivals = [line for line in below if not line.notice and line.words >= _LONG]
        if rivals and rivals[0].by_form is None and Role.BYLINE in roles:
            yield "a standfirst and a byline below"

    def _above(self, index: int) -> Iterator[str]:
        above = self.lines[max(0, index - _ABOVE) : index][::-1]
        roles = [_role(line) for line in above]
        if Role.BYLINE in roles:
            yield "a byline above"
        if Role.DATE in roles:
            yield "a date right above" if roles[0] is Role.DATE else "a date above"
        if not above:
            yield "the first line"
        elif _is_sentence(above[0]):
            yield "a sentence above"
        elif above[0].words >= _LONG:
            yield "another long line above"
        else:
            yield "a short line above"
        before = self.lines[max(0, index - _LISTED) : index]
        dated = sum(_role(other) is Role.DATE for other in before)
        yield f"{_up_to(dated, _DATES)} dates above"
        line = self.lines[index]
        around = [*above[:_NEAR], *self.lines[index + 1 : index + 1 + _NEAR]]
        rivals = [other.words for other in around if not _is_sentence(other) and not other.by_form]
        if line.words >= _FEWEST_WORDS and line.words > max(rivals, default=0):
            yield "the longest of the lines around it"

    def _repeated(self, index: int) -> Iterator[str]:
        line, key = self.lines[index], self.keys[index]
        if line.words < _FEWEST_WORDS:
            return
        places = self._places[key]
        if places[0] < index:
            yield "repeated above"
            if self.keys[index - 1] == key:
                yield "repeated right above"
        if places[-1] > index:
            yield "repeated below, above the prose"
        elif key in self._copies:
            yield "repeated further down"
        if not line.separated and any(
            trail.startswith(key) or trail.endswith(key) for trail in self._trails
        ):
            yield "part of a page title or breadcrumb"

    def _shared(self, index: int) -> Iterator[str]:
        own = _content_words(self.lines[index])
        shared = len(own & self._prose)
        yield f"shares {_up_to(shared, _SHARED)} words with the prose"
        yield f"shares {_up_to(len(own & self._lead), _SHARED)} words with the lead"
        if own:
            yield f"shares {_up_to(10 * shared // len(own), _SHARES)} of ten words with the prose"


def _nearness(distance: int) -> str:
    if distance == 0:
        return "on the next line"
    return "in the next lines" if distance < _NEAR else "further below"


def _role(line: Line) -> Role | None:
    return line.by_form[0] if line.by_form else None


def _is_name(line: Line) -> bool:
    return not line.notice and authors.may_name_author(line.text, line.language)


def _is_sentence(line: Line) -> bool:
    return line.prose or line.finished


def _could_rival(line: Line) -> bool:
    return line.words >= _LONG and not (_is_sentence(line) or line.by_form or line.notice)


def _content_words(line: Line) -> frozenset[str]:
    """Its words without function words, or pairs of characters where nothing parts words."""
    if words_without_spaces.has_any(line.text):
        return frozenset(map("".join, pairwise(line.key.replace(" ", ""))))
    lows = {token.lower() for token in line.tokens if len(token) >= _SHORTEST_WORD}
    return frozenset(lows - function_words(line.language))


def _form(line: Line) -> Iterator[str]:
    """What can be said of a line by itself."""
    yield f"{_up_to(line.words, _WORDS)} words"
    role = _role(line)
    if role is not None:
        yield f"a {role.value} by its form"
    if authors.may_name_author(line.text, line.language):
        known = bylines.begins_with_given_name(line.text, line.language)
        yield "a name" if known else "could be a name"
    yield from (phrase for phrase, is_so in _FORMS if is_so(line))


def _is_title_case(line: Line) -> bool:
    return not line.text.isupper() and line.capital_share >= _TITLE_CASE


def _has_few_capitals(line: Line) -> bool:
    return not line.text.isupper() and line.capital_share < _SENTENCE_CASE


_FORMS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("ends in a full stop", lambda line: line.text.endswith(".")),
    ("ends in a question or exclamation mark", lambda line: line.text.endswith(("?", "!"))),
    ("ends in a colon or comma", lambda line: line.text.endswith((":", ";", ","))),
    ("parts with signs between them", lambda line: line.separated),
    ("begins in lower case", lambda line: line.text[:1].islower()),
    ("all in capitals", lambda line: line.text.isupper()),
    ("in title case", _is_title_case),
    ("few capitals", _has_few_capitals),
    ("has an address", lambda line: _ADDRESS.search(line.text) is not None),
    ("reads like sentences", lambda line: line.prose),
    ("a finished sentence", lambda line: line.finished and not line.prose),
    ("begins with a digit", lambda line: line.text[:1].isdigit()),
    ("looks like code", lambda line: line.code),
    ("an item of a list", lambda line: line.bullet),
    ("has function words", lambda line: line.function_share > 0),
)
