"""What every engine does."""

from collections.abc import Iterator
from typing import Protocol

from nutgraf_server.batch.records import Chunk
from nutgraf_server.batch.work import ChunkResult


class Engine(Protocol):
    """Works on chunks, several at a time.

    A chunk is lost with no process that ends: it is tried again, and a record that ends process
    after process becomes a failure.
    """

    def results(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, ChunkResult]]:
        """Each chunk with what was made of it, in their order.

        No more chunks are taken than are being worked on and wait for their turn.

        Raises:
            EngineError: nobody can work.
        """

    def close(self) -> None:
        """Stop, at once and for good; what is being worked on is given up."""
