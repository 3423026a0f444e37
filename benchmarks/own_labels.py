"""Articles of public corpora whose sentences were graded for this project, as records of the gold.

`labels/briefings.jsonl` has an article a line in the shape of the gold's `briefings/train.jsonl`,
without the text: where the gold has words of the article, it has their places, `[start, end]`.
The texts are taken from the corpora by their ids; see docs/contributing/data.md.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gold

LABELS = Path(__file__).parent / "labels" / "briefings.jsonl"
# Where the texts are, and what of a record they are.
CORPORA = (
    ("sentence-splits/gum.train.jsonl.gz", "text"),
    ("news-summaries/bbc-extractive.train.jsonl.gz", "article"),
    ("html-pages/pages.train.jsonl.gz", "body"),
)
Place = list[int] | None


def own_records(root: Path) -> Iterator[dict[str, Any]]:
    """The articles labelled for this project whose texts are in the folder of the gold."""
    labelled = {record["id"]: record for record in gold.records(LABELS)}
    for file, key in CORPORA:
        for record in gold.records(root / file):
            labels = labelled.get(record["id"])
            if labels is not None:
                yield _whole(labels, _titled(record.get("title") or "", record[key], file))


def _titled(title: str, text: str, file: str) -> str:
    """A text under its title, unless it opens with it; saved pages have theirs elsewhere."""
    if not title or text.startswith(title) or file.startswith("html-pages"):
        return text
    return f"{title}\n\n{text}"


def _whole(labels: dict[str, Any], text: str) -> dict[str, Any]:
    """A record of the gold's shape, the words put where their places are."""
    text = text[: labels["end"]]

    def words(place: Place) -> str | None:
        return None if place is None else text[place[0] : place[1]]

    def label(fields: list[Any]) -> str:
        *judged, speaker = fields
        return " ".join([*judged, words(speaker) or "-"]) if judged else speaker

    return labels | {
        "text": text,
        "own": True,
        "s": [label(fields) for fields in labels["s"]],
        "people": [
            [words(name), kind, words(role), [words(form) for form in forms]]
            for name, kind, role, forms in labels["people"]
        ],
        "figures": [
            [unit, words(figure), " ".join(text[start:end] for start, end in counted), matters]
            for unit, figure, counted, matters in labels["figures"]
        ],
    }
