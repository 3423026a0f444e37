"""`nutgraf batch` over a corpus, beside sumy's LexRank from text to summary, in one run.

    python benchmarks/batch_speed.py [--eval ../shared/eval] [--articles 5000] [--large 100000]
                                     [--rounds 3]

The articles are the gold data's news cut into pieces of about 500 words; where they are used up
they come again. Every command is a process of its own that reads the same file of JSON lines and
writes another. They run in turn, round after round, and the least of each one's times counts: a
machine whose speed varies slows some of them down. Rates for each core are articles by the
processor's time of all processes together, starts included; rates of several processes are by the
clock. `--large 0` leaves the large corpus out.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice, pairwise
from pathlib import Path
from typing import Any

import gold

# One core a process, for sumy as for ours.
THREADS = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
PUNKT = ("collocations.tab", "sent_starters.txt", "abbrev_types.txt", "ortho_context.tab")
NEWS = ("cnndm", "bbc-extractive", "xsum")
WORDS = 500
# Texts that took part in the times of the parts.
TIMED = 300
WANTED = {"default": 12, "lexrank": 3, "two": 1.8, "dask": 0.7}

SUMY = """
import json, sys
from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

tokenizer, summarizer = Tokenizer("english"), LexRankSummarizer(Stemmer("english"))
summarizer.stop_words = get_stop_words("english")
with open(sys.argv[1], encoding="utf-8") as given, open(sys.argv[2], "w") as target:
    for line in given:
        record = json.loads(line)
        parser = PlaintextParser.from_string(record["text"], tokenizer)
        picks = [str(sentence) for sentence in summarizer(parser.document, 3)]
        target.write(json.dumps({"id": record["id"], "picks": picks}) + "\\n")
"""


def pieces(folder: Path) -> Iterator[str]:
    """Texts of about 500 words that end where a sentence does."""
    for name in NEWS:
        words: list[str] = []
        for record in gold.records(folder / "news-summaries" / f"{name}.train.jsonl.gz"):
            for word in record["article"].split():
                words.append(word)
                if len(words) >= WORDS and word.endswith("."):
                    yield " ".join(words)
                    words = []


def corpus(folder: Path, path: Path, articles: int) -> int:
    """Write so many records; how many of them are different."""
    texts = list(islice(pieces(folder), articles))
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(islice(cycle(texts), articles)):
            file.write(json.dumps({"id": number, "text": text}) + "\n")
    return len(texts)


def nltk_data(folder: Path) -> Path:
    """Parameters of Punkt without an entry, with which sumy is faster than with the real."""
    english = folder / "nltk" / "tokenizers" / "punkt_tab" / "english"
    english.mkdir(parents=True)
    for name in PUNKT:
        (english / name).write_text("", "utf-8")
    return folder / "nltk"


def timed(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """A command's time by the clock and by the processor, with all processes that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    took = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return took, used


def most_memory(command: list[str], environment: dict[str, str]) -> float:
    """The most memory, in MB, of the process that a command is, without those that work for it."""
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    status, told = Path(f"/proc/{process.pid}/status"), ""
    while process.poll() is None:
        told = next((s for s in status.read_text("utf-8").splitlines() if "VmHWM" in s), told)
        time.sleep(0.1)
    return int(told.split()[1]) / 1024


def parts(path: Path, method: str) -> dict[str, float]:
    """Milliseconds an article takes in each of its parts, in this process, once warm."""
    import nutgraf
    from nutgraf.methods import registry, terms
    from nutgraf.reading import blocks
    from nutgraf.rendering import data

    spent = dict.fromkeys(
        ("parsing the record", "reading", "splitting", "words", "rating", "choosing", "writing"),
        0.0,
    )
    summarizer: Any = type(registry.load(method))

    def clocked(name: str, original: Any) -> Any:
        def run(*arguments: Any) -> Any:
            begun = time.perf_counter()
            found = original(*arguments)
            spent[name] += time.perf_counter() - begun
            return found

        return run

    setattr(blocks, "split", clocked("splitting", blocks.split))  # type: ignore[attr-defined]  # noqa: B010
    summarizer.rate = clocked("rating", summarizer.rate)
    with path.open("rb") as file:
        lines = list(islice(file, 2 * TIMED))
    for number, line in enumerate(lines):
        if number == len(lines) // 2:
            spent.update(dict.fromkeys(spent, 0.0))
        marks = [time.perf_counter()]
        text = json.loads(line)["text"]
        marks.append(time.perf_counter())
        article = nutgraf.read(text)
        marks.append(time.perf_counter())
        terms.sentences(article)
        marks.append(time.perf_counter())
        summary = nutgraf.summarize(article, method, 3)
        marks.append(time.perf_counter())
        json.dumps(data.summary(summary, "0"), ensure_ascii=False).encode()
        marks.append(time.perf_counter())
        steps = ("parsing the record", "reading", "words", "choosing", "writing")
        for name, (before, after) in zip(steps, pairwise(marks), strict=True):
            spent[name] += after - before
    spent["reading"] -= spent["splitting"]
    spent["choosing"] -= spent["rating"]
    counted = len(lines) - len(lines) // 2
    return {name: 1000 * seconds / counted for name, seconds in spent.items()}


