"""How well and how fast sentences are split, beside other splitters.

    python benchmarks/sentences.py --eval ../shared/eval

prints a Markdown table: the F1 of exact sentence spans on each collection, and the time a sentence
takes once warm. A peer that is not installed is named as absent; `pip install pysbd blingfire
syntok` brings them. Every splitter gets one paragraph at a time: a line of the collection.

A collection is `sentence-splits/<name>.<part>.jsonl.gz`, one object a line with `text`, `spans` and
`genre`. Those measured here come from Universal Dependencies (English GUM and EWT) and from the
tests of pySBD, whose "golden rules" have the genre `rules`.
"""

import argparse
import gzip
import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Splitter = Callable[[str], list[Span]]

_PARAGRAPH = re.compile(r"[^\n]+")
# A splitter is warm after so many texts.
_WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a collection with the sentences people found in it."""

    text: str
    spans: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Result:
    """What one splitter did with one collection."""

    f1: float
    sentences: int
    seconds: float


def nutgraf() -> Splitter:
    from nutgraf.reading.sentences import split

    return split


def pysbd() -> Splitter:
    segmenter = import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(span.start, span.end) for span in segmenter.segment(text)]


def blingfire() -> Splitter:
    split = import_module("blingfire").text_to_sentences_and_offsets
    return lambda text: list(split(text)[1])


def syntok() -> Splitter:
    segmenter = import_module("syntok.segmenter")

    def split(text: str) -> list[Span]:
        return [
            (tokens[0].offset, tokens[-1].offset + len(tokens[-1].value))
            for paragraph in segmenter.analyze(text)
            for tokens in paragraph
        ]

    return split


def stock_punkt() -> Splitter:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    tokenizer = PunktSentenceTokenizer(PunktParameters())
    return lambda text: list(tokenizer.span_tokenize(text))


def reference(folder: Path) -> Splitter:
    """The reference splitter that stands with the collections: Punkt with some abbreviations."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder / 'score.py'} cannot be read")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    split: Splitter = module.ref_split
    return split


def texts(file: Path, genre: str | None) -> list[Text]:
    """The texts of a collection; of one genre only, where that is said."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        found: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
    return [
        Text(item["text"], frozenset(stripped(item["text"], item["spans"])))
        for item in found
        if genre in (None, item["genre"])
    ]


def stripped(text: str, spans: list[Any]) -> Iterator[Span]:
    """The spans without white space at their ends, and without those that hold nothing else."""
    for start, end in spans:
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def by_paragraph(split: Splitter, text: str) -> list[Span]:
    return [
        (paragraph.start() + start, paragraph.start() + end)
        for paragraph in _PARAGRAPH.finditer(text)
        for start, end in split(paragraph[0])
    ]


def measure(split: Splitter, collection: list[Text]) -> Result:
    for item in collection[:_WARM_UP]:
        by_paragraph(split, item.text)
    before = time.perf_counter()
    answers = [by_paragraph(split, item.text) for item in collection]
    seconds = time.perf_counter() - before
    right = given = wanted = 0
    for item, answer in zip(collection, answers, strict=True):
        spans = set(stripped(item.text, answer))
        right += len(spans & item.spans)
        given += len(spans)
        wanted += len(item.spans)
    return Result(200 * right / (given + wanted), given, seconds)


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--eval", type=Path, required=True, help="folder of the collections")
    options.add_argument("--part", default="dev", help="which part of them (default: dev)")
    chosen = options.parse_args()
    folder = chosen.eval / "sentence-splits"
    if not folder.is_dir():
        print(f"{folder} is not there: nothing measured.", file=sys.stderr)
        return 1
    collections = {
        "GUM": texts(folder / f"gum.{chosen.part}.jsonl.gz", None),
        "EWT": texts(folder / f"ewt.{chosen.part}.jsonl.gz", None),
        "golden rules": texts(folder / f"pysbd-golden.{chosen.part}.jsonl.gz", "rules"),
        "pySBD's tests": texts(folder / f"pysbd-golden.{chosen.part}.jsonl.gz", None),
    }
    splitters: dict[str, Callable[[], Splitter]] = {
        "nutgraf": nutgraf,
        "pysbd": pysbd,
        "blingfire": blingfire,
        "syntok": syntok,
        "nltk's Punkt, no parameters": stock_punkt,
        "Punkt with abbreviations": lambda: reference(chosen.eval),
    }
    print("| splitter |", " | ".join(collections), "| µs a sentence |")
    print("| --- |", " | ".join("---:" for _ in collections), "| ---: |")
    for name, make in splitters.items():
        try:
            split = make()
        except (ImportError, OSError):
            print(f"| {name} |", " | ".join("absent" for _ in collections), "| absent |")
            continue
        results = [measure(split, collection) for collection in collections.values()]
        speed = 1e6 * sum(r.seconds for r in results) / sum(r.sentences for r in results)
        print(f"| {name} |", " | ".join(f"{r.f1:.1f}" for r in results), f"| {speed:.0f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
