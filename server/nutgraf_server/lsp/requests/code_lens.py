"""`textDocument/codeLens`: what a section costs to read, and what can be done with it.

Above the title there is one, which briefs the article; above headings there are three, where
somebody wants them. The places are told at once. What stands there is told one by one, when the
client shows it: to count claims takes longer than to find headings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lsprotocol import types

import nutgraf
from nutgraf.article import Article, Block, Section
from nutgraf.claims import worth_checking
from nutgraf.headings import section_headed
from nutgraf.rendering.labels import counted_label, label, labelled
from nutgraf_server.lsp.commands.arguments import range_as_json
from nutgraf_server.lsp.documents.offered import is_offered
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.requests.stale_lens import stale_lenses
from nutgraf_server.lsp.session.findings import claims_in
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.lsp.transport.codes import Code, RequestError


class LensKind(StrEnum):
    """What a lens says or does, in the order in which the lenses of a heading stand."""

    ARTICLE = "article"
    SIZE = "size"
    SUMMARIZE = "summarize"
    BRIEF = "brief"


# A click on the size shows the claims that it counts the best of.
_COMMANDS = {
    LensKind.ARTICLE: "nutgraf.brief",
    LensKind.SIZE: "nutgraf.claims",
    LensKind.SUMMARIZE: "nutgraf.summarize",
    LensKind.BRIEF: "nutgraf.brief",
}
_OVER_TITLE = (LensKind.ARTICLE,)
_OVER_HEADINGS = (LensKind.SIZE, LensKind.SUMMARIZE, LensKind.BRIEF)


@dataclass(frozen=True, slots=True)
class Headed:
    """The title, or a heading and its section. `place` is 0 for the title, then counts headings."""

    place: int
    heading: Block
    section: Section | None


def code_lens(snapshot: Snapshot, _params: types.CodeLensParams) -> list[types.CodeLens]:
    """Answer with the places of the lenses."""
    where = snapshot.settings.code_lens
    if where == "off":
        return []
    article = snapshot.article
    stale = list(stale_lenses(snapshot))
    if not is_offered(snapshot.uri, snapshot.text.source, article):
        return stale
    return [
        *stale,
        *(
            types.CodeLens(
                range=_on_one_line(snapshot.range(headed.heading.span)),
                data={"uri": snapshot.uri, "kind": kind.value, "place": headed.place},
            )
            for headed in headings(article)
            if where == "headings" or headed.section is None
            for kind in (_OVER_TITLE if headed.section is None else _OVER_HEADINGS)
        ),
    ]


def resolve(view: SessionSnapshot, lens: types.CodeLens) -> types.CodeLens:
    """Fill in a lens, from the text as it is now.

    Raises:
        BadArgumentsError: it is none of this server's.
        RequestError: what it stood at is gone.
    """
    if lens.command is not None:
        return lens
    uri, kind, place = _asked(lens.data)
    snapshot = view.snapshot(uri)
    article = snapshot.article if snapshot is not None else None
    found = (one for one in (headings(article) if article else ()) if one.place == place)
    headed = next(found, None)
    if snapshot is None or article is None or headed is None:
        raise RequestError(Code.CONTENT_MODIFIED, "the document has changed meanwhile")
    with labelled(snapshot.settings.labels):
        title = title_of(article, headed, kind)
    return types.CodeLens(
        range=lens.range,
        command=types.Command(
            title=title,
            command=_COMMANDS[kind],
            arguments=[_arguments(snapshot, article, headed)],
        ),
        data=lens.data,
    )


def headings(article: Article) -> Iterator[Headed]:
    """The title and the headings, in the order of the text but for the title, which is first."""
    title = article.title
    if title is not None:
        yield Headed(0, title, None)
    headed = (section for section in article.walk() if section.heading not in (None, title))
    for place, section in enumerate(headed, start=1):
        if section.heading is not None:
            yield Headed(place, section.heading, section)


def title_of(article: Article, headed: Headed, kind: LensKind) -> str:
    """What a lens says, in the words of the labels."""
    match kind:
        case LensKind.ARTICLE:
            return f"{label(article, 'Brief')} · {size(article, headed)}"
        case LensKind.SIZE:
            return size(article, headed)
        case _:
            return label(article, kind.value.capitalize())


def size(article: Article, headed: Headed) -> str:
    """How long the section, or the article, takes to read, and how much in it is to be checked."""
    sentences = headed.section.sentences if headed.section else article.sentences
    minutes = nutgraf.reading_minutes(sum(nutgraf.count_words(one.text) for one in sentences))
    claims = worth_checking(claims_in(article))
    if headed.section is not None:
        span = headed.section.span
        claims = tuple(claim for claim in claims if claim.sentence.span in span)
    to_check = (
        counted_label(article, len(claims), "1 claim to check", "{} claims to check")
        if claims
        else label(article, "no claims to check")
    )
    return f"{nutgraf.time_told(minutes)} · {to_check}"


def _arguments(snapshot: Snapshot, article: Article, headed: Headed) -> dict[str, Any]:
    """What the lens's command is called with: the section by name where that tells it apart."""
    arguments: dict[str, Any] = {"uri": snapshot.uri}
    if headed.section is not None:
        if section_headed(article, headed.heading.text) is headed.section:
            arguments["section"] = headed.heading.text
        else:
            arguments["range"] = range_as_json(snapshot.range(headed.section.span))
    return arguments


def _asked(data: object) -> tuple[str, LensKind, int]:
    match data:
        case {"uri": str(uri), "kind": str(kind), "place": int(place)} if kind in _COMMANDS:
            return uri, LensKind(kind), place
    raise BadArgumentsError("unknown code lens")


def _on_one_line(range_: types.Range) -> types.Range:
    """The first line of a range: editors draw a lens above one."""
    if range_.start.line == range_.end.line:
        return range_
    return types.Range(range_.start, range_.start)
