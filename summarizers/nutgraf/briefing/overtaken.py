"""Sentences that the next sentence takes back, which are not points of the article.

"Some say that the bridge is safe. But ..." is what the writer rejects; "He was due to be released.
But ..." is what did not happen. The phrases are in lexicon/<language>/overtaken.txt.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from nutgraf.article import Article, Sentence
from nutgraf.cache import cached_with_blocks
from nutgraf.cancellation import checked
from nutgraf.language.alternation import any_of
from nutgraf.language.wordlists import groups

_OPENING = "\"'“”‘’«»„([—–-… "


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """The patterns for what is taken back and what takes it back; None without a list."""
    listed = groups("overtaken", language, fallback=False)
    if not listed:
        return None
    back = any_of((*listed["views"], *listed["plans"]))
    return (
        re.compile(rf"\b{back}\b", re.IGNORECASE),
        re.compile(rf"{any_of(listed['turns'])}\b", re.IGNORECASE),
    )


def overtaken(article: Article, sentences: Iterable[Sentence]) -> frozenset[int]:
    """The indexes of those that the next sentence of the article takes back."""
    every = _overtaken(article)
    return every and frozenset(one.index for one in checked(sentences) if one.index in every)


@cached_with_blocks
def _overtaken(article: Article) -> frozenset[int]:
    """The indexes of all sentences that are taken back, for gist and points."""
    patterns = _patterns(article.language)
    if patterns is None:
        return frozenset()
    back, turn = patterns
    return frozenset(
        one.index
        for one, following in pairwise(checked(article.sentences))
        if turn.match(following.text.lstrip(_OPENING)) and back.search(one.text)
    )
