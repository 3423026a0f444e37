"""Sections that open with a word that leans on a sentence before: "But", "He", "That".

Only the first sentence of a section counts. Within one, a paragraph that goes on where the last one
stopped is how texts are written; but whoever comes to a heading from the outline, from a search or
from a link has not read what stands above it. The first sentence of the article is left alone: what
leans on nothing there is a way to begin a story.
"""

import re
from collections.abc import Iterator

from nutgraf.article import Article, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.checking.finding import Check, Finding
from nutgraf.locating import source_span, words_at
from nutgraf.selection.context_dependence import dependent_opening

# These also open sentences that stand by themselves: "Both governments", "There is", "One evening",
# "Second helpings".
_AMOUNTS = frozenset({"another", "both", "each", "most", "none", "one", "some", "such"})
_PLACES = frozenset({"earlier", "first", "here", "later", "next", "second", "still", "there"})
_OPEN_AS_WELL = _AMOUNTS | _PLACES | {"equally", "maybe", "overall", "perhaps", "third"}


def findings(article: Article) -> Iterator[Finding]:
    """The openings that dangle."""
    for section in checked(article.walk()):
        first = next((one for block in section.blocks for one in block.sentences), None)
        if section.heading is None or first is None or first.index == 0:
            continue
        opening = dependent_opening(first.text, article.language)
        if opening is not None and opening.words not in _OPEN_AS_WELL:
            span = _place(article, first, opening.words)
            words = words_at(article, span)
            message = f"“{words}” leans on what stands above the heading"
            yield Finding(Check.DANGLING_OPENING, span, message)


def _place(article: Article, sentence: Sentence, words: str) -> Span:
    """Where the opening stands."""
    pattern = r"[\s,]{1,4}".join(map(re.escape, words.split())).replace("'", "['’]")
    shown = article.shown.sentences[sentence.index].span
    found = re.compile(rf"\b{pattern}(?:['’]\w+)?(?!\w)", re.IGNORECASE).search(
        article.shown.source, shown.start, shown.end
    )
    return source_span(article, Span(*found.span())) if found else sentence.span
