"""The verification of a summary or a quotation as JSON-ready objects."""

from typing import TYPE_CHECKING

from nutgraf.article import Article, Span
from nutgraf.locating import words_at
from nutgraf.rendering.data import VERSION, line_data
from nutgraf.rendering.json_places import Json
from nutgraf.rendering.places import column_of, line_of, paragraph_of
from nutgraf.rendering.verification_view import told, verification_view
from nutgraf.rendering.view import lines_of_view

if TYPE_CHECKING:
    # Only named here: who looks a quotation up does not wait for what checks a summary.
    from nutgraf.verification import CheckedQuote, CheckedSentence, Verification


def verification(
    found: "Verification", summary: str | None = None, article: str | None = None
) -> Json:
    """A summary's sentences with verdict, doubts and evidence; the names are those of the files."""
    return {
        "schema": "nutgraf/verification",
        "version": VERSION,
        "summary": {"name": summary, "language": found.summary.language},
        "article": _article(found.article, article),
        "supported": not found.unsupported,
        "sentences": [_sentence(found, one) for one in found.sentences],
    }


def lines(found: "Verification", names: tuple[str, str]) -> Json:
    """The view line by line, for editors; places give their text by `article`.

    Args:
        found: the summary and its article.
        names: the names of the two.
    """
    texts = (found.summary, found.article)
    return {
        "articles": [
            {**_article(one, name), "label": label}
            for one, name, label in zip(texts, names, ("the text", "the article"), strict=True)
        ],
        "lines": [
            {
                **line_data(line),
                "places": [
                    {
                        **_place(texts[place.article], place.span, ""),
                        "text": words_at(texts[place.article], place.span),
                        "article": place.article,
                    }
                    for place in line.places
                ],
            }
            for line in lines_of_view(verification_view(found))
        ],
    }


def quote(article: Article, asked: str, found: "CheckedQuote", name: str | None = None) -> Json:
    """What was found of a quotation."""
    return {
        "schema": "nutgraf/quote",
        "version": VERSION,
        "article": _article(article, name),
        "quote": asked,
        "wording": found.wording.value,
        "found": _passage(article, found.found, found.text) if found.found else None,
        "speaker": found.speaker,
        "missing": list(found.missing),
        "added": list(found.added),
    }


def _article(article: Article, name: str | None) -> Json:
    title = article.title
    return {
        "name": name,
        "title": title.text if title else None,
        "language": article.language,
        "sentences": article.size,
    }


def _sentence(found: "Verification", one: "CheckedSentence") -> Json:
    return {
        **_place(found.summary, one.span, one.text),
        "verdict": one.verdict.value,
        "doubts": [
            {
                **_place(found.summary, doubt.span, doubt.text),
                "kind": doubt.kind.value,
                "instead": doubt.instead,
                "message": told(doubt),
            }
            for doubt in one.doubts
        ],
        "evidence": [_passage(found.article, each.span, each.text) for each in one.evidence],
    }


def _place(article: Article, span: Span, text: str) -> Json:
    return {
        "text": text,
        "start": span.start,
        "end": span.end,
        "line": line_of(article, span),
        "column": column_of(article, span),
    }


def _passage(article: Article, span: Span, text: str) -> Json:
    return {**_place(article, span, text), "paragraph": paragraph_of(article, span)}
