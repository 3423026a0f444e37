"""The results for a summary's sentences and for a quotation."""

from dataclasses import dataclass
from enum import StrEnum

from nutgraf.article import Article, Span


class Verdict(StrEnum):
    """What an article says to a sentence of a summary.

    DIFFERS: a passage tells of the same and says something else. NOT_FOUND: no passage tells of it,
    or too little of it to say more.
    """

    SUPPORTED = "supported"
    DIFFERS = "differs"
    NOT_FOUND = "not found"


class DoubtKind(StrEnum):
    """What in a sentence is not as the article has it."""

    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    QUOTATION = "quotation"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    ROLES = "roles"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a sentence of a summary that its evidence does not have.

    Attributes:
        kind: what it is.
        span: where it stands in the summary.
        text: the words.
        instead: what the article has in its place, where that is known.
    """

    kind: DoubtKind
    span: Span
    text: str
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class ArticlePassage:
    """A sentence of the article, or its title.

    Attributes:
        span: where it stands in the article.
        text: its words.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a summary with what the article says to it.

    Attributes:
        span: where it stands in the summary.
        text: its words.
        verdict: what was found.
        evidence: the passages that support it; where none do, the nearest ones, if any are near.
        doubts: what the evidence does not have. Of a supported sentence these are words only, which
            may say the same as others do.
    """

    span: Span
    text: str
    verdict: Verdict
    evidence: tuple[ArticlePassage, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Verification:
    """A summary held against the article that it is of."""

    summary: Article
    article: Article
    sentences: tuple[CheckedSentence, ...]

    @property
    def unsupported(self) -> tuple[CheckedSentence, ...]:
        """The sentences that the article does not support."""
        return tuple(one for one in self.sentences if one.verdict is not Verdict.SUPPORTED)


class Wording(StrEnum):
    """How much of a quotation stands in an article."""

    EXACT = "word for word"
    NEARLY = "nearly"
    ABSENT = "not in the text"


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """A quotation held against an article.

    Attributes:
        wording: whether its words stand there.
        found: where they do, or the nearest; None where nothing is near.
        text: the article's words there.
        speaker: who says them, as the article calls them in full; None where it does not say.
        missing: words of the quotation that the article does not have there.
        added: words that it has there and the quotation has not.
    """

    wording: Wording
    found: Span | None = None
    text: str = ""
    speaker: str | None = None
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
