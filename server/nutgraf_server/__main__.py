"""Where `nutgraf` begins."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

# As editors start the server. They wait for it, and the command line takes half of the time that
# it needs for its first answer.
_AS_EDITORS_DO = (["server"], ["server", "--stdio"])


def main() -> NoReturn:
    """Run the command line and leave the process."""
    if sys.argv[1:] in _AS_EDITORS_DO:
        with _interrupts_end_it():
            from nutgraf_server.lsp.logs import DEFAULT_LEVEL, start
            from nutgraf_server.lsp.start import serve_stdio

        start(DEFAULT_LEVEL, None)
        serve_stdio()
    with _interrupts_end_it():
        from nutgraf_server.cli import main as run

    run()


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
