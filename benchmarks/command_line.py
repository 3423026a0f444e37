"""One article on the command line, whole processes: nutgraf beside sumy's own command.

    python benchmarks/command_line.py [--runs 15] [FILE]

sumy's command needs nltk's Punkt data, which is not downloaded: it is given a set of parameters
without any entries, made here, which takes it less time to load than the real one. The two take
turns; times are of the wall clock, from start to end. The bare start of Python stands beside.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import gold

HERE = Path(__file__).resolve().parent
ARTICLE = HERE.parent / "seeds" / "pasted-news-analysis.txt"
PUNKT = ("collocations.tab", "sent_starters.txt", "abbrev_types.txt", "ortho_context.tab")


def nltk_data(folder: Path) -> Path:
    """Parameters of Punkt without an entry, where nltk looks for them."""
    english = folder / "tokenizers" / "punkt_tab" / "english"
    english.mkdir(parents=True)
    for name in PUNKT:
        (english / name).write_text("", "utf-8")
    return folder


def seconds(command: list[str], environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=ARTICLE)
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    folder, file = Path(sys.executable).parent, str(given.file)
    sumy = [
        str(folder / "sumy"),
        "lex-rank",
        "--length=3",
        "--language=english",
        "--format=plaintext",
    ]
    ours = [str(folder / "nutgraf"), "summarize", file, "--no-config", "--length", "3"]
    commands = {
        "`sumy lex-rank`": [*sumy, f"--file={file}"],
        "`nutgraf summarize -m lexrank`": [*ours, "-m", "lexrank"],
        "`nutgraf summarize`": ours,
        "`nutgraf brief`": [str(folder / "nutgraf"), "brief", file, "--no-config"],
        "`python -c pass`": [sys.executable, "-c", "pass"],
    }
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "NLTK_DATA": str(nltk_data(Path(data)))}
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(given.runs + 1):
            for name, command in commands.items():
                once = seconds(command, environment)
                if run:  # the first fills the caches of the disk
                    taken[name].append(once)
    print(gold.row("command", "median, ms", "minimum, ms", "relative to sumy"))
    print(gold.row("---", "--:", "--:", "--:"))
    first = median(next(iter(taken.values())))
    for name, times in taken.items():
        share = f"{median(times) / first:.2f}"
        print(gold.row(name, f"{1000 * median(times):.0f}", f"{1000 * min(times):.0f}", share))


if __name__ == "__main__":
    main()
