"""Page furniture that the structure of an HTML page reveals."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from nutgraf.article import Role
from nutgraf.cancellation import checked
from nutgraf.reading.formats.html_segments import HtmlPage
from nutgraf.reading.formats.html_text import LINK_LIST, HtmlText

Labels = dict[int, tuple[Role, str]]

# With fewer words of prose outside, what a class name marks as boilerplate was the article. The
# same applies if it holds this much more than is outside, unless readers wrote it: comments outgrow
# articles.
_FEWEST_WORDS = 60
_MUCH_MORE = 2


def furniture(texts: Sequence[HtmlText], indexes: Sequence[int], page: HtmlPage) -> Labels:
    """What the tags exclude from an article, unless hardly anything else is left."""
    labels = _blurbs(texts, indexes, page)
    rest = [index for index in indexes if index not in labels]
    return labels | _by_class(texts, rest, page)


def _by_class(texts: Sequence[HtmlText], indexes: Sequence[int], page: HtmlPage) -> Labels:
    wrong: set[int] = set()
    while True:
        prose: Counter[int] = Counter()
        for index in indexes:
            if texts[index].prose:
                prose[_blamed(texts[index], wrong)] += texts[index].line.words
        rest = prose.pop(0, 0)
        number, words = max(prose.items(), key=lambda item: item[1], default=(0, 0))
        if words <= rest:
            break
        replies = "comment" in page.reasons[number] or "repl" in page.reasons[number]
        if rest >= _FEWEST_WORDS and (replies or words < _MUCH_MORE * rest):
            break
        wrong.add(number)
    return {
        index: (Role.FURNITURE, page.reasons[number])
        for index in indexes
        if (number := _blamed(texts[index], wrong))
    }


def _blamed(text: HtmlText, wrong: set[int]) -> int:
    """The outermost element around a text that makes it boilerplate; 0 if there is none."""
    return next((n for n in text.segment.setting.furniture if n not in wrong), 0)


# The blurbs of other stories: this many adjacent elements, each with a linked headline among its
# first lines, and no more words than a paragraph or two.
_FEWEST_BLURBS = 3
_BLURB_HEAD = 3
_BLURB_WORDS = 140
_HEADLINE_WORDS = range(2, 31)
# This share of such elements are blurbs if most are; others among them are advertisements.
_MOSTLY_BLURBS = 0.6
# The element of a blurb is no further above its text than this.
_BLURB_DEPTH = 7


def _blurbs(texts: Sequence[HtmlText], indexes: Sequence[int], page: HtmlPage) -> Labels:
    """The blurbs of other stories in a list of them, if the page also has an article."""
    inside: dict[int, list[int]] = defaultdict(list)
    for index in checked(indexes):
        for element in page.elements.around(texts[index].segment.setting.element, _BLURB_DEPTH):
            inside[element].append(index)
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    for element in inside:
        rows[page.elements.parents[element], page.elements.kinds[element]].append(element)
    found: set[int] = set()
    for (parent, _), row in checked(rows.items()):
        if len(row) >= _FEWEST_BLURBS and not _is_in_text(parent, page):
            blurbs = sum(_is_blurb([texts[index] for index in inside[one]]) for one in row)
            if blurbs >= max(_FEWEST_BLURBS, _MOSTLY_BLURBS * len(row)):
                found.update(index for one in row for index in inside[one])
    others = (texts[index] for index in indexes if index not in found)
    if sum(text.line.words for text in others if text.prose) < _FEWEST_WORDS:
        return {}
    return dict.fromkeys(sorted(found), (Role.FURNITURE, "in a list of other stories"))


def _is_in_text(element: int, page: HtmlPage) -> bool:
    """Whether an element is within one whose class says that it is an article's text."""
    return any(one in page.bodies for one in page.elements.around(element))


def _is_blurb(texts: Sequence[HtmlText]) -> bool:
    """Whether a linked headline is above sentences, or by itself."""
    if sum(text.line.words for text in texts) > _BLURB_WORDS:
        return False
    prose = next((place for place, text in enumerate(texts) if text.line.prose), _BLURB_HEAD)
    return any(_is_linked_headline(text) for text in texts[: min(prose, _BLURB_HEAD)])


def _is_linked_headline(text: HtmlText) -> bool:
    return text.linked >= LINK_LIST and text.line.words in _HEADLINE_WORDS
