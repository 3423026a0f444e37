"""What an edit costs while somebody types: reading again, outline, summary of a section; memory.

    python benchmarks/edits.py [--edits 100]

At 200 sentences, 1,000 sentences and 1 MB of the articles in long_articles.py. An edit types a
character or deletes one at a random place; a space now and then, and rarely a new line. Times are
in milliseconds, memory in MB above what the modules take.
"""

import argparse
import gc
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import gold
import nutgraf
from long_articles import article as long_article

SIZES = {
    "200 sentences": {"of_sentences": 200},
    "1,000 sentences": {"of_sentences": 1000},
    "1 MB": {"of_characters": 1_000_000},
}
TYPED = "eeettaaooiinnsshhrrddll    ,.\n"


def edited(text: str, rng: random.Random) -> str:
    """The text after a key stroke."""
    place = rng.randrange(len(text))
    if rng.random() < 0.2:  # about as often as people correct themselves
        return text[:place] + text[place + 1 :]
    return text[:place] + rng.choice(TYPED) + text[place:]


def outline(article: nutgraf.Article) -> list[int]:
    """What an editor's outline needs: every section's size in words."""
    return [nutgraf.words_in(section) for section in article.walk()]


def hover(article: nutgraf.Article, rng: random.Random) -> object:
    """What stands over the heading of a section: its size, and a sentence of it."""
    section = rng.choice(list(article.walk()))
    return nutgraf.words_in(section), nutgraf.summarize(
        article, length="1 sentence", within=section
    ).picks


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def resident() -> float:
    """This process's memory in MB."""
    gc.collect()
    status = Path("/proc/self/status")
    if not status.is_file():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def measured(size: str, edits: int) -> dict[str, list[float]]:
    """Times of each kind of work, and memory, in a process of its own."""
    text = long_article(**SIZES[size])
    rng = random.Random(edits)
    nutgraf.summarize(nutgraf.read("Warm up. All of it.", "plaintext", "en"))
    found: dict[str, list[float]] = {"memory": []}
    before = resident()
    started = time.perf_counter()
    article = nutgraf.read(text, "plaintext")
    found["cold read"] = [1000 * (time.perf_counter() - started)]
    found["memory"].append(resident() - before)
    found["sentences"] = [len(article.sentences)]
    kinds: dict[str, Callable[[nutgraf.Article], object]] = {
        "edit, read": lambda _: None,
        "edit, outline": outline,
        "edit, summary of a section": lambda article: hover(article, rng),
    }
    for name, work in kinds.items():
        times = found.setdefault(name, [])
        work(article)
        for _ in range(edits):
            text = edited(text, rng)
            started = time.perf_counter()
            article = nutgraf.read(text, "plaintext", previous=article)
            work(article)
            times.append(1000 * (time.perf_counter() - started))
    found["memory"].append(resident() - before)
    return found


def shown(times: list[float]) -> str:
    if len(times) == 1:
        return f"{times[0]:.0f}"
    return f"{median(times):.1f} / {quantiles(times, n=100)[-1]:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measured(asked.one, asked.edits)))
        return
    names = ["cold read", "edit, read", "edit, outline", "edit, summary of a section"]
    print("Milliseconds: median / 99th percentile. MB: after reading / after all edits.\n")
    print(gold.row("text", "sentences", *names, "MB"))
    print(gold.row(*["--:"] * (len(names) + 3)))
    for name in SIZES:
        command = [sys.executable, __file__, "--one", name, "--edits", str(asked.edits)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        memory = " / ".join(f"{value:.0f}" for value in found["memory"])
        print(gold.row(name, int(found["sentences"][0]), *(shown(found[n]) for n in names), memory))


if __name__ == "__main__":
    main()
