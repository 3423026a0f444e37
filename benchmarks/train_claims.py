"""Finds the weights by which claims are scored, and writes them into the engine's `models`.

    python benchmarks/train_claims.py --eval ../shared/eval [--folds 6]

Bare sentences: logistic regression on ClaimBuster's `train` and, counting little, CLEF 2019's, on
the signals of a sentence and on its words. Sentences in their article: the softmax over an
article's sentences is fitted to how many more times worth checking one is than another, by
labels/claims.jsonl, articles of the `train` files whose sentences were graded for this (its head
says how). With --folds it cross-validates instead and writes nothing. Under a minute.
"""

import argparse
import itertools
import math
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import gold
import nutgraf
from briefing_gold import TAUGHT, briefing_records, fold_of
from fitting import Rows, Vector, descend, logistic
from nutgraf.article import Span
from nutgraf.claims.assertions import assertion_of
from nutgraf.claims.finding import signals_in
from nutgraf.claims.sentences import Reading

HOME = Path(nutgraf.__file__).parent / "models"

# --- words ---

# Where general words are taken from: the texts of these files, each counting alike.
GENERAL = (
    ("news-summaries/cnndm.train.jsonl.gz", "article"),
    ("news-summaries/xsum.train.jsonl.gz", "article"),
    ("news-summaries/bbc-extractive.train.jsonl.gz", "article"),
    ("sentence-splits/gum.train.jsonl.gz", "text"),
)
# Those whose titles stand apart.
TITLED = frozenset({"news-summaries/bbc-extractive.train.jsonl.gz"})
# A word is general when each of them uses it this often an article, in small letters.
LEAST_USE = 0.002
# A word so many times commoner in the debates than there is a matter of the debates.
MOST_TOPICAL = 8
# A word in fewer training sentences is not weighed.
FEWEST_SENTENCES = 5
RIDGE = 0.4
# What CLEF's sentences count for, and its positives among them: they are rare and noisy.
CLEF, CLEF_POSITIVE = 0.05, 0.25

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass
class Sentences:
    """Bare sentences: what is seen of each, whether it was marked, its document and importance."""

    signals: list[Mapping[str, float]]
    words: list[frozenset[str]]
    marked: Vector
    documents: list[str]
    importance: Vector


def sentences(root: Path) -> Sentences:
    """ClaimBuster's and CLEF's training sentences."""
    busters = gold.records(root / "claims" / "claimbuster.train.jsonl.gz")
    clef = gold.records(root / "claims" / "clef.train.jsonl.gz")
    found = [assertion_of(Reading(record["sentence"])) for record in (*busters, *clef)]
    marked = np.array([float(record["label"]) for record in (*busters, *clef)])
    signals = [
        {IS_CLAIM: float(said.is_claim)}
        | {name: strength for name, strength, _ in said.signals if name != "words"}
        for said in found
    ]
    words = [frozenset(Reading(record["sentence"]).words.lows) for record in (*busters, *clef)]
    documents = [f"buster {record['doc']}" for record in busters]
    documents += [f"clef {record['doc']}" for record in clef]
    of_clef = np.where(marked > 0, CLEF_POSITIVE, CLEF)
    importance = np.where(np.arange(len(marked)) < len(busters), 1.0, of_clef)
    return Sentences(signals, words, marked, documents, importance)


def general_words(root: Path, debates: Sequence[frozenset[str]]) -> list[str]:
    """Words of every kind of text, and no more at home in the debates than elsewhere."""
    use: list[dict[str, float]] = []
    rate: Counter[str] = Counter()
    for file, key in GENERAL:
        texts = [record[key] for record in gold.records(root / file)]
        small: Counter[str] = Counter()
        every: Counter[str] = Counter()
        for text in texts:
            words = _WORD.findall(text)
            small.update({word for word in words if word.islower()})
            every.update(word.lower() for word in words)
        use.append({word: count / len(texts) for word, count in small.items()})
        for word, count in every.items():
            rate[word] += count / every.total() / len(GENERAL)
    here = Counter(word for words in debates for word in words)
    size = here.total()
    return sorted(
        word
        for word, count in here.items()
        if count >= FEWEST_SENTENCES
        and all(text.get(word, 0.0) >= LEAST_USE for text in use)
        and count / size <= MOST_TOPICAL * rate[word]
    )


