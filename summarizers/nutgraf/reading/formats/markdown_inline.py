"""The words of Markdown's inline text, each character with its offset in the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nutgraf.article import Span
from nutgraf.reading.inline import Clean, stripped, tidy, without

if TYPE_CHECKING:
    from markdown_it.token import Token

_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,60}\](?!:)")
_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(slots=True)
class _Trail:
    """The words collected so far, and the position in the source."""

    source: str
    here: int
    end: int
    text: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)
    code: list[tuple[int, int]] = field(default_factory=list)

    def take(self, content: str) -> None:
        """Find `content` from here on and keep it."""
        start = self.source.find(content, self.here, self.end)
        if start < 0:
            self._take_loosely(content)
            return
        self.text.append(content)
        self.places.extend(range(start, start + len(content)))
        self.here = start + len(content)

    def _take_loosely(self, content: str) -> None:
        """Character by character, for content whose white space or line ends were changed."""
        for character in content:
            if character.isspace():
                start = self.here
                if start >= self.end:
                    return
            else:
                start = self.source.find(character, self.here, self.end)
                if start < 0:
                    return
            self.text.append(character)
            self.places.append(start)
            self.here = start + 1

    def take_as(self, content: str, written: str) -> None:
        """Add `content`, which the source writes as `written`."""
        start = self.source.find(written, self.here, self.end)
        if start < 0 or not content:
            return
        # An entity is longer than the one or two characters it stands for.
        shown = content[: len(written)]
        past = start + len(shown)
        self.text.append(shown)
        self.places.extend(range(start, past))
        self.here = start + len(written)
        if past < self.here:
            self.widths[past - 1] = self.here - past + 1

    def skip(self, written: str) -> None:
        """Skip the next occurrence of `written`."""
        start = self.source.find(written, self.here, self.end)
        if start >= 0:
            self.here = start + len(written)

    def take_tag(self, written: str) -> None:
        """Pass over a tag; one that breaks the line is a blank."""
        if _BREAK_TAG.match(written):
            self.take_as(" ", written)
        else:
            self.skip(written)

    def take_line_end(self) -> None:
        """A blank for the next line end."""
        match = _LINE_END.search(self.source, self.here, self.end)
        if match:
            self.text.append(" ")
            self.places.append(match.start())
            self.here = match.end()

    def skip_target(self) -> None:
        """Pass over what follows a link's or image's words: `](...)`, `][...]` or `]`."""
        close = self.source.find("]", self.here, self.end)
        if close < 0:
            return
        self.here = close + 1
        following = self.source[self.here : self.here + 1]
        if following == "(":
            self.here = _closing(self.source, self.here, self.end)
        elif following == "[":
            end = self.source.find("]", self.here, self.end)
            self.here = end + 1 if end >= 0 else self.here


def _closing(source: str, start: int, end: int) -> int:
    """One past the bracket that closes the one at `start`; `start` where none does."""
    depth = 0
    index = start
    while index < end:
        character = source[index]
        if character == "\\":
            index += 1
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return index + 1
        index += 1
    return start


def words_of(
    source: str, span: Span, children: Sequence["Token"]
) -> tuple[Clean, list[tuple[int, int]]]:
    """The words of a block's inline tokens, and the positions of code among them.

    Marks, link targets, images and footnote marks are left out.
    """
    trail = _Trail(source, span.start, span.end)
    for token in children:
        _take(trail, token)
    clean = Clean("".join(trail.text), trail.places, trail.widths)
    return _without_footnote_marks(clean), trail.code


def _take(trail: _Trail, token: "Token") -> None:
    match token.type:
        case "text" if token.content:
            trail.take(token.content)
        case "text_special":
            trail.take_as(token.content, token.markup)
        case "code_inline":
            trail.skip(token.markup)
            start = trail.here
            trail.take(token.content)
            trail.code.append((start, trail.here))
            trail.skip(token.markup)
        case "softbreak" | "hardbreak":
            trail.take_line_end()
        case "html_inline":
            trail.take_tag(token.content)
        case "image":
            trail.skip("![")
            trail.skip(token.content)
            trail.skip_target()
        case "link_open":
            trail.skip("<" if token.markup == "autolink" else "[")
        case "link_close" if token.markup == "autolink":
            trail.skip(">")
        case "link_close":
            trail.skip_target()
        case _:
            pass


def _without_footnote_marks(clean: Clean) -> Clean:
    marks = [match.span() for match in _FOOTNOTE_MARK.finditer(clean.text)]
    return stripped(tidy(without(clean, marks)))
