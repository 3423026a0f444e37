"""One briefing of several articles: on one invented event, by property, and at the command line."""

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.briefing.multi_document import containment, opposition
from nutgraf.rendering import markdown, multi_document_data, text
from nutgraf.rendering.text import plain
from schemas import validate
from verbatim import is_subsequence, letters, placed

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "seeds" / "several"
GOLDEN = Path(__file__).parent / "golden" / "several.briefing.md"
PATHS = sorted(FOLDER.iterdir())
Run = Callable[..., subprocess.CompletedProcess[bytes]]
NAMES = [path.name for path in PATHS]


def joint(paths: list[Path], **asked: Any) -> nutgraf.JointBriefing:
    articles = [nutgraf.read(path.read_bytes().decode(), name=path.name) for path in paths]
    return nutgraf.brief_together(articles, names=[path.name for path in paths], **asked)


@pytest.fixture(scope="module")
def run(program: list[str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("several")

    def start(*arguments: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*program, *map(str, arguments)],
            capture_output=True,
            timeout=120,
            cwd=folder,
            env=dict(os.environ),
            check=False,
        )

    return start


@pytest.fixture(scope="module")
def storm() -> nutgraf.JointBriefing:
    """The five articles."""
    return joint(PATHS)


def assert_verbatim_in_each(found: nutgraf.JointBriefing) -> int:
    """Check every place of the JSON against the source of the article that it names."""
    document = json.loads(json.dumps(multi_document_data.joint_briefing(found)))
    validate(document)
    sources = [part.article.source for part in found.parts]
    count = 0
    for number, article in enumerate(document["articles"]):
        assert all(one["article"] == number for one in placed(article))
    for place in placed(document):
        written = sources[place["article"]][place["start"] : place["end"]]
        assert is_subsequence(letters(place["text"]), letters(written))
        count += 1
    return count


def test_the_briefing_is_the_one_that_was_read(
    storm: nutgraf.JointBriefing, pytestconfig: pytest.Config
):
    shown = markdown.joint_briefing(storm)
    if pytestconfig.getoption("--renew-golden"):
        GOLDEN.write_text(shown, "utf-8")
    assert shown == GOLDEN.read_text("utf-8")


def test_every_place_is_in_its_article(storm: nutgraf.JointBriefing):
    assert assert_verbatim_in_each(storm) > 60


def test_a_copy_is_said_and_not_counted(storm: nutgraf.JointBriefing):
    post, gazette = (storm.parts[NAMES.index(f"{one}.txt")] for one in ("morning-post", "gazette"))
    assert post.copy_of == gazette.number
    assert sum(part.copy_of is not None for part in storm.parts) == 1
    assert all(one.part is not post for one in storm.only)
    assert all(mention.part is not post for one in storm.agreed for mention in one.mentions)
    alone = joint([FOLDER / "gazette.txt", FOLDER / "morning-post.txt"])
    assert not alone.agreed
    assert alone.only


def test_numbers_that_differ(storm: nutgraf.JointBriefing):
    told = [
        {value.figure.phrase.of(value.part.article.source) for value in one.values}
        for one in storm.differing
    ]
    assert told == [
        {"3 million crowns", "5 million crowns"},
        {"310 fishing boats", "240 fishing boats"},
    ]


def test_no_number_differs_in_an_article_that_gives_both():
    one = "The wall at Hull sheltered 240 fishing boats in the basin."
    other = "The wall at Hull sheltered 310 fishing boats in the basin."
    assert nutgraf.brief_together([one, other]).differing
    assert not nutgraf.brief_together([one, f"{other} {one}"]).differing


def test_languages_are_kept_apart(storm: nutgraf.JointBriefing):
    assert storm.languages == ("en", "de")
    assert "In several languages (en, de)" in markdown.joint_briefing(storm)
    for point in storm.agreed:
        assert len({mention.part.article.language for mention in point.mentions}) == 1


def test_the_timeline_is_one(storm: nutgraf.JointBriefing):
    days = [one.when.begins for one in storm.timeline]
    assert None not in days
    assert days == sorted(days, key=str)
    [warned] = [one for one in storm.timeline if one.when.iso == "2023-05-14"]
    assert {mention.part.label for mention in warned.mentions} == {
        "coastal-echo.txt",
        "gazette.txt",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three people died when the harbour school at Hull burnt down on Monday.",
         "Four people died when the harbour school at Hull burnt down on Monday."),
        ("The minister said that the new harbour school at Hull was safe for children.",
         "The minister said that the new harbour school at Hull was not safe for children."),
    ],
)  # fmt: skip
def test_what_contradicts_is_not_agreed(one: str, other: str):
    assert not nutgraf.brief_together([one, other]).agreed
    nearly = one.replace("the harbour", "the old harbour").replace("the new", "the big new")
    [point] = nutgraf.brief_together([one, nearly]).agreed
    assert point.articles == len(point.mentions)


