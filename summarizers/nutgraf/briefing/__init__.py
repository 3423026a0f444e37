"""The briefing: what a reader with one minute needs, in the article's own words."""

from nutgraf.briefing.briefing import Briefing, SectionPoints, brief, gist_of
from nutgraf.briefing.differing import DifferingFigure, differing_figures
from nutgraf.briefing.head import Head, head_of
from nutgraf.briefing.names import Name, NameKind, find_names
from nutgraf.briefing.questions import Open, OpenPoint
from nutgraf.briefing.quotes import Quote
from nutgraf.briefing.sources import Source, SourceKind, Sources, sources
from nutgraf.briefing.timeline import DatedStatement, timeline
from nutgraf.briefing.together import JointBriefing, brief_together
from nutgraf.facts.dates import DateMention, find_dates
from nutgraf.facts.figures import Figure, find_figures

__all__ = [
    "Briefing",
    "DateMention",
    "DatedStatement",
    "DifferingFigure",
    "Figure",
    "Head",
    "JointBriefing",
    "Name",
    "NameKind",
    "Open",
    "OpenPoint",
    "Quote",
    "SectionPoints",
    "Source",
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
