"""What came of a conversation: decisions, actions, what is open; and how they are told."""

import json
from datetime import date
from pathlib import Path

import pytest

import nutgraf
from nutgraf.briefing.conversations.deadlines import deadlines_in
from nutgraf.rendering import data, markdown, text, user_templates
from nutgraf_server.lsp.requests.document_symbol import outline
from nutgraf_server.lsp.requests.folding_range import FoldedPart, folds
from nutgraf_server.lsp.requests.hover import card_at
from running import Run

LABELLED = Path(__file__).parent / "conversations" / "labelled"
OTHER = sorted((LABELLED / "other").glob("*.json"), key=lambda path: path.stem)
FIRST = sorted((LABELLED / "first").glob("*.json"), key=lambda path: path.stem)


def brief(source: str) -> nutgraf.Briefing:
    return nutgraf.brief(nutgraf.read(source))


def decided(source: str) -> list[str]:
    return [one.sentence.text for one in brief(source).decisions]


def to_do(source: str) -> list[tuple[str, str, str | None]]:
    found = brief(source)
    return [
        (one.who, one.sentence.text, one.due.iso or one.due.span.of(source) if one.due else None)
        for one in found.actions
    ]


def left_open(source: str) -> list[str]:
    return [one.sentence.text for one in brief(source).open_points]


def talk(*turns: str) -> str:
    """A meeting that begins with small talk, so that it is read as one."""
    opening = ("Ida: Is everybody here?", "Per: I am.", "Ida: Good to see you.", "Per: And you.")
    return "Pier committee\nMonday 2 March 2026\n\n" + "\n".join((*opening, *turns)) + "\n"


@pytest.mark.parametrize("labels", FIRST, ids=lambda path: path.stem)
def test_what_a_minute_taker_put_down(labels: Path):
    gold = json.loads(labels.read_text("utf-8"))
    source = (labels.parent / gold["file"]).read_text("utf-8")
    found = nutgraf.brief(nutgraf.read(source, name=gold["file"]))
    others = gold["alt"]

    def forms(sentence: str) -> set[str]:
        return {sentence, *others.get(sentence, ())}

    shown = [one.sentence.text for one in found.decisions]
    missed = [one for one in gold["decisions"] if forms(one["text"]).isdisjoint(shown)]
    wanted = set().union(*(forms(one["text"]) for one in gold["decisions"]))
    assert set(shown) <= wanted
    # One decision of all these is told in no way that lists know: "the night shift silences it".
    assert len(missed) <= (labels.stem == "standup")
    for one in gold["actions"]:
        (action,) = [each for each in found.actions if each.sentence.text in forms(one["text"])]
        assert one["who"] in action.who
        assert (action.due.iso if action.due else None) == one["iso"]
        assert bool(action.due) == bool(one["due"])
    assert len(found.actions) == len(gold["actions"])
    told = [point.sentence.text for point in found.open_points]
    assert all(not forms(one).isdisjoint(told) for one in gold["open"])
    assert len(told) == len(gold["open"])


