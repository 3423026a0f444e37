"""Detects whether a text is in a format. The text has line feeds and may be truncated."""

import re

from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.patterns import pattern
from nutgraf.reading.formats.rows import rows

# The start of a page, or a fragment that closes what it opens.
_HTML = pattern(
    r"\ufeff?\s{0,200}(?:<\?xml[^<>]{0,200}\?>\s{0,200})?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s{0,200})?"
    r"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]"
    r"|<(?P<tag>article|main|section|div|h1|h2|p)(?:\s[^<>]{0,400})?>(?=[\s\S]{0,20000}?</(?P=tag)>))",
    re.IGNORECASE,
)
# The first cue's times are within the first few lines.
_SUBTITLES = pattern(
    r"\ufeff?\s{0,20}(?:WEBVTT[ \t\n]|\d{1,9}[ \t]{0,9}\n\d{2}:\d{2}:\d{2},\d{3} --> )"
)
_LATEX = pattern(r"^[ \t]*\\(?:documentclass\b|begin\{document\})", re.MULTILINE)
_ORG = pattern(
    r"^#\+(?:title|author|date|options|startup|setupfile|begin_\w{1,20}\b)(?::|\s|$)",
    re.MULTILINE | re.IGNORECASE,
)
# Comments and attributes may precede AsciiDoc's title. Other formats have lines with "=" as well,
# so something else that only AsciiDoc has must be there.
_ASCIIDOC_ATTRIBUTE = pattern(r":[\w-]+:")
_ASCIIDOC_TITLE = pattern(r"= \S")
_ASCIIDOC_SIGN = pattern(
    r"^(?:== \S|:!?[a-z][\w-]*!?:(?:[ \t]|$)|\|===[ \t]*$|\[(?:source|quote|NOTE|TIP)\b)",
    re.MULTILINE,
)
# Two lines with a name and a value.
_MAIL = pattern(
    r"\ufeff?\s{0,20}[^\W\d_][\w -]{0,30}:[ \t][^\n]{0,998}\n(?:[^\W\d_][\w -]{0,30}:[ \t]|[ \t])"
)
# The author of the quoted text below: with an address, or in this many words.
_ANSWER = pattern(r"^(?:[^@\n]{1,200}@[^\n]{1,200}|On [^\n]{5,200} wrote) ?:\n{1,2}>", re.MULTILINE)
_LONGEST_HEADER = 10_000
_FEWEST_COLONS = 3
# A directive, target or substitution at the margin.
_RESTRUCTUREDTEXT = pattern(
    r"^\.\. (?:[a-z][\w-]{1,40}::(?:[ \t]|$)|_[^:\r\n]{1,100}:(?:[ \t]|$)"
    r"|\|[^|\r\n]{1,60}\| [a-z]{1,20}::)",
    re.MULTILINE,
)
# Signs of Markdown that pasted text does not have: front matter, a heading or a fence at the start
# of a line, a setext underline, a link.
_FRONT_MATTER = pattern(r"\ufeff?---[ \t]*\r?\n(?:[^\r\n]*\r?\n){1,200}?---[ \t]*(?:\r?\n|$)")
_MARKDOWN_SIGN = pattern(
    r"^(?:#{1,6}[ \t]+\S|```|~~~|={3,}[ \t]*$|\[[^\]\n]{1,80}\]:[ \t]*\S)", re.MULTILINE
)
_MARKDOWN_SIGNS = "#`~=]"
_MARKDOWN_LINK = pattern(r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)")
# This many links are evidence.
_TELLING_LINKS = 2


def begins_with_front_matter(lines: str) -> bool:
    """Metadata between two lines of hyphens."""
    return _FRONT_MATTER.match(lines) is not None


def like_html(lines: str) -> bool:
    """A page, or a piece of one."""
    return _HTML.match(lines) is not None


def like_subtitles(lines: str) -> bool:
    """WebVTT, or the first cue of SubRip."""
    return _SUBTITLES.match(lines) is not None


# To look for a character first is many times as quick, and most texts have none of these.


def like_latex(lines: str) -> bool:
    """A document with its frame."""
    return "\\" in lines and _LATEX.search(lines) is not None


def like_org(lines: str) -> bool:
    """Settings of a file, or a block."""
    return "#" in lines and _ORG.search(lines) is not None


def like_asciidoc(lines: str) -> bool:
    """A title and one more sign: other formats have lines with "=" as well."""
    return _has_asciidoc_title(lines) and _ASCIIDOC_SIGN.search(lines) is not None


def like_restructuredtext(lines: str) -> bool:
    """A directive, a target or a substitution."""
    return ".. " in lines and _RESTRUCTUREDTEXT.search(lines) is not None


def like_mail(lines: str) -> bool:
    """A header with a sender and more at the top, or an answer above a quotation."""
    if "\n>" in lines and _ANSWER.search(lines):
        return True
    if not _MAIL.match(lines):
        return False
    from nutgraf.reading.formats.mail_lines import header_end

    found = rows(lines[:_LONGEST_HEADER].lstrip("\ufeff \t\n"))
    return header_end(found, 0) > 0


def like_conversation(lines: str) -> bool:
    """Lines that give speakers or times, above most of the text."""
    # Three lines that mark a turn have three colons.
    if lines.count(":") + lines.count("：") < _FEWEST_COLONS:
        return False
    from nutgraf.reading.turns.evidence import turn_layout

    return turn_layout(list(map(str.strip, lines.split("\n"))), FALLBACK_LANGUAGE) is not None


def like_markdown(lines: str) -> bool:
    """A heading, a fence, or links."""
    if any(sign in lines for sign in _MARKDOWN_SIGNS) and _MARKDOWN_SIGN.search(lines):
        return True
    links = sum(1 for _ in _MARKDOWN_LINK.finditer(lines)) if "]" in lines else 0
    return links >= _TELLING_LINKS


def _has_asciidoc_title(lines: str) -> bool:
    r"""Whether the first line that says anything is a title of AsciiDoc's.

    >>> _has_asciidoc_title("// draft\n:toc: left\n\n= Rain\n"), _has_asciidoc_title("Rain\n= x")
    (True, False)
    """
    for raw in lines.removeprefix("\ufeff").split("\n"):
        line = raw.strip()
        if line and not line.startswith("//") and not _ASCIIDOC_ATTRIBUTE.match(line):
            return _ASCIIDOC_TITLE.match(line) is not None
    return False
