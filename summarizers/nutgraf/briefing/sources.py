"""Whom an article cites, and how often."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from nutgraf import wordlists
from nutgraf.article import Article, Span
from nutgraf.briefing.names import Name, NameKind, find_names
from nutgraf.cancellation import checked
from nutgraf.claims import Attribution, Claim, Kind, find_attributions, find_claims
from nutgraf.claims.roles import role_nouns


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
    | {"into", "over", "between", "among", "about", "against", "under", "that", "which", "whose"}
    | {"involving", "including", "across", "near", "outside", "inside", "behind", "around"}
    | {"within", "published", "released", "conducted", "obtained", "seen", "created", "active"}
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
        written = _WORD.findall(span.of(article.source).replace("’", "'"))
        words = [word.lower() for word in written]
        if not words:
            continue
        key: object
        if words[0] in _list("pronouns") and len(words) <= _PRONOUN_AND_ADVERB:
            if last is None or not _means(words[0], last, attribution, found):
                continue
            key = last[0]
            last = key, attribution.sentence
        else:
            written = written[-len(_counted(words)) :]
            words = words[-len(written) :]
            name = places.named_by(span, article.source) or _with_role(written, by_role)
            kind = _kind(written, name)
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

    def named_by(self, span: Span, source: str) -> Name | None:
        """The person, else the first other, whom `span` is about and does not only name in passing.

        "The Alaska meeting", "a report on Alaska" and "Ann Lee's campaign" are neither Alaska nor
        Ann Lee; "the mayor of Hull, Ann Lee" is.
        """
        begin, end = (bisect_left(self._starts, place) for place in (span.start, span.end))
        mentions = self._pairs[begin:end]
        head = _head_of(span, source, [mention for mention, _ in mentions])
        first: Name | None = None
        for mention, name in mentions:
            if name.kind is NameKind.PERSON:
                inside = mention.start < head.end or _has_role_before(mention, head, source)
                if inside and _ends_with(Span(mention.start, span.end), mention, name, source):
                    return name
            elif mention.start < head.end and _ends_with(head, mention, name, source):
                first = first or name
        return first


def _head_of(span: Span, source: str, mentions: Sequence[Span]) -> Span:
    """A phrase as far as it tells who it is: "[a spokesman] for the mine"."""
    for word in _WORD.finditer(source, span.start + 1, span.end):
        if word[0] in _FURTHER and not any(m.start <= word.start() < m.end for m in mentions):
            return Span(span.start, word.start())
    return span


def _has_role_before(person: Span, head: Span, source: str) -> bool:
    """Whether what follows the head belongs to a role: "the secretary of state Ann Lee"."""
    between = source[head.end : person.start]
    words = _WORD.findall(between)
    return between.endswith(", ") or (len(words) > 1 and words[0] == "of" and words[-1].islower())


def _ends_with(head: Span, mention: Span, name: Name, source: str) -> bool:
    """Whether a phrase is about who or what is mentioned in it, not about what stands behind."""
    if name.kind is NameKind.PLACE and _is_part_of_name(mention, head, source):
        return False
    rest = source[mention.end : head.end]
    behind = _WORD.findall(rest.removeprefix("’s").removeprefix("'s"))
    nouns = _kinds_of_bodies() if name.kind is not NameKind.PLACE else frozenset()
    for word in behind:
        if word in _FURTHER:
            return True
        if not (word[0].isupper() or word in nouns or word in _ASIDE or word.endswith("ly")):
            return False
    return True


@cache
def _kinds_of_bodies() -> frozenset[str]:
    """What a body may be said to be behind its name: "Reuters news agency"."""
    return wordlists.words(_ROOM, "organisations", "en", "is") | {"news"}


def _is_part_of_name(mention: Span, head: Span, source: str) -> bool:
    """Whether a capital stands right before a place, as in the name of a body: "Police Hull"."""
    words = _WORD.findall(source, head.start, mention.start)
    return bool(words) and words[-1][0].isupper() and words[-1].lower() not in _DETERMINERS


# Behind a name these are no noun that it describes.
_ASIDE = frozenset(
    {"also", "then", "later", "afterwards", "now", "again", "himself", "herself", "itself"}
    | {"themselves", "today", "yesterday", "and", "or", "jr", "sr"}
)


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
# Before a role these mean somebody else than whoever was said to have it.
_OTHERS = frozenset({"a", "an", "another", "other"})
_HEAPS = frozenset({"handful", "number", "group", "couple", "majority", "pair", "host", "dozen"})


def _counted(words: list[str]) -> list[str]:
    """What is counted: "one of [the crew]", "a handful of [officials]"."""
    if "of" not in words[1:3]:
        return words
    past = words.index("of", 1)
    heap = words[past - 1]
    counts = past == 1 and heap in _list("counts")
    return words[past + 1 :] or words if counts or heap in _HEAPS else words


def _with_role(written: Sequence[str], by_role: Mapping[str, Name]) -> Name | None:
    """The one person with the role that a phrase tells: "the mayor", "Hull's mayor"."""
    bare = _bare([word.lower() for word in written]).split()
    if written[0].lower() in _OTHERS:
        return None
    if found := by_role.get(" ".join(bare)):
        return found
    whose = [word for word in written if word.lower() not in _DETERMINERS][: len(bare)]
    known = written[0].lower() == "the" or any(word.endswith("'s") for word in whose)
    for place, word in enumerate(whose[:-1] if known else (), 1):
        if not word[0].isupper():
            return None
        if found := by_role.get(" ".join(bare[place:])):
            return found
    return None


def _kind(written: Sequence[str], name: Name | None) -> SourceKind:
    words = [word.lower() for word in written]
    head = _bare(words).rpartition(" ")[2]
    if name is not None and (name.kind is NameKind.PERSON or head not in _list("anonymous")):
        return SourceKind.DOCUMENT if head in _list("documents") else SourceKind.NAMED
    if head in _list("anonymous") or words[0] in {"some", "many", "others"}:
        return SourceKind.ANONYMOUS
    if head in _list("documents"):
        return SourceKind.DOCUMENT
    return SourceKind.NAMED if _has_name(written, head) else SourceKind.OTHER


def _has_name(written: Sequence[str], head: str) -> bool:
    """Whether a phrase is the name of a body that is not known as one, or has one in it."""
    named = [word for word in written if word.lower() not in _DETERMINERS]
    if head in _list("bodies"):
        whose = any(word[0].isupper() for word in written[1:]) or written[0].endswith("'s")
        return whose and (named[0][0].isupper() or len(named) < len(written))
    # "The Prime Minister" is no name.
    return len(named) > 1 and all(word[0].isupper() for word in named) and head not in _people()


def _is_somebody(words: Sequence[str]) -> bool:
    """Whether a phrase without a name is one for people or a body of them."""
    head = _bare(words).rpartition(" ")[2]
    return len(words) > 1 and (
        head in _list("bodies")
        or not _people().isdisjoint({head, head.removesuffix("s")})
        or head.endswith(_AGENTS)
    )


@cache
def _people() -> frozenset[str]:
    heads, kin = (wordlists.words(_ROOM, "roles", "en", group) for group in ("heads", "kin"))
    return role_nouns("en") | heads | kin


# What people are called by what they do: "the filmers", "the moderator".
_AGENTS = ("er", "ers", "or", "ors", "ist", "ists", "man", "men", "woman", "women", "year-old")


@cache
def _list(group: str) -> frozenset[str]:
    return wordlists.words(_ROOM, "sources", "en", group)
