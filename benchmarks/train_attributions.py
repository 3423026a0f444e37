"""Finds the weights by which attributions are told from what merely looks like one.

    python benchmarks/train_attributions.py --eval ../shared/eval [--folds 5]

Reads the `train` file of PolNeAR only and writes `attribution-weights.txt` into `models/en`.
With --folds it cross-validates instead, by article, and writes nothing. A minute.

1. Ends: of the places where what is said may end, the softmax over their ratings is fitted to how
   well the content that ends there agrees with the annotated one.
2. Sureness: logistic regression, whether what may be a report agrees with an annotated one.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import gold
import nutgraf
from nutgraf.article import Role, Span
from nutgraf.attribution import confidence, extents
from nutgraf.attribution.cues import ended, opening_of, possible_cues
from nutgraf.attribution.reporting_cue import Cue
from nutgraf.attribution.tokens import Token
from nutgraf.attribution.units import units_of

FILE = Path(nutgraf.__file__).parent / "models" / "en" / "attribution-weights.txt"
LANGUAGE = "en"
# A feature is kept when so many examples have it.
FEWEST_ENDS = 4
FEWEST_CUES = 6
# How strongly weights are held near 0.
RIDGE_ENDS = 2.0
RIDGE_CUES = 6.0
# Agreement of 0.1 more is one so much in the logarithm of what is aimed at.
SHARPNESS = 15.0
# A content agrees when so much of it and the annotated one together is in both.
AGREES = 0.5
# What has the annotated cue and so much of its words within the annotated content agrees too.
WITHIN = 0.9
# With less than this at its best place, a cue's content is another one's.
LEARNABLE = 0.6
# A weight nearer to 0 is left out.
LEAST = 0.12
ROUNDS = 300
STEP = 0.1


@dataclass
class Unit:
    """A unit of an article with its cues, and the tokens of its words in the article."""

    tokens: Sequence[Token]
    kinds: Sequence[str]
    cues: Sequence[Cue]
    places: Sequence[tuple[int, int]]
    offset: int


@dataclass
class Document:
    """An article: its units, and the words of what is annotated and of the cues there."""

    record: dict[str, Any]
    units: Sequence[Unit]
    contents: Sequence[frozenset[int]]
    cues: Sequence[frozenset[int]]


def document(record: dict[str, Any], score: Any) -> Document:
    """An article as the search for attributions sees it."""
    text = record["text"]
    article = nutgraf.read(text, "plaintext", LANGUAGE)
    units = []
    for block in article.blocks:
        if not (block.wording or block.role is Role.TITLE):
            continue
        wording = block.text
        for unit in units_of(block, wording, LANGUAGE):
            cues = possible_cues(unit.tokens, LANGUAGE)
            if cues:
                kinds = extents.kinds_of(unit.tokens, LANGUAGE)
                places = [
                    (t.start + block.span.start, t.end + block.span.start) for t in unit.tokens
                ]
                units.append(Unit(unit.tokens, kinds, cues, places, block.span.start))
    annotated = record["attributions"]
    return Document(
        record,
        units,
        [score.tokset(text, score.norm(a["content"])) for a in annotated],
        [score.tokset(text, score.norm(a["cue"])) for a in annotated],
    )


def words(unit: Unit, parts: Sequence[Any], starts: Sequence[int]) -> frozenset[int]:
    """Where the words of some runs of tokens start in the article."""
    from bisect import bisect_left

    found: set[int] = set()
    for part in parts:
        first, last = unit.places[part.first][0], unit.places[part.end - 1][1]
        found.update(starts[bisect_left(starts, first) : bisect_left(starts, last)])
    return frozenset(found)


def agreement(one: frozenset[int], other: frozenset[int]) -> float:
    """The Jaccard index of two sets of words."""
    return len(one & other) / len(one | other) if one and other else 0.0


def end_examples(
    documents: Sequence[Document], score: Any
) -> Iterator[tuple[list[Any], list[float]]]:
    """For each cue with an open end: the features of its places, and how each agrees."""
    for doc in documents:
        starts = [m.start() for m in score.TOK.finditer(doc.record["text"])]
        for unit in doc.units:
            begun = {cue.extent: cue.construction for cue in reversed(unit.cues)}
            for cue in unit.cues:
                if cue.open_at < 0:
                    continue
                shown = words(unit, [cue.cue], starts)
                mine = [c for c, g in zip(doc.contents, doc.cues, strict=True) if g & shown]
                if not mine:
                    continue
                opening = opening_of(unit.tokens, unit.kinds, cue, LANGUAGE)
                features, values = [], []
                for end, place in extents.places(unit.kinds, opening, begun, LANGUAGE):
                    part = cue.parts[-1]._replace(end=end)
                    said = words(unit, [*cue.parts[:-1], part], starts)
                    features.append(extents.features(place))
                    values.append(max(agreement(said, content) for content in mine))
                if values and max(values) >= LEARNABLE and len(values) > 1:
                    yield features, values


def cue_examples(documents: Sequence[Document], score: Any) -> Iterator[tuple[Any, bool]]:
    """For each cue its features, and whether it agrees with an annotated report."""
    for doc in documents:
        starts = [m.start() for m in score.TOK.finditer(doc.record["text"])]
        for unit in doc.units:
            cues = ended(unit.tokens, unit.kinds, unit.cues, LANGUAGE)
            for cue in cues:
                if not cue.parts:
                    continue
                said = words(unit, cue.parts, starts)
                shown = words(unit, [cue.cue], starts)
                good = any(
                    agreement(said, content) >= AGREES
                    # A quotation may go on in sentences after this one.
                    or (shown & own and len(said & content) >= WITHIN * len(said) > 0)
                    for content, own in zip(doc.contents, doc.cues, strict=True)
                )
                yield confidence.features(unit.tokens, unit.kinds, cue, cues), good


class Features:
    """The names of features that enough examples have, by number."""

    def __init__(self, examples: Sequence[Sequence[str]], fewest: int) -> None:
        counts = Counter(name for names in examples for name in set(names) if name)
        self.names = sorted(name for name, count in counts.items() if count >= fewest)
        self.number = {name: index for index, name in enumerate(self.names)}

    def rows(self, examples: Sequence[Sequence[str]]) -> tuple[Any, Any]:
        """Of each feature of each example the example's number and its own."""
        pairs = [
            (row, self.number[name])
            for row, names in enumerate(examples)
            for name in names
            if name in self.number
        ]
        array = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return array[:, 0], array[:, 1]


