"""Coreference in languages other than English: a speaker's words resolve to a name within them.

A pronoun, or a missing subject ("..., añadió"), refers to the preceding speaker if no other name
comes between. "Die Kammer" refers to an organisation named before with that word, if there is only
one. "Der Minister" stays unresolved: word lists are not enough for it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

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
    last: _Spoke | None = None
    found = []

    def named_in(start: int, end: int) -> list[Name]:
        first, stop = bisect_left(starts, start), bisect_left(starts, end)
        return [by_first[at] for _, at in mentions[first:stop]]

    for one in checked(attributions):
        at = one.source or one.cue
        if at is None:
            found.append(one)
            continue
        within = named_in(one.source.start, one.source.end) if one.source else []
        label = " ".join(one.source.of(article.source).split()) if one.source else ""
        bare = [word for word in label.lower().split() if word not in small]
        if bare and label.lower().split()[0] in _words(article.language, "possessives"):
            # "Según sus cálculos": whoever spoke before.
            bare = [] if last is not None else bare
        named = _bearer(within, label, small)
        if named is None and bare:
            named = _body_called(bare, names, at.start)
        if named is None and not bare and last is not None and one.direct >= (one.source is None):
            # A pronoun, or nothing.
            others = [each for each in named_in(last.end, at.start) if each is not last.name]
            alone = all(each.kind is not NameKind.PERSON for each in others)
            near = at.start - last.end <= _NEAR and label.lower() not in _plurals(article.language)
            if alone and near:
                named = last.name
        if named is not None:
            made = _with(article, one, named)
            found.append(made if one.source else replace(made, source=made.in_full))
            spoke = named.kind is NameKind.PERSON
            last = _Spoke(named, max(at.end, one.content.end)) if spoke else None
            continue
        last = None
        if bare and one.source:
            key = " ".join(bare)
            entity = described.setdefault(key, Entity(label, SourceKind.ANONYMOUS, one.source))
            found.append(replace(one, entity=entity, in_full=one.source))
        else:
            found.append(one)
    return found


class _Spoke(NamedTuple):
    """The person who spoke last, and where the report of that ends."""

    name: Name
    end: int


# So near behind a report whoever goes on without a name is the same.
_NEAR = 250


def _bearer(within: Sequence[Name], label: str, small: frozenset[str]) -> Name | None:
    """Whose name stands in a speaker's words; a place is none but where it stands alone."""
    person = next((each for each in within if each.kind is NameKind.PERSON), None)
    bodies = (each for each in within if each.kind is not NameKind.PLACE)
    body = next((each for each in bodies if not _names_another(label, each, small)), None)
    place = next((each for each in within if label.endswith(each.name)), None)
    alone = place if place and not any(word[:1].islower() for word in label.split()[1:]) else None
    return person or body or alone


def _names_another(label: str, body: Name, small: frozenset[str]) -> bool:
    """Whether somebody stands in front whom no list knows: "Lenny Burgers van de Universiteit"."""
    before, found, _ = label.partition(body.name)
    words = before.split() if found else []
    capitals = [word[:1].isupper() and word.lower() not in small for word in words]
    return any(one and other for one, other in pairwise(capitals))


def _body_called(bare: Sequence[str], names: Sequence[Name], end: int) -> Name | None:
    """The only body named before `end` that has a single noun in its name: "die Kammer"."""
    if len(bare) != 1 or len(bare[0]) < _SHORTEST_NOUN:
        return None
    found = [
        name
        for name in names
        if name.kind is NameKind.ORGANISATION
        and name.first.start < end
        and any(word.endswith(bare[0]) for word in name.name.lower().split())
    ]
    return found[0] if len(found) == 1 else None


_SHORTEST_NOUN = 4


def _small(language: str) -> frozenset[str]:
    """Pronouns and articles: words that describe nobody."""
    return _words(language, "pronouns") | _words(language, "determiners")


def _plurals(language: str) -> frozenset[str]:
    """Pronouns of several, or of whoever writes: one who spoke before is not meant."""
    return _words(language, "plural pronouns")


def _words(language: str, group: str) -> frozenset[str]:
    return wordlists.words("grammar", language, group, fallback=False)


def _with(article: Article, one: Attribution, name: Name) -> Attribution:
    """The attribution as one of a name's bearer."""
    text = article.source
    written = (span for span in name.mentions if " ".join(span.of(text).split()) == name.name)
    span: Span = next(written, name.first)
    entity = Entity(name.name, SourceKind.NAMED, span, name.first, name.kind, name.role)
    whole = one.source is not None and name.name in " ".join(one.source.of(text).split())
    return replace(one, entity=entity, role=name.role, in_full=one.source if whole else span)
