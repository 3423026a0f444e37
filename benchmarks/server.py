"""How fast the language server answers, beside its peers, in one run.

    python benchmarks/server.py [--rounds N] [--markdown-languageserver FOLDER]

The peers are the least server that pygls makes, and vscode-markdown-languageserver 0.5.0, which is
installed with npm into FOLDER (build/peers by default) where there is a Node.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import nutgraf
from long_articles import article
from raw_client import RawClient

HERE = Path(__file__).parent
OURS = [sys.executable, "-m", "nutgraf_server", "server"]
BARE = [sys.executable, str(HERE / "bare_pygls.py")]
PEER = "vscode-markdown-languageserver@0.5.0"
MEGABYTE = 1_000_000
CAPABILITIES = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    }
}


def markdown_peer(folder: Path) -> list[str] | None:
    """The command of the Markdown server; None, with the reason printed, where it cannot be."""
    npm, node = shutil.which("npm"), shutil.which("node")
    main = folder / "node_modules/vscode-markdown-languageserver/dist/node/workerMain.js"
    if node is None or (npm is None and not main.exists()):
        print(f"{PEER}: left out, there is no Node")
        return None
    if not main.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--prefix", folder, PEER], check=True)
    return [node, str(main), "--stdio"]


def tokens(params: dict[str, Any]) -> list[dict[str, Any]]:
    """The client's part of the Markdown server's work."""
    from markdown_it import MarkdownIt

    return [token.as_dict() for token in MarkdownIt().parse(params.get("text") or TEXT[0])]


TEXT = [""]
ANSWERS: dict[str, Callable[[Any], Any]] = {
    "markdown/parse": tokens,
    "markdown/findMarkdownFilesInWorkspace": lambda _params: [],
    "markdown/fs/stat": lambda _params: {"isDirectory": False},
    "markdown/fs/readFile": lambda _params: [],
    "markdown/fs/readDirectory": lambda _params: [],
    "workspace/configuration": lambda params: [None for _ in params["items"]],
}


def started(command: list[str]) -> RawClient:
    client = RawClient(command, ANSWERS)
    params = {
        "processId": os.getpid(),
        "rootUri": None,
        "capabilities": CAPABILITIES,
        "initializationOptions": {"markdownFileExtensions": ["md"]},
    }
    client.ask("initialize", params)
    client.initialized = time.perf_counter() - client.started  # type: ignore[attr-defined]
    client.tell("initialized", {})
    return client


def start_times(peers: dict[str, list[str]], rounds: int) -> None:
    print(f"\n## From start to initialize answered, ms (median of {rounds}, alternating)\n")
    taken: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(rounds):
        for name, command in peers.items():
            client = started(command)
            taken[name].append(1000 * client.initialized)  # type: ignore[attr-defined]
            client.close()
    bare = median(taken["bare pygls"])
    for name, values in taken.items():
        print(f"{name:34} {median(values):7.1f}   {median(values) / bare:5.2f} of bare pygls")


class Typist:
    """Opens an article and types into it, a character at a time, at places drawn at random."""

    def __init__(self, client: RawClient, text: str, language: str) -> None:
        self.client, self.version = client, 1
        self.uri = f"file:///articles/long.{'md' if language == 'markdown' else 'txt'}"
        self.draw = random.Random(11)
        lines = text.split("\n")
        self.lengths = [len(line) for line in lines]
        self.long = [number for number, line in enumerate(lines) if len(line) > 120]
        read = nutgraf.read(text, language)
        headed = [section.heading for section in read.walk() if section.heading]
        self.headings = [read.lines.line(heading.span.start) for heading in headed]
        document = {"uri": self.uri, "languageId": language, "version": 1, "text": text}
        client.tell("textDocument/didOpen", {"textDocument": document})

    def type(self) -> None:
        self.version += 1
        line = self.draw.choice(self.long)
        place = {"line": line, "character": self.draw.randint(0, self.lengths[line])}
        self.lengths[line] += 1
        self.client.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [{"range": {"start": place, "end": place}, "text": "e"}],
            },
        )

    def hover(self) -> Any:
        position = {"line": self.draw.choice(self.headings), "character": 5}
        params = {"textDocument": {"uri": self.uri}, "position": position}
        return self.client.ask("textDocument/hover", params)

    def symbols(self) -> Any:
        return self.client.ask("textDocument/documentSymbol", {"textDocument": {"uri": self.uri}})


def timed(typist: Typist, ask: Callable[[], Any], rounds: int) -> list[float]:
    """Milliseconds from an edit to the answer, the client's own part left out."""
    taken = []
    missed = 0
    ask()
    for _ in range(rounds):
        begun, own = time.perf_counter(), typist.client.own
        typist.type()
        found = ask()
        taken.append(1000 * (time.perf_counter() - begun - typist.client.own + own))
        missed += not found
    if missed > rounds // 20:
        raise RuntimeError(f"{missed} of {rounds} answers were empty")
    return sorted(taken)


