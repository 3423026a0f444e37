"""A change between two versions of a text."""

from dataclasses import dataclass

from nutgraf.article import Article, Span
from nutgraf.versions.edits import ChangeKind, Edit
from nutgraf.versions.passages import Passage


@dataclass(frozen=True, slots=True)
class Side:
    """What one version says where the two differ.

    Attributes:
        passages: its sentences, headings or captions; several where one was split.
        text: their words; the edits' places are in it.
    """

    passages: tuple[Passage, ...]
    text: str

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its span in the source."""
        return tuple(passage.span for passage in self.passages)


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A passage that both versions have in different words.

    Attributes:
        old: what the old version says.
        new: what the new one says.
        edits: the edits, in the order of the text.
    """

    old: Side
    new: Side
    edits: tuple[Edit, ...]

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """What kinds of change there are, the gravest first."""
        own = {edit.kind for edit in self.edits}
        return tuple(kind for kind in ChangeKind if kind in own)

    def words_of(self, kind: ChangeKind) -> list[tuple[str, str]]:
        """What was changed of one kind: the words of the old version, and of the new."""
        return [
            (edit.old.of(self.old.text), edit.new.of(self.new.text))
            for edit in self.edits
            if edit.kind is kind
        ]


@dataclass(frozen=True)
class VersionComparison:
    """The comparison of two versions of a text.

    Attributes:
        old: the old version.
        new: the new one.
        headline: the change of the headline; None if there is none.
        notes: correction notes that only the new version has.
        changed: what both have in different words, the most important first.
        added: what only the new version has, the most important first.
        gone: what only the old one has, the most important first.
        small: changes of spelling, punctuation and words like "the", in the order of the text.
        moved: what only moved, without any other change; this is not a change.
        recut: sentences that were split or joined and have the same words; these are not changes
            either.
        same: the number of sentences and lines with the same words in both.
        share: the share of the words of both that is the same, between 0 and 1.
    """

    old: Article
    new: Article
    headline: VersionChange | None
    notes: tuple[Passage, ...]
    changed: tuple[VersionChange, ...]
    added: tuple[Passage, ...]
    gone: tuple[Passage, ...]
    small: tuple[VersionChange, ...]
    moved: tuple[Passage, ...]
    recut: tuple[VersionChange, ...]
    same: int
    share: float

    @property
    def is_same(self) -> bool:
        """Whether nothing was changed but the places of sentences."""
        return not (
            self.headline or self.notes or self.changed or self.added or self.gone or self.small
        )
