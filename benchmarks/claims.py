"""Measures claims against the gold data, beside simple rules.

    python benchmarks/claims.py --eval ../shared/eval

Prints tables; ± is half a 95 % interval, by drawing documents (sentences, of ClaimBuster) again.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from typing import Any

import numpy as np

import gold
import nutgraf
from nutgraf.evaluation.bootstrap import estimates
from nutgraf.methods.lexrank import LexRank

Claim = dict[str, Any]
Finder = Callable[[str], list[Claim]]

# How the gold data calls two kinds.
_NAMES = {"attributed": "quote/attributed", "opinion": "opinion/normative"}
_RESAMPLES = 300


def of_nutgraf(text: str) -> list[Claim]:
    """What `nutgraf.find_claims` gives, as the scorer takes it."""
    found = []
    for claim in nutgraf.find_claims(text):
        source = claim.speaker.source if claim.speaker else None
        named = (source.start, source.end) if source else None
        found.append(
            {
                "start": claim.sentence.span.start,
                "end": claim.sentence.span.end,
                "score": claim.score,
                "types": [_NAMES.get(kind.value, kind.value) for kind in claim.kinds],
                "hedged": claim.hedged,
                "speaker": named or ("unnamed" if claim.speaker else None),
            }
        )
    return found


def by(rate: Callable[[nutgraf.Article], Sequence[float]]) -> Finder:
    """A rule that rates the sentences and says nothing else of them."""

    def find(text: str) -> list[Claim]:
        article = nutgraf.read(text)
        return [
            {"start": sentence.span.start, "end": sentence.span.end, "score": rating}
            for sentence, rating in zip(article.sentences, rate(article), strict=True)
        ]

    return find


RULES: dict[str, Finder] = {
    "`nutgraf`": of_nutgraf,
    "the first sentences": by(lambda article: [-s.index for s in article.sentences]),
    "the longest": by(lambda article: [len(s.text.split()) for s in article.sentences]),
    "most numbers": by(
        lambda article: [len(re.findall(r"\d+", s.text)) for s in article.sentences]
    ),
    "`lexrank`": by(lambda article: LexRank().rate(article, 10)),
}


def half_width(values: Sequence[Sequence[float]]) -> list[float]:
    """Half the interval of the mean of each column."""
    found = estimates(np.array(values))
    return [(e.high - e.low) / 2 if e else 0.0 for e in found]


def articles(root: Path) -> Iterator[str]:
    """Ranking, by kind of article, and what is said of each claim."""
    scorer = gold.scorer(root / "score_news_claims.py")
    items = gold.records(root / "news-claims" / "dev.jsonl")
    yield "### Claims in articles\n"
    yield gold.row("articles", "", "rule", "nDCG@5", "±", "nDCG@10", "±", "grade 2 or 3 in 5")
    yield gold.row("---", "--:", "---", *["--:"] * 5)
    for kind in ("", *sorted({item["kind"] for item in items})):
        chosen = [item for item in items if kind in item["kind"]]
        for name, find in RULES.items():
            each = [scorer.evaluate([item], find) for item in chosen]
            table = [[score[key] for key in ("nDCG@5", "nDCG@10", "P@5")] for score in each]
            five, ten, precise = np.mean(table, axis=0)
            wide = half_width(table)
            cells = (f"{v:.1f}" for v in (five, wide[0], ten, wide[1], precise))
            yield gold.row(kind or "all", len(chosen), name, *cells)
    found = scorer.evaluate(items, of_nutgraf)
    yield "\n### What is said of them\n"
    yield gold.row("", "sentences", "precision", "recall", "F1")
    yield gold.row("---", *["--:"] * 4)
    parts = {"kinds, all": found["types_all"], "hedged": found["hedged"]}
    parts["attributed to somebody"] = found["attributed"]
    for name, part in (parts | found["per_type"]).items():
        cells = (f"{part[key]:.1f}" for key in ("P", "R", "F1"))
        yield gold.row(name, part.get("n", ""), *cells)
    yield f"\nSpeakers right: {found['speaker_acc']:.1f} % of those named by the gold data."


def average_precision(marked: np.ndarray[Any, Any], scores: np.ndarray[Any, Any]) -> float:
    """The mean of the precision at each marked sentence, times 100."""
    hits = marked[np.argsort(-scores, kind="stable")]
    return float(100 * (np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits > 0].mean())


def bare(root: Path) -> Iterator[str]:
    """Sentences without their article."""
    yield "\n### Bare sentences\n"
    yield gold.row("", "sentences", "marked", "rule", "average precision", "±")
    yield gold.row("---", "--:", "--:", "---", "--:", "--:")
    rules: dict[str, Callable[[Sequence[str]], Sequence[float]]] = {
        "`nutgraf`": nutgraf.rate_claims,
        "most numbers": lambda texts: [len(re.findall(r"\d+", text)) for text in texts],
        "the longest": lambda texts: [len(text.split()) for text in texts],
    }
    draw = np.random.default_rng(0)
    for name, file in (
        ("ClaimBuster", "claimbuster.dev"),
        ("CLEF 2019, mean of debates", "clef.dev"),
    ):
        records = gold.records(root / "claims" / f"{file}.jsonl.gz")
        marked = np.array([record["label"] for record in records], dtype=float)
        documents = np.array([record["doc"] for record in records])
        for rule, rate in rules.items():
            scores = np.array(rate([record["sentence"] for record in records]), dtype=float)
            if file.startswith("clef"):
                by_debate = [
                    [average_precision(marked[mine], scores[mine])]
                    for mine in (documents == each for each in sorted(set(documents)))
                    if marked[mine].any()
                ]
                value, wide = mean(row[0] for row in by_debate), half_width(by_debate)[0]
            else:
                value = average_precision(marked, scores)
                drawn = [draw.integers(0, len(marked), len(marked)) for _ in range(_RESAMPLES)]
                again = [average_precision(marked[some], scores[some]) for some in drawn]
                low, high = np.percentile(again, [2.5, 97.5])
                wide = float(high - low) / 2
            cells = (f"{value:.1f}", f"{wide:.1f}")
            yield gold.row(name, len(marked), int(marked.sum()), rule, *cells)


def speed(root: Path) -> Iterator[str]:
    """Milliseconds of `find_claims` on texts not seen before, engine warm."""
    texts = [item["text"] for item in gold.records(root / "attributions" / "dev.jsonl.gz")]
    nutgraf.find_claims(texts[0])
    per_sentence, known = [], []
    for text in texts[1:]:
        article = nutgraf.read(text)
        if article.sentences:
            start = time.perf_counter()
            nutgraf.find_claims(article)
            middle = time.perf_counter()
            nutgraf.find_claims(article)
            per_sentence.append((middle - start) / len(article.sentences))
            known.append((time.perf_counter() - middle) / len(article.sentences))
    yield "\n### Time\n"
    new, again = (40_000 * median(each) for each in (per_sentence, known))
    yield (
        f"Of 40 sentences not seen before, with their attributions: {new:.1f} ms (median of"
        f" {len(known)} articles, read already); again: {again:.1f} ms."
    )


def main() -> None:
    root = gold.folder(str(__doc__).splitlines()[0])
    for part in (articles, bare, speed):
        for line in part(root):
            print(line, flush=True)


if __name__ == "__main__":
    main()
