"""The server for assistants, driven by the protocol's own inspector."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from editors.places import ROOT, once
from editors.vscode.installed import with_registries

INSPECTOR = "2.12.0"
_SECONDS = 120
SEED = ROOT / "seeds" / "wire-story.txt"


@pytest.fixture(scope="module")
def inspector() -> Path:
    """The inspector's command line, from the registry of npm."""
    if shutil.which("npm") is None:
        pytest.skip("the inspector needs Node and npm, which are not installed")
    folder = once(f"mcp-inspector-{INSPECTOR}", _install)
    return folder / "node_modules" / ".bin" / "mcp-inspector"


def _install(folder: Path) -> None:
    package = f"@modelcontextprotocol/inspector@{INSPECTOR}"
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]
    subprocess.run(
        [*command, str(folder), package],
        env=with_registries(),
        check=True,
        capture_output=True,
        timeout=600,
    )


def ask(inspector: Path, nutgraf: str, *method: str) -> dict[str, object]:
    """What the inspector shows of a method's answer."""
    ran = subprocess.run(
        [str(inspector), "--cli", nutgraf, "mcp", str(SEED.parent), *method],
        env={**os.environ, "MCP_AUTO_OPEN_ENABLED": "false"},
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()[-2000:]
    found = json.loads(ran.stdout)
    assert isinstance(found, dict)
    return found


def test_the_inspector_lists_the_tools(inspector: Path, nutgraf: str):
    tools = ask(inspector, nutgraf, "--method", "tools/list")["tools"]
    assert isinstance(tools, list)
    assert {tool["name"] for tool in tools} >= {"read_article", "verify_quote", "verify_summary"}
    for tool in tools:
        assert tool["annotations"]["readOnlyHint"]
        assert tool["outputSchema"]["type"] == "object"
        assert "\n    " not in tool["description"]


def test_the_inspector_calls_a_tool(inspector: Path, nutgraf: str):
    called = ("--method", "tools/call", "--tool-name", "verify_quote")
    words = " ".join(SEED.read_text("utf-8").split("\n\n")[2].split()[:9])
    given = ("--tool-arg", f"path={SEED}", "--tool-arg", f"quote={words}")
    answer = ask(inspector, nutgraf, *called, *given)
    assert not answer.get("isError")
    content = answer["structuredContent"]
    assert isinstance(content, dict)
    assert content["wording"] == "word for word"


def test_the_inspector_lists_the_prompts(inspector: Path, nutgraf: str):
    prompts = ask(inspector, nutgraf, "--method", "prompts/list")["prompts"]
    assert isinstance(prompts, list)
    assert "summarize_and_verify" in {prompt["name"] for prompt in prompts}
