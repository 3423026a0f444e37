"""Compares two versions of a text: what changed, what is new, what is gone, what matters most."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from nutgraf.article import Article, Role
from nutgraf.cancellation import checked
from nutgraf.language.function_words import function_words
from nutgraf.language.wordlists import groups
from nutgraf.language.words import stop_words
from nutgraf.methods import rate
from nutgraf.reading import read
from nutgraf.versions.alignment import Pair, align
from nutgraf.versions.change import Side, VersionChange, VersionComparison
from nutgraf.versions.edits import ChangeKind, edits
from nutgraf.versions.passages import Passage, joined, passages_of, words_of
from nutgraf.versions.vocabulary import Vocabulary, vocabulary

# The weight of a kind of change relative to the position of its sentence, which is between 0 and 1
# and counts by half. So a figure in the last paragraph goes before other words in the first.
_WEIGHTS = {
    ChangeKind.FIGURE: 2.0,
    ChangeKind.TURNED: 2.0,
    ChangeKind.NAME: 1.9,
    ChangeKind.DATE: 1.8,
    ChangeKind.QUOTATION: 1.6,
    ChangeKind.CERTAINTY: 1.5,
    ChangeKind.WORDING: 0.9,
    ChangeKind.SMALL: 0.0,
}
_STANDING = 0.5
_METHOD = "default"
_EACH = 1
# Sums that differ only by how they were rounded are equal.
_DIGITS = 6


def compare_versions(old: Article | str, new: Article | str) -> VersionComparison:
    """Compare two versions of a text.

    >>> found = compare_versions(
    ...     "The mill burned. Nobody was hurt. It cost $2 million.",
    ...     "The mill burned. It cost $3 million. The owner was away. Nobody was hurt.",
    ... )
    >>> [change.words_of(kind) for change in found.changed for kind in change.kinds]
    [[('$2 million', '$3 million')]]
    >>> [one.text for one in found.added], found.gone
    (['The owner was away.'], ())

    Args:
        old: the earlier version, an Article or a text to read.
        new: the later one.
    """
    before = read(old) if isinstance(old, str) else old
    after = read(new, previous=before) if isinstance(new, str) else new
    olds, news = passages_of(before), passages_of(after)
    language = after.language
    common = stop_words(language) | function_words(language)
    found = align(olds, news, common)
    known = vocabulary((before, after), [*olds, *news], common)
    found_changes = [_change(pair, olds, news, known) for pair in checked(found.alike)]
    headline = next((one for one in found_changes if _is_headline(one)), None)
    others = [one for one in found_changes if one is not headline]
    changed = [one for one in others if set(one.kinds) - {ChangeKind.SMALL}]
    recut = [one for one in others if one not in changed and _is_only_recut(one)]
    small = [one for one in others if one not in changed and one not in recut]
    small += [
        change
        for pair in checked(found.same)
        if olds[pair.old[0]].text != news[pair.new[0]].text
        and (change := _change(pair, olds, news, known)).edits
    ]
    notes = _notes(before, after)
    noted = {note.text for note in notes}
    added = [one for one in _not_in(found.added, news, before) if one.text not in noted]
    standing = _Standing(before, after)
    return VersionComparison(
        old=before,
        new=after,
        headline=headline,
        notes=tuple(notes),
        changed=tuple(sorted(changed, key=standing.of_change)),
        added=tuple(sorted(added, key=standing.of_added)),
        gone=tuple(sorted(_not_in(found.gone, olds, after), key=standing.of_gone)),
        small=tuple(sorted(small, key=lambda change: change.new.passages[0].span)),
        moved=tuple(news[pair.new[0]] for pair in found.moved),
        recut=tuple(recut),
        same=len(found.same),
        share=_share(found.same, found_changes, olds, news),
    )


def _change(
    pair: Pair, olds: Sequence[Passage], news: Sequence[Passage], known: Vocabulary
) -> VersionChange:
    old, new = [olds[number] for number in pair.old], [news[number] for number in pair.new]
    one, other = joined(old), joined(new)
    found = edits(one, other, known, is_recut=len(old) != len(new))
    return VersionChange(Side(tuple(old), one[0]), Side(tuple(new), other[0]), tuple(found))


def _is_headline(change: VersionChange) -> bool:
    return all(side.passages[0].role is Role.TITLE for side in (change.old, change.new))


def _is_only_recut(change: VersionChange) -> bool:
    """Whether sentences were split or joined, and nothing but what joins them came or went."""
    return len(change.old.passages) != len(change.new.passages) and not any(
        len(edit.old) and len(edit.new) for edit in change.edits
    )


def _not_in(numbers: Iterable[int], every: Sequence[Passage], other: Article) -> list[Passage]:
    """Those that the other version lacks in its boilerplate."""
    blocks = [block.text for block in other.blocks if block.wording is None]
    aside = f" {' | '.join(' '.join(word.key for word in words_of(text)) for text in blocks)} "
    passages = (every[number] for number in numbers)
    return [one for one in passages if f" {' '.join(one.keys)} " not in aside]


def _notes(before: Article, after: Article) -> list[Passage]:
    """New correction notes."""
    openings = groups("corrections", after.language, fallback=False).get("", ())
    if not openings:
        return []
    known = {_folded(block.text) for block in before.blocks}
    return [
        Passage(block.span, block.text, block.role)
        for block in checked(after.blocks)
        if _folded(block.text).startswith(openings) and _folded(block.text) not in known
    ]


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def _share(
    same: Iterable[Pair],
    changes: Iterable[VersionChange],
    olds: Sequence[Passage],
    news: Sequence[Passage],
) -> float:
    """How many of the words of both versions the other has in the same place of a sentence."""
    total = sum(len(one.words) for one in (*olds, *news))
    shared = sum(2 * len(news[pair.new[0]].words) for pair in same)
    for change in checked(changes):
        for side, spans in (
            (change.old, [edit.old for edit in change.edits]),
            (change.new, [edit.new for edit in change.edits]),
        ):
            words = sum(len(passage.words) for passage in side.passages)
            edited = sum(1 for span in spans for _ in words_of(span.of(side.text)))
            shared += max(0, words - edited)
    return shared / total if total else 1.0


class _Standing:
    """The sort key of a change: the lowest goes first; ties go to the earlier."""

    def __init__(self, before: Article, after: Article) -> None:
        self._before, self._after = before, after

    @cached_property
    def _of_old(self) -> list[float]:
        return _ranks(self._before)

    @cached_property
    def _of_new(self) -> list[float]:
        return _ranks(self._after)

    def of_change(self, change: VersionChange) -> tuple[float, int]:
        """That of a change."""
        rank = min(_rank(self._of_new, one) for one in change.new.passages)
        weight = max(_WEIGHTS[kind] for kind in change.kinds)
        return round(_STANDING * rank - weight, _DIGITS), change.new.passages[0].span.start

    def of_added(self, passage: Passage) -> tuple[float, int]:
        """The sort key of what is new."""
        return _rank(self._of_new, passage), passage.span.start

    def of_gone(self, passage: Passage) -> tuple[float, int]:
        """The sort key of what is gone."""
        return _rank(self._of_old, passage), passage.span.start


def _rank(ranks: Sequence[float], passage: Passage) -> float:
    """The share of sentences above it; for a heading or caption, the middle."""
    return ranks[passage.sentence.index] if passage.sentence else _STANDING


def _ranks(article: Article) -> list[float]:
    if not article.size:
        return []
    ratings = rate(article, _METHOD, _EACH)
    ranks = [0.0] * len(ratings)
    best_first = sorted(range(len(ratings)), key=lambda index: (-ratings[index], index))
    for place, index in enumerate(best_first):
        ranks[index] = place / len(ratings)
    return ranks
