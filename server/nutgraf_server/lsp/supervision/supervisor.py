"""Passes messages on to the engine, and replaces one that is stuck.

No thread can end what holds the interpreter's lock: a pattern that takes for ever, a library's C
code. So the engine is a process, and gets asked for a sign of life while requests wait; its reading
thread gives it at once, however much the others do. Where none comes, the lock is held, and the
process is killed. The next is told what the last one knew.
"""

import itertools
import json
import logging
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nutgraf_server.lsp.bounds import (
    BYTES_A_SECOND,
    MOST_ASKED,
    MOST_RESTARTS,
    SECONDS_OF_SILENCE,
    SECONDS_TO_START,
)
from nutgraf_server.lsp.session.logs import Logging
from nutgraf_server.lsp.supervision.process import EngineProcess
from nutgraf_server.lsp.supervision.protocol import ALIVE, CHOSEN, TEXT
from nutgraf_server.lsp.supervision.session_log import RefusedDocumentError, SessionLog
from nutgraf_server.lsp.transport.writer import encoded

_log = logging.getLogger(__name__)

STUCK = f"gave no sign of life for {SECONDS_OF_SILENCE:.0f} s"
ENDED = "ended unexpectedly"

# In seconds. How old the last sign of life may be before another is asked for.
_RECENT = 0.5
# Ends that are further apart, in seconds, have nothing to do with each other.
_ROW = 60.0
_ALIVE_ID = 0
_ANSWER = re.compile(rb'\{"jsonrpc":"2\.0","id":([0-9]{1,18}),(?="(?:result|error)":)')
_PROGRESS = b'{"jsonrpc":"2.0","method":"$/progress"'
_CHOSEN = b'{"jsonrpc":"2.0","method":"%s"' % CHOSEN.encode()
# One that is longer carries results, and neither begins nor ends anything.
_LONGEST_PROGRESS = 4096


@dataclass(frozen=True, slots=True)
class ClientPipe:
    """The ways back: a body for the client, a line for the person at the editor, the end."""

    relay: Callable[[bytes], None]
    warn: Callable[[str], None]
    give_up: Callable[[str], None]


@dataclass(slots=True, eq=False)
class _Asked:
    """A request that the engine has not answered.

    `answered` gets what follows the id in the answer. `after` is the number of the last question
    for a sign of life before it. Where that got none, this cannot be what the engine is stuck in:
    it has not been read.
    """

    body: bytes
    answered: Callable[[bytes], None]
    failed: Callable[[str], None]
    after: int


class FullError(Exception):
    """The requests that wait are too large together."""


