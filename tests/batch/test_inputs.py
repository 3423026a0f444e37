"""Every kind of input: what is found in it, in which order, and what is said of what is broken."""

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from corpus import Command, article, read

from nutgraf_server.batch import records as records_room
from nutgraf_server.batch.record_result import outcome
from nutgraf_server.batch.records import chunked
from nutgraf_server.batch.sources import archives, opening
from nutgraf_server.batch.sources.naming import sources
from nutgraf_server.batch.sources.stream import size_of, stream
from nutgraf_server.batch.specification import Specification
from nutgraf_server.inputs.bounds import MAX_TEXT_BYTES

LEAD = Specification(method="lead")


def found(
    *names: object, kind: str | None = None, recipe: Specification = LEAD
) -> list[dict[str, Any]]:
    """What becomes of the records of some inputs."""
    raws = stream(sources([str(name) for name in names], kind))
    return [json.loads(outcome(raw, recipe).record) for raw in raws]


def ids(*names: object, kind: str | None = None) -> list[Any]:
    return [record["id"] for record in found(*names, kind=kind)]


def errors(*names: object, kind: str | None = None) -> list[tuple[Any, str]]:
    told = found(*names, kind=kind)
    return [(one["id"], one["error"]["message"]) for one in told if "error" in one]


def lines(*texts: str) -> bytes:
    return "".join(
        json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)
    ).encode()


# -- JSON lines ----------------------------------------------------------------------------------


def test_ids_are_kept_as_they_are(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    given = [{"id": "x"}, {"id": 7}, {}, {"id": None}, {"id": ""}, {"id": "x"}, {"id": "Straße"}]
    path.write_text("".join(json.dumps({**one, "text": article(1)}) + "\n" for one in given))
    # What has no id is called by its place. The same id twice is two records all the same: their
    # lines tell them apart.
    assert ids(path) == ["x", 7, f"{path}:3", f"{path}:4", f"{path}:5", "x", "Straße"]
    assert [record["line"] for record in found(path)] == [1, 2, 3, 4, 5, 6, 7]


GOOD = json.dumps({"id": "good", "text": article(1)}).encode()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b"no json", "not-json"),
        (b'{"text": "It rained.', "not-json"),
        (b"[" * 100_000, "not-json"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "It rained."}', "not-json"),
        (b"[1]", "not-an-object"),
        (b"null", "not-an-object"),
        (b'{"text": "\xff"}', "not-utf-8"),
        (b'{"id": 1}', "no-text"),
        (b'{"id": 1, "text": 5}', "no-text"),
        (b'{"id": 1, "text": null}', "no-text"),
        (b'{"id": 1, "text": ""}', "cannot-be-made"),
        (b'{"id": 1, "text": " \\n "}', "cannot-be-made"),
        (b'{"id": [1], "text": "It rained."}', "bad-id"),
        (b'{"id": true, "text": "It rained."}', "bad-id"),
        (b'{"id": 1.5, "text": "It rained."}', "bad-id"),
        (b'{"id": "' + b"x" * 1001 + b'", "text": "It rained."}', "bad-id"),
        (b'{"id": 1, "path": "nowhere.txt"}', "cannot-be-read"),
        (b'{"id": 1, "path": "../outside.txt"}', "bad-path"),
        (b'{"id": 1, "path": "/etc/hostname"}', "bad-path"),
        (b'{"id": 1, "path": "a\\u0000b"}', "bad-path"),
        (b'{"id": 1, "path": "."}', "cannot-be-read"),
        (b'{"id": 1, "path": "link.txt"}', "bad-path"),
        (b'{"id": 1, "path": "pipe"}', "cannot-be-read"),
        (b'{"id": 1, "path": "picture.png"}', "not-a-text"),
        (b'{"id": 1, "text": "It rained.", "language": "xx-nonsense"}', None),
        (b'{"id": "\\ud800", "text": "It \\udfff rained all day on the lake."}', None),
    ],
)
def test_a_bad_line_is_one_error(tmp_path: Path, line: bytes, kind: str | None):
    (tmp_path / "outside.txt").write_text(article(3), "utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    if sys.platform != "win32":
        (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
        os.mkfifo(folder / "pipe")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    path = folder / "a.jsonl"
    path.write_bytes(GOOD + b"\n" + line + b"\n\n" + GOOD)
    first, bad, last = found(path)
    assert first["id"] == last["id"] == "good"
    assert (bad["source"], bad["line"], last["line"]) == (str(path), 2, 4)
    assert bad.get("error", {}).get("kind") == kind
    assert "rained" not in bad.get("error", {}).get("message", "")


def test_a_path_leads_to_a_text_beside(tmp_path: Path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.md").write_text("# The Lake\n\nIt rained all day.\n", "utf-8")
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "one", "path": "texts/one.md"}\n')
    (record,) = found(path)
    assert record["summary"]["article"]["title"]["text"] == "The Lake"


def test_fields_of_other_names(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"key": "k", "body": article(1), "text": "not this"}) + "\n")
    (record,) = found(path, recipe=Specification(method="lead", text_field="body", id_field="key"))
    assert record["id"] == "k"
    assert record["summary"]["article"]["title"]["text"].startswith("Report 1")


PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".zst": zstandard.ZstdCompressor(write_checksum=True).compress,
}


@pytest.mark.parametrize("packing", PACKED)
def test_packed_lines(tmp_path: Path, packing: str):
    pack = PACKED[packing]
    path = tmp_path / f"a.jsonl{packing}"
    text = lines(*(article(n) for n in range(20)))
    # As from several files put together.
    path.write_bytes(pack(text) + pack(text))
    assert ids(path) == [*range(20), *range(20)]
    # A name that does not tell it is no matter.
    other = tmp_path / "b.jsonl"
    other.write_bytes(pack(text))
    assert ids(other) == [*range(20)]
    whole = path.read_bytes()
    for cut in (len(whole) - 1, len(whole) // 2 + 9, len(whole) * 3 // 4):
        path.write_bytes(whole[:cut])
        last = found(path)[-1]
        assert "damaged" in last["error"]["message"], cut
    path.write_bytes(whole[:60] + bytes(60) + whole[120:])
    assert "damaged" in found(path)[-1]["error"]["message"]


def test_a_line_beyond_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening, "MAX_TEXT_BYTES", 2000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(article(1), "It rained. " * 1000, article(2)))
    assert [("error" in record) for record in found(path)] == [False, True, False]
    assert found(path)[1]["error"]["kind"] == "too-large"


# -- folders, globs, texts -----------------------------------------------------------------------


def folder_of_texts(top: Path) -> Path:
    for number, name in enumerate(["b.txt", "a.md", "c/d.txt", "c/a.html", "c.txt"]):
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), "utf-8")
    (top / ".hidden").write_text("no", "utf-8")
    (top / ".git").mkdir()
    (top / ".git" / "x.txt").write_text("no", "utf-8")
    return top


def test_a_folder_in_order(tmp_path: Path):
    folder = folder_of_texts(tmp_path / "texts")
    assert ids(folder) == ["a.md", "b.txt", "c/a.html", "c/d.txt", "c.txt"]
    given = sources([str(folder)], None)
    raws = list(stream(given))
    assert raws[-1].reach == size_of(given[0]) > 1000
    assert not errors(folder)


