"""How fast the native methods are, beside sumy's classes, in one run on the same words.

    python benchmarks/methods_speed.py [--eval ../shared/eval] [--write]

The texts are news articles of the gold data, one after the other. `--write` makes docs/speed.md.
"""

import argparse
import gc
import io
import math
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

import gold
import nutgraf
from nutgraf.article import Article
from nutgraf.language.words import stop_words
from nutgraf.methods import registry, sumy_methods, terms

# One core for everybody: the processor's time of waiting threads would count against sumy.
os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

PAGE = Path(__file__).resolve().parent.parent / "docs" / "speed.md"
TEXTS = "news-summaries/cnndm.train.jsonl.gz"
SMALL, MIDDLE, LARGE = 200, 1_000, 20_000
NATIVE = (
    "centroid", "default", "edmundson", "hiporank", "kl", "lead", "lexrank", "lsa", "luhn",
    "pacsum", "random", "reduction", "submodular", "sumbasic", "textrank",
)  # fmt: skip
RIVALS = {
    "edmundson": sumy_methods.SumyEdmundson,
    "kl": sumy_methods.SumyKl,
    "lexrank": sumy_methods.SumyLexRank,
    "lsa": sumy_methods.SumyLsa,
    "luhn": sumy_methods.SumyLuhn,
    "reduction": sumy_methods.SumyReduction,
    "sumbasic": sumy_methods.SumySumBasic,
    "textrank": sumy_methods.SumyTextRank,
}
# How many times sumy's time is to be ours at least, at 200 and at 1,000 sentences.
WANTED = {
    "kl": (300, 1000),
    "lexrank": (16, 100),
    "lsa": (5, 20),
    "reduction": (5, 20),
    "sumbasic": (4, 20),
    "textrank": (4, 20),
}
# sumy's KL would take a quarter of an hour for 1,000 sentences: it is stopped after so long,
# and what it took so far is set down.
KL_SECONDS = 40
ROUNDS = 5
COUNT = 3


def text_of(folder: Path, sentences: int) -> str:
    """News articles up to a paragraph with the wanted sentence."""
    parts: list[str] = []
    total = 0
    for record in gold.records(folder / TEXTS):
        article = nutgraf.read(record["article"], "plaintext", "en")
        for block in article.blocks:
            parts.append(block.text)
            total += block.size
            if total >= sentences:
                return "\n\n".join(parts)
    sys.exit(f"{folder / TEXTS} has only {total} sentences")


class Enough(Exception):  # noqa: N818
    """Stops sumy."""


def sumy_on(article: Article, method: str, limit: float | None) -> Callable[[], object]:
    """Give sumy's class with its words and stems found beforehand."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    class Given(Sentence):  # type: ignore[misc]
        words = ()
        __hash__ = object.__hash__
        __eq__ = object.__eq__

        def __init__(self, found: terms.Sentence, *, heading: bool = False) -> None:
            super().__init__("", None, heading)
            self.words = tuple(form.written for form in found)

    stems = {form.low: form.stem for found in terms.sentences(article) for form in found}
    document = ObjectDocumentModel(
        Paragraph(map(Given, block)) for block in terms.by_block(article)
    )
    adapter = RIVALS[method]()
    original: Any = getattr(import_module(f"sumy.summarizers.{adapter.module}"), adapter.class_name)

    class Stopped(original):
        stop = math.inf

        def _find_index_of_best_sentence(self, *given: Any) -> int:
            if time.process_time() > self.stop:
                raise Enough
            return original._find_index_of_best_sentence(*given)

    summarizer = (Stopped if limit else original)(lambda word: stems.get(word, word))
    if method == "edmundson":
        adapter.prepare(summarizer, article)
    else:
        summarizer.stop_words = stop_words(article.language)

    def run() -> None:
        summarizer.stop = time.process_time() + (limit or math.inf)
        with suppress(Enough):
            summarizer(document, COUNT)

    return run


def seconds(run: Callable[[], object]) -> float:
    """The processor's time of one run."""
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start


