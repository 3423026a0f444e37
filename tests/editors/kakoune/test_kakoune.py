"""Kakoune with the commands of editor-configs: without a screen, and on one."""

import ast
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from editors.places import ROOT, debian
from editors.screen import keep, on_screen
from nutgraf.reading.own_summaries import mark_above

COMMANDS = ROOT / "editor-configs" / "kakoune"
WIDTH, HEIGHT = 100, 40
_SECONDS = 30

KAKRC = """\
source "%val{config}/nutgraf/nutgraf.kak"
map global user n ':enter-user-mode nutgraf<ret>'
"""
# What goes wrong is written where the test finds it.
DRIVE = """
try %{{
{commands}
}} catch %{{ echo -to-file {errors} %val{{error}} }}
kill!
"""


@pytest.fixture(scope="module", autouse=True)
def kakoune() -> None:
    debian("kakoune", "tmux")


@pytest.fixture
def environment(environment, nutgraf):
    environment["PATH"] = f"{Path(nutgraf).parent}{os.pathsep}{environment['PATH']}"
    folder = Path(environment["XDG_CONFIG_HOME"]) / "kak"
    folder.mkdir()
    shutil.copytree(COMMANDS, folder / "nutgraf")
    (folder / "kakrc").write_text(KAKRC)
    return environment


