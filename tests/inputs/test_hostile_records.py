"""Corpora made to hang or to fill a machine: errors in their places, the rest read."""

import bz2
import gzip
import io
import json
import lzma
import multiprocessing
import os
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from measured import Done, Measured

from nutgraf_server.batch.records import Failure, Fields
from nutgraf_server.batch.sources import parquet_rows
from nutgraf_server.batch.sources.naming import sources
from nutgraf_server.batch.sources.opening import DAMAGED
from nutgraf_server.batch.sources.parquet_pages import pages
from nutgraf_server.batch.sources.stream import stream

if sys.platform == "win32":
    pytest.skip("no wait4", allow_module_level=True)

TEXT = "The ferry left at nine. It came back at noon. There were 12 on board."
MILLION = 1_000_000
GOOD = json.dumps({"id": "good", "text": TEXT}).encode() + b"\n"

Records = list[dict[str, Any]]


def slow(*values: object) -> Any:
    """A case that takes long to make, or is much like another."""
    return pytest.param(*values, marks=pytest.mark.long)


def run(measured: Measured, path: Path) -> tuple[Records, Done]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "out.jsonl")
        done = measured.checked("batch", path, "-o", target, "--workers", "1")
        records = [json.loads(line) for line in target.read_bytes().decode().splitlines()]
    assert done.status == int(any("error" in each for each in records)), done.told
    return records, done


def told(records: Records) -> list[str]:
    """The id of each record that has a result, and the error of each other."""
    return [str(each["error"]["message"] if "error" in each else each["id"]) for each in records]


