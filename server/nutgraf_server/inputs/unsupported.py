"""Texts in formats that are not read, told by name or beginning: said so, and not read as prose."""

import re
from dataclasses import dataclass

from nutgraf_server.inputs.errors import InputError

# How much of a text is looked at.
_LOOKED_AT = 20_000
_CONVERT = "convert it, for example with `pandoc -t markdown`"

# Of XML, what browsers show is HTML; of the rest nothing says which words are the article's.
_XML = re.compile(
    r"\s{0,99}(?:<\?xml\b[^<>]{0,400}\?>\s{0,99}(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s{0,99})?"
    r"<(?!html\b|head\b|body\b|main\b|section\b|div\b|h[1-6]\b|p\b|!|\?)[A-Za-z_]"
    r"|(?:<\?xml\b[^<>]{0,400}\?>\s{0,99})?<!DOCTYPE\s{1,9}(?!html\b)[\w:.-]"
    r"|<(?:TEI|teiCorpus|rss|feed|svg|nitf|newsItem|opml|plist|rdf:RDF)[\s>]"
    r"|<article\s[^<>]{0,400}(?:xlink|article-type|dtd-version|docbook))",
    re.IGNORECASE,
)
_RTF = re.compile(r"\s{0,9}\{\\rtf\d?")
_JSON = re.compile(
    r"\s{0,99}(?:\{\s{0,99}\"[^\"\\\r\n]{0,200}\"\s{0,9}:"
    r"|\[\s{0,99}(?:\{\s{0,99}[\"}]|\"[^\"\\\r\n]{0,400}\"\s{0,9}[,\]]))"
)
_WIKITEXT = re.compile(
    r"^\{\{[A-Z][^{}|\n]{1,60}(?:\||\}\}|$)|^\{\|(?: |$)"
    r"|^\[\[(?:Category|File|Image|Kategorie|Datei|Catégorie|Fichier|Categoría|Archivo):"
    r"|'''[^'\n]{1,200}'''|<ref[ >/]|^={2,5} ?[^=\n]{1,100} ?={2,5}[ \t]*$",
    re.MULTILINE,
)
_TYPST = re.compile(
    r"^#(?:set \w{1,30}\(|show(?::|\s[\w.]{1,60}(?:\([^()\n]{0,200}\))?:)|import \""
    r"|let \w[\w-]{0,30}(?:\([^()\n]{0,200}\))?\s?=)",
    re.MULTILINE,
)
_TEXTILE = re.compile(r"^(?:h[1-6]|bq|bc|fn\d{1,2})(?:\([^()\n]{0,60}\))?\.{1,2} \S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Unsupported:
    """A format that is not read.

    Attributes:
        name: what it is called.
        suffixes: of files in it.
        start: how a text in it begins.
        signs: what stands anywhere in it.
        enough: how many different signs tell.
        advice: what to do.
    """

    name: str
    suffixes: tuple[str, ...]
    start: re.Pattern[str] | None = None
    signs: re.Pattern[str] | None = None
    enough: int = 1
    advice: str = _CONVERT

    def fits(self, beginning: str) -> bool:
        """Whether a text looks like one in it."""
        if self.start:
            return self.start.match(beginning) is not None
        found = self.signs.finditer(beginning) if self.signs else ()
        return len({match[0][:2] for match in found}) >= self.enough


_KINDS = (
    _Unsupported("RTF", (".rtf",), start=_RTF),
    _Unsupported("XML", (".xml", ".nxml", ".tei"), start=_XML),
    _Unsupported(
        "JSON",
        (".json", ".jsonl", ".ndjson"),
        start=_JSON,
        advice="extract the text, or use `nutgraf batch`, which reads JSON Lines",
    ),
    _Unsupported("wikitext", (".wiki", ".mediawiki", ".wikitext"), signs=_WIKITEXT, enough=2),
    _Unsupported("Typst", (".typ",), signs=_TYPST),
    _Unsupported("Textile", (".textile",), signs=_TEXTILE),
)


def check(text: str, name: str | None = None) -> None:
    """Refuse a text in a format that is not read; the name of a file may tell that it is in none.

    Raises:
        InputError: it is in one.
    """
    suffix = "." + name.lower().rpartition(".")[2] if name and "." in name else ""
    beginning = text[:_LOOKED_AT].removeprefix("\ufeff")
    for kind in _KINDS:
        if suffix in kind.suffixes or (kind.fits(beginning) and not _is_read(suffix)):
            raise InputError(f"is {kind.name}, which is not supported; {kind.advice}")


def _is_read(suffix: str) -> bool:
    """Whether files named so are in a format that is read; plain text may hold anything."""
    from nutgraf.reading.formats import FORMATS

    return any(suffix in one.suffixes for one in FORMATS.values() if one.name != "plaintext")
