"""Of which kind articles are found to be, beside the genres that careful readers gave them.

    python benchmarks/kinds.py --eval ../shared/eval [dev]

Prints, for each kind, how many articles of its genre have it (recall), and how many of those that
have it are of its genre (precision), on `train` of the graded articles and our own, or on `dev`;
and how many of the first articles of two newspapers' data (news-summaries `train`) have one. Genres
are by subject, kinds by form: seven questions before a debate are analysis, and a list.
"""

import argparse
import gzip
import json
from collections import Counter
from itertools import islice
from pathlib import Path

import gold
import nutgraf
from briefing_gold import briefing_records
from nutgraf.article_kinds import ArticleKind
from nutgraf.briefing.kinds.kind import article_kind

# The genres whose articles have a kind's form, most of them.
GENRES = {
    ArticleKind.INTERVIEW: {"interview"},
    ArticleKind.HOW_TO: {"howto"},
    ArticleKind.LIST: {"list"},
    ArticleKind.MATCH: {"sports"},
    ArticleKind.SPEECH: {"speech"},
    ArticleKind.OPINION: {"opinion"},
    ArticleKind.PAPER: {"academic"},
}
NEWS = 400


def _kind(text: str) -> ArticleKind | None:
    return article_kind(nutgraf.read(text, format="plaintext").shown)


def _news(root: Path) -> list[str]:
    found = []
    for file in sorted((root / "news-summaries").rglob("*train*.jsonl*")):
        opened = gzip.open if file.suffix == ".gz" else open
        with opened(file, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["article"] for line in islice(lines, NEWS)]
    return found


def main() -> None:
    """Print a line a kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT)
    parser.add_argument("split", nargs="?", default="train")
    given = parser.parse_args()
    records = list(briefing_records(given.eval, given.split))
    kinds = [_kind(record["text"]) for record in records]
    told = Counter(kinds)
    print(f"{len(records)} articles, {len(records) - told[None]} of a kind")
    for kind, genres in GENRES.items():
        of_genre = sum(record["genre"] in genres for record in records)
        pairs = zip(kinds, records, strict=True)
        right = sum(found is kind and record["genre"] in genres for found, record in pairs)
        others = Counter(
            record["genre"]
            for found, record in zip(kinds, records, strict=True)
            if found is kind and record["genre"] not in genres
        )
        beside = ", ".join(f"{count} {genre}" for genre, count in others.items())
        print(f"{kind:10} {right} of {told[kind]} told; {right} of {of_genre} labelled; {beside}")
    if given.split == "train":
        news = _news(given.eval)
        found = Counter(map(_kind, news))
        print(f"of {len(news)} news articles:", dict(found))


if __name__ == "__main__":
    main()