def repeated(path: Path, begin: bytes, unit: bytes, megabytes: int, end: bytes = b"") -> Path:
    """A packed file that unpacks to so much."""
    block = unit * (MILLION // len(unit))
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(begin)
        for _ in range(megabytes):
            file.write(block)
        file.write(end)
    return path


# -- lines and rows that never end ---------------------------------------------------------------

ROW = b"id,text\ngood,It rained all day. The boats stayed ashore.\n"
AFTER = b"last,It rained all night. The boats stayed out.\n"
TOO_MANY, TOO_LONG = "has more than 1,000,000 cells", "longer than 20 MB"


@pytest.mark.long(each=True)
@pytest.mark.parametrize(
    ("begin", "unit", "end", "expected"),
    [
        slow(b'2,"a', b'\nb","c', b"", ["good", TOO_MANY]),
        (b'2,"a', b'\nb","c', b'"\n' + AFTER, ["good", TOO_MANY, "last"]),
        slow(b'2,"', b"It rained.\n", b'"\n' + AFTER, ["good", TOO_LONG, "last"]),
        slow(b'2,"', b"It rained. ", b'"\n' + AFTER, ["good", TOO_LONG, "last"]),
        slow(b"2,", b"It rained. ", b"\n" + AFTER, ["good", TOO_LONG, "last"]),
        slow(b"2,", b"a,", b"\n" + AFTER, ["good", TOO_LONG, "last"]),
        slow(b'2,"', b'""', b'"\n' + AFTER, ["good", TOO_LONG, "last"]),
    ],
)
def test_a_row_without_end(
    measured: Measured,
    tmp_path: Path,
    begin: bytes,
    unit: bytes,
    end: bytes,
    expected: list[str],
):
    path = repeated(tmp_path / "a.csv.gz", ROW + begin, unit, 200, end)
    records, done = run(measured, path)
    assert done.megabytes < 300
    assert told(records) == expected


@pytest.mark.long
def test_a_header_without_end(measured: Measured, tmp_path: Path):
    records, _ = run(measured, repeated(tmp_path / "a.csv.gz", b"", b"ab,", 100))
    assert told(records) == [TOO_LONG]


@pytest.mark.long(each=True)
@pytest.mark.parametrize("unit", [b"a", slow(b'{"a":'), slow(b"[[],[]],"), slow(b" ")])
def test_a_line_without_end(measured: Measured, tmp_path: Path, unit: bytes):
    path = repeated(tmp_path / "a.jsonl.gz", GOOD + b'{"text": "', unit, 200, b"\n" + GOOD)
    records, _ = run(measured, path)
    assert told(records) == ["good", "longer than 20 MB", "good"]


@pytest.mark.parametrize("unit", [b"[],", slow(b"{},"), slow(b'{"a":{}},')])
def test_a_line_of_many_values(measured: Measured, tmp_path: Path, unit: bytes):
    line = b'{"text": "It rained.", "a": [' + unit * (18 * MILLION // len(unit)) + b"0]}\n"
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD + line + GOOD)
    records, _ = run(measured, path)
    assert told(records) == ["good", "has more than 1,000,000 values", "good"]


@pytest.mark.long
def test_a_line_that_is_given_up(measured: Measured, tmp_path: Path):
    path = repeated(tmp_path / "a.jsonl.gz", GOOD, b"a", 1200, b"\n" + GOOD)
    records, _ = run(measured, path)
    assert told(records)[0] == "good"
    assert "the rest of the file is not read" in told(records)[1]
    assert len(records) == 2


# -- archives ------------------------------------------------------------------------------------


OTHER_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def zipped(path: Path, members: list[tuple[str, bytes, int]]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data, method in members:
            archive.writestr(name, data, method, 1 if method == zipfile.ZIP_DEFLATED else None)
    return path


@pytest.mark.long(each=True)
@pytest.mark.parametrize(
    ("method", "lies"),
    [
        (zipfile.ZIP_DEFLATED, 0),
        slow(zipfile.ZIP_DEFLATED, 1),
        *(slow(method, lies) for method in OTHER_METHODS for lies in (0, 1)),
    ],
)
def test_a_member_without_end(measured: Measured, tmp_path: Path, method: int, lies: int):
    size = 60 * MILLION if method == zipfile.ZIP_STORED else 300 * MILLION
    members = [("a.txt", TEXT.encode(), 0), ("b.txt", b"a" * size, method)]
    path = zipped(tmp_path / "a.zip", [*members, ("c.txt", TEXT.encode(), 0)])
    if lies:
        data = path.read_bytes()
        path.write_bytes(data.replace(struct.pack("<L", size), struct.pack("<L", 1000)))
    records, _ = run(measured, path)
    assert told(records)[::2] == ["a.txt", "c.txt"]
    assert records[1]["id"] == "b.txt"
    assert told(records)[1] in (TOO_LONG, "is damaged", "is not a text file")


@pytest.mark.long(each=True)
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, *OTHER_METHODS])
@pytest.mark.parametrize("crc", ["right", "wrong"])
def test_a_member_packed_in_any_way(measured: Measured, tmp_path: Path, method: int, crc: str):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", TEXT * 100, method)
        archive.writestr("empty.txt", "", method)
    if crc == "wrong":
        sum_of_it = struct.pack("<L", zlib.crc32((TEXT * 100).encode()))
        path.write_bytes(path.read_bytes().replace(sum_of_it, b"abcd"))
    records, _ = run(measured, path)
    assert ("error" in records[0]) == (crc == "wrong")
    assert [each["id"] for each in records] == ["a.txt", "empty.txt"]


@pytest.mark.long
def test_a_zip_of_many_members(measured: Measured, tmp_path: Path):
    path = tmp_path / "a.zip"
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *[0] * 6, 0, 0, 0, 1, *[0] * 4, 0, 0) + b"a"
    count = 1_400_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, len(entry) * count, 0, 0)
    path.write_bytes(entry * count + end)
    records, _ = run(measured, path)
    assert told(records) == ["has more than 300,000 members; use a tar file"]


def test_a_member_without_a_name(tmp_path: Path):
    path = zipped(tmp_path / "a.zip", [("x.txt", TEXT.encode(), 0), ("b.txt", TEXT.encode(), 0)])
    path.write_bytes(path.read_bytes().replace(b"x.txt", b"\0.txt"))
    assert [raw.name for raw in stream(sources([str(path)], None))] == ["b.txt"]


