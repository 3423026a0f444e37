"""How long `nutgraf brief` takes on long articles and on texts made to be slow.

    python benchmarks/growth.py [--quick]

Whole processes, with what they import. The long articles are the seeds' sentences dealt anew, a
fifth of their words drawn from others, so that no two sentences are the same and nothing that is
remembered of one helps with the next; see long_articles.py. The texts made to be slow are one unit
repeated to a megabyte, `{n}` in it the number of the repetition. The exponent is that of a power
law through two lengths: 1 is growth in proportion, 2 with the square. Seconds are the processor's,
and the clock's beside them: on an idle machine they agree.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import gold
import long_articles

WORDS = (10_000, 100_000, 200_000)
UNITS = (
    "a ",
    "a\n\n",
    "Ab cd. ",
    "A\n=\n",
    "## A b {n}\n\nC d e {n}.\n\n",
    "## Vote {n}\n\nThe council voted 14 to 9 on Thursday to replace {n} pipes. It costs $5.\n\n",
    "- a\n",
    "| a | b |\n",
    "3 km ",
    "Rents rose by {n}%. ",
    "1 May 2020. ",
    "Ann{n} Lee{n} came. Lee{n} left. ",
    "said ",
    "he said that ",
    "He said that it rained. ",
    "“A b,” he said. ",
    "“A b c. ",
    "Who is it? ",
)
MEGABYTE = 1_000_000
QUICK = 100_000
# The shorter text has such a part of the longer one's length.
PART = 4


def seconds(text: str) -> tuple[float, float]:
    """The processor's and the clock's time for a briefing of a text in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, "utf-8")
        command = [sys.executable, "-m", "nutgraf_server", "brief", str(path)]
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        taken = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"nutgraf brief ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime, taken


def article(words: int) -> str:
    """A Markdown article of so many words."""
    # No word of the seeds is longer than a dozen characters on average.
    text = long_articles.article(of_characters=12 * words, markdown=True)
    parts = text.split(" ")[:words]
    if len(parts) < words:
        raise AssertionError("too short an article")
    return " ".join(parts) + "\n"


def repeated(unit: str, size: int) -> str:
    """A text of `size` bytes that is nothing but a unit."""
    count = size // len(unit.encode()) + 1
    whole = "".join(unit.replace("{n}", str(n)) for n in range(count))
    return whole.encode()[:size].decode("utf-8", "ignore")


def exponent(less: float, more: float, times: float) -> float:
    """The exponent of a power law, without what every process needs to start."""
    start, _ = seconds("It rained.\n")
    floor = 0.01
    return math.log(max(more - start, floor) / max(less - start, floor)) / math.log(times)


def main() -> None:
    parser = argparse.ArgumentParser(description="Seconds for `nutgraf brief` of long texts.")
    parser.add_argument("--quick", action="store_true", help="a tenth of every length")
    quick = parser.parse_args().quick
    print(gold.row("words", "processor, s", "clock, s", "exponent"))
    print(gold.row(*["--:"] * 4))
    before: tuple[int, float] | None = None
    for words in (count // 10 if quick else count for count in WORDS):
        own, clock = seconds(article(words))
        shown = f"{exponent(before[1], own, words / before[0]):.2f}" if before else ""
        print(gold.row(f"{words:,}", f"{own:.2f}", f"{clock:.2f}", shown), flush=True)
        before = words, own
    size = QUICK if quick else MEGABYTE
    print()
    print(
        gold.row("unit", f"{size // PART:,} bytes, s", f"{size:,} bytes, s", "clock, s", "exponent")
    )
    print(gold.row("---", *["--:"] * 4))
    for unit in UNITS:
        less, _ = seconds(repeated(unit, size // PART))
        own, clock = seconds(repeated(unit, size))
        cells = f"{less:.2f}", f"{own:.2f}", f"{clock:.2f}", f"{exponent(less, own, PART):.2f}"
        print(gold.row(f"`{unit!r}`", *cells), flush=True)


if __name__ == "__main__":
    main()
