"""Sentence splitting in six languages other than English, on articles of our own.

    python benchmarks/sentences_by_language.py

The units of tests/labelled/languages/news.*.jsonl were written as lines, one sentence each; a
paragraph of them is split again, and an end counts as right where a unit ends. Ends of paragraphs
are left out. pysbd and nltk's Punkt (where its data is installed) get the same paragraphs.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import gold
import nutgraf

LABELLED = Path(__file__).resolve().parent.parent / "tests" / "labelled" / "languages"
_PUNKT = {
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
}
Splitter = Callable[[str, str], Sequence[int]]


def by_nutgraf(text: str, language: str) -> list[int]:
    return [found.span.end for found in nutgraf.read(text, "plaintext", language).sentences]


def peers() -> Iterator[tuple[str, Splitter]]:
    """The other splitters that are installed; each gives the ends of sentences."""
    try:
        import pysbd

        def by_pysbd(text: str, language: str) -> list[int]:
            # It knows no Portuguese.
            code = language if language in pysbd.languages.LANGUAGE_CODES else "es"
            spans = pysbd.Segmenter(language=code, clean=False, char_span=True).segment(text)
            return [span.start + len(span.sent.rstrip()) for span in spans]

        yield "pysbd", by_pysbd
    except ImportError:
        print("pysbd is not installed")
    try:
        import nltk

        def by_punkt(text: str, language: str) -> list[int]:
            punkt = nltk.tokenize.PunktTokenizer(_PUNKT[language])
            return [end for _, end in punkt.span_tokenize(text)]

        by_punkt("Ja.", "de")
        yield "nltk (Punkt)", by_punkt
    except (ImportError, LookupError):
        print("nltk's Punkt has no data here")
    yield "stops before capitals", by_stops


def by_stops(text: str, language: str) -> list[int]:  # noqa: ARG001  # as the others
    return [*(match.start() for match in _STOP.finditer(text)), len(text)]


_STOP = re.compile(r"(?<=[.!?…])[\"”“»«’)]*(?=\s+[\"“„«»‘¿¡(]*[A-ZÀ-Þ0-9])")


def paragraphs(record: Mapping[str, Any]) -> Iterator[tuple[str, list[int]]]:
    """The paragraphs of several sentences, and where those end."""
    text = record["text"]
    units = [unit for unit, s in zip(record["units"], record["s"], strict=True) if len(s) > 1]
    start, ends = 0, list[int]()
    for index, (first, end) in enumerate(units):
        if not ends:
            start = first
        ends.append(end - start)
        last = index + 1 == len(units) or "\n" in text[end : units[index + 1][0]]
        if last:
            if len(ends) > 1:
                yield text[start:end], ends
            ends = []


def main() -> None:
    """Print the table."""
    records = [
        record
        for split in ("dev", "kept")
        for record in gold.records(LABELLED / f"news.{split}.jsonl")
    ]
    print(gold.row("splitter", *_PUNKT))
    print(gold.row("---", *("--:" for _ in _PUNKT)))
    for name, split in (("nutgraf", by_nutgraf), *peers()):
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for record in records:
            language = record["language"]
            for text, ends in paragraphs(record):
                wanted = set(ends[:-1])
                found = {end for end in split(text, language) if end < len(text) - 1}
                for place, count in enumerate((len(wanted & found), len(wanted), len(found))):
                    counts[language][place] += count
        figures = (2 * right / max(1, there + told) for right, there, told in counts.values())
        print(gold.row(name, *(f"{100 * figure:.1f}" for figure in figures)))


if __name__ == "__main__":
    main()
