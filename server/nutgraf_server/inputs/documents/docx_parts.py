"""What a Word document says beside its text: which styles are headings, which paragraphs lists."""

import re
from dataclasses import dataclass

_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_RELATION_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_HEADING = re.compile(r"heading ?([1-6])", re.IGNORECASE)
_PAGES_HEADING = "Heading"
# Styles of the lines above an article, by their names: the classes that they become in HTML.
_TITLE = "title"
_CREDITS = {"author": "byline", "authors": "byline", "byline": "byline", "date": "date"}


def local_names(names: str) -> dict[str, str]:
    """The short names of elements by what they are called in either form of the format."""
    words = {f"{space} {name}": name for space in _MAIN for name in names.split()}
    return words | {f"{_COMPATIBILITY} {name}": name for name in ("Choice", "Fallback")}


def value(attributes: dict[str, str], name: str = "val") -> str | None:
    """An attribute of an element."""
    for space in _MAIN:
        found = attributes.get(f"{space} {name}")
        if found is not None:
            return found
    return None


def relation(attributes: dict[str, str]) -> str | None:
    """The id of the relationship that an element names."""
    return next((attributes[name] for name in _RELATION_IDS if name in attributes), None)


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How a list's paragraphs are shown: `tag` is "ul" or "ol", `level` counts from 0."""

    tag: str
    level: int


# Word has nine levels.
_DEEPEST = 8


def _level(text: str | None) -> int:
    return min(_DEEPEST, int(text)) if text and text.isascii() and text.isdigit() else 0


class Styles:
    """The paragraph styles that are titles, headings, or name an author or a date."""

    _NAMES = local_names("style name")

    def __init__(self) -> None:
        self._style: str | None = None
        self._named: dict[str, str] = {}

    def heading(self, style: str) -> int:
        """The level of a style's headings; 0 where it is none."""
        return _heading(self._named.get(style, "")) or _heading(style)

    def is_title(self, style: str) -> bool:
        """Whether it is the style of a document's title."""
        return self._name(style) == _TITLE

    def credit(self, style: str) -> str:
        """Whether a style is made for an author or a date: "byline", "date" or nothing."""
        return _CREDITS.get(self._name(style), "")

    def _name(self, style: str) -> str:
        return self._named.get(style, style).strip().lower()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = self._NAMES.get(name)
        if local == "style":
            kind = value(attributes, "type")
            self._style = value(attributes, "styleId") if kind == "paragraph" else None
        elif local == "name" and self._style is not None:
            self._named[self._style] = value(attributes) or ""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Nothing here is text."""


def _heading(name: str) -> int:
    if name.strip() == _PAGES_HEADING:
        return 1
    found = _HEADING.fullmatch(name)
    return int(found[1]) if found else 0


class Numbering:
    """The lists, by number and level, or by the style of a paragraph."""

    _NAMES = local_names("abstractNum lvl numFmt pStyle num abstractNumId")

    def __init__(self) -> None:
        self._abstract: dict[str, dict[int, ListLevel]] = {}
        self._numbers: dict[str, str] = {}
        self._styles: dict[str, ListLevel] = {}
        self._levels: dict[int, ListLevel] = {}
        self._level = 0
        self._number: str | None = None

    def of(self, number: str | None, level: str | None, style: str | None) -> ListLevel | None:
        """The list level of a paragraph; None where it is in no list."""
        if number is None:
            return self._styles.get(style or "")
        levels = self._abstract.get(self._numbers.get(number, ""))
        return levels.get(_level(level)) if levels else None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = self._NAMES.get(name)
        if local == "abstractNum":
            self._levels = self._abstract[value(attributes, "abstractNumId") or ""] = {}
        elif local == "lvl":
            self._level = _level(value(attributes, "ilvl"))
            self._levels[self._level] = ListLevel("ol", self._level)
        elif local == "numFmt" and value(attributes) == "bullet":
            self._levels[self._level] = ListLevel("ul", self._level)
        elif local == "pStyle" and self._level in self._levels:
            self._styles[value(attributes) or ""] = self._levels[self._level]
        elif local == "num":
            # What a list changes of its levels stands below, and is no matter here.
            self._number, self._levels = value(attributes, "numId"), {}
        elif local == "abstractNumId" and self._number is not None:
            self._numbers[self._number] = value(attributes) or ""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Nothing here is text."""


class Relations:
    """The addresses that links lead to, by their ids."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name.endswith(" Relationship") and attributes.get("TargetMode") == "External":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Nothing here is text."""
