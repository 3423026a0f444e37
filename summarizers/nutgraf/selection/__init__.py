"""From ratings to sentences: length, redundancy, focus, sections, context-dependent openings."""

from nutgraf.selection.length import Length, Unit
from nutgraf.selection.parts import Selection
from nutgraf.selection.summary import Pick, Summary, summarize

__all__ = ["Length", "Pick", "Selection", "Summary", "Unit", "summarize"]
