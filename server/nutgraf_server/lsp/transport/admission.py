"""Who may be a client over TCP: whoever sends the token in a well-formed first message.

Every program on this machine can connect to a port of its own, and so can every web page in its
browser, if only to send an HTTP request. So the first message has to be `initialize` with the
server's token in `initializationOptions.token`; whoever sends anything else is cut off before it is
looked at any further, and others are still waited for.
"""

import hmac
import itertools
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue

from nutgraf_server.lsp.transport.frames import ForeignError, strict_bodies
from nutgraf_server.lsp.transport.messages import Request, parse
from nutgraf_server.lsp.transport.writer import encoded

_log = logging.getLogger(__name__)

SECONDS_TO_PROVE = 5.0
"""How long a connection may take for its first message."""

LONGEST_FIRST = 2**20
"""Bytes of the first message. That of the most talkative editor has 20,000."""

MOST_UNPROVEN = 16
"""Connections that are looked at at a time; more have to wait."""

# In seconds: how often to look whether a client was found, where the system wakes nobody.
_LOOKS = 0.5

_TOKEN = "token"  # noqa: S105 - its name


@dataclass(frozen=True, slots=True)
class Admission:
    """What a client has to send; None: any first message that is well-formed."""

    token: str | None


Admitted = tuple[socket.socket, Iterator[bytes]]


def admitted(listening: socket.socket, admission: Admission) -> Admitted:
    """The first client that may be one, and all that it sends; nobody listens any more.

    Raises:
        OSError: nobody can be listened to any more.
    """
    found: SimpleQueue[Admitted | OSError] = SimpleQueue()
    places = threading.BoundedSemaphore(MOST_UNPROVEN)
    over = threading.Event()
    listening.settimeout(_LOOKS)

    def accept() -> None:
        while places.acquire() and not over.is_set():
            try:
                connection, _ = listening.accept()
            except TimeoutError:
                places.release()
                continue
            except OSError as error:
                found.put(error)
                return
            connection.settimeout(None)
            threading.Thread(target=look, args=(connection,), name="admission", daemon=True).start()

    def look(connection: socket.socket) -> None:
        try:
            bodies = _proven(connection, admission)
        finally:
            places.release()
        if bodies is None:
            connection.close()
        else:
            found.put((connection, bodies))

    accepting = threading.Thread(target=accept, name="accept", daemon=True)
    accepting.start()
    first = found.get()
    over.set()
    # A socket that a thread waits at is not closed before that thread has looked up.
    _shut(listening)
    accepting.join()
    listening.close()
    if isinstance(first, OSError):
        raise first
    threading.Thread(target=_turn_away, args=(found,), name="turn away", daemon=True).start()
    return first


def _turn_away(found: "SimpleQueue[Admitted | OSError]") -> None:
    """Close what was let in a moment too late."""
    while not isinstance(late := found.get(), OSError):
        late[0].close()


def _proven(connection: socket.socket, admission: Admission) -> Iterator[bytes] | None:
    """The bodies of a client that may be one; None of another's."""
    # A limit for all of it: one for each byte could be drawn out for days.
    timer = threading.Timer(SECONDS_TO_PROVE, _shut, [connection])
    timer.daemon = True
    timer.start()
    stream = connection.makefile("rb")
    try:
        first = next(strict_bodies(stream, LONGEST_FIRST), None)
        if first is None:
            _log.warning("a client was turned away: it sent no message in time")
            return None
        kept = _checked(first, admission)
    except (ForeignError, OSError) as error:
        reason = error if isinstance(error, ForeignError) else type(error).__name__
        _log.warning("a client was turned away: %s", reason)
        stream.close()
        return None
    finally:
        timer.cancel()
    return itertools.chain([kept], strict_bodies(stream))


def _checked(body: bytes, admission: Admission) -> bytes:
    """The first message without the token.

    Raises:
        ForeignError: it is not `initialize`, or has not the token.
    """
    # A batch of one is a message to `parse`.
    match [*parse(body)] if body.startswith(b"{") else []:
        case [Request(id=id_, method="initialize", params=dict(params))]:
            options = params.get("initializationOptions")
            given = options.get(_TOKEN) if isinstance(options, dict) else None
            if admission.token is not None and not _is_token(given, admission.token):
                raise ForeignError("it did not send the token in initializationOptions.token")
            if isinstance(options, dict):
                rest = {name: value for name, value in options.items() if name != _TOKEN}
                params = {**params, "initializationOptions": rest}
            with suppress(ValueError, RecursionError):
                return encoded({"id": id_, "method": "initialize", "params": params})
    raise ForeignError("its first message is not initialize")


def _is_token(given: object, token: str) -> bool:
    if not isinstance(given, str):
        return False
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), token.encode())


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
