"""A language that is not known: refused on the command line, told in a record."""

import json
import sys
from pathlib import Path

from nutgraf_server.batch.record_result import outcome
from nutgraf_server.batch.sources.naming import sources
from nutgraf_server.batch.sources.stream import stream
from nutgraf_server.batch.specification import Specification
from running import runner

TEXT = "The ferry left at nine with 12 people. It came back at noon. Nobody knows why it was late."


def test_the_command_line_refuses_it(tmp_path: Path):
    (tmp_path / "ferry.txt").write_text(TEXT, "utf-8")
    run = runner([sys.executable, "-m", "nutgraf_server"], tmp_path)
    done = run("summarize", "ferry.txt", "--language", "../../evil")
    assert done.returncode == 2
    assert done.stdout == b""
    assert "unknown language “../../evil”" in done.stderr.decode("utf-8")


def test_a_record_tells(tmp_path: Path):
    file = tmp_path / "records.jsonl"
    given = [{"text": TEXT, "language": "x1"}, {"text": TEXT, "language": "en"}, {"text": TEXT}]
    file.write_text("".join(json.dumps(record) + "\n" for record in given), "utf-8")
    raws = stream(sources([str(file)], None))
    made = [json.loads(outcome(raw, Specification(method="lead")).record) for raw in raws]
    notes = [record.get("note") for record in made]
    assert notes == ["unknown language “x1”: read as English (en)", None, None]
