"""A lens above what Nutgraf made of a text that has changed since: one click updates it.

Nobody sees one who has not put in a summary, or had a briefing written.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lsprotocol import types

from nutgraf.article import Span
from nutgraf.checking import check
from nutgraf.checking.catalogue import OF_BRIEFINGS
from nutgraf.checking.stale_summary import RULE as STALE_SUMMARY
from nutgraf.edits.backlink import PageExtent, article_named, written_extent
from nutgraf.edits.insertion import InsertionPlace
from nutgraf.reading.own_summaries import own_summaries
from nutgraf_server.lsp.commands.arguments import range_as_json
from nutgraf_server.lsp.session.drafts import draft_of
from nutgraf_server.lsp.session.snapshots import Snapshot

_OF_SUMMARY = "The text has changed · Update this summary"
_OF_BRIEFING = "The article has changed · Renew this briefing"


def stale_lenses(snapshot: Snapshot) -> Iterator[types.CodeLens]:
    """The lenses, in the order of the text."""
    source = snapshot.text.source
    if article_named(source) is not None:
        if written_extent(source) in (None, PageExtent.CHOSEN):
            return
        if check(draft_of(snapshot), OF_BRIEFINGS):
            yield _lens(snapshot, Span(0, 0), _OF_BRIEFING, "nutgraf.writeBriefing")
        return
    if next(own_summaries(snapshot.article), None) is None:
        return
    draft = draft_of(snapshot)
    stale = {one.span for one in check(draft, [STALE_SUMMARY])}
    for one in draft.summaries:
        if one.block.span not in stale:
            continue
        section = one.inserted.section
        place = InsertionPlace.TOP
        where = {}
        if section is not None and section.heading is not None:
            place = InsertionPlace.HEADING
            where = {"range": range_as_json(snapshot.range(section.heading.span))}
        arguments = {"place": place.value, **where}
        yield _lens(snapshot, one.inserted.span, _OF_SUMMARY, "nutgraf.insertSummary", arguments)


def _lens(
    snapshot: Snapshot,
    span: Span,
    title: str,
    command: str,
    arguments: Mapping[str, object] = MappingProxyType({}),
) -> types.CodeLens:
    start = snapshot.range(span).start
    given = [{"uri": snapshot.uri, **arguments}]
    return types.CodeLens(
        range=types.Range(start, start),
        command=types.Command(title=title, command=command, arguments=given),
    )
