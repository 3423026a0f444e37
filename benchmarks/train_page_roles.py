"""Finds the weights of what tells the title of a pasted page from the lines around it.

    python benchmarks/train_page_roles.py --eval ../shared/eval [--folds 8]

Reads `line-roles/pages.train.jsonl` only, and writes `models/pages.toml`. With --folds it
cross-validates instead, all pages of a site in one fold, and writes nothing.

A headline is a choice among the lines above an article and "none of them": the softmax over their
ratings is fitted to the line that a person chose.
"""

import argparse
import hashlib
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

import gold
import nutgraf
from fitting import Rows, Vector, descend, logistic
from nutgraf.reading.formats import plaintext
from nutgraf.reading.pages.credits import ROLES, Credits
from nutgraf.reading.pages.headline import NONE, candidates
from nutgraf.reading.pages.roles import head_of

HOME = Path(nutgraf.__file__).parent / "models"
# A cue is learned when so many lines have it.
FEWEST_LINES = 5
# How strongly weights are held near 0.
RIDGE = 2.0


@dataclass(frozen=True)
class Choice:
    """The lines of one page that could be its title, and the one that is, if any.

    `part` is the part of the page that was pasted.
    """

    site: str
    name: str
    places: Sequence[int]
    cues: Sequence[Sequence[str]]
    right: int | None
    part: str


# What somebody pastes who begins at the headline, takes the article alone, or only its body.
PARTS = {"whole": 1.0, "from the title": 0.5, "article": 0.5, "body": 0.25}


