"""Two versions of one text: what changed, what is new, what is gone."""

from nutgraf.versions.change import Side, VersionChange, VersionComparison
from nutgraf.versions.comparing import compare_versions
from nutgraf.versions.edits import ChangeKind, Edit
from nutgraf.versions.passages import Passage

__all__ = [
    "ChangeKind",
    "Edit",
    "Passage",
    "Side",
    "VersionChange",
    "VersionComparison",
    "compare_versions",
]
