"""What a user asks of every command alike."""

from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """How to read the input, what the result should look like, and where it goes.

    `encoding` is what the bytes of texts are in, where the user knows; `furniture`, `body` and
    `labels`, the language of labels, go before the settings of those names; `configured` is whether
    the project's and the user's settings count at all.
    """

    shape: str
    target: str | None
    force: bool
    source_format: str | None = None
    language: str | None = None
    encoding: str | None = None
    furniture: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    labels: str | None = None
    section: str | None = None
    configured: bool = True
