r"""Comments that suppress findings: `nutgraf: ignore`, in the syntax of each format.

A comment after other text on its line applies to that line. One on its own line applies to the text
after it, up to the next blank line. One in front matter applies to the front matter, and
`ignore-file` to the whole text. With codes or names, a comment suppresses only those rules.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from nutgraf.article import Article, Span
from nutgraf.cancellation import checked
from nutgraf.checking.finding import Finding, Fix
from nutgraf.checking.rule import Rule
from nutgraf.edits.description import end_of
from nutgraf.lines import end_of_line, line_end, line_start
from nutgraf.reading.formats import FORMATS

_WORDS = (
    r"nutgraf:[ \t]{0,3}(?P<what>ignore(?:-file)?)(?![\w-])"
    r"(?P<rules>(?:[ \t,]{1,3}[\w-]{1,40}){0,20})"
)
_HTML = rf"<!--[ \t]{{0,9}}{_WORDS}[ \t]{{0,9}}-->"
_HASH = rf"#[ \t]{{0,9}}{_WORDS}"
# MDX has another comment syntax, and Markdown without HTML an invisible link.
_MARKDOWN = (
    _HTML,
    rf"\{{/\*[ \t]{{0,9}}{_WORDS}[ \t]{{0,9}}\*/\}}",
    rf"^\[//\]:[ \t]{{0,3}}#[ \t]{{0,3}}\([ \t]{{0,9}}{_WORDS}[ \t]{{0,9}}\)",
)


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in patterns)


# Plain texts, mails and transcripts have no comments.
_COMMENTS: Mapping[str, tuple[re.Pattern[str], ...]] = MappingProxyType(
    {
        "asciidoc": _compiled(rf"^//[ \t]{{0,9}}{_WORDS}"),
        "html": _compiled(_HTML),
        "latex": _compiled(rf"(?<!\\)%[ \t]{{0,9}}{_WORDS}"),
        "markdown": _compiled(*_MARKDOWN),
        "org": _compiled(rf"^[ \t]{{0,20}}#[ \t]{{1,9}}{_WORDS}"),
        "restructuredtext": _compiled(rf"^[ \t]{{0,20}}\.\.[ \t]{{1,9}}{_WORDS}"),
        "subtitles": _compiled(rf"^NOTE[ \t]{{1,9}}{_WORDS}"),
    }
)
_IN_FRONT_MATTER = re.compile(_HASH, re.MULTILINE)
_SEPARATORS = re.compile(r"[ \t,]+")
_WRITTEN: Mapping[str, str] = MappingProxyType(
    {
        "asciidoc": "// {}",
        "html": "<!-- {} -->",
        "latex": "% {}",
        "markdown": "<!-- {} -->",
        "org": "# {}",
        "restructuredtext": ".. {}",
    }
)


# A comment may follow text on its line; otherwise it has a line to itself.
_ANYWHERE = frozenset({"html", "markdown"})
# It needs a blank line behind it.
_PARTED = frozenset({"restructuredtext"})


@dataclass(frozen=True, slots=True)
class Ignored:
    """A part of a text and the rules ignored there; empty for all."""

    span: Span
    rules: tuple[str, ...]

    def covers(self, finding: Finding) -> bool:
        """Whether it takes the finding away."""
        if not self.span.start <= finding.span.start < self.span.end:
            return False
        return not self.rules or any(map(finding.rule.is_called, self.rules))


def ignored(article: Article) -> tuple[Ignored, ...]:
    """The findings that the comments in a text suppress."""
    return tuple(_each(article))


def without_ignored(article: Article, found: Sequence[Finding]) -> list[Finding]:
    """The findings that no comment takes away."""
    if not found:
        return []
    taken = ignored(article)
    return [one for one in found if not any(each.covers(one) for each in taken)]


def ignoring_edit(article: Article, offset: int, rule: Rule) -> Fix | None:
    """A comment that suppresses a rule's finding at `offset`; None for formats without comments."""
    source, said = article.source, f"nutgraf: ignore {rule.code}"
    title = f"Ignore {rule.code} {rule.name} here"
    end = end_of_line(source)
    front = end_of(source) if FORMATS[article.format].has_front_matter else 0
    if offset < front:
        at = line_end(source, 0)
        return Fix(Span(at, at), f"{end}# {said}", title)
    written = _WRITTEN.get(article.format)
    if written is None:
        return None
    comment = written.format(said)
    if article.format in _ANYWHERE:
        at = line_end(source, offset)
        return Fix(Span(at, at), f" {comment}", title)
    block = article.block_at(offset)
    at = line_start(source, block.span.start if block else offset)
    apart = end if article.format in _PARTED else ""
    return Fix(Span(at, at), f"{comment}{end}{apart}", title)


def _each(article: Article) -> Iterator[Ignored]:
    source = article.source
    start = end_of(source) if FORMATS[article.format].has_front_matter else 0
    for found in checked(_IN_FRONT_MATTER.finditer(source, 0, start)):
        span = Span(0, len(source) if found["what"].endswith("file") else start)
        yield Ignored(span, _rules(found))
    for pattern in _COMMENTS.get(article.format, ()):
        for found in checked(pattern.finditer(source, start)):
            yield Ignored(_reach(source, found), _rules(found))


def _rules(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(filter(None, _SEPARATORS.split(found["rules"])))


def _reach(source: str, found: re.Match[str]) -> Span:
    """The range that a comment applies to."""
    if found["what"].endswith("file"):
        return Span(0, len(source))
    first, last = line_start(source, found.start()), line_end(source, found.end())
    if source[first : found.start()].strip() or source[found.end() : last].strip():
        return Span(first, last + 1)
    return Span(first, _paragraph_end(source, last))


def _paragraph_end(source: str, at: int) -> int:
    """The end of the lines below a line, up to the first blank one after some words."""
    below = _BELOW.match(source, at)
    return below.end() if below else at


_BELOW = re.compile(r"(?>\s*)(?:[^\r\n]++(?:\r\n|\n|\r|\Z)(?![ \t]*+[\r\n]))*+[^\r\n]*")
