"""The command line, as a process of its own."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from running import Run
from schemas import validate
from verbatim import assert_verbatim

ROOT = Path(__file__).parent.parent


def lines(output: bytes) -> list[str]:
    return output.decode("utf-8").splitlines()


@pytest.mark.parametrize("command", ["summarize", "claims", "brief", "outline", "compare"])
def test_json_on_every_seed_keeps_to_its_schema(run: Run, seeds: list[Path], command: str):
    extras = {"compare": ["-m", "default", "-m", "lead"], "brief": ["--separately"]}
    extra = extras.get(command, [])
    done = run(command, *seeds, *extra, "--format", "json")
    assert done.returncode == 0, done.stderr
    documents = json.loads(done.stdout)
    assert [d["article"]["name"] for d in documents] == [str(path) for path in seeds]
    for path, document in zip(seeds, documents, strict=True):
        validate(document)
        assert_verbatim(document, path.read_bytes().decode("utf-8"))


def test_methods_as_json(run: Run):
    document = json.loads(run("methods", "-f", "json").stdout)
    validate(document)
    assert "sumy:lex-rank" in {method["name"] for method in document["methods"]}


def test_claims_explained(run: Run, tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("Ann Lee runs the port. Fees rose by 4% because of the strike, she said.\n")
    done = run("claims", path, "--explain", "--limit", "1", "--format", "json")
    document = json.loads(done.stdout)
    validate(document)
    lines = document["claims"][0]["explanation"]
    assert "kind causal: gives a cause: 'because of'" in lines
    assert any(line.startswith("“said”: a report (rated +") for line in lines)
    assert "speaker: Ann Lee (named)" in lines
    assert lines[-1].startswith("score 0.")
    shown = run("claims", path, "--explain", "--limit", "1").stdout.decode()
    assert all(line in shown for line in lines)
    assert "explanation" not in json.loads(run("claims", path, "-f", "json").stdout)["claims"][0]


def test_languages(run: Run):
    document = json.loads(run("languages", "-f", "json").stdout)
    validate(document)
    of = {language["code"]: language["features"] for language in document["languages"]}
    assert "speakers" in of["en"]
    assert "dates" in of["de"]
    assert "speakers" in of["de"]
    assert "speakers" not in of["pl"]
    shown = run("languages").stdout.decode()
    assert all(code in shown for code in of)
    page = (ROOT / "docs" / "languages.md").read_text("utf-8")
    assert run("languages", "-f", "markdown").stdout.decode() in page


def test_the_real_article_briefed(run: Run, real_article: Path):
    done = run("brief", real_article, "--format", "json")
    assert done.returncode == 0
    assert done.stderr == b""
    briefing = json.loads(done.stdout)
    source = real_article.read_bytes().decode("utf-8")
    assert assert_verbatim(briefing, source) > 20
    assert briefing["article"]["title"]["text"] == "Trump & Putin: A Dangerous Alliance Still Looms"
    assert briefing["article"]["byline"]["text"] == "by James Carter Senior News Editor"
    headings = [part["heading"]["text"] for part in briefing["sections"]]
    assert len(headings) == 6
    assert all(part["points"] for part in briefing["sections"])
    shown = json.dumps(briefing, ensure_ascii=False)
    for word in ("Home »", "comments below", "Akismet", "Adblock", "You may also like"):
        assert word not in shown
    for part in briefing["sections"]:
        for point in part["points"]:
            assert not any(heading in point["text"] for heading in headings)


def test_plain_output_has_no_colour_codes(run: Run, seeds: list[Path]):
    for command in ("brief", "summarize", "claims", "outline", "compare", "methods"):
        arguments = [command, seeds[0]] if command != "methods" else [command]
        assert b"\x1b" not in run(*arguments).stdout


def test_standard_input(run: Run):
    for arguments in (["summarize"], ["summarize", "-"]):
        done = run(*arguments, given=b"It rained all day on the lake. The boats stayed ashore.")
        assert done.returncode == 0
        assert b"It rained all day" in done.stdout


def test_a_section_by_its_heading(run: Run, seeds: list[Path]):
    path = next(path for path in seeds if path.name == "pasted-news-analysis.txt")
    done = run("summarize", path, "--section", "who owns the gas", "-f", "json")
    picks = json.loads(done.stdout)["picks"]
    assert {pick["section"] for pick in picks} == {"The Kell Bank: Who Owns the Gas?"}
    done = run("summarize", path, "--section", "nowhere")
    assert done.returncode == 1
    assert b"Who Owns the Gas?" in done.stderr


def test_claims_of_a_kind(run: Run, seeds: list[Path]):
    done = run("claims", seeds[0], "--kinds", "quantity, forecast", "--limit", "3", "-f", "json")
    found = json.loads(done.stdout)["claims"]
    assert 1 <= len(found) <= 3
    assert all({"quantity", "forecast"} & set(claim["kinds"]) for claim in found)
    done = run("claims", seeds[0], "--kinds", "gossip")
    assert done.returncode == 2
    assert b"quantity, causal" in done.stderr


# -- what can go wrong ---------------------------------------------------------------------------


def complaint(done: subprocess.CompletedProcess[bytes], status: int) -> str:
    assert done.returncode == status, done
    told = lines(done.stderr)
    assert not any("Traceback" in line for line in told)
    return "\n".join(told)


def test_a_missing_file(run: Run, tmp_path: Path):
    told = complaint(run("brief", tmp_path / "nowhere.txt"), 1)
    assert told.count("\n") == 0
    assert told.endswith("nowhere.txt: no such file")


def test_a_folder(run: Run, tmp_path: Path):
    assert "is a folder" in complaint(run("brief", tmp_path), 1)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 20, b"\0"])
def test_a_binary_file(run: Run, tmp_path: Path, data: bytes):
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    assert "is not a text file" in complaint(run("summarize", path), 1)


@pytest.mark.parametrize("data", [b"", b"\n \t\n", b"\xef\xbb\xbf"])
def test_an_empty_file(run: Run, tmp_path: Path, data: bytes):
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    for command in ("summarize", "brief", "claims", "outline", "compare"):
        told = complaint(run(command, path), 1)
        assert "nothing to summarize" in told
        assert told.count("\n") == 0


def test_only_furniture(run: Run, tmp_path: Path):
    path = tmp_path / "menu.txt"
    path.write_text("Home\nNews\nSport\nSubscribe\nLog in\nCookie policy\n© 2026\n", "utf-8")
    assert "nothing to summarize" in complaint(run("brief", path), 1)


LAKE = (
    b"The lake has lost nine feet of water since 1931. It was never measured again. "
    b"The harbour office paid for dredging that nobody needed. Boats land at the northern pier."
)


@pytest.mark.parametrize(
    ("options", "starts"),
    [
        (["-m", "lead", "-l", "2", "--selection", "plain"], ["The lake", "It was"]),
        (["-m", "lead", "-l", "2", "--dangling", "off"], ["The lake", "It was"]),
        (["-m", "lead", "-l", "2"], ["The lake", "The harbour"]),
        (["-m", "lead", "-l", "1", "--keep", "northern pier"], ["Boats land"]),
    ],
)
def test_the_parts_of_choosing(run: Run, options: list[str], starts: list[str]):
    done = run("summarize", "-", "-f", "json", *options, given=LAKE)
    assert complaint(done, 0) == ""
    picked = [pick["text"] for pick in json.loads(done.stdout)["picks"]]
    assert len(picked) == len(starts)
    assert all(text.startswith(start) for text, start in zip(picked, starts, strict=True))


def test_nothing_to_keep_is_said(run: Run):
    done = run("summarize", "-", "--keep", "Atlantis", given=LAKE)
    assert "no sentence to keep for “Atlantis”" in complaint(done, 1)


def test_latin_1_bytes(run: Run, tmp_path: Path):
    path = tmp_path / "latin.txt"
    text = "Die Brücke über den Fluß wurde gesperrt. Der Bürgermeister hält das für nötig."
    path.write_bytes(text.encode("latin-1"))
    done = run("summarize", path, "-f", "json")
    assert "not UTF-8; read as" in complaint(done, 0)
    assert json.loads(done.stdout)["picks"][0]["text"].startswith("Die Brücke über den Fluß")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_other_encodings_of_unicode(run: Run, tmp_path: Path, encoding: str):
    path = tmp_path / "wide.txt"
    path.write_bytes(
        "Es regnete am Fluß den ganzen Tag. Die Boote blieben am Ufer.".encode(encoding)
    )
    done = run("summarize", path, "-m", "lead", "-l", "1", "-f", "json")
    assert complaint(done, 0) == ""
    assert json.loads(done.stdout)["picks"][0]["text"].startswith("Es regnete am Fluß")


def test_the_encoding_that_a_page_names(run: Run, tmp_path: Path):
    path = tmp_path / "stary.html"
    text = (
        '<html><head><meta charset="iso-8859-2"></head><body><h1>Śluza zamknięta</h1>'
        "<p>Śluza w Łęgu będzie zamknięta do końca źdźbła, mówi zarząd dróg wodnych.</p></body></html>"
    )
    path.write_bytes(text.encode("iso-8859-2"))
    done = run("summarize", path, "-f", "json")
    assert complaint(done, 0) == ""
    assert json.loads(done.stdout)["picks"][0]["text"].startswith("Śluza w Łęgu")


def test_one_very_long_line(run: Run, tmp_path: Path):
    path = tmp_path / "long.txt"
    sentence = "The {} of the lake was measured again by the harbour office. "
    path.write_text("".join(sentence.format(i) for i in range(3400))[:200_000], "utf-8")
    done = run("summarize", path)
    assert complaint(done, 0) == ""
    assert 1 <= len(lines(done.stdout)) <= 3
    (tmp_path / "solid.txt").write_text("x" * 200_000, "utf-8")
    assert complaint(run("brief", tmp_path / "solid.txt"), 0) == ""


def test_carriage_returns_only(run: Run, seeds: list[Path], tmp_path: Path):
    source = next(path for path in seeds if path.name == "pasted-news-analysis.txt")
    path = tmp_path / "mac.txt"
    path.write_bytes(source.read_bytes().replace(b"\n", b"\r"))
    mac, unix = (json.loads(run("brief", p, "-f", "json").stdout) for p in (path, source))
    mac["article"]["name"] = unix["article"]["name"]
    assert mac == unix


def test_emoji_and_right_to_left(run: Run, tmp_path: Path):
    path = tmp_path / "mixed.txt"
    path.write_text("🚢 السفينة وصلت إلى الميناء اليوم. הספינה הגיעה לנמל היום 🚢.\n", "utf-8")
    done = run("brief", path, "-f", "json")
    assert complaint(done, 0) == ""
    assert_verbatim(json.loads(done.stdout), path.read_text("utf-8"))


def test_one_bad_file_does_not_stop_the_others(run: Run, seeds: list[Path], tmp_path: Path):
    done = run("summarize", tmp_path / "nowhere", seeds[0], "-f", "json")
    assert "no such file" in complaint(done, 1)
    assert len(json.loads(done.stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["summarize", "--length", "abc"], "120 words"),
        (["summarize", "--length", "-1"], "120 words"),
        (["summarize", "--format", "pdf"], "'markdown'"),
        (["summarise"], "No such command"),
    ],
)
def test_wrong_usage(run: Run, seeds: list[Path], arguments: list[str], told: str):
    assert told in complaint(run(*arguments, seeds[0]), 2)


def test_an_unknown_method(run: Run, seeds: list[Path]):
    told = complaint(run("summarize", "-m", "magic", seeds[0]), 1)
    assert "unknown method “magic”" in told
    assert "sumy:lex-rank" in told


def test_a_mistyped_method_has_its_nearest_named(run: Run, seeds: list[Path]):
    told = complaint(run("summarize", "-m", "lexrnk", seeds[0]), 1)
    assert "did you mean lexrank" in told
    assert "centroid" not in told


def test_a_focus_that_no_sentence_has_is_said(run: Run, seeds: list[Path]):
    done = run("summarize", "--focus", "zebras", seeds[0])
    assert done.returncode == 0
    assert "no sentence contains a word of “zebras”" in done.stderr.decode()
    assert done.stdout == run("summarize", seeds[0]).stdout


def test_the_list_of_commands_is_told_in_full(run: Run):
    """Each in a line that is not cut off; and batch's many options in groups."""
    told = run("--help").stdout.decode()
    assert "…" not in told
    assert "..." not in told.partition("Commands:")[2]
    groups = ["Input:", "Result:", "Output:", "Execution:"]
    told = run("batch", "--help").stdout.decode()
    assert [told.index(each) for each in groups] == sorted(told.index(each) for each in groups)


