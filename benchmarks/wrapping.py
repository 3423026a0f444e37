"""How many of an article's sentences are read as they are when its text is wrapped.

    python benchmarks/wrapping.py --eval ../shared/eval

prints a Markdown table: of the sentences of the articles of `briefings/train.jsonl`, the share
that is found, word for word, in the same article wrapped at a width, in each style of
`tests/wrapped.py`. `--every 4` takes each fourth article; `--style` and `--width` one of each, and
`--lost 20` prints so many sentences that are lost, with the wrapped text that they stand in.
"""

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import gold
import nutgraf

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from wrapped import STYLES, wrapped

WIDTHS = (24, 30, 36, 42, 50, 58, 66, 72, 80, 100, 120)


def sentences(text: str) -> Counter[str]:
    """The sentences that a text has, white space aside."""
    article = nutgraf.read(text, "plaintext", "en")
    return Counter(" ".join(sentence.text.split()) for sentence in article.sentences)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT)
    parser.add_argument("--part", default="train")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--style", choices=STYLES)
    parser.add_argument("--width", type=int)
    parser.add_argument("--lost", type=int, default=0)
    chosen = parser.parse_args()
    records = gold.records(chosen.eval / "briefings" / f"{chosen.part}.jsonl")[:: chosen.every]
    articles = {record["id"]: record["text"] for record in records}
    whole = {key: sentences(text) for key, text in articles.items()}
    total = sum(map(Counter.total, whole.values()))
    widths = (chosen.width,) if chosen.width else WIDTHS
    styles = (chosen.style,) if chosen.style else tuple(STYLES)
    print(gold.row("style", *widths))
    print(gold.row("---", *["--:"] * len(widths)))
    lost: list[str] = []
    for style in styles:
        shares = []
        for width in widths:
            kept = 0
            for key, text in articles.items():
                rows = wrapped(text, width, style, zlib.crc32(key.encode()))
                found = sentences(rows)
                kept += (whole[key] & found).total()
                if chosen.lost:
                    lost += _lost(key, rows, whole[key] - found)
            shares.append(f"{100 * kept / total:.1f}")
        print(gold.row(style, *shares), flush=True)
    print("\n\n".join(lost[: chosen.lost]))


def _lost(key: str, rows: str, missing: Counter[str]) -> Iterator[str]:
    """The sentences that are missing, each with the lines that it stands in."""
    article = nutgraf.read(rows, "plaintext", "en")
    for sentence in missing:
        words = set(sentence.split())
        near = max(article.blocks, key=lambda block: len(words & set(block.text.split())))
        around = rows[max(0, near.span.start - 200) : near.span.end + 200]
        roles = f"{near.role.value}: {near.reasons}"
        yield f"== {key} {sentence!r}\n{roles}\n{around}"


if __name__ == "__main__":
    main()
