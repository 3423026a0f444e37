"""The briefing: what a reader with one minute needs, in the article's own words."""

from nutgraf.attribution.entity import SourceKind
from nutgraf.briefing.briefing import Briefing, SectionPoints, brief, gist_of
from nutgraf.briefing.differing import DifferingFigure, differing_figures
from nutgraf.briefing.head import Head, head_of
from nutgraf.briefing.multi_document import JointBriefing, brief_together
from nutgraf.briefing.questions import Open, OpenPoint
from nutgraf.briefing.quotes import Quote
from nutgraf.briefing.sources import CitedSource, Sources, sources
from nutgraf.briefing.timeline import DatedStatement, timeline
from nutgraf.facts.dates import DateMention, find_dates
from nutgraf.facts.figures import Figure, find_figures
from nutgraf.facts.names import Name, NameKind, find_names
from nutgraf.selection.extent import Extent

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
