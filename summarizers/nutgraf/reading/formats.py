"""Which reader a text is for: told by the caller, the file's name, or the text itself."""

import re

from nutgraf.errors import UnknownFormatError

# Formats and the editors' language ids for them.
_IDS = {
    "plaintext": "plaintext",
    "text": "plaintext",
    "txt": "plaintext",
    "plain": "plaintext",
    "markdown": "markdown",
    "md": "markdown",
    "mdx": "markdown",
    "quarto": "markdown",
    "rmd": "markdown",
    "pandoc": "markdown",
    "vimwiki": "markdown",
}
_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".txt": "plaintext",
    ".text": "plaintext",
}
FORMATS = ("markdown", "plaintext")

# Signs of Markdown that pasted text does not have: front matter, a heading or a fence at the start
# of a line, a setext underline, a link.
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?:[^\r\n]*\r?\n){1,200}?---[ \t]*(?:\r?\n|$)")
_MARKDOWN_SIGN = re.compile(
    r"^(?:#{1,6}[ \t]+\S|```|~~~|={3,}[ \t]*$|\[[^\]\n]{1,80}\]:[ \t]*\S)", re.MULTILINE
)
_MARKDOWN_LINK = re.compile(r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)")
# How much of the text is looked at, and how many links tell.
_LOOKED_AT = 20_000
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
    if _FRONT_MATTER.match(text) or _MARKDOWN_SIGN.search(text):
        return "markdown"
    links = sum(1 for _ in _MARKDOWN_LINK.finditer(text))
    return "markdown" if links >= _TELLING_LINKS else "plaintext"
