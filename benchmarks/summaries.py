"""Measures summaries against the gold data's: ROUGE, openings that dangle, time.

    python benchmarks/summaries.py --eval ../shared/eval --split dev --method default --method lead

Figures are means over documents of F1 times 100, stemmed, with the half width of a 95 % bootstrap
interval. GUM's documents have several reference summaries each; theirs is the mean over them.
Needs rouge-score (pip install -e '.[evaluate]').
"""

import argparse
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any

import gold
import nutgraf

# Name, file under the folder of gold data, number of sentences asked for.
TASKS = (
    ("CNN/DM", "news-summaries/cnndm", 3),
    ("XSum", "news-summaries/xsum", 1),
    ("GUM", "sentence-splits/gum", 1),
)
_WRITER = re.compile(r"^\([^)]*\)\s*")
_RESAMPLES = 1000


@dataclass(frozen=True)
class Document:
    """A text and its reference summaries."""

    corpus: str
    name: str
    text: str
    references: tuple[str, ...]


def documents(root: Path, file: str, split: str) -> Iterator[Document]:
    """The documents of a file that have a reference."""
    for record in gold.records(root / f"{file}.{split}.jsonl.gz"):
        text, references = record.get("article"), [record.get("reference")]
        if text is None:
            text = record["text"]
            references = [_WRITER.sub("", summary) for summary in record.get("summaries") or ()]
        if references:
            yield Document(file.rpartition("/")[2], record["id"], text, tuple(references))


@dataclass(frozen=True)
class Score:
    """What one summary measures."""

    rouge1: float
    rouge2: float
    sentences: int
    dangling: int
    redundancy: float | None
    words: int
    seconds: float


def score(
    document: Document, scorer: Any, summarize: Callable[[str], Sequence[nutgraf.Pick]]
) -> Score:
    """Summarize a document and measure the summary."""
    begun = time.perf_counter()
    texts = [pick.sentence.text for pick in summarize(document.text)]
    seconds = time.perf_counter() - begun
    found = [scorer.rouge(reference, "\n".join(texts)) for reference in document.references]
    judged = scorer.score_one_summary(
        {"article": document.text, "reference": document.references[0]}, texts
    )
    return Score(
        mean(f[0] for f in found),
        mean(f[1] for f in found),
        len(texts),
        judged["dang"],
        judged["red"],
        judged["words"],
        seconds,
    )


def picks(text: str, method: str, count: int, selection: str) -> Sequence[nutgraf.Pick]:
    """What a user gets from the text alone."""
    return nutgraf.summarize(text, method, count, selection=selection).picks


def half_width(values: Sequence[float]) -> float:
    """Half of the 95 % bootstrap interval of a mean."""
    drawn = random.Random(0)
    size = len(values)
    means = sorted(mean(drawn.choices(values, k=size)) for _ in range(_RESAMPLES))
    return (means[int(0.975 * _RESAMPLES)] - means[int(0.025 * _RESAMPLES)]) / 2


PEERS = ("lead", "lexrank", "textrank", "reduction", "kl", "sumbasic", "pacsum", "submodular")
HEADS = (
    *("method", "corpus", "documents", "sentences", "R1", "±", "R2", "±"),
    *("dangling", "redundancy", "words", "ms"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--method", action="append", help="may be repeated; default and its peers")
    parser.add_argument(
        "--selection",
        choices=("default", "plain"),
        help="plain for all but default",
    )
    parser.add_argument("--limit", type=int, help="only so many documents of each")
    given = parser.parse_args()
    if not given.eval.is_dir():
        sys.exit(f"no gold data: {given.eval} is absent; name its folder with --eval")
    scorer = gold.scorer(given.eval / "score.py")
    print(gold.row(*HEADS))
    print(gold.row("---", "---", *["--:"] * 10))
    for name, file, count in TASKS:
        found = list(documents(given.eval, file, given.split))[: given.limit]
        for method in given.method or ["default", *PEERS]:
            selection = given.selection or ("default" if method == "default" else "plain")
            summarize = partial(picks, method=method, count=count, selection=selection)
            scores = [score(document, scorer, summarize) for document in found]
            print(gold.row(f"`{method}`", name, len(found), count, *cells(scores)), flush=True)


def cells(found: Sequence[Score]) -> Iterator[str]:
    """The figures of a row."""
    for values in ([each.rouge1 for each in found], [each.rouge2 for each in found]):
        scaled = [100 * value for value in values]
        yield f"{mean(scaled):.2f}"
        yield f"{half_width(scaled):.2f}"
    dangling = sum(each.dangling for each in found) / sum(each.sentences for each in found)
    yield f"{100 * dangling:.1f} %"
    redundant = [each.redundancy for each in found if each.redundancy is not None]
    yield f"{mean(redundant):.3f}" if redundant else ""
    yield f"{mean(each.words for each in found):.0f}"
    yield f"{1000 * sorted(each.seconds for each in found)[len(found) // 2]:.1f}"


if __name__ == "__main__":
    main()
