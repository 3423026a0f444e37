"""Anchors: the rare words that two sentences of one story share.

A word that occurs in one sentence of either report is an anchor: two sentences that share several
report the same matter, however little else they have in common. The topic of the whole story occurs
in many sentences, so it weighs next to nothing. A run of names is one anchor, together with the
description of the bearer: two sentences about the same person may report anything. English only.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import pairwise
from math import sqrt

from nutgraf.briefing.multi_document.content import Content, content_of, is_list, people
from nutgraf.briefing.multi_document.matters import is_precise
from nutgraf.briefing.multi_document.opposition import YEAR, counted_in
from nutgraf.briefing.multi_document.part import JointArticle, JointMention, place_of
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.language.wordlists import groups
from nutgraf.methods.default.model import idfs

_LANGUAGE = "en"
# What the anchors of two sentences weigh together, by how many there are; and those of them that
# are no names.
_FEWEST = 3
_ENOUGH = (2.3, 1.8, 1.6)
_ENOUGH_PLAIN = 0.9
# Less is enough where it is most of what the shorter of the two tells,
_COVERED = 0.5
_FEWEST_COVERED = 3
_ENOUGH_COVERED = 1.4
# and with a number that nobody gives by chance; least where both count the same by it.
_FEWEST_WITH_NUMBER = 2
_ENOUGH_WITH_NUMBER = 1.4
_ENOUGH_WITH_YEAR = 1.6
_ENOUGH_COUNTED = 1.2
# So much makes it doubtful that one alone tells it.
_SOMETHING = 1.1
_SOMETHING_PLAIN = 0.5
# Where one of two words is only put for the other.
_LOOSE = 0.6
# A longer beginning in common makes two words forms of one.
_BEGINNING = 6
# Each further name of a run adds so much, up to so much in all.
_FURTHER_NAME = 0.3
_MOST_OF_NAMES = 2.0
# What stands so near a name describes its bearer, and tells little else.
_BESIDE = 3
_OF_DESCRIPTION = 0.5
# Small numbers stand everywhere.
_OF_SMALL_NUMBER = 0.5
# An anchor that weighs less is not counted.
_LEAST = 0.2
# Two words in a row that both quote are no chance.
_OF_QUOTED = 1.0
# A sentence is looked up by words that weigh so much in it, among the last that have them.
_TELLING = 0.3
_MOST_HAVING = 60
_MOST_NEAR = 16
# The clauses that hold so much of the anchors are compared.
_OF_STRETCH = 0.8
_QUOTATION = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_MARKS = '“”"'
_CLAUSE = re.compile(
    r"[;:–—]\s|,\s|\s(?=(?:and|but|after|before|while|whereas|although|though|because|which|who|"
    r"that|when|where|if|as)\s)"
)


@dataclass(frozen=True, slots=True)
class Shared:
    """What two sentences have in common.

    Attributes:
        own: the anchors as the first has them, with their weights.
        its: the same as the other has them.
        about: those that are counted.
        weight: of all together.
        plain: of those that are no names.
        count: how many there are, a run of names as one.
        covered: how much of the shorter one they are.
        has_number: whether one is a number that nobody gives by chance.
        is_counted: whether both count the same by one, and something else is the same.
    """

    own: Mapping[str, float]
    its: Mapping[str, float]
    about: frozenset[str]
    weight: float
    plain: float
    count: int
    covered: float
    has_number: bool
    is_counted: bool

    @property
    def is_enough(self) -> bool:
        """Whether the sentences tell of one matter."""
        return self.plain >= _ENOUGH_PLAIN and self.weight >= self._needed()

    @property
    def is_something(self) -> bool:
        """Whether the sentences may tell of one matter: neither tells it alone."""
        return self.count > 1 and self.weight >= _SOMETHING and self.plain >= _SOMETHING_PLAIN

    def _needed(self) -> float:
        needed = [float("inf")]
        if self.count >= _FEWEST:
            needed.append(_ENOUGH[min(self.count - _FEWEST, len(_ENOUGH) - 1)])
        if self.count >= _FEWEST_COVERED and self.covered >= _COVERED:
            needed.append(_ENOUGH_COVERED)
        if self.has_number and self.count >= _FEWEST_WITH_NUMBER:
            is_year = all(YEAR.fullmatch(word) for word in self.about if is_precise(word))
            needed.append(_ENOUGH_WITH_YEAR if is_year else _ENOUGH_WITH_NUMBER)
            if self.is_counted:
                needed.append(_ENOUGH_COUNTED)
        return min(needed)


def _content(text: str) -> Content:
    return content_of(text, _LANGUAGE)


class ComparedSentence:
    """A sentence with what it is looked up by."""

    def __init__(self, mention: JointMention) -> None:
        self.mention = mention
        self.content = content_of(mention.sentence.text, _LANGUAGE)
        self.words = tuple(dict.fromkeys(self.content.keys))

    @cached_property
    def loose(self) -> Mapping[str, str]:
        """By what a word may be put for another, the word."""
        return {key: word for word in self.words for key in _loose(word)}

    @cached_property
    def quoted(self) -> frozenset[tuple[str, str]]:
        """Two words in a row that stand in quotation marks and tell something."""
        inside = _QUOTATION.findall(self.mention.sentence.text)
        return frozenset(
            pair
            for each in map(_content, inside)
            for pair in pairwise(each.keys)
            # The title of a film is no quotation.
            if each.names.isdisjoint(pair)
        )

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its words, two in a row each."""
        return frozenset(pairwise(self.content.keys))

    @property
    def is_speech(self) -> bool:
        """Whether it begins or ends as a quotation does."""
        text = self.mention.sentence.text
        return text[0] in _MARKS or text[-1] in _MARKS

    @cached_property
    def clauses(self) -> Sequence[str]:
        """Its clauses, as they stand."""
        return [each for each in _CLAUSE.split(self.mention.sentence.text) if each]

    def near_names(self, word: str, names: frozenset[str]) -> bool:
        """Whether a word, and no number, stands beside one of some names."""
        if not names or word in self.content.numbers:
            return False
        order = self.content.order
        return any(
            each == word
            and not names.isdisjoint(order[max(0, place - _BESIDE) : place + _BESIDE + 1])
            for place, each in enumerate(order)
        )

    def stretch(self, weights: Mapping[str, float]) -> Content:
        """The clauses that hold most of the anchors."""
        clauses = self.clauses
        having = [
            sum(weights.get(word, 0.0) for word in content_of(each, _LANGUAGE).keys)
            for each in clauses
        ]
        first, last, whole = 0, len(clauses), sum(having)
        left = whole
        while last - first > 1:
            at_start = having[first] <= having[last - 1]
            left -= having[first] if at_start else having[last - 1]
            if left < _OF_STRETCH * whole:
                break
            first, last = (first + 1, last) if at_start else (first, last - 1)
        return content_of(" ".join(clauses[first:last]), _LANGUAGE)


