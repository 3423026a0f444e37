"""Mails as they are stored: decoded, and only their text."""

import base64
import contextlib
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import nutgraf
from nutgraf.article import Article
from nutgraf_server import cli
from nutgraf_server.inputs import documents

HEADER = (
    "Return-Path: <a@osk.example>\r\nFrom: =?utf-8?q?Ren=C3=A9e_Lee?= <a@osk.example>\r\n"
    "To: Bo <b@osk.example>\r\nSubject: =?utf-8?b?RGllIELDvGhuZQ==?=\r\n and more\r\n"
    "Date: Mon, 5 May 2025 09:00:00 +0000\r\nMIME-Version: 1.0\r\n"
)
PROSE = "The café closed on Monday. Nobody was hurt."


def part(kind: str, text: str, more: str = "", charset: str = "utf-8") -> str:
    body = base64.encodebytes(text.encode(charset)).decode()
    return f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n{more}\r\n{body}\r\n"


def multipart(*parts: str, kind: str = "alternative") -> str:
    inside = "".join(f"--b1\r\n{each}" for each in parts)
    return f'Content-Type: multipart/{kind}; boundary="b1"\r\n\r\n{inside}--b1--\r\n'


def read(mail: str) -> Article:
    converted = documents.convert(mail.encode("latin-1"))
    assert converted is not None
    return nutgraf.read(converted.text, converted.format, "en")


def said(mail: str) -> list[str]:
    return [sentence.text for sentence in read(mail).sentences]


SENTENCES = ["The café closed on Monday.", "Nobody was hurt."]


def test_title_sender_and_date():
    article = read(HEADER + part("text/plain", PROSE))
    found = (article.title, article.byline, article.date)
    assert [block.text if block else None for block in found] == [
        "Die Bühne and more",
        "Renée Lee",
        "Mon, 5 May 2025 09:00:00 +0000",
    ]


@pytest.mark.parametrize(
    "body",
    [
        part("text/plain", PROSE),
        part("text/plain", PROSE, charset="latin-1"),
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "The caf=C3=A9 closed=\r\n on Monday. Nobody was hurt.\r\n",
        multipart(part("text/plain", PROSE), part("text/html", "<p>Not. This.</p>")),
        multipart(part("text/plain", " "), part("text/html", f"<p>{PROSE}</p><script>x. y.</script>")),
        part("text/html", f"<html><body><p>{PROSE}</p><footer>Not. This.</footer></body></html>"),
        multipart(
            part("text/plain", "Not. This.", 'Content-Disposition: attachment; filename="a.txt"\r\n'),
            part("text/plain", PROSE),
            kind="mixed",
        ),
        multipart(part("text/plain", PROSE), part("message/rfc822", "Not. This."), kind="mixed"),
    ],
)  # fmt: skip
def test_the_text(body: str):
    assert said(HEADER + body) == SENTENCES


def test_on_the_command_line(tmp_path: Path):
    path = tmp_path / "a.eml"
    path.write_bytes((HEADER + part("text/plain", f"Dear Bo,\n\n{PROSE}\n\n-- \nAnn")).encode())
    result = CliRunner().invoke(cli.nutgraf, ["brief", str(path)])
    assert result.exit_code == 0, result.stderr
    assert "Die Bühne and more" in result.stdout
    assert "a.eml: converted from an email to plain text; positions refer" in result.stderr


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        (
            HEADER + "".join(f"Content-Type: a; boundary={n}\r\n\r\n--{n}\r\n" for n in range(60)),
            "deeper than 50",
        ),
        (HEADER + "Content-Type: text/plain" + '";' * 9_000 + "\r\n\r\nIt rained.", "4,096 bytes"),
        (HEADER + "\r\n" + "--a\nContent-Type: b\n\n" * 10_001, "more than 10,000 parts"),
        (HEADER + "\r\n", "is an email without text"),
        (HEADER + multipart(part("image/png", "x")), "is an email without text"),
    ],
)
def test_what_cannot_be_read(mail: str, said: str):
    with pytest.raises(documents.DocumentError, match=said):
        documents.convert(mail.encode())


@pytest.mark.long(each=True)
@pytest.mark.parametrize(
    "unit", ["X-A: b\r\n", "Subject: =?utf-8?q?a?=\r\n", " =?utf-8?q?a?=\r\n", "--b1\r\n", "--b1\r\n\r\n", 'From: "\r\n']
)  # fmt: skip
def test_a_long_mail_takes_no_long_time(unit: str):
    mail = (
        HEADER
        + 'Content-Type: multipart/mixed; boundary="b1"\r\n'
        + unit * (1_000_000 // len(unit))
    )
    start = time.thread_time()
    with contextlib.suppress(documents.DocumentError):
        documents.convert(mail.encode())
    assert time.thread_time() - start < 10