@pytest.mark.parametrize(
    "texts",
    [
        ["Really? Come on.", "Maybe. No? Yes!"],
        ["M Roe; A Vane, P Holt, S Lund, T Reed, K Aas.", "M Roe; A Vane, P Holt, S Lund, T Moss."],
        [
            "The comedy held on to the top of the island's charts for a second week.",
            "The comedy held on to the top of the island's charts for a third week.",
        ],
        [
            "Hull captain Jane Roe was ruled out of the match at the weekend by an injury.",
            "Hull captain Anna Vane was ruled out of the match at the weekend by an injury.",
        ],
    ],
)
def test_what_is_only_alike_is_not_agreed(texts: list[str]):
    assert not nutgraf.brief_together(texts).agreed


def test_labels_tell_articles_apart():
    text = "# A storm\n\nIt rained for three days in Hull."
    other = "# A storm\n\nThe sun shone in York all the week."
    found = nutgraf.brief_together([nutgraf.read(one, "markdown") for one in (text, other)])
    assert [part.label for part in found.parts] == ["A storm (1)", "A storm (2)"]
    named = nutgraf.brief_together([text, other], names=["a/b/page.md", "a/c/page.md"])
    assert [part.label for part in named.parts] == ["b/page.md", "c/page.md"]
    twice = nutgraf.brief_together([text, text], names=["page.md", "page.md"])
    assert [part.label for part in twice.parts] == ["page.md (1)", "page.md (2)"]


@pytest.mark.parametrize(
    ("length", "points"), [("1", 1), ("4 sentences", 4), ("30 words", 2), ("100%", 99)]
)
def test_length(length: str, points: int):
    found = joint(PATHS, length=length)
    told = len(found.agreed) + sum(len(one.points) for one in found.only)
    assert 0 < told <= points


def test_too_many_are_refused():
    with pytest.raises(nutgraf.TooManyArticlesError, match="the maximum is 200"):
        nutgraf.brief_together(["It rained."] * 201)


SENTENCES = st.sampled_from(
    [
        "The northern wall at Hull fell on Monday after three days of storm.",
        "On Monday the northern wall at Hull fell after three days of heavy storm.",
        "The council has 3 million crowns in its reserve for the harbour.",
        "The council has 5 million crowns in its reserve for the harbour.",
        "“It was late,” said Jane Roe, the mayor of Hull.",
        "Why did nobody come?",
        "On 3 May 2021 the old school burnt, and two officials said so.",
        "Straße und Mauer sind seit Montag gesperrt, sagte die Gemeinde.",
        "𝔘nd 🙂 so.",
        "No.",
    ]
)
TEXTS = st.lists(SENTENCES, max_size=8).map(" ".join)


@given(st.lists(TEXTS, max_size=5))
def test_any_articles(texts: list[str]):
    found = nutgraf.brief_together(texts)
    assert_verbatim_in_each(found)
    assert markdown.joint_briefing(found).endswith("\n")
    width = 80
    for line in plain(text.joint_briefing(found, width)).splitlines():
        assert len(line) <= width or " " not in line.strip(" -")
    for point in found.agreed:
        assert point.said in point.mentions
        assert point.articles == len({mention.part.origin for mention in point.mentions}) > 1
    again = nutgraf.brief_together(texts)
    assert multi_document_data.joint_briefing(again) == multi_document_data.joint_briefing(found)


# Twenty take under two seconds on a quiet machine; a busy one is given more.
PATIENCE = 20.0


@pytest.mark.long(each=True)
def test_sentences_that_are_all_alike_take_no_ages():
    words = [
        "harbour",
        "wall",
        "storm",
        "council",
        "market",
        "auction",
        "repair",
        "insurer",
        "skipper",
        "trawler",
    ]
    lines = [
        f"The {words[i % 10]} and the {words[i // 10 % 10]} saw {words[i // 100 % 10]} item{i}."
        for i in range(3000)
    ]
    texts = [" ".join(lines[i::4]) for i in range(4)]
    begun = time.perf_counter()
    nutgraf.brief_together(texts, method="lead")
    assert time.perf_counter() - begun < PATIENCE


def test_many_versions_of_one_sentence_are_counted_with_the_wording_of_most():
    """Thirty have it word for word, thirty with another word each: the pairs are not all tried."""
    fact = "The old harbour wall gave way in {} on the night of the great {} storm."
    texts = [fact.format("silence", "winter") for _ in range(30)]
    texts += [fact.format(f"haste{number}", "winter") for number in range(30)]
    parts = [f"{text} Reporter number {at} was there." for at, text in enumerate(texts)]
    told: list[int] = []

    def noted(one: object, other: object, language: str) -> object:
        told.append(1)
        return opposition.turned(one, other, language)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(containment, "turned", noted)
        found = nutgraf.brief_together(parts, method="lead")
    assert found.agreed[0].articles == 30
    assert found.agreed[0].verbatim
    # Each of 31 wordings with sixteen others at most, not sixty sentences with sixty.
    assert len(told) < 2 * 31 * 17
    assert len(found.told_differently) <= 30