class Story:
    """The sentences of the reports of one story.

    Args:
        parts: the reports.
        known: the places of sentences that are not compared.
    """

    def __init__(
        self, parts: Sequence[JointArticle], known: AbstractSet[tuple[int, int]] = frozenset()
    ) -> None:
        lines = (
            ComparedSentence(JointMention(part, sentence))
            for part in parts
            for sentence in checked(part.article.sentences)
        )
        self._lines = [line for line in lines if not is_list(line.content)]
        self._known = known
        written = Counter(word for line in self._lines for word in line.words)
        named = Counter(word for line in self._lines for word in line.content.names)
        first = Counter(line.words[0] for line in self._lines if line.words)
        self._names = {word for word in named if named[word] + first[word] >= written[word]}
        self._often: dict[int, Counter[str]] = defaultdict(Counter)
        for line in self._lines:
            self._often[line.mention.part.number].update((*line.words, *line.loose))
        self._idfs = idfs(_LANGUAGE)

    def near(self) -> Iterator[tuple[ComparedSentence, ComparedSentence]]:
        """Two sentences of two reports that share what tells most in either."""
        having: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(checked(self._lines)):
            if place_of(line.mention) in self._known:
                continue
            often = self._often[line.mention.part.number]
            found: dict[int, float] = defaultdict(float)
            for word in line.words:
                telling = self._telling(word, line.content)
                for key in (word, *_loose(word)):
                    weight = telling / often[key]
                    if weight >= _TELLING:
                        for other in having[key][-_MOST_HAVING:]:
                            found[other] += weight
                        having[key].append(number)
            origin = line.mention.part.origin
            best = sorted(
                (other for other in found if self._lines[other].mention.part.origin != origin),
                key=lambda other: (-found[other], other),
            )
            for other in best[:_MOST_NEAR]:
                yield self._lines[other], line

    def shared(self, one: ComparedSentence, other: ComparedSentence) -> Shared:
        """What two sentences have in common."""
        own: dict[str, float] = {}
        its: dict[str, float] = {}
        names = self.names_of(one.content) & self.names_of(other.content)
        about: set[str] = set()
        plain, described, named, count, run = 0.0, 0.0, 0.0, 0, 0.0
        for word in one.words:
            same, weight = self._same(word, one, other)
            if same is None:
                run = 0.0
                continue
            own[word] = its[same] = weight
            if weight >= _LEAST:
                about.add(word)
            if word in names:
                count += weight >= _LEAST and not run
                added = min(_FURTHER_NAME * weight, _MOST_OF_NAMES - run) if run else weight
                run += added
                named += added
                continue
            run = 0.0
            if one.near_names(word, names) and other.near_names(same, names):
                # "Energy minister Ann Lee": what she is, whatever she may tell.
                described += _OF_DESCRIPTION * weight
                continue
            count += weight >= _LEAST
            plain += weight
        if one.quoted & other.quoted:
            count += 1
            plain += _OF_QUOTED
        weight = plain + described + named
        numbers = {word for word in about & one.content.numbers if is_precise(word)}
        units = {counted_in(one.content).get(number) for number in numbers}
        is_counted = any(
            counted_in(one.content)[number] == counted_in(other.content).get(number)
            for number in numbers & counted_in(one.content).keys()
        ) and bool(own.keys() - numbers - units)
        covered = plain + described + named
        covered /= min(self.whole(one), self.whole(other))
        return Shared(
            own, its, frozenset(about), weight, plain, count, covered, bool(numbers), is_counted
        )

    def whole(self, line: ComparedSentence) -> float:
        """What all words of a sentence weigh in its report."""
        often = self._often[line.mention.part.number]
        return sum(self._telling(word, line.content) / often[word] for word in line.words) or 1.0

    def names_of(self, content: Content) -> frozenset[str]:
        """The names in a sentence; the first word, too, where it is one elsewhere."""
        first = content.keys[:1]
        return content.names.union(self._names.intersection(first))

    def _same(
        self, word: str, one: ComparedSentence, other: ComparedSentence
    ) -> tuple[str | None, float]:
        """What another sentence has for a word, and what it weighs that both have it."""
        own, its = (self._often[line.mention.part.number] for line in (one, other))
        if word in other.content.stems:
            if not _count_the_same(word, one, other):
                return None, 0.0
            return word, self._telling(word, one.content) / sqrt(own[word] * its[word])
        for key in () if word in one.content.numbers else _loose(word):
            same = other.loose.get(key)
            if same is not None and same not in one.content.stems:
                telling = min(self._telling(word, one.content), self._telling(same, other.content))
                return same, _LOOSE * telling / sqrt(own[key] * its[key])
        return None, 0.0

    def _telling(self, word: str, content: Content) -> float:
        if word in content.numbers:
            return 1.0 if is_precise(word) else _OF_SMALL_NUMBER
        return 1.0 if word in self.names_of(content) else self._idfs.get(word, 1.0)


@cache
def _meanings() -> Mapping[str, tuple[str, ...]]:
    """For each word the lines of words of one meaning that it is in."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(groups("same-meaning", _LANGUAGE, fallback=False).get("", ())):
        for word in dict.fromkeys(content_of(line, _LANGUAGE).order):
            found[word].append(f"={number}")
    return {word: tuple(keys) for word, keys in found.items()}


def _loose(word: str) -> tuple[str, ...]:
    keys = _meanings().get(word, ())
    return (*keys, f"~{word[:_BEGINNING]}") if len(word) >= _BEGINNING else keys


def _count_the_same(number: str, one: ComparedSentence, other: ComparedSentence) -> bool:
    """Whether what a number counts may be one thing: "28 people" and "28 boats" are two."""
    own, its = (counted_in(line.content).get(number) for line in (one, other))
    if own is None or its is None or own == its:
        return True
    return {own, its} <= people() or not set(_loose(own)).isdisjoint(_loose(its))