@pytest.mark.parametrize("labels", OTHER, ids=lambda path: path.stem)
def test_nothing_wrong_is_told_of_other_layouts(labels: Path):
    gold = json.loads(labels.read_text("utf-8"))
    source = (labels.parent / gold["file"]).read_text("utf-8")
    found = nutgraf.brief(nutgraf.read(source, name=gold["file"]))
    assert found.conversation == gold["kind"]
    shown = {
        "decisions": [one.sentence.text for one in found.decisions],
        "actions": [one.sentence.text for one in found.actions],
        "open": [one.sentence.text for one in found.open_points],
    }
    for part, sentences in shown.items():
        named = [one if isinstance(one, str) else one["text"] for one in gold[part]]
        right = {*named, *gold["neutral"]}.union(*(gold["alt"].get(one, ()) for one in named))
        wrong = [text for text in sentences if not any(text in one or one in text for one in right)]
        assert wrong == []
    for one in gold["actions"]:
        forms = {one["text"], *gold["alt"].get(one["text"], ())}
        for action in found.actions:
            if action.sentence.text in forms:
                assert one["who"] in action.who or action.who in one["who"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("I'm Dana Pruitt, I keep the boats.", "Dana Pruitt"),
        ("Hello everybody, this is Dana from the office.", "Dana"),
        ("Dana Pruitt here, can you hear me?", "Dana Pruitt"),
        ("I'm Scottish, so I like the rain.", "Speaker 2"),
        ("This is Marcus, who keeps the boats.", "Speaker 2"),
    ],
)
def test_who_introduces_themselves_is_known_from_then_on(said: str, name: str):
    turns = ("Ida: Is the pier open?", f"Speaker 2: {said}", "Ida: And the shed?")
    source = talk(*turns, "Speaker 2: I'll paint the shed on Friday.")
    assert [one.name for one in brief(source).participants] == ["Ida", "Per", name]
    (action,) = brief(source).actions
    assert action.who == name


def test_who_is_called_before_they_speak_is_known():
    turns = (
        "Ida: Where are we with the lamps, Wendell?",
        "Speaker 2: Eleven are up.",
        "Ida: That is too few.",
        "Per: Only eleven.",
        "Ida: Wendell, can you finish them by Friday?",
        "Speaker 2: Sure.",
    )
    (action,) = brief(talk(*turns)).actions
    assert (action.who, action.due and action.due.iso) == ("Wendell", "2026-03-06")
    # Once may be chance: somebody else answered for him.
    (action,) = brief(talk("Ida: Where are we with the lamps?", *turns[1:])).actions
    assert action.who == "Speaker 2"


def test_captions_of_two_who_are_introduced():
    rows = (
        ">> Welcome, I'm Ida Holm, and with me today is Per Lund.",
        ">> Good morning.",
        ">> Per, what did the storm do to the pier?",
        ">> It took eleven planks.",
        ">> And who mends them?",
        ">> I'll mend them myself in May.",
        ">> How long does that take?",
        ">> Two weeks, if it does not rain.",
    )
    source = "The pier\n\n" + "\n".join(f"0:{9 * n:02}\n{row}" for n, row in enumerate(rows))
    found = brief(source)
    assert [(one.name, one.turns) for one in found.participants] == [
        ("Ida Holm", 4),
        ("Per Lund", 4),
    ]
    assert [one.who for one in found.actions] == ["Per Lund"]
    # Where the guest is not named, nobody is.
    assert brief(source.replace("Per Lund", "my neighbour")).participants == ()


def test_a_court_reads_questions_by_who_asks_them():
    source = (LABELLED / "other" / "court.txt").read_text("utf-8")
    speakers = [one.name for one in brief(source).participants]
    assert speakers == ["The Court", "Duncan Tavish", "Ruth Okoro", "Henrik Blom"]


def test_who_is_listed_is_named_in_full():
    source = (LABELLED / "other" / "board.txt").read_text("utf-8")
    found = brief(source)
    assert [(one.name, one.role) for one in found.participants][:2] == [
        ("Astrid Lindqvist", "Chair"),
        ("Joanna Wills", "Secretary"),
    ]
    assert [one.who for one in found.actions] == ["Joanna Wills", "Peter Mbeki", "Joanna Wills"]


def test_what_a_program_writes_in_a_chat_is_nobodys():
    article = nutgraf.read((LABELLED / "other" / "whatsapp.txt").read_text("utf-8"))
    said = " ".join(one.text for one in article.sentences)
    for words in ("omitted", "deleted", "attached", "Missed", "encrypted", "created"):
        assert words not in said


