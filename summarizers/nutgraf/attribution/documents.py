"""The author of a document: "a report by the harbour office", and "the report" after that.

To cite a report is to cite its author, so a document is shown with its author wherever the text has
named one, in the words that do.
"""

from collections.abc import Sequence

from nutgraf.article import Span
from nutgraf.attribution.named import Named
from nutgraf.patterns import pattern

# Between a document and its author: "a study, published on Monday by".
_MADE = pattern(
    r",?(?: (?:released|published|conducted|commissioned|issued|written|produced|compiled|prepared"
    r"|carried out|led)(?: (?!by)[\w-]{1,20}){0,3})? (?:from|by) (?:the |its )?"
)
# What else a maker's name has behind it: "Hull University['s Centre on Tides and Harbours]".
_GOES_ON = pattern(r"['’]s(?: (?:of|on|for|and) [A-Z][\w-]{1,30}| [A-Z][\w-]{1,30}){1,8}")
_ARTICLES = (" a ", " an ", "A ", "An ")
# The maximum between the article and the document: "a long-awaited annual report".
_LONGEST = 40
# How many preceding mentions are tried, the nearest first.
_MOST_TRIED = 5


def with_maker(source: str, span: Span, named: Named) -> Span | None:
    """A document at `span` up to its author, if the text continues with that."""
    made = _MADE.match(source, span.end)
    for mention, _ in named.between(made.end(), made.end() + 1) if made else ():
        more = _GOES_ON.match(source, mention.end)
        return Span(span.start, more.end() if more else mention.end)
    return None


def made_before(source: str, span: Span, words: Sequence[str], named: Named) -> Span | None:
    """Where "the report" was mentioned before with its author: "a report by the mine"."""
    if words[0] != "the" or len(words) != len(("the", "report")):
        return None
    end = span.start
    for _ in range(_MOST_TRIED):
        end = source.rfind(words[1], 0, end)
        if end < 0:
            return None
        opening = source[max(0, end - _LONGEST) : end]
        start = max(opening.rfind(article) for article in _ARTICLES)
        if start >= 0 and not any(mark in opening[start:] for mark in ".,;:\n"):
            begin = end - len(opening) + start + opening[start:].startswith(" ")
            found = with_maker(source, Span(begin, end + len(words[1])), named)
            if found is not None:
                return found
    return None
