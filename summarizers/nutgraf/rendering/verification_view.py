"""The view of the verification of a summary or a quotation."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nutgraf.article import Article, Span
from nutgraf.rendering.places import lines_of, paragraph_of
from nutgraf.rendering.view import Entry, Group, Part, PartKind, Place, View
from nutgraf.verification.verdict import (
    CheckedQuote,
    CheckedSentence,
    Doubt,
    DoubtKind,
    Verdict,
    Wording,
)

if TYPE_CHECKING:
    # Only named here: who looks a quotation up does not wait for what checks a summary.
    from nutgraf.verification import Verification

# In this order: what to look at comes first.
_PARTS = (
    (Verdict.DIFFERS, PartKind.DIFFERING, "Told otherwise in the article"),
    (Verdict.NOT_FOUND, PartKind.OPEN, "Not found in the article"),
    (Verdict.SUPPORTED, PartKind.AGREED, "Supported by the article"),
)
# Of a summary, places are those of it; of its article, those of the second.
_SUMMARY, _ARTICLE = 0, 1

_TOLD = {
    DoubtKind.NEGATION: "says the contrary",
    DoubtKind.OPPOSITE: "says the opposite",
    DoubtKind.ROLES: "tells in another order who does what to whom",
    DoubtKind.QUOTATION: "has it in other words",
}


def verification_view(found: "Verification") -> View:
    """The sentences of a summary by their verdict, each with its evidence."""
    about = (about_verification(found),)
    parts = []
    for verdict, kind, heading in _PARTS:
        entries = tuple(_entry(found, one) for one in found.sentences if one.verdict is verdict)
        if entries:
            parts.append(Part(kind, heading, (Group(entries),)))
    title = found.article.title
    return View(title.text if title else "", about, tuple(parts))


def about_verification(found: "Verification") -> str:
    """The supported share of a summary, in one line."""
    count = len(found.sentences)
    if not count:
        return "No sentences to check were found."
    supported = count - len(found.unsupported)
    if supported == count:
        return "The one sentence is supported." if count == 1 else f"All {count} are supported."
    return f"{supported} of {count} {'sentence is' if count == 1 else 'sentences are'} supported."


def _entry(found: "Verification", one: CheckedSentence) -> Entry:
    facts = [told(doubt) for doubt in one.doubts]
    near = "" if one.verdict is Verdict.SUPPORTED else "nearest: "
    facts += [
        f"{near}{where(found.article, passage.span)}: “{passage.text}”" for passage in one.evidence
    ]
    places = (
        Place(one.span, _SUMMARY),
        *(Place(passage.span, _ARTICLE) for passage in one.evidence),
    )
    return Entry(one.text, places, lines_of(found.summary, [one.span]), facts=tuple(facts))


def told(doubt: Doubt) -> str:
    """A doubt in words."""
    if doubt.kind in _TOLD:
        instead = f": “{doubt.instead}”" if doubt.instead else ""
        words = "" if doubt.kind is DoubtKind.ROLES else f"“{doubt.text}”: "
        return f"{words}the article {_TOLD[doubt.kind]}{instead}"
    if doubt.kind is DoubtKind.WORDS:
        return f"“{doubt.text}” is not there"
    if doubt.instead:
        return f"{doubt.kind.value} “{doubt.text}”: the article has “{doubt.instead}”"
    return f"{doubt.kind.value} “{doubt.text}” is not there"


def where(article: Article, span: Span) -> str:
    """The place of a passage: its line, or who speaks, and its paragraph."""
    return f"{lines_of(article, [span])} ¶{paragraph_of(article, span)}"


def quote_view(article: Article, quote: str, found: CheckedQuote) -> View:
    """What was found of a quotation."""
    facts = tuple(_of_quote(article, found))
    places = (Place(found.found, _ARTICLE),) if found.found else ()
    entry = Entry(quote, places, lead=found.wording.value, facts=facts)
    title = article.title
    kind = PartKind.AGREED if found.wording is Wording.EXACT else PartKind.DIFFERING
    return View(title.text if title else "", (), (Part(kind, "Quotation", (Group((entry,)),)),))


def _of_quote(article: Article, found: CheckedQuote) -> Iterator[str]:
    if found.found is not None:
        yield f"{where(article, found.found)}: “{found.text}”"
    if found.speaker:
        yield f"said by {found.speaker}"
    if found.missing:
        yield f"not there: {', '.join(found.missing)}"
    if found.added:
        yield f"left out: {', '.join(found.added)}"
