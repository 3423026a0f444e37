"""Where `nutgraf` begins."""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

# As editors start the server. They wait for it, and the command line takes half of the time that
# it needs for its first answer.
_AS_EDITORS_DO = (["server"], ["server", "--stdio"])

# Modules, word lists and articles hold next to no cycles. Looking for them after every 700 objects,
# as Python does, takes a fifth of a command, and after every 50,000 a tenth of one on a megabyte;
# after so many, the garbage is still small.
_OBJECTS_BETWEEN_COLLECTIONS = 500_000


def main() -> NoReturn:
    """Run the command line and leave the process."""
    if sys.argv[1:] in _AS_EDITORS_DO:
        _serve()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    with _interrupts_end_it():
        from nutgraf_server.cli import main as run
    try:
        run()
    finally:
        # All memory goes with the process: nothing is left to look for.
        gc.freeze()


def _serve() -> NoReturn:
    """Be the language server, as editors start it."""
    try:
        with _interrupts_end_it():
            from nutgraf_server.lsp.session.logs import Logging
            from nutgraf_server.lsp.start import StartError, serve_stdio
    except OSError as error:
        # Modules cannot be read where no more files may be open.
        _fail(f"the server cannot start: {error.strerror}")
    try:
        serve_stdio(Logging())
    except StartError as error:
        _fail(str(error))


def _fail(reason: str) -> NoReturn:
    with suppress(OSError):
        os.write(2, f"nutgraf: {reason}\n".encode())
    os._exit(1)


@contextmanager
def _interrupts_end_it() -> Iterator[None]:
    """While modules are loaded Ctrl-C ends the process at once: a traceback would tell nothing."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


if __name__ == "__main__":
    main()