def test_a_decision_is_told_in_its_last_form():
    turns = (
        "Ida: So we paint the pier green.",
        "Per: Fine.",
        "Ida: And the benches?",
        "Per: Hang on, green paint costs twice as much.",
        "Ida: Then scrap that. We paint it grey, and not green.",
        "Per: Good.",
    )
    assert decided(talk(*turns)) == ["We paint it grey, and not green."]


def test_a_decision_that_is_told_as_done():
    turns = ("Ida: Okay, so we decided to paint the pier green.", "Per: I'll buy the paint.")
    assert decided(talk(*turns)) == ["Okay, so we decided to paint the pier green."]


@pytest.mark.parametrize(
    "said",
    [
        "I think we should paint the pier green.",
        "We could paint the pier green.",
        "I'd rather we painted the pier green.",
        "What if we paint the pier green?",
        "We painted the pier green last year.",
        "We decided to paint the pier green in 2019, if you remember.",
        "The pier stays green, as we said all along.",
        "We have three kinds of green.",
    ],
)
def test_a_proposal_a_wish_and_what_was_settled_before_are_no_decisions(said: str):
    assert decided(talk(f"Ida: {said}", "Per: Hm.", "Ida: Never mind.")) == []


def test_motions():
    source = talk(
        "Ida: I move that we sell the boat.",
        "Per: Second.",
        "Ida: All in favour? Two. The motion is carried.",
        "Per: I move that we buy a bigger boat.",
        "Ida: There is no second, so that falls.",
    )
    found = brief(source)
    assert [(one.speaker, one.sentence.text) for one in found.decisions] == [
        ("Ida", "I move that we sell the boat.")
    ]
    (decision,) = found.decisions
    assert decision.vote is not None
    assert decision.vote.of(source) == "The motion is carried."


def test_who_does_what_by_when():
    source = talk(
        "Ida: Per, could you ring the painter by Thursday?",
        "Per: Sure.",
        "Ida: And I'll write to the bank tomorrow.",
        "Per: Could you ask the mayor as well?",
        "Ida: No, I can't, she is away.",
        "Per: I've ordered the rope already.",
        "Ida: I'll measure the planks on Friday.",
        "Per: Good.",
        "Ida: No, sorry, on Monday.",
    )
    assert to_do(source) == [
        ("Per", "Per, could you ring the painter by Thursday?", "2026-03-05"),
        ("Ida", "And I'll write to the bank tomorrow.", "2026-03-03"),
        ("Ida", "I'll measure the planks on Friday.", "2026-03-09"),
    ]


def test_a_promise_that_is_taken_back_is_none():
    source = talk("Per: I'll fetch the paint.", "Per: No, wait, I can't, the car is broken.")
    assert to_do(source) == []


def test_a_day_that_is_asked_for_is_nothing_to_do_by_itself():
    source = talk(
        "Ida: The lamp on the pier is broken again.",
        "Per: I saw that.",
        "Ida: It has been dark for a week now.",
        "Per: I'll mend it with Bo.",
        "Ida: By when?",
        "Per: Give me until Friday.",
    )
    assert to_do(source) == [("Per", "I'll mend it with Bo.", "2026-03-06")]


def test_what_is_left_open():
    source = talk(
        "Ida: Who pays for the lamps on the pier?",
        "Per: No idea.",
        "Ida: How long is the pier?",
        "Per: Eighty metres.",
        "Ida: The railing we leave for the next meeting.",
    )
    assert left_open(source) == [
        "Who pays for the lamps on the pier?",
        "The railing we leave for the next meeting.",
    ]


