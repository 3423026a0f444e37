"""Groups articles that report the same story.

Two articles do if their headlines and first sentences share many words and their texts many names;
the relation is transitive. Agreement in other words, and counts, are compared within a story only:
two different cars may have the same brakes.
"""

from collections.abc import Sequence
from itertools import combinations

from nutgraf.article import Article
from nutgraf.briefing.multi_document.content import content_of
from nutgraf.briefing.multi_document.copies import copies
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
    return _head_of(part.article, sentences)


def title_of(part: JointArticle) -> frozenset[str]:
    """The words of its headline."""
    return _title_of(part.article)


def _head_of(article: Article, sentences: int) -> frozenset[str]:
    texts = [sentence.text for sentence in article.sentences[:sentences]]
    return _title_of(article).union(*(_stems(article, text) for text in texts))


def _title_of(article: Article) -> frozenset[str]:
    return frozenset() if article.title is None else _stems(article, article.title.text)


def _stems(article: Article, text: str) -> frozenset[str]:
    return content_of(text, article.language).stems


def stories(parts: Sequence[JointArticle]) -> list[int]:
    """For each article the first one of its story, by number."""
    return _firsts([part.article for part in parts], [part.origin for part in parts])


def by_story(articles: Sequence[Article]) -> list[tuple[int, ...]]:
    """Which articles report the same story: their numbers, the story of most articles first.

    >>> from nutgraf.reading import read
    >>> mill, again = "The old mill of Hull burned down.", "Hull: the old mill burned down."
    >>> by_story([read("A bank in Oslo was robbed."), read(mill), read(again)])
    [(1, 2), (0,)]
    """
    copied = copies(articles)
    own = [number if copy is None else copy for number, copy in enumerate(copied)]
    found: dict[int, list[int]] = {}
    for number, first in enumerate(_firsts(articles, own)):
        found.setdefault(first, []).append(number)
    return sorted(map(tuple, found.values()), key=lambda story: (-len(story), story))


def _firsts(articles: Sequence[Article], origins: Sequence[int]) -> list[int]:
    """The first article of each one's story; `origins` are those whose text they are."""
    heads = [_head_of(article, _HEAD_OF_STORY) for article in articles]
    names = [_names(article) for article in articles]
    found = list(range(len(articles)))
    for one, other in checked(list(combinations(range(len(articles)), 2))):
        if found[one] != found[other] and (
            origins[one] == origins[other]
            or (
                articles[one].language == articles[other].language
                and _is_one_story(heads[one] & heads[other], heads[one], heads[other])
                and _share_names(names[one], names[other], heads[one] & heads[other])
            )
        ):
            first, second = sorted((found[one], found[other]))
            found = [first if story == second else story for story in found]
    return found


def _names(article: Article) -> frozenset[str]:
    return frozenset().union(
        *(content_of(sentence.text, article.language).names for sentence in article.sentences)
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