def part(page: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A part of a page, as a page."""
    lines = list(zip(page["text"].split("\n"), page["roles"], strict=True))
    places = [place for place, (_, role) in enumerate(lines) if role == "title"]
    if name == "from the title":
        last = max(place for place, (_, role) in enumerate(lines) if role == "body")
        lines = lines[places[0] : last + 1]
    elif name == "article":
        lines = [line for line in lines if line[1] != "furniture"]
    elif name == "body":
        lines = [line for line in lines if line[1] in (None, "body")]
    return {
        **page,
        "text": "\n".join(text for text, _ in lines),
        "roles": [role for _, role in lines],
    }


def choices(pages: Iterable[Mapping[str, Any]]) -> list[Choice]:
    """What the pages have to choose from."""
    parts = ((part(page, name), name) for page in pages for name in PARTS)
    return [found for page, name in parts for found in _choice(page, name)]


def _choice(page: Mapping[str, Any], name: str) -> Iterator[Choice]:
    read = plaintext.read(page["text"], "en")
    roles = _roles(page, [(span.start, span.end) for span in read.cut.spans])
    head = head_of(read.lines)
    places = candidates(head)
    titles = [place for place in places if roles[place] == ["title"]]
    if any("title" in role and len(role) > 1 for role in roles):
        # Its line was put together with others as wrapped text: there is nothing to learn.
        return
    cues = [head.cues(place) for place in places]
    right = titles[0] if titles else None
    yield Choice(page["site"], page["id"], places, cues, right, name)


def _roles(page: Mapping[str, Any], spans: Sequence[tuple[int, int]]) -> list[list[str]]:
    """The roles of the lines that each paragraph was made of."""
    lines = page["text"].split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found = []
    for start, end in spans:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        found.append([role for role in page["roles"][first : last + 1] if role])
    return found


def fit(found: Sequence[Choice]) -> dict[str, float]:
    """The weight of each cue."""
    seen = Counter(cue for choice in found for cues in choice.cues for cue in cues)
    names = [NONE, *sorted(cue for cue, count in seen.items() if count >= FEWEST_LINES)]
    column = {name: index for index, name in enumerate(names)}
    parts: list[Vector] = []
    targets: list[Vector] = []
    for choice in found:
        rows = np.zeros((len(choice.places) + 1, len(names)))
        for row, cues in zip(rows, choice.cues, strict=False):
            row[[column[cue] for cue in cues if cue in column]] = 1.0
        rows[-1, column[NONE]] = 1.0
        target = np.zeros(len(rows))
        target[-1 if choice.right is None else choice.places.index(choice.right)] = 1.0
        parts.append(rows)
        targets.append(target)
    rows_of_all = Rows.of(parts)
    target = np.concatenate(targets)
    importance = np.array([PARTS[choice.part] for choice in found])
    weights = descend(
        np.zeros(len(names)), lambda now: rows_of_all.pull(now, target, importance), RIDGE
    )
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


@dataclass(frozen=True)
class CreditLine:
    """A line around a headline that could be a byline or a date, and what a person called it."""

    site: str
    part: str
    cues: Sequence[str]
    role: str


def credit_lines(pages: Iterable[Mapping[str, Any]]) -> list[CreditLine]:
    """The lines around the headlines of some pages and of their parts."""
    found = []
    for page, name in ((part(page, name), name) for page in pages for name in PARTS):
        read = plaintext.read(page["text"], "en")
        roles = _roles(page, [(span.start, span.end) for span in read.cut.spans])
        titles = [place for place, told in enumerate(roles) if told == ["title"]]
        if titles:
            around = Credits(head_of(read.lines), titles[0])
            found += [
                CreditLine(page["site"], name, list(around.cues(place)), roles[place][0])
                for place in around.places
            ]
    return found


def fit_role(role: str, found: Sequence[CreditLine]) -> dict[str, float]:
    """The weight of each cue for a role."""
    seen = Counter(cue for line in found for cue in line.cues)
    names = sorted(cue for cue, count in seen.items() if count >= FEWEST_LINES)
    column = {name: index for index, name in enumerate(names)}
    rows = np.zeros((len(found), len(names)))
    for row, line in zip(rows, found, strict=True):
        row[[column[cue] for cue in line.cues if cue in column]] = 1.0
    is_role = np.array([float(line.role == role) for line in found])
    importance = np.array([PARTS[line.part] for line in found])
    weights = logistic(rows, is_role, importance, RIDGE)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def validate_credits(found: Sequence[CreditLine], folds: int) -> None:
    """Print how many bylines and dates are right on sites that were not learned from."""
    for role in (role.value for role in ROLES):
        hits = given = 0
        for fold in range(folds):
            weights = fit_role(role, [line for line in found if fold_of(line.site, folds) != fold])
            for line in found:
                if fold_of(line.site, folds) == fold and line.part == "whole":
                    told = sum(weights.get(cue, 0.0) for cue in line.cues) > 0
                    given += told
                    hits += told and line.role == role
        wanted = sum(line.part == "whole" and line.role == role for line in found)
        print(f"{role}: {given} told, {hits} right, of {wanted}")


def choose(choice: Choice, weights: Mapping[str, float]) -> int | None:
    """The line that some weights choose."""
    rated = [
        (round(sum(weights.get(cue, 0.0) for cue in cues), 6), place)
        for place, cues in zip(choice.places, choice.cues, strict=True)
    ]
    rating, place = max(rated, default=(weights[NONE], -1))
    return place if rating > weights[NONE] else None


def fold_of(site: str, folds: int) -> int:
    """The fold of a site: the same on every machine."""
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % folds  # noqa: S324


def validate(found: Sequence[Choice], folds: int) -> None:
    """Print how many titles are right on sites that were not learned from."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for fold in range(folds):
        rest = [choice for choice in found if fold_of(choice.site, folds) != fold]
        weights = fit(rest)
        for choice in found:
            if fold_of(choice.site, folds) == fold:
                chosen = choose(choice, weights)
                right[choice.part] += chosen == choice.right
                wrong[choice.part] += chosen is not None and chosen != choice.right
    for name in PARTS:
        count = sum(choice.part == name for choice in found)
        print(f"{name}: {right[name]} of {count} right, {wrong[name]} wrong titles")


HEAD = """\
# What tells the title of a pasted page from the lines around it, in logarithms of odds. Made by
# `python benchmarks/train_page_roles.py` from {pages} pages of {sites} sites; see docs/reading.md.
# What each cue means: reading/pages/headline_cues.py.
"""


def written(found: Sequence[Choice], lines_around: Sequence[CreditLine]) -> str:
    """The model's file."""
    sites = len({choice.site for choice in found})
    lines = [HEAD.format(pages=len({choice.name for choice in found}), sites=sites), "[title]"]
    lines += [f'"{cue}" = {weight:.2f}' for cue, weight in fit(found).items()]
    for role in ROLES:
        lines += ["", f"[{role.value}]"]
        fitted = fit_role(role.value, lines_around)
        lines += [f'"{cue}" = {weight:.2f}' for cue, weight in fitted.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many folds")
    options = parser.parse_args()
    file = options.eval / "line-roles" / "pages.train.jsonl"
    if not file.is_file():
        sys.exit(f"no gold data: {file} is absent; name its folder with --eval")
    pages = gold.records(file)
    found, lines = choices(pages), credit_lines(pages)
    if options.folds:
        validate(found, options.folds)
        validate_credits(lines, options.folds)
    else:
        (HOME / "pages.toml").write_text(written(found, lines), "utf-8")


if __name__ == "__main__":
    main()
