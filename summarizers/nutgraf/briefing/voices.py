"""Who says it: the sources of an article, each with the best of its statements."""

from collections.abc import Container, Iterable, Sequence

from nutgraf.article import Article
from nutgraf.attribution.entity import SourceKind
from nutgraf.briefing.quotes import Quote
from nutgraf.briefing.sources import CitedSource
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.language.words import count_words
from nutgraf.locating import words_at

# The maximum number of words of a quotation in a row.
_MOST_WORDS = 30
# A source without a quotation gets a row if it is cited this often.
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class HeardSource:
    """A source, and a fitting quotation if one is not shown elsewhere."""

    source: CitedSource
    quote: Quote | None


def voices(
    article: Article,
    sources: Iterable[CitedSource],
    quotes: Sequence[Quote],
    told: Container[int],
) -> list[HeardSource]:
    """The sources of a known kind: quoted ones first, then the most cited.

    Args:
        article: the article.
        sources: whom it cites, the most cited first.
        quotes: its quotations.
        told: the indexes of the sentences that are shown elsewhere.
    """
    own: dict[str, list[Quote]] = {}
    for quote in checked(quotes):
        fits = count_words(words_at(article, quote.span)) <= _MOST_WORDS
        if quote.name is not None and fits and quote.sentence not in told:
            own.setdefault(quote.name, []).append(quote)
    found = []
    for source in checked(sources):
        if source.kind is not SourceKind.OTHER:
            heard = own.get(source.label, ())
            # The longest says the most.
            best = max(heard, key=lambda quote: len(quote.span), default=None)
            if best is not None or len(source.attributions) >= _OFTEN:
                found.append(HeardSource(source, best))
    return sorted(found, key=lambda voice: voice.quote is None)
