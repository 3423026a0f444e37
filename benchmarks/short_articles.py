"""A summary of an article of about 500 words by the default method, from text, in a warm process.

    python benchmarks/short_articles.py [--eval ../shared/eval]

Each of 50 articles is summarized for the first time, after 20 others were, and then again. What the
first time pays for are its new words and sentences; the second is what an editor pays when nothing
was changed. Medians of the processor's time.
"""

import sys
import time
from itertools import islice
from statistics import median

import gold
import nutgraf
import summaries

WORDS = range(450, 551)
WARMING, MEASURED = 20, 50


def milliseconds(text: str) -> tuple[float, float]:
    """Reading, and all of it."""
    begun = time.process_time()
    article = nutgraf.read(text)
    read = time.process_time()
    nutgraf.summarize(article, "default", 3)
    return 1000 * (read - begun), 1000 * (time.process_time() - begun)


def main() -> None:
    root = gold.folder(str(__doc__).splitlines()[0])
    documents = summaries.documents(root, "news-summaries/cnndm", "train")
    fitting = (each.text for each in documents if len(each.text.split()) in WORDS)
    texts = list(islice(fitting, WARMING + MEASURED))
    if len(texts) < WARMING + MEASURED:
        sys.exit("too few articles of that length")
    for text in texts[:WARMING]:
        milliseconds(text)
    print(gold.row("500 words", "reading, ms", "from text to summary, ms"))
    print(gold.row("---", "--:", "--:"))
    for name in ("for the first time", "again"):
        taken = [milliseconds(text) for text in texts[WARMING:]]
        reading, whole = (median(each) for each in zip(*taken, strict=True))
        print(gold.row(name, f"{reading:.1f}", f"{whole:.1f}"))


if __name__ == "__main__":
    main()
