"""The view of a result: what is shown, in which order, and the position of each line.

There is one view for each kind of result. Text, Markdown, HTML, JSON and every editor render it,
each in its own way; none of them decides what is shown.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from nutgraf.article import Span
from nutgraf.frozen import dataclass
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.rendering.labels import label
from nutgraf.rendering.visible import visible_line


class PartKind(StrEnum):
    """The kind of a part's entries."""

    GIST = "gist"
    POINT = "point"
    BUT = "but"
    CLAIM = "claim"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    QUOTE = "quote"
    SOURCE = "source"
    VOICE = "voice"
    OPEN = "open question"
    DECISION = "resolved"
    ACTION = "to do"
    ANSWER = "answered"
    SPEAKER = "who took part"
    ARTICLE = "article"
    AGREED = "agreed"
    DIFFERING = "differing"
    ONLY = "only one says"
    HEADLINE = "headline"
    CHANGED = "changed"
    ADDED = "new"
    GONE = "gone"
    SECTION = "section"
    METHOD = "method"
    SETTING = "setting"

    @property
    def letter(self) -> str:
        """The first of its word; those of a briefing of one article are all different."""
        return self.value[0].upper()


class Place(NamedTuple):
    """A place that a line speaks of: a span of an article, and of several which one, from 0."""

    span: Span
    article: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a part.

    Attributes:
        text: its words.
        places: the positions it refers to; none for mere counts.
        where: these positions for people: "lines 9 and 13".
        lead: emphasized text before it: a date, a name, the kinds of a claim.
        opening: the first words of the text, if all of it is shown further up in the view.
        facts: its details: who says so, how it is hedged.
        check: what would settle it.
        reasons: why it is listed.
        explanation: the reasons for its details, one per line; only on request.
        depth: its depth below the entry that it belongs to.
    """

    text: str
    places: tuple[Place, ...] = ()
    where: str = ""
    lead: str = ""
    opening: str = ""
    facts: tuple[str, ...] = ()
    check: str = ""
    reasons: tuple[str, ...] = ()
    explanation: tuple[str, ...] = ()
    depth: int = 0

    @property
    def opened(self) -> str:
        """The lead as it precedes the words on a line: a question keeps its mark."""
        mark = " " if self.lead.endswith("?") else ": "
        return f"{self.lead}{mark}" if self.lead else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading of their own, or under none.

    `share` is the part of the article's words that the section has which they are of, from 0 to 1;
    None where they are of no section, or of the only one. `place` is that of the heading.
    """

    entries: tuple[Entry, ...]
    heading: str = ""
    share: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a view under its heading; `remark` follows its entries."""

    kind: PartKind
    heading: str
    groups: tuple[Group, ...]
    remark: str = ""

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries of all its groups."""
        return (entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class View:
    """Everything that is shown of a result; empty parts are not in it.

    `about` is shown under the title, one item per line; `place` is that of the title; `rest` is
    what else exists but is not in this view; `language` is that of its article, for labels.
    """

    title: str
    about: tuple[str, ...]
    parts: tuple[Part, ...]
    place: Place | None = None
    rest: str = ""
    language: str = FALLBACK_LANGUAGE


class Style(StrEnum):
    """The role of a line of a view on its page."""

    TITLE = "title"
    ABOUT = "about"
    HEADING = "heading"
    SUBHEADING = "subheading"
    ENTRY = "entry"
    NOTE = "note"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class ViewLine:
    """A line to render: its style, its part, its words and their positions.

    Its words are always safe to print. Entries of an outline are indented by their `depth`.
    """

    style: Style
    text: str
    kind: PartKind | None = None
    places: tuple[Place, ...] = ()
    where: str = ""
    depth: int = 0

    def __post_init__(self) -> None:
        """Show what would drive a terminal or begin another line as U+FFFD."""
        object.__setattr__(self, "text", visible_line(self.text))
        object.__setattr__(self, "where", visible_line(self.where))


def lines_of_view(view: View, *, explain: bool = False) -> Iterator[ViewLine]:
    """The view line by line, for renderers in one column: a terminal, an editor.

    With `explain`, the reasons are below an entry instead of what would settle it.
    """
    if view.title:
        yield ViewLine(Style.TITLE, view.title, None, _only(view.place))
    for words in view.about:
        yield ViewLine(Style.ABOUT, words)
    for part in view.parts:
        if part.heading and (view.title or view.about or part is not view.parts[0]):
            yield ViewLine(Style.BLANK, "")
        yield from _lines_of_part(part, view.language, explain=explain)
    if view.rest:
        yield ViewLine(Style.BLANK, "")
        yield ViewLine(Style.ABOUT, view.rest)


def _lines_of_part(part: Part, language: str, *, explain: bool) -> Iterator[ViewLine]:
    if part.heading:
        yield ViewLine(Style.HEADING, part.heading, part.kind)
    for group in part.groups:
        if group.heading:
            yield ViewLine(Style.SUBHEADING, group.heading, part.kind, _only(group.place))
        for entry in group.entries:
            yield from _lines_of_entry(part.kind, entry, language, explain=explain)
    if part.remark:
        yield ViewLine(Style.NOTE, part.remark, part.kind)


def _only(place: Place | None) -> tuple[Place, ...]:
    return (place,) if place else ()


def _lines_of_entry(
    kind: PartKind, entry: Entry, language: str, *, explain: bool
) -> Iterator[ViewLine]:
    """An entry; for a claim, its details are below it."""
    words, facts = entry.opening or entry.text, list(entry.facts)
    told = bool(entry.check) and not explain
    check = label(language, "to check: {}", entry.check) if told else ""
    if kind is PartKind.CLAIM:
        facts.insert(0, entry.lead)
    else:
        # Below a point stands one quiet line.
        words = f"{entry.opened}{words}"
        facts, check = [check, *facts], ""
    yield ViewLine(Style.ENTRY, words, kind, entry.places, entry.where, entry.depth)
    note = "; ".join(fact for fact in facts if fact)
    if note:
        yield ViewLine(Style.NOTE, note, kind, entry.places)
    if entry.explanation:
        yield from (ViewLine(Style.NOTE, line, kind, entry.places) for line in entry.explanation)
    elif explain:
        yield ViewLine(Style.NOTE, "; ".join(entry.reasons), kind, entry.places)
    elif check:
        yield ViewLine(Style.NOTE, check, kind, entry.places)
