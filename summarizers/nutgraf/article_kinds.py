"""The kinds of article whose form is known, by name: what front ends offer and briefings tell."""

from enum import StrEnum


class ArticleKind(StrEnum):
    """Kinds of article; the first three are conversations too."""

    MEETING = "meeting"
    INTERVIEW = "interview"
    MAIL = "mail"
    HOW_TO = "how-to"
    LIST = "list"
    MATCH = "match"
    SPEECH = "speech"
    OPINION = "opinion"
    PAPER = "paper"


class ConversationKind(StrEnum):
    """The kinds of conversation; a briefing starts differently for each."""

    MEETING = ArticleKind.MEETING.value
    INTERVIEW = ArticleKind.INTERVIEW.value
    MAIL = ArticleKind.MAIL.value


AS_ARTICLE = "article"
"""Instead of a kind: brief a text as an ordinary article."""
