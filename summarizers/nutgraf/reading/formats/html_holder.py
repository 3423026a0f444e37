"""The elements of an HTML page that hold its article."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nutgraf.cancellation import checked
from nutgraf.reading.formats.html_segments import HtmlPage
from nutgraf.reading.formats.html_text import HtmlText

# An element holds the article if it has this share of the prose that is left.
_HOLDS = 0.5


@dataclass(frozen=True, slots=True)
class Holder:
    """The texts within the elements that hold the article.

    `is_text` says that by its class the innermost of them holds the text and nothing else.
    """

    inside: tuple[int, ...] = ()
    is_text: bool = False


def holder(texts: Sequence[HtmlText], indexes: Sequence[int], page: HtmlPage) -> Holder:
    """The innermost element that declares itself the article and holds most of the prose.

    Its siblings of the same kind hold more of the article: some sites split it at each picture.
    """
    held: Counter[int] = Counter()
    total = 0
    for index in checked(indexes):
        if texts[index].prose:
            total += texts[index].line.words
            for number in texts[index].segment.setting.holders:
                held[number] += texts[index].line.words
    enough = total * _HOLDS
    innermost = max((n for n, words in held.items() if words >= enough), default=0)
    if not innermost:
        innermost = _part_of_text(held, enough, page)
    if not innermost:
        return Holder()
    alike = {number for number in held if _is_alike(number, innermost, page)} | {innermost}
    inside = (i for i in indexes if not alike.isdisjoint(texts[i].segment.setting.holders))
    return Holder(tuple(inside), innermost in page.bodies)


def _part_of_text(held: Mapping[int, int], enough: float, page: HtmlPage) -> int:
    """The first of elements of one kind among those around a text; 0 if there are none."""
    together: Counter[int] = Counter()
    first: dict[int, int] = {}
    for number, words in sorted(held.items()):
        if number in page.bodies:
            kind = page.elements.kinds[number]
            together[kind] += words
            first.setdefault(kind, number)
    return max((first[kind] for kind, words in together.items() if words >= enough), default=0)


def _is_alike(one: int, other: int, page: HtmlPage) -> bool:
    """Whether two elements hold parts of one text."""
    both = one in page.bodies and other in page.bodies
    return both and page.elements.kinds[one] == page.elements.kinds[other]