@pytest.mark.long
def test_archives_in_archives(measured: Measured, tmp_path: Path):
    inner = (tmp_path / "inner.zip", [("a.txt", b"a" * 200 * MILLION, zipfile.ZIP_DEFLATED)])
    data = zipped(*inner).read_bytes()
    for _ in range(5):
        data = gzip.compress(data)
    inner[0].unlink()
    members = [("in.zip", data, 0), ("in.txt", gzip.compress(gzip.compress(b"a" * MILLION)), 0)]
    records, _ = run(measured, zipped(tmp_path / "a.zip", members))
    assert told(records) == ["is not a text file"] * 2


def member(name: str, data: bytes = b"", kind: bytes = tarfile.REGTYPE) -> bytes:
    entry = tarfile.TarInfo(name)
    entry.type, entry.size = kind, len(data)
    return entry.tobuf() + data + bytes(-len(data) % 512)


@pytest.mark.parametrize(
    ("middle", "expected"),
    [
        (member("long.txt", b"a" * 40 * MILLION), ["a.txt", TOO_LONG, "c.txt"]),
        (member("", b"x" * 60_000 + b"\0", tarfile.GNUTYPE_LONGNAME) * 2000, ["a.txt", "!"]),
        (member("", b"12 a=bcdefg\n" * 5_000, tarfile.XGLTYPE) * 2000, ["a.txt", "!"]),
        (member("", b"", tarfile.GNUTYPE_SPARSE), ["a.txt", "!"]),
        (
            member(
                "", b"30 GNU.sparse.realsize=99999999\n22 GNU.sparse.major=1\n", tarfile.XHDTYPE
            ),
            ["a.txt", "!"],
        ),
    ],
)
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.long
def test_a_hostile_tar(
    measured: Measured,
    tmp_path: Path,
    middle: bytes,
    expected: list[str],
    pack: Callable[[bytes], bytes],
):
    if len(middle) > 300 * MILLION and pack is not gzip.compress:
        pytest.skip("takes long to pack")
    whole = member("a.txt", TEXT.encode()) + middle + member("c.txt", TEXT.encode()) + bytes(1024)
    path = tmp_path / "a.tar"
    path.write_bytes(pack(whole) if pack is not gzip.compress else gzip.compress(whole, 1))
    records, _ = run(measured, path)
    found = told(records)
    assert [each if "damaged" not in each else "!" for each in found] == expected


@pytest.mark.long
def test_a_tar_that_is_packed_to_nothing(measured: Measured, tmp_path: Path):
    path = tmp_path / "a.tar.xz"
    packer = lzma.LZMACompressor(preset=0)
    with path.open("wb") as file:
        for _ in range(300):
            file.write(packer.compress(bytes(MILLION)))
        file.write(packer.flush())
    records, _ = run(measured, path)
    assert records == []


@pytest.mark.long
def test_xz_that_asks_for_much_memory(measured: Measured, tmp_path: Path):
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 2**30}]
    path = tmp_path / "a.tar.xz"
    path.write_bytes(lzma.compress(member("a.txt", TEXT.encode()), filters=filters))
    assert ["damaged" in each for each in told(run(measured, path)[0])] == [True]


@pytest.mark.long
def test_many_members_of_gzip(measured: Measured, tmp_path: Path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(GOOD) + gzip.compress(b"") * 200_000 + gzip.compress(GOOD))
    assert told(run(measured, path)[0]) == ["good", "good"]


@pytest.mark.long
def test_zstandard_that_unpacks_to_much(measured: Measured, tmp_path: Path):
    path = tmp_path / "a.jsonl.zst"
    with (
        path.open("wb") as file,
        zstandard.ZstdCompressor(level=1).stream_writer(file) as packer,
    ):
        packer.write(GOOD)
        for _ in range(600):
            packer.write(b"a" * MILLION)
        packer.write(b"\n" + GOOD)
    records, _ = run(measured, path)
    assert told(records) == ["good", TOO_LONG, "good"]


