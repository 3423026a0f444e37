"""Which format a text is in: told by the caller, the file's name, or the text itself."""

import re

from nutgraf.errors import UnknownFormatError
from nutgraf.reading.formats.catalogue import FORMATS, PLAIN
from nutgraf.reading.formats.format import Format
from nutgraf.reading.formats.looks import begins_with_front_matter, like_mail

_BY_ID = {id_: one for one in FORMATS.values() for id_ in (one.name, *one.ids)}
_BY_SUFFIX = {suffix: one for one in FORMATS.values() for suffix in one.suffixes}

_LINE_END = re.compile(r"\r\n?")
# How much of the text is looked at.
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
    """The format for an editor's language id; for one that is not known, as told by the rest."""
    if language_id and language_id.lower() in _BY_ID:
        return _or_mail(_BY_ID[language_id.lower()], text)
    suffix = "." + name.lower().rpartition(".")[2] if name and "." in name else ""
    named = _BY_SUFFIX.get(suffix)
    return _or_mail(named, text) if named else _by_look(text[:_LOOKED_AT])


def _or_mail(chosen: Format, text: str) -> Format:
    """What is plain text by its name may be a mail: no file has a name of its own for these."""
    if chosen is not PLAIN:
        return chosen
    is_mail = like_mail(_LINE_END.sub("\n", text[:_LOOKED_AT]))
    return FORMATS["mail"] if is_mail else chosen


def _by_look(text: str) -> Format:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    # Above front matter nothing stands, and in it may be what looks like anything.
    has_it = begins_with_front_matter(lines)
    return next(
        (
            one
            for one in FORMATS.values()
            if (one.has_front_matter if has_it else one.looks and one.looks(lines))
        ),
        PLAIN,
    )