def parts_of(path: Path, method: str) -> dict[str, float]:
    """The same in a process of its own, where nothing is remembered."""
    code = "import batch_speed as b, json, pathlib, sys; "
    code += "print(json.dumps(b.parts(pathlib.Path(sys.argv[1]), sys.argv[2])))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), method],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parent,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if not given.eval.is_dir():
        sys.exit(f"no gold data: {given.eval} is absent; name its folder with --eval")
    with tempfile.TemporaryDirectory() as held:
        measure(given.eval, Path(held), given.articles, given.large, given.rounds)


def measure(gold_data: Path, folder: Path, articles: int, large: int, rounds: int) -> None:
    path = folder / "articles.jsonl"
    different = corpus(gold_data, path, articles)
    print(f"{articles:,} articles of about {WORDS} words, {different:,} of them different\n")
    environment = {**os.environ, **THREADS, "NLTK_DATA": str(nltk_data(folder))}
    nutgraf = str(Path(sys.executable).parent / "nutgraf")

    def batch(*options: object, source: Path = path) -> list[str]:
        target = folder / "out.jsonl"
        fixed = ["--no-config", "--progress", "none", "--force", "-o", str(target)]
        return [nutgraf, "batch", str(source), *fixed, *map(str, options)]

    commands = {
        "sumy's LexRank": [sys.executable, "-c", SUMY, str(path), str(folder / "sumy.jsonl")],
        "default": batch("--workers", 1),
        "lexrank": batch("--workers", 1, "-m", "lexrank"),
        "default, 2 processes": batch("--workers", 2),
        "default, Dask with 2 workers": batch("--workers", 2, "--engine", "dask"),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(timed(command, environment))
    taken = {
        name: (min(took for took, _ in found), min(used for _, used in found))
        for name, found in times.items()
    }
    print(gold.row("", "seconds", "articles a second", "for each core", "times sumy's"))
    print(gold.row("---", *["--:"] * 4))
    theirs = taken["sumy's LexRank"][1]
    for name, (took, used) in taken.items():
        rates = f"{articles / took:.0f}", f"{articles / used:.0f}"
        print(gold.row(name, f"{took:.1f}", *rates, f"{theirs / used:.1f}"))
    two, pooled, dask = (
        taken[name][0]
        for name in ("default", "default, 2 processes", "default, Dask with 2 workers")
    )
    print()
    print(gold.row("", "measured", "wanted"))
    print(gold.row("---", "--:", "--:"))
    for name in ("default", "lexrank"):
        told = f"{name}, times sumy's for each core"
        print(gold.row(told, f"{theirs / taken[name][1]:.1f}", WANTED[name]))
    print(gold.row("two processes by one", f"{two / pooled:.2f}", WANTED["two"]))
    print(gold.row("Dask by the pool", f"{pooled / dask:.2f}", WANTED["dask"]))
    print()
    print(gold.row("where the time goes, ms an article", "default", "lexrank"))
    print(gold.row("---", "--:", "--:"))
    default, lexrank = parts_of(path, "default"), parts_of(path, "lexrank")
    for name, spent in default.items():
        print(gold.row(name, f"{spent:.2f}", f"{lexrank[name]:.2f}"))
    print(gold.row("all", f"{sum(default.values()):.2f}", f"{sum(lexrank.values()):.2f}"))
    print()
    sizes = [articles, large] if large else [articles]
    print(gold.row("articles", "most memory of the parent, MB"))
    print(gold.row("--:", "--:"))
    for size in sizes:
        many = folder / f"{size}.jsonl"
        corpus(gold_data, many, size)
        memory = most_memory(batch("--workers", 2, "-m", "lead", source=many), environment)
        print(gold.row(f"{size:,}", f"{memory:.0f}"), flush=True)


if __name__ == "__main__":
    main()
