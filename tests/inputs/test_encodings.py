"""Encodings: which a file may name, and what becomes of one that is damaged."""

import codecs
import encodings
import pkgutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from measured import Measured

from nutgraf_server import cli
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
    assert "UTF-8 except for some bytes" in note


def test_another_encoding_is_still_guessed():
    found, note = decoded(("Der Fähre fehlten die Gäste, sagte Müller. " * 20).encode("cp1252"))
    assert "Fähre" in found
    assert note
    assert "read as cp125" in note


RUSSIAN = (
    "Город терял треть питьевой воды, говорится в отчёте, который представили в четверг. "
    "«Мы искали капли», — сказала Грета Майер, глава водоканала."
)
JAPANESE = "市の水道は飲料水の三分の一を失っていると、調査が示した。「私たちは水滴を追いかけた」と局長は語った。"
KOREAN = "도시는 식수의 31퍼센트를 잃는다고 목요일에 발표된 조사에서 밝혔다. 공사는 5월에 시작한다."
SIMPLIFIED = "周四公布的一项调查显示，这座城市的饮用水在到达水龙头之前就损失了三成。市长说，工程将于五月开始。"
TRADITIONAL = "週四公布的一項調查顯示，這座城市的飲用水在到達水龍頭之前就損失了三成。市長說，工程將於五月開始。"
POLISH = "Miasto traci jedną trzecią wody, zanim dotrze ona do kranu. „Goniliśmy krople”, powiedziała Żak."
CZECH = "Město ztrácí třetinu vody, uvádí zpráva zveřejněná ve čtvrtek. Práce začnou v květnu příštího roku."
GERMAN = "Die Stadt verliert Wasser, bevor es den Hahn erreicht. „Wir jagten Tropfen“, sagte Müller für alle."
FRENCH = "La ville perd un tiers de son eau, selon une étude. « Nous étions très en retard », a dit Noël."
GREEK = (
    "Η πόλη χάνει το ένα τρίτο του νερού, σύμφωνα με έρευνα που παρουσιάστηκε την Πέμπτη στον δήμο."
)
TURKISH = "Şehir, musluğa ulaşmadan önce suyun üçte birini kaybediyor. Çalışmalar mayıs ayında başlayacak."


@pytest.mark.parametrize("times", [1, 40])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cp1251", RUSSIAN), ("koi8-r", RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-")),
        ("iso2022_jp", JAPANESE), ("shift_jis", JAPANESE), ("euc_jp", JAPANESE), ("euc_kr", KOREAN),
        ("gb18030", SIMPLIFIED), ("big5", TRADITIONAL), ("cp1250", POLISH), ("cp1250", CZECH),
        ("iso8859-2", CZECH), ("cp1252", GERMAN), ("cp1252", FRENCH), ("cp1253", GREEK),
        ("cp1254", TURKISH), ("mac-roman", FRENCH),
    ],
)  # fmt: skip
def test_the_encoding_is_told_from_the_letters(name: str, text: str, times: int):
    data = f"{text}\n".encode(name) * times
    found, note = decoded(data)
    assert found == f"{text}\n" * times
    assert note
    assert "read as" in note


def test_one_bad_byte_among_few_good_ones():
    data = "Café Osk closed on Monday.".encode() + b"\xff It was \xe2\x80\x9cwet\xe2\x80\x9d."
    found, note = decoded(data)
    assert found == "Café Osk closed on Monday.� It was “wet”."
    assert note
    assert "UTF-8 except for some bytes" in note


def test_what_says_that_it_is_utf_8_is_that():
    found, _ = decoded(b'<meta charset="utf-8"> It rained\xe9 all day.')
    assert found.endswith("It rained� all day.")


def test_an_encoding_that_cannot_be_told(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"It rained. " * 3 + bytes(range(128, 256)) * 4)
    result = CliRunner().invoke(cli.nutgraf, ["summarize", str(path)])
    assert result.exit_code == 1
    assert "unknown encoding; save it as UTF-8, or use --encoding" in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_user_names_the_encoding(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes("Wörter über Wörter. Noch mehr davon.".encode("cp850"))
    told = ["summarize", str(path), "--length", "2"]
    result = CliRunner().invoke(cli.nutgraf, [*told, "--encoding", "IBM850"])
    assert result.exit_code == 0
    assert "Wörter über Wörter." in result.stdout
    assert not result.stderr
    result = CliRunner().invoke(cli.nutgraf, [*told, "--encoding", "rot13"])
    assert result.exit_code == 2
    assert "not a text encoding" in result.stderr
    result = CliRunner().invoke(cli.nutgraf, [*told, "--encoding", "utf-8"])
    assert result.exit_code == 1
    assert "is declared as UTF-8 but is not" in result.stderr


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