def test_of_a_short_sentence_nothing_may_be_missing():
    texts = [
        "The harbour lamps are up. The harbour's 22 new lamps are ugly. Ann Lee runs the port.",
        "The harbour lamps came from Oslo. The harbour got 22 new lamps in spring. Ann Lee paid.",
    ]
    said = [point.said.sentence.text for point in nutgraf.brief_together(texts).agreed]
    assert not any("ugly" in text for text in said)


def test_numbers_of_two_stories_do_not_differ():
    speed = "Its top speed is an electronically limited {} mph."
    works = "The Turin works build it again. Painters came from Lecce. Workers cheered. It rained."
    hull = "Nobody asked why. A clerk signed for it. Buses were full. The wind was cold that day."
    one = f"Lancia brings back the Delta\n\n{works} {works} {speed.format(124)}\n"
    other = f"Hull mayor buys a van\n\n{hull} {hull} {speed.format(109)}\n"
    assert nutgraf.brief_together([one, other]).differing == ()


def test_several_files(run: Run, tmp_path: Path):
    done = run("brief", *PATHS, "-f", "json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    validate(document)
    assert [one["name"] for one in document["articles"]] == [str(path) for path in PATHS]
    for shape, place in (("text", "line 7"), ("markdown", "line 7"), ("html", "paragraph 3")):
        shown = run("brief", *PATHS, "-f", shape).stdout.decode()
        assert "Numbers that differ" in shown
        assert f"coastal-echo.txt, {place}" in shown
    target = tmp_path / "together.md"
    focus = ["--focus", "fish market", "--length", "2", "--method", "lead"]
    assert run("brief", *PATHS, *focus, "-f", "markdown", "-o", target).returncode == 0
    assert target.read_text("utf-8").startswith("# Briefing of several articles")


def test_each_story_by_itself(run: Run, tmp_path: Path):
    other = tmp_path / "bank.txt"
    other.write_text("Bank robbed in Oslo\n\nTwo men robbed a bank in Oslo on Friday.\n", "utf-8")
    done = run("brief", "--group", other, *PATHS, "-f", "json")
    assert done.returncode == 0, done.stderr
    documents = json.loads(done.stdout)
    for document in documents:
        validate(document)
    # The one that most tell first; who tells one alone is briefed alone.
    assert documents[0]["schema"] == "nutgraf/joint-briefing"
    assert documents[-1]["schema"] == "nutgraf/briefing"
    told = [len(one.get("articles", [one])) for one in documents]
    assert told == sorted(told, reverse=True)
    assert sum(told) == len(PATHS) + 1
    shown = run("brief", "--group", other, *PATHS).stdout.decode()
    assert shown.startswith(f"Story 1 of {len(told)} (")
    assert f" of {len(told)} ({other}):" in shown
    for shape in ("markdown", "html"):
        page = run("brief", "--group", other, *PATHS, "-f", shape).stdout.decode()
        assert "Numbers that differ" in page
        assert "Bank robbed in Oslo" in page
    assert run("brief", "--group", "--separately", *PATHS).returncode == 2


def test_files_from_a_list(run: Run, tmp_path: Path):
    listed = tmp_path / "list"
    listed.write_text("\n".join(map(str, PATHS[1:])) + "\n\n", "utf-8")
    together = run("brief", *PATHS, "-f", "json").stdout
    assert run("brief", PATHS[0], "--files-from", listed, "-f", "json").stdout == together
    # As "find -print0" writes it.
    listed.write_bytes(b"\0".join(str(path).encode() for path in PATHS) + b"\0")
    assert run("brief", "--files-from", listed, "-f", "json").stdout == together
    listed.write_text("\n \n", "utf-8")
    for bad, said in ((listed, b"the list is empty"), (tmp_path / "absent", b"no such file")):
        done = run("brief", "--files-from", bad)
        assert done.returncode == 2
        assert said in done.stderr


def test_separately_and_one(run: Run):
    documents = json.loads(run("brief", *PATHS, "--separately", "-f", "json").stdout)
    assert [one["schema"] for one in documents] == ["nutgraf/briefing"] * len(PATHS)
    assert json.loads(run("brief", PATHS[0], "-f", "json").stdout) == documents[0]
    done = run("brief", *PATHS, "--section", "Cod")
    assert done.returncode == 2
    assert b"--separately" in done.stderr


def test_one_that_cannot_be_read(run: Run, tmp_path: Path):
    done = run("brief", PATHS[0], tmp_path / "nowhere", PATHS[1], "-f", "json")
    assert done.returncode == 1
    assert b"no such file" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert len(json.loads(done.stdout)["articles"]) == 2
