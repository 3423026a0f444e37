"""What other stories on a pasted page look like: tickers, teasers, blurbs that say how old they are."""

import pytest

import nutgraf
from nutgraf.article import Role
from nutgraf.reading.pages.roles import line

BODY = (
    "Der Hafen von Norden wird im Juni für drei Wochen gesperrt, weil die Stadt die alte Mauer "
    "am Kai erneuern lässt.",
    "Betroffen sind nach Angaben der Verwaltung rund vierzig Boote, die in dieser Zeit auf die "
    "andere Seite des Flusses verlegt werden.",
    "Für die Fähre nach Langeoog ändert sich nichts, sie legt weiter am alten Anleger ab, sagte "
    "der Leiter des Hafens am Dienstag.",
    "Die Arbeiten kosten mehr als geplant, und der Rat muss im April noch einmal darüber "
    "abstimmen, wer den Rest bezahlt.",
)


def body(page: str, language: str = "de") -> str:
    article = nutgraf.read(page, "plaintext", language)
    return "\n".join(block.text for block in article.blocks if block.role is Role.BODY)


def test_a_ticker_below_the_article_is_not_part_of_it():
    ticker = [
        line
        for hour, what in ((14, "Bahn"), (13, "Messe"), (12, "Schule"), (11, "Wetter"), (9, "Rad"))
        for line in (
            f"{hour}:32",
            f"{what} und Stadt streiten weiter, und der Rat will sich damit nun am Abend befassen, "
            "wie eine Sprecherin auf der Seite mitteilt.",
        )
    ]
    assert body("\n".join([*BODY, "Direkt", *ticker])) == "\n".join(BODY)


def test_a_page_that_is_a_ticker_is_read():
    entries = [f"{hour}:05 Uhr\n{text}" for hour, text in zip((14, 13, 12, 9), BODY, strict=True)]
    assert all(text in body("\n".join(entries)) for text in BODY)


def test_teasers_do_not_outweigh_the_article():
    teasers = [
        line
        for what in ("Bahn", "Messe", "Schule", "Wetter", "Sport", "Kino", "Markt", "Rad", "Bad")
        for line in (
            f"{what}: Stadt plant Neues",
            f"Die Verwaltung hat in dieser Woche vorgestellt, was sie mit {what} im nächsten Jahr "
            "vorhat und was es die Bürger kostet.",
        )
    ]
    menu = ["Politik", "Sport", "Kultur", "Wetter"] * 5
    assert body("\n".join([*BODY, *menu, *teasers])) == "\n".join(BODY)


def test_sections_of_one_paragraph_are_the_article():
    sections = [
        line
        for number, text in enumerate(BODY * 2)
        for line in (f"Was die Sperrung bedeutet {'abc'[number % 3]}", text)
    ]
    assert all(text in body("\n".join([BODY[0], BODY[1], *sections])) for text in BODY)


def test_stories_that_say_how_old_they_are():
    stories = [
        line
        for minutes in (1, 3, 21, 42, 58)
        for line in (
            f"před {minutes} minutami",
            f"Praha postaví {minutes} nových bytů u řeky",
            "Radní schválili memorandum, které má městu pomoci s výstavbou bytů pro rodiny.",
        )
    ]
    own = (
        "Most přes řeku zůstane zavřený do května, protože jsou jeho nosníky zrezivělé.",
        "Oprava bude stát čtyřicet milionů korun a město ji zaplatí z rozpočtu na tento rok.",
        "Starosta dodal, že jinou možnost město nemělo a že o ní jednalo už loni na podzim.",
    )
    assert body("\n".join([*own, "Krátce", *stories]), "cs") == "\n".join(own)


def test_lines_without_marks_where_no_blanks_part_words():
    own = [f"第{number}次造訪營區發現楓香樹早已呈現金黃與泛紅的色彩" for number in range(12)]
    assert body("\n".join(["首頁", "登入", *own, "留言"]), "zh") == "\n".join(own)


HEADS = {
    "initials": ("de", "lth/sid", Role.BYLINE),
    "desk": ("nl", "Van onze sportredactie", Role.BYLINE),
    "agency": ("pt", "Inês Falcato e Lusa", Role.BYLINE),
    "place and hours": ("es", "Vigo | 10 de mayo de 2026 | Actualizado a las 19:05h.", Role.DATE),
    "credit": ("nl", "Het was donker in Krommenie - Foto: ANP / Koen Suyk", Role.CAPTION),
    "capitals": ("pt", "Passageiros na estação do Rossio | TIAGO PETINGA/LUSA", Role.CAPTION),
}


@pytest.mark.parametrize(("code", "said", "role"), HEADS.values(), ids=HEADS)
def test_the_head_of_a_page(code: str, said: str, role: Role):
    form = line(said, code).by_form
    assert form is not None
    assert form[0] is role
    assert not line(said, code).prose


def test_a_story_told_by_the_clock_is_the_article():
    entries = [
        f"{hour}:45 p.m.\n\nThe mayor of Osk says that the {what} will stay shut until the end of May, as "
        f"the crew needs more time.\n\nHe says he has asked the harbour for help with the {what}, and that "
        "he hopes to hear from them on Friday.\n\n___"
        for hour, what in ((6, "bridge"), (5, "school"), (4, "ferry"), (3, "market"), (2, "road"))
    ]
    page = "\n\n".join(["The Latest: Storm closes the bridge of Osk", *entries])
    assert body(page, "en").count("The mayor of Osk says") == len(entries)
