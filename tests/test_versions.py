"""What changed between two versions of a text: kinds of change, what is none, every form of it."""

import json
import os
import subprocess
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.cancellation import CancelledError, cancellable
from nutgraf.rendering import filling, versions_data, versions_page, versions_view
from nutgraf.versions import ChangeKind
from schemas import validate
from verbatim import placed

MONDAY = """\
Ferry to close for repairs

The harbour ferry will close on 4 May for repairs that cost $1.2 million, the port said on Monday.

Some 3,400 people take it every day. Most of them work in the yards on the east side.

“We have no other choice,” said Anna Lindqvist, who runs the port. The last repairs were in 2009.

Buses will run every ten minutes. They are free.

The unions want a second ferry. They have asked for one since the spring.

The yards expect few delays. A spokesman for the largest of them, Harbour Steel, would not comment.

Two ferries were sold in 2015, and the port has regretted it since.

The bridge to the north was closed in March after a lorry hit a pier. Nobody was hurt, but 12 cars \
were damaged.

Fares stay as they are until autumn.
"""


def compared(*edits: tuple[str, str], text: str = MONDAY) -> nutgraf.VersionComparison:
    """The text against itself with words exchanged."""
    new = text
    for old, other in edits:
        assert old in new
        new = new.replace(old, other, 1)
    return nutgraf.compare_versions(text, new)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("12 cars", "21 cars", ChangeKind.FIGURE),
        ("Some 3,400 people", "Some 2,400 people", ChangeKind.FIGURE),
        ("every ten minutes", "every twenty minutes", ChangeKind.FIGURE),
        ("on 4 May", "on 5 May", ChangeKind.DATE),
        ("said on Monday", "said on Tuesday", ChangeKind.DATE),
        ("were in 2009", "were in 2008", ChangeKind.DATE),
        ("Lindqvist", "Lindquist", ChangeKind.NAME),
        ("Harbour Steel", "Baltic Steel", ChangeKind.NAME),
        ("will run", "will not run", ChangeKind.TURNED),
        ("The unions want", "The unions oppose", ChangeKind.TURNED),
        ("They are free", "They may be free", ChangeKind.CERTAINTY),
        ("We have no other choice", "We have no other way", ChangeKind.QUOTATION),
        ("in the yards on the east side", "in the yards along the river", ChangeKind.WORDING),
    ],
)
def test_each_kind_of_change_is_told(old: str, new: str, kind: ChangeKind):
    text = MONDAY.replace("want a", "support a") if "oppose" in new else MONDAY
    old = old.replace("want", "support") if "oppose" in new else old
    found = compared((old, new), text=text)
    (change,) = found.changed
    assert change.kinds[0] is kind
    assert (found.added, found.gone, found.small, found.moved) == ((), (), (), ())
    assert versions_view.told_edits(change, "en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“We have no other choice,”", '"We have no other choice,"'),
        ("harbour ferry will", "harbour  ferry\nwill"),
    ],
)
def test_what_only_looks_different_is_no_change(old: str, new: str):
    assert compared((old, new)).is_same


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("asked for one", "asekd for one"),
        ("a second ferry", "the second ferry"),
        ("Nobody was hurt, but", "Nobody was hurt; but"),
        ("on the east side", "on the East side"),
        ("3,400", "3400"),
    ],
)
def test_spelling_and_punctuation_are_told_apart(old: str, new: str):
    found = compared((old, new))
    assert [change.kinds for change in found.small] == [(ChangeKind.SMALL,)]
    assert (found.changed, found.added, found.gone) == ((), (), ())


def test_what_moved_or_was_cut_otherwise_is_no_change():
    blocks = MONDAY.split("\n\n")
    blocks.insert(3, blocks.pop(5))
    found = nutgraf.compare_versions(MONDAY, "\n\n".join(blocks))
    assert found.is_same
    assert found.moved
    assert found.share == 1
    for old, new in (
        ("sold in 2015, and the port", "sold in 2015. The port"),
        ("every ten minutes. They", "every ten minutes, and they"),
    ):
        found = compared((old, new))
        assert found.is_same
        assert len(found.recut) == 1


