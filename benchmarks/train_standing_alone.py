"""Finds the weights by which sentences are told that lean on the one before them.

    python benchmarks/train_standing_alone.py --eval ../shared/eval [--folds 10]

Reads the sentences of `briefings/train` and `labels/briefings.jsonl` that careful readers marked as
understood alone or not, and writes `models/standing-alone.toml`. With --folds it cross-validates by
article and writes nothing.
"""

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import gold
import nutgraf
from briefing_gold import TAUGHT, GradedArticle, graded_articles, held_out
from fitting import Vector, logistic
from nutgraf.methods.default.article_features import OF_ITSELF, ArticleFeatures

FILE = Path(nutgraf.__file__).parent / "models" / "standing-alone.toml"
# How strongly weights are held near 0, for features of unit variance.
RIDGE = 30.0
HEAD = """\
# How likely an English sentence is to lean on the one before it, by what is seen of it alone.
# Made by `python benchmarks/train_standing_alone.py` from {size:,} sentences of {articles}
# articles; see docs/default.md. What each feature means: wording.py, evidence.py.
"""


def table(graded: GradedArticle) -> tuple[Vector, Vector]:
    """What is seen of the running text's sentences but the first, and which of them lean."""
    scene = ArticleFeatures.of(graded.article)
    chosen = [index for index in range(1, scene.size) if graded.body[index]]
    rows = np.array([scene.own_row(index) for index in chosen], dtype=float)
    return rows.reshape(len(chosen), len(OF_ITSELF)), 1 - graded.alone[chosen]


def fit(tables: Sequence[tuple[Vector, Vector]]) -> tuple[float, Vector]:
    """The bias and the weights."""
    rows, leans = (np.concatenate(parts) for parts in zip(*tables, strict=True))
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.concatenate([(rows - mean) / spread, np.ones((len(rows), 1))], axis=1)
    found = logistic(scaled, leans, np.ones(len(rows)), RIDGE)
    weights = found[:-1] / spread
    return float(found[-1] - mean @ weights), weights


def area(leans: Vector, likely: Vector) -> float:
    """How often one that leans is likelier to than one that does not (the area under the ROC)."""
    order = np.argsort(likely, kind="stable")
    ranks = np.empty(len(order))
    ranks[order] = np.arange(1, len(order) + 1)
    yes = leans > 0
    return float((ranks[yes].mean() - (yes.sum() + 1) / 2) / (~yes).sum())


def main() -> None:
    root, folds = gold.folder_and_folds(str(__doc__).splitlines()[0])
    articles = list(graded_articles(root, "train", own=True))
    tables = [table(each) for each in articles]
    leans = np.concatenate([each for _, each in tables])
    if folds:
        likely = [np.zeros(0)] * len(tables)
        for number in range(folds):
            held = [held_out(each.fold, number, folds) for each in articles]
            taught = [each for each, out in zip(tables, held, strict=True) if not out]
            bias, weights = fit(taught)
            for place in np.flatnonzero(held):
                likely[place] = bias + tables[place][0] @ weights
        measured = [each.fold != TAUGHT for each in articles]
        found = np.concatenate(list(itertools.compress(likely, measured)))
        leans = np.concatenate([own for _, own in itertools.compress(tables, measured)])
        right = np.mean((found > 0) == (leans > 0))
        print(f"{len(leans)} sentences, {100 * np.mean(leans):.0f} % lean")
        print(f"area under the curve {area(leans, found):.3f}, right {100 * right:.1f} %")
        return
    bias, weights = fit(tables)
    lines = zip((feature.name for feature in OF_ITSELF), weights, strict=True)
    text = HEAD.format(size=len(leans), articles=len(articles))
    text += f"[en]\nbias = {bias:.3f}\n\n[en.features]\n"
    text += "".join(f'"{name}" = {weight:.3f}\n' for name, weight in lines)
    FILE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
