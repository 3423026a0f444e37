"""Whom a speaker's words mean, in languages other than English: a name that stands in them.

"Der Minister" and "elle" are left as they stand: who these are takes more than lists.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from nutgraf.article import Article, Span
from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.entity import Entity, SourceKind
from nutgraf.cancellation import checked
from nutgraf.facts.names import Name, NameKind
from nutgraf.language import wordlists


def with_listed_entities(
    article: Article, attributions: Sequence[Attribution], names: Sequence[Name]
) -> list[Attribution]:
    """The attributions, each with the name in its source, if there is one.

    Args:
        article: shown text, which all spans are of.
        attributions: in any order.
        names: the article's.
    """
    mentions = sorted((span, name.first) for name in names for span in name.mentions)
    starts = [span.start for span, _ in mentions]
    by_first = {name.first: name for name in names}
    small = _small(article.language)
    described: dict[str, Entity] = {}
    found = []
    for one in checked(attributions):
        if one.source is None:
            found.append(one)
            continue
        first, end = (bisect_left(starts, at) for at in (one.source.start, one.source.end))
        within = [by_first[at] for _, at in mentions[first:end]]
        if within:
            named = next((each for each in within if each.kind is NameKind.PERSON), within[0])
            found.append(_with(article, one, named))
            continue
        label = " ".join(one.source.of(article.source).split())
        bare = [word for word in label.lower().split() if word not in small]
        if bare:
            key = " ".join(bare)
            entity = described.setdefault(key, Entity(label, SourceKind.ANONYMOUS, one.source))
            found.append(replace(one, entity=entity, in_full=one.source))
        else:
            found.append(one)
    return found


def _small(language: str) -> frozenset[str]:
    """Pronouns and articles: words that describe nobody."""
    groups = ("pronouns", "determiners")
    every = (wordlists.words("grammar", language, group, fallback=False) for group in groups)
    return frozenset().union(*every)


def _with(article: Article, one: Attribution, name: Name) -> Attribution:
    """The attribution as one of a name's bearer."""
    text = article.source
    written = (span for span in name.mentions if " ".join(span.of(text).split()) == name.name)
    span: Span = next(written, name.first)
    entity = Entity(name.name, SourceKind.NAMED, span, name.first, name.kind, name.role)
    whole = one.source is not None and name.name in " ".join(one.source.of(text).split())
    return replace(one, entity=entity, role=name.role, in_full=one.source if whole else span)
