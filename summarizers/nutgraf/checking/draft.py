"""The input of the rules: an article, and the settings for summaries made of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from nutgraf.article import Article
from nutgraf.attribution import Attribution, find_attributions
from nutgraf.checking.inserted_summaries import KnownSummary, summaries_in
from nutgraf.checking.standing import StandingText
from nutgraf.claims import Claim, find_claims
from nutgraf.edits.backlink import article_named
from nutgraf.edits.insertion import Wish
from nutgraf.reading.formats import FORMATS
from nutgraf.reading.formats.front_matter import Field, fields


def _claims_of(article: Article) -> tuple[Claim, ...]:
    return tuple(sorted(find_claims(article), key=lambda claim: claim.sentence.index))


@dataclass(frozen=True)
class Draft:
    """A text to be checked.

    Attributes:
        article: the text.
        wish: the settings for descriptions and summaries of it.
        today: the current date, if it counts; None for the date of the article.
        original: the article that this text is a briefing of, if it is one and that is available.
        claims_of: finds an article's claims in the order of the text; callers may cache it.
    """

    article: Article
    wish: Wish = field(default_factory=Wish)
    today: date | None = None
    original: Article | None = None
    claims_of: Callable[[Article], tuple[Claim, ...]] = _claims_of

    @property
    def is_briefing(self) -> bool:
        """Whether it declares itself a briefing of some article."""
        return article_named(self.article.source) is not None

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The article's claims, in the order of the text."""
        return self.claims_of(self.article)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says what in it."""
        return tuple(find_attributions(self.article))

    @cached_property
    def summaries(self) -> tuple[KnownSummary, ...]:
        """The summaries that were put into it."""
        return tuple(summaries_in(self.article))

    @cached_property
    def text(self) -> StandingText:
        """The text itself, without summaries of it, for comparison."""
        return StandingText(self.article, tuple(one.block for one in self.summaries))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields of its front matter that are the page's own."""
        if not FORMATS[self.article.format].has_front_matter:
            return ()
        return tuple(fields(self.article.source))
