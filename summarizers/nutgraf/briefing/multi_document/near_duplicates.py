"""Near-duplicate sentences of several articles.

Two sentences are near-duplicates if they share three fifths of the shorter one's stems and half of
the longer one's, without function words, and at least four; if they do not both have a name that
the other lacks; and if neither reverses the meaning of the other (`opposition.py`). Lists of names,
such as a team's line-up, are never duplicates: they differ in what matters. A sentence joins the
group whose first member is most similar, by the share of the longer one's stems. There are no
chains: every member of a group is similar to its first.

Not all pairs are compared. A sentence is looked up by its rarest stems only: if two share at least
k of one's n stems, they share one of its n - k + 1 rarest (Chaudhuri, Ganti and Kaushik, "A
primitive operator for similarity joins in data cleaning", ICDE 2006).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from nutgraf.briefing.multi_document.content import Content, content_of, is_list
from nutgraf.briefing.multi_document.opposition import turned
from nutgraf.briefing.multi_document.part import JointMention
from nutgraf.cancellation import checked

_OF_SHORTER = 0.6
_OF_LONGER = 0.5
_FEWEST = 4
# A stem that begins so many groups tells nothing, and looking them all up would take for ever.
_COMMON = 400
# How many stems a sentence is looked up by at most: hundreds are no sentence but a list.
_LONGEST = 60


def groups(mentions: Iterable[JointMention]) -> list[tuple[JointMention, ...]]:
    """The sentences in groups of near-duplicates, each in one, in the order of their firsts.

    A group has sentences of one language only.
    """
    by_language: dict[str, list[JointMention]] = defaultdict(list)
    for mention in mentions:
        by_language[mention.part.article.language].append(mention)
    return [group for language, own in by_language.items() for group in _groups(own, language)]


def _groups(mentions: Sequence[JointMention], language: str) -> list[tuple[JointMention, ...]]:
    contents = [content_of(mention.sentence.text, language) for mention in checked(mentions)]
    commonness = Counter(each for content in contents for each in content.stems)
    found: list[list[JointMention]] = []
    firsts: list[Content] = []
    having: dict[str, list[int]] = defaultdict(list)
    same: dict[Content, int] = {}
    for mention, content in zip(mentions, checked(contents), strict=True):
        rarest = _rarest(content.stems, commonness)
        place = same.get(content)
        if place is None:
            near = {other for each in rarest for other in having[each]}
            place = _nearest(content, sorted(near), firsts, language)
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


def _rarest(stems: frozenset[str], commonness: Mapping[str, int]) -> list[str]:
    """The stems of which a near-duplicate must have one."""
    if len(stems) < _FEWEST:
        return []
    needed = max(_FEWEST, ceil(_OF_LONGER * len(stems)))
    inorder = sorted(stems, key=lambda each: (commonness[each], each))
    return inorder[: min(_LONGEST, max(0, len(stems) - needed + 1))]


def _nearest(
    content: Content, places: Iterable[int], firsts: Sequence[Content], language: str
) -> int | None:
    """The first of the nearest groups, if there is one that is near."""
    near = [(-_nearness(content, firsts[place]), place) for place in places]
    for nearness, place in sorted(near):
        if nearness == 0:
            break
        if not _differ(content, firsts[place], language):
            return place
    return None


def _differ(one: Content, other: Content, language: str) -> bool:
    return turned(one, other, language) is not None or turned(other, one, language) is not None


def _nearness(one: Content, other: Content) -> float:
    """The share of the longer one's stems that both have; 0 where they are no near-duplicates."""
    shared = len(one.stems & other.stems)
    shorter, longer = sorted((len(one.stems), len(other.stems)))
    if shared < max(_FEWEST, _OF_SHORTER * shorter, _OF_LONGER * longer):
        return 0.0
    if is_list(one) or is_list(other):
        return 0.0
    if one.names - other.stems and other.names - one.stems:
        return 0.0
    return shared / longer
