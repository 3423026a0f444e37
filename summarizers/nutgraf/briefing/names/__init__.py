"""Who is who: the people, organisations and places that an article names."""

from nutgraf.briefing.names.finding import find_names
from nutgraf.briefing.names.name import Name, NameKind

__all__ = ["Name", "NameKind", "find_names"]