@pytest.mark.parametrize(
    ("said", "words", "iso"),
    [
        ("by Friday", "Friday", "2026-03-06"),
        ("on Monday morning", "Monday morning", "2026-03-09"),
        ("by the twelfth", "the twelfth", "2026-03-12"),
        ("by the 1st", "the 1st", "2026-04-01"),
        ("by the end of the month", "the end of the month", "2026-03-31"),
        ("by 5 April", "5 April", "2026-04-05"),
        ("by March 20", "March 20", "2026-03-20"),
        ("tonight", "tonight", "2026-03-02"),
        ("in ten days", "in ten days", "2026-03-12"),
        ("next week", "next week", None),
        ("by the end of next week", "the end of next week", None),
        ("a week from Friday", "a week from Friday", None),
        ("on Friday the 13th", "Friday the 13th", "2026-03-13"),
        ("on Friday the 12th", "Friday the 12th", None),
    ],
)
def test_deadlines(said: str, words: str, iso: str | None):
    (found,) = deadlines_in(f"I'll do it {said}.", 0, date(2026, 3, 2), "en")
    assert found.span.of(f"I'll do it {said}.") == words
    assert found.iso == iso
    (found,) = deadlines_in(f"I'll do it {said}.", 0, None, "en")
    assert found.iso is None


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("[13.11.25, 18:04:10]", "2025-11-14"),
        ("[2025-11-13 18:04]", "2025-11-14"),
        ("[11/13/2025, 18:04]", "2025-11-14"),
        # The third of which month?
        ("[03/11/2025, 18:04]", None),
    ],
)
def test_the_day_of_a_message_of_a_chat(stamp: str, iso: str | None):
    lines = (
        "Ida: The roof of the boathouse leaks.",
        "Per: Is it the same corner as in March?",
        "Ida: Yes, and there is a bucket under it.",
        "Per: I'll ring the roofer tomorrow.",
    )
    found = brief("\n".join(f"{stamp} {line}" for line in lines))
    (action,) = found.actions
    assert action.due is not None
    assert action.due.iso == iso


MAILS = """From: Ann Lee <ann@osk.example>
To: Bo Marsh; Cleo van Dam
Subject: RE: The pier
Date: Tue, 6 May 2025

Bo,

we take the oak planks, not the pine ones. Cleo, please tell the carpenter by Friday.

Best,
Ann

On Mon, 5 May 2025 at 18:02, Bo Marsh <bo@osk.example> wrote:
> I'll measure the last two metres tomorrow.
>
> Oak costs 4,200 with delivery.
>
> On Sun, 4 May 2025 at 9:30, Ann Lee <ann@osk.example> wrote:
>> What does oak cost? And who has the key to the shed?
"""


def test_a_thread_of_mails():
    found = brief(MAILS)
    assert found.conversation == "mail"
    assert [one.sentence.text for one in found.decisions] == [
        "we take the oak planks, not the pine ones."
    ]
    assert [(one.who, one.due and one.due.iso) for one in found.actions] == [
        ("Cleo van Dam", "2025-05-09"),
        ("Bo Marsh", "2025-05-06"),
    ]
    assert [one.sentence.text for one in found.open_points] == ["And who has the key to the shed?"]


def test_what_was_answered_last_and_who_owes_what_to_whom():
    found = brief(MAILS)
    assert [(one.question.text, one.sentence.text, one.speaker) for one in found.answers] == [
        ("What does oak cost?", "Oak costs 4,200 with delivery.", "Bo Marsh")
    ]
    assert [(one.who, one.to) for one in found.actions] == [
        ("Cleo van Dam", "Ann Lee"),
        ("Bo Marsh", "Ann Lee"),
    ]
    page = text.plain(text.briefing(found))
    heads = [line for line in page.splitlines() if line and line[0] != " "][2:]
    assert heads[:5] == ["Decided", "To do", "Open", "Answered", "Points"]
    assert "What does oak cost? Oak costs 4,200 with delivery." in page
    told = data.briefing(found)
    assert told["answers"][0]["question"]["text"] == "What does oak cost?"  # type: ignore[index]
    assert told["actions"][0]["to"] == "Ann Lee"  # type: ignore[index]
    # A later mail that knows better is the answer.
    later = MAILS.replace("we take", "oak costs 3,900 by now. We take")
    later = later.replace("From: Ann Lee <ann", "From: Cleo van Dam <cleo").replace(
        "\nAnn\n", "\nCleo\n"
    )
    (answer,) = brief(later).answers
    assert answer.sentence.text == "oak costs 3,900 by now."
    assert "answers" not in data.briefing(labelled("meet.txt"))


