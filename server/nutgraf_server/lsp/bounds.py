"""What one client may have the server take in and hold, all in one place. docs/server.md tells it.

Editors stay far below; what is above is refused with one line, and nothing else suffers.
"""

LONGEST_HEADER = 8192
"""Bytes of a header line. Theirs take some forty."""

LONGEST_MESSAGE = 64 * 2**20
"""Bytes of a message: a text of some fifty million characters, which is no article any more."""

MOST_PENDING = 1_000
"""Requests that wait for their answers. An editor has a dozen for each document it shows."""

MOST_ASKED = 64 * 2**20
"""Bytes of the requests that wait for the engine."""

MOST_DOCUMENTS = 2_000
"""Documents that are open at a time."""

MOST_TEXT = 256 * 2**20
"""Bytes of the open documents together, as they were sent. All of it may be held twice."""

MOST_UNREAD = 64 * 2**20
"""Bytes of answers that nobody has read. A client so far behind does not read at all."""

LONGEST_ARTICLE = 8 * 2**20
"""Characters of a text that is read as an article: ten novels. Longer ones are only kept."""

SECONDS_OF_SILENCE = 5.0
"""How long the engine may give no sign of life before it counts as stuck."""

BYTES_A_SECOND = 4 * 2**20
"""What the engine reads at the very least; while it reads a long message it gives no sign."""

SECONDS_TO_START = 60.0
"""The same for an engine that has just been started: a busy machine is slow to load it."""

MOST_RESTARTS = 5
"""Engines that may end in a row, each within a minute of the one before, before the server does."""
