"""The quotations of an article, with their speakers."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from nutgraf.article import Article, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.claims import Attribution
from nutgraf.claims.sentence_speakers import says
from nutgraf.frozen import dataclass
from nutgraf.language.words import count_words
from nutgraf.locating import in_shown_text
from nutgraf.patterns import pattern

_OPENING_MARK = pattern(r"[\"“«„‹»›]")
# A sentence that is one quotation; if it continues in the next, it has no closing mark.
_ALL_QUOTED = pattern(r"[\"“«„‹»›][^\"“”«»„‹›]*[\"“”»›«‹]?[.!?…]?$")
# Fewer quoted words are a term or a title, not something somebody said.
_FEWEST_WORDS = 5
# The same within reported thought, "the lock, she feels, is “a danger to all who live by it”", and
# within reported speech: "the pier, he said, was “safe for now”".
_FEWEST_IN_REPORT = 5
_FEWEST_IN_SAYING = 3
# "Ask yourself, “...”" quotes nobody.
_READER = frozenset({"you", "yourself", "yourselves"})
_LONGER_WORD = pattern(r"[^\W\d_]{4,}")
_PIECE = pattern(
    r"\"[^\"“”]{1,2000}\"|“[^“”\"]{1,2000}”|„[^„“”]{1,2000}[“”]|«[^«»]{1,2000}»|»[^«»]{1,2000}«"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks.

    `speaker` is where its speaker is named in full, else the words that the text has for them;
    `name` is who that is, as among the sources, where it is certain.
    """

    span: Span
    speaker: Span | None
    sentence: int
    name: str | None = None


def bare_quotes(
    sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> frozenset[int]:
    """The indexes of sentences that are nothing but somebody's words, and do not say whose."""
    said = sorted(
        (found.content.start, found.content.end) for found in attributions if found.direct
    )
    starts = [start for start, _ in said]
    found = set()
    for sentence in checked(sentences):
        last = bisect_right(starts, sentence.span.start) - 1
        within = last >= 0 and sentence.span.end <= said[last][1]
        if within or _ALL_QUOTED.match(sentence.text):
            found.add(sentence.index)
    return frozenset(found)


@in_shown_text
def quotes(
    article: Article, attributions: Sequence[Attribution], sentences: Sequence[Sentence]
) -> list[Quote]:
    """The direct quotations that begin in one of `sentences`, in the order of the text."""
    starts = [sentence.span.start for sentence in sentences]

    def begins_here(content: Span) -> bool:
        at = bisect_right(starts, content.start) - 1
        return at >= 0 and content.start < sentences[at].span.end

    whose: dict[int, tuple[Attribution, Span]] = {}
    for attribution in checked(attributions):
        if begins_here(attribution.content):
            for span in _quoted(article, attribution):
                known = whose.get(span.start)
                # Of reports within reports the inner one has the words.
                if known is None or len(attribution.content) < len(known[0].content):
                    whose[span.start] = attribution, span
    return [_quote(*whose[start]) for start in sorted(whose)]


def _quote(attribution: Attribution, span: Span) -> Quote:
    return Quote(
        span,
        attribution.in_full or attribution.source,
        attribution.sentence,
        attribution.entity.label if attribution.entity else None,
    )


def _quoted(article: Article, attribution: Attribution) -> Iterator[Span]:
    """The quotations of an attribution that are more than a term."""
    content = attribution.content
    if attribution.direct:
        text = content.of(article.source)
        if count_words(text) >= _FEWEST_WORDS and not _is_title(text):
            yield _from_mark(article, content)
        return
    if attribution.source is None or attribution.source.of(article.source).lower() in _READER:
        return
    fewest = _FEWEST_IN_SAYING if says(article, attribution) else _FEWEST_IN_REPORT
    for part in attribution.parts:
        for match in _PIECE.finditer(article.source, part.start, part.end):
            if count_words(match[0]) >= fewest and not _is_title(match[0]):
                yield Span(*match.span())


def _is_title(quoted: str) -> bool:
    """Whether all longer words are capitalized, as in the title of a work.

    >>> _is_title("“How To Trick People Into Thinking”"), _is_title("“How to trick People now”")
    (True, False)
    """
    words = _LONGER_WORD.findall(quoted)
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _from_mark(article: Article, content: Span) -> Span:
    """The quotation from its first mark on: partly quoted content may begin with "that"."""
    match = _OPENING_MARK.search(article.source, content.start, content.end)
    return Span(match.start(), content.end) if match else content
