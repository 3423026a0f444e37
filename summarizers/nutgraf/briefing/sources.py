"""Whom an article cites, and how often."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nutgraf.article import Article, Span
from nutgraf.attribution.entity import Entity, SourceKind
from nutgraf.cancellation import checked
from nutgraf.claims import Attribution, Claim, Kind, find_attributions, find_claims
from nutgraf.facts.names import Name, find_names
from nutgraf.locating import in_shown_text


@dataclass(frozen=True, slots=True)
class CitedSource:
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

    sources: tuple[CitedSource, ...]
    unsourced: int
    checkable: int


CHECKABLE = frozenset({Kind.QUANTITY, Kind.EVENT})
"""The kinds of claims that ought to have a source."""


@in_shown_text
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
    found = _grouped(said, find_names(article) if names is None else names)
    every = find_claims(article, attributions=said) if claims is None else claims
    checkable = [claim for claim in every if CHECKABLE.intersection(claim.kinds)]
    unsourced = sum(claim.speaker is None for claim in checkable)
    return Sources(tuple(found), unsourced, len(checkable))


def _grouped(attributions: Iterable[Attribution], names: Sequence[Name]) -> list[CitedSource]:
    by_place = {name.first: name for name in names}
    found: dict[Entity, list[Attribution]] = defaultdict(list)
    for attribution in checked(attributions):
        entity = attribution.entity
        if entity is not None:
            found[entity].append(attribution)
    grouped = []
    for entity, said in found.items():
        name = by_place.get(entity.name) if entity.name else None
        first = next((one.source for one in said if one.source), entity.span)
        grouped.append(CitedSource(entity.label, entity.kind, name, first, tuple(said)))
    return sorted(grouped, key=lambda one: (-len(one.attributions), one.span))
