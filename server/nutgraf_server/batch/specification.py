"""What is to be made of each record, and the hash that tells one such wish from another."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import lru_cache

from nutgraf import __version__
from nutgraf.rendering.data import VERSION
from nutgraf.selection import Length, Selection

TASKS = ("summarize", "claims", "brief")
"""What can be made, in the order in which a record has them."""

# Long enough that no two of anybody's settings meet, short enough for every record to carry.
_HASH_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Specification:
    """All that decides what a record's result is, besides the record.

    Attributes:
        tasks: some of `TASKS`, in that order.
        method: the summarizer.
        length: how long a summary is.
        points: how long the points of a briefing are together; None: by the sections' sizes.
        focus: words the result should be about.
        selection: how rated sentences are chosen for a summary.
        section: only the section with this heading.
        kinds: only claims of these kinds; None: of all.
        limit: how many claims at most.
        source_format: how to read texts; None: as they look.
        language: an ISO 639-1 code for all; None: the record's own, or told from the text.
        furniture: phrases; a line that holds one is page furniture.
        body: phrases; a line that holds one is body.
        text_field: the field with the text; None: `text` or `article`.
        id_field: the field with the id.
    """

    tasks: tuple[str, ...] = ("summarize",)
    method: str = "default"
    length: Length = field(default_factory=lambda: Length.parse("3 sentences"))
    points: Length | None = None
    focus: str | None = None
    selection: Selection = field(default_factory=Selection)
    section: str | None = None
    kinds: tuple[str, ...] | None = None
    limit: int = 10
    source_format: str | None = None
    language: str | None = None
    furniture: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    text_field: str | None = None
    id_field: str = "id"

    @property
    def hash(self) -> str:
        """The same for the same wish to the same version, and for nothing else.

        >>> same = Specification()
        >>> same.hash == Specification().hash, same.hash == Specification(limit=3).hash
        (True, False)
        """
        return _hash(self)


# Every record carries it, and working it out would cost more than reading the record.
@lru_cache(maxsize=8)
def _hash(recipe: Specification) -> str:
    told = json.dumps([__version__, VERSION, asdict(recipe)], sort_keys=True, default=str)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:_HASH_DIGITS]
