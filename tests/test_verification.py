"""Summaries and quotations held against their article."""

import json
from pathlib import Path

import pytest

import nutgraf
from nutgraf.errors import NutgrafError
from nutgraf.verification import DoubtKind, Verdict, Wording
from nutgraf.verification.summary import MOST_SENTENCES
from running import Run
from schemas import validate

TEXT = """\
Hull to mend its pier

The council of Hull met on Monday. It approved 40 new homes by the old mill, which has stood empty \
since 1998.

“The pier is a danger to all who walk on it,” said Ann Lee, the mayor of Hull. She said that it \
would be closed in May. Tom Kell, who runs the harbour, criticised the mayor for acting too late.

Fares on the ferry rose by 4 percent last year, to $2.60 a trip. The ferry is not allowed to carry \
lorries. Norway lent the port £3.2 million for a crane. The ferry to Rotterdam, run by Grane Line, \
carries 212,400 people a year.
"""
ARTICLE = nutgraf.read(TEXT)


def check(summary: str) -> nutgraf.Verification:
    return nutgraf.verify_summary(summary, ARTICLE)


def only(summary: str) -> object:
    (found,) = check(summary).sentences
    return found


@pytest.mark.parametrize(
    "summary",
    [
        # Word for word, shorter, in other words, of two sentences, names for pronouns.
        "The ferry is not allowed to carry lorries.",
        "It approved 40 new homes.",
        "The old mill has been empty since 1998.",
        "Mayor Ann Lee called the pier “a danger to all who walk on it”.",
        "Ann Lee said that the pier would be closed in May.",
        "Last year ferry fares rose by 4%.",
        "The ferry carries about 212,000 people a year.",
        "The ferry isn't allowed to carry lorries.",
        "The port was lent 3.2 million pounds by Norway for a crane.",
        "Fares rose by 4 percent last year, and Norway lent the port £3.2 million for a crane.",
        "- Norway lent the port £3.2 million for a crane",
        # What is often put for another word in a summary.
        "The old mill has stood empty since 1998, and the council permitted 40 new homes by it.",
    ],
)
def test_what_is_supported(summary: str):
    found = only(summary)
    assert found.verdict is Verdict.SUPPORTED, found
    assert found.evidence
    assert all(one.span.of(TEXT).split() == one.text.split() for one in found.evidence)


@pytest.mark.parametrize(
    ("summary", "kind", "text", "instead"),
    [
        ("It approved 60 new homes by the old mill.", "number", "60", "40"),
        ("The old mill has stood empty since 1989.", "number", "1989", None),
        ("Norway lent the port $3.2 million for a crane.", "number", "$3.2", None),
        ("Norway lent the port £3.2 billion for a crane.", "number", "£3.2", "£3.2 million"),
        ("Iceland lent the port £3.2 million for a crane.", "name", "Iceland", "Norway"),
        ("The council of Hull met on Tuesday.", "date", "Tuesday", "Monday"),
        ("She said that it would be closed in June.", "date", "June", None),
        ("Fares on the ferry fell by 4 percent last year.", "opposite", "fell", "rose"),
        ("The ferry is allowed to carry lorries.", "negation", None, "not"),
        ("Fares on the ferry did not rise by 4 percent last year.", "negation", "not", None),
        ("The mayor criticised Tom Kell for acting too late.", "roles", None, None),
        (
            "“The pier is a risk to all who walk on it,” said Ann Lee.",
            "quotation",
            None,
            "The pier is a danger to all who walk on it",
        ),
    ],
)
def test_what_is_told_otherwise(summary: str, kind: str, text: str | None, instead: str | None):
    found = only(summary)
    assert found.verdict is not Verdict.SUPPORTED
    doubts = {doubt.kind.value: doubt for doubt in found.doubts}
    assert kind in doubts, doubts
    doubt = doubts[kind]
    assert doubt.span.of(summary) == doubt.text
    assert text is None or doubt.text == text
    assert doubt.instead == instead
    assert found.evidence


def test_what_is_not_told_at_all():
    found = only("Bus drivers went on strike over their pay.")
    assert (found.verdict, found.evidence) == (Verdict.NOT_FOUND, ())
    # Half of it is there; the other half is what the reader is told of.
    half = only("Norway lent the port £3.2 million, and angry fishermen blocked the lock gates.")
    assert half.verdict is not Verdict.SUPPORTED
    assert any("fishermen blocked" in doubt.text for doubt in half.doubts)


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        (
            "Malta asked Spain on Tuesday for 40 boats for its harbour.",
            "Spain asked Malta on Tuesday for 40 boats for its harbour.",
        ),
        (
            "The Spain that signed in May allowed the firms of Oslo to sell ropes to Malta again.",
            "The Malta that signed in May allowed the firms of Oslo to sell ropes to Spain again.",
        ),
    ],
)
def test_names_that_fit_in_each_others_place(said: str, turned: str):
    (found,) = nutgraf.verify_summary(turned, f"{said} Nobody else was asked.").sentences
    assert found.verdict is Verdict.DIFFERS
    assert DoubtKind.ROLES in {doubt.kind for doubt in found.doubts}
    (found,) = nutgraf.verify_summary(said, f"{said} Nobody else was asked.").sentences
    assert found.verdict is Verdict.SUPPORTED


