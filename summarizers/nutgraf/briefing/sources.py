"""Whom an article cites, and how often."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from nutgraf import wordlists
from nutgraf.article import Article, Span
from nutgraf.briefing.names import Name, NameKind, find_names
from nutgraf.cancellation import checked
from nutgraf.claims import Attribution, Claim, Kind, find_attributions, find_claims


class SourceKind(StrEnum):
    """Who or what is cited."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that the article lays words or views at the door of.

    Attributes:
        label: the name in full, or the words of the first mention.
        kind: NAMED for a person, organisation or place with a name.
        name: who that is, where it is named.
        span: the first mention as a source.
        attributions: what is laid at its door, in the order of the text.
    """

    label: str
    kind: SourceKind
    name: Name | None
    span: Span
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources, the most cited first, and what has none.

    `unsourced` is how many claims about a quantity or an event name nobody, out of `checkable`.
    """

    sources: tuple[Source, ...]
    unsourced: int
    checkable: int


_ROOM = "nutgraf.briefing"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CHECKABLE = frozenset({Kind.QUANTITY, Kind.EVENT})
# A pronoun means whoever was cited last, no more sentences ago than this.
_REACH = 4
# "She also", "we therefore".
_PRONOUN_AND_ADVERB = 2
# After these nothing tells any more who it is: "a spokesman for the mine".
_FURTHER = frozenset(
    {"for", "of", "at", "from", "in", "who", "with", "on", "by", "to", "familiar", "close"}
)


def sources(
    article: Article,
    attributions: Sequence[Attribution] | None = None,
    claims: Sequence[Claim] | None = None,
    names: Sequence[Name] | None = None,
) -> Sources:
    """The sources of an article.

    "She said" counts for whoever was cited just before, if that is a person; else, as every other
    pronoun that means nobody in sight, for nobody.

    Args:
        article: an Article.
        attributions: the article's, where they have been found already.
        claims: all of the article's, likewise.
        names: the article's, likewise.

    >>> from nutgraf.reading import read
    >>> article = read(
    ...     "The bridge is shut, said Jane Roe, the mayor of Hull. “It will be late,” Roe said. "
    ...     "It will cost more, two officials said."
    ... )
    >>> for source in sources(article).sources:
    ...     print(source.label, source.kind.value, len(source.attributions))
    Jane Roe named 2
    two officials anonymous 1
    """
    said = find_attributions(article) if attributions is None else attributions
    found = _grouped(article, said, find_names(article) if names is None else names)
    every = find_claims(article, attributions=said) if claims is None else claims
    checkable = [claim for claim in every if _CHECKABLE.intersection(claim.kinds)]
    unsourced = sum(claim.speaker is None for claim in checkable)
    return Sources(tuple(found), unsourced, len(checkable))


@dataclass(slots=True)
class _Open:
    """A source while its attributions are collected."""

    label: str
    kind: SourceKind
    name: Name | None
    span: Span
    attributions: list[Attribution]


def _grouped(
    article: Article, attributions: Iterable[Attribution], names: Sequence[Name]
) -> list[Source]:
    places = _Places(names)
    by_role = _by_role(article, names)
    found: dict[object, _Open] = {}
    last: tuple[object, int] | None = None
    for attribution in checked(attributions):
        span = attribution.source
        if span is None:
            continue
        words = _WORD.findall(span.of(article.source).lower().replace("’", "'"))
        if not words:
            continue
        key: object
        if words[0] in _list("pronouns") and len(words) <= _PRONOUN_AND_ADVERB:
            if last is None or not _means(words[0], last, attribution, found):
                continue
            key = last[0]
            last = key, attribution.sentence
        else:
            name = places.first_within(span, article.source) or by_role.get(_bare(words))
            kind = _kind(words, name)
            if kind is SourceKind.OTHER and not _is_somebody(words):
                continue
            if kind is not SourceKind.NAMED:
                name = None
            label = name.name if name else " ".join(span.of(article.source).split())
            key = id(name) if name else _bare(words)
            if key not in found:
                found[key] = _Open(label, kind, name, span, [])
            last = key, attribution.sentence
        found[key].attributions.append(attribution)
    grouped = [
        Source(one.label, one.kind, one.name, one.span, tuple(one.attributions))
        for one in found.values()
    ]
    return sorted(grouped, key=lambda one: (-len(one.attributions), one.span))