WORD, IS_CLAIM = "word ", "is a claim"


def rows(seen: Sentences, vocabulary: Sequence[str]) -> tuple[Any, list[str]]:
    """Sparse rows of what is seen of each sentence, and the names of their columns."""
    known = set(vocabulary)
    vectorizer = DictVectorizer()
    found = vectorizer.fit_transform(
        signals | {WORD + word: 1 / math.sqrt(len(words & known)) for word in words & known}
        for signals, words in zip(seen.signals, seen.words, strict=True)
    )
    return found, list(vectorizer.get_feature_names_out())


def fit(table: Any, seen: Sentences, taught: Vector) -> LogisticRegression:
    """Logistic regression on the sentences that are `taught`."""
    model = LogisticRegression(C=1 / RIDGE, max_iter=2000)
    return model.fit(table[taught], seen.marked[taught], seen.importance[taught])


def average_precision(marked: Vector, scores: Vector) -> float:
    """The mean of the precision at each marked sentence."""
    order = np.argsort(-scores, kind="stable")
    hits = marked[order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits > 0].mean())


def validate_sentences(seen: Sentences, table: Any, folds: int) -> None:
    """Print the average precision that weights learnt from other documents give."""
    documents = sorted(set(seen.documents))
    fold = {document: place % folds for place, document in enumerate(documents)}
    place = np.array([fold[document] for document in seen.documents])
    scores = np.zeros(len(place))
    for each in range(folds):
        taught = place != each
        scores[~taught] = fit(table, seen, taught).decision_function(table[~taught])
    buster = np.array([document.startswith("buster") for document in seen.documents])
    print(f"ClaimBuster: {100 * average_precision(seen.marked[buster], scores[buster]):.1f}")
    by_document = []
    for document in documents:
        mine = np.array([document == other for other in seen.documents])
        if (
            document.startswith("clef")
            and not document.endswith("rest")
            and seen.marked[mine].any()
        ):
            by_document.append(average_precision(seen.marked[mine], scores[mine]))
    print(f"CLEF, mean over {len(by_document)} documents: {100 * np.mean(by_document):.1f}")


WORDS_HEAD = """\
# English words that tell whether a sentence is worth a check, by weight: those under [0.3] raise
# the logarithm of the odds by 0.3, over the square root of how many such words the sentence
# has. Made by `python benchmarks/train_claims.py`; see docs/claims.md.
"""


def word_list(weights: Mapping[str, float]) -> str:
    """The file of words, in groups of whole tenths."""
    groups: dict[float, list[str]] = {}
    for word, weight in weights.items():
        groups.setdefault(round(weight, 1), []).append(word)
    parts = [WORDS_HEAD]
    for weight in sorted(groups, reverse=True):
        if weight:
            words = textwrap.fill(" ".join(sorted(groups[weight])), 100, break_on_hyphens=False)
            parts.append(f"[{weight:.1f}]\n{words}\n")
    return "\n".join(parts)


# --- sentences in their article ---

LABELS = Path(__file__).parent / "labels" / "claims.jsonl"
# A step of a grade makes a sentence this much more worth checking, in logarithms.
STEP = 1.4
# How strongly weights are held near those for bare sentences.
ARTICLE_RIDGE = 100.0
# From this grade on a claim is of consequence; scores are how likely that is.
OF_CONSEQUENCE = 2
ALONE = "alone"
# The weights as they were written by hand, before any was learnt. What is learnt of few articles is
# held near a multiple of their sum.
BY_HAND = {
    "quantity": 0.9,
    "causal": 0.5,
    "comparison": 0.5,
    "forecast": 0.2,
    "event": 0.3,
    "rule": 0.5,
    "attributed": 0.2,
    "opinion": -0.8,
    "hedged": -0.1,
    "names": 0.4,
    "length": 0.9,
    "short": -0.8,
    "first person": -0.7,
    "second person": -0.5,
    "leans on before": -0.3,
    "quotation": -0.7,
    "exclaims": -0.5,
    "title": 1.2,
    "central": 1.3,
    "opening": 0.8,
    "aside": -1.0,
}
# Not learnt: the grades were given in the article, where it does not matter what a sentence leans
# on (nDCG is the same for every weight from 0 to this); to one who reads a list of claims it does.
LEANING = {"leans on before": -2.0}
FIRST = "by hand"
# Finer signals act through the sentence's own odds.
SIGNALS = [*BY_HAND, "reported", ALONE, FIRST]


