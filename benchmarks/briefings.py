"""Measures briefings: openings that dangle, what is said twice, sections without a point, time.

    python benchmarks/briefings.py --eval ../shared/eval

A briefing shows the sentences of its gist and of its points. Beside them as many sentences, the
best rated by LexRank. Every place that a briefing's JSON names is checked against the source.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean, median

import gold
import nutgraf
from nutgraf.language.words import count_words
from nutgraf.rendering import data

CORPORA = (
    ("CNN/DM", "news-summaries/cnndm"),
    ("XSum", "news-summaries/xsum"),
    ("BBC, with titles", "news-summaries/bbc-extractive"),
    ("GUM", "sentence-splits/gum"),
)
# A section with more words than this has to have a point.
_WORTH_A_POINT = 80
# Texts of about so many words are timed.
_LONG = 2000


def texts(root: Path, file: str, split: str) -> Iterator[str]:
    """The texts of a corpus, under their titles where these are known."""
    for record in gold.records(root / f"{file}.{split}.jsonl.gz"):
        text = record.get("article") or record["text"]
        titled = "article" in record and record.get("title")
        yield f"{record['title']}\n\n{text}" if titled else text


def shown(found: nutgraf.Briefing) -> list[str]:
    """The sentences of the gist and of the points."""
    points = (point for part in found.sections for point in part.points)
    return [pick.sentence.text for pick in (*found.gist, *points)]


def unpointed(found: nutgraf.Briefing) -> tuple[int, int]:
    """How many sections with text enough have neither a point nor the gist; how many there are."""
    said = {
        pick.sentence.index
        for pick in (*found.gist, *(p for part in found.sections for p in part.points))
    }
    missing = worth = 0
    for section in found.article.walk():
        own = [sentence for block in section.blocks for sentence in block.sentences]
        if sum(count_words(sentence.text) for sentence in own) > _WORTH_A_POINT:
            worth += 1
            missing += all(sentence.index not in said for sentence in own)
    return missing, worth


def misplaced(result: object, source: str) -> tuple[int, int]:
    """How many placed objects of a JSON result are not the words at their place; how many are."""
    wrong = count = 0
    if isinstance(result, dict):
        if {"text", "start", "end"} <= result.keys():
            written = source[result["start"] : result["end"]]
            count += 1
            wrong += "".join(result["text"].split()) != "".join(written.split())
        parts = list(result.values())
    else:
        parts = list(result) if isinstance(result, list) else []
    for part in parts:
        more_wrong, more = misplaced(part, source)
        wrong, count = wrong + more_wrong, count + more
    return wrong, count


def quality(root: Path, split: str, limit: int | None) -> Iterator[str]:
    """A row for each corpus and rule."""
    scorer = gold.scorer(root / "score.py")
    heads = ("corpus", "articles", "by", "sentences", "dangling", "redundancy")
    yield gold.row(*heads, "sections without a point", "words not at their place")
    yield gold.row("---", "--:", "---", *["--:"] * 5)
    for name, file in CORPORA:
        found = [nutgraf.brief(text) for text in list(texts(root, file, split))[:limit]]
        places = [misplaced(data.briefing(each), each.article.source) for each in found]
        sections = [unpointed(each) for each in found]
        rules: dict[str, Callable[[nutgraf.Briefing], Sequence[str]]] = {
            "`nutgraf`": shown,
            "`lexrank`": lambda each: [
                pick.sentence.text
                for pick in nutgraf.summarize(
                    each.article, "lexrank", max(1, len(shown(each))), selection="plain"
                ).picks
            ],
        }
        for rule, sentences in rules.items():
            scores = [
                scorer.score_one_summary(
                    {"article": e.article.source, "reference": ""}, sentences(e)
                )
                for e in found
            ]
            count = sum(len(sentences(each)) for each in found)
            redundant = [score["red"] for score in scores if score["red"] is not None]
            own = rule == "`nutgraf`"
            yield gold.row(
                name,
                len(found),
                rule,
                count,
                f"{100 * sum(score['dang'] for score in scores) / count:.2f} %",
                f"{mean(redundant):.3f}",
                " of ".join(str(sum(s)) for s in zip(*sections, strict=True)) if own else "",
                " of ".join(f"{sum(p):,}" for p in zip(*places, strict=True)) if own else "",
            )


def speed(root: Path, split: str) -> Iterator[str]:
    """Milliseconds for texts of about 2,000 words that were not seen before."""
    # Few articles are as long: some are put together.
    long, words = [""], 0
    for text in texts(root, "news-summaries/bbc-extractive", split):
        long[-1] += f"{text}\n\n"
        words += len(text.split())
        if words >= _LONG:
            long, words = [*long, ""], 0
    nutgraf.brief(long[0])
    taken = []
    for text in long[1:-1]:
        begun = time.perf_counter()
        nutgraf.brief(text)
        taken.append(time.perf_counter() - begun)
    yield (
        f"\nA briefing of about {_LONG:,} words, text not seen before, engine warm: "
        f"{1000 * median(taken):.0f} ms (median of {len(taken)}, from {1000 * min(taken):.0f} to "
        f"{1000 * max(taken):.0f})."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--limit", type=int, help="only so many articles of each")
    given = parser.parse_args()
    if not given.eval.is_dir():
        sys.exit(f"no gold data: {given.eval} is absent; name its folder with --eval")
    for part in (quality(given.eval, given.split, given.limit), speed(given.eval, given.split)):
        for line in part:
            print(line, flush=True)


if __name__ == "__main__":
    main()
