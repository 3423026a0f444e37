"""A server whose request for an edit has the id of the client's request it belongs to."""

import json
import sys
from typing import Any


def read() -> dict[str, Any]:
    size = 0
    while line := sys.stdin.buffer.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            size = int(value)
    if not size:
        sys.exit()
    found: dict[str, Any] = json.loads(sys.stdin.buffer.read(size))
    return found


def send(message: dict[str, Any]) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    sys.stdout.buffer.flush()


def serve() -> None:
    uri = ""
    while True:
        message = read()
        if message.get("method") == "textDocument/didOpen":
            uri = message["params"]["textDocument"]["uri"]
        elif message.get("method") == "workspace/executeCommand":
            place = {"line": 0, "character": 0}
            edit = {"range": {"start": place, "end": place}, "newText": "Inserted.\n"}
            params = {"edit": {"changes": {uri: [edit]}}}
            send({"id": message["id"], "method": "workspace/applyEdit", "params": params})
            applied = read()["result"]
            result = {**applied, "message": f"applied: {applied['applied']}"}
            send({"id": message["id"], "result": result})
        elif "id" in message:
            send({"id": message["id"], "result": {"capabilities": {}}})


if __name__ == "__main__":
    serve()