@dataclass
class Graded:
    """An article's claims: what is seen of each and its grade; the grades of all its sentences."""

    signals: list[dict[str, float]]
    grades: Vector
    all_grades: list[int]
    taught_only: bool = False


def graded(root: Path, alone: Mapping[str, float]) -> list[Graded]:
    """The labelled articles, with the logarithm of the odds of each sentence alone."""
    texts = texts_by_id(root)
    found = [
        _graded(nutgraf.read(labelled_text(record, texts)), record["sentences"], alone)
        for record in gold.records(LABELS)
    ]
    for record in briefing_records(root, "train"):
        article = nutgraf.read(record["text"], format="plaintext")
        labels = zip(record["units"], record["s"], strict=True)
        of_units = [(*unit, _grade_in(label)) for unit, label in labels]
        only = fold_of(record) == TAUGHT
        found.append(replace(_graded(article, of_units, alone), taught_only=only))
    return [each for each in found if len(each.grades)]


def _grade_in(label: str) -> int:
    """The grade that the label of a unit gives; none for what is no claim or no running text."""
    fields = label.split(" ")
    return int(fields[2][0]) if len(fields) > 1 and fields[2][0].isdigit() else 0


def texts_by_id(root: Path) -> dict[str, str]:
    """The texts that `LABELS` may be of, under their title where they have one."""
    return {
        record["id"]: f"{record['title']}\n\n{record[key]}" if file in TITLED else record[key]
        for file, key in GENERAL
        for record in gold.records(root / file)
    }


