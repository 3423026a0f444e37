"""Who says what: quotations, reported speech, and coreference of speakers."""

from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.finding import find_attributions

__all__ = ["Attribution", "find_attributions"]