def ours_on(article: Article, method: str) -> Callable[[], object]:
    """Our method, its words and stems found beforehand."""
    summarizer = registry.load(method)
    return lambda: summarizer.rate(article, COUNT)


def side_by_side(
    article: Article, method: str, rounds: int, limit: float | None
) -> tuple[float, float]:
    """The medians of sumy's and our times, measured in turn."""
    theirs, ours = sumy_on(article, method, limit), ours_on(article, method)
    ours()
    times = [(seconds(theirs), *(seconds(ours) for _ in range(3))) for _ in range(rounds)]
    return median(found[0] for found in times), median(one for found in times for one in found[1:])


def against_sumy(folder: Path) -> None:
    articles = [nutgraf.read(text_of(folder, size), "plaintext", "en") for size in (SMALL, MIDDLE)]
    print(
        gold.row(
            "method",
            *(f"{a.size} sentences: sumy, ms | ours, ms | factor | goal" for a in articles),
        )
    )
    print(gold.row("---", *["--:"] * 8))
    for method in RIVALS:
        cells: list[str] = []
        for number, article in enumerate(articles):
            long = method == "kl"
            limit = KL_SECONDS if long and number else None
            rounds = 1 if long else (ROUNDS, 2)[number]
            theirs, ours = side_by_side(article, method, rounds, limit)
            over = "over " if limit else ""
            wanted = WANTED.get(method, ("", ""))[number]
            cells += [
                f"{over}{1000 * theirs:,.0f}",
                f"{1000 * ours:,.1f}",
                f"{over}{theirs / ours:,.0f}",
                f"{wanted:,}" if wanted else "",
            ]
        print(gold.row(f"`{method}`", *cells), flush=True)


# Linux hands a process's greatest size down to the programs it starts, so it is read elsewhere.
FRESH = """
import resource, sys, time
from pathlib import Path
text = sys.stdin.buffer.read().decode("utf-8")
start = time.process_time()
import nutgraf
article = nutgraf.read(text, "plaintext", "en")
read = time.process_time() - start
if sys.argv[1]:
    nutgraf.summarize(article, sys.argv[1], 3)
whole = time.process_time() - start
status = Path("/proc/self/status")
if status.exists():
    (most,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    memory = int(most.split()[1]) / 1024
else:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory = most / 1024 / (1024 if sys.platform == "darwin" else 1)
print(read, whole, memory)
"""


def fresh(text: str, method: str) -> tuple[float, float, float]:
    """Seconds of reading, seconds from text to summary, and the most memory in MB, in a process."""
    done = subprocess.run(
        [sys.executable, "-c", FRESH, method],
        input=text.encode("utf-8"),
        capture_output=True,
        check=True,
    )
    read, whole, memory = map(float, done.stdout.split())
    return read, whole, memory


def slope(middle: float, large: float) -> float:
    """How time grows with length, both as logarithms: 1 is in proportion."""
    return math.log(large / middle) / math.log(LARGE / MIDDLE)


def growth(folder: Path) -> None:
    texts = {size: text_of(folder, size) for size in (MIDDLE, LARGE)}
    articles = {size: nutgraf.read(text, "plaintext", "en") for size, text in texts.items()}
    read, _, memory = fresh(texts[LARGE], "")
    print(f"Reading alone: {read:.2f} s, {memory:.0f} MB.\n")
    print(
        gold.row(
            "method", "from text to summary, s", "peak memory, MB", "slope",
            "rating alone, 1,000, ms", "rating alone, 20,000, ms", "slope",
        )
    )  # fmt: skip
    print(gold.row("---", *["--:"] * 6))
    for method in NATIVE:
        wholes = {
            size: min(fresh(text, method)[1:] for _ in range(2)) for size, text in texts.items()
        }
        alone = {}
        for size, article in articles.items():
            run = ours_on(article, method)
            run()
            alone[size] = median(seconds(run) for _ in range(3))
        print(
            gold.row(
                f"`{method}`",
                f"{wholes[LARGE][0]:.2f}",
                f"{wholes[LARGE][1]:.0f}",
                f"{slope(wholes[MIDDLE][0], wholes[LARGE][0]):.2f}",
                f"{1000 * alone[MIDDLE]:.1f}",
                f"{1000 * alone[LARGE]:.0f}",
                f"{slope(alone[MIDDLE], alone[LARGE]):.2f}",
            ),
            flush=True,
        )


