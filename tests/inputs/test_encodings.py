"""Encodings: which a file may name, and what becomes of one that is damaged."""

import codecs
import encodings
import pkgutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measured import Measured

from nutgraf_server.inputs.decoding import decoded, encoding_named
from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.names import shown_name

PLAIN = b"The ferry left at nine. It came back at noon. There were 12 on board."
KNOWN = sorted(module.name for module in pkgutil.iter_modules(encodings.__path__))
NO_TEXT = [
    "rot13",
    "hex",
    "zip",
    "bz2",
    "base64",
    "uu",
    "quopri",
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
    "utf_7",
    "charmap",
]


@pytest.mark.parametrize("name", NO_TEXT)
def test_what_is_no_encoding_of_text_is_not_asked(name: str):
    assert encoding_named(name) is None
    text, note = decoded(b"# coding: " + name.encode() + b"\n" + PLAIN + b" \xff\n")
    assert PLAIN.decode() in text
    assert note


@pytest.mark.parametrize("name", KNOWN)
def test_every_codec_is_an_encoding_or_not_asked(name: str):
    encoding = encoding_named(name)
    if encoding is None:
        return
    text = "Plain words."
    assert text.encode(encoding).decode(encoding) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [("latin-1", "Café Müller"), ("koi8-r", "Привет"), ("shift_jis", "日本語"), ("cp1250", "Łódź")],
)
def test_an_encoding_that_is_named(name: str, text: str):
    data = f'<meta charset="{name}">{text} {text}'.encode(name)
    assert decoded(data) == (data.decode(name), None)


def test_one_bad_byte_does_not_spoil_a_file():
    text = "“Café” and “Müller” cost €5 – no more. " * 20
    found, note = decoded(text.encode() + b"\xff" + text.encode())
    assert found == f"{text}�{text}"
    assert note
    assert "UTF-8 but for some bytes" in note


def test_another_encoding_is_still_guessed():
    found, note = decoded(("Der Fähre fehlten die Gäste, sagte Müller. " * 20).encode("cp1252"))
    assert "Fähre" in found
    assert note
    assert "read as cp125" in note


@given(st.binary(max_size=400), st.sampled_from([b"", b"charset=", b"\xff\xfe", b"\xef\xbb\xbf"]))
def test_any_bytes_are_text_or_refused(data: bytes, begin: bytes):
    try:
        text, _ = decoded(begin + data)
    except InputError:
        return
    text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=[])))
def test_a_shown_name_can_always_be_printed(name: str):
    shown = shown_name(name)
    assert shown.encode("utf-8").decode() == shown
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in shown)
    assert name == "-" or len(shown) == len(name)


def test_a_hostile_encoding_takes_no_other_file_down(measured: Measured, tmp_path: Path):
    (tmp_path / "bad.txt").write_bytes(b"# coding: undefined\n" + PLAIN + b" \xff\n")
    (tmp_path / "good.txt").write_bytes(PLAIN)
    done = measured.checked("summarize", tmp_path / "bad.txt", tmp_path / "good.txt")
    assert done.status == 0
    assert done.output.count(b"The ferry left at nine.") == 2


def test_a_name_that_is_no_utf_8(measured: Measured, tmp_path: Path):
    path = bytes(tmp_path) + b"/caf\xe9\x1b[31m.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(PLAIN)
    done = measured.checked("summarize", path.decode("utf-8", "surrogateescape"), "-f", "json")
    assert done.status == 0
    assert "caf�" in done.output.decode("utf-8")
    assert codecs.encode("\x1b[31m") not in done.output