# -- Parquet -------------------------------------------------------------------------------------


def test_an_odd_column_that_nobody_asked_for(measured: Measured, tmp_path: Path):
    path = tmp_path / "a.parquet"
    rows = {
        "id": ["a", "b"],
        "text": [TEXT, TEXT],
        "when": pa.array([1, 2], pa.timestamp("ns")),
        "long": pa.array([10**30, 1], pa.decimal256(60)),
        "parts": [[1, 2], []],
    }
    pq.write_table(pa.table(rows), path)
    assert told(run(measured, path)[0]) == ["a", "b"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (pa.array([1, 2], pa.timestamp("ns")), "the value of id cannot be read"),
        slow(pa.array([1.5, 2.5]), "id is neither a string nor an integer"),
        slow(pa.array([[1], [2]]), "id is neither a string nor an integer"),
    ],
)
def test_an_odd_column_that_is_wanted(
    measured: Measured, tmp_path: Path, cells: pa.Array, expected: str
):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": cells, "text": [TEXT, TEXT]}), path)
    assert told(run(measured, path)[0]) == [expected] * 2


@pytest.mark.long(each=True)
@pytest.mark.parametrize(
    ("size", "dictionary"), [(80, 0), slow(80, 1), slow(300, 0), slow(30, 0), slow(30, 1)]
)
def test_a_cell_without_end(measured: Measured, tmp_path: Path, size: int, dictionary: int):
    path = tmp_path / "a.parquet"
    with pq.ParquetWriter(
        path,
        pa.schema({"id": pa.string(), "text": pa.string()}),
        use_dictionary=bool(dictionary),
        compression="zstd",
    ) as writer:
        for name, text in [("a", TEXT), ("b", "a" * size * MILLION), ("c", TEXT)]:
            writer.write_table(pa.table({"id": [name], "text": [text]}))
    found = told(run(measured, path)[0])
    assert found[::2] == ["a", "c"]
    assert "longer than 20 MB" in found[1] or "unpacks to more than 64 MB" in found[1]


@pytest.mark.long
def test_one_cell_ever_so_often(tmp_path: Path):
    path = tmp_path / "a.parquet"
    text = pa.array(["It rained. " * 1_500_000] * 60 + [TEXT]).dictionary_encode()
    pq.write_table(pa.table({"text": text}), path, compression="zstd")
    before = pa.total_allocated_bytes()
    highest = 0
    # In this process, where the library can be asked what it holds.
    for record in parquet_rows.records(sources([str(path)], None)[0], 0):
        highest = max(highest, pa.total_allocated_bytes() - before)
        assert isinstance(record.content, Fields)
    # As many texts as there are rows in a batch would be a gigabyte.
    assert highest < 200 * MILLION


def test_a_page_that_says_it_is_large(tmp_path: Path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["a" * 70 * MILLION]}), path, compression="zstd")
    with path.open("rb") as file:
        assert max(size for size, _ in pages(file, 4, 4 + 60)) > 64 * 2**20


def test_a_damaged_row_group(measured: Measured, tmp_path: Path):
    path = tmp_path / "a.parquet"
    with pq.ParquetWriter(
        path, pa.schema({"id": pa.string(), "text": pa.string()}), compression="none"
    ) as writer:
        for name in "abc":
            writer.write_table(pa.table({"id": [name] * 2, "text": [f"{name}: {TEXT}"] * 2}))
    whole = path.read_bytes()
    at = whole.index(b"b: The ferry")
    path.write_bytes(whole[: at - 40] + b"\xff" * 40 + whole[at:])
    found = told(run(measured, path)[0])
    assert found[:2] == ["a", "a"]
    assert found[-2:] == ["c", "c"]
    assert any("rows 3 to 4 cannot be read" in each for each in found), found