def test_a_folder_of_parts(tmp_path: Path):
    (tmp_path / "part-1.jsonl").write_bytes(lines(article(1), article(2)))
    (tmp_path / "part-2.jsonl.gz").write_bytes(gzip.compress(lines(article(3))))
    (tmp_path / "z.txt").write_text(article(4), "utf-8")
    assert ids(tmp_path) == [0, 1, 0, "z.txt"]
    assert [record["source"] for record in found(tmp_path)][:3] == [
        str(tmp_path / "part-1.jsonl"),
        str(tmp_path / "part-1.jsonl"),
        str(tmp_path / "part-2.jsonl.gz"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_links_lead_nowhere_else(tmp_path: Path):
    folder = folder_of_texts(tmp_path / "texts")
    (tmp_path / "secret.txt").write_text(article(9), "utf-8")
    (folder / "d-out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "e-within.txt").symlink_to(folder / "b.txt")
    (folder / "f-around").symlink_to(folder)
    (folder / "g-nowhere").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "h-pipe")
    assert errors(folder) == [
        ("d-out.txt", "is a link that leads out of the folder; not read"),
        ("f-around", "is a link that leads out of the folder; not read"),
        ("g-nowhere", "no such file"),
        ("h-pipe", "is not a file"),
    ]
    assert "e-within.txt" in ids(folder)


def test_globs_and_single_texts(tmp_path: Path):
    folder = folder_of_texts(tmp_path / "texts")
    assert ids(folder / "*.txt") == [str(folder / "b.txt"), str(folder / "c.txt")]
    assert len(ids(folder / "**")) == 5
    assert ids(folder / "c.txt", folder / "b.txt") == [
        str(folder / "c.txt"),
        str(folder / "b.txt"),
    ]
    with pytest.raises(Exception, match="no file matches"):
        ids(folder / "*.nothing")
    with pytest.raises(Exception, match="no such file or folder"):
        ids(folder / "nowhere.txt")


def test_a_text_beyond_the_bound(tmp_path: Path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_TEXT_BYTES + 1)
    assert errors(path) == [(str(path), "is larger than 20 MB")]
    # ... and one that is only when it is unpacked.
    path.write_bytes(gzip.compress(b"It rained. " * (MAX_TEXT_BYTES // 10)))
    assert errors(path) == [(str(path), "is larger than 20 MB")]


# -- tables --------------------------------------------------------------------------------------


def table(path: Path, rows: list[list[str]], **options: Any) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, **options).writerows(rows)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, delimiter: str):
    rows = [["id", "note", "text"], ["a", "x, y; z", article(1)], ["", "", article(2)]]
    path = table(tmp_path / "a.csv", rows, delimiter=delimiter)
    assert not errors(path)
    first, second = found(path)
    assert first["id"] == "a"
    assert second["id"] == f"{path}:{second['line']}"
    assert first["summary"]["article"]["title"]["text"].startswith("Report 1")


def test_broken_rows(tmp_path: Path):
    path = tmp_path / "a.csv"
    good = f'a,"{article(1)}"\n'.encode()
    path.write_bytes(
        b"\xef\xbb\xbfid,text\n" + good + b"b,\xff\xfe\n" + b"c,d,e\n" + b"f\n" + b"\n" + good
    )
    assert [one.get("error", {}).get("kind") for one in found(path)] == [
        None,
        "not-utf-8",
        "bad-row",
        "no-text",
        None,
    ]


def test_a_quote_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("nutgraf_server.batch.sources.csv_rows.MAX_TEXT_BYTES", 3000)
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,"It rained\n' + "and rained\n" * 1000, "utf-8")
    assert [one["error"]["kind"] for one in found(path)] == ["too-large"]


def test_a_broken_header(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\ra,It rained.\rb,It rained.\r")
    assert [one["error"]["kind"] for one in found(path)] == ["bad-row"]


def test_an_empty_table(tmp_path: Path):
    (tmp_path / "a.csv").write_text("")
    (tmp_path / "b.csv").write_text("id,text\n")
    (tmp_path / "c.jsonl").write_text("")
    assert found(tmp_path) == []


def test_parquet(tmp_path: Path):
    path = tmp_path / "a.parquet"
    rows = [{"id": n, "text": article(n), "other": [n]} for n in range(150)]
    pq.write_table(pa.Table.from_pylist([*rows, {"id": 150, "text": None}]), path)
    assert ids(path) == list(range(151))
    assert errors(path) == [(150, "no text: text or article or path")]
    path.write_bytes(path.read_bytes()[:-100])
    assert errors(path) == [(f"{path}:1", "the file is damaged from here on")]


# -- archives ------------------------------------------------------------------------------------

MEMBERS = {
    "b.txt": article(1),
    "a/c.md": article(2),
    "../../escape.txt": article(3),
    "/etc/absolute.txt": article(4),
    "__MACOSX/._b.txt": "no",
    ".hidden": "no",
}
SHOWN = ["b.txt", "a/c.md", "../../escape.txt", "/etc/absolute.txt"]


def zipped(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("a")
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def tarred(members: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, text in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return held.getvalue()


def test_zip(tmp_path: Path):
    path = zipped(tmp_path / "a.zip", MEMBERS)
    assert ids(path) == SHOWN
    assert not errors(path)
    assert {each.name for each in tmp_path.iterdir()} == {"a.zip"}
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    assert errors(path) == [(str(path), "is not a zip file, or is damaged")]
    begun = whole.index(b"b.txt") + 9
    path.write_bytes(whole[:begun] + bytes(4) + whole[begun + 4 :])
    assert errors(path) == [("b.txt", "is damaged")]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.tar", bytes),
        ("a.tar.gz", gzip.compress),
        ("a.tgz", gzip.compress),
        ("a.tar.zst", zstandard.ZstdCompressor(write_checksum=True).compress),
        ("a.tar.bz2", bz2.compress),
        ("a.tar.xz", lzma.compress),
    ],
)
def test_tar(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]):
    path = tmp_path / name
    data = pack(tarred(MEMBERS))
    path.write_bytes(data)
    assert ids(path) == SHOWN
    assert not errors(path)
    path.write_bytes(data[: len(data) // 3])
    assert found(path)[-1]["error"]["message"] == opening.DAMAGED


def test_members_beyond_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archives, "MAX_TEXT_BYTES", 5000)
    members = {"a.txt": article(1), "b.txt": "It rained. " * 1000, "c.txt": article(2)}
    zipped(tmp_path / "a.zip", members)
    (tmp_path / "b.tar").write_bytes(tarred(members))
    assert [why for _, why in errors(tmp_path)] == ["longer than 20 MB"] * 2
    # A zip that says less than it unpacks to.
    path = tmp_path / "a.zip"
    data = path.read_bytes().replace((11_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    path.write_bytes(data)
    assert len(errors(path)) == 1


def test_a_link_in_a_tar(tmp_path: Path):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE):
            entry = tarfile.TarInfo("secret.txt")
            entry.type, entry.linkname = kind, "/etc/hostname"
            archive.addfile(entry)
    assert errors(path) == [("secret.txt", "is a link or a device; not read")] * 3


def test_a_header_beyond_the_bound(tmp_path: Path):
    path = tmp_path / "a.tar"
    entry = tarfile.TarInfo("pax")
    entry.type, entry.size = tarfile.XHDTYPE, 2**40
    path.write_bytes(tarred({"a.txt": article(1)})[:1536] + entry.tobuf() + bytes(10240))
    assert errors(path)[-1][1] == opening.DAMAGED


# -- standard input, and what all have in common -------------------------------------------------


def test_standard_input(batch: Command, tmp_path: Path):
    data = lines(article(1), article(2))
    for name, given in [("a", data), ("b", gzip.compress(data))]:
        target = tmp_path / f"{name}.jsonl"
        assert batch("-o", target, given=given).returncode == 0
        assert [record["id"] for record in read(target)] == [0, 1]
        assert read(target)[0]["source"] == "standard input"
    target = tmp_path / "text.jsonl"
    assert batch("-", "--as", "text", "-o", target, given=article(1).encode()).returncode == 0
    target = tmp_path / "tar.jsonl"
    done = batch("-", "--as", "tar", "-o", target, given=gzip.compress(tarred(MEMBERS)))
    assert done.returncode == 0
    assert [record["id"] for record in read(target)] == SHOWN
    target = tmp_path / "zip.jsonl"
    done = batch("-", "--as", "zip", "-o", target, given=b"")
    assert (
        "a zip file cannot be read from a pipe; name a file" in read(target)[0]["error"]["message"]
    )
    assert done.returncode == 1


def test_chunks_depend_on_the_records_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(*(article(n) for n in range(23))))
    given = sources([str(path)], None)
    chunks = list(chunked(stream(given), 5))
    assert [(chunk.first, len(chunk.records)) for chunk in chunks] == [
        (1, 5),
        (6, 5),
        (11, 5),
        (16, 5),
        (21, 3),
    ]
    assert chunks == list(chunked(stream(given), 5))
    assert len({chunk.digest for chunk in chunks}) == 5
    monkeypatch.setattr(records_room, "_CHUNK_BYTES", 1)
    assert all(len(chunk.records) == 1 for chunk in chunked(stream(given), 5))
