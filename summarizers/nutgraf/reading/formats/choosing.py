"""Which reader a text is for: told by the caller, the file's name, or the text itself."""

import re

from nutgraf.errors import UnknownFormatError

# Formats, other names for them, and the editors' language ids.
_IDS = {
    **dict.fromkeys(("asciidoc", "adoc", "asciidoctor"), "asciidoc"),
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    **dict.fromkeys(("latex", "tex", "plaintex"), "latex"),
    **dict.fromkeys(
        ("markdown", "md", "mdx", "quarto", "rmd", "pandoc", "vimwiki", "gfm", "commonmark"),
        "markdown",
    ),
    **dict.fromkeys(("org", "orgmode"), "org"),
    **dict.fromkeys(("plaintext", "text", "txt", "plain"), "plaintext"),
    **dict.fromkeys(("restructuredtext", "rst", "rest"), "restructuredtext"),
    **dict.fromkeys(("subtitles", "vtt", "webvtt", "srt", "subrip"), "subtitles"),
}
_SUFFIXES = {
    **dict.fromkeys((".adoc", ".asciidoc", ".asc"), "asciidoc"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht"), "html"),
    **dict.fromkeys((".tex", ".latex", ".ltx"), "latex"),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), "markdown"),
    ".org": "org",
    **dict.fromkeys((".txt", ".text"), "plaintext"),
    **dict.fromkeys((".rst", ".rest"), "restructuredtext"),
    **dict.fromkeys((".srt", ".vtt"), "subtitles"),
}
FORMATS = tuple(sorted(set(_IDS.values())))

# How much of the text is looked at.
_LOOKED_AT = 20_000

# How a page begins, or a piece of one that closes what it opens.
_HTML = re.compile(
    r"\ufeff?\s{0,200}(?:<\?xml[^<>]{0,200}\?>\s{0,200})?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s{0,200})?"
    r"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]"
    r"|<(?P<tag>article|main|section|div|h1|h2|p)(?:\s[^<>]{0,400})?>(?=[\s\S]{0,20000}?</(?P=tag)>))",
    re.IGNORECASE,
)
# The first cue's times stand within the first few lines.
_SUBTITLES = re.compile(
    r"\ufeff?\s{0,20}(?:WEBVTT[ \t\n]|\d{1,9}[ \t]{0,9}\n\d{2}:\d{2}:\d{2},\d{3} --> )"
)
_LATEX = re.compile(r"^[ \t]*\\(?:documentclass\b|begin\{document\})", re.MULTILINE)
_ORG = re.compile(
    r"^#\+(?:title|author|date|options|startup|setupfile|begin_\w{1,20}\b)(?::|\s|$)",
    re.MULTILINE | re.IGNORECASE,
)
# A title of AsciiDoc's is told from other lines with "=" by what else only AsciiDoc has.
_ASCIIDOC_TITLE = re.compile(r"\ufeff?(?:\s*//[^\r\n]*[\r\n])*\s*(?::[\w-]+:[^\r\n]*\s+)*= \S")
_ASCIIDOC_SIGN = re.compile(
    r"^(?:== \S|:!?[a-z][\w-]*!?:(?:[ \t]|$)|\|===[ \t]*$|\[(?:source|quote|NOTE|TIP)\b)",
    re.MULTILINE,
)
# A directive, target or substitution at the margin.
_RESTRUCTUREDTEXT = re.compile(
    r"^\.\. (?:[a-z][\w-]{1,40}::(?:[ \t]|$)|_[^:\r\n]{1,100}:(?:[ \t]|$)"
    r"|\|[^|\r\n]{1,60}\| [a-z]{1,20}::)",
    re.MULTILINE,
)
# Signs of Markdown that pasted text does not have: front matter, a heading or a fence at the start
# of a line, a setext underline, a link.
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?:[^\r\n]*\r?\n){1,200}?---[ \t]*(?:\r?\n|$)")
_MARKDOWN_SIGN = re.compile(
    r"^(?:#{1,6}[ \t]+\S|```|~~~|={3,}[ \t]*$|\[[^\]\n]{1,80}\]:[ \t]*\S)", re.MULTILINE
)
_MARKDOWN_SIGNS = "#`~=]"
_MARKDOWN_LINK = re.compile(r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)")
# How many links tell.
_TELLING_LINKS = 2


def choose(text: str, asked: str | None, name: str | None) -> str:
    """The name of the format to read `text` as.

    Raises:
        UnknownFormatError: `asked` is not known.
    """
    if asked is not None:
        try:
            return _IDS[asked.lower()]
        except KeyError:
            raise UnknownFormatError(
                f"unknown format “{asked}”: use one of {', '.join(FORMATS)}"
            ) from None
    return by_language_id(None, text, name)


def by_language_id(language_id: str | None, text: str, name: str | None = None) -> str:
    """The format for an editor's language id; for one that is not known, as told by the rest."""
    if language_id and language_id.lower() in _IDS:
        return _IDS[language_id.lower()]
    suffix = "." + name.lower().rpartition(".")[2] if name and "." in name else ""
    return _SUFFIXES.get(suffix) or _by_look(text[:_LOOKED_AT])


def _by_look(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if _HTML.match(lines):
        return "html"
    if _SUBTITLES.match(lines):
        return "subtitles"
    if _FRONT_MATTER.match(lines):
        return "markdown"
    # To look for a character first is many times as quick, and most texts have none of these.
    if "\\" in lines and _LATEX.search(lines):
        return "latex"
    if "#" in lines and _ORG.search(lines):
        return "org"
    if _ASCIIDOC_TITLE.match(lines) and _ASCIIDOC_SIGN.search(lines):
        return "asciidoc"
    if ".. " in lines and _RESTRUCTUREDTEXT.search(lines):
        return "restructuredtext"
    if any(sign in lines for sign in _MARKDOWN_SIGNS) and _MARKDOWN_SIGN.search(lines):
        return "markdown"
    links = sum(1 for _ in _MARKDOWN_LINK.finditer(lines)) if "]" in lines else 0
    return "markdown" if links >= _TELLING_LINKS else "plaintext"
