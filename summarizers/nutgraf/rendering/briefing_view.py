"""The view of a briefing: its parts in order, all of them or those of one page.

The order of the parts is defined here and nowhere else.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from nutgraf.language.words import count_words
from nutgraf.locating import words_at
from nutgraf.rendering.briefing_parts import (
    claim_entry,
    claims_part,
    dated_entries,
    entry_at,
    figures_part,
    gist_part,
    is_source,
    names_part,
    open_entries,
    open_part,
    part_of,
    quotes_part,
    shown_in_full,
    sources_part,
    tells_sources,
    timeline_part,
    times,
    unsourced,
)
from nutgraf.rendering.conversation_parts import (
    actions_part,
    answers_part,
    decisions_part,
    left_open_part,
    participants_part,
    said_part,
)
from nutgraf.rendering.labels import counted_label, label
from nutgraf.rendering.page_limits import PageLimits, page_limits
from nutgraf.rendering.view import Entry, Group, Part, PartKind, Place, View
from nutgraf.rendering.wording import about, not_told, subject

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing import Briefing
    from nutgraf.briefing.voices import HeardSource
    from nutgraf.claims import Claim

# Languages in which a description precedes a name without an article.
_ROLE_FIRST = frozenset({"en", "de", "nl"})
# Fewer dates are no timeline.
_FEWEST_DATES = 3


def briefing_view(found: "Briefing", *, full: bool = False) -> View:
    """The view of a briefing: the page to take along, or with `full` every part whole."""
    return _full_view(found) if full else _standard_view(found)


def _full_view(found: "Briefing") -> View:
    """Every part; sentences shown in full in the gist or the points are recalled below."""
    shown = shown_in_full(found)
    if _tells_outcome(found):
        return _view(
            found,
            (
                *_came_of(found),
                claims_part(found, shown),
                figures_part(found),
                timeline_part(found, shown),
                names_part(found),
                quotes_part(found),
                sources_part(found),
                participants_part(found),
            ),
        )
    return _view(
        found,
        (
            gist_part(found),
            said_part(found),
            _but(found, len(found.caveats)),
            claims_part(found, shown),
            figures_part(found),
            timeline_part(found, shown),
            names_part(found),
            quotes_part(found),
            sources_part(found),
            open_part(found, shown),
        ),
    )


def _standard_view(found: "Briefing") -> View:
    """One page: each sentence once, what to check under its point, and nothing beyond the page.

    Gist, points, caveats and the line on sources are always there; of the rest as much as fits, in
    the order of the parts.
    """
    if _tells_outcome(found):
        return _view(found, (*_came_of(found), participants_part(found)), _rest(found))
    limits = page_limits(found.words)
    told = _told(found)
    always = _always(found, limits)
    room = limits.words - sum(count_words(line) for part in always for line in _lines(part))
    others = (
        _voices(found, told, limits.voices),
        _further_claims(found, told, limits.claims),
        _dates(found, told, limits.dates),
        _questions(found, told, limits.questions),
    )
    parts = [*always]
    for part in others:
        kept, room = _within(part, room)
        parts.append(kept)
    return _view(found, parts, _rest(found))


def _tells_outcome(found: "Briefing") -> bool:
    """Whether it is a conversation in a language in which it is known what came of one."""
    if found.conversation is None:
        return False
    from nutgraf.briefing.conversations.cues import is_told

    return is_told(found.article.language)


def _came_of(found: "Briefing") -> list[Part]:
    """What came of a conversation, before what was said in it."""
    decided = {one.sentence.index for one in found.decisions}
    told = all(pick.sentence.index in decided for pick in found.gist)
    return [
        *(() if told else (gist_part(found),)),
        decisions_part(found),
        actions_part(found),
        left_open_part(found),
        answers_part(found),
        said_part(found),
    ]


def _always(found: "Briefing", limits: PageLimits) -> list[Part]:
    """The parts that a page always has, if the article has them."""
    return [
        gist_part(found),
        _points_with_checks(found, limits.checks),
        _but(found, limits.caveats),
    ]


def page_parts(found: "Briefing") -> tuple[View, tuple[Part, ...]]:
    """What a web page shows at once, and the parts below it that are opened, each in full."""
    if _tells_outcome(found):
        shown = [*_came_of(found), participants_part(found)]
    else:
        limits = page_limits(found.words)
        shown = [*_always(found, limits), _voices(found, _told(found), limits.voices)]
    folded = (
        claims_part(found, ()),
        figures_part(found),
        timeline_part(found, ()),
        names_part(found),
        quotes_part(found),
        sources_part(found),
        *(() if _tells_outcome(found) else (open_part(found, ()),)),
    )
    return _view(found, shown), tuple(part for part in folded if any(part.entries))


def _view(found: "Briefing", parts: Iterable[Part], rest: str = "") -> View:
    title = found.article.title
    return View(
        title.text if title else "",
        tuple(filter(None, (about(found), subject(found), not_told(found.article)))),
        tuple(part for part in parts if any(part.entries)),
        Place(title.span) if title else None,
        rest,
        found.article.language,
    )


def _told(found: "Briefing") -> set[int]:
    """The sentences in gist, points and caveats, including shortened ones."""
    points = (point for part in found.sections for point in part.points)
    return {pick.sentence.index for pick in (*found.gist, *points, *found.caveats)}


def _lines(part: Part) -> Iterator[str]:
    """What of a part is read."""
    for entry in part.entries:
        yield from (entry.lead, entry.text, entry.check, *entry.facts, entry.where)
    yield part.remark


def _within(part: Part, room: int) -> tuple[Part, int]:
    """As many entries of a part as there is room for, in order; and the remaining room."""
    kept: list[Entry] = []
    for entry in part.entries:
        words = sum(map(count_words, (entry.lead, entry.text, entry.check, *entry.facts)))
        if words > room:
            break
        kept.append(entry)
        room -= words
    return replace(part, groups=(Group(tuple(kept)),)), room


def _points_with_checks(found: "Briefing", most: int) -> Part:
    """The points; under those that are the best claims, what would settle them and who says so."""
    part = said_part(found)
    told = {point.sentence.span: point.sentence.index for s in found.sections for point in s.points}
    claimed = {claim.sentence.index: claim for claim in found.claims}
    best = [index for index in claimed if index in told.values()][:most]

    def with_check(entry: Entry) -> Entry:
        indexes = (told.get(place.span) for place in entry.places)
        claim = next((claimed[index] for index in indexes if index in best), None)
        if claim is None:
            return entry
        return replace(
            entry, check=label(found.article, claim.to_check), facts=_facts(found, claim)
        )

    groups = (replace(one, entries=tuple(map(with_check, one.entries))) for one in part.groups)
    return replace(part, groups=tuple(groups), remark=unsourced(found))


def _facts(found: "Briefing", claim: "Claim") -> tuple[str, ...]:
    """The speaker, a missing source, and the hedges."""
    source = claim.speaker.source if claim.speaker else None
    told = claim_entry(found.article, claim).facts
    if source is not None and source in claim.sentence.span:
        # Who says it is read in the point itself.
        told = told[1:]
    return (label(found.article, "names no source"), *told) if _lacks_source(found, claim) else told


def _lacks_source(found: "Briefing", claim: "Claim") -> bool:
    """Whether a claim needs a source and has none in or near it."""
    from nutgraf.claims.own_account import needs_source

    if not needs_source(claim) or not tells_sources(found.article):
        return False
    index = claim.sentence.index
    cited = {said.sentence for one in found.sources.sources for said in one.attributions}
    return cited.isdisjoint({index - 1, index, index + 1}) and not is_source(found)


def _but(found: "Briefing", most: int) -> Part:
    entries = (entry_at(found, one.sentence.text, [one.sentence.span]) for one in found.caveats)
    return part_of(found.article, PartKind.BUT, "But", islice(entries, most))


def _voices(found: "Briefing", told: Container[int], most: int) -> Part:
    from nutgraf.briefing.voices import voices

    heard = voices(found.article, found.sources.sources, found.quotes, told)
    entries = (_voice(found, voice) for voice in islice(heard, most))
    return part_of(found.article, PartKind.VOICE, "Who says it", entries)


def _voice(found: "Briefing", voice: "HeardSource") -> Entry:
    source = voice.source
    lead = source.label
    if source.name is not None and source.name.role is not None:
        role = words_at(found.article, source.name.role)
        # "Dr." and "Chief Inspector" precede a name, other descriptions follow it.
        before = source.name.role.end <= source.name.first.start and (
            found.article.language in _ROLE_FIRST
        )
        lead = f"{role} {lead}" if before else f"{lead}, {role}"
    if voice.quote is None:
        return entry_at(
            found, times(found.article, len(source.attributions), "cited"), [source.span], lead
        )
    if voice.quote.speaker is not None and voice.quote.speaker in voice.quote.span:
        # Its own words say who speaks.
        lead = ""
    return entry_at(found, words_at(found.article, voice.quote.span), [voice.quote.span], lead)


def _further_claims(found: "Briefing", told: Container[int], most: int) -> Part:
    further = (claim for claim in found.claims if claim.sentence.index not in told)
    entries = (claim_entry(found.article, claim) for claim in islice(further, most))
    return part_of(found.article, PartKind.CLAIM, "Also to check", entries)


def _dates(found: "Briefing", told: Container[int], most: int) -> Part:
    """The dates of statements shown nowhere else."""
    new = [one for one in found.timeline if one.sentence.index not in told]
    enough = len(found.timeline) >= _FEWEST_DATES
    entries = dated_entries(replace(found, timeline=tuple(new)), told) if enough else iter(())
    return part_of(found.article, PartKind.DATE, "Timeline", islice(entries, most))


def _questions(found: "Briefing", told: Container[int], most: int) -> Part:
    new = [one for one in found.open_points if one.sentence.index not in told]
    entries = open_entries(replace(found, open_points=tuple(new)), told)
    return part_of(found.article, PartKind.OPEN, "Open questions", islice(entries, most))


def _rest(found: "Briefing") -> str:
    """What else the full briefing has."""
    counted = (
        (len(found.figures), "figure"),
        (len(found.timeline), "date"),
        (len(found.names), "name"),
        (len(found.quotes), "quote"),
    )
    article = found.article
    told = [
        counted_label(article, count, f"1 {what}", f"{{}} {what}s")
        for count, what in counted
        if count
    ]
    return label(article, "In full: {}", ", ".join(told)) if told else ""


def listed(view: View) -> list[Sequence[Place]]:
    """The positions for the gist and each list entry of the Markdown, in order.

    Editors that show the Markdown use it to link a line to the article. An entry that only counts
    or comments has none.
    """
    places: list[Sequence[Place]] = []
    for part in view.parts:
        places += [entry.places for entry in part.entries]
        places += [()] if part.remark else []
    return places
