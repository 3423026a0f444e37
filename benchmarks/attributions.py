"""Measures who is found to say what, on PolNeAR.

    python benchmarks/attributions.py --eval ../shared/eval

Contents count as found when half (or four fifths) of their words and of the annotated ones are the
same; a source is right when the heads agree.
"""

import time
from typing import Any

import gold
import nutgraf
from train_attributions import found_in


def main() -> None:
    """Print the table."""
    root = gold.folder(__doc__ or "")
    score = gold.scorer(root / "score_attributions.py")
    print(gold.row("split", "what", "content ≥ .5", "content ≥ .8", "with the source", "ms"))
    print(gold.row("---", "---", "--:", "--:", "--:", "--:"))
    for split in ("train", "dev"):
        records = gold.records(root / "attributions" / f"{split}.jsonl.gz")
        taken = speed(records)
        report, _ = score.evaluate(records, found_in)
        for what, full in (("all", "full_all"), ("direct", "full_direct")):
            cells = [report[name]["F1"] for name in (f"{what}_.5", f"{what}_.8", full)]
            print(gold.row(split, what, *(f"{cell:.1f}" for cell in cells), taken))


def speed(records: list[dict[str, Any]]) -> str:
    """Milliseconds for forty sentences of articles that are read already, but not searched."""
    articles = [nutgraf.read(record["text"], "plaintext", "en") for record in records]
    started = time.perf_counter()
    sentences = 0
    for article in articles:
        sentences += len(article.sentences)
        nutgraf.find_attributions(article)
    return f"{(time.perf_counter() - started) / sentences * 40_000:.1f}"


if __name__ == "__main__":
    main()