def _means(
    pronoun: str, last: tuple[object, int], attribution: Attribution, found: dict[object, _Open]
) -> bool:
    """Whether a pronoun means the source cited last: "he" and "she" mean a person."""
    key, sentence = last
    if not 0 <= attribution.sentence - sentence <= _REACH:
        return False
    source = found[key]
    if pronoun in {"he", "she"}:
        if source.name is not None:
            return source.name.kind is NameKind.PERSON
        return source.kind is SourceKind.ANONYMOUS
    return pronoun == "they" and source.kind is SourceKind.ANONYMOUS


class _Places:
    """The mentions of all names, to be looked up by place; in order and apart."""

    def __init__(self, names: Iterable[Name]) -> None:
        pairs = sorted(((span, name) for name in names for span in name.mentions), key=_by_start)
        self._starts = [span.start for span, _ in pairs]
        self._pairs = pairs

    def first_within(self, span: Span, source: str) -> Name | None:
        """The first person named within `span`, else the first name that is more than an adjective.

        "The Alaska meeting" is no source called Alaska.
        """
        first: Name | None = None
        begin, end = (bisect_left(self._starts, place) for place in (span.start, span.end))
        for mention, name in self._pairs[begin:end]:
            if name.kind is NameKind.PERSON:
                return name
            if name.kind is not NameKind.PLACE or not _describes(mention, span, source):
                first = first or name
        return first


def _describes(mention: Span, span: Span, source: str) -> bool:
    """Whether a place's name stands before the noun that `span` is about."""
    word = _WORD.match(source, mention.end + 1, span.end)
    return word is not None and word[0].islower() and word[0] not in _FURTHER


def _by_start(pair: tuple[Span, Name]) -> int:
    return pair[0].start


def _by_role(article: Article, names: Iterable[Name]) -> dict[str, Name]:
    """The people by their roles, where only one has it: "the finance minister"."""
    found: dict[str, Name | None] = {}
    for name in names:
        if name.kind is NameKind.PERSON and name.role is not None:
            words = _WORD.findall(name.role.of(article.source).lower())
            for role in {_bare(words), words[-1] if words else ""}:
                found[role] = None if role in found else name
    return {role: name for role, name in found.items() if name is not None and role}


def _bare(words: Sequence[str]) -> str:
    """What somebody is, without article and without what follows: "mayor"."""
    rest = [word for word in words if word not in _DETERMINERS]
    end = next((place for place, word in enumerate(rest) if place and word in _FURTHER), len(rest))
    return " ".join(rest[:end])


_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})


def _kind(words: Sequence[str], name: Name | None) -> SourceKind:
    head = _bare(words).rpartition(" ")[2]
    if name is not None and (name.kind is NameKind.PERSON or head not in _list("anonymous")):
        return SourceKind.DOCUMENT if head in _list("documents") else SourceKind.NAMED
    if head in _list("anonymous") or words[0] in {"some", "many", "others"}:
        return SourceKind.ANONYMOUS
    return SourceKind.DOCUMENT if head in _list("documents") else SourceKind.OTHER


def _is_somebody(words: Sequence[str]) -> bool:
    """Whether a phrase without a name looks like one for people or a body of them."""
    return len(words) > 1 and (words[0] in _DETERMINERS or words[0] in _list("counts"))


@cache
def _list(group: str) -> frozenset[str]:
    return wordlists.words(_ROOM, "sources", "en", group)
