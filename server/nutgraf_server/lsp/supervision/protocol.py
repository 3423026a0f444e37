"""What the supervisor asks the engine for, beside what the client asks."""

ALIVE = "nutgraf/alive"
"""A sign of life, given by the engine's reading thread."""

TEXT = "nutgraf/text"
"""The parameters by which the document at `uri` would have to be opened as it is now, or null."""

ALL = frozenset({ALIVE, TEXT})
"""None of them is the client's to ask."""
