"""Who says what: quotations, reported speech, and whom the speakers' names and pronouns mean."""

from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.finding import find_attributions

__all__ = ["Attribution", "find_attributions"]
