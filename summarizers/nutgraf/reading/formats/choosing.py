"""Determines the format of a text from the caller, the file's name, or the text itself."""

from nutgraf.errors import UnknownFormatError
from nutgraf.reading.formats.catalogue import FORMATS, PLAIN
from nutgraf.reading.formats.format import Format
from nutgraf.reading.formats.looks import begins_with_front_matter

_BY_ID = {id_: one for one in FORMATS.values() for id_ in (one.name, *one.ids)}
_BY_SUFFIX = {suffix: one for one in FORMATS.values() for suffix in one.suffixes}

_MARKDOWN = FORMATS["markdown"]
# How much of the text is examined.
_LOOKED_AT = 20_000


def choose(text: str, asked: str | None, name: str | None) -> Format:
    """The format to read `text` as.

    Raises:
        UnknownFormatError: `asked` is not known.
    """
    if asked is None:
        return by_language_id(None, text, name)
    try:
        return _BY_ID[asked.lower()]
    except KeyError:
        raise UnknownFormatError(
            f"unknown format “{asked}”: use one of {', '.join(sorted(FORMATS))}"
        ) from None


def by_language_id(language_id: str | None, text: str, name: str | None = None) -> Format:
    """The format for an editor's language id; for an unknown one, detected from the rest."""
    if language_id and language_id.lower() in _BY_ID:
        return _or_unnamed(_BY_ID[language_id.lower()], text)
    suffix = "." + name.lower().rpartition(".")[2] if name and "." in name else ""
    named = _BY_SUFFIX.get(suffix)
    return _or_unnamed(named, text) if named else _by_look(text[:_LOOKED_AT])


# Formats without file names of their own: mails, transcripts and chats.
_UNNAMED = (FORMATS["mail"], FORMATS["conversation"])
# What Markdown has besides emphasis, headings and links.
_OTHER_MARKUP = ("```", "~~~", "<", "|", "{")


def _or_unnamed(chosen: Format, text: str) -> Format:
    """A text that is plain text or Markdown by its name may be in a format without file names."""
    may: tuple[Format, ...] = _UNNAMED if chosen is PLAIN else ()
    if chosen is _MARKDOWN and not any(sign in text for sign in _OTHER_MARKUP):
        may = (FORMATS["conversation"],)
    if not may:
        return chosen
    lines = text[:_LOOKED_AT].replace("\r\n", "\n").replace("\r", "\n")
    return next((one for one in may if one.looks and one.looks(lines)), chosen)


def _by_look(text: str) -> Format:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    # Nothing precedes front matter, and its content may look like anything.
    has_it = begins_with_front_matter(lines)
    return next(
        (
            one
            for one in FORMATS.values()
            if (one.has_front_matter if has_it else one.looks and one.looks(lines))
        ),
        PLAIN,
    )
