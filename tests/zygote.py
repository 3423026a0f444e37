"""The process that commands of tests are forked from: it has loaded the engine, so they start at once.

    python zygote.py FD

A request comes over a socket as one message: arguments and folder as JSON, with the three standard
streams. What is answered is the new process's number and, once it has ended, its status, a line each.
"""

import gc
import json
import os
import pkgutil
import socket
import sys
from importlib import import_module

# More than the arguments of any test.
LONGEST_REQUEST = 1 << 17


def load() -> None:
    """Import what commands import, but read no article: no cache is warm in a command."""
    import nutgraf.rendering
    import nutgraf_server.cli
    from nutgraf.patterns import LazyPattern

    for package in (nutgraf_server.cli, nutgraf.rendering):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    for name in nutgraf.__all__:
        getattr(nutgraf, name)
    for one in gc.get_objects():
        if isinstance(one, LazyPattern):
            getattr(one, "search")  # noqa: B009  # compiles it


def serve(line: socket.socket) -> list[str]:
    """Fork a process a request; gives a process of a request, and none but those, its arguments."""
    while True:
        message, streams, _, _ = socket.recv_fds(line, LONGEST_REQUEST, 3)
        if not message:
            os._exit(0)
        number = os.fork()
        if not number:
            line.close()
            asked = json.loads(message)
            for place, stream in enumerate(streams):
                os.dup2(stream, place)
                os.close(stream)
            os.chdir(asked["folder"])
            arguments: list[str] = asked["arguments"]
            return arguments
        for stream in streams:
            os.close(stream)
        line.sendall(b"%d\n" % number)
        _, status = os.waitpid(number, 0)
        line.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    load()
    gc.freeze()
    sys.argv[1:] = serve(socket.socket(fileno=int(sys.argv[1])))
    from nutgraf_server.__main__ import main

    main()
