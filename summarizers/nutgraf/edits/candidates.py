"""Candidates for the description in front matter: sentences of the article."""

from collections.abc import Iterator
from dataclasses import replace

import nutgraf
from nutgraf.article import Article, Span
from nutgraf.edits.description import LONGEST_DESCRIPTION, end_of
from nutgraf.selection.context_dependence import FAINTLY, leaning

_MOST_SENTENCES = 3


def descriptions(article: Article, method: str) -> Iterator[str]:
    """As many of the most important sentences as fit, at most three; then fewer of them.

    Sentences are never cut: there is none if the shortest is too long.
    """
    start = end_of(article.source)
    body = Span(start, len(article.source))
    room = f"{LONGEST_DESCRIPTION} characters"
    summary = nutgraf.summarize(article, method, room, within=body)
    # Context-dependent sentences are dropped first.
    leans = {pick: leaning(article, pick.sentence) >= FAINTLY for pick in summary.picks}
    best = sorted(summary.picks, key=lambda pick: (leans[pick], -pick.rating))
    for count in range(min(len(best), _MOST_SENTENCES), 0, -1):
        chosen = sorted(best[:count], key=lambda pick: pick.sentence.index)
        words = replace(summary, picks=tuple(chosen)).text
        if len(words) <= LONGEST_DESCRIPTION:
            yield words
