"""`textDocument/definition` and `references` of names, and what a hover says of one.

A name is defined where the text first gives it in full, which is where it says who that is.
"""

from dataclasses import dataclass

from lsprotocol import types

from nutgraf.article import Article, Span
from nutgraf.facts.names import Name, NameKind
from nutgraf.locating import words_at
from nutgraf.rendering.labels import counted_label, label
from nutgraf_server.lsp.session.findings import names_in
from nutgraf_server.lsp.session.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Bearer:
    """What the text says of whom a name means: in words, and where the name stands."""

    span: Span
    name: str
    facts: tuple[str, ...]


def definition(snapshot: Snapshot, params: types.DefinitionParams) -> list[types.Location]:
    """Answer with the place where the name at the position is first given in full."""
    article = snapshot.article
    found = name_at(article, snapshot.offset(params.position))
    return [_location(snapshot, defined(article, found[0]))] if found else []


def references(snapshot: Snapshot, params: types.ReferenceParams) -> list[types.Location]:
    """Answer with every place where what the name at the position means is named."""
    article = snapshot.article
    found = name_at(article, snapshot.offset(params.position))
    if found is None:
        return []
    left_out = None if params.context.include_declaration else defined(article, found[0])
    return [_location(snapshot, span) for span in found[0].mentions if span != left_out]


def name_at(article: Article, offset: int) -> tuple[Name, Span] | None:
    """The name that is mentioned at `offset`, its end included, and where it begins and ends."""
    for name in names_in(article):
        for mention in name.mentions:
            if mention.start <= offset <= mention.end:
                return name, mention
    return None


def defined(article: Article, name: Name) -> Span:
    """Where a name first stands in its fullest form."""
    full = (one for one in name.mentions if words_at(article, one) == name.name)
    return next(full, name.first)


def bearer_at(article: Article, offset: int) -> Bearer | None:
    """Whom the name at `offset` means; None where the text says no more than the name."""
    found = name_at(article, offset)
    if found is None:
        return None
    name, mention = found
    facts = [words_at(article, name.role)] if name.role is not None else []
    if name.aliases:
        facts.append(label(article, "also {}", ", ".join(name.aliases)))
    if not facts:
        return None
    if name.kind is not NameKind.OTHER:
        facts.insert(0, label(article, name.kind.value))
    facts.append(counted_label(article, len(name.mentions), "named once", "named {} times"))
    return Bearer(mention, name.name, tuple(facts))


def _location(snapshot: Snapshot, span: Span) -> types.Location:
    return types.Location(snapshot.uri, snapshot.range(span))
