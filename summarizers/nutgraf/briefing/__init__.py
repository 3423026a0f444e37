"""The briefing: what a reader with one minute needs, in the article's own words."""

from importlib import import_module
from typing import TYPE_CHECKING

from nutgraf.attribution.entity import SourceKind
from nutgraf.briefing.briefing import Briefing, SectionPoints, brief, gist_of
from nutgraf.briefing.differing import DifferingFigure, differing_figures
from nutgraf.briefing.head import Head, head_of
from nutgraf.briefing.questions import Open, OpenPoint
from nutgraf.briefing.quotes import Quote
from nutgraf.briefing.sources import CitedSource, Sources, sources
from nutgraf.briefing.timeline import DatedStatement, timeline
from nutgraf.facts.dates import DateMention, find_dates
from nutgraf.facts.figures import Figure, find_figures
from nutgraf.facts.names import Name, NameKind, find_names
from nutgraf.selection.extent import Extent

if TYPE_CHECKING:
    from nutgraf.briefing.multi_document import JointBriefing, brief_together
else:
    # Who briefs one article does not wait for what joins several.
    def __getattr__(name: str) -> object:
        if name not in {"JointBriefing", "brief_together"}:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module("nutgraf.briefing.multi_document"), name)


__all__ = [
    "Briefing",
    "CitedSource",
    "DateMention",
    "DatedStatement",
    "DifferingFigure",
    "Extent",
    "Figure",
    "Head",
    "JointBriefing",
    "Name",
    "NameKind",
    "Open",
    "OpenPoint",
    "Quote",
    "SectionPoints",
    "SourceKind",
    "Sources",
    "brief",
    "brief_together",
    "differing_figures",
    "find_dates",
    "find_figures",
    "find_names",
    "gist_of",
    "head_of",
    "sources",
    "timeline",
]
