"""The formats, one value each. A new format is an entry here and a module of its name."""

from collections.abc import Mapping
from types import MappingProxyType

from nutgraf.reading.formats import looks
from nutgraf.reading.formats.format import Format

# In the order in which they are tried if only the text is available: the most reliable first.
_ALL = (
    Format(
        "html",
        ids=("htm", "xhtml"),
        suffixes=(".html", ".htm", ".xhtml", ".xht"),
        looks=looks.like_html,
        is_tagged=True,
    ),
    Format(
        "subtitles",
        ids=("vtt", "webvtt", "srt", "subrip"),
        suffixes=(".srt", ".vtt"),
        looks=looks.like_subtitles,
    ),
    Format(
        "mail",
        ids=("eml", "email"),
        suffixes=(),
        looks=looks.like_mail,
    ),
    Format(
        "conversation",
        ids=("transcript", "chat"),
        suffixes=(),
        looks=looks.like_conversation,
    ),
    Format(
        "latex",
        ids=("tex", "plaintex"),
        suffixes=(".tex", ".latex", ".ltx"),
        looks=looks.like_latex,
    ),
    Format(
        "org",
        ids=("orgmode",),
        suffixes=(".org",),
        looks=looks.like_org,
        is_described=True,
    ),
    Format(
        "asciidoc",
        ids=("adoc", "asciidoctor"),
        suffixes=(".adoc", ".asciidoc", ".asc"),
        looks=looks.like_asciidoc,
        is_described=True,
    ),
    Format(
        "restructuredtext",
        ids=("rst", "rest"),
        suffixes=(".rst", ".rest"),
        looks=looks.like_restructuredtext,
        is_described=True,
    ),
    Format(
        "markdown",
        ids=("md", "mdx", "quarto", "rmd", "pandoc", "vimwiki", "gfm", "commonmark"),
        suffixes=(".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"),
        looks=looks.like_markdown,
        is_page=True,
        has_front_matter=True,
        begins_anywhere=True,
        is_described=True,
    ),
    Format(
        "plaintext",
        ids=("text", "txt", "plain"),
        suffixes=(".txt", ".text"),
        is_page=True,
        begins_anywhere=True,
    ),
)
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})
"""The formats by their names."""

PLAIN = FORMATS["plaintext"]
"""The format of a text that matches no other."""
