"""Phrases about claims, quotes and sections, the same in every format."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nutgraf.article import Article, Section, Span
from nutgraf.cancellation import checked
from nutgraf.language.codes import UNDETERMINED
from nutgraf.language.languages import Support, language_of
from nutgraf.language.words import count_words, reading_minutes, time_told
from nutgraf.language.words_without_spaces import one_after_the_other
from nutgraf.locating import shown_span, words_at
from nutgraf.patterns import pattern
from nutgraf.rendering.labels import counted_label, label
from nutgraf.selection import Pick
from nutgraf.selection.context_dependence import BADLY, leaning

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing import Briefing, Quote
    from nutgraf.claims import Claim
    from nutgraf.comparison import Comparison
    from nutgraf.facts.figures import Figure


def about(found: "Briefing") -> str:
    """Byline, outlet, date, size and reading time, and how much of the page was not the article."""
    article, head = found.article, found.head
    byline = head.byline.text if head.byline else ""
    facts = [byline] if byline else []
    if head.outlet:
        outlet = words_at(article, head.outlet)
        facts += [outlet] if outlet not in byline else []
    if head.date:
        written = head.written.isoformat() if head.written else ""
        same = not written or written in head.date.text
        facts.append(head.date.text if same else f"{head.date.text} ({written})")
    if found.kind:
        facts.append(label(article, _AS_TOLD[found.kind]))
    facts += [
        label(article, "{} words", found.words),
        label(article, "{} to read", time_told(found.minutes)),
    ]
    if percent(head.furniture) != "0":
        facts.append(label(article, "{} % of the page left out", percent(head.furniture)))
    return " · ".join(facts)


def subject(found: "Briefing") -> str:
    """What an article is about, in its own words, on one line."""
    told = ", ".join(phrase.text for phrase in found.keyphrases)
    return label(found.article, "About: {}", told) if told else ""


# What a briefing leaves out where a language lacks the lists, and what it is called.
_LEFT_OUT = {
    Support.NUMBERS: "words of numbers",
    Support.DATES: "dates",
    Support.SPEAKERS: "speakers",
    Support.NAMES: "names",
    Support.CLAIMS: "kinds of claims",
    Support.HEDGES: "hedges",
    Support.OPEN_POINTS: "open points",
}


def not_told(article: Article) -> str:
    """What is not told of texts in the article's language, in one line; "" where all is.

    >>> from nutgraf.reading import read
    >>> not_told(read("Most zamknięto we wtorek.", language="pl"))
    'Not told in Polish: dates, speakers, names, kinds of claims, hedges, open points'
    """
    language = language_of(article.language)
    left = [told for feature, told in _LEFT_OUT.items() if feature not in language.features]
    if not left:
        return ""
    if article.language == UNDETERMINED:
        return label(article, "Its language is not known; not told: {}", ", ".join(left))
    return label(article, "Not told in {}: {}", language.name, ", ".join(left))


# What the kinds of article are called.
_AS_TOLD = {
    "meeting": "meeting or chat",
    "interview": "interview",
    "mail": "mail thread",
    "how-to": "how-to",
    "list": "list",
    "match": "match report",
    "speech": "speech",
    "opinion": "opinion piece",
    "paper": "research paper",
}


def running(found: "Briefing") -> str:
    """The gist as running text."""
    texts = (shown(found.article, pick) for pick in found.gist)
    return one_after_the_other(texts, found.article.language)


def facts(article: Article, claim: "Claim") -> list[str]:
    """Who makes a claim and how it is hedged."""
    told = []
    if claim.speaker and claim.speaker.source:
        # The label of a turn may be "MR. HENDRY", or initials.
        has_turn = article.is_conversation and claim.speaker.cue is None
        name = claim.speaker.entity.label if has_turn and claim.speaker.entity else None
        source = name or words_at(article, claim.speaker.source)
        told.append(label(article, "source: {}", source))
    if claim.hedges:
        hedges = dict.fromkeys(f"“{words_at(article, span)}”" for span in claim.hedges)
        told.append(label(article, "hedged: {}", ", ".join(hedges)))
    return told


def said(article: Article, quote: "Quote") -> str:
    """A quotation, with its speaker where it does not name them itself."""
    words = words_at(article, quote.span)
    if quote.speaker is None or quote.speaker in quote.span:
        return words
    return f"{words} – {words_at(article, quote.speaker)}"


def listed_figures(found: "Briefing", most: int) -> list[tuple[str, list[Span]]]:
    """The first `most` different figures with what they count, and where each stands."""
    places: dict[str, list[Span]] = {}
    for figure in found.figures:
        places.setdefault(_counted(found.article, figure), []).append(figure.span)
    return list(places.items())[:most]


# "$48.6 million that 58,000 customers will pay": what a figure measures stands so near behind it.
_NEAR = 20


def _counted(article: Article, figure: "Figure") -> str:
    """A figure in one go with what it measures behind it, else with that in brackets."""
    phrase, measures = figure.phrase, figure.measures
    if measures is None or measures in phrase:
        return words_at(article, phrase)
    if figure.span.end <= measures.start <= phrase.end + _NEAR:
        return words_at(article, Span(figure.span.start, max(phrase.end, measures.end)))
    return f"{words_at(article, figure.named)} ({words_at(article, measures)})"


def bullets(article: Article, points: Sequence[Pick]) -> list[tuple[str, list[Span]]]:
    """The points as they are told, with where they stand.

    One that means nothing without the sentence before it is told together with that one.
    """
    found: list[list[Pick]] = []
    for point in points:
        sentence = point.sentence
        follows = bool(found) and found[-1][-1].sentence.index == sentence.index - 1
        if follows and leaning(article, sentence) >= BADLY:
            found[-1].append(point)
        else:
            found.append([point])
    return [
        (
            one_after_the_other((shown(article, point) for point in together), article.language),
            [point.sentence.span for point in together],
        )
        for together in found
    ]


ELLIPSIS = "…"


def shown(article: Article, pick: Pick) -> str:
    """A pick's words: the whole sentence, or its pieces with an ellipsis for what is left out.

    >>> from nutgraf.article import Span
    >>> from nutgraf.reading import read
    >>> article = read("However, rents (in towns) rose, again.")
    >>> pieces = Span(9, 14), Span(26, 30), Span(30, 38)
    >>> shown(article, Pick(article.sentences[0], 1.0, pieces))
    '… rents … rose …, again.'
    """
    if not pick.pieces:
        return without_fillers(article, pick.sentence.text)
    # Markup between two words is nothing that is left out.
    whole = article.shown.sentences[pick.sentence.index].span
    told, past = "", whole.start
    for span in pick.pieces:
        piece = shown_span(article, span)
        words = piece.of(article.shown.source)
        if piece.start > past or told:
            # A comma or full stop follows the ellipsis at once.
            told += f" {ELLIPSIS}" + (" " if words[0].isalnum() or words[0] in _OPENING else "")
        told, past = told + words, piece.end
    return without_fillers(article, (told if past == whole.end else f"{told} {ELLIPSIS}").lstrip())


def without_fillers(article: Article, text: str) -> str:
    r"""Words of a conversation, with an ellipsis for what is said only while thinking.

    >>> from nutgraf.reading import read
    >>> lines = "[00:01] Ida: It leaks.", "[00:02] Per: Does it?", "[00:05] Ida: Yes."
    >>> article = read("\n".join(lines), language="en")
    >>> without_fillers(article, "The, um, the roof."), without_fillers(article, "Um, where?")
    ('The, … the roof.', 'Where?')
    """
    if not article.is_conversation:
        return text
    from nutgraf.briefing.conversations.cues import fillers

    told = fillers(article.language).sub(_OMITTED, text)
    if told == text:
        return text
    told = _SEVERAL_OMITTED.sub(_OMITTED, told.removeprefix(_OMITTED).lstrip())
    return told[:1].upper() + told[1:]


_OMITTED = f"{ELLIPSIS} "
_SEVERAL_OMITTED = pattern(rf"{ELLIPSIS} (?:{ELLIPSIS} ){{1,20}}")
# What stands before a word and belongs to it.
_OPENING = "\"'“‘«„‹([$€£¥#@&+-–—"


def size(article: Article, section: Section) -> str:
    """How much there is to read in a section of an article."""
    words = sum(count_words(sentence.text) for sentence in checked(section.sentences))
    told = counted_label(article, words, "1 word", "{} words")
    return f"{told}, {time_told(reading_minutes(words))}"


OVERLAP = (
    "The picks that two methods share, in per cent of the picks that either has (Jaccard): "
    "100 the same picks, 0 none in common."
)
"""What the numbers of an overlap matrix are."""


def about_comparison(found: "Comparison") -> str:
    """How many methods were to pick how much of what."""
    article, count, size = found.article, len(found.summaries), found.article.size
    methods = counted_label(article, count, "1 method", "{} methods")
    sentences = counted_label(article, size, "1 sentence", "{} sentences")
    return label(article, "{}, {} each, of {}", methods, length_label(article, found), sentences)


def length_label(article: Article, found: "Comparison") -> str:
    """The length that was asked for: "3 sentences"."""
    number, _, unit = str(found.length).partition(" ")
    return label(article, f"{{}} {unit}", number) if unit else number


def percent(share: float) -> str:
    """A share as a whole number of per cent."""
    return str(round(100 * share))
