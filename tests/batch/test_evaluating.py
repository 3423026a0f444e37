"""`nutgraf evaluate` reads what a batch run reads."""

import csv
import gzip
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from corpus import article

RECORDS = [
    {"id": n, "text": article(n), "reference": f"The lake lost water in {n}."} for n in range(6)
]


def figures(program: list[str], *names: object) -> dict[str, Any]:
    done = subprocess.run(
        [*program, "evaluate", *map(str, names), "-m", "lead", "--no-time", "-f", "json"],
        capture_output=True,
        check=True,
        env=dict(os.environ),
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return {name: found[name] for name in ("documents", "methods", "bad")}


@pytest.mark.long(each=True)
def test_the_same_figures_from_every_input(program: list[str], tmp_path: Path):
    lines = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()
    (tmp_path / "a.jsonl").write_bytes(lines)
    wanted = figures(program, tmp_path / "a.jsonl")
    assert wanted["documents"] == 6
    (tmp_path / "no-suffix").write_bytes(gzip.compress(lines))
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, list(RECORDS[0]))
        rows.writeheader()
        rows.writerows(RECORDS)
    pq.write_table(pa.Table.from_pylist(RECORDS), tmp_path / "a.parquet")
    parts = tmp_path / "parts"
    parts.mkdir()
    cut = lines.index(b"\n") + 1
    (parts / "1.jsonl").write_bytes(lines[:cut])
    (parts / "2.jsonl.gz").write_bytes(gzip.compress(lines[cut:]))
    beside = tmp_path / "beside.jsonl"
    with beside.open("w", encoding="utf-8") as file:
        for record in RECORDS:
            (tmp_path / f"{record['id']}.txt").write_text(str(record["text"]), "utf-8")
            told = {"path": f"{record['id']}.txt", "reference": record["reference"]}
            file.write(json.dumps(told) + "\n")
    for name in ("no-suffix", "a.csv", "a.parquet", "parts", "parts/*.jsonl*", "beside.jsonl"):
        assert figures(program, tmp_path / name) == wanted, name


def test_texts_by_themselves(program: list[str], tmp_path: Path):
    (tmp_path / "a.txt").write_text(article(1), "utf-8")
    done = subprocess.run(
        [*program, "evaluate", str(tmp_path)], capture_output=True, check=False, text=True
    )
    assert done.returncode == 1
    assert "a plain text has no reference" in done.stderr