def test_output_to_a_file(run: Run, seeds: list[Path], tmp_path: Path):
    target = tmp_path / "out.md"
    done = run("brief", seeds[0], "-f", "markdown", "-o", target)
    assert (done.returncode, done.stdout) == (0, b"")
    first = target.read_bytes()
    assert first.startswith(b"# ")
    told = complaint(run("brief", seeds[1], "-o", target), 2)
    assert "already exists; use --force" in told
    assert target.read_bytes() == first
    assert run("brief", seeds[1], "-f", "markdown", "-o", target, "--force").returncode == 0
    assert target.read_bytes() != first
    assert list(tmp_path.iterdir()) == [target]
    assert "no such folder" in complaint(run("brief", seeds[0], "-o", tmp_path / "no" / "out"), 2)


def test_html_shows_markup_instead_of_running_it(run: Run):
    given = (
        b"The <script>alert(1)</script> ran on the page all day. Nobody saw the [link](x) there."
    )
    page = run("brief", "--from", "plaintext", "-f", "html", given=given).stdout.decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert set(re.findall('href="(.)', page)) == {"#"}


def test_completion(run: Run):
    for shell in ("bash", "zsh", "fish"):
        assert b"_NUTGRAF_COMPLETE" in run("completion", shell).stdout
    words = run(
        _NUTGRAF_COMPLETE="bash_complete", COMP_WORDS="nutgraf summarize -m sumy:l", COMP_CWORD="3"
    )
    assert b"sumy:lex-rank" in words.stdout
    words = run(_NUTGRAF_COMPLETE="bash_complete", COMP_WORDS="nutgraf br", COMP_CWORD="1")
    assert words.stdout.split() == [b"plain,brief"]


