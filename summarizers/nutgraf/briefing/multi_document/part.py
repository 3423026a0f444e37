"""One of several articles that are briefed together, and its label."""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote

from nutgraf.article import Article, Sentence
from nutgraf.briefing.briefing import Briefing
from nutgraf.frozen import dataclass

# A longer title is cut after a word, because a label follows every point.
_LONGEST_LABEL = 40
_STEP = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True)
class JointArticle:
    """One of several articles.

    Attributes:
        number: its index among them, from 0.
        label: its unique label.
        name: its file or address, if it has one.
        briefing: the briefing of it alone.
        copy_of: the index of an earlier article with the same text.
    """

    number: int
    label: str
    name: str | None
    briefing: Briefing
    copy_of: int | None

    @property
    def article(self) -> Article:
        """The article."""
        return self.briefing.article

    @property
    def origin(self) -> int:
        """The number of the article whose text this is: its own, or that of which it is a copy."""
        return self.number if self.copy_of is None else self.copy_of


@dataclass(frozen=True, slots=True)
class JointMention:
    """A sentence of one of the articles."""

    part: JointArticle
    sentence: Sentence


def place_of(mention: JointMention) -> tuple[int, int]:
    """The numbers of its article and of its sentence."""
    return mention.part.number, mention.sentence.index


def origins(mentions: Sequence[JointMention]) -> frozenset[int]:
    """The articles that say it, copies counted with what they copy."""
    return frozenset(mention.part.origin for mention in mentions)


def labels(articles: Sequence[Article], names: Sequence[str | None]) -> list[str]:
    """What to call each article: its file, with as much of the path as it takes, or its title.

    >>> labels([], [])
    []
    """
    steps = [_STEP.split(_written(name).rstrip("/")) if name else None for name in names]
    found = [
        _title(article, number) if own is None else _shortest(own, steps)
        for number, (article, own) in enumerate(zip(articles, steps, strict=True), start=1)
    ]
    many = {label for label, count in Counter(found).items() if count > 1}
    taken = set(found)
    told = []
    for label in found:
        told.append(_other_than(taken, label) if label in many else label)
        taken.add(told[-1])
    return told


def _written(name: str) -> str:
    """A file's name, or an address as people write it: "über.md" for "%C3%BCber.md"."""
    return unquote(name) if "://" in name else name


def _shortest(own: Sequence[str], others: Sequence[Sequence[str] | None]) -> str:
    """The end of a path that is the end of no other."""
    for count in range(1, len(own) + 1):
        end = own[-count:]
        if sum(other is not None and other[-count:] == end for other in others) == 1:
            return "/".join(end)
    return "/".join(own)


def _title(article: Article, number: int) -> str:
    if article.title is None:
        return f"article {number}"
    short = ""
    for word in article.title.text.split():
        if short and len(short) + len(word) >= _LONGEST_LABEL:
            return f"{short} …"
        short = f"{short} {word}".strip()[:_LONGEST_LABEL]
    return short


def _other_than(taken: set[str], label: str) -> str:
    """The label with the first number that makes it another than all that are taken."""
    number = 1
    while f"{label} ({number})" in taken:
        number += 1
    return f"{label} ({number})"
