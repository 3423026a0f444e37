"""Who answers in an interview, where no sentence says "she said".

Paragraphs that only ask, and those between them, are questions and answers if they are labelled
("Q:", "A:"), if the opening announces an interview and the answers are in the first person, or if
the byline says that it is one. For the person who answers, see `interviewees`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from nutgraf.article import Article, Block, Role, Span
from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.interviewees import interviewee
from nutgraf.cache import cached_with_blocks
from nutgraf.cancellation import checked
from nutgraf.facts.names import Name
from nutgraf.language import wordlists
from nutgraf.language.alternation import any_of

# This many questions make an interview; one fewer if the title or the byline calls it one.
_FEWEST_QUESTIONS = 3
# Of the answers at least this share is in the first person.
_SHARE_OF_ONESELF = 0.5
# Questions are in no longer paragraphs than this.
_LONGEST_QUESTION = 600
_ANSWER, _QUESTION = "A:", "Q:"
# Characters that may follow the question mark.
_CLOSING = "\"'”’»)]"
_LANGUAGE = "en"
_SPEAKS_OF_ONESELF = frozenset({"i", "we", "me", "us"})


class _Answers(NamedTuple):
    """The paragraphs that answer, and where in each the answer starts."""

    blocks: Sequence[tuple[Block, int]]
    first_question: int


def with_answers(
    article: Article, found: Sequence[Attribution], names: Sequence[Name]
) -> list[Attribution]:
    """The attributions with those of an interview's answers, in the order of the text.

    What the interviewee says of themselves, "I think that ...", is part of the answer.
    """
    answers = _answers(article)
    announcing = _announcing(article.language)
    if answers is None or announcing is None:
        return list(found)
    source = interviewee(article, names, announcing, answers.first_question)
    if source is None:
        return list(found)
    spans = [Span(start, block.span.end) for block, start in answers.blocks]
    added = [
        Attribution(span, source, None, False, block.first, (span,))  # noqa: FBT003
        for span, (block, _) in zip(spans, answers.blocks, strict=True)
    ]
    kept = (one for one in found if not _is_own(article, one, spans))
    return sorted(chain(kept, added), key=lambda one: (one.content.start, one.content.end))


def answered_questions(article: Article) -> list[Block]:
    """The paragraphs that ask in an interview; none in any other article."""
    if _answers(article) is None:
        return []
    return [block for block in checked(article.blocks) if _asks(block)]


def _is_own(article: Article, one: Attribution, answers: Sequence[Span]) -> bool:
    if one.source is None or one.source.of(article.source).lower() not in _SPEAKS_OF_ONESELF:
        return False
    return any(answer.start <= one.content.start < answer.end for answer in answers)


@cached_with_blocks
def _answers(article: Article) -> _Answers | None:
    """The answers of an interview; None if the article is not one."""
    announcing, oneself = _announcing(article.language), _oneself(article.language)
    if announcing is None or oneself is None:
        return None
    questions = [block for block in article.blocks if _asks(block)]
    in_byline = any(
        block.role is Role.BYLINE and announcing.search(block.text) for block in article.blocks
    )
    in_title = article.title is not None and announcing.search(article.title.text) is not None
    if len(questions) < _FEWEST_QUESTIONS - (in_byline or in_title):
        return None
    first = questions[0].span.start
    labelled = [
        (block, block.span.start + len(_ANSWER))
        for block in article.blocks
        if block.text.startswith(_ANSWER) and block.wording
    ]
    if len(labelled) >= _FEWEST_QUESTIONS:
        return _Answers(labelled, first)
    if announcing.search(article.source, 0, first) is None:
        return None
    said = list(_between(article, questions))
    personal = sum(oneself.search(block.text) is not None for block, _ in said)
    enough = 0 if in_byline else _SHARE_OF_ONESELF * len(said)
    return _Answers(said, first) if said and personal >= enough else None


def _asks(block: Block) -> bool:
    """Whether a paragraph ends in a question and nothing else."""
    if block.role is Role.TITLE or len(block.text) > _LONGEST_QUESTION:
        return False
    text = block.text
    return text.startswith(_QUESTION) or text.rstrip().rstrip(_CLOSING).endswith("?")


@cache
def _announcing(language: str) -> re.Pattern[str] | None:
    """The announcement of an interview in the title or in the text before the first question."""
    phrases = wordlists.groups("interviews", language, fallback=False).get("", ())
    return re.compile(rf"\b{any_of(phrases)}\b", re.IGNORECASE) if phrases else None


@cache
def _oneself(language: str) -> re.Pattern[str] | None:
    """Words of somebody who speaks of themselves, small or at the head of a sentence."""
    words = wordlists.words("interviews", language, "oneself", fallback=False)
    if not words:
        return None
    if language == _LANGUAGE:
        # "I" is never small, and "it was I" no "i".
        words = words - {"i"}
        return re.compile(rf"\b(?:I|I['’]\w{{1,2}}|(?i:{any_of(words)}))\b")
    return re.compile(rf"\b{any_of(words)}\b", re.IGNORECASE)


def _between(article: Article, questions: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """The paragraphs of running text after the first question that do not ask."""
    asked = {block.span for block in questions}
    for block in article.blocks:
        if block.wording and block.span.start > questions[0].span.start and block.span not in asked:
            yield block, block.span.start
