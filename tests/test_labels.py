"""Labels of results in the article's language: whole catalogues, and no word of English left."""

import html
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

import nutgraf
from nutgraf.article import Span
from nutgraf.facts.names import find_names
from nutgraf.language import wordlists
from nutgraf.rendering import briefing_page, data, markdown, text
from nutgraf.rendering.labels import AUTO, label_languages, labelled, labels_code
from nutgraf_server.lsp.requests import code_lens, hover, inlay_hint
from nutgraf_server.lsp.requests.names import bearer_at
from nutgraf_server.settings import Settings, checks
from running import runner

LABELLED = Path(__file__).parent / "labelled" / "languages"
ARTICLES = [
    json.loads(line)
    for file in sorted(LABELLED.glob("*.jsonl"))
    for line in file.read_text("utf-8").splitlines()
]
LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
# The page's lines are called by a letter and a number.
WORD = re.compile(r"[^\W\d_]{2,}")
METHODS = {"lead", "luhn", "min"}


def _catalogue(code: str) -> dict[str, str]:
    groups = wordlists.groups("labels", code, fallback=False)
    pairs = ((*line.split(" = "),) for lines in groups.values() for line in lines)
    return dict(pairs)


def test_there_are_labels_in_seven_languages():
    assert label_languages() == ("en", *LANGUAGES)
    assert labels_code("de-AT") == "de"
    assert labels_code(" Auto ") == AUTO
    assert labels_code("pl") is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_is_whole(code: str):
    own, other = _catalogue(code), _catalogue("de")
    assert own.keys() == other.keys()
    for english, told in own.items():
        assert told, english
        assert told.count("{}") == english.count("{}"), english


def _outputs(article: nutgraf.Article) -> str:
    found = nutgraf.brief(article)
    claims = nutgraf.find_claims(article)
    shown = [
        text.plain(text.briefing(found)),
        text.plain(text.briefing(found, full=True)),
        markdown.briefing(found, full=True),
        text.plain(text.claims(article, claims)),
        markdown.claims(article, claims),
        text.plain(text.outline(article)),
        markdown.outline(article),
        text.plain(text.summary(nutgraf.summarize(article))),
        re.sub(r"<[^>]*>", " ", briefing_page.part(found, "-")),
        *_in_editors(article),
        *(line["text"] for line in data.briefing(found, full=True)["lines"]),  # type: ignore[union-attr, index, misc]
    ]
    compared = nutgraf.compare(article, ["lead", "luhn"], length="1 sentence")
    shown += [text.plain(text.comparison(compared)), markdown.comparison(compared)]
    # Entities of HTML are no words.
    return html.unescape("\n".join(shown))


def _in_editors(article: nutgraf.Article) -> Iterator[str]:
    """What hovers, lenses and inlay hints say of an article."""
    kind = types.MarkupKind.Markdown
    for block in article.blocks:
        card = hover.card_at(article, block.span.start, "lead")
        if card is not None:
            yield hover.written(card, kind, article)
    for name in find_names(article):
        bearer = bearer_at(article, name.first.start)
        if bearer is not None:
            yield hover.introduced(bearer, kind)
    for place in (sentence.span.start for sentence in article.sentences[:2]):
        note = hover.note_at(article, place, Settings(hover="everywhere", method="lead"))
        if note is not None:
            yield hover.explained(note, kind, article)
    for headed in code_lens.headings(article):
        for lens in code_lens.LensKind:
            yield code_lens.title_of(article, headed, lens)
    for hint in inlay_hint.hints(article, Span(0, len(article.source))):
        yield f"{hint.label} {hint.more}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_is_neither_the_articles_nor_a_label_of_its_language(code: str):
    own = {word for told in _catalogue(code).values() for word in WORD.findall(told.lower())}
    for record in (one for one in ARTICLES if one["language"] == code):
        article = nutgraf.read(record["text"], format="plaintext")
        assert article.language == code
        theirs = set(WORD.findall(record["text"].lower()))
        shown = set(WORD.findall(_outputs(article).lower()))
        assert shown - theirs - own - METHODS == set(), record["id"]


def test_labels_are_chosen():
    article = nutgraf.read(ARTICLES[0]["text"])
    with labelled("en"):
        assert "Points" in text.plain(text.briefing(nutgraf.brief(article)))
    with labelled("nl"):
        assert "Punten" in text.plain(text.briefing(nutgraf.brief(article)))
    assert checks.labels("FR") == "fr"


def test_the_command_line_and_its_settings_choose_them(tmp_path: Path):
    record = next(one for one in ARTICLES if one["language"] == "de")
    (tmp_path / "artikel.txt").write_text(record["text"], "utf-8")
    run = runner([sys.executable, "-m", "nutgraf_server"], tmp_path)
    assert "\nPunkte\n" in run("brief", "artikel.txt").stdout.decode("utf-8")
    assert "\nPoints\n" in run("brief", "artikel.txt", "--labels", "en").stdout.decode("utf-8")
    (tmp_path / "nutgraf.toml").write_text('labels = "it"\n', "utf-8")
    assert "\nPunti\n" in run("brief", "artikel.txt").stdout.decode("utf-8")
    refused = run("brief", "artikel.txt", "--labels", "pl")
    assert refused.returncode == 2
    assert "no labels in “pl”; use one of auto, en, de" in refused.stderr.decode("utf-8")
