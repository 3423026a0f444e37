"""The parts of a briefing that are counted and gathered, as entries: words, and where they stand.

Markdown and plain text show the same entries, each in its own way.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.article import Sentence, Span
from nutgraf.rendering.places import line_of, recalled, words_at

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these rooms.
    from nutgraf.briefing import Briefing, DatedStatement, Name, Source

# So many entries a part shows, before it only says how many more there are.
MOST_DATED = 10
MOST_NAMED = 10
MOST_CITED = 8
MOST_OPEN = 8
# A name of no known kind is worth a line when it is mentioned so often.
_OFTEN = 3


class Entry(NamedTuple):
    """One line of a part; `spans` are the places that it speaks of."""

    text: str
    spans: tuple[Span, ...]


class Part(NamedTuple):
    """A part of a briefing: its entries, and a remark after them or ""."""

    heading: str
    entries: tuple[Entry, ...]
    remark: str


def parts_before_quotes(found: "Briefing", shown: Iterable[int]) -> list[Part]:
    """The timeline, and who is who; `shown` are the sentences that stand in full before."""
    known = set(shown)
    return [_timeline(found, known), _names(found)]


def parts_after_quotes(found: "Briefing", shown: Iterable[int]) -> list[Part]:
    """Whom the article cites, and what it leaves open."""
    return [_sources(found), _open(found, set(shown))]


def differing(found: "Briefing") -> list[Entry]:
    """The figures that give another number for what was counted before."""
    article = found.article
    return [
        Entry(
            f"differs: “{words_at(article, one.figure.phrase)}” here, "
            f"“{words_at(article, one.earlier.phrase)}” in line "
            f"{line_of(article, one.earlier.span)}",
            (one.figure.span,),
        )
        for one in found.differing
    ]


def _part(heading: str, entries: Iterable[Entry], most: int, remark: str = "") -> Part:
    listed = tuple(entries)
    more = f"and {len(listed) - most} more" if len(listed) > most else ""
    return Part(heading, listed[:most], "; ".join(said for said in (more, remark) if said))


def _timeline(found: "Briefing", shown: set[int]) -> Part:
    entries = (_dated(found, statement, shown) for statement in found.timeline)
    return _part("Timeline", entries, MOST_DATED)


def _dated(found: "Briefing", statement: "DatedStatement", shown: set[int]) -> Entry:
    when = statement.when.iso or ""
    if statement.when.resolved:
        when += f", from “{words_at(found.article, statement.when.span)}”"
    return Entry(f"{when}: {_told(statement.sentence, shown)}", (statement.sentence.span,))


def _told(sentence: Sentence, shown: set[int]) -> str:
    """A sentence, recalled by its opening where it stands in full already."""
    return recalled(sentence.text) if sentence.index in shown else sentence.text


def _names(found: "Briefing") -> Part:
    from nutgraf.briefing import NameKind

    named = [
        name
        for name in found.names
        if name.kind is not NameKind.OTHER or len(name.mentions) >= _OFTEN
    ]
    return _part("Who is who", (_name(found, name) for name in named), MOST_NAMED)


def _name(found: "Briefing", name: "Name") -> Entry:
    told = [words_at(found.article, name.role)] if name.role else []
    told += [name.kind.value] if name.kind.value != "other" else []
    told.append(_times(len(name.mentions), "named"))
    also = ", ".join(f"“{alias}”" for alias in name.aliases)
    if also:
        told.append(f"also {also}")
    return Entry(f"{name.name}: {'; '.join(told)}", (name.first,))


def _sources(found: "Briefing") -> Part:
    from nutgraf.briefing import SourceKind

    cited = [source for source in found.sources.sources if source.kind is not SourceKind.OTHER]
    unsourced, checkable = found.sources.unsourced, found.sources.checkable
    remark = ""
    if cited and unsourced:
        remark = f"{unsourced} of {checkable} claims of a figure or an event name no source"
    return _part("Sources", (_source(source) for source in cited), MOST_CITED, remark)


def _source(source: "Source") -> Entry:
    anonymous = " (without a name)" if source.kind.value == "anonymous" else ""
    cited = _times(len(source.attributions), "cited")
    return Entry(f"{source.label}{anonymous}: {cited}", (source.span,))


def _times(count: int, what: str) -> str:
    return f"{what} {'once' if count == 1 else f'{count} times'}"


def _open(found: "Briefing", shown: set[int]) -> Part:
    asked = {sentence.index for sentence in found.questions}
    entries = [
        Entry(
            _told(point.sentence, shown)
            if point.sentence.index in asked
            else f"{point.open.value}: {_told(point.sentence, shown)}",
            (point.sentence.span,),
        )
        for point in found.open_points
    ]
    return _part("Open questions", entries, MOST_OPEN)
