"""Finds the weights by which the kind of a name and its worth to a reader are told.

    python benchmarks/train_names.py --eval ../shared/eval [--folds 5]

Reads the names that careful readers list for the articles of `briefings/train` and, for their
kinds, of `labels/briefings.jsonl`, and writes `models/en/name-weights.txt`. With --folds it
cross-validates by article and writes nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import gold
import nutgraf
from briefing_gold import TAUGHT, briefing_records, fold_of, held_out
from fitting import Vector, logistic
from nutgraf.facts.names.features import Features
from nutgraf.facts.names.finding import name_features
from nutgraf.facts.names.learned import KINDS, MODEL, likeliest

FILE = Path(nutgraf.__file__).parent / "models" / "en" / f"{MODEL}.txt"
# A feature of fewer articles tells of these articles only.
FEWEST_ARTICLES = 4
# How strongly weights are held near 0.
KIND_RIDGE = 2.0
WORTH_RIDGE = 5.0
# What is nearer to 0 in all columns is left out.
SMALLEST = 0.05
HEAD = """\
# What the features of an English name speak for: person, organisation, place, other, worth.
# Made by `python benchmarks/train_names.py` from {size:,} names of {articles} articles; see
# docs/names.md. What each feature means: facts/names/features.py, cues.py.
"""


@dataclass(frozen=True)
class ListedName:
    """A name that may be told, and its kind for the readers who list it; None if they do not."""

    article: int
    fold: int
    features: Features
    kind: str | None


@dataclass(frozen=True)
class Gold:
    """All names of the articles, and how many the readers list where folds are measured."""

    names: list[ListedName]
    wanted: int
    articles: int


def read_gold(root: Path, split: str) -> Gold:
    """The names of a split."""
    names: list[ListedName] = []
    records = list(briefing_records(root, split))
    for number, record in enumerate(records):
        fold = fold_of(record)
        article = nutgraf.read(record["text"], format="plaintext")
        left = list(record["people"])
        found = sorted(name_features(article), key=lambda one: -one[1]["mentions"])
        for forms, features in found:
            listed = next((one for one in left if _same(forms, one)), None)
            if listed is not None:
                left.remove(listed)
            names.append(ListedName(number, fold, features, listed[1] if listed else None))
    wanted = sum(len(one["people"]) for one in records if fold_of(one) != TAUGHT)
    return Gold(names, wanted, len(records))


def _same(forms: Iterable[str], listed: Sequence[Any]) -> bool:
    return not {*map(_folded, forms)}.isdisjoint(map(_folded, [listed[0], *listed[3]]))


def _folded(name: str) -> str:
    return re.sub(r"[^\w ]+", "", name.casefold()).strip()


def fit(names: Sequence[ListedName]) -> dict[str, Vector]:
    """For each feature a weight for each kind and for the worth."""
    articles: Mapping[str, set[int]] = defaultdict(set)
    for name in names:
        for feature in name.features:
            articles[feature].add(name.article)
    columns = sorted(one for one, own in articles.items() if len(own) >= FEWEST_ARTICLES)
    index = {feature: place for place, feature in enumerate(columns)}
    rows = np.zeros((len(names), len(columns)))
    for row, name in zip(rows, names, strict=True):
        for feature, value in name.features.items():
            if feature in index:
                row[index[feature]] = value
    listed = np.array([name.kind is not None for name in names])
    # Our own labels list every name, the gold those that matter: the worth is the gold's.
    gold_only = np.array([name.fold != TAUGHT for name in names])
    kinds = np.array([name.kind or "" for name in names])
    found = [_fitted(rows[listed], kinds[listed] == kind.value, KIND_RIDGE) for kind in KINDS]
    found.append(_fitted(rows[gold_only], listed[gold_only], WORTH_RIDGE))
    return dict(zip(columns, np.stack(found, axis=1), strict=True))


def _fitted(rows: Vector, true: Any, ridge: float) -> Vector:
    return logistic(rows, true.astype(float), np.ones(len(rows)), ridge)


def sums(weights: Mapping[str, Vector], features: Features) -> Vector:
    """What speaks for each kind, and for the worth."""
    rows = [weights[one] * value for one, value in features.items() if one in weights]
    return np.sum(rows, axis=0)


def cross_validate(every: Gold, folds: int) -> None:
    judged: list[tuple[ListedName, Vector]] = []
    for number in range(folds):
        weights = fit([n for n in every.names if not held_out(n.fold, number, folds)])
        own = (name for name in every.names if held_out(name.fold, number, folds))
        judged.extend((name, sums(weights, name.features)) for name in own)
    right = [
        likeliest(list(found[:-1]), n.features).value == n.kind for n, found in judged if n.kind
    ]
    print(f"{len(judged)} names, {len(right)} listed; kind right {100 * np.mean(right):.1f}")
    for least in (-1.4, -1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0):
        kept = [name.kind is not None for name, found in judged if found[-1] >= least]
        precision, recall = np.mean(kept), sum(kept) / every.wanted
        print(f"worth {least:5.1f}: precision {100 * precision:.1f}, recall {100 * recall:.1f}")


def lines(weights: Mapping[str, Vector]) -> Iterator[str]:
    for feature, row in weights.items():
        if np.abs(row).max() >= SMALLEST and "#" not in feature:
            yield " ".join([*(f"{weight:.2f}" for weight in row), feature]) + "\n"


def main() -> None:
    root, folds = gold.folder_and_folds(str(__doc__).splitlines()[0])
    every = read_gold(root, "train")
    if folds:
        cross_validate(every, folds)
        return
    text = HEAD.format(size=len(every.names), articles=every.articles)
    FILE.write_text(text + "".join(lines(fit(every.names))), "utf-8")


if __name__ == "__main__":
    main()