def test_a_figure_is_found_in_a_sentence_that_moved_and_was_split():
    old = "Two ferries were sold in 2015 for $3 million, and the port has regretted it since."
    new = "Two ferries were sold in 2015 for $5 million. The port has regretted it since."
    text = f"{MONDAY}\n{old}\n"
    found = nutgraf.compare_versions(text, f"Ferry to close for repairs\n\n{new}\n\n{text[28:]}")
    assert found.added
    found = nutgraf.compare_versions(text, text.replace(old, "").replace("Buses", f"{new} Buses"))
    (change,) = found.changed
    assert change.words_of(ChangeKind.FIGURE) == [("$3 million", "$5 million")]
    assert len(change.new.passages) == 2


def test_the_gravest_goes_first_however_deep_it_stands():
    found = compared(
        ("The harbour ferry will close", "The old ferry over the harbour is to close"),
        ("12 cars", "21 cars"),
        ("Most of them work", "Nearly all of them work"),
    )
    assert "21 cars" in found.changed[0].new.text
    assert (
        found.changed[0].new.text
        in versions_view.versions_view(found).parts[0].groups[0].entries[0].text
    )


def test_the_headline_and_a_note_of_a_correction():
    note = "Correction: An earlier version of this article gave a wrong number of cars."
    found = compared(("for repairs\n", f"for a month\n\n{note}\n"), ("12 cars", "21 cars"))
    assert found.headline is not None
    assert found.headline.new.text == "Ferry to close for a month"
    assert [one.text for one in found.notes] == [note]
    assert found.added == ()
    headings = [part.heading for part in versions_view.versions_view(found).parts]
    assert headings == ["Headline", "Told as a correction", "Changed"]


def test_numbers_that_only_change_places_are_not_the_same():
    found = nutgraf.compare_versions("It fell from 5 to 3 percent.", "It fell from 3 to 5 percent.")
    assert found.changed[0].kinds[0] is ChangeKind.FIGURE
    found = nutgraf.compare_versions(
        "He said Spain beat Russia there.", "He said Russia beat Spain there."
    )
    assert found.changed[0].kinds[0] is ChangeKind.NAME


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (
            "Der Rat schloss die Brücke im März. Sie kostete 4,5 Millionen Euro.",
            "Der Rat schloss die Brücke im März. Sie kostete 5,4 Millionen Euro.",
            ChangeKind.FIGURE,
        ),
        (
            "市议会周二关闭了旧桥。修理费用为300万元。没有人受伤。",
            "市议会周二关闭了旧桥。修理费用为500万元。没有人受伤。",
            ChangeKind.FIGURE,
        ),
    ],
)
def test_other_languages(old: str, new: str, kind: ChangeKind):
    (change,) = nutgraf.compare_versions(old, new).changed
    assert change.kinds == (kind,)


def test_markup_is_no_change():
    article = nutgraf.read(MONDAY, "plaintext")
    paragraphs = "".join(f"<p>{one}</p>\n" for one in MONDAY.split("\n\n")[1:] if one.strip())
    page = f"<article><h1>Ferry to close for repairs</h1>\n{paragraphs}</article>"
    found = nutgraf.compare_versions(article, nutgraf.read(page, "html"))
    assert found.is_same


def in_every_form(found: nutgraf.VersionComparison) -> dict[str, object]:
    document = json.loads(json.dumps(versions_data.versions(found, ("a.txt", "b.txt"))))
    validate(document)
    page = filling.whole([versions_page.part(found, ("a.txt", "b.txt"))], "What changed")
    assert page.count("<h1") == 1
    return dict(document)


