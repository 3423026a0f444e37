"""The steps of sentence selection, each of which can be turned off."""

from typing import Literal, get_args

from nutgraf.article import Span
from nutgraf.errors import BadSelectionError
from nutgraf.frozen import dataclass

# The handling of a context-dependent sentence: it gives way to others, brings along the sentence
# before it, or is not treated specially.
Dangling = Literal["penalty", "antecedent", "off"]


@dataclass(frozen=True, slots=True)
class Selection:
    """How sentences are selected once they are rated.

    Attributes:
        redundancy: select no two sentences that say the same.
        together: use set selection if the method's ratings allow it, as those of `default` do.
        coverage: in a long text, let no section contribute much more than its share.
        dangling: the handling of context-dependent sentences.
        include: select only from the sections under these headings and their subsections.
        exclude: select nothing from the sections under these headings.
        keep: sentences that must be selected as far as there is room: by their index, by a span
            that touches them, or by words that they contain, ignoring case.
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
                f"unknown value for dangling: “{self.dangling}”; use one of {known}"
            )

    @classmethod
    def of(cls, wanted: "Selection | str") -> "Selection":
        """A selection, given as such or as "default" or "plain" (the top ratings only).

        Raises:
            BadSelectionError: there is none of that name.

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
