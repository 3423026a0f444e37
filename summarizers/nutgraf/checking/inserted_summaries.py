"""Summaries inserted into a text: recognized by a mark, or by words that came from the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from nutgraf.article import Article, Block, Span
from nutgraf.cancellation import checked
from nutgraf.checking.standing import ComparedSentences, StandingText, is_said_twice
from nutgraf.edits.insertion import Inserted, inserted

# Where a summary looks like any other paragraph, one sentence alone may be alike by chance.
_FEWEST_SENTENCES = 2
# A text with more paragraphs of that form is made of quotations.
_MOST = 100


@dataclass(frozen=True, slots=True)
class KnownSummary:
    """An inserted summary, and the state of its sentences in the text."""

    inserted: Inserted
    compared: ComparedSentences

    @property
    def block(self) -> Block:
        """The paragraph that it is."""
        return self.inserted.block

    def holds(self, span: Span) -> bool:
        """Whether a place is in it."""
        return span in self.inserted.span


def summaries_in(article: Article) -> Iterator[KnownSummary]:
    """The paragraphs in a summary's place whose every sentence is, or was, one of the text's."""
    found = [one for one in inserted(article) if _may_be(article, one)][:_MOST]
    # Sentences that several summaries share are compared with the text, not with each other.
    without = StandingText(article, tuple(one.block for one in found))
    for one in checked(found):
        text = without if _is_quoted(article) else StandingText(article, (one.block,))
        compared = text.compared(one.block.text)
        if one.is_sure or (not compared.absent and _is_sure(article, compared)):
            yield KnownSummary(one, compared)


def _may_be(article: Article, one: Inserted) -> bool:
    """Whether to look closer, which takes time."""
    if one.is_sure:
        return True
    if _is_quoted(article):
        return True
    texts = [sentence.text for sentence in one.block.sentences]
    return len(texts) >= _FEWEST_SENTENCES and any(is_said_twice(article, each) for each in texts)


def _is_quoted(article: Article) -> bool:
    """Whether a summary is written as a quotation, which most paragraphs are not."""
    return article.format == "markdown"


def _is_sure(article: Article, compared: ComparedSentences) -> bool:
    count = compared.kept + len(compared.changes)
    if _is_quoted(article):
        return count > 0
    return compared.kept > 0 and count >= _FEWEST_SENTENCES
