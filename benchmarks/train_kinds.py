"""Finds the weights by which the kinds of claims are told, and writes `models/en/claim-kinds.txt`.

    python benchmarks/train_kinds.py --eval ../shared/eval [--folds 6]

Logistic regression for each kind on the graded sentences of `briefings/train` and, counting less,
of labels/claims.jsonl: on their words and on what else `kind_weights.seen_in` sees. A word's weight
is one of its own and one by its vector (`word_vectors.py`), so that words that no labelled sentence
has get a weight from words used alike. With --folds it cross-validates by article, and writes
nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import gold
import nutgraf
from briefing_gold import TAUGHT, briefing_records, fold_of, held_out, unit_of
from fitting import Vector
from nutgraf.claims.claim import Claim, Voice
from nutgraf.claims.kind import Kind
from nutgraf.claims.kind_weights import seen_in, words_of
from nutgraf.claims.kinds import kinds_by_rule
from nutgraf.claims.sentences import Reading
from train_claims import GENERAL, LABELS, labelled_text, shares_half, texts_by_id
from word_vectors import NUMBER, vectors_of

FILE = Path(nutgraf.__file__).parent / "models" / "en" / "claim-kinds.txt"
# Quantities and who says so are found by rule; of rules there are too few in the labels.
BY_RULE = frozenset({Kind.QUANTITY, Kind.RULE, Kind.ATTRIBUTED})
LEARNED = tuple(kind for kind in Kind if kind not in BY_RULE)
LETTERS = {
    "q": Kind.QUANTITY,
    "c": Kind.CAUSAL,
    "m": Kind.COMPARISON,
    "f": Kind.FORECAST,
    "e": Kind.EVENT,
    "r": Kind.RULE,
    "a": Kind.ATTRIBUTED,
    "o": Kind.OPINION,
}
# What is seen in fewer sentences is not weighed.
FEWEST_SENTENCES = 3
# How strongly weights are held near 0, and how much of a word's weight is by its vector.
RIDGE, BY_VECTOR = 10.0, 0.6
VECTOR_SIZE = 100
# What a sentence of labels/claims.jsonl counts: another reader's, and of fewer kinds of text.
OF_LABELS = 0.5
# A word is weighed only if each of the general corpora has it so often, and all of them together.
FEWEST_USES, FEWEST_USES_OF_ALL = 2, 20
# F1 is smoothed over so many neighbouring thresholds before the best is taken.
SMOOTHED = 9
WORD = "word "


@dataclass
class Sentences:
    """Labelled sentences: their words, what else is seen, kinds, fold, importance."""

    words: list[frozenset[str]]
    seen: list[dict[str, float]]
    kinds: list[frozenset[Kind]]
    folds: Vector
    importance: Vector


def _sentences(root: Path) -> Sentences:
    words, seen, kinds, folds, importance = [], [], [], [], []
    for claim, labels, fold in (*_of_briefings(root), *_of_labels(root)):
        reading, voice = Reading(claim.sentence.text), Voice.of(claim.speaker)
        words.append(words_of(reading))
        by_rule = kinds_by_rule(reading, voice)
        seen.append(dict.fromkeys(seen_in(reading, voice, by_rule), 1.0))
        kinds.append(labels)
        folds.append(fold)
        importance.append(OF_LABELS if fold < 0 else 1.0)
    return Sentences(words, seen, kinds, np.array(folds), np.array(importance))


def _of_briefings(root: Path) -> Iterator[tuple[Claim, frozenset[Kind], int]]:
    """The graded claims of `briefings/train`."""
    for record in briefing_records(root, "train"):
        article = nutgraf.read(record["text"], format="plaintext")
        for claim in nutgraf.find_claims(article, order="text"):
            unit = unit_of(record["units"], claim.sentence.span.start, claim.sentence.span.end)
            label = record["s"][unit].split(" ") if unit >= 0 else []
            if len(label) > 1 and label[2][0] != "-":
                kinds = frozenset(LETTERS[letter] for letter in label[2][1:])
                yield claim, kinds, fold_of(record)


def _of_labels(root: Path) -> Iterator[tuple[Claim, frozenset[Kind], int]]:
    """The graded claims of labels/claims.jsonl; they are in no fold."""
    texts = texts_by_id(root)
    for record in gold.records(LABELS):
        article = nutgraf.read(labelled_text(record, texts))
        for claim in nutgraf.find_claims(article, order="text"):
            for start, end, grade, kinds, *_, speaker in record["sentences"]:
                if grade and shares_half(claim.sentence.span, start, end):
                    found = {Kind(kind) for kind in kinds}
                    yield claim, frozenset(found | ({Kind.ATTRIBUTED} if speaker else set())), -1
                    break


def general_words(root: Path) -> tuple[frozenset[str], list[str]]:
    """Words in small letters that every general corpus has, and the texts of these."""
    uses, every = [], []
    for file, key in GENERAL:
        texts = [record[key] for record in gold.records(root / file)]
        every += texts
        uses.append(
            Counter(w for text in texts for w in Reading(text).words.written if w.islower())
        )
    plain = [Counter({w.replace("’", "'"): n for w, n in use.items()}) for use in uses]
    return frozenset(
        word
        for word in plain[0]
        if all(use[word] >= FEWEST_USES for use in plain)
        and sum(use[word] for use in plain) >= FEWEST_USES_OF_ALL
    ), every


@dataclass
class Table:
    """Rows of what is seen of each sentence, the names of the columns, the words' vectors."""

    rows: Any
    names: list[str]
    vectors: Mapping[str, Vector]


