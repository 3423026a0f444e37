"""The briefing: what a reader with one minute needs, in the article's own words."""

from nutgraf.briefing.briefing import Briefing, SectionPoints, brief, gist_of
from nutgraf.briefing.figures import Figure, find_figures
from nutgraf.briefing.quotes import Quote

__all__ = ["Briefing", "Figure", "Quote", "SectionPoints", "brief", "find_figures", "gist_of"]