def labelled_text(record: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """The part of an article that was labelled."""
    return texts[record["id"]][: record["end"]]


def _graded(
    article: nutgraf.Article, labels: Sequence[Sequence[Any]], alone: Mapping[str, float]
) -> Graded:
    signals, grades = [], []
    for index, of_sentence in signals_in(article).items():
        span = article.sentences[index].span
        grade = _grade(span, labels)
        if grade is not None:
            seen = {name: strength for name, strength, _ in of_sentence}
            own = sum(alone.get(name, 0.0) * strength for name, strength in seen.items())
            first = sum(BY_HAND.get(name, 0.0) * strength for name, strength in seen.items())
            signals.append({**seen, ALONE: own, FIRST: first})
            grades.append(float(grade))
    return Graded(signals, np.array(grades), [label[2] for label in labels])


def _grade(span: Span, labels: Sequence[Sequence[Any]]) -> int | None:
    """The grade of the labelled sentence that has half of this one, or is half in it."""
    for start, end, grade, *_ in labels:
        if shares_half(span, start, end):
            return int(grade)
    return None


def shares_half(span: Span, start: int, end: int) -> bool:
    """Whether a sentence has half of a labelled one, or is half in it."""
    shared = min(end, span.end) - max(start, span.start)
    return shared > 0 and 2 * shared >= min(end - start, len(span))


def fit_articles(found: Sequence[Graded], names: Sequence[str]) -> dict[str, float]:
    """The weights of the signals in an article, and the bias."""
    tables = [
        np.array([[signals.get(name, 0.0) for name in names] for signals in each.signals])
        for each in found
    ]
    everything = np.concatenate(tables)
    spread = everything.std(axis=0) + 1e-9
    parts = Rows.of([table / spread for table in tables])
    grades = np.concatenate([each.grades for each in found])
    target, ones = parts.softmax(grades * STEP), np.ones(len(found))
    weights = descend(np.zeros(len(names)), lambda w: parts.pull(w, target, ones), ARTICLE_RIDGE)
    weights = weights / spread
    # Ratings become the logarithm of the odds that a claim is of consequence.
    ratings = everything @ weights
    rows = np.stack([np.ones(len(ratings)), ratings], axis=1)
    matters = (grades >= OF_CONSEQUENCE).astype(float)
    bias, scale = logistic(rows, matters, np.ones(len(matters)), 1e-6)
    return {"bias": bias, **dict(zip(names, scale * weights, strict=True))}


def ndcg(each: Graded, scores: Vector, most: int) -> float:
    """The discounted gain of the `most` best scored, to that of the best there are."""

    def gain(grades: Sequence[float]) -> float:
        return sum((2**g - 1) / math.log2(place + 2) for place, g in enumerate(grades))

    order = np.argsort(-scores, kind="stable")[:most]
    best = gain(sorted(each.all_grades, reverse=True)[:most])
    return gain(list(each.grades[order])) / (best or 1.0)


def validate_articles(found: Sequence[Graded], names: Sequence[str], folds: int) -> None:
    """Print what weights learnt from the other articles give."""
    gains: dict[int, list[float]] = {5: [], 10: []}
    for fold in range(folds):
        held = [k % folds == fold and not each.taught_only for k, each in enumerate(found)]
        weights = fit_articles([e for e, out in zip(found, held, strict=True) if not out], names)
        for each in itertools.compress(found, held):
            table = np.array([[row.get(n, 0.0) for n in names] for row in each.signals])
            scores = table @ np.array([weights[name] for name in names])
            for most, measured in gains.items():
                measured.append(ndcg(each, scores, most))
    for most, measured in gains.items():
        print(f"nDCG@{most} of {len(measured)} articles: {100 * np.mean(measured):.1f}")


HEAD = """\
# The weights of what speaks for or against a check. Made by `python benchmarks/train_claims.py`;
# see docs/claims.md. What each signal means: signals.py, setting.py.

# For a bare sentence: {sentences:,} of them, from debates. "words" is the sum over check-words.txt.
[sentence]
{alone}
# For a sentence in its article: {articles} articles, graded for this.
[article]
{article}"""


def lines(weights: Mapping[str, float]) -> str:
    """The lines of a table."""
    return "".join(f'"{name}" = {weight:.3f}\n' for name, weight in weights.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--folds", type=int, help="cross-validate and write nothing")
    given = parser.parse_args()
    if not given.eval.is_dir():
        sys.exit(f"no gold data: {given.eval} is absent; name its folder with --eval")
    seen = sentences(given.eval)
    vocabulary = general_words(given.eval, seen.words)
    table, names = rows(seen, vocabulary)
    if given.folds:
        validate_sentences(seen, table, given.folds)
    model = fit(table, seen, np.ones(len(seen.marked), dtype=bool))
    weights = dict(zip(names, model.coef_[0], strict=True))
    own = {name: weight for name, weight in weights.items() if not name.startswith(WORD)}
    alone = {"bias": model.intercept_[0] + own.pop(IS_CLAIM), "words": 1.0, **own}
    listed = word_list(
        {name.removeprefix(WORD): w for name, w in weights.items() if name.startswith(WORD)}
    )
    if not given.folds:
        (HOME / "en" / "check-words.txt").write_text(listed, "utf-8")
    found = graded(given.eval, alone)
    if given.folds:
        validate_articles(found, SIGNALS, given.folds)
        return
    article = fit_articles(found, SIGNALS)
    for share, table_of in ((article.pop(ALONE), alone), (article.pop(FIRST), BY_HAND)):
        for name, weight in table_of.items():
            if name != "bias":
                article[name] = article.get(name, 0.0) + share * weight
    article |= LEANING
    text = HEAD.format(
        sentences=len(seen.marked), alone=lines(alone), articles=len(found), article=lines(article)
    )
    (HOME / "claims.toml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
