"""How many lines of each part the standard briefing shows, by the length of the article."""

from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What one page holds.

    Attributes:
        article: the words of the longest article that these are for.
        checks: points with what would settle them below.
        claims: further claims to check.
        caveats: what the article holds against its news.
        voices: who says it, a row each.
        dates: of the timeline, where there are enough of them.
        questions: that are open.
        words: visible at most, as long as the gist, the points and the caveats leave room.
    """

    article: int
    checks: int
    claims: int
    caveats: int
    voices: int
    dates: int
    questions: int
    words: int


# What a designer laid down for 400, 800, 2,000 and 10,000 words (docs/briefing.md).
_LIMITS = (
    PageLimits(400, checks=1, claims=0, caveats=1, voices=1, dates=0, questions=0, words=160),
    PageLimits(800, checks=2, claims=0, caveats=2, voices=2, dates=0, questions=1, words=260),
    PageLimits(2_000, checks=3, claims=1, caveats=2, voices=4, dates=4, questions=2, words=400),
    PageLimits(10_000, checks=3, claims=2, caveats=2, voices=5, dates=5, questions=2, words=600),
)


def page_limits(words: int) -> PageLimits:
    """The limits for an article of so many words.

    >>> page_limits(650).words, page_limits(50_000).words
    (260, 600)
    """
    return next((one for one in _LIMITS if words <= one.article), _LIMITS[-1])
