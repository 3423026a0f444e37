"""Sentences of several articles that say nearly the same.

Two sentences are near-duplicates when they share three fifths of the shorter one's stems and half
of the longer one's, function words apart, and at least four; it is not so that each has a number,
or a name, that the other has not; and not just one of them has a negation. Lists of names, such as
a team's line-up, are nobody's duplicates: they differ in what matters. A sentence joins the group
to whose first member it is nearest, by the share of the longer one's stems. There are no chains:
whatever is in a group is near its first member.

Nobody compares all with all. A sentence is looked up by its rarest stems only: if two share at
least k of one's n stems, they share one of its n - k + 1 rarest (Chaudhuri, Ganti and Kaushik, "A
primitive operator for similarity joins in data cleaning", ICDE 2006).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from nutgraf.briefing.multi_document.part import JointMention
from nutgraf.cancellation import checked
from nutgraf.language.languages import Convention, language_of
from nutgraf.language.words import stem, words
from nutgraf.selection.redundancy import stems_of

_OF_SHORTER = 0.6
_OF_LONGER = 0.5
_FEWEST = 4
# A stem that begins so many groups tells nothing, and looking them all up would take for ever.
_COMMON = 400
# How many stems a sentence is looked up by at most: hundreds are no sentence but a list.
_LONGEST = 60

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[a-z]+")
_NEGATION = re.compile(
    r"\b(?:no|not|none|nobody|nothing|never|neither|without|cannot|[a-z]{2,6}n['’]t|"
    r"denie[sd]|deny|nicht|kein\w{0,2}|nie|niemand|ohne|pas|jamais|aucune?|sans|"
    r"nunca|ning\w{1,5}|nadie|sin|niet|geen|nooit|zonder|não|nem|sem|non|mai|senza)\b",
    re.IGNORECASE,
)
_NUMERALS = "one two three four five six seven eight nine ten eleven twelve"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_SPELLED = {word: str(number) for number, word in enumerate(_NUMERALS.split(), start=1)} | {
    word: f"{number}." for number, word in enumerate(_ORDINALS.split(), start=1)
}
# A list of names has hardly a word without a capital.
_LIST = 0.75


@dataclass(frozen=True, slots=True)
class _Content:
    """What a sentence is compared by."""

    stems: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    negated: bool


def groups(mentions: Iterable[JointMention]) -> list[tuple[JointMention, ...]]:
    """The sentences in groups of near-duplicates, each in one, in the order of their firsts.

    A group has sentences of one language only.
    """
    by_language: dict[str, list[JointMention]] = defaultdict(list)
    for mention in mentions:
        by_language[mention.part.article.language].append(mention)
    return [group for language, own in by_language.items() for group in _groups(own, language)]


def _groups(mentions: Sequence[JointMention], language: str) -> list[tuple[JointMention, ...]]:
    contents = [_content(mention.sentence.text, language) for mention in checked(mentions)]
    commonness = Counter(each for content in contents for each in content.stems)
    found: list[list[JointMention]] = []
    firsts: list[_Content] = []
    having: dict[str, list[int]] = defaultdict(list)
    same: dict[_Content, int] = {}
    for mention, content in zip(mentions, checked(contents), strict=True):
        rarest = _rarest(content.stems, commonness)
        place = same.get(content)
        if place is None:
            near = {other for each in rarest for other in having[each]}
            place = _nearest(content, sorted(near), firsts)
        if place is not None:
            found[place].append(mention)
            continue
        if content.stems:
            same[content] = len(found)
        for each in content.stems:
            if len(having[each]) < _COMMON:
                having[each].append(len(found))
        firsts.append(content)
        found.append([mention])
    return [tuple(group) for group in found]


def _content(text: str, language: str) -> _Content:
    low = text.lower()
    numbers = {found[0].replace(",", "") for found in _NUMBER.finditer(text)}
    if language == "en":
        numbers |= {_SPELLED[word] for word in _WORD.findall(low) if word in _SPELLED}
    written = words(text, language)
    capitals = [word for word in written if word[0].isupper()]
    stems = stems_of(text, language)
    if len(capitals) > _LIST * len(written) or len(stems) < _FEWEST:
        stems = frozenset()
    # Where nouns have capitals, too, these tell no names.
    names = () if language_of(language).follows(Convention.CAPITAL_NOUNS) else capitals
    return _Content(
        stems,
        frozenset(numbers),
        frozenset(stem(word.lower(), language) for word in names) & stems,
        _NEGATION.search(low) is not None,
    )


def _rarest(stems: frozenset[str], commonness: Mapping[str, int]) -> list[str]:
    """The stems of which a near-duplicate must have one."""
    needed = max(_FEWEST, ceil(_OF_LONGER * len(stems)))
    inorder = sorted(stems, key=lambda each: (commonness[each], each))
    return inorder[: min(_LONGEST, max(0, len(stems) - needed + 1))]


def _nearest(content: _Content, places: Iterable[int], firsts: Sequence[_Content]) -> int | None:
    """The first of the nearest groups, if there is one that is near."""
    best, nearness = None, 0.0
    for place in places:
        its = _nearness(content, firsts[place])
        if its > nearness:
            best, nearness = place, its
    return best


def _nearness(one: _Content, other: _Content) -> float:
    """The share of the longer one's stems that both have; 0 where they are no near-duplicates."""
    shared = len(one.stems & other.stems)
    shorter, longer = sorted((len(one.stems), len(other.stems)))
    if shared < max(_FEWEST, _OF_SHORTER * shorter, _OF_LONGER * longer):
        return 0.0
    if one.negated != other.negated or (
        one.numbers - other.numbers and other.numbers - one.numbers
    ):
        return 0.0
    if one.names - other.stems and other.names - one.stems:
        return 0.0
    return shared / longer
