"""The format: its names, how it is detected, and its reader."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Protocol, cast

from nutgraf.frozen import dataclass
from nutgraf.reading.blocks import LabelledPage
from nutgraf.reading.labelled_block import LabelledBlock


class Reader(Protocol):
    """A module that cuts a source into blocks and labels them."""

    def labelled_blocks(self, source: str, language: str) -> Iterator[LabelledBlock]:
        """The labelled blocks of `source`, in order."""


class TaggedReader(Protocol):
    """A module that reads a format whose markup has words of its own."""

    def shown_text(self, source: str) -> str:
        """The words of `source` that are no markup."""


class PageReader(Protocol):
    """A module that labels lines, and after an edit only those that it has changed."""

    def read(self, source: str, language: str, earlier: LabelledPage | None = None) -> LabelledPage:
        """The labelled lines of `source`, taken over from `earlier` where they are the same."""


@dataclass(frozen=True, slots=True)
class Format:
    """A text format.

    Attributes:
        name: its name, and that of its reader's module in this package.
        ids: other names for it, including editors' language ids.
        suffixes: its file suffixes, with the dot.
        looks: whether a text looks like one; its line ends are line feeds, and it may be only a
            text's beginning. None if that cannot be detected.
        is_page: whether its reader is a `PageReader`, otherwise a `Reader`.
        is_tagged: whether its markup has words of its own, which are no evidence of a text's
            language.
        has_front_matter: whether metadata may precede the text.
        begins_anywhere: whether a text may begin with any paragraph, without a title or a frame.
        is_described: whether site generators read a description from its metadata.
    """

    name: str
    ids: tuple[str, ...]
    suffixes: tuple[str, ...]
    looks: Callable[[str], bool] | None = None
    is_page: bool = False
    is_tagged: bool = False
    has_front_matter: bool = False
    begins_anywhere: bool = False
    is_described: bool = False

    @property
    def reader(self) -> Reader:
        """Its reader, loaded when the first text of it comes."""
        return cast("Reader", import_module(f"{__package__}.{self.name}"))

    @property
    def page_reader(self) -> PageReader:
        """The reader of a format with `is_page`."""
        return cast("PageReader", import_module(f"{__package__}.{self.name}"))

    def words_of(self, source: str) -> str:
        """The part of a source that is evidence of its language, without tags and scripts."""
        if not self.is_tagged:
            return source
        module = cast("TaggedReader", import_module(f"{__package__}.{self.name}"))
        return module.shown_text(source)