TEXTS = st.lists(
    st.sampled_from(MONDAY.split()) | st.text(max_size=9), min_size=0, max_size=60
).map(" ".join)


@given(TEXTS, TEXTS)
def test_any_two_texts(old: str, new: str):
    found = nutgraf.compare_versions(old, new)
    document = in_every_form(found)
    assert 0 <= found.share <= 1
    for one in placed(document):
        source = (old, new)[one["article"]]
        assert one["start"] <= one["end"] <= len(source)
    # Each sentence of each version is told of just once, or the same in both.
    for side, article in (("old", found.old), ("new", found.new)):
        changes = [found.headline] if found.headline else []
        changes += [*found.changed, *found.small, *found.recut]
        told = [p.span for change in changes for p in getattr(change, side).passages]
        told += [one.span for one in (found.gone if side == "old" else found.added)]
        assert len(told) == len(set(told))
        assert set(told) <= {
            *(one.span for one in article.sentences),
            *(block.span for block in article.blocks),
        }
    assert nutgraf.compare_versions(new, new).is_same


def test_it_takes_little_longer_where_everything_is_another():
    """Two texts without a sentence in common, and one repeated word: no pair is tried twice."""
    rng = Random(7)  # noqa: S311  # no secret
    words = ["".join(rng.choices("abcdefghij", k=5)) for _ in range(3000)]

    def text(sentences: int) -> str:
        return " ".join(
            f"{' '.join(rng.choices(words, k=12)).capitalize()} common." for _ in range(sentences)
        )

    def seconds(sentences: int) -> float:
        old, new = nutgraf.read(text(sentences)), nutgraf.read(text(sentences))
        begun = time.process_time()
        nutgraf.compare_versions(old, new)
        return time.process_time() - begun

    seconds(50)
    short, long = min(seconds(200) for _ in range(3)), min(seconds(800) for _ in range(2))
    # Four times the text; eight leaves room for a machine that does other things besides.
    assert long < 8 * short + 0.2


def test_it_can_be_given_up():
    old, new = nutgraf.read(MONDAY), nutgraf.read(MONDAY.replace("ferry", "boat"))
    with cancellable(lambda: True), pytest.raises(CancelledError):
        nutgraf.compare_versions(old, new)


# -- the command ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("versions")
    (made / "monday.txt").write_text(MONDAY, "utf-8")
    (made / "tuesday.txt").write_text(MONDAY.replace("12 cars", "21 cars"), "utf-8")
    return made


def run(program: list[str], folder: Path, *given: str, text: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run(
        [*program, "compare-versions", *given],
        input=text,
        capture_output=True,
        timeout=60,
        cwd=folder,
        env=dict(os.environ),
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_command(program: list[str], folder: Path):
    status, told, _ = run(program, folder, "monday.txt", "tuesday.txt")
    assert status == 0
    assert "12 → 21: Nobody was hurt, but 21 cars were damaged. (line 17)" in told
    assert "was: Nobody was hurt, but 12 cars were damaged. (line 17)" in told
    status, told, _ = run(program, folder, "monday.txt", "tuesday.txt", "-f", "json")
    document = json.loads(told)
    validate(document)
    assert [one["name"] for one in document["versions"]] == ["monday.txt", "tuesday.txt"]
    status, told, _ = run(
        program, folder, "-", "tuesday.txt", "-f", "markdown", text=MONDAY.encode()
    )
    assert status == 0
    assert told.startswith("# What changed\n")
    assert "*was: Nobody was hurt, but 12 cars were damaged. (line 17)*" in told


def test_a_version_that_cannot_be_read(program: list[str], folder: Path):
    status, told, said = run(program, folder, "monday.txt", "absent.txt")
    assert (status, told) == (1, "")
    assert said.startswith("nutgraf: absent.txt:") or "absent.txt" in said
    assert len(said.splitlines()) == 1
    assert run(program, folder, "-", "-")[0] == 2
    assert run(program, folder, "monday.txt")[0] == 2
