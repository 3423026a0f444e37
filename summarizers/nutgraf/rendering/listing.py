"""The places that the lines of a briefing's Markdown stand for, one after the other.

Editors that show the Markdown lead from a line to the article by it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nutgraf.article import Span
from nutgraf.rendering.evidence import Part, differing, parts_after_quotes, parts_before_quotes
from nutgraf.rendering.markdown import MOST_FIGURES
from nutgraf.rendering.wording import bullets, left_over, listed_figures, shown_in

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these rooms.
    from nutgraf.briefing import Briefing

Places = Sequence[Span]


def listed(found: "Briefing") -> list[Places]:
    """For the gist, if there is one, and for each list entry: where it stands in the article.

    An entry that only counts or remarks stands nowhere.
    """
    article, shown = found.article, shown_in(found)
    figures = listed_figures(found, MOST_FIGURES)
    lines: list[Places] = []
    if found.gist:
        lines.append([pick.sentence.span for pick in found.gist])
    for part in found.sections:
        lines += [spans for _, spans in bullets(article, part.points)]
    lines += [[claim.sentence.span] for claim in found.claims]
    lines += [spans for _, spans in figures]
    lines += [[]] if left_over(found, figures) else []
    lines += [entry.spans for entry in differing(found)]
    lines += _of(parts_before_quotes(found, shown))
    lines += [[quote.span] for quote in found.quotes]
    return lines + _of(parts_after_quotes(found, shown))


def _of(parts: Sequence[Part]) -> list[Places]:
    lines: list[Places] = []
    for part in parts:
        lines += [entry.spans for entry in part.entries]
        lines += [()] if part.remark else []
    return lines
