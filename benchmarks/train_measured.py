"""Finds the weights by which the words are chosen that say what a figure measures.

    python benchmarks/train_measured.py --eval ../shared/eval [--folds 5]

Reads `briefings/train` and `labels/briefings.jsonl` only, and writes
`models/en/figure-words.txt`. With --folds it
cross-validates instead, by article, and writes nothing. A minute.

Of the runs of words near a figure, the softmax over their ratings is fitted to those that have
most of their words in common with what the gold says the figure counts.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import gold
import nutgraf
from briefing_gold import TAUGHT, briefing_records, fold_of, held_out
from nutgraf.article import Span
from nutgraf.facts.figures import Figure, find_figures
from nutgraf.facts.measured import SCALE, WordRun, likeliest, runs

FILE = Path(nutgraf.__file__).parent / "models" / "en" / "figure-words.txt"
LANGUAGE = "en"
# A feature is kept when the runs of so many figures have it.
FEWEST = 3
# How strongly weights are held near 0.
RIDGE = 8.0
# A run is aimed at from this overlap on, if no other has so much more.
AIMED_AT, NEARLY = 0.6, 0.1
# From this overlap on the words say what the figure counts, by the scorer of the gold.
RIGHT = 0.4
# A weight nearer to 0 is left out.
LEAST = 0.05
ROUNDS = 200


@dataclass
class Example:
    """A figure with the runs of words near it and how much each agrees with the gold."""

    fold: int
    runs: Sequence[WordRun]
    overlaps: Sequence[float]


def examples(root: Path) -> Iterator[Example]:
    """The figures of the gold that are found."""
    scorer = gold.scorer(root / "briefings" / "score_briefings.py")
    for record in briefing_records(root, "train"):
        article = nutgraf.read(record["text"], "plaintext", LANGUAGE)
        for figure, counted in matched(scorer, record, find_figures(article)):
            start = figure.sentence.span.start
            span = Span(figure.named.start - start, figure.named.end - start)
            text = figure.sentence.text
            found = runs(text, span, figure.number, LANGUAGE)
            if found:
                overlaps = [scorer.overlap(run.span.of(text), counted) for run in found]
                yield Example(fold_of(record), found, overlaps)


def matched(
    scorer: ModuleType, record: dict, figures: Sequence[Figure]
) -> Iterator[tuple[Figure, str]]:
    """Figures with what the gold says they count; plain text, so that places are the same."""
    units = scorer.units(record)
    wanted = list(record["figures"])
    for figure in figures:
        unit = scorer.place(units, figure.span.start, figure.span.end)
        written = scorer.fold(figure.span.of(record["text"]))
        for one in wanted:
            if one[0] == unit and scorer.fold(one[1]) == written:
                wanted.remove(one)
                yield figure, one[2]
                break


class Table:
    """Examples as rows of features, one row a run."""

    def __init__(self, some: Sequence[Example], names: Sequence[str]) -> None:
        column = {name: number for number, name in enumerate(names)}
        rows, columns = [], []
        every = [run for example in some for run in example.runs]
        for row, run in enumerate(every):
            for feature in run.features:
                if feature in column:
                    rows.append(row)
                    columns.append(column[feature])
        shape = (len(every), len(names))
        self.matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
        sizes = [len(example.runs) for example in some]
        self.starts = np.cumsum([0, *sizes[:-1]])
        self.owner = np.repeat(np.arange(len(some)), sizes)
        overlaps = np.array([overlap for example in some for overlap in example.overlaps])
        best = np.maximum.reduceat(overlaps, self.starts)
        self.aimed = overlaps >= np.maximum(AIMED_AT, best[self.owner] - NEARLY)
        self.learnable = np.add.reduceat(self.aimed, self.starts) > 0

    def loss(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        """How unlikely the runs aimed at are, and in which direction it grows."""
        ratings = self.matrix @ weights
        top = np.maximum.reduceat(ratings, self.starts)
        odds = np.exp(ratings - top[self.owner])
        whole = np.add.reduceat(odds, self.starts)
        right = np.where(self.learnable, np.add.reduceat(odds * self.aimed, self.starts), 1)
        loss = -np.log(right / np.where(self.learnable, whole, 1)).sum()
        off = odds / whole[self.owner] - odds * self.aimed / right[self.owner]
        slope = self.matrix.T @ (off * self.learnable[self.owner])
        return loss + RIDGE / 2 * weights @ weights, slope + RIDGE * weights


def fitted(some: Sequence[Example]) -> dict[str, int]:
    """The weights of the features, in hundredths."""
    having = Counter(
        name for one in some for name in {feature for run in one.runs for feature in run.features}
    )
    names = sorted(name for name, count in having.items() if count >= FEWEST)
    table = Table(some, names)
    found = minimize(
        table.loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}
    )
    return {
        name: round(SCALE * weight)
        for name, weight in zip(names, found.x, strict=True)
        if abs(weight) >= LEAST
    }


def chosen(example: Example, weights: dict[str, int]) -> float | None:
    """How much the run that is taken agrees with the gold; None where none is sure enough."""
    rated = [
        (sum(weights.get(one, 0) for one in run.features), run.span.start, run.span.end)
        for run in example.runs
    ]
    span = likeliest(rated)
    overlaps = dict(zip((run.span for run in example.runs), example.overlaps, strict=True))
    return None if span is None else overlaps[span]


def cross_validated(every: Sequence[Example], folds: int) -> str:
    """How many figures are told what they count, and rightly, by weights of other articles."""
    told: list[float] = []
    for fold in range(folds):
        weights = fitted([one for one in every if not held_out(one.fold, fold, folds)])
        here = [one for one in every if held_out(one.fold, fold, folds)]
        told += [found for one in here if (found := chosen(one, weights)) is not None]
    right = sum(found >= RIGHT for found in told)
    measured = sum(one.fold != TAUGHT for one in every)
    return f"{len(told) / measured:.1%} told, {right / len(told):.1%} of them right"


def written(weights: dict[str, int]) -> str:
    """The model's file."""
    lines = (f"{weight} {name}" for name, weight in weights.items())
    return (
        "# What speaks for and against words as what a figure measures, in hundredths of the\n"
        "# logarithm of their odds. Made by `python benchmarks/train_measured.py`.\n\n[run]\n"
        + "\n".join(lines)
        + "\n"
    )


def main() -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--folds", type=int, help="cross-validate with so many folds")
    options = parser.parse_args()
    if not options.eval.is_dir():
        sys.exit(f"no gold data: {options.eval} is absent; name its folder with --eval")
    every = list(examples(options.eval))
    if options.folds:
        print(f"{len(every)} figures, {cross_validated(every, options.folds)}")
        return
    weights = fitted(every)
    FILE.write_text(written(weights), "utf-8")
    print(f"{len(every)} figures, {len(weights)} weights")


if __name__ == "__main__":
    main()
