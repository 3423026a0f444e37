"""Prints what every method picks of each article, with its ratings: a line of JSON each.

python tests/picks_of_all.py FOLDER
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import nutgraf


def lines(files: Iterable[Path]) -> list[str]:
    """A line for each article and method, in a fixed order."""
    found = []
    for path in files:
        article = nutgraf.read(path.read_text("utf-8"), name=path.name)
        for method in nutgraf.methods():
            picks = nutgraf.summarize(article, method, 3).picks
            made = [(pick.sentence.span.start, pick.rating, pick.reasons) for pick in picks]
            found.append(json.dumps([path.name, method, made]))
        claims = [(claim.sentence.index, claim.score) for claim in nutgraf.find_claims(article)]
        found.append(json.dumps([path.name, "claims", claims]))
    return found


if __name__ == "__main__":
    print("\n".join(lines(map(Path, sys.argv[1:]))))  # noqa: T201  # what it is for
