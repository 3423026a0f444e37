"""Detects the kind of a conversation."""

from nutgraf.article import Article
from nutgraf.article_kinds import AS_ARTICLE, ConversationKind
from nutgraf.briefing.interview import is_interview


def kind_of(
    article: Article, wanted: ConversationKind | str | None = None
) -> ConversationKind | None:
    """The kind of conversation of an article; None for an ordinary text.

    Args:
        article: the article.
        wanted: the kind to treat it as, or `AS_ARTICLE`.

    Raises:
        ValueError: `wanted` is neither.

    >>> from nutgraf.reading import read
    >>> kind_of(read("It rained. Nobody came.")) is None
    True
    """
    chosen = ConversationKind(wanted) if wanted not in (None, AS_ARTICLE) else None
    if not article.is_conversation or wanted == AS_ARTICLE:
        return None
    if chosen:
        return chosen
    if article.format == "mail":
        return ConversationKind.MAIL
    return ConversationKind.INTERVIEW if is_interview(article) else ConversationKind.MEETING