def test_minutes_are_labelled_in_the_language_of_the_talk():
    turns = (
        "Ida: Ist das Dach dicht?",
        "Per: Nein, es regnet durch die Decke in den Saal.",
        "Ida: Dann rufen wir den Dachdecker, und zwar heute noch.",
        "Per: Ich rufe ihn morgen an, heute hat er geschlossen.",
    )
    found = brief("Der Saal\n2. März 2026\n\n" + "\n".join(turns * 3))
    minutes = user_templates.filled(found, user_templates.source_of("minutes"), "minutes")
    assert minutes.startswith("PROTOKOLL: Der Saal\n")
    for words in ("Anwesend: Ida, Per", "In Kürze"):
        assert words in minutes
    tasks = user_templates.filled(found, user_templates.source_of("actions"), "actions")
    assert "Niemand übernimmt etwas." in tasks


def labelled(name: str) -> nutgraf.Briefing:
    source = (LABELLED / "first" / name).read_text("utf-8")
    return nutgraf.brief(nutgraf.read(source, name=name))


def test_the_page_tells_what_came_of_it_first():
    page = text.plain(text.briefing(labelled("meet.txt")))
    heads = [line for line in page.splitlines() if line and line[0] != " "][3:]
    assert heads[:5] == ["Decided", "To do", "Open", "Points", "Who took part"]
    assert "Milo Tarrant: Yeah, I'll ring them tomorrow. (00:00:00)" in page
    assert "due: tomorrow (2026-05-07)" in page
    # "I'll do that" says too little.
    assert "asked: Then please chase them, Bruno." in page
    assert "the, … the other one" in page
    assert markdown.briefing(labelled("meet.txt")).count("## ") == 5


def test_an_answer_stands_behind_its_question():
    page = text.plain(text.briefing(labelled("podcast.md")))
    assert "Why did you stop selling bread on Saturdays? Because people bought it" in page


def test_templates():
    found = labelled("meet.txt")
    tasks = user_templates.filled(found, user_templates.source_of("actions"), "actions")
    assert "- [ ] **Milo Tarrant**: Yeah, I'll ring them tomorrow. (due 2026-05-07)" in tasks
    minutes = user_templates.filled(found, user_templates.source_of("minutes"), "minutes")
    assert "Took part: Anneke Dorn, Milo Tarrant" in minutes
    assert "   - We won't pay for the field. (Anneke Dorn)" in minutes
    ordinary = brief("It rained on Osk. Nobody came.")
    tasks = user_templates.filled(ordinary, user_templates.source_of("actions"), "actions")
    assert "Nobody takes anything on." in tasks


def test_json():
    found = data.briefing(labelled("committee.txt"))
    assert found["conversation"] == "meeting"
    decisions, actions = found["decisions"], found["actions"]
    assert isinstance(decisions, list)
    assert isinstance(actions, list)
    assert decisions[0]["by"] == "Mr Whitlock"
    assert decisions[0]["vote"]["text"] == "The motion is carried by four votes to one."
    assert actions[0]["who"] == "Captain Oyelaran"
    assert actions[0]["due"]["iso"] == "2026-03-31"
    assert "decisions" not in data.briefing(brief("It rained on Osk. Nobody came."))


def test_the_kind_is_told_and_overruled(run: Run):
    file = LABELLED / "first" / "podcast.md"
    assert "· interview ·" in run("brief", "--no-config", file).stdout.decode()
    told = run("brief", "--no-config", "--as", "meeting", file).stdout.decode()
    assert "· meeting or chat ·" in told
    assert "Decided" not in run("brief", "--no-config", "--as", "article", file).stdout.decode()
    article = nutgraf.read("It rained on Osk. Nobody came.")
    assert nutgraf.brief(article, conversation="meeting").conversation is None
    with pytest.raises(ValueError, match="opera"):
        nutgraf.brief(article, conversation="opera")


