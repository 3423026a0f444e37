"""The headline among the headings of an HTML page."""

from collections.abc import Sequence

from nutgraf.reading.formats.html_segments import HtmlPage
from nutgraf.reading.formats.html_text import HEADINGS, HtmlText


def _key(text: str) -> str:
    kept = "".join(char if char.isalnum() else " " for char in text.casefold())
    return f" {' '.join(kept.split())} "


# The parts of a page's title that name its site have fewer words than a headline.
_FEWEST_TITLE_WORDS = 2


# A top heading of no more words may be a section's: "Introduction".
_LABEL_WORDS = 2


def heads_section(text: HtmlText, found: HtmlPage) -> bool:
    """Whether a heading is numbered, or a word or two of which the page's own titles have none."""
    titles = [_key(title).split() for title in found.head.titles]
    if titles and text.line.numbered:
        return True
    said = _key(text.line.text).split()
    if not titles or not 0 < len(said) <= _LABEL_WORDS:
        return False
    return all(len(title) > len(said) and set(said).isdisjoint(title) for title in titles)


def title_by_tags(texts: Sequence[HtmlText], indexes: Sequence[int], found: HtmlPage) -> int | None:
    """The heading that the page's own title repeats at most length, else its first top heading."""
    headings = [i for i in indexes if texts[i].tag in HEADINGS and texts[i].line.words]
    keys = [_key(title) for title in found.head.titles]
    best, longest = None, _FEWEST_TITLE_WORDS - 1
    for index in headings:
        key = _key(texts[index].line.text)
        if key.count(" ") - 1 > longest and any(key in title for title in keys):
            best, longest = index, key.count(" ") - 1
    if best is not None:
        return best
    tops = [index for index in headings if texts[index].tag == "h1"]
    if tops and all(heads_section(texts[index], found) for index in tops):
        return None
    first = next((index for index in indexes if texts[index].line.words), None)
    if not tops:
        tag = min((texts[index].tag for index in headings), default="")
        tops = [index for index in headings if texts[index].tag == tag]
        return first if tops == [first] else None
    return tops[0] if tops and (len(tops) == 1 or tops[0] == first) else None
