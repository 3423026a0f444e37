"""`python -m nutgraf_server`: the command line, where its script is not on the PATH."""

from nutgraf_server.cli import main

main()
