"""What the supervisor and the engine say to each other, beside what they pass on."""

ALIVE = "nutgraf/alive"
"""A sign of life, given by the engine's reading thread."""

TEXT = "nutgraf/text"
"""The parameters by which the document at `uri` would have to be opened as it is now, or null."""

CHOSEN = "nutgraf/chosen"
"""What was chosen for the session: `name` and `value`, null for nothing any more. Told by the
engine, and to the next one, which would not know."""

ALL = frozenset({ALIVE, TEXT, CHOSEN})
"""None of them is the client's to say."""
