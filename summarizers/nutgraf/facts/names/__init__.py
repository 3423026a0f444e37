"""Who is who: the people, organisations and places that an article names."""

from nutgraf.facts.names.finding import find_names
from nutgraf.facts.names.name import Name, NameKind

__all__ = ["Name", "NameKind", "find_names"]
