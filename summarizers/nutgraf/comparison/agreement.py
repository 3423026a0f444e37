"""Which sentences several methods pick."""

from collections.abc import Iterable
from dataclasses import dataclass

from nutgraf.article import Sentence
from nutgraf.selection import Summary


@dataclass(frozen=True, slots=True)
class Agreement:
    """A sentence that was picked, and the methods that picked it, in the order compared."""

    sentence: Sentence
    methods: tuple[str, ...]


def agreements(summaries: Iterable[Summary]) -> tuple[Agreement, ...]:
    """The sentences that any summary has; most agreed on first, of equals the earlier first."""
    names: dict[int, list[str]] = {}
    sentences: dict[int, Sentence] = {}
    for summary in summaries:
        for pick in summary.picks:
            names.setdefault(pick.sentence.index, []).append(summary.method)
            sentences[pick.sentence.index] = pick.sentence
    order = sorted(names, key=lambda index: (-len(names[index]), index))
    return tuple(Agreement(sentences[index], tuple(names[index])) for index in order)