def table_of(found: Sentences, general: frozenset[str], vectors: Mapping[str, Vector]) -> Table:
    """The rows by which sentences are told."""
    known = {f"opens: {word}" for word in general}
    own = [
        {name: 1.0 for name in seen if not name.startswith("opens: ") or name in known}
        | {WORD + word: 1.0 for word in words if word in general or word.isdigit()}
        for seen, words in zip(found.seen, found.words, strict=True)
    ]
    count = Counter(name for row in own for name in row)
    kept = [{n: v for n, v in row.items() if count[n] >= FEWEST_SENTENCES} for row in own]
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform(kept)
    weighed = {w: vectors[w] for w in general if w in vectors}
    weighed |= dict.fromkeys(("0", "0000"), vectors[NUMBER])
    zero = np.zeros(VECTOR_SIZE)
    summed = np.array(
        [np.sum([weighed.get(word, zero) for word in words], axis=0) for words in found.words]
    )
    rows = hstack([rows, csr_matrix(BY_VECTOR * summed)]).tocsr()
    return Table(rows, list(vectorizer.get_feature_names_out()), weighed)


def fit(table: Table, found: Sentences, kind: Kind, taught: Vector) -> LogisticRegression:
    """Logistic regression for a kind on the sentences that are `taught`."""
    model = LogisticRegression(C=1 / RIDGE, max_iter=2000)
    marked = np.array([kind in kinds for kinds in found.kinds])
    return model.fit(table.rows[taught], marked[taught], found.importance[taught])


