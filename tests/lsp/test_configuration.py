"""Settings over the wire: asked for by folder, pushed, read from files, and bad ones named once."""

from pathlib import Path
from typing import Any

from . import wire

TEXT = "The ferry left. It came back at noon. Nobody saw it. The harbour was shut. It rained.\n"
ABLE: dict[str, Any] = {
    "workspace": {
        "configuration": True,
        "workspaceFolders": True,
        "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True, "relativePatternSupport": True},
    }
}


def picks(server: wire.Wire, path: Path) -> int:
    arguments = [{"uri": path.as_uri(), "show": False}]
    params = {"command": "nutgraf.summarize", "arguments": arguments}
    return len(server.result("workspace/executeCommand", params)["picks"])


def warnings(server: wire.Wire) -> list[str]:
    found = []
    for one in server.received:
        if one.message.get("method") == "window/showMessage" and not one.seen:
            one.seen = True
            found.append(one.message["params"]["message"])
    return found


def opened(server: wire.Wire, path: Path) -> Path:
    server.notify("textDocument/didOpen", wire.item(path.as_uri(), TEXT))
    return path


def test_each_folder_is_asked_for_and_has_its_own(tmp_path):
    folders = [tmp_path / "one", tmp_path / "two"]
    lengths = {folders[0].as_uri(): 1, folders[1].as_uri(): 2, None: 4}
    asked: list[wire.Message] = []

    def answer(message: wire.Message) -> object:
        asked.append(message)
        if message["method"] != "workspace/configuration":
            return None
        items = message["params"]["items"]
        return [{"length": lengths[item.get("scopeUri")]} for item in items]

    params = {
        "capabilities": ABLE,
        "workspaceFolders": [{"uri": one.as_uri(), "name": one.name} for one in folders],
    }
    with wire.server(params, on_request=answer) as server:
        paths = [opened(server, folder / "a.txt") for folder in (*folders, tmp_path)]
        assert [picks(server, path) for path in paths] == [1, 2, 4]
        [registered] = [m for m in asked if m["method"] == "client/registerCapability"]
        methods = {one["method"] for one in registered["params"]["registrations"]}
        assert methods == {
            "workspace/didChangeConfiguration",
            "workspace/didChangeWatchedFiles",
        }
        lengths[folders[0].as_uri()] = 3
        server.notify("workspace/didChangeConfiguration", {"settings": None})
        assert picks(server, paths[0]) == 3


def test_pushed_ones_are_taken_where_the_client_cannot_be_asked(tmp_path):
    with wire.server({"capabilities": {}}) as server:
        path = opened(server, tmp_path / "a.txt")
        assert picks(server, path) == 3
        settings = {"settings": {"nutgraf": {"length": 1}}}
        server.notify("workspace/didChangeConfiguration", settings)
        assert picks(server, path) == 1


def test_a_projects_file_is_looked_at_again_and_a_bad_value_named_once(tmp_path):
    with wire.server({"capabilities": {}, "rootUri": tmp_path.as_uri()}) as server:
        path = opened(server, tmp_path / "a.txt")
        file = tmp_path / "nutgraf.toml"
        file.write_text("length = 1\n", "utf-8")
        assert picks(server, path) == 1
        file.write_text('length = "long ago"\n', "utf-8")
        assert [picks(server, path), picks(server, path)] == [3, 3]
        (problem,) = warnings(server)
        assert f"{file}: length" in problem


def test_parameters_of_another_server_are_one_line_in_the_log(tmp_path):
    """As generic clients send them, whatever server they start."""
    options = {"python": {"path": "x"}, "maxNumberOfProblems": 3, "files": [], "telemetry": False}
    with wire.server({"capabilities": {}, "initializationOptions": options}) as server:
        path = opened(server, tmp_path / "a.txt")
        assert picks(server, path) == 3
        logged = [
            one.message["params"]["message"]
            for one in server.received
            if one.message.get("method") == "window/logMessage"
        ]
        assert len([line for line in logged if "initializationOptions" in line]) == 1
        assert warnings(server) == []
