"""Agreed facts: a sentence whose content is contained in a sentence of another article.

A sentence is supported by another article if one sentence there has most of its words, by number
and by weight (rare words weigh more), all its numbers and names, and does not reverse its meaning
(`opposition.py`). A sentence is also supported if another article has all its words in a row, as in
a quotation, or if a clause of a long sentence is. In languages other than English, whose opposites
are unknown, nearly all words must match.

Not all pairs are compared: candidates are looked up by their rarest words, see `wordings.py`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from math import ceil, log

from nutgraf.briefing.multi_document.content import Content, content_of, is_list
from nutgraf.briefing.multi_document.matters import Told
from nutgraf.briefing.multi_document.opposition import Reversal, turned
from nutgraf.briefing.multi_document.part import JointMention, origins
from nutgraf.briefing.multi_document.wordings import Wordings
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass

# The least share of the words, and of their weight.
_OF_WORDS = 0.6
_OF_WEIGHT = 0.48
# In other languages, and where two articles tell different stories, only what is nearly the same.
_OF_WORDS_ELSEWHERE = 0.8
# So many words have to be shared; fewer than the second number only with a number among them, or
# with nearly all the weight.
_FEWEST = 4
_MANY = 6
_NEARLY_ALL = 0.7
# With a number less is enough: "28 people who had met the patient were put in quarantine".
_OF_WORDS_WITH_NUMBER = 0.5
_OF_WEIGHT_WITH_NUMBER = 0.42
_FEWEST_WITH_NUMBER = 5
# Of a sentence with so few words none may be missing.
_SHORT = 5
# Long sentences that share so many words need not share more than half.
_LONG = 8
_OF_LONG = 0.5
# A sentence with so many words is also compared clause by clause, those with fewer left out.
_FEWEST_OF_LONG = 10
_FEWEST_OF_CLAUSE = 5
_OF_CLAUSE = 0.75
_FEWEST_PLAIN_OF_CLAUSE = 3
_CLAUSE = re.compile(
    r"[;–—]|,? (?:and|but|after|before|while|whereas|although|though|because|which|who|that|when|"
    r"where|if|as)\b"
)
# Two sentences with the same names may be about anything: of the other words so many are shared.
_OF_PLAIN = 0.5
_FEWEST_PLAIN = 2
# Every text has one, two and the first.
_SMALL = frozenset({"1", "2", "1.", "2."})
# Near twins have this share of each other's words.
_TWINS = 0.75
_ONE_WORD = 1
# So many shared names are a list, which may have another order.
_MANY_NAMES = 6
# Another article tells of the same where it has this share of a sentence's weight.
_RELATED = 0.5
# A word that so many sentences have tells nothing.
_COMMON = 400
# A sentence with more words is a list.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Twins:
    """Two sentences that are alike but for what turns the one round."""

    one: JointMention
    other: JointMention
    turn: Reversal


class Sentences:
    """The sentences of all articles of one language, to be looked up by their words."""

    def __init__(
        self, mentions: Sequence[JointMention], language: str, stories: Sequence[int]
    ) -> None:
        self._mentions = mentions
        self._stories = [stories[mention.part.number] for mention in mentions]
        self._origins = [mention.part.origin for mention in mentions]
        self._language = language
        self._wordings = Wordings(mentions, language)
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, content in enumerate(self._wordings.of_mentions):
            for stem in content.stems:
                self._having[stem].append(number)
        self._weights = _weights(self._having, len(mentions))
        self._least = _OF_WORDS if language == "en" else _OF_WORDS_ELSEWHERE

    def compared(self) -> tuple[list[Told], list[Twins]]:
        """What is told by several articles, and what is told differently."""
        told: list[Told] = []
        twins: dict[tuple[int, int], Reversal] = {}
        if len(origins(self._mentions)) == 1:
            return told, []
        agreed: set[tuple[int, int]] = set()
        verbatim = self._wordings.word_for_word()
        for number, content in enumerate(checked(self._wordings.each)):
            if len(content.stems) > _LONGEST or is_list(content):
                continue
            others = self._having_content(number, content, twins)
            for other in verbatim.get(number, ()):
                if turned(content, self._wordings.each[other], self._language) is None:
                    others[other] = True
            is_whole = bool(others)
            for clause in () if is_whole else self._clauses(number):
                others |= self._having_clause(number, clause)
            agreed.update((number, other) for other in others)
            told += self._told(number, others, is_whole=is_whole)
        return told, self._twins(twins, agreed)

    def _told(self, number: int, others: Mapping[int, bool], *, is_whole: bool) -> Iterator[Told]:
        """What each sentence of one wording has in common with those of others.

        Args:
            number: the wording.
            others: those that have its content, each with whether that holds between two stories.
            is_whole: whether they have all of it.
        """
        for core in self._wordings.members[number] if others else ():
            found = [
                other
                for wording, everywhere in others.items()
                for other in self._wordings.members[wording]
                if self._mentions[other].part.origin != self._mentions[core].part.origin
                and (everywhere or self._stories[other] == self._stories[core])
            ]
            if found:
                mentions = tuple(self._mentions[other] for other in sorted(found))
                yield Told(self._mentions[core], mentions, is_whole)

    def _clauses(self, number: int) -> list[Content]:
        """What the clauses of a long sentence tell."""
        whole = self._wordings.each[number]
        if self._language != "en" or len(whole.stems) < _FEWEST_OF_LONG:
            return []
        text = self._mentions[self._wordings.members[number][0]].sentence.text
        found = [content_of(clause, self._language) for clause in _CLAUSE.split(text)]
        return [
            # The day of the sentence is that of its clauses.
            replace(clause, weekdays=whole.weekdays, months=whole.months)
            for clause in found
            if len(clause.stems) >= _FEWEST_OF_CLAUSE and clause.stems <= whole.stems
        ]

    def _having_content(
        self, number: int, content: Content, twins: dict[tuple[int, int], Reversal] | None
    ) -> dict[int, bool]:
        """The wordings that have the content of one, or of its clause.

        Each with whether that holds between articles of two stories, too.
        """
        found: dict[int, bool] = {}
        if len(content.stems) < _FEWEST - 1:
            return found
        for other in self._near(number, content):
            its = self._wordings.each[other]
            shared = len(content.stems & its.stems)
            everywhere = twins is not None and shared >= max(
                _MANY, _OF_WORDS_ELSEWHERE * len(content.stems)
            )
            turn = turned(content, its, self._language)
            if turn is None and _has_names(content, its):
                # "The 22 titles are dull": the word that is missing may be all that it says.
                if twins is None or len(content.stems) > _SHORT or content.stems <= its.stems:
                    found[other] = everywhere
            elif twins is not None and turn is not None and self._are_twins(number, other, turn):
                twins[number, other] = turn
        return found

    def _having_clause(self, number: int, clause: Content) -> dict[int, bool]:
        found = {}
        for other in self._having_content(number, clause, None):
            shared = clause.stems & self._wordings.each[other].stems
            has_number = bool(shared & clause.numbers - _SMALL)
            least = self._least if has_number else _OF_CLAUSE
            plain = shared - clause.names - clause.numbers
            if len(shared) >= least * len(clause.stems) and len(plain) >= _FEWEST_PLAIN_OF_CLAUSE:
                found[other] = False
        return found

    def _twins(
        self, twins: Mapping[tuple[int, int], Reversal], agreed: AbstractSet[tuple[int, int]]
    ) -> list[Twins]:
        """Those that do not agree the other way round, each two wordings once."""
        found: dict[tuple[int, int], Twins] = {}
        for (one, other), turn in twins.items():
            if (other, one) not in agreed and (other, one) not in found:
                pair = self._first_pair(one, other)
                if pair is not None:
                    found[one, other] = Twins(*pair, turn)
        return list(found.values())

    def _first_pair(self, one: int, other: int) -> tuple[JointMention, JointMention] | None:
        """The first sentences of two wordings that two articles have which may be compared."""
        for first in self._wordings.members[one]:
            for second in self._wordings.members[other]:
                mentions = self._mentions[first], self._mentions[second]
                if mentions[0].part.origin != mentions[1].part.origin and (
                    self._stories[first] == self._stories[second] or self._is_much(one, other)
                ):
                    return mentions
        return None

    def _is_much(self, one: int, other: int) -> bool:
        """Whether two wordings share so much that they may be of two stories."""
        stems = self._wordings.each[one].stems
        shared = len(stems & self._wordings.each[other].stems)
        return shared >= max(_MANY, _OF_WORDS_ELSEWHERE * len(stems))

    def told_elsewhere(self, mention: JointMention, enough: float) -> float:
        """How much of a sentence another article tells, in one of its own or two in a row.

        From `enough` on nobody asks how much it is: the first such share that is met is told.
        """
        content = content_of(mention.sentence.text, self._language)
        if not content.stems:
            return 1.0
        own = mention.part.origin
        # In the order of the sentence: sums of weights in any other end in other digits.
        stems = tuple(dict.fromkeys(content.keys))
        whole = self._weight(stems)
        having: dict[int, float] = defaultdict(float)
        for stem in stems:
            if len(self._having[stem]) <= _COMMON:
                weight = self._weights[stem]
                for other in self._having[stem]:
                    having[other] += weight
        most = 0.0
        for other, weight in having.items():
            # Never less than both have together.
            if weight + having.get(other + 1, 0.0) > most and self._origins[other] != own:
                most = max(most, self._with_next(stems, other))
                if most >= enough * whole:
                    break
        return most / whole

    def _with_next(self, stems: Sequence[str], number: int) -> float:
        """What some stems weigh that a sentence has, or the next one of its article."""
        its = self._wordings.of_mentions[number].stems
        if number + 1 < len(self._mentions):
            here, there = self._mentions[number].part, self._mentions[number + 1].part
            if here is there:
                its |= self._wordings.of_mentions[number + 1].stems
        return self._weight(stem for stem in stems if stem in its and self._is_telling(stem))

    def _is_telling(self, stem: str) -> bool:
        return len(self._having[stem]) <= _COMMON

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self._weights[stem] for stem in stems)

    def _near(self, number: int, content: Content) -> list[int]:
        """The wordings that have enough of the words of one, of another article."""
        least = self._least
        if self._language == "en" and (content.numbers - _SMALL or len(content.stems) >= _LONG):
            least = _OF_WORDS_WITH_NUMBER
        needed = max(_FEWEST - 1, ceil(least * len(content.stems)))
        found = self._wordings.near(number, content, needed)
        whole = self._weight(content.stems)
        near = [
            other for other in found if self._has_enough(content, self._wordings.each[other], whole)
        ]
        return self._wordings.most_telling(number, content, near)

    def _has_enough(self, one: Content, other: Content, whole: float) -> bool:
        """Whether another content has enough of the words of one, which weigh `whole`."""
        shared = one.stems & other.stems
        if is_list(other):
            return False
        if len(shared) < _FEWEST:
            # "Sentencing is set for 14 February."
            return len(shared) == _FEWEST - 1 and shared == one.stems and bool(shared & one.numbers)
        plain = one.stems - one.numbers - one.names
        common = len(plain & shared)
        if common < max(_FEWEST_PLAIN, _OF_PLAIN * len(plain)):
            return False
        weight = self._weight(shared) / whole
        share = len(shared) / len(one.stems)
        has_number = bool(shared & one.numbers - _SMALL)
        if share >= self._least and weight >= _OF_WEIGHT:
            return len(shared) >= _MANY or weight >= _NEARLY_ALL or has_number
        if len(shared) >= _LONG and min(share, weight) >= _OF_LONG and self._language == "en":
            return True
        return (
            has_number
            and self._language == "en"
            and len(shared) >= _FEWEST_WITH_NUMBER
            and share >= _OF_WORDS_WITH_NUMBER
            and weight >= _OF_WEIGHT_WITH_NUMBER
        )

    def _are_twins(self, number: int, other: int, turn: Reversal) -> bool:
        one, its = self._wordings.each[number], self._wordings.each[other]
        shared, longer = len(one.stems & its.stems), max(len(one.stems), len(its.stems))
        if self._language != "en" or shared < _TWINS * longer:
            return False
        if turn is Reversal.ROLES and len(one.names & its.names) >= _MANY_NAMES:
            return False
        return turn is not Reversal.WORD or longer - shared <= _ONE_WORD


def _has_names(one: Content, other: Content) -> bool:
    """Whether another sentence has all names and numbers of one.

    Where many words are shared a name may be missing.
    """
    if not one.numbers - one.days <= other.stems:
        return False
    shared = len(one.stems & other.stems)
    return len(one.names - other.stems) <= (1 if shared >= _LONG else 0)


def _weights(having: Mapping[str, Sequence[int]], count: int) -> dict[str, float]:
    return {stem: log(1 + count / len(own)) for stem, own in having.items()}