class Supervisor:
    """The engine of one client, whichever process it is at the moment. Safe to use from threads."""

    def __init__(self, initialize: Mapping[str, Any], client: ClientPipe, logging: Logging) -> None:
        self._client, self._logging = client, logging
        self._session_log = SessionLog(initialize)
        self._changed = threading.Condition(threading.RLock())
        self._ids = itertools.count(_ALIVE_ID + 1)
        self._asked: dict[int, _Asked] = {}
        self._progress: dict[str | int, None] = {}
        self._engine: EngineProcess | None = None
        self._started = 0
        # When each question for a sign of life was asked that has none yet; how many there were.
        self._unanswered: deque[float] = deque()
        self._lives_asked = self._lives_given = 0
        self._heard = 0.0
        self._is_up = False
        # Bytes that were sent since the last sign of life.
        self._unheard = 0
        self._ends_in_a_row = 0
        self._last_end = -_ROW
        self._over = False

    def start(self) -> None:
        """Start the engine.

        Raises:
            OSError: the system does not start it.
        """
        with self._changed:
            self._start()
        threading.Thread(target=self._watch, name="watch", daemon=True).start()

    def request(
        self,
        method: str,
        params: object,
        answered: Callable[[bytes], None],
        failed: Callable[[str], None],
    ) -> int:
        """Have a request answered; the engine's number for it.

        Raises:
            ValueError, RecursionError: the parameters are nested too deeply to be passed on.
            FullError: too much waits already.
        """
        with self._changed:
            id_ = next(self._ids)
            body = encoded({"id": id_, "method": method, "params": params})
            if sum(len(one.body) for one in self._asked.values()) + len(body) > MOST_ASKED:
                raise FullError
            if self._asked or time.monotonic() - self._heard > _RECENT:
                self._ask_for_life()
            self._asked[id_] = _Asked(body, answered, failed, self._lives_asked)
            self._send(body)
            self._changed.notify()
            return id_

    def cancel(self, id_: int) -> None:
        """Tell the engine that nobody waits for an answer any more."""
        with self._changed:
            asked = self._asked.get(id_)
            if asked is not None:
                # Not to be asked again of the next engine.
                asked.after = 0
                self._send(encoded({"method": "$/cancelRequest", "params": {"id": id_}}))

    def notification(self, method: str, params: object, body: bytes) -> None:
        """Pass a notification on."""
        with self._changed:
            try:
                self._session_log.note(method, params, body)
            except RefusedDocumentError as refused:
                _log.info("%s", refused)
                self._client.warn(str(refused))
                close = {"method": "textDocument/didClose", "params": params}
                self._send(encoded(close))
                return
            self._send(body)
            if method == "textDocument/didChange":
                self._shorten(params)

    def response(self, body: bytes) -> None:
        """Pass the client's answer to a request of the engine's on."""
        with self._changed:
            self._send(body)

    def close(self) -> None:
        """Have the engine handle what was sent, and end."""
        with self._changed:
            self._over = True
            self._changed.notify()
            if self._engine is not None:
                self._engine.close()

    def end(self) -> None:
        """End the engine; nothing is answered any more."""
        with self._changed:
            self._over = True
            engine, self._engine = self._engine, None
            self._asked.clear()
            self._changed.notify()
        if engine is not None:
            engine.end()

    def _start(self) -> None:
        """Start an engine and tell it all that is known."""
        number, self._started = self._started, self._started + 1
        self._is_up, self._heard, self._unheard = False, time.monotonic(), 0
        self._unanswered.clear()
        self._lives_asked = self._lives_given = 0
        self._engine = EngineProcess(self._logging, number, self._received, self._ended)
        id_ = next(self._ids)
        begin = encoded({"id": id_, "method": "initialize", "params": self._session_log.initialize})
        self._asked[id_] = _Asked(begin, self._begun, lambda _reason: None, 0)
        self._send(begin)
        for body in self._session_log.messages():
            self._send(body)
        self._ask_for_life()

    def _begun(self, rest: bytes) -> None:
        """The engine has answered `initialize`: it serves, or it never will."""
        if rest.startswith(b'"error"'):
            self._give_up("the engine cannot be loaded")

    def _send(self, body: bytes) -> None:
        if self._engine is not None:
            self._unheard += len(body)
            self._engine.send(body)

    def _ask_for_life(self) -> None:
        self._unanswered.append(time.monotonic())
        self._lives_asked += 1
        self._send(encoded({"id": _ALIVE_ID, "method": ALIVE}))
        self._changed.notify()

    def _shorten(self, params: object) -> None:
        """Ask for the text of a document that was edited more than is worth remembering."""
        document = params.get("textDocument") if isinstance(params, dict) else None
        uri = document.get("uri") if isinstance(document, dict) else None
        due = self._session_log.due(uri)
        if due is None:
            return

        def answered(rest: bytes) -> None:
            self._session_log.replace(due, json.loads(b"{" + rest).get("result"))

        self.request(TEXT, {"uri": uri}, answered, lambda _reason: None)

    def _received(self, engine: EngineProcess, body: bytes) -> None:
        """Something came from the engine; in the thread that reads it."""
        with self._changed:
            if engine is not self._engine:
                return
            self._heard, self._unheard, self._is_up = time.monotonic(), 0, True
            found = _ANSWER.match(body)
            if found is None:
                if body.startswith(_CHOSEN):
                    self._session_log.choose(json.loads(body)["params"])
                    return
                if body.startswith(_PROGRESS) and len(body) < _LONGEST_PROGRESS:
                    self._note_progress(body)
                self._client.relay(body)
            elif int(found[1]) == _ALIVE_ID:
                self._unanswered.popleft()
                self._lives_given += 1
            else:
                answered = self._asked.pop(int(found[1]), None)
                if answered is not None:
                    answered.answered(body[found.end() :])

    def _note_progress(self, body: bytes) -> None:
        params = json.loads(body)["params"]
        value = params.get("value")
        kind = value.get("kind") if isinstance(value, dict) else None
        if kind == "begin":
            self._progress[params["token"]] = None
        elif kind == "end":
            self._progress.pop(params["token"], None)

    def _ended(self, engine: EngineProcess) -> None:
        """The engine sends no more."""
        with self._changed:
            if engine is self._engine and not self._over:
                self._replace(ENDED)

    def _watch(self) -> None:
        """Look after the engine while somebody waits for it."""
        with self._changed:
            while not self._over:
                if self._unanswered:
                    since = max(self._unanswered[0], self._heard)
                    limit = SECONDS_OF_SILENCE if self._is_up else SECONDS_TO_START
                    if time.monotonic() - since > limit + self._unheard / BYTES_A_SECOND:
                        self._replace(STUCK)
                elif self._asked and time.monotonic() - self._heard > _RECENT:
                    self._ask_for_life()
                waits = self._asked or self._unanswered
                self._changed.wait(_RECENT if waits else None)

    def _replace(self, reason: str) -> None:
        """Start another engine in the place of one that is of no use."""
        engine, self._engine = self._engine, None
        asked, self._asked = self._asked, {}
        unread = {id_ for id_, one in asked.items() if one.after > self._lives_given}
        if engine is not None:
            engine.kill()
        _log.warning("the engine %s and is restarted", reason)
        for token in self._progress:
            end = {"token": token, "value": {"kind": "end"}}
            self._client.relay(encoded({"method": "$/progress", "params": end}))
        self._progress.clear()
        for id_, one in asked.items():
            if id_ not in unread:
                one.failed(reason)
        if not self._is_worth_it():
            self._give_up(f"{MOST_RESTARTS} engines in a row ended; the last {reason}")
            return
        try:
            self._start()
        except OSError as error:
            self._give_up(f"the engine cannot be started: {error.strerror}")
            return
        for id_ in sorted(unread):
            one = asked[id_]
            one.after = self._lives_asked
            self._asked[id_] = one
            self._send(one.body)
        self._client.warn(f"the engine {reason} and was restarted; repeat the last command")

    def _is_worth_it(self) -> bool:
        now = time.monotonic()
        self._ends_in_a_row = self._ends_in_a_row + 1 if now - self._last_end < _ROW else 1
        self._last_end = now
        return self._ends_in_a_row <= MOST_RESTARTS

    def _give_up(self, reason: str) -> None:
        self._over = True
        self._client.give_up(reason)
