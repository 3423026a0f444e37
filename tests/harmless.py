"""A text that tries to drive the terminal it is shown on, and how a test tells that it failed."""

import re

from verbatim import acts

_E = "\x1b"

# Titles, colours, the clipboard, links, moves of the cursor, C1 codes, and writing turned round.
TEXT = f"""\
Ferry {_E}]0;PWNED{_E}\\ leaves {_E}[31mred{_E}[0m town

By Ann {_E}[2J Lee

The ferry left at nine with 12 people {_E}]52;c;ZXZpbA=={_E}\\ on board. It came back {_E}[1A{_E}[2K \
at noon with 12 of them. The \x9b31m C1 and \x9d0;x\x9c osc \u202e desrever si siht. It was \u2066 \
isolated in 2014.

Boats {_E}[5m of 2014 \x07\x08\x7f

“The others stayed {_E}]8;;http://evil.example{_E}\\on the island{_E}]8;;{_E}\\,” said the captain, \
Dario {_E}[8m Fenn. Nobody knows why it cost $5 million. The \u202bMayor\u202c of \u2067Hull\u2069 \
said on 4 May 2014 that fares rose \r 3 per cent.
"""
NAME = f"fe{_E}[2Jrr\ny \u202e\x9b.txt"
"""A name for a file, as hostile."""

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# The line that tells how far a run is begins so.
_ERASED = re.compile(r"\r\x1b\[K")


def assert_harmless(shown: str, *, coloured: bool = False) -> None:
    """Check that nothing in `shown` acts, colours and the ends of a terminal's lines apart."""
    if coloured:
        shown = _ERASED.sub("", _COLOUR.sub("", shown.replace("\r\n", "\n")))
    found = {f"U+{ord(one):04X}" for one in shown if acts(one)}
    assert not found, (sorted(found), shown)
