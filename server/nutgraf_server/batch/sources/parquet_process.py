"""Parquet files, read in a process of their own.

The library is C++ that ends the process on some damaged files (uncaught exceptions in what a column
says of itself), and nothing says that it is never stuck in one. So it runs where that ends one
input, not the run.
"""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection

from nutgraf_server.batch.engines import ending, parent_death
from nutgraf_server.batch.engines.interrupts import interrupts_held
from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.batch.records import TIMEOUT, Failure, Raw
from nutgraf_server.batch.sources import parquet_rows
from nutgraf_server.batch.sources.naming import InputSource, nothing
from nutgraf_server.batch.sources.opening import DAMAGED, broken

# A row is waited for as long as a record may take, a second at a time, so that no time counts in
# which we were stopped.
_LONGEST_WAIT = round(TIMEOUT)
_TOO_SLOW = f"no row could be read within {_LONGEST_WAIT} s"


def records(source: InputSource, before: int) -> Iterator[Raw]:
    """The rows with the fields that are wanted.

    Raises:
        WrongUseError: the library is not installed.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    # What is left out of a folder is nothing that can be sent, and no matter to a file.
    file = replace(source, is_left_out=nothing)
    process = context.Process(target=_send, args=(theirs, file, before, os.getpid()), daemon=True)
    try:
        try:
            with interrupts_held():
                process.start()
        finally:
            # Only when nobody else holds its end does the pipe tell that the process is gone.
            theirs.close()
        reach, last = before, 0
        while isinstance(sent := _received(ours), Raw):
            reach, last = sent.reach, sent.line or 0
            yield sent
        if isinstance(sent, WrongUseError):
            raise sent
        if isinstance(sent, str):
            yield broken(source, last + 1, Failure("cannot-be-read", sent), reach)
    finally:
        ours.close()
        if process.pid is not None:
            ending.end(process)


def _received(connection: Connection) -> object:
    """A record, an error, why there are no more; None at the end."""
    with suppress(EOFError, OSError):
        for _ in range(_LONGEST_WAIT):
            if connection.poll(1.0):
                return connection.recv()
        return _TOO_SLOW
    return DAMAGED


def _send(connection: Connection, source: InputSource, before: int, parent: int) -> None:
    """In the process: send the records, and None at the end."""
    parent_death.die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):
        try:
            for record in parquet_rows.records(source, before):
                connection.send(record)
        except WrongUseError as error:
            connection.send(error)
        else:
            connection.send(None)
