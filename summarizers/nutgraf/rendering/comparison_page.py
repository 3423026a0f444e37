"""A comparison of methods as a part of a web page."""

from typing import TYPE_CHECKING

from nutgraf.comparison import Comparison
from nutgraf.rendering.filling import filled
from nutgraf.rendering.places import line_of
from nutgraf.rendering.strip import share
from nutgraf.rendering.wording import OVERLAP, about_comparison, percent

if TYPE_CHECKING:
    from markupsafe import Markup

# Of the strip that shows where picks stand, and of a mark in it, in CSS pixels.
_STRIP = 320
_MARK = 4


def part(found: Comparison, name: str) -> "Markup":
    """The comparison; `name` is what an article without a title is called."""
    article = found.article
    sides = [
        {
            "name": summary.method,
            "numbers": [pick.sentence.index + 1 for pick in summary.picks],
            "places": [
                f"{share(pick.sentence.index, article.size) * (_STRIP - _MARK):.1f}"
                for pick in summary.picks
            ],
            "overlaps": [{"share": f"{one:.2f}", "percent": percent(one)} for one in overlaps],
        }
        for summary, overlaps in zip(found.summaries, found.overlaps, strict=True)
    ]
    return filled(
        "comparison",
        title=article.title.text if article.title else name,
        language=article.language,
        about=about_comparison(found),
        size=article.size,
        sides=sides,
        sentences=[
            {
                "line": line_of(article, one.sentence.span),
                "text": one.sentence.text,
                "methods": one.methods,
            }
            for one in found.agreements
        ],
        overlap=OVERLAP,
        failures=found.failures,
    )
