"""Metadata about the article in the head of an HTML page, with offsets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nutgraf.reading.formats import html_hints
from nutgraf.reading.formats.html_linked_data import linked_data
from nutgraf.reading.formats.html_tokens import (
    HtmlToken,
    attribute_place,
    attributes,
    script_end,
    words,
)
from nutgraf.reading.formats.offset_builder import Trail
from nutgraf.reading.inline import Clean

TOLD_BY = frozenset({"meta", "script", "time"})
"""The elements that a head looks at."""


@dataclass(slots=True)
class HtmlHead:
    """What <meta>, JSON-LD and <time> say, in the order of the source."""

    titles: list[str] = field(default_factory=list)
    authors: list[Clean] = field(default_factory=list)
    dates: list[Clean] = field(default_factory=list)
    other_dates: list[Clean] = field(default_factory=list)
    """Those that need not be of the publication."""

    def take(self, source: str, token: HtmlToken, *, alone: bool) -> bool:
        """Examine an opening tag; returns whether it gives the author or the date.

        `alone` is whether it is outside any line of text, so that it can be a block.
        """
        known = self._count()
        if token.name == "meta":
            self._meta(source, token, attributes(source, token))
        elif token.name == "script":
            self._script(source, token)
        elif token.name == "time" and alone:
            given = attributes(source, token)
            if html_hints.tells_publication(given):
                self._attribute(source, token, "datetime", self.dates)
        return self._count() > known

    def _count(self) -> int:
        return len(self.authors) + len(self.dates) + len(self.other_dates)

    def _meta(self, source: str, token: HtmlToken, given: Mapping[str, str]) -> None:
        said = html_hints.meta(given)
        if said == "title":
            self.add_title(given["content"])
        elif said == "author":
            self._attribute(source, token, "content", self.authors)
        elif said:
            dates = self.dates if said == "date" else self.other_dates
            self._attribute(source, token, "content", dates)

    def _attribute(self, source: str, token: HtmlToken, name: str, found: list[Clean]) -> None:
        place = attribute_place(source, token, name)
        if place is None:
            return
        trail = Trail()
        for piece in words(source, *place):
            trail.take(*piece)
        clean = trail.clean()
        if clean.text:
            _add(found, clean)

    def _script(self, source: str, token: HtmlToken) -> None:
        if "ld+json" not in attributes(source, token).get("type", "").lower():
            return
        said = linked_data(source, token.end, script_end(source, token))
        for title in said.titles:
            self.add_title(title.text)
        if said.authors:
            _add(self.authors, said.authors)
        if said.date:
            _add(self.dates, said.date)

    def add_title(self, title: str) -> None:
        """Record the name of the page, or of a part of it."""
        if len(self.titles) < _MOST:
            self.titles.append(title)


# At most this many of each kind are kept, because each is compared with every line.
_MOST = 12


def _add(found: list[Clean], clean: Clean) -> None:
    if len(found) < _MOST:
        found.append(clean)