@pytest.fixture
def kak(environment, article, tmp_path):
    """Runs commands in Kakoune with the article open; gives what it wrote into files by name."""

    def run(commands: str, opened: Path = article) -> dict[str, str]:
        told = tmp_path / "told"
        shutil.rmtree(told, ignore_errors=True)
        told.mkdir()
        script = tmp_path / "commands.kak"
        script.write_text(
            DRIVE.format(commands=commands.replace("TOLD", str(told)), errors=told / "error")
        )
        begun = ["kak", "-ui", "dummy", "-e", f"source {script}", opened]
        done = subprocess.run(
            begun,
            env=environment,
            cwd=article.parent,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return {one.name: one.read_text("utf-8") for one in told.iterdir()}

    return run


def test_brief_and_ret_goes_to_the_sentence(kak):
    told = kak("""
        nutgraf-brief full
        write TOLD/page
        execute-keys '/The bank lies 34<ret>:nutgraf-jump<ret>'
        echo -to-file TOLD/where %val{bufname}
        echo -to-file TOLD/sentence %val{selection}
        buffer *nutgraf*
        execute-keys '/- 19,200 ships<ret>:nutgraf-jump<ret>'
        echo -to-file TOLD/figure %val{selection}
    """)
    assert "error" not in told
    page = told["page"]
    assert page.startswith("Veskland & Orrany: A Toll Deal That Leaves the Seabed Unsettled\n")
    for heading in ("Gist", "Points", "Key claims", "Figures", "Quotes", "Open questions"):
        assert f"\n\n{heading}\n" in page
    assert not re.search(r"null|None|undefined|\*\*|\\", page)
    assert not page.endswith("\n\n")
    assert told["where"].endswith("pasted-news-analysis.txt")
    assert told["sentence"].startswith("The bank lies 34 nautical miles offshore")
    assert told["sentence"].endswith("of Veskland’s consumption.")
    assert told["figure"] == "19,200"


def test_summarize_what_is_selected_with_unsaved_text(kak):
    told = kak("""
        execute-keys 'ggO<ret>Été typed just now.<ret><esc>'
        execute-keys '/The Kell Bank: Who<ret>;?loses an election<ret>'
        nutgraf-summarize -selection 1
        write TOLD/page
        execute-keys '/^  - <ret>:nutgraf-jump<ret>'
        echo -to-file TOLD/sentence %val{selection}
    """)
    assert "error" not in told
    assert f"\n{told['page']}".count("\n  - ") == 1
    assert told["sentence"].startswith("The bank lies 34 nautical miles offshore")
    assert told["sentence"].endswith("of Veskland’s consumption.")


def test_a_text_is_held_against_an_article(kak, article):
    draft = article.with_name("draft.txt")
    draft.write_text(
        "The bank lies 43 nautical miles offshore.\nNobody was asked about penguins.\n", "utf-8"
    )
    told = kak(
        f"""
        nutgraf-verify {article}
        write TOLD/page
        execute-keys '/^  - The bank<ret>:nutgraf-jump<ret>'
        echo -to-file TOLD/sentence %val{{selection}}
        """,
        draft,
    )
    assert "error" not in told
    assert "Told otherwise in the article" in told["page"]
    assert "Nobody was asked about penguins" in told["page"]
    assert told["sentence"].startswith("The bank lies 43 nautical miles")


def test_what_is_put_in_has_the_mark_that_others_know():
    source = (COMMANDS / "nutgraf_page.py").read_text("utf-8")
    found: dict[str, str] = {}
    tree = ast.parse(source)
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "MARKS":
            found = ast.literal_eval(node.value)
    for form, mark in found.items():
        assert mark_above("It rose.", form, "\n") == f"{mark}\nIt rose."


def test_claims_comparison_and_outline(kak):
    told = kak("""
        nutgraf-claims
        write TOLD/claims
        delete-buffer
        nutgraf-compare
        write TOLD/compare
        delete-buffer
        nutgraf-outline
        write TOLD/outline
        execute-keys '/What 40 Observers<ret>:nutgraf-jump<ret>'
        echo -to-file TOLD/heading %val{selection}
    """)
    assert "error" not in told
    assert "quantity, comparison" in told["claims"]
    assert "source: the city’s consumer office" in told["claims"]
    assert re.search(r"\d+ of \d+: default, ", told["compare"])
    assert told["heading"] == "What 40 Observers Can and Cannot Do"


def test_the_method_holds(kak):
    told = kak("""
        nutgraf-set-method lexrank
        nutgraf-summarize 1
        write TOLD/page
        delete-buffer
        nutgraf-set-method no-such-method
        nutgraf-summarize 1
    """)
    assert "- Will they use three years" in told["page"]
    assert "no-such-method" in told["error"]
    assert "\n" not in told["error"].strip()


def test_a_summary_is_inserted_and_undone(kak):
    told = kak("""
        execute-keys '/Senior News Editor<ret>'
        nutgraf-insert-summary "1"
        write TOLD/with
        execute-keys u
        write TOLD/without
    """)
    assert "error" not in told
    assert re.search(r"Senior News Editor\n\nThe paper cuts[^\n]*\n\nThe Tammerel", told["with"])
    assert "Senior News Editor\n\nThe Tammerel" in told["without"]


def test_the_briefing_is_written_beside_and_over_nothing(kak, article):
    told = kak("""
        nutgraf-write-briefing
        echo -to-file TOLD/first %val{buffile}
        buffer -- %sh{ echo "$kak_quoted_buflist" | tr -d "'" | tr ' ' '\\n' | grep analysis.txt }
        nutgraf-write-briefing
        echo -to-file TOLD/second %val{buffile}
    """)
    assert "error" not in told
    first, second = Path(told["first"]), Path(told["second"])
    assert first == article.with_name("pasted-news-analysis.briefing.md")
    assert second == article.with_name("pasted-news-analysis.briefing-2.md")
    assert first.read_text("utf-8").startswith("# Veskland & Orrany")


def test_the_settings_of_the_articles_folder_apply(kak, article):
    (article.parent / "nutgraf.toml").write_text('length = "1 sentence"\n')
    told = kak("nutgraf-summarize; write TOLD/page")
    assert f"\n{told['page']}".count("\n  - ") == 1


def test_markdown_is_read_as_markdown(kak, article):
    other = article.with_name("tides.md")
    other.write_text("# Of *tides*\n\nThe **river** rose by 3 metres on Monday.\n")
    told = kak(
        """
        nutgraf-summarize
        write TOLD/page
        execute-keys '/^  - <ret>:nutgraf-jump<ret>'
        echo -to-file TOLD/sentence %val{selection}
        """,
        other,
    )
    assert told["page"].startswith("Of tides\n")
    assert "- The river rose by 3 metres on Monday. (line 3)" in told["page"]
    assert told["sentence"].startswith("The **river** rose")


def test_what_cannot_be_done_is_said_in_one_line(kak):
    told = kak("execute-keys '%di<ret><esc>'; nutgraf-brief")
    assert re.fullmatch(r".*nothing to summarize[^\n]+", told["error"])
    told = kak("set-option global nutgraf_program no-such-program; nutgraf-brief")
    assert "the program nutgraf was not found; run pipx install . in a checkout" in told["error"]
    told = kak("nutgraf-outline; execute-keys ggj; nutgraf-jump")
    assert "no sentence of the article on this line" in told["error"]


def test_methods_are_completed_and_ret_is_mapped(environment, article):
    with on_screen(["kak", article], article.parent, environment, WIDTH, HEIGHT) as kak:
        kak.wait("Eleven hours")
        kak.type(":nutgraf-set-method lex")
        kak.wait(r"sumy:lex-rank")
        kak.keys("Escape")
        kak.wait(without="prompt")
        kak.type(" n")
        kak.wait("write the briefing")
        kak.type("b")
        shown = kak.wait("- The price is")
        assert "rror" not in shown.splitlines()[-1]
        assert "  - The only other way in" in shown
        keep(shown, "kakoune.txt", "kakoune.md")
        kak.type("/The price is")
        kak.keys("Enter", "Enter")
        kak.wait(r"pasted-news-analysis\.txt 21:")
        kak.line(":kill!")
