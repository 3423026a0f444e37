"""Mails as people paste them: header, text, and what is quoted, signed or sent on."""

import pytest

import nutgraf
from nutgraf.article import Article, Role

HEADER = "From: Ann Lee <ann@osk.example>\nTo: Bo Marsh\nSubject: Re: AW: The pier\nDate: Mon, 5 May 2025\n"
TEXT = "The pier closed on Monday. Nobody was hurt, and the harbour pays for it."
SENTENCES = ["The pier closed on Monday.", "Nobody was hurt, and the harbour pays for it."]


def read(text: str, language: str = "en") -> Article:
    return nutgraf.read(text, "mail", language)


def sentences(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in read(text, language).sentences]


def test_the_header():
    article = read(f"{HEADER}\n{TEXT}\n")
    found = (article.title, article.byline, article.date)
    assert [block.text if block else None for block in found] == [
        "The pier",
        "Ann Lee",
        "Mon, 5 May 2025",
    ]
    assert [block.span.of(article.source) for block in found if block] == [
        "The pier",
        "Ann Lee",
        "Mon, 5 May 2025",
    ]
    assert [s.text for s in article.sentences] == SENTENCES


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"Lee, Ann" <a@b.org>', "Lee, Ann"),
        ("Ann Lee [mailto:a@b.org]", "Ann Lee"),
        ("a@b.org", "a@b.org"),
        ("Ann Lee", "Ann Lee"),
    ],
)
def test_a_sender(written: str, name: str):
    article = read(f"From: {written}\nSubject: a\n\n{TEXT}")
    assert article.byline is not None
    assert article.byline.text == name


@pytest.mark.parametrize(
    "tail",
    [
        "> Was it closed?\n>> Yes. Today.\n",
        "On Fri, 2 May 2025, Bo Marsh <b@osk.example> wrote:\n> Was it closed? Say so.\n",
        "On Fri, 2 May 2025 at 10:00, Bo Marsh\n<b@osk.example> wrote:\n> Was it closed?\n",
        "Best regards,\nAnn Lee\nHarbour master\n",
        "Thanks!\n\nAnn\n",
        "--\nAnn Lee. Harbour master of Osk.\nIt is open.\n",
        "-----Original Message-----\nFrom: Bo\nSent: Friday\n\nWas it closed? Tell me.\n",
        "________________\nFrom: Bo Marsh\nSent: Friday\nSubject: x\n\nWas it closed? Tell me.\n",
        "From: Bo Marsh\nDate: Friday\nSubject: x\n\nWas it closed? Tell me.\n",
        "https://osk.example/a?b=c\n",
        "You received this mail since you asked for it. Unsubscribe here.\nOsk Mail, 1 Pier Road. All.\n",
    ],
)
def test_what_is_not_the_writers(tail: str):
    assert sentences(f"{HEADER}\nDear Bo,\n\n{TEXT}\n\n{tail}") == SENTENCES
    assert sentences(f"{HEADER}\r\nDear Bo,\n\n{TEXT}\n\n{tail}".replace("\n", "\r\n")) == SENTENCES


def test_answers_between_quoted_lines_are_read():
    text = f"{HEADER}\n> Was it closed?\nIt was closed on Monday.\n> Who pays?\nThe harbour pays.\n"
    assert sentences(text) == ["It was closed on Monday.", "The harbour pays."]


def test_a_mail_that_is_sent_on_is_read():
    text = f"From: Bo\nSubject: Fwd: The pier\n\nFYI\n\n---------- Forwarded message ---------\n{HEADER}\nDear Bo,\n\n{TEXT}\n"
    article = read(text)
    assert [s.text for s in article.sentences][-2:] == SENTENCES
    assert article.title is not None
    assert article.title.text == "The pier"


def test_in_german():
    text = "Von: Ann Lee <a@osk.example>\nGesendet: Montag, 5. Mai 2025\nBetreff: WG: Der Steg\n\nLieber Bo,\n\n"
    text += "der Steg ist seit Montag zu. Niemand kam zu Schaden.\n\nViele Grüße\nAnn\n\nAm 2. Mai schrieb Bo:\n> Ist er zu?\n"
    article = read(text, "de")
    assert article.title is not None
    assert article.title.text == "Der Steg"
    assert [s.text for s in article.sentences] == [
        "der Steg ist seit Montag zu.",
        "Niemand kam zu Schaden.",
    ]


def test_wrapped_lines_and_headings():
    text = f"{HEADER}\nHello,\n\nWho pays\n\nThe harbour of Osk has said that it will pay for all of the\nwork on the pier this year.\n"
    article = read(text)
    assert [block.text for block in article.blocks if block.role is Role.HEADING] == ["Who pays"]
    assert [s.text for s in article.sentences] == [
        "The harbour of Osk has said that it will pay for all of the work on the pier this year."
    ]


def test_an_answer_without_a_header():
    tail = "On Fri, 2 May 2025, Bo Marsh <b@osk.example> wrote:\n\n> Was it closed? Say so.\n"
    text = f"Ann Lee <ann@osk.example>\nto me\n\nDear Bo,\n\n{TEXT}\n\nBest,\nAnn\n\n{tail}"
    article = nutgraf.read(text, name="a.txt")
    assert article.format == "mail"
    assert [s.text for s in article.sentences] == SENTENCES
    assert article.byline is not None
    assert article.byline.text == "Ann Lee"


def test_a_quotation_below_a_colon_is_no_mail():
    assert nutgraf.read("In 2010 she wrote:\n\n> It rained.\n\nIt did. It did.\n").format != "mail"
