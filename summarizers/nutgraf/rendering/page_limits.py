"""How many lines of each part the standard briefing shows, by the length of the article."""

from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PageLimits:
    """The capacity of one page.

    Attributes:
        article: the maximum number of words of an article for these limits.
        checks: points with what would settle them below.
        claims: further claims to check.
        caveats: the article's own objections.
        voices: who says it, one row each.
        dates: dates of the timeline, if there are enough of them.
        questions: open questions.
        words: the maximum of visible words, as long as the gist, the points and the caveats leave
            room.
    """

    article: int
    checks: int
    claims: int
    caveats: int
    voices: int
    dates: int
    questions: int
    words: int


# A designer's limits for 400, 800, 2,000 and 10,000 words (docs/briefing.md).
_LIMITS = (
    PageLimits(400, checks=1, claims=0, caveats=1, voices=1, dates=0, questions=0, words=160),
    PageLimits(800, checks=2, claims=0, caveats=2, voices=2, dates=0, questions=1, words=260),
    PageLimits(2_000, checks=3, claims=1, caveats=2, voices=4, dates=4, questions=2, words=400),
    PageLimits(10_000, checks=3, claims=2, caveats=2, voices=5, dates=5, questions=2, words=600),
)


def page_limits(words: int) -> PageLimits:
    """The limits for an article of a number of words.

    >>> page_limits(650).words, page_limits(50_000).words
    (260, 600)
    """
    return next((one for one in _LIMITS if words <= one.article), _LIMITS[-1])
