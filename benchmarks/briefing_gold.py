"""The gold of briefings: articles whose sentences were graded by what a short briefing needs."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import gold
import nutgraf
from fitting import Vector
from own_labels import own_records

FOLDER = "briefings"
# The fold of an article that is always learned from and never measured on.
TAUGHT = -1


@dataclass(frozen=True)
class GradedArticle:
    """An article, and what careful readers say of its sentences, one value for each.

    Attributes:
        name: its id.
        genre: as the gold names it.
        fold: a number for putting it into a fold, always the same; `TAUGHT` for none.
        article: the article as it is read.
        units: the unit of the gold that a sentence is, by its number; -1 for none.
        importance: 0 to 3, how much a one-minute briefing needs it; 0 for what is no running text.
        alone: 1 where one who knows the title only understands it.
        body: 1 for running text.
        must: 1 for the points that a one-minute briefing must have.
        best: 1 for the best three.
        grades: the importance of all units of running text, the highest first.
        points, best_three: how many points there must be; how many are in the best summary.
        gists: the units of each acceptable gist, the best first.
    """

    name: str
    genre: str
    fold: int
    article: nutgraf.Article
    units: Vector
    importance: Vector
    alone: Vector
    body: Vector
    must: Vector
    best: Vector
    grades: tuple[int, ...]
    points: int
    best_three: int
    gists: tuple[frozenset[int], ...]


def gold_records(root: Path, split: str) -> list[dict[str, Any]]:
    """The records of a split, as the gold has them."""
    return gold.records(root / FOLDER / f"{split}.jsonl")


def briefing_records(root: Path, split: str) -> Iterator[dict[str, Any]]:
    """The records of a split; with `train` those that were labelled for this project."""
    yield from gold_records(root, split)
    if split == "train":
        yield from own_records(root)


def graded_articles(root: Path, split: str, *, own: bool = False) -> Iterator[GradedArticle]:
    """The articles of a split that have sentences; with `own` also those of `briefing_records`."""
    for record in briefing_records(root, split) if own else gold_records(root, split):
        article = nutgraf.read(record["text"], format="plaintext")
        if article.sentences:
            yield _graded(record, article)


def _graded(record: Mapping[str, Any], article: nutgraf.Article) -> GradedArticle:
    labels = [label.split(" ") if " " in label else None for label in record["s"]]
    spans = record["units"]
    units = np.array([unit_of(spans, s.span.start, s.span.end) for s in article.sentences])
    of_sentences = [labels[unit] if unit >= 0 else None for unit in units]
    every = (int(label[0]) for label in labels if label)
    return GradedArticle(
        record["id"],
        record["genre"],
        fold_of(record),
        article,
        units,
        np.array([float(label[0]) if label else 0.0 for label in of_sentences]),
        np.array([float(label[1]) if label else 0.0 for label in of_sentences]),
        np.array([float(label is not None) for label in of_sentences]),
        np.isin(units, record["points"]).astype(float),
        np.isin(units, record["best3"]).astype(float),
        tuple(sorted(every, reverse=True)),
        len(record["points"]),
        len(record["best3"]),
        tuple(map(frozenset, record["gists"])),
    )


def fold_of(record: Mapping[str, Any]) -> int:
    """A number for putting an article into a fold, always the same; `TAUGHT` for our own."""
    if record.get("own"):
        return TAUGHT
    return int(hashlib.md5(record["id"].encode()).hexdigest()[:8], 16)  # noqa: S324


def held_out(fold: Vector | int, number: int, folds: int) -> Any:
    """Whether an article (or which of several) is measured on in a fold."""
    return (fold != TAUGHT) & (fold % folds == number)


def unit_of(spans: list[list[int]], start: int, end: int) -> int:
    """The unit that a sentence overlaps most; -1 for none."""
    shared = [min(end, last) - max(start, first) for first, last in spans]
    best = int(np.argmax(shared))
    return best if shared[best] > 0 else -1
