"""Transcripts, chats and threads of mails: who speaks, when, and in which words."""

from dataclasses import dataclass
from pathlib import Path

import pytest

import nutgraf
from nutgraf.article import Article, Role
from nutgraf.rendering import data
from nutgraf.rendering.places import lines_of

TEXTS = Path(__file__).parent / "conversations"


def read(name: str) -> Article:
    text = (TEXTS / name).read_text("utf-8")
    return nutgraf.read(text, name=name)


def turns(article: Article) -> list[tuple[str, str, str]]:
    """Speaker, time and words of every paragraph that is somebody's."""
    return [
        (block.turn.speaker, block.turn.time_at(0), block.text)
        for block in article.blocks
        if block.turn and block.role is Role.BODY
    ]


def texts(article: Article, role: Role) -> list[str]:
    return [block.text for block in article.blocks if block.role is role]


@dataclass(frozen=True)
class Expected:
    form: str
    title: str | None
    date: str | None
    speakers: tuple[str, ...]
    count: int
    first: tuple[str, str, str]
    last: tuple[str, str, str]


EXPECTED = {
    "whatsapp.txt": Expected(
        "conversation",
        None,
        None,
        ("Bea Lindqvist", "Jonas", "Ruth Achebe"),
        9,
        (
            "Bea Lindqvist",
            "18:02:40",
            "The boathouse roof leaks again, there are two buckets under it",
        ),
        ("Jonas", "18:10:12", "Who has the ladder?"),
    ),
    "slack.txt": Expected(
        "conversation",
        None,
        None,
        ("Mira Kolb", "Teo Barros", "Ana Wirth"),
        8,
        ("Mira Kolb", "9:14 AM", "The export job failed twice last night, at 2:10 and at 3:40."),
        ("Mira Kolb", "9:22 AM", "Thanks!"),
    ),
    "discord.txt": Expected(
        "conversation",
        None,
        None,
        ("tess", "grim_otto"),
        5,
        ("tess", "21:07", "the map update is out, it is 3.2 GB"),
        ("tess", "21:11", "Tell me if it crashes."),
    ),
    "meet.txt": Expected(
        "conversation",
        "Spring market planning (2026/02/17 10:00 GMT) - Transcript",
        None,
        ("Dora Petrie", "Hamid Noor", "Lise Okafor"),
        7,
        (
            "Dora Petrie",
            "00:00:00",
            "Good morning. We have 42 stalls so far, which is six more than last year.",
        ),
        ("Lise Okafor", "00:05:00", "I will."),
    ),
    "podcast.srt": Expected(
        "subtitles",
        None,
        None,
        ("Host", "Piet Vanhove"),
        4,
        (
            "Host",
            "00:00:02",
            "You have kept bees on the roof of the library for eleven years, Piet. Why the library?",
        ),
        ("Piet Vanhove", "00:00:16", "Nine. Twelve in a good summer."),
    ),
    "magazine.md": Expected(
        "conversation",
        '"I have never finished a boat"',
        None,
        ("Emil Brandt", "Nora Quill"),
        9,
        ("Emil Brandt", "", "You started this boat in 2009. When will it be done?"),
        (
            "Nora Quill",
            "",
            "They have asked me three times. I have a lease until 2031, and I intend to use it.",
        ),
    ),
    "bylaws_meeting.txt": Expected(
        "conversation",
        "General Meeting",
        "14 May 2026",
        ("Olga Renn", "Paul Idowu", "Kirsten Vale", "Yusuf Demir"),
        7,
        (
            "Olga Renn",
            "",
            "The pump is from 1988 and it stops twice a week. What would a new one cost us?",
        ),
        ("Olga Renn", "", "I'll talk to the tenant this week."),
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_turns(name: str):
    article, wanted = read(name), EXPECTED[name]
    found = turns(article)
    assert article.format == wanted.form
    assert (article.title and article.title.text) == wanted.title
    assert (article.date and article.date.text) == wanted.date
    assert tuple(dict.fromkeys(speaker for speaker, _, _ in found)) == wanted.speakers
    assert (len(found), found[0], found[-1]) == (wanted.count, wanted.first, wanted.last)


@pytest.mark.parametrize("name", EXPECTED)
def test_labels_and_times_stand_in_no_sentence(name: str):
    article = read(name)
    labels = [*texts(article, Role.SPEAKER), *(time for _, time, _ in turns(article) if time)]
    for sentence in article.sentences:
        assert not any(f"{label}:" in sentence.text for label in labels), sentence.text
    assert not set(texts(article, Role.HEADING)) & set(labels)
    assert all(
        block.text == " ".join(block.span.of(article.source).split())[: len(block.text)].strip("* ")
        or block.text in block.span.of(article.source)
        for block in article.blocks
        if block.role is Role.SPEAKER
    )


def test_rows_of_captions_are_joined_and_each_has_its_time():
    article = read("rolling.txt")
    assert article.title is not None
    assert article.title.text == "How a canal lock is mended"
    words = " ".join(text for _, _, text in turns(article))
    assert words.startswith("so this is lock number 14 and as you can see there is no water in it")
    assert "[Music]" not in words
    assert "0:" not in words
    place = article.source.index("the gates weigh")
    assert lines_of(article, [nutgraf.Span(place, place + 5)]) == "0:12"


def test_a_change_of_speaker_begins_a_turn():
    rows = ["0:00", ">> It leaks, and it has leaked", "0:04", "since March.", "0:06"]
    rows += [">> Which corner?", "0:08", ">> The north one. The buckets", "0:11", "are full."]
    rows += ["0:13", ">> Again."]
    article = nutgraf.read("\n".join(rows))
    assert [text for _, _, text in turns(article)] == [
        "It leaks, and it has leaked since March.",
        "Which corner?",
        "The north one. The buckets are full.",
        "Again.",
    ]


def test_a_label_on_a_line_of_its_own():
    rows = "IDA HOLM:\nIt rained.\nAll day.\n\nPER:\nWhere did it rain?\n\n"
    article = nutgraf.read(rows * 3)
    assert turns(article)[:2] == [
        ("Ida Holm", "", "It rained. All day."),
        ("Per", "", "Where did it rain?"),
    ]


def test_a_name_above_a_time():
    rows = "Ida Holm\n0:03\nIt rained.\n\nPer Lind\n0:07\nWhere did it rain?\n\nIda Holm\n0:11\nOn Osk.\n"
    article = nutgraf.read(rows + "\nPer Lind\n0:15\nAgain?\n")
    assert turns(article)[1] == ("Per Lind", "0:07", "Where did it rain?")


def test_an_excerpt_in_which_everybody_speaks_once():
    rows = "Ida Holm  0:03\nIt rained.\n\nPer Lind  0:07\nWhere did it rain?\n\nAda Voss  0:11\n"
    article = nutgraf.read(rows + "On Osk, all day.\n\nTranscribed by https://otter.ai\n")
    assert [speaker for speaker, _, _ in turns(article)] == ["Ida Holm", "Per Lind", "Ada Voss"]
    assert texts(article, Role.FURNITURE) == ["Transcribed by https://otter.ai"]


def test_reactions_are_not_said():
    text = (TEXTS / "slack.txt").read_text("utf-8")
    text = text.replace("before lunch.", "before lunch.\n:+1: 3 :tada: 1\n2 replies")
    article = nutgraf.read(text)
    assert texts(article, Role.FURNITURE) == [":+1: 3 :tada: 1", "2 replies"]


def test_what_the_same_speaker_goes_on_with_is_one_sentence():
    text = (
        "[00:00:01] Ida: We open the gate when\n[00:00:04] Ida: the water is at 2.10.\n"
        "[00:00:08] Per: And when it is not?\n[00:00:10] Ida: Then we wait.\n"
    )
    article = nutgraf.read(text)
    assert turns(article)[0] == ("Ida", "00:00:01", "We open the gate when the water is at 2.10.")
    assert len(turns(article)) == 3


def test_several_labels_of_one_person():
    labels = ["LEE, ANN", "Ann", "Bo Marsh (Guest)", "BM", "Ann Lee"]
    text = "".join(f"[00:00:0{at}] {label}: It rained.\n" for at, label in enumerate(labels))
    text += "[00:00:07] Ann: It did.\n[00:00:08] BM: It did not.\n[00:00:09] LEE, ANN: Ah.\n"
    article = nutgraf.read(text)
    assert [speaker for speaker, _, _ in turns(article)] == [
        *("Ann Lee", "Ann Lee", "Bo Marsh", "Bo Marsh", "Ann Lee", "Ann Lee", "Bo Marsh", "Ann Lee")
    ]


def test_a_sentence_that_is_shown_again_is_not_said_twice():
    text = (TEXTS / "magazine.md").read_text("utf-8")
    text = text.replace("## After", "> “A boat that is done gets sold.”\n\n## After")
    article = nutgraf.read(text, name="a.md")
    assert texts(article, Role.FURNITURE) == ["“A boat that is done gets sold.”"]
    assert sum("gets sold" in sentence.text for sentence in article.sentences) == 1


INTERVIEW = (
    "“Rust never sleeps”\n\nInterview: Emil Brandt\n9 June 2026\n\n"
    "Nora Quill keeps the cranes of Sandhaven, where 14 of them are still in use.\n\n"
)


def test_who_asks_and_who_answers():
    pairs = "".join(
        f"Q: {asked}\n\nA: It is crane {at}. I oiled it on Monday.\n\n"
        for at, asked in enumerate(["Ms Quill, which is this?", *["And this?"] * 6])
    )
    article = nutgraf.read(INTERVIEW + pairs)
    assert article.title is not None
    assert article.title.text == "“Rust never sleeps”"
    found = turns(article)
    assert [speaker for speaker, _, _ in found[:2]] == ["Emil Brandt", "Nora Quill"]
    # Without a name in a question nobody is sure.
    article = nutgraf.read((INTERVIEW + pairs).replace("Ms Quill, which", "Which"))
    assert [speaker for speaker, _, _ in turns(article)[:2]] == ["Emil Brandt", ""]


ORDINARY = [
    # Notes, and fields that repeat.
    "The pier\n\n" + "The pier was closed on Monday, and nobody was hurt.\n\nNote: It opens in May.\n\n" * 4,
    "Five pans\n\n"
    + "".join(
        f"Pan {at}\nPrice: {at}9 euros\nRating: 4 of 5\nVerdict: It browns well, and it is light.\n\n"
        for at in range(5)
    ),
    "Pros: It is light.\nCons: It is dear.\n\n" * 5,
    # A few questions and answers.
    "The dock\n\nThe dock closes in May.\n\n" + "Q: When does it open?\n\nA: In June.\n\n" * 3,
    # Ingredients, programmes, chapters.
    "Pea soup\n\nServes: 4\nPrep time: 0:20\nCook time: 1:10\nTotal time: 1:30\n\nSoak the peas.\n",
    "Programme\n\n9:00 Doors open\n9:30 Welcome\n10:15 Coffee\n11:00 The harbour\n12:30 Lunch\n",
    "Opening  9:00\nThe mayor speaks.\n\nSoup  12:30\nIn the hall.\n\nDance  20:00\nWith Ida.\n",
    "0:00 Intro\n1:25 The hull\n4:40 The keel\n8:05 Paint\n11:50 Outro\n",
    # A play that is quoted once.
    "The theatre in Osk plays Brandt again. " * 8
    + "\n\nIDA: Is it raining?\nPER: It is.\nIDA: Still?\nPER: Still.\nIDA: I go.\nPER: Stay.\n\n"
    + "The hall was full on Friday, and nobody laughed at this. " * 8,
]  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_text_is_no_conversation(text: str):
    assert nutgraf.read(text).format != "conversation"
    assert nutgraf.read(text, name="a.txt").format == "plaintext"


def test_the_label_is_the_speaker_of_a_claim():
    article = read("bylaws_meeting.txt")
    claims = {claim.sentence.text: claim for claim in nutgraf.find_claims(article)}
    speaker = claims["We have 5,120 in the account."].speaker
    assert speaker is not None
    assert speaker.source is not None
    assert speaker.source.of(article.source).startswith("TREASURER IDOWU")
    assert speaker.entity is not None
    assert speaker.entity.label == "Paul Idowu"
    record = next(claim for text, claim in claims.items() if text.startswith("Motion by"))
    assert record.speaker is None


def test_times_are_told_instead_of_lines():
    article = read("slack.txt")
    sentence = next(s for s in article.sentences if s.text.startswith("It does"))
    assert lines_of(article, [sentence.span]) == "Mira Kolb, 9:17 AM"
    article = read("bylaws_meeting.txt")
    sentence = next(s for s in article.sentences if s.text.startswith("My back"))
    assert lines_of(article, [sentence.span]) == "Yusuf Demir, line 17"


def test_speakers_in_the_briefing():
    found = data.briefing(nutgraf.brief(read("slack.txt")))
    speakers = found["speakers"]
    assert isinstance(speakers, list)
    assert [(one["name"], one["turns"], one["words"]) for one in speakers] == [
        ("Mira Kolb", 3, 28),
        ("Teo Barros", 2, 21),
        ("Ana Wirth", 1, 13),
    ]
    assert "speakers" not in data.briefing(nutgraf.brief("It rained on Osk. Nobody came."))


THREAD = """From: Ann Lee <ann@osk.example>
To: Bo Marsh
Subject: RE: The pier
Date: Tue, 6 May 2025

Bo,

the harbour pays for the planks. I sign on Friday.

Best,
Ann

-- \nAnn Lee
Harbour master

On Mon, 5 May 2025 at 18:02, Bo Marsh <bo@osk.example> wrote:
> Hi Ann,
>
> the planks cost 4,200 with delivery, and the carpenter wants to know
> by Friday.
>
> Bo
>
> On Sun, 4 May 2025 at 9:30, Cleo van Dam <cleo@osk.example> wrote:
>> Who pays for the planks?
>>
>> Cleo
"""


def test_a_thread_of_mails():
    article = nutgraf.read(THREAD)
    assert article.format == "mail"
    assert turns(article) == [
        ("Ann Lee", "Tue, 6 May 2025", "the harbour pays for the planks. I sign on Friday."),
        (
            "Bo Marsh",
            "Mon, 5 May 2025 at 18:02",
            "the planks cost 4,200 with delivery, and the carpenter wants to know by Friday.",
        ),
        ("Cleo van Dam", "Sun, 4 May 2025 at 9:30", "Who pays for the planks?"),
    ]
    found = (article.title, article.byline, article.date)
    assert [block and block.text for block in found] == ["The pier", "Ann Lee", "Tue, 6 May 2025"]


def test_a_thread_as_a_program_shows_it():
    _, _, rest = THREAD.partition("\n\n")
    head = "RE: The pier\n\nAnn Lee <ann@osk.example>\n6 May 2025 at 10:05\nTo: Bo Marsh\n\n"
    article = nutgraf.read(head + rest, name="a.txt")
    found = (article.title, article.byline, article.date)
    assert [block and block.text for block in found] == [
        "The pier",
        "Ann Lee",
        "6 May 2025 at 10:05",
    ]
    assert [speaker for speaker, _, _ in turns(article)] == ["Ann Lee", "Bo Marsh", "Cleo van Dam"]


def test_one_mail_below_another_is_no_thread():
    one, _, _ = THREAD.partition("> On Sun")
    assert [s.text for s in nutgraf.read(one).sentences] == [
        "the harbour pays for the planks.",
        "I sign on Friday.",
    ]


def test_an_interviewers_questions_are_answered():
    found = nutgraf.brief(read("magazine.md"))
    assert found.questions == ()
    assert found.open_points == ()
    # In a chat nobody only asks, and the last question has no answer yet.
    asked = [sentence.text for sentence in nutgraf.brief(read("whatsapp.txt")).questions]
    assert asked == ["Who has the ladder?"]


@pytest.mark.parametrize(
    ("line", "seen", "date"),
    [
        ("1,284 views  Mar 3, 2026", ["1,284 views"], "Mar 3, 2026"),
        (
            "2.1M views • Streamed live on Mar 3, 2026",
            ["2.1M views"],
            "Streamed live on Mar 3, 2026",
        ),
        ("Mar 3, 2026 1,284 views", [], "Mar 3, 2026 1,284 views"),
        ("14 days from Mar 3, 2026", [], "14 days from Mar 3, 2026"),
    ],
)
def test_how_often_a_recording_was_seen_is_no_part_of_its_date(
    line: str, seen: list[str], date: str
) -> None:
    said = [
        "welcome back to the channel today we talk about the old mill",
        "and how it was saved by the council in the end",
        "Ann Holm is with us she led the work for nine years",
        "so Ann how did it begin",
        "well it began with a leak in the roof",
        "and nobody knew who owned it",
    ]
    above = ["How the old mill was saved", "Hull History Hour", "12.4K subscribers"]
    lines = [f"0:{7 * number:02}\n{words}" for number, words in enumerate(said)]
    article = nutgraf.read("\n".join([*above, line, "Transcript", *lines, ""]))

    assert [text for text in texts(article, Role.METADATA) if "views" in text] == seen
    assert article.date is not None
    assert article.date.text == date
