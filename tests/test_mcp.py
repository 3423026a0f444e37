"""The server for assistants, as a process, with the SDK's own client."""

import asyncio
import json
import re
import socket
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from jsonschema import Draft202012Validator
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp_types import ListRootsResult, Root

from schemas import validate

TEXT = """\
Hull to mend its pier

The council of Hull met on Monday. It approved 40 new homes by the old mill.

“The pier is a danger to all who walk on it,” said Ann Lee, the mayor of Hull.
"""
TOOLS = {
    "read_article",
    "summarize",
    "find_claims",
    "brief",
    "brief_several",
    "compare_versions",
    "verify_quote",
    "verify_summary",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("granted")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text("Fares rose by 4% on the ferry. Ann Lee was not told.\n", "utf-8")
    (folder / "large.txt").write_text("It rained all day long. " * 300_000, "utf-8")
    outside = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    outside.write_text("Nobody may read this sentence.\n", "utf-8")
    (folder / "link.txt").symlink_to(outside)
    return folder


@asynccontextmanager
async def client(*folders: Path, roots: tuple[Path, ...] | None = None, mode: str = "auto"):
    async def granted(_context: object) -> ListRootsResult:
        return ListRootsResult(roots=[Root(uri=root.as_uri()) for root in roots or ()])

    command = ["-m", "nutgraf_server", "mcp", *map(str, folders)]
    program = StdioServerParameters(command=sys.executable, args=command)
    callback = granted if roots is not None else None
    async with Client(program, list_roots_callback=callback, mode=mode) as found:
        yield found


async def ask(found: Client, name: str, **arguments: Any) -> tuple[str, dict[str, Any]]:
    result = await found.call_tool(name, arguments)
    assert not result.is_error, result.content
    body = result.structured_content
    validate(body)
    return result.content[0].text, body


async def refused(found: Client, name: str, **arguments: Any) -> str:
    result = await found.call_tool(name, arguments)
    assert result.is_error
    told = result.content[0].text
    assert "\n" not in told
    return told


def places(value: Any):
    if isinstance(value, dict):
        if {"text", "start", "end", "line"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from places(one)


async def test_every_tool_over_both_generations_of_the_protocol(root: Path):
    for mode in ("auto", "legacy"):
        async with client(roots=(root,), mode=mode) as found:
            tools = {tool.name: tool for tool in (await found.list_tools()).tools}
            assert set(tools) == TOOLS
            for tool in tools.values():
                Draft202012Validator.check_schema(tool.output_schema)
                assert "roots" not in tool.input_schema["properties"]
                assert tool.annotations.read_only_hint
            told, read = await ask(found, "read_article", path="a.txt")
            assert "[line 3 ¶1] It approved 40 new homes" in told
            assert [read["first"], read["next"], len(read["sentences"])] == [1, None, 3]
            for name in ("summarize", "find_claims", "brief"):
                _, body = await ask(found, name, path=(root / "a.txt").as_uri())
                found_places = [one for one in places(body) if one is not body]
                assert found_places
                for place in found_places:
                    assert place["paragraph"] >= 1
                    assert TEXT[place["start"] : place["end"]].split() == place["text"].split()
            _, body = await ask(found, "compare_versions", old="a.txt", new="b.txt")
            assert body["schema"] == "nutgraf/versions"
            _, body = await ask(found, "brief_several", paths=["a.txt", "b.txt"])
            assert [one["name"] for one in body["articles"]] == ["a.txt", "b.txt"]
            _, body = await ask(
                found, "verify_quote", path="a.txt", quote="a danger to everyone who walks on it"
            )
            assert (body["wording"], body["speaker"]) == ("nearly", "Ann Lee")
            told, body = await ask(
                found,
                "verify_summary",
                path="a.txt",
                summary="It approved 60 new homes by the old mill.",
            )
            assert "the article has “40”" in told
            (sentence,) = body["sentences"]
            assert (sentence["verdict"], sentence["evidence"][0]["paragraph"]) == ("differs", 1)


async def test_what_may_not_be_read(root: Path):
    elsewhere = root.parent / "elsewhere0" / "secret.txt"
    async with client(root) as found:
        told = await refused(found, "read_article", path=str(elsewhere))
        assert "not a file in the granted folders" in told
        same = await refused(found, "read_article", path=f"{elsewhere}-not-there")
        assert same.replace("-not-there", "") == told
        for path in ("link.txt", "../elsewhere0/secret.txt", "a\0b", "http://localhost/a.txt", "."):
            assert "Nobody may read" not in await refused(found, "brief", path=path)
        assert "is larger than" in await refused(found, "read_article", path="large.txt")
        assert "either path or text" in await refused(found, "brief", path="a.txt", text=TEXT)
        assert "2 to 20" in await refused(found, "brief_several", paths=["a.txt"] * 21)
        assert "at most" in await refused(found, "verify_quote", path="a.txt", quote="word " * 900)
        assert "longer than" in await refused(
            found, "verify_summary", path="a.txt", summary="It rained. " * 20_000
        )
        # It goes on all the same.
        await ask(found, "brief", path="a.txt")


async def test_without_folders_only_texts():
    async with client() as found:
        _, body = await ask(
            found, "verify_summary", text=TEXT, summary="The council met on Monday."
        )
        assert body["supported"]
        assert "no folder was granted" in await refused(found, "brief", path="a.txt")


async def test_resources_and_prompts(root: Path):
    async with client(root) as found:
        assert (await found.list_resources()).resources == []
        await ask(found, "brief", path="a.txt")
        (resource,) = (await found.list_resources()).resources
        assert str(resource.uri) == (root / "a.txt").resolve().as_uri()
        assert (await found.read_resource(resource.uri)).contents[0].text == TEXT
        prompts = {prompt.name for prompt in (await found.list_prompts()).prompts}
        assert prompts == {"summarize_and_verify", "check_against_source", "brief_me"}
        prompt = await found.get_prompt("summarize_and_verify", {"path": "a.txt"})
        assert "verify_summary" in prompt.messages[0].content.text


@pytest.mark.enable_socket
async def test_http_needs_the_token(root: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "nutgraf_server", "mcp", str(root), "--http", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        told = server.stderr.readline()
        token = re.search(r"Bearer (\S+)", told)[1]
        url = re.search(r"http://\S+", server.stderr.readline())[0]
        async with httpx2.AsyncClient() as outsider:
            while True:
                try:
                    refusal = await outsider.post(url, json={})
                    break
                except httpx2.ConnectError:
                    assert server.poll() is None
                    await asyncio.sleep(0.05)
            assert refusal.status_code == 401
            named = {"Authorization": f"Bearer {token}", "Host": "evil.example"}
            assert (await outsider.post(url, json={}, headers=named)).status_code in {403, 421}
        with_token = httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"})
        async with (
            with_token as known,
            Client(streamable_http_client(url, http_client=known)) as found,
        ):
            _, body = await ask(found, "verify_quote", path="a.txt", quote="a danger to all")
            assert body["wording"] == "word for word"
    finally:
        server.kill()
        server.wait()


def test_the_extra_is_named_where_it_is_missing():
    code = (
        "import sys; sys.modules['mcp'] = None\nfrom nutgraf_server.cli import main\nmain(['mcp'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "pip install" in done.stderr
    assert "mcp" in done.stderr


def test_the_settings_in_the_docs_are_json():
    page = (Path(__file__).parent.parent / "docs" / "mcp.md").read_text("utf-8")
    found = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.DOTALL)]
    (servers,) = {tuple(next(iter(one.values()))) for one in found}
    assert servers == ("nutgraf",)
    assert [next(iter(one)) for one in found] == [
        "mcpServers",
        "servers",
        "context_servers",
        "mcpServers",
    ]
