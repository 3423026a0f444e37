"""The headline among the lines above an article."""

import re

from nutgraf.article import Role
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.patterns import pattern
from nutgraf.reading.pages import authors
from nutgraf.reading.pages.headline_cues import PageHead
from nutgraf.reading.pages.line import Line
from nutgraf.reading.pages.sharing import is_for_sharing, tells_age
from nutgraf.reading.pages.weights import rating, strongest, weights

NONE = "none of them"
"""The score to beat: a page may be pasted without its headline."""

# How far above the first paragraph the headline is looked for, in lines.
_REACH = 120
_LONGEST = 45
# Where one sentence ends and another begins: in a headline, if its words have capitals.
_TITLE_CASE = 0.6
_INNER_END = pattern(r"[.!?。！？؟।]\s+\S")
# An address, or a line of a mail's or a file's head.
_LABELLED = pattern(
    r"https?://|(?:subject|from|to|cc|sent|date|reply-to|words|length|byline|section|source)\s?:\s",
    re.IGNORECASE,
)
# At most this many of the cues for it are shown.
_TOLD = 3
# These say little to a reader by themselves: how long it is, how far from the prose.
_UNTOLD = ("up to", "more than", "has function words", "a short line")


def headline(head: PageHead) -> int | None:
    """The line that is the headline of an article, unless none is likely enough to be."""
    rated = [(rating("title", head.cues(place)), place) for place in candidates(head)]
    # Of those as good, the one next to the article.
    best, place = max(rated, default=(0.0, -1))
    if place == 0 and head.first == 1 and not head.lines[0].finished:
        # The only line above an article is its headline, whatever it looks like.
        return place
    if rated and best > weights("title").get(NONE, 0.0):
        return place
    return _over_credit(head)


# A headline recognized only by its position has at least this many words.
_FEWEST_WORDS = 4


def _over_credit(head: PageHead) -> int | None:
    """The line right over a byline or a date; the weights are those of English pages."""
    return next(
        (
            place
            for place in reversed(candidates(head))
            if place + 1 < head.first
            and head.lines[place].language != FALLBACK_LANGUAGE
            and head.lines[place].words >= _FEWEST_WORDS
            and _is_credit(head.lines[place + 1])
        ),
        None,
    )


def _is_credit(line: Line) -> bool:
    return line.by_form is not None and line.by_form[0] in (Role.BYLINE, Role.DATE)


def reason(head: PageHead, place: int) -> str:
    """What speaks most for a headline, in words."""
    cues = [cue for cue in head.cues(place) if not cue.startswith(_UNTOLD)]
    told = strongest("title", cues, _TOLD)
    return f"above the article: {', '.join(told)}" if told else "above the article"


def candidates(head: PageHead) -> list[int]:
    """The places of the lines that could be the headline."""
    low = max(0, head.first - _REACH)
    return [
        place
        for place in range(low, head.first)
        if _could_be(head.lines[place])
        and not head.is_trail(place)
        and not head.is_said_below(place)
    ]


def _could_be(line: Line) -> bool:
    """Whether nothing in a line rules out that it is a headline."""
    if line.notice or line.by_form or not 0 < line.words <= _LONGEST:
        return False
    text = line.text
    if not line.tokens or _LABELLED.match(text) or text.endswith((":", ";", ",")):
        return False
    if line.ends and line.capital_share < _TITLE_CASE and _INNER_END.search(text):
        return False
    return not (tells_age(text) or is_for_sharing(text) or authors.has_post(text, line.language))
