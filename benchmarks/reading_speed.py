"""Reading: cold, and again after an edit, from 10 kB to 5 MB.

    python benchmarks/reading_speed.py

The texts are the sample news analysis's sentences drawn at random, with a heading for every three
paragraphs. The edit changes one word in the middle.
"""

import random
import time
from pathlib import Path
from statistics import median

import gold
import nutgraf
from nutgraf.article import Article

SEED = Path(__file__).resolve().parent.parent / "seeds" / "pasted-news-analysis.txt"
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
EDITS = 7
# So many words of the sample make a sentence, a paragraph and a heading.
SENTENCE = (8, 30)
PARAGRAPH = (4, 6)


def text_of(size: int) -> str:
    """A text of about `size` characters, the same each time."""
    rng = random.Random(size)
    article = nutgraf.read(SEED.read_text("utf-8"), "plaintext", "en")
    words = " ".join(sentence.text for sentence in article.sentences).split()
    parts = ["The Long Report", "by Ann Lee"]
    length = 0
    while length < size:
        heading = " ".join(rng.sample(words, 4)).title().strip(".,;:")
        paragraphs = []
        for _ in range(3):
            sentences = []
            for _ in range(rng.randint(*PARAGRAPH)):
                count = rng.randint(*SENTENCE)
                start = rng.randrange(len(words) - count)
                chosen = " ".join(word.strip(".?!") for word in words[start : start + count])
                sentences.append(chosen[0].upper() + chosen[1:].rstrip(",;:") + ".")
            paragraphs.append(" ".join(sentences))
        parts += [heading, *paragraphs]
        length += len(heading) + sum(map(len, paragraphs))
    return "\n\n".join(parts)


def read(text: str, previous: Article | None = None) -> tuple[Article, float]:
    """The article, and how many milliseconds reading it took."""
    started = time.perf_counter()
    article = nutgraf.read(text, "plaintext", "en", previous=previous)
    return article, 1000 * (time.perf_counter() - started)


def main() -> None:
    nutgraf.read("Warm up. All of it.", "plaintext", "en")
    print(gold.row("size", "sentences", "cold, ms", "after an edit, ms", "of it per sentence, µs"))
    print(gold.row(*["--:"] * 5))
    for size in SIZES:
        text = text_of(size)
        article, cold = read(text)
        middle = text.index(" ", len(text) // 2)
        edits = []
        for number in range(EDITS):
            article, took = read(f"{text[:middle]} word{number}{text[middle:]}", article)
            edits.append(took)
        sentences = len(article.sentences)
        print(gold.row(f"{size:,}", sentences, f"{cold:.0f}", f"{median(edits):.1f}",
                       f"{1000 * median(edits) / sentences:.1f}"), flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
