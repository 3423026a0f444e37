"""Measures who is found to say what, on PolNeAR.

    python benchmarks/attributions.py --eval ../shared/eval

Contents count as found when half (or four fifths) of their words and of the annotated ones are the
same; a source is right when the heads agree; the last figure is how many sources are, of contents
that were found.
"""

import re
import time
from typing import Any

import gold
import nutgraf
from train_attributions import found_in


def main() -> None:
    """Print the table."""
    root = gold.folder(__doc__ or "")
    score = gold.scorer(root / "score_attributions.py")
    print(
        gold.row("split", "by", "what", "content ≥ .5", "≥ .8", "with the source", "sources", "ms")
    )
    print(gold.row("---", "---", "---", *["--:"] * 5))
    for split, rule, find in (
        ("train", "`nutgraf`", found_in),
        ("dev", "`nutgraf`", found_in),
        ("dev", "quotation marks", quoted_only),
    ):
        records = gold.records(root / "attributions" / f"{split}.jsonl.gz")
        taken = speed(records) if find is found_in else ""
        report, _ = score.evaluate(records, find)
        for what in ("all", "direct"):
            cells = [report[name]["F1"] for name in (f"{what}_.5", f"{what}_.8", f"full_{what}")]
            cells.append(report[f"source_acc_{what}"])
            print(gold.row(split, rule, what, *(f"{cell:.1f}" for cell in cells), taken))


def quoted_only(text: str) -> list[dict[str, Any]]:
    """A rule: what stands in quotation marks is said by the capitalised words next to "said"."""
    found = []
    for quote in re.finditer(r"[\"“][^\"“”]{10,600}[\"”]", text):
        name = re.compile(r"\bsaid ((?:[A-Z]\w+ ?){1,4})|((?:[A-Z]\w+ ){1,4})said\b").search(
            text, quote.end(), quote.end() + 80
        )
        group = name and (1 if name[1] else 2)
        found.append(
            {
                "content": quote.span(),
                "source": name.span(group) if name and group else None,
                "cue": None,
            }
        )
    return found


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