def test_a_thing_that_is_joined_to_what_is_there_is_not_there():
    article = "The code in the ticket holds the passenger's name, the sailing and a signature."
    found = nutgraf.verify_summary("The code holds the passenger's name and a password.", article)
    (one,) = found.sentences
    assert one.verdict.value == "not found"
    assert [doubt.text for doubt in one.doubts] == ["password"]
    same = nutgraf.verify_summary("The code holds the name and a signature.", article)
    assert same.sentences[0].verdict.value == "supported"


def test_names_of_a_list_may_change_places():
    said = "Malta, Spain and Norway sent boats to the harbour of Hull on Tuesday."
    (found,) = nutgraf.verify_summary(
        "Spain, Malta and Norway sent boats to the harbour of Hull on Tuesday.", said
    ).sentences
    assert found.verdict is Verdict.SUPPORTED


def test_two_passages_do_not_lend_each_other_names():
    # Both names are in the article, the second one elsewhere.
    found = only("Grane Line lent the port £3.2 million for a crane.")
    assert found.verdict is not Verdict.SUPPORTED
    assert found.doubts[0].kind is DoubtKind.NAME


def test_places_are_those_of_the_sources():
    article = nutgraf.read("# Hull\n\nThe **council** approved [40 homes](a.html) by the mill.\n")
    summary = nutgraf.read("* The council approved **60** homes by the mill.\n", "markdown")
    (found,) = nutgraf.verify_summary(summary, article).sentences
    assert found.doubts[0].span.of(summary.source) == "60"
    assert "[40 homes](a.html)" in found.evidence[0].span.of(article.source)


def test_a_summary_has_bounds():
    with pytest.raises(NutgrafError, match=f"at most {MOST_SENTENCES}"):
        check("It rained all day. " * (MOST_SENTENCES + 1))
    assert check("").sentences == ()


@pytest.mark.parametrize(
    ("quote", "wording", "speaker"),
    [
        ("The pier is a danger to all who walk on it", Wording.EXACT, "Ann Lee"),
        ("“the pier is a danger … to all who walk on it.”", Wording.EXACT, "Ann Lee"),
        ("[It] is a danger to all who walk on it", Wording.EXACT, "Ann Lee"),
        ("The pier is a danger to everyone who walks on it", Wording.NEARLY, "Ann Lee"),
        ("The pier is safe, and nobody need fear for their children", Wording.ABSENT, None),
    ],
)
def test_quotations(quote: str, wording: Wording, speaker: str | None):
    found = nutgraf.verify_quote(quote, ARTICLE)
    assert (found.wording, found.speaker) == (wording, speaker)
    if found.found:
        assert found.found.of(TEXT) == found.text
    assert bool(found.missing or found.added) == (wording is Wording.NEARLY)


def test_bad_quotations():
    for bad, told in (("“ … ”", "no words"), ("word " * 500, "at most")):
        with pytest.raises(NutgrafError, match=told):
            nutgraf.verify_quote(bad, ARTICLE)


def test_the_command_line(run: Run, tmp_path: Path):
    article, good, bad = (tmp_path / name for name in ("a.txt", "good.md", "bad.md"))
    article.write_text(TEXT, "utf-8")
    good.write_text("The ferry is not allowed to carry lorries.\n", "utf-8")
    bad.write_text("It approved 60 new homes by the old mill.\n", "utf-8")
    assert run("verify", good, article).returncode == 0
    done = run("verify", bad, article, "-f", "json")
    assert done.returncode == 1
    document = json.loads(done.stdout)
    validate(document)
    (found,) = document["sentences"]
    assert (found["verdict"], document["supported"]) == ("differs", False)
    assert found["doubts"][0]["message"] == "number “60”: the article has “40”"
    assert [found["evidence"][0][name] for name in ("line", "paragraph")] == [3, 1]
    shown = run("verify", "-", article, given=bad.read_bytes()).stdout.decode()
    assert "Told otherwise in the article\n  - It approved 60" in shown
    assert "nearest: line 3 ¶1: “It approved 40 new homes" in shown
    assert b"## Told otherwise" in run("verify", bad, article, "-f", "markdown").stdout


def test_quotations_on_the_command_line(run: Run, tmp_path: Path):
    article = tmp_path / "a.txt"
    article.write_text(TEXT, "utf-8")
    done = run("verify", "--quote", "a danger to all who walk on it", article, "-f", "json")
    document = json.loads(done.stdout)
    validate(document)
    assert (done.returncode, document["wording"], document["speaker"]) == (
        0,
        "word for word",
        "Ann Lee",
    )
    assert run("verify", "--quote", "a danger to some who walk on it", article).returncode == 1


def test_wrong_use(run: Run, tmp_path: Path):
    article = tmp_path / "a.txt"
    article.write_text(TEXT, "utf-8")
    for arguments in ([article], [article, article, "--quote", "x"], ["-", "-"]):
        assert run("verify", *arguments, given=b"x").returncode == 2
    missing = run("verify", tmp_path / "none.md", article)
    assert missing.returncode == 1
    assert b"none.md" in missing.stderr
