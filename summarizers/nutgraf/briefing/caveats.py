"""Objections of an article to its own news: the "But" of a briefing.

A caveat is a sentence that contrasts with what was said and denies something ("However, ... did
not ..."), or that says what was not found, is not known or is disputed. The words are in the list
`caveats`. Of the sentences that stand alone, the highest rated are taken. Contrast alone is not
enough: "But Apple has had a place in his heart" objects to nothing. Nor is a demand ("However, any
talks must not ..."), which says what ought to be.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from nutgraf.article import Article, Sentence
from nutgraf.cancellation import checked
from nutgraf.language.alternation import any_of
from nutgraf.language.wordlists import groups
from nutgraf.language.words import count_words
from nutgraf.selection.context_dependence import BADLY, dependent_opening, leaning
from nutgraf.selection.said import Said

# The bonus of each sign, as a share of the distance between the best rating and the worst.
_TURNS = 0.2
_DOUBTS = 0.35
# Below this, with the best rating at 1 and the worst at 0, a contrast is a mere turn of phrase.
_LEAST = 0.5
# Fewer words hold nothing against anything, more do not fit.
_FEWEST_WORDS, _MOST_WORDS = 7, 50
_OPENING = "\"'“‘«([—–-… "


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...] | None:
    """The lists for caveats: openings, words in them, denials, exclusions; None without a list."""
    listed = groups("caveats", language, fallback=False)
    if not listed:
        return None
    return (
        re.compile(rf"{any_of(listed['openings'])}\b,?\s*", re.IGNORECASE),
        re.compile(rf"\b{any_of(listed['phrases'])}\b", re.IGNORECASE),
        re.compile(rf"(?:\b|(?=n[’']t)){any_of(listed['denials'])}(?!\w)", re.IGNORECASE),
        re.compile(rf"\b{any_of(listed['demands'])}(?!\w)", re.IGNORECASE),
        re.compile(rf"\b{any_of((*listed['personal'], *listed['settled']))}(?!\w)", re.IGNORECASE),
    )


def caveats(
    article: Article,
    ratings: Sequence[float],
    candidates: Iterable[Sentence],
    told: Iterable[Sentence],
    most: int,
) -> list[Sentence]:
    """At most `most` of `candidates`, in the order of the text.

    Args:
        article: the article.
        ratings: of all its sentences.
        candidates: the sentences that may be caveats.
        told: what the briefing already shows, which is not repeated.
        most: the maximum number.
    """
    patterns = _patterns(article.language)
    pool = list(checked(candidates))
    if patterns is None or not pool or not most:
        return []
    opens, doubts, denies, demands, others = patterns
    low, high = min(ratings), max(ratings)
    said_before = list(told)
    indexes = {sentence.index for sentence in said_before}
    values: list[tuple[float, int, Sentence]] = []
    for sentence in checked(pool):
        text = sentence.text.lstrip(_OPENING)
        turn, doubt = opens.match(text), doubts.search(text)
        denied = turn and denies.search(text) and not demands.search(text)
        against = doubt or denied
        if sentence.index in indexes or not against or others.search(text):
            continue
        value = (ratings[sentence.index] - low) / ((high - low) or 1.0)
        value += _TURNS * bool(turn) + _DOUBTS * bool(doubt)
        if value >= _LEAST and _is_read_alone(
            article, sentence, text[turn.end() :] if turn else ""
        ):
            values.append((-value, sentence.index, sentence))
    said = Said(said_before, article.language)
    found: list[Sentence] = []
    for _, _, sentence in sorted(values):
        if len(found) < most and not said.has_like(sentence):
            found.append(sentence)
            said.add([sentence])
    return sorted(found, key=lambda sentence: sentence.index)


def _is_read_alone(article: Article, sentence: Sentence, behind_turn: str) -> bool:
    """Whether a sentence depends only on what it contrasts with, and is neither slight nor long."""
    if not _FEWEST_WORDS <= count_words(sentence.text) <= _MOST_WORDS:
        return False
    opening = dependent_opening(behind_turn[:1].upper() + behind_turn[1:], article.language)
    leans = opening is not None and opening.degree >= BADLY
    return not leans and leaning(article, sentence) < BADLY