def test_help_and_version(run: Run):
    shown = run("--help").stdout.decode()
    for command in ("summarize", "claims", "brief", "outline", "compare", "methods", "server"):
        assert f"\n  {command} " in shown
        assert run(command, "--help").stdout.startswith(f"Usage: nutgraf {command} ".encode())
    listing = """
import atexit, sys
from nutgraf_server.cli import nutgraf
atexit.register(lambda: print(*sys.modules))
nutgraf(["--help"], prog_name="nutgraf")
"""
    loaded = subprocess.run([sys.executable, "-c", listing], capture_output=True, check=True)
    assert b" nutgraf." not in loaded.stdout, "the list of commands waits for the engine"
    assert run("--version").stdout.decode().startswith("nutgraf 0.")


def test_a_closed_pipe_is_no_error(seeds: list[Path]):
    command = f"{sys.executable} -m nutgraf_server brief {seeds[0]} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


def test_an_internal_error_is_one_line(run: Run, tmp_path: Path):
    (tmp_path / "markdown_it.py").write_text("raise RuntimeError('the words of the article')")
    (tmp_path / "article.md").write_text("# The words of the article\n")
    done = run("summarize", tmp_path / "article.md", PYTHONPATH=str(tmp_path))
    told = complaint(done, 1)
    assert told.count("\n") == 0
    assert "internal error (RuntimeError)" in told
    assert "the words" not in told


# Interrupts itself where the command line would be loaded; a test's children may ignore Ctrl-C.
INTERRUPTED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from nutgraf_server.__main__ import main
class Interrupting:
    def find_spec(self, name, *_):
        if name == "nutgraf_server.cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other interrupts")
def test_ctrl_c_while_modules_are_loaded_shows_no_traceback():
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == -2
    assert not done.stderr
