"""Where `nutgraf` begins."""

import sys
from typing import NoReturn

# As editors start the server. They wait for it, and the command line takes half of the time that
# it needs for its first answer.
_AS_EDITORS_DO = (["server"], ["server", "--stdio"])


def main() -> NoReturn:
    """Run the command line and leave the process."""
    if sys.argv[1:] in _AS_EDITORS_DO:
        from nutgraf_server.lsp.logs import DEFAULT_LEVEL, start
        from nutgraf_server.lsp.start import serve_stdio

        start(DEFAULT_LEVEL, None)
        serve_stdio()
    from nutgraf_server.cli import main as run

    run()


if __name__ == "__main__":
    main()