def told(name: str, taken: list[float]) -> None:
    late = taken[int(len(taken) * 0.99) - 1]
    print(f"{name:34} {median(taken):7.1f} {late:7.1f}   {late / median(taken):5.1f}")


def latencies(peers: dict[str, list[str]], rounds: int) -> None:
    print("\n## From an edit to the answer, ms: median, 99th percentile, their ratio\n")
    for title, text in (
        ("200 sentences", article(of_sentences=200)),
        ("1,000 sentences", article(of_sentences=1000)),
        ("1 MB", article(of_characters=MEGABYTE)),
    ):
        for name in ("nutgraf", "bare pygls"):
            client = started(peers[name])
            typist = Typist(client, text, "plaintext")
            told(f"hover on a heading, {title}, {name}"[:60], timed(typist, typist.hover, rounds))
            client.close()
    plain = article(of_characters=MEGABYTE)
    client = started(peers["nutgraf"])
    typist = Typist(client, plain, "plaintext")
    told("symbols, 1 MB of plain text, nutgraf", timed(typist, typist.symbols, rounds))
    client.close()
    text = article(of_characters=MEGABYTE, markdown=True)
    TEXT[0] = text
    for name, command in peers.items():
        client = started(command)
        typist = Typist(client, text, "markdown")
        few = rounds if "vscode" not in name else max(3, rounds // 20)
        told(f"symbols, 1 MB of Markdown, {name}", timed(typist, typist.symbols, few))
        client.close()


def memory(peers: dict[str, list[str]]) -> None:
    print("\n## Memory with an article of 1 MB open, after its symbols and a hover, MB\n")
    text = article(of_characters=MEGABYTE)
    for name in ("nutgraf", "bare pygls"):
        client = started(peers[name])
        typist = Typist(client, text, "plaintext")
        typist.symbols()
        typist.hover()
        time.sleep(1)
        after = client.status("VmRSS")
        for _ in range(100):
            typist.type()
        typist.hover()
        print(f"{name:34} {after:7.1f}; after 100 edits {client.status('VmRSS'):7.1f}")
        client.close()


def typing(peers: dict[str, list[str]], seconds: int) -> None:
    print(f"\n## Ten people typing 10 keys a second each into 1 MB, for {seconds} s: % of a core\n")
    text = article(of_characters=MEGABYTE)
    for name in ("nutgraf", "bare pygls"):
        client = started(peers[name])
        typist = Typist(client, text, "plaintext")
        typist.hover()
        time.sleep(1)
        before, begun = client.seconds(), time.perf_counter()
        for key in range(100 * seconds):
            typist.type()
            time.sleep(max(0.0, begun + (key + 1) / 100 - time.perf_counter()))
        typist.client.ask(
            "textDocument/hover",
            {"textDocument": {"uri": "untitled:none"}, "position": {"line": 0, "character": 0}},
        ) if name == "nutgraf" else typist.hover()
        share = (client.seconds() - before) / (time.perf_counter() - begun)
        print(f"{name:34} {100 * share:7.1f}")
        client.close()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument(
        "--markdown-languageserver", type=Path, default=HERE.parent / "build" / "peers"
    )
    asked = options.parse_args()
    peers = {"nutgraf": OURS, "bare pygls": BARE}
    markdown = markdown_peer(asked.markdown_languageserver)
    if markdown:
        peers[PEER] = markdown
    start_times(peers, max(5, asked.rounds // 10))
    latencies(peers, asked.rounds)
    memory(peers)
    typing(peers, 10)


if __name__ == "__main__":
    main()