def descend(slope: Any, size: int) -> Any:
    """Adam, from 0."""
    weights = np.zeros(size)
    mean, square = np.zeros(size), np.zeros(size)
    for turn in range(1, ROUNDS + 1):
        change = slope(weights)
        mean = 0.9 * mean + 0.1 * change
        square = 0.99 * square + 0.01 * change**2
        step = STEP * (1 - turn / (ROUNDS + 1))
        weights -= step * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-8)
    return weights


def fit_ends(examples: Sequence[tuple[list[Any], list[float]]]) -> dict[str, float]:
    """The weights of the ends' features."""
    flat = [names for features, _ in examples for names in features]
    known = Features(flat, FEWEST_ENDS)
    rows, columns = known.rows(flat)
    group = np.repeat(np.arange(len(examples)), [len(values) for _, values in examples])
    aim = np.exp(SHARPNESS * np.array([v - max(vs) for _, vs in examples for v in vs]))
    aim /= np.bincount(group, aim)[group]
    first = np.concatenate([[0], np.cumsum([len(vs) for _, vs in examples])[:-1]])

    def slope(weights: Any) -> Any:
        rating = np.bincount(rows, weights[columns], len(flat))
        rating -= np.maximum.reduceat(rating, first)[group]
        share = np.exp(rating)
        share /= np.bincount(group, share)[group]
        change = np.bincount(columns, (share - aim)[rows], len(known.names))
        return change + RIDGE_ENDS * weights

    found = descend(slope, len(known.names))
    return rounded(known.names, found)


def fit_cues(examples: Sequence[tuple[Any, bool]]) -> dict[str, float]:
    """The weights of the cues' features."""
    flat = [names for names, _ in examples]
    known = Features(flat, FEWEST_CUES)
    rows, columns = known.rows(flat)
    good = np.array([label for _, label in examples], dtype=float)
    base = 0.0

    def slope(weights: Any) -> Any:
        rating = base + np.bincount(rows, weights[columns], len(flat))
        change = 1 / (1 + np.exp(-rating)) - good
        return np.bincount(columns, change[rows], len(known.names)) + RIDGE_CUES * weights

    found = descend(slope, len(known.names))
    return rounded(known.names, found)


def fit(documents: Sequence[Document], score: Any) -> dict[str, dict[str, float]]:
    """All weights; they are in force afterwards."""
    model: dict[str, dict[str, float]] = {}
    use(model)
    model["end"] = fit_ends(list(end_examples(documents, score)))
    model["cue"] = fit_cues(list(cue_examples(documents, score)))
    return model


def use(model: Mapping[str, Mapping[str, float]]) -> None:
    """Let the search for attributions use these weights."""
    for module in (extents, confidence):
        module.weights = lambda what, _: model.get(what, {})  # type: ignore[attr-defined]


def found_in(text: str) -> list[dict[str, Any]]:
    """The attributions of a text, as the scorer wants them."""

    def pair(span: Span | None) -> tuple[int, int] | None:
        return (span.start, span.end) if span else None

    return [
        {"source": pair(a.source), "cue": pair(a.cue), "content": [pair(p) for p in a.parts]}
        for a in nutgraf.find_attributions(nutgraf.read(text, "plaintext", LANGUAGE))
    ]


def written(model: Mapping[str, Mapping[str, float]]) -> str:
    """The weights as a list."""
    lines = [
        "# What speaks for an attribution and for where it ends, as a logarithm of odds.",
        "# Made by benchmarks/train_attributions.py.",
    ]
    for section, weights in model.items():
        lines += ["", f"[{section}]", *(f"{weight:g} {name}" for name, weight in weights.items())]
    return "\n".join(lines) + "\n"


def rounded(names: Sequence[str], weights: Any) -> dict[str, float]:
    """The weights that matter, by name."""
    return {
        name: round(float(weight), 2)
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= LEAST
    }


def fold_of(record: Mapping[str, Any], folds: int) -> int:
    """The fold an article belongs to."""
    return hashlib.sha1(record["id"].encode()).digest()[0] % folds  # noqa: S324


def main() -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT)
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    folder = arguments.eval / "attributions"
    score = gold.scorer(arguments.eval / "score_attributions.py")
    records = gold.records(folder / "train.jsonl.gz")
    documents = [document(record, score) for record in records]
    if not arguments.folds:
        FILE.write_text(written(fit(documents, score)), "utf-8")
        return
    predicted: dict[str, Any] = {}
    for fold in range(arguments.folds):
        inside = [d for d in documents if fold_of(d.record, arguments.folds) != fold]
        fit(inside, score)
        for record in records:
            if fold_of(record, arguments.folds) == fold:
                predicted[record["text"]] = found_in(record["text"])
    report, _ = score.evaluate(records, predicted.__getitem__)
    score.show(report, f"{arguments.folds} folds")


if __name__ == "__main__":
    sys.exit(main())
