"""`nutgraf check`, as a person and as other programs run it."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from running import ONE_AFTER_THE_OTHER, Run, runner
from schemas import validate

TEXT = """---
title: The ferry 🚢
---

The ferry between Kelm and Ardnish stops running in October, the council said.

The turbines in the sound supply 900 homes on the island of Ardnish with power.

Power from the turbines in the sound goes to 950 homes on the island of Ardnish.
"""
SARIF = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "posts"
    for name, text in {
        "ferry.md": TEXT,
        "below/clean.rst": "The ferry\n=========\n\nThe ferry stops running in October.\n",
        "below/code.py": TEXT,
        ".hidden/ferry.md": TEXT,
        "node_modules/ferry.md": TEXT,
        "empty.md": "",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.fixture
def run(program: list[str], tmp_path: Path) -> Run:
    """Runs commands in the folder that the posts are in."""
    return runner(program, tmp_path)


@pytest.mark.usefixtures("posts")
def test_a_line_for_each_finding(run: Run):
    done = run("check", "posts", "posts/below/../ferry.md")
    assert done.returncode == 1
    assert done.stdout.decode() == (
        f"posts{os.sep}ferry.md:2:1: NG101 missing-description: the front matter has no "
        "description\n"
        f"posts{os.sep}ferry.md:9:46: NG202 differing-number: “950 homes” here, “900 homes” in "
        "line 7\n"
        "2 findings in 1 file, 1 fixable with --fix\n"
    )
    assert done.stderr == b""


def one_after_the_other(folder: Path, *commands: list[str]) -> tuple[list[str], list[str]]:
    """What some commands say, and their statuses, from one process."""
    done = runner([sys.executable, "-c", ONE_AFTER_THE_OTHER], folder)(json.dumps(commands))
    *told, statuses = done.stdout.decode().splitlines()
    return told + done.stderr.decode().splitlines(), statuses.split()[1:]


def test_statuses(posts: Path):
    clean = ["check", "posts/below"]
    wrong = [["--select", "NG9"], ["nowhere.md"], ["-", "--fix"], ["posts", "--format", "html"]]
    told, statuses = one_after_the_other(
        posts.parent, clean, ["check", "posts"], *(["check", *options] for options in wrong)
    )
    assert statuses == ["0", "1", "2", "2", "2", "2"]
    assert any("nowhere.md: no such file" in line for line in told)
    assert any("unknown rule “NG9”" in line for line in told)


def test_rules_by_option_and_by_settings(posts: Path):
    other = posts.with_name("other")
    shutil.copytree(posts, other)
    (posts / "nutgraf.toml").write_text('ignoreRules = ["NG2"]\n', "utf-8")
    (other / "nutgraf.toml").write_text('selectRules = ["NG202", "NG9"]\n', "utf-8")
    asked = {
        ("posts", "--no-config", "--select", "NG1"): "NG101",
        ("posts", "--no-config", "--ignore", "missing-description"): "NG202",
        ("posts",): "NG101",
        ("posts", "--select", "all", "--no-config", "--ignore", "NG101,NG201"): "NG202",
        ("other",): "NG101 NG202",
    }
    commands = [["check", *options, "--format", "github"] for options in asked]
    told, _ = one_after_the_other(posts.parent, *commands)
    codes = [line.partition("title=")[2][:5] for line in told if line.startswith("::")]
    assert codes == " ".join(asked.values()).split()
    assert any("selectRules: unknown rule “NG9”" in line for line in told)


def test_fix_writes_the_description_and_nothing_else(run: Run, posts: Path):
    path = posts / "ferry.md"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    done = run("check", "posts", "--fix")
    assert done.returncode == 1
    assert b"fixed: NG101 missing-description" in done.stderr
    assert b"NG101" not in done.stdout
    after = path.read_bytes().decode()
    assert path.stat().st_mode & 0o777 == 0o640
    described = 'description: "The ferry between Kelm and Ardnish stops running in October, the council said.'
    head, _, rest = after.partition(described)
    assert head == "---\r\ntitle: The ferry 🚢\r\n"
    assert rest.partition("\r\n")[2] == TEXT.replace("\n", "\r\n").partition("🚢\r\n")[2]
    again = run("check", "posts", "--fix")
    assert again.stderr == b""
    assert path.read_bytes().decode() == after
    assert {each.name for each in posts.iterdir()} >= {"ferry.md", "below", "empty.md"}
    assert not [each for each in posts.iterdir() if each.name.startswith(".ferry")]


def test_fix_leaves_links_and_other_encodings_alone(run: Run, posts: Path):
    path = posts / "ferry.md"
    kept = TEXT.replace("🚢", "é").encode("latin-1")
    path.write_bytes(kept)
    (posts / "link.md").symlink_to(path)
    done = run("check", path, posts / "link.md", "--fix", "--encoding", "latin-1")
    assert done.returncode == 2
    assert b"is a link" in done.stderr
    assert b"is not UTF-8" in done.stderr
    assert path.read_bytes() == kept


def test_a_briefing_is_held_against_the_article_beside_it(run: Run, posts: Path):
    article = posts / "ferry.md"
    briefing = posts / "ferry.briefing.md"
    written = run("brief", article, "--format", "markdown").stdout.decode()
    briefing.write_text(f"{written}\n<!-- nutgraf: briefing of ferry.md -->\n", "utf-8")
    assert run("check", briefing).returncode == 0
    article.write_text(TEXT.replace("October", "November"), "utf-8")
    done = run("check", briefing)
    assert done.returncode == 1
    assert "NG106 stale-briefing: the briefing says “October”" in done.stdout.decode()
    (posts / "real.md").write_bytes(article.read_bytes())
    article.unlink()
    article.symlink_to(posts / "real.md")
    assert run("check", briefing).returncode == 0


@pytest.mark.usefixtures("posts")
def test_json_keeps_to_its_schema(run: Run):
    found = json.loads(run("check", "posts", "--format", "json").stdout)
    validate(found)
    first, second = next(each for each in found["articles"] if each["findings"])["findings"]
    assert first["fix"]["start"] == first["fix"]["end"] == TEXT.index("---\n\n")
    assert TEXT[second["start"] : second["end"]] == "950"
    assert second["related"][0]["line"] == 7


@pytest.mark.usefixtures("posts")
def test_sarif_keeps_to_its_schema(run: Run):
    schema = json.loads(SARIF.read_text("utf-8"))
    log = json.loads(run("check", "posts", "--format", "sarif").stdout)
    Draft7Validator(schema).validate(log)
    (done,) = log["runs"]
    first, second = done["results"]
    place = second["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "posts/ferry.md"
    assert place["region"]["charOffset"] == TEXT.index("950")
    assert done["tool"]["driver"]["rules"][second["ruleIndex"]]["id"] == "NG202"
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"].startswith("description: ")


def test_commands_for_github(run: Run, posts: Path):
    (posts / "ferry.md").rename(posts / "a, b.md")
    first, second = run("check", "posts", "--format", "github").stdout.decode().splitlines()
    assert first == (
        "::warning file=posts/a%2C b.md,line=2,endLine=2,col=1,endColumn=6,"
        "title=NG101 missing-description::the front matter has no description"
    )
    assert second.startswith("::notice file=posts/a%2C b.md,line=9,")
