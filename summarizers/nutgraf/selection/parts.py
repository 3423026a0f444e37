"""The steps of sentence selection, each of which can be turned off."""

from typing import Literal, get_args

from nutgraf.article import Span
from nutgraf.errors import BadSelectionError
from nutgraf.frozen import dataclass

# What is done about a sentence that leans on the one before it: it gives way to others, or brings
# that one along, or nothing.
Dangling = Literal["penalty", "antecedent", "off"]


@dataclass(frozen=True, slots=True)
class Selection:
    """How sentences are chosen once they are rated.

    Attributes:
        redundancy: choose no two that say the same.
        together: weigh whole sets where the method's ratings allow it, as those of `default` do.
        coverage: in a long text let no section give much more than its share.
        dangling: what is done about sentences that lean on the one before them.
        include: choose only from the sections under these headings, and those below them.
        exclude: choose nothing from the sections under these.
        keep: sentences that must be chosen as far as there is room: by their index, by a span that
            touches them, or by words that they hold, in capitals or not.
    """

    redundancy: bool = True
    together: bool = True
    coverage: bool = True
    dangling: Dangling = "penalty"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    keep: tuple[int | Span | str, ...] = ()

    def __post_init__(self) -> None:
        if self.dangling not in get_args(Dangling):
            known = ", ".join(get_args(Dangling))
            raise BadSelectionError(
                f"not a way with dangling openings: “{self.dangling}”; use one of {known}"
            )

    @classmethod
    def of(cls, wanted: "Selection | str") -> "Selection":
        """A selection, given itself or as "default" or "plain": the top ratings and nothing else.

        >>> Selection.of("plain").redundancy
        False

        Raises:
            BadSelectionError: there is none of that name.
        """
        if isinstance(wanted, Selection):
            return wanted
        if wanted not in NAMED:
            known = ", ".join(NAMED)
            raise BadSelectionError(f"unknown selection “{wanted}”: use one of {known}")
        return NAMED[wanted]


NAMED = {
    "default": Selection(),
    "plain": Selection(redundancy=False, together=False, coverage=False, dangling="off"),
}
