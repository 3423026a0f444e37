"""Files that were good and are damaged at random: text or one line, in little time and memory.

NUTGRAF_FUZZ_SECONDS says for how long each kind is damaged, NUTGRAF_FUZZ_SEED where it begins.
"""

import gzip
import io
import json
import os
import random
import resource
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from built import OPENING, SECOND, docx, epub, odt, pdf, zipped

from nutgraf_server.batch.sources.naming import sources
from nutgraf_server.batch.sources.stream import stream
from nutgraf_server.batch.specification import Specification
from nutgraf_server.batch.texts import UnusableError, text_in
from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.texts import text_of

SECONDS = float(os.environ.get("NUTGRAF_FUZZ_SECONDS", "5"))
SEED = int(os.environ.get("NUTGRAF_FUZZ_SEED", "1"))
# No damaged file of a few kilobytes takes as long, or as much.
SLOWEST = 5.0
MOST_MEMORY = 400 * 2**10
# What formats are made of, and numbers at the edges of what fits.
TOKENS = [
    b"<", b">", b"</w:p>", b"<w:p>", b"<w:r>", b"<text:p>", b"&#0;", b"&a;", b"<!DOCTYPE a [", b"]]>",
    b"endobj", b"stream", b"<<", b">>", b"[", b"]", b"/Kids", b"/Length", b"1 0 R", b"2 0 R", b"(", b")",
    b'"', b",", b"\n", b"\r", b"\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"PK\x01\x02",
    b"PK\x05\x06", b"{", b"}", b"\\u0000", b"-1", b"99999999999", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PAR1",
]  # fmt: skip


def damaged(drawn: random.Random, data: bytes) -> bytes:
    """The bytes after a few changes."""
    made = bytearray(data)
    for _ in range(drawn.choice((1, 1, 2, 4, 16))):
        start = drawn.randrange(len(made) + 1)
        end = min(len(made), start + drawn.choice((0, 1, 1, 4, 40, 400)))
        match drawn.randrange(5):
            case 0:
                made[start:end] = drawn.choice(TOKENS)
            case 1:
                made[start:end] = drawn.randbytes(end - start)
            case 2:
                made[start:start] = made[start:end] * drawn.choice((1, 2, 50, 500))
            case 3:
                other = drawn.randrange(len(made) + 1)
                made[start:end] = made[other : other + end - start]
            case _:
                made[start:end] = drawn.choice(TOKENS) * drawn.choice((1, 3, 300))
    return bytes(made)


def damaged_package(drawn: random.Random, data: bytes) -> bytes:
    """A zip one of whose parts is damaged, and which is a good zip otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = drawn.choice(sorted(parts))
    parts[name] = damaged(drawn, parts[name])
    return zipped(parts)


def examples(make: Callable[[random.Random], bytes]) -> Iterator[bytes]:
    """Damaged files for as long as was asked for; a failure says which it was."""
    end = time.monotonic() + SECONDS
    number = SEED
    while time.monotonic() < end:
        data = make(random.Random(number))  # noqa: S311  # no secret
        yield data
        number += 1
    print(f"{number - SEED} examples")  # noqa: T201


def check(make: Callable[[random.Random], bytes], read: Callable[[bytes], None]) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number, data in enumerate(examples(make), SEED):
        started = time.process_time()
        try:
            read(data)
        except Exception as error:
            raise AssertionError(f"seed {number}") from error
        assert time.process_time() - started < SLOWEST, f"seed {number}"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        assert memory < MOST_MEMORY, f"seed {number}"


def read_text(data: bytes) -> None:
    said = []
    try:
        text_of(data)
    except InputError as error:
        said = str(error).splitlines()
    assert len(said) < 2


DOCUMENTS = {"docx": docx(), "odt": odt(), "epub": epub()}
PDF = pdf([["Report", OPENING, SECOND, str(page)] for page in range(1, 5)])
NOTEBOOK = json.dumps(
    {"cells": [{"cell_type": "markdown", "source": [f"# A\n{OPENING}", SECOND]}] * 3, "nbformat": 4}
).encode()
MAIL = (
    "From: =?utf-8?q?Ren=C3=A9e?= <a@b.org>\nSubject: Osk\nMIME-Version: 1.0\nContent-Type: "
    'multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n'
    f"{OPENING}\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+YTwvcD4=\n--b--\n"
).encode()
TEXTS = [
    NOTEBOOK,
    MAIL,
    PDF,
    *DOCUMENTS.values(),
    b"charset=koi8-r " + "Café “and” more. ".encode() * 20,
]


@pytest.mark.long
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_documents(kind: str):
    def make(drawn: random.Random) -> bytes:
        damage = drawn.choice((damaged, damaged_package, damaged_package))
        return damage(drawn, DOCUMENTS[kind])

    check(make, read_text)


@pytest.mark.long
def test_pdfs():
    check(lambda drawn: damaged(drawn, PDF), read_text)


@pytest.mark.long
def test_texts():
    check(lambda drawn: damaged(drawn, drawn.choice(TEXTS)), read_text)


def corpora() -> dict[str, bytes]:
    """A small corpus of each kind, by the names of their files."""
    table = pa.table({"id": ["a", "b"] * 20, "text": [OPENING, SECOND] * 20, "n": [1, 2] * 20})
    parquet, tar = io.BytesIO(), io.BytesIO()
    pq.write_table(table, parquet, compression="none", row_group_size=10)
    with tarfile.open(fileobj=tar, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in ("a.txt", "b" * 200 + "é.txt"):
            entry = tarfile.TarInfo(name)
            entry.size = len(OPENING)
            archive.addfile(entry, io.BytesIO(OPENING.encode()))
    lines = "".join(json.dumps({"id": n, "text": OPENING}) + "\n" for n in range(20)).encode()
    return {
        "a.parquet": parquet.getvalue(),
        "a.tar": tar.getvalue(),
        "a.tar.gz": gzip.compress(tar.getvalue()),
        "a.zip": zipped({"a.txt": OPENING, "b.txt": SECOND}),
        "a.csv": b"id,text\n" + f'1,"{OPENING}\n{SECOND}"\n2,{SECOND}\n'.encode() * 10,
        "a.jsonl": lines,
        "b.jsonl": gzip.compress(lines),
        "c.jsonl": zstandard.ZstdCompressor().compress(lines),
    }


@pytest.mark.long
@pytest.mark.parametrize("name", corpora())
def test_corpora(tmp_path: Path, name: str):
    whole = corpora()[name]
    path = tmp_path / name

    def read(data: bytes) -> None:
        path.write_bytes(data)
        for raw in stream(sources([str(path)], None)):
            said = []
            try:
                text_in(raw, Specification())
            except UnusableError as error:
                said = str(error).splitlines()
            assert len(said) < 2

    check(lambda drawn: damaged(drawn, whole), read)


if sys.platform == "win32":
    pytest.skip("no measure of memory", allow_module_level=True)
