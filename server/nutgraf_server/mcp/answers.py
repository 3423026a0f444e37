"""What is made of an article for an assistant: words to read, and the same as data with places."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import nutgraf
from nutgraf.article import Article, Span
from nutgraf.claims import Kind
from nutgraf.errors import BadSelectionError, NutgrafError
from nutgraf.rendering import (
    data,
    markdown,
    multi_document_data,
    verification_data,
    verification_view,
    versions_data,
    versions_view,
)
from nutgraf.rendering.places import lines_of, paragraph_of
from nutgraf.selection.extent import Extent
from nutgraf_server.inputs.errors import InputError

MOST_SENTENCES = 300
"""So many sentences of an article are given at once; the rest is asked for."""

MOST_ARTICLES = 20
"""More articles are not briefed together for an assistant."""

MOST_CLAIMS = 100
MOST_SUMMARY_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as Markdown and as data, which the schema of its kind describes."""

    text: str
    data: dict[str, Any]


def article(found: Article, name: str | None, first: int) -> Answer:
    """Sentences of an article from one on, each with its place.

    Raises:
        InputError: there is no such sentence.
    """
    if not 1 <= first <= found.size:
        raise InputError(f"first must be between 1 and {found.size}")
    body = data.article(found, name, first, MOST_SENTENCES)
    told = [found.title.text] if found.title else []
    told += [
        f"[{lines_of(found, [one.span])} ¶{paragraph_of(found, one.span)}] {one.text}"
        for one in found.sentences[first - 1 : first - 1 + MOST_SENTENCES]
    ]
    if body["next"]:
        told.append(f"(continues: call again with first={body['next']})")
    return Answer("\n".join(told) + "\n", _with_paragraphs(body, [found]))


def summary(
    found: Article, name: str | None, method: str, length: str | None, focus: str | None
) -> Answer:
    """The sentences that say most."""
    made = nutgraf.summarize(found, method, length or "3 sentences", focus)
    return Answer(
        markdown.summary(made), _with_paragraphs(data.summary(made, name, lines=False), [found])
    )


def claims(
    found: Article, name: str | None, kinds: Sequence[str], limit: int, speaker: str | None
) -> Answer:
    """The claims most worth checking."""
    try:
        wanted = tuple(Kind(kind) for kind in kinds) or None
    except ValueError:
        known = ", ".join(kind.value for kind in Kind)
        raise BadSelectionError(f"unknown kind; the kinds are {known}") from None
    limit = max(1, min(limit, MOST_CLAIMS))
    made = nutgraf.find_claims(found, limit, wanted, speaker=speaker or None)
    return Answer(
        markdown.claims(found, made),
        _with_paragraphs(data.claims(found, made, name, lines=False), [found]),
    )


def briefing(
    found: Article, name: str | None, length: str | None, focus: str | None, *, full: bool
) -> Answer:
    """A briefing of one article."""
    wanted = Extent.of(length) if length else None
    made = nutgraf.brief(found, "default", wanted or length, focus)
    whole = full or wanted is Extent.FULL
    return Answer(
        markdown.briefing(made, full=whole),
        _with_paragraphs(data.briefing(made, name, lines=False, full=whole), [found]),
    )


def joint_briefing(found: Sequence[Article], names: Sequence[str], focus: str | None) -> Answer:
    """One briefing of several articles."""
    made = nutgraf.brief_together(found, "default", None, focus, names)
    body = multi_document_data.joint_briefing(made)
    return Answer(markdown.joint_briefing(made), _with_paragraphs(body, list(found)))


def versions(old: Article, new: Article, names: tuple[str, str]) -> Answer:
    """What changed between two versions of an article."""
    made = nutgraf.compare_versions(old, new)
    view = versions_view.versions_view(made, names)
    body = versions_data.versions(made, names)
    return Answer(markdown.drawn(view), _with_paragraphs(body, [old, new]))


def quotation(found: Article, name: str | None, quote: str) -> Answer:
    """Whether a quotation stands in an article."""
    checked = nutgraf.verify_quote(quote, found)
    view = verification_view.quote_view(found, quote, checked)
    return Answer(markdown.drawn(view), verification_data.quote(found, quote, checked, name))


def verification(found: Article, name: str | None, summary: str) -> Answer:
    """A summary held against its article.

    Raises:
        InputError: there is nothing to check, or too much.
    """
    if len(summary) > MOST_SUMMARY_CHARACTERS:
        raise InputError(f"the summary is longer than {MOST_SUMMARY_CHARACTERS} characters")
    checked = nutgraf.verify_summary(summary, found)
    if not checked.sentences:
        raise NutgrafError("the summary has no sentences to check")
    view = verification_view.verification_view(checked)
    return Answer(markdown.drawn(view), verification_data.verification(checked, None, name))


def _with_paragraphs(value: Any, articles: Sequence[Article]) -> Any:  # noqa: ANN401  # JSON
    """The same data, each place with the number of its paragraph.

    Where there are several articles, places say by `article` of which they are.
    """
    if isinstance(value, list):
        return [_with_paragraphs(one, articles) for one in value]
    if not isinstance(value, dict):
        return value
    found = {name: _with_paragraphs(one, articles) for name, one in value.items()}
    number = value.get("article", 0)
    if {"start", "end", "line"} <= value.keys() and isinstance(number, int):
        span = Span(value["start"], value["end"])
        found["paragraph"] = paragraph_of(articles[number], span)
    return found
