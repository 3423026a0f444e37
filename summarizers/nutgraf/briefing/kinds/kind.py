"""Which kind of article a text is, and what is not told of one of a kind."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from nutgraf.article import Article
from nutgraf.article_kinds import AS_ARTICLE, ArticleKind, ConversationKind
from nutgraf.attribution.interviews import answered_questions
from nutgraf.briefing.conversations.kind import kind_of
from nutgraf.briefing.kinds.forms import is_match, is_opinion, is_paper, is_speech
from nutgraf.briefing.kinds.lists import is_list
from nutgraf.claims.instructions import is_how_to

# The first that fits is the kind; what is sure by the fewest signs comes last.
_FORMS: Mapping[ArticleKind, Callable[[Article], object]] = MappingProxyType({
    ArticleKind.INTERVIEW: answered_questions,
    ArticleKind.HOW_TO: is_how_to,
    ArticleKind.PAPER: is_paper,
    ArticleKind.LIST: is_list,
    ArticleKind.MATCH: is_match,
    ArticleKind.SPEECH: is_speech,
    ArticleKind.OPINION: is_opinion,
})  # fmt: skip

WITHOUT_SOURCES = frozenset(
    {ArticleKind.HOW_TO, ArticleKind.MATCH, ArticleKind.SPEECH, ArticleKind.PAPER}
)
"""Kinds whose writers and speakers are the source: nobody is cited for the score of a match."""


def article_kind(
    article: Article, wanted: ArticleKind | ConversationKind | str | None = None
) -> ArticleKind | None:
    r"""The kind that an article is of; None where its form does not tell it for certain.

    Args:
        article: the article.
        wanted: the kind that it is to be taken for, or `AS_ARTICLE` for none. What has no turns
            is no meeting and no thread of mails all the same.

    Raises:
        ValueError: `wanted` is neither.

    >>> from nutgraf.reading import read
    >>> article_kind(read("# How to rest\n\nPut it down. Close it. Wait. Open it.", "markdown"))
    <ArticleKind.HOW_TO: 'how-to'>
    """
    if wanted == AS_ARTICLE:
        return None
    chosen = None if wanted is None else ArticleKind(wanted)
    talk = conversation_kind(article, chosen)
    if talk is not None:
        return ArticleKind(talk)
    if chosen is not None:
        return None if chosen in (ArticleKind.MEETING, ArticleKind.MAIL) else chosen
    if article.is_conversation:
        return None
    return next((kind for kind, is_one in _FORMS.items() if is_one(article)), None)


def conversation_kind(
    article: Article, wanted: ArticleKind | str | None
) -> ConversationKind | None:
    """What an article is briefed as where it is a conversation, and is not to be anything else."""
    if wanted is None or wanted == AS_ARTICLE or wanted in set(ConversationKind):
        return kind_of(article, None if wanted is None else str(wanted))
    return None
