"""Bytes to text: by its mark, as UTF-8, by the encoding it names, or by a guess."""

import codecs
import re

from nutgraf_server.inputs.errors import InputError, UnknownEncodingError

# Begins what is in an encoding of seven bits.
_ESCAPE = b"\x1b$"
# How much of a file is looked at to tell text from anything else.
_PROBE = 8192
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How pages, XML and many editors name a text's encoding.
_CHARSET = re.compile(rb"(?:charset|encoding|coding)\s?[=:]\s?[\"']?([A-Za-z0-9_.:-]{2,30})")
# Control characters that no text has: not tab, line ends, form feed, escape.
_NOT_TEXT = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_MOST_NOT_TEXT = 0.02
_HIGH = bytes(range(128, 256))
# A damaged UTF-8 file has far more good characters of several bytes than bad bytes; in another
# encoding hardly any bytes look like one. Of very few bad bytes each may have one good one.
_GOOD_FOR_A_BAD_BYTE = 4
_FEW_BAD_BYTES = 2
# So few bytes are no text in another encoding, or not enough of one to tell which.
_STRAY = 0.005
_DAMAGED = "is UTF-8 except for some bytes, shown as �"

# All that a file may name. Python's other codecs are no encodings of text (rot13, hex, zip), take
# time that is not linear (idna), or raise for everything (undefined).
_ENCODINGS = """
    ascii utf-8 utf-16 utf-16-be utf-16-le utf-32 utf-32-be utf-32-le iso8859-1 iso8859-2
    iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-11
    iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256
    cp1257 cp1258 cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp864
    cp865 cp866 cp869 cp874 cp1125 koi8-r koi8-t koi8-u kz1048 ptcp154 tis-620 mac-roman
    mac-latin2 mac-greek mac-cyrillic mac-turkish mac-iceland mac-croatian mac-romanian gb2312
    gbk gb18030 hz big5 big5hkscs cp932 cp949 cp950 euc_jp euc_jis_2004 euc_jisx0213 euc_kr
    johab shift_jis shift_jis_2004 shift_jisx0213 iso2022_jp iso2022_jp_1 iso2022_jp_2
    iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr
"""
_ALLOWED = frozenset(_ENCODINGS.split())


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """The text of `data`, and a note where its encoding had to be guessed.

    Args:
        data: the bytes.
        encoding: what they are in, where somebody knows.

    Raises:
        UnknownEncodingError: nothing tells what they are in.
        InputError: it is not text.
    """
    if encoding:
        return _strictly(data, encoding), None
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, name), None
    _check_is_text(data)
    try:
        if _ESCAPE not in data:
            return data.decode("utf-8"), None
        return _escaped(data) or (data.decode("utf-8"), None)
    except UnicodeDecodeError:
        return _declared(data) or _damaged(data) or _guessed(data)


def encoding_named(name: str) -> str | None:
    """Python's name of an encoding of text that a file may name; None for all else.

    >>> encoding_named("Latin-1"), encoding_named("rot13"), encoding_named("undefined")
    ('iso8859-1', None, None)
    """
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return found if found in _ALLOWED else None


def _declared(data: bytes) -> tuple[str, str | None] | None:
    """The text by the encoding that it names itself, if it does and that fits."""
    match = _CHARSET.search(data, 0, _PROBE)
    encoding = encoding_named(match[1].decode("ascii")) if match else None
    if encoding is None:
        return None
    try:
        return data.decode(encoding), None
    except UnicodeError:
        # What says that it is UTF-8 is nothing else that it does not say.
        return (data.decode("utf-8", "replace"), _DAMAGED) if encoding == "utf-8" else None


def _damaged(data: bytes) -> tuple[str, str] | None:
    """The text if it is UTF-8 but for a few bytes."""
    text = data.decode("utf-8", "replace")
    bad = text.count("�")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    is_few = bad <= _FEW_BAD_BYTES and good >= bad
    return (text, _DAMAGED) if is_few or good >= _GOOD_FOR_A_BAD_BYTE * bad else None


def _escaped(data: bytes) -> tuple[str, str] | None:
    """The text if it is in an encoding of seven bits."""
    from nutgraf_server.inputs.guessing import guess_escaped

    encoding = guess_escaped(data)
    return (data.decode(encoding, "replace"), f"read as {encoding}") if encoding else None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError:
        raise InputError(
            f"is declared as {encoding.upper()} but is not; save it as UTF-8"
        ) from None


def _check_is_text(data: bytes) -> None:
    probe = data[:_PROBE]
    odd = len(probe) - len(probe.translate(None, _NOT_TEXT))
    if odd > _MOST_NOT_TEXT * len(probe):
        raise InputError("is not a text file")


def _guessed(data: bytes) -> tuple[str, str | None]:
    from nutgraf_server.inputs.guessing import guess

    encoding = guess(data)
    if encoding:
        return data.decode(encoding, "replace"), f"is not UTF-8; read as {encoding}"
    if len(data) - len(data.translate(None, _HIGH)) <= max(1, _STRAY * len(data)):
        return data.decode("utf-8", "replace"), _DAMAGED
    raise UnknownEncodingError("has an unknown encoding; save it as UTF-8")
