"""Which of several articles report the same story.

Two do where their heads (the headline and the first sentences) share many words and their texts
many names; who shares a story with one of two that share it is in it, too. What is told in other
words, and what is counted, is compared within a story only: two cars may have the same brakes.
"""

from collections.abc import Sequence
from itertools import combinations

from nutgraf.briefing.multi_document.content import content_of
from nutgraf.briefing.multi_document.part import JointArticle
from nutgraf.cancellation import checked

# So many sentences after the headline are an article's head.
HEAD = 5
_HEAD_OF_STORY = 8
# The share of the shorter head's words, and how many; of short heads more have to be the same.
_OF_HEAD = 0.2
_FEWEST_OF_HEAD = 14
_OF_SHORT_HEAD = 0.4
# The same of the names in the whole texts.
_OF_NAMES = 0.3
_FEWEST_NAMES = 3


def head_of(part: JointArticle, sentences: int = HEAD) -> frozenset[str]:
    """The words of an article's headline and first sentences."""
    texts = [sentence.text for sentence in part.article.sentences[:sentences]]
    return title_of(part).union(*(_stems(part, text) for text in texts))


def title_of(part: JointArticle) -> frozenset[str]:
    """The words of its headline."""
    title = part.article.title
    return frozenset() if title is None else _stems(part, title.text)


def _stems(part: JointArticle, text: str) -> frozenset[str]:
    return content_of(text, part.article.language).stems


def stories(parts: Sequence[JointArticle]) -> list[int]:
    """For each article the first one of its story, by number."""
    heads = [head_of(part, _HEAD_OF_STORY) for part in parts]
    names = [_names(part) for part in parts]
    found = list(range(len(parts)))
    for one, other in checked(list(combinations(range(len(parts)), 2))):
        if found[one] != found[other] and (
            parts[one].origin == parts[other].origin
            or (
                parts[one].article.language == parts[other].article.language
                and _is_one_story(heads[one] & heads[other], heads[one], heads[other])
                and _share_names(names[one], names[other], heads[one] & heads[other])
            )
        ):
            first, second = sorted((found[one], found[other]))
            found = [first if story == second else story for story in found]
    return found


def _names(part: JointArticle) -> frozenset[str]:
    language = part.article.language
    return frozenset().union(
        *(content_of(sentence.text, language).names for sentence in part.article.sentences)
    )


def _is_one_story(shared: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    least = max(_OF_HEAD * shorter, min(_FEWEST_OF_HEAD, _OF_SHORT_HEAD * shorter))
    return bool(shared) and len(shared) >= least


def _share_names(one: frozenset[str], other: frozenset[str], head: frozenset[str]) -> bool:
    """Whether enough names are the same; short texts may have none."""
    fewest = min(_FEWEST_NAMES, len(one), len(other))
    shared = len(one & other)
    return shared >= max(fewest, _OF_NAMES * min(len(one), len(other))) or (
        fewest < _FEWEST_NAMES and len(head) >= _FEWEST_NAMES
    )
