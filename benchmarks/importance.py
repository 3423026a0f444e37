"""Importance to a reader in a hurry, as careful readers graded it: targets and measures."""

from collections.abc import Iterator, Sequence

import numpy as np

import gold
from briefing_gold import GradedArticle
from fitting import Vector

# What a sentence is worth, in logarithms of the odds that it is the one to pick: for each grade of
# importance; for being one of the must-haves, of the best three; for being understood alone.
STEP = 0.8
MUST = 0.5
BEST = 0.5
ALONE = 0.4
# So many sentences make a summary.
COUNT = 3
# A genre with fewer articles is not told of by itself.
FEWEST_ARTICLES = 10


def worth(graded: GradedArticle) -> Vector:
    """What each sentence of an article is worth."""
    found = STEP * graded.importance + MUST * graded.must
    return found + BEST * graded.best + ALONE * graded.alone


def measures(graded: GradedArticle, chosen: Sequence[int]) -> tuple[float, float, float]:
    """A summary's importance, to the most there is; its share of the best; what of it leans."""
    most = sum(graded.grades[:COUNT]) or 1
    best = graded.best[chosen].sum() / max(1, graded.best_three)
    body = [index for index in chosen if graded.body[index]]
    leans = np.mean(1 - graded.alone[body]) if body else 1.0
    return float(graded.importance[chosen].sum() / most), float(best), float(leans)


# Of an article: its genre, the measures of what was picked, and those of its first sentences.
Row = tuple[str, tuple[float, float, float], tuple[float, float, float]]


def rows(found: Sequence[Row]) -> Iterator[str]:
    """A table of the measures, of all articles and by genre, with the lead's importance beside."""
    yield gold.row("genre", "articles", "importance", "best three", "leaning", "importance of lead")
    yield gold.row("---", *["--:"] * 5)
    genres = sorted({genre for genre, _, _ in found})
    told = [g for g in genres if sum(genre == g for genre, _, _ in found) >= FEWEST_ARTICLES]
    groups = {"all": found} | {g: [each for each in found if each[0] == g] for g in told}
    groups["others"] = [each for each in found if each[0] not in told]
    for name, of_group in groups.items():
        if of_group:
            means = 100 * np.mean([own for _, own, _ in of_group], axis=0)
            lead = 100 * np.mean([first[0] for _, _, first in of_group])
            yield gold.row(name, len(of_group), *(f"{v:.1f}" for v in means), f"{lead:.1f}")