HEAD = """# Speed of the methods

Generated by `python benchmarks/methods_speed.py --write` in one run. Python {python}, numpy
{numpy}, sumy {sumy}, {machine}. Times are processor time. The texts are concatenated news articles
of the gold data.
"""
RIVALS_HEAD = """
## Comparison with sumy

Rating only. Both sides get the same precomputed words and stems: sumy's classes get them in its own
document model, with a dictionary as the stemmer. The figures are medians, measured alternately.
sumy's KL grows with the cube of the length: at 1,000 sentences it is stopped after {seconds}
seconds.
"""
GROWTH_HEAD = """
## Long texts

From text to summary in a separate process, including its imports; and rating only, with precomputed
words and stems. The slope is that of log(time) over log(length) between 1,000 and 20,000 sentences:
1 means linear growth, 2 quadratic.
"""


def everything(folder: Path) -> None:
    from importlib.metadata import version

    print(
        HEAD.format(
            python=platform.python_version(),
            numpy=version("numpy"),
            sumy=version("sumy"),
            machine=platform.machine(),
        ),
        end="",
    )
    print(RIVALS_HEAD.format(seconds=KL_SECONDS))
    against_sumy(folder)
    print(GROWTH_HEAD)
    growth(folder)


class Both(io.StringIO):
    """What is printed is kept, too."""

    def write(self, text: str) -> int:
        sys.__stdout__.write(text) if sys.__stdout__ else None
        return super().write(text)


# What other commands measure of the same: heading, what is said first, the command.
OTHERS = (
    (
        "A short article",
        """
From text to summary with `default`, 3 sentences, in a process that has already summarized other
texts. Goal: 4 ms.
""",
        "short_articles.py",
    ),
    (
        "One article on the command line",
        """
Whole processes, in wall-clock time, measured alternately. sumy's command gets Punkt data without an
entry, which loads faster than the real data. Goal: half of sumy's time.
""",
        "command_line.py",
    ),
    (
        "Long articles and adversarial texts",
        """
`nutgraf brief`, whole processes. The long articles are shuffled sentences of the seeds, in which a
fifth of the words are replaced by others. The other texts repeat one unit, in which `{n}` is the
number of the repetition. Goals: 100,000 words in 4 s, 1 MB of any unit in 10 s, exponents under
1.2. `make sweep` checks that exponent for claims, summaries, briefings and every method over some
220 units; `make test-long` checks a few of them, in CI.
""",
        "growth.py",
    ),
)


def others(root: Path) -> None:
    """Print what the other commands print, under headings."""
    for heading, said, script in OTHERS:
        command = [sys.executable, str(Path(__file__).with_name(script))]
        command += ["--eval", str(root)] if script == "short_articles.py" else []
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print(f"\n## {heading}\n\n`python benchmarks/{script}`\n\n{said.strip()}\n")
        print(done.stdout.strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md")
    asked = parser.parse_args()
    if not asked.eval.is_dir():
        sys.exit(f"no gold data: {asked.eval} is absent; name its folder with --eval")
    printed = Both()
    with redirect_stdout(printed):
        everything(asked.eval)
        others(asked.eval)
    if asked.write:
        PAGE.write_text(printed.getvalue(), "utf-8")


if __name__ == "__main__":
    main()
