"""A client as thin as can be, so that what is measured is the server."""

import json
import subprocess
import time
from pathlib import Path
from typing import Any


class RawClient:
    """Speaks to one server over pipes; waits where it asks."""

    def __init__(self, command: list[str], answers: dict[str, Any] | None = None) -> None:
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._answers = answers or {}
        self._last = 0
        # Time spent on the client's own part of a request, such as cutting Markdown into tokens.
        self.own = 0.0

    def send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the server is gone")
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def ask(self, method: str, params: object) -> Any:
        """Send a request, and wait for its answer; answer meanwhile what the server asks."""
        self._last += 1
        self.send(id=self._last, method=method, params=params)
        while True:
            message = self.receive()
            if "method" in message:
                if "id" in message:
                    begun = time.perf_counter()
                    answer = self._answers.get(message["method"])
                    result = answer(message["params"]) if answer else None
                    self.send(id=message["id"], result=result)
                    self.own += time.perf_counter() - begun
            elif message["id"] == self._last:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def tell(self, method: str, params: object) -> None:
        self.send(method=method, params=params)

    def status(self, name: str) -> float:
        """A size from the kernel's status of the server's processes together, in MB (Linux)."""
        found = 0.0
        for process in self._processes(self.process.pid):
            for line in Path(f"/proc/{process}/status").read_text().splitlines():
                if line.startswith(name):
                    found += int(line.split()[1]) / 1024
        return found

    def seconds(self) -> float:
        """The processor's time that the server's processes have used (Linux)."""
        found = 0.0
        for process in self._processes(self.process.pid):
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            found += (int(fields[11]) + int(fields[12])) / 100
        return found

    def _processes(self, process: int) -> list[int]:
        """A process and those that it has started."""
        tasks = Path(f"/proc/{process}/task").glob("*/children")
        started = [int(child) for task in tasks for child in task.read_text().split()]
        return [process, *(inner for child in started for inner in self._processes(child))]

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