def threshold_of(marked: Vector, scores: Vector) -> float:
    """From which score on sentences are taken, so that F1 is best."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(marked[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + marked.sum())
    smooth = np.convolve(f1, np.ones(SMOOTHED) / SMOOTHED, "same")
    return float(scores[order][np.argmax(smooth)])


def scores_of(table: Table, found: Sentences, folds: int) -> dict[Kind, Vector]:
    """The scores that weights learned of other folds give the sentences of each."""
    scores = {}
    for kind in LEARNED:
        given = np.zeros(len(found.folds))
        for fold in range(folds):
            held = held_out(found.folds, fold, folds)
            given[held] = fit(table, found, kind, ~held).decision_function(table.rows[held])
        scores[kind] = given
    return scores


def validate(found: Sentences, scores: Mapping[Kind, Vector], folds: int) -> None:
    """Print F1 of each kind, with thresholds of the other folds, beside that of the rules."""
    measured = found.folds != TAUGHT
    total = np.zeros((2, 3))
    for kind in Kind:
        marked = np.array([kind in kinds for kinds in found.kinds])
        rule = np.array([f"rule: {kind.value}" in seen for seen in found.seen])
        taken = rule.copy()
        if kind in scores:
            for fold in range(folds):
                held = held_out(found.folds, fold, folds)
                others = measured & ~held
                taken[held] = scores[kind][held] > threshold_of(
                    marked[others], scores[kind][others]
                )
        counts = [
            [(marked & each)[measured].sum(), each[measured].sum(), marked[measured].sum()]
            for each in (rule, taken)
        ]
        total += np.array(counts)
        print(f"{kind.value:12} {_f1(counts[0]):5.1f} {_f1(counts[1]):5.1f}")
    print(f"{'all':12} {_f1(total[0]):5.1f} {_f1(total[1]):5.1f}")


def _f1(counts: Sequence[float]) -> float:
    right, taken, marked = counts
    return 200 * float(right) / max(1.0, float(taken + marked))


HEAD = """\
# What speaks for each kind of claim, in hundredths of the logarithm of the odds; above 0 together,
# a sentence is of the kind. Made by `python benchmarks/train_kinds.py`; see docs/claims.md.
# What each name means: kind_weights.py.

[kinds]
"""


def model_of(
    table: Table, found: Sentences, thresholds: Mapping[Kind, float]
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The weights of words, and of all else, in the order of `LEARNED`."""
    everything = np.ones(len(found.folds), dtype=bool)
    names, size = table.names, len(table.names)
    seen: dict[str, list[int]] = {}
    words: dict[str, list[int]] = {}
    for place, kind in enumerate(LEARNED):
        fitted = fit(table, found, kind, everything)
        own = dict(zip(names, fitted.coef_[0][:size], strict=True))
        by_vector = BY_VECTOR * fitted.coef_[0][size:]
        own["bias"] = own.get("bias", 0.0) + fitted.intercept_[0] - thresholds[kind]
        of_words = {
            word: own.pop(WORD + word, 0.0) + float(vector @ by_vector)
            for word, vector in table.vectors.items()
        }
        for target, weights in ((seen, own), (words, of_words)):
            for name, weight in weights.items():
                row = target.setdefault(name, [0] * len(LEARNED))
                row[place] = round(100 * weight)
    return words, seen


def write(words: Mapping[str, Sequence[int]], seen: Mapping[str, Sequence[int]]) -> None:
    """The file."""
    parts = [HEAD, "".join(f"{kind.value}\n" for kind in LEARNED)]
    for group, rows in (("seen", seen), ("words", words)):
        parts.append(f"\n[{group}]\n")
        parts += [f"{name}\t{' '.join(map(str, rows[name]))}\n" for name in sorted(rows)]
    FILE.write_text("".join(parts), "utf-8")


def main() -> None:
    root, asked = gold.folder_and_folds(str(__doc__).splitlines()[0])
    general, texts = general_words(root)
    found = _sentences(root)
    texts += [record["text"] for record in gold.records(root / "briefings" / "train.jsonl")]
    table = table_of(found, general, vectors_of(texts, VECTOR_SIZE))
    folds = asked or 6
    scores = scores_of(table, found, folds)
    if asked:
        validate(found, scores, folds)
        return
    measured = found.folds != TAUGHT
    marked = {k: np.array([k in kinds for kinds in found.kinds])[measured] for k in LEARNED}
    thresholds = {k: threshold_of(marked[k], scores[k][measured]) for k in LEARNED}
    write(*model_of(table, found, thresholds))


if __name__ == "__main__":
    main()
