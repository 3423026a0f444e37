"""From ratings to sentences: length, redundancy, focus, openings that dangle."""

from nutgraf.selection.length import Length, Unit
from nutgraf.selection.summary import Pick, Summary, summarize

__all__ = ["Length", "Pick", "Summary", "Unit", "summarize"]