def test_a_table_whose_library_ends_the_process(tmp_path: Path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [str(n) for n in range(5000)], "text": [TEXT] * 5000}), path)
    records = stream(sources([str(path)], None))
    next(records)
    for child in multiprocessing.active_children():
        child.kill()
    # What was on its way comes, then one error for all that will not.
    *found, last = records
    assert all(isinstance(each.content, Fields) for each in found)
    assert last.content == Failure("cannot-be-read", DAMAGED)
    assert last.line == len(found) + 2 < 5000
    assert not multiprocessing.active_children()


def test_a_footer_that_contradicts_itself(measured: Measured, tmp_path: Path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": ["a"], "text": [TEXT]}), path, compression="none")
    whole = path.read_bytes()
    # A value of "id" is there or not, says the schema. With a kind of column that does not exist
    # the library throws an exception that nobody catches.
    optional = b"\x25\x02\x18\x02id"
    assert whole.count(optional) == 1
    path.write_bytes(whole.replace(optional, b"\x25\x22\x18\x02id"))
    (error,) = told(run(measured, path)[0])
    assert error == DAMAGED


def test_text_of_parquet_that_is_not_utf_8(measured: Measured, tmp_path: Path):
    path = tmp_path / "a.parquet"
    bad = pa.Array.from_buffers(
        pa.string(),
        2,
        [
            None,
            pa.py_buffer(struct.pack("<3i", 0, 2, 2 + len(TEXT))),
            pa.py_buffer(b"\xff\xff" + TEXT.encode()),
        ],
    )
    pq.write_table(pa.table({"id": ["a", "b"], "text": bad}), path, use_dictionary=False)
    assert told(run(measured, path)[0]) == ["not UTF-8", "b"]


# -- names, links and whatever is no file --------------------------------------------------------


def test_names_that_cannot_be_shown(measured: Measured, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (b"caf\xe9.txt", b"a\x1b]0;x\x07.txt", b"a\nb.txt", "\u202etxt.exe".encode()):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(TEXT)
    held = io.BytesIO()
    with tarfile.open(
        fileobj=held, mode="w", format=tarfile.GNU_FORMAT, encoding="latin-1"
    ) as archive:
        entry = tarfile.TarInfo("d\xe9j\xe0.txt")
        entry.size = len(TEXT)
        archive.addfile(entry, io.BytesIO(TEXT.encode()))
    (folder / "z.tar").write_bytes(held.getvalue())
    records, done = run(measured, folder)
    assert told(records) == ["a�b.txt", "a�]0;x�.txt", "caf�.txt", "d�j�.txt", "�txt.exe"]
    assert "\x1b" not in done.told


def test_links_and_pipes_in_a_folder(measured: Measured, tmp_path: Path):
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT)
    (tmp_path / "secret.txt").write_text(TEXT)
    for number in range(3):
        (folder / "deep" / f"around-{number}").symlink_to(folder)
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "self.txt").symlink_to("self.txt")
    for suffix in ("txt", "jsonl", "csv", "zip", "tar", "parquet"):
        os.mkfifo(folder / f"pipe.{suffix}")
    records, _ = run(measured, folder)
    assert [each["id"] for each in records if "error" not in each] == ["a.txt"]
    assert sum("is not a file" in each for each in told(records)) == 6
    # ... and by a glob, for which each of the links would be another way to each file.
    records, _ = run(measured, tmp_path / "in" / "**" / "a.txt")
    assert len(records) == 1


@pytest.mark.long
def test_folders_deeper_than_functions(measured: Measured, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    handle = os.open(folder, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=handle)
        inner = os.open("d", os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = inner
    os.close(handle)
    try:
        records, _ = run(measured, folder)
    finally:
        # Python's own clean-up of a test's folder calls itself for every level and would fail.
        subprocess.run(["rm", "-rf", str(folder / "d")], check=True)
    assert "a.txt" in told(records)
