"""Measures `verify_summary` and `verify_quote` on sentences that are made true and false.

    python benchmarks/verification.py --eval ../shared/eval [--others] [--show WAY]

From 40 articles drawn with a seed; `--others` takes the rest instead, for trying things out.
"Not supported" is what is looked for: its precision is how many of those flagged are false, its
recall how many of the false are flagged. ± is half a 95 % interval, by drawing articles again.
"""

import argparse
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

import nutgraf
from altered_sentences import Made, falsified, made_of, quotes_of, roles_of, source_of
from nutgraf.verification import CheckedSentence, Verdict, verify_quote, verify_summary

_SEED = "verification"
_ARTICLES = 40
_RESAMPLES = 300
_HIGHLIGHTS = 150
_QUOTED = {"word for word": "exact", "nearly": "near", "not in the text": "made up"}


def drawn(root: Path, *, others: bool) -> list[dict[str, object]]:
    lines = (root / "briefings" / "train.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    random.Random(_SEED).shuffle(records)
    return records[_ARTICLES:] if others else records[:_ARTICLES]


def checked(text: str, made: Sequence[Made]) -> list[CheckedSentence | None]:
    """What is said of each sentence, each being a summary; None where reading finds none."""
    article = nutgraf.read(text)
    found = []
    for one in made:
        sentences = verify_summary(nutgraf.read(one.text, "plaintext"), article).sentences
        # One that is cut in two is supported where all of it is.
        worst = [each for each in sentences if each.verdict is not Verdict.SUPPORTED]
        found.append((worst or [*sentences, None])[0])
    return found


def measure(records: Sequence[Mapping[str, object]], show: str | None) -> None:
    sources = [source_of(dict(record)) for record in records]
    every = [name for source in sources for name in source.names]
    flagged: Counter[tuple[str, bool]] = Counter()
    count: Counter[tuple[str, bool]] = Counter()
    rows = []
    began, sentences = time.perf_counter(), 0
    for number, source in enumerate(sources):
        made = list(made_of(source, every, f"{_SEED} {number}"))
        tp = fp = fn = 0
        for one, found in zip(made, checked(source.text, made), strict=True):
            if found is None:
                continue
            sentences += 1
            is_flagged = found.verdict is not Verdict.SUPPORTED
            count[one.way, one.is_true] += 1
            flagged[one.way, one.is_true] += is_flagged
            tp += is_flagged and not one.is_true
            fp += is_flagged and one.is_true
            fn += not is_flagged and not one.is_true
            if show in {one.way, "all"} and is_flagged == one.is_true:
                print(
                    f"{one.way}: {one.text}\n   {found.verdict.value} "
                    f"{[(d.kind.value, d.text, d.instead) for d in found.doubts]}"
                )
                for passage in found.evidence:
                    print("   ·", passage.text)
        rows.append((tp, fp, fn))
    took = (time.perf_counter() - began) / sentences
    for way, is_true in count:
        share = flagged[way, is_true] / count[way, is_true]
        told = "true" if is_true else "false"
        print(f"{told:6} {way:22} {count[way, is_true]:5} flagged {100 * share:5.1f} %")
    figures = np.array(rows, dtype=float)
    chance = np.random.default_rng(0)
    again = [
        figures[chance.integers(0, len(figures), len(figures))].sum(0) for _ in range(_RESAMPLES)
    ]
    for name, missed in (("precision", 1), ("recall", 2)):
        total = figures.sum(0)
        values = [one[0] / (one[0] + one[missed]) for one in again]
        low, high = np.percentile(values, [2.5, 97.5])
        value = total[0] / (total[0] + total[missed])
        print(f"{name} of not supported {100 * value:.1f} ± {50 * (high - low):.1f}")
    print(f"{sentences} sentences, {1000 * took:.1f} ms each")


def measure_quotes(records: Sequence[Mapping[str, object]]) -> None:
    told: Counter[tuple[str, str]] = Counter()
    for number, record in enumerate(records):
        source = source_of(dict(record))
        article = nutgraf.read(source.text)
        for quote, kind in quotes_of(source, f"{_SEED} {number}"):
            told[kind, _QUOTED[verify_quote(quote, article).wording.value]] += 1
    for kind in ("exact", "near", "made up"):
        row = {other: told[kind, other] for other in ("exact", "near", "made up")}
        print(f"quotations {kind:8} {row}")


def measure_roles(records: Sequence[Mapping[str, object]]) -> None:
    """Every sentence whose names can change places, not those only that were drawn."""
    made = flagged = 0
    for number, record in enumerate(records):
        source = source_of(dict(record))
        swapped = list(roles_of(source, f"{_SEED} {number}"))
        found = checked(source.text, swapped) if swapped else []
        made += len(swapped)
        flagged += sum(one is not None and one.verdict is not Verdict.SUPPORTED for one in found)
    print(f"names in each other's place, all of them: {flagged} of {made} flagged")


def measure_highlights(root: Path, show: str | None) -> None:
    """What is said of summaries that editors wrote: nearly all of it is in the article."""
    path = root / "news-summaries" / "cnndm.train.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    random.Random(_SEED).shuffle(records)
    verdicts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    altered = flagged = 0
    for number, record in enumerate(records[:_HIGHLIGHTS]):
        summary = nutgraf.read(record["reference"], "plaintext")
        false = list(falsified([one.text for one in summary.sentences], f"{_SEED} {number}"))
        for one in checked(record["article"], false):
            altered += one is not None
            flagged += one is not None and one.verdict is not Verdict.SUPPORTED
        found = verify_summary(summary, nutgraf.read(record["article"]))
        for one in found.sentences:
            verdicts[one.verdict.value] += 1
            if one.verdict is not Verdict.SUPPORTED:
                kinds.update({doubt.kind.value for doubt in one.doubts})
                if show == "highlights":
                    print(
                        f"{one.text}\n   {one.verdict.value} "
                        f"{[(d.kind.value, d.text, d.instead) for d in one.doubts]}"
                    )
                    for passage in one.evidence:
                        print("   ·", passage.text)
    print("highlights", dict(verdicts), dict(kinds))
    print(f"highlights made false: {flagged} of {altered} flagged")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--highlights", action="store_true")
    parser.add_argument("--show")
    given = parser.parse_args()
    records = drawn(given.eval, others=given.others)
    measure(records, given.show)
    measure_roles(records)
    measure_quotes(records)
    if given.highlights:
        measure_highlights(given.eval, given.show)


if __name__ == "__main__":
    main()
