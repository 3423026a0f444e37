"""The results for a summary's sentences and for a quotation."""

from dataclasses import dataclass
from enum import StrEnum

from nutgraf.article import Article, Span


class Verdict(StrEnum):
    """The verdict of an article on a sentence of a summary.

    DIFFERS: a passage is about the same thing and says something else. NOT_FOUND: no passage is
    about it, or too little is found to say more.
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
    """A part of a summary's sentence that its evidence lacks.

    Attributes:
        kind: its kind.
        span: its position in the summary.
        text: the words.
        instead: what the article has in its place, if known.
    """

    kind: DoubtKind
    span: Span
    text: str
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class ArticlePassage:
    """A sentence of the article, or its title.

    Attributes:
        span: its position in the article.
        text: its words.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a summary with its verdict.

    Attributes:
        span: its position in the summary.
        text: its words.
        verdict: the verdict.
        evidence: the passages that support it; if none do, the nearest ones, if any are near.
        doubts: what the evidence lacks. For a supported sentence these are only words, which may be
            another wording.
    """

    span: Span
    text: str
    verdict: Verdict
    evidence: tuple[ArticlePassage, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Verification:
    """A summary checked against its article."""

    summary: Article
    article: Article
    sentences: tuple[CheckedSentence, ...]

    @property
    def unsupported(self) -> tuple[CheckedSentence, ...]:
        """The sentences that the article does not support."""
        return tuple(one for one in self.sentences if one.verdict is not Verdict.SUPPORTED)


class Wording(StrEnum):
    """How much of a quotation is in an article."""

    EXACT = "word for word"
    NEARLY = "nearly"
    ABSENT = "not in the text"


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """A quotation checked against an article.

    Attributes:
        wording: whether its words are there.
        found: where they are, or the nearest match; None if nothing is near.
        text: the article's words there.
        speaker: who says them, by the full name in the article; None if it names nobody.
        missing: words of the quotation that the article lacks there.
        added: words that the article has there and the quotation lacks.
    """

    wording: Wording
    found: Span | None = None
    text: str = ""
    speaker: str | None = None
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