def test_a_language_without_the_words_of_it_is_briefed_as_before():
    turns = (
        "Ida: Ist das Dach dicht?",
        "Per: Nein, es regnet durch die Decke in den Saal.",
        "Ida: Dann rufen wir den Dachdecker, und zwar heute noch.",
        "Per: Ich rufe ihn morgen an, heute hat er geschlossen.",
    ) * 3
    found = brief("Der Saal\n\n" + "\n".join(turns))
    assert found.conversation == "meeting"
    assert found.article.language == "de"
    assert found.decisions == ()
    assert found.actions == ()
    # That nothing is known is not told as that nothing was decided.
    told = data.briefing(found)
    assert told["conversation"] == "meeting"
    assert "decisions" not in told
    assert len(told["speakers"]) == 2  # type: ignore[arg-type]


def test_the_outline_and_the_folds_of_an_editor_have_the_turns():
    article = nutgraf.read((LABELLED / "first" / "meet.txt").read_text("utf-8"))
    (title,) = outline(article)
    assert len(title.entries) == 33
    assert [entry.heading.text for entry in title.entries[:2]] == ["Anneke Dorn", "Milo Tarrant"]
    for one, other in zip(title.entries, title.entries[1:], strict=False):
        assert one.span.end <= other.span.start
    turns = [fold for fold in folds(article) if fold.part is FoldedPart.TURN]
    assert [fold.span for fold in turns] == [entry.span for entry in title.entries]


def test_the_outline_may_be_by_speakers():
    article = nutgraf.read((LABELLED / "first" / "meet.txt").read_text("utf-8"))
    speakers = outline(article, by_speaker=True)
    assert [(one.name, len(one.entries)) for one in speakers] == [
        (one.name, one.turns) for one in brief(article.source).participants
    ]
    for one in speakers:
        assert all(turn.span in one.span for turn in one.entries)
        assert one.heading.span in one.span
    # An ordinary text has no speakers, and its outline is what it was.
    ordinary = nutgraf.read("# Rain\n\nIt rained.\n", "markdown")
    assert outline(ordinary, by_speaker=True) == outline(ordinary)


def test_a_file_of_settings_says_what_to_brief_as(tmp_path: Path, run: Run):
    source = (LABELLED / "first" / "podcast.md").read_text("utf-8")
    (tmp_path / "talk.md").write_text(source, "utf-8")
    (tmp_path / "nutgraf.toml").write_text('conversation = "meeting"\n', "utf-8")
    assert "· meeting or chat ·" in run("brief", tmp_path / "talk.md").stdout.decode()
    asked = run("brief", "--as", "interview", tmp_path / "talk.md").stdout.decode()
    assert "· interview ·" in asked


def test_over_a_speaker_stands_their_share_and_what_they_do():
    source = (LABELLED / "first" / "meet.txt").read_text("utf-8")
    card = card_at(nutgraf.read(source), source.index("Milo Tarrant:"), "default")
    assert card is not None
    assert card.name == "Milo Tarrant"
    assert card.gist == (
        "6 turns, 15 % of the words",
        "To do: Yeah, I'll ring them tomorrow.",
    )
    assert card_at(nutgraf.read(source), source.index("Yes. So the one"), "default") is None


def test_a_motion_that_falls_and_how_things_stand_are_no_decisions() -> None:
    text = talk(
        "Ida: Is there a second? No? Then that motion falls.",
        "Per: So the contract for the snow runs out on April 30.",
        "Ida: I'll take that as friendly. Monday the twenty-third.",
        "Per: I'll have the signs up on Sunday night.",
    )
    assert decided(text) == []
    assert [what for _, what, _ in to_do(text)] == ["I'll have the signs up on Sunday night."]
