"""Facts in sentences: figures with what they count, and dates."""

from nutgraf.facts.dates import DateMention, Precision, day_written, find_dates
from nutgraf.facts.figures import Figure, find_figures

__all__ = ["DateMention", "Figure", "Precision", "day_written", "find_dates", "find_figures"]
