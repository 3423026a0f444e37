"""The role of each paragraph of a pasted page: title, byline, date, heading, body, boilerplate.

A page is read much as a person skims it. The region where paragraphs of prose are close together is
the article; around it are menus and other stories. Inside the region, short lines before prose are
headings, and lines with a known form (credits, notices) have the role of their form. The headline
is above the region: the line that is repeated, or that is above the byline.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nutgraf.article import Role
from nutgraf.frozen import dataclass
from nutgraf.reading.pages import books, bylines, headings
from nutgraf.reading.pages import headline as headlines
from nutgraf.reading.pages.credits import Credits
from nutgraf.reading.pages.headline_cues import PageHead
from nutgraf.reading.pages.line import Line
from nutgraf.reading.pages.main_content import region
from nutgraf.reading.pages.pictures import over_credits
from nutgraf.reading.pages.section_links import heading_before_link
from nutgraf.reading.remembered import Remembered

__all__ = ["Label", "Line", "label", "line"]


line = Remembered(Line)
"""The line with a text, in a language, with whatever has been found out about it before."""


@dataclass(frozen=True, slots=True)
class Label:
    """The role of a paragraph and why it has it, in words.

    `follows_number` says that it is a heading whose number, the paragraph above, is part of it;
    `is_number` that it is that number.
    """

    role: Role
    reason: str
    follows_number: bool = False
    is_number: bool = False


_PROSE = Label(Role.BODY, "reads like sentences")

# A byline or date may be a line or two above the headline.
_ABOVE_TITLE = 3
# A credit under the last paragraph is within this many lines of it.
_CREDIT_REACH = 3


# This many lines that begin with "Q:" make an interview.
_QUESTIONS = 3


def label(lines: Sequence[Line]) -> list[Label]:
    """The role of each paragraph of one page, in order."""
    ends = books.publishers_ends(lines)
    if ends is None:
        return _label(lines)
    start, end = ends
    labels = _label(lines[start:end])
    above = [_PUBLISHERS] * start
    if all(label.role is not Role.BYLINE for label in labels):
        credit = next((i for i, line in enumerate(lines[:start]) if _names_author(line)), None)
        if credit is not None:
            above[credit] = Label(Role.BYLINE, "names an author")
    return [*above, *labels, *[_PUBLISHERS] * (len(lines) - end)]


_PUBLISHERS = Label(Role.FURNITURE, "around the text of a book")


def _names_author(line: Line) -> bool:
    return line.by_form is not None and line.by_form[0] is Role.BYLINE


def _label(lines: Sequence[Line]) -> list[Label]:
    """The role of each paragraph of a page, without the publisher's text around a book."""
    if not lines:
        return []
    lines = _told_foreign(_after_by(lines))
    start, end = region(lines)
    outside = [*lines[:start], *lines[end:]]
    around = [_outside(line) for line in outside]
    labels = [*around[:start], *[_PROSE] * (end - start), *around[start:]]
    inside = lines[start:end]
    interview = headings.is_interview(inside)
    asked = sum(map(headings.asks_by_mark, inside)) >= _QUESTIONS
    talk = headings.is_talk(inside)
    for index, line in enumerate(inside, start):
        if asked and headings.asks_by_mark(line):
            labels[index] = Label(Role.HEADING, "a question of an interview")
        elif not line.is_text:
            labels[index] = _inside(lines, index, end, interview=interview, talk=talk)
    _label_other_stories(lines, labels, start, end)
    head = _head(lines, start, end)
    title = headlines.headline(head)
    if title is not None:
        _label_head(head, labels, title, max(start, head.first))
    _label_credit(lines, labels, end)
    _label_author_box(lines, labels, start, end)
    _label_chapters(lines, labels, start, end)
    _label_over_nothing(lines, labels, start, end)
    for index, why in over_credits(lines, [label.role for label in labels], start, end):
        labels[index] = Label(Role.CAPTION, why)
    return labels


# A line that a page has so often is the label of a kind of box or picture on it.
_LABELS_OF_BOXES = 3
# "— Ann Lee (@annlee) May 2, 2026", below the words of a post.
_DASHES = ("—", "–")


def _label_over_nothing(lines: Sequence[Line], labels: list[Label], start: int, end: int) -> None:
    """Supposed headings above no text of the article, or repeated."""
    heads = [index for index in range(start, end) if labels[index].role is Role.HEADING]
    lengths = {lines[index].key_length for index in heads}
    counted = Counter(line.key for line in lines if line.key_length in lengths)
    # From below, so that of two consecutive headings above boilerplate both are found.
    for index in reversed(heads):
        below = [label.role for label in labels[index + 1 : index + 3]]
        if counted[lines[index].key] >= _LABELS_OF_BOXES:
            labels[index] = Label(Role.FURNITURE, "a label that is repeated on the page")
        elif below[:1] == [Role.FURNITURE]:
            if lines[index + 1].text.startswith(_DASHES):
                labels[index] = Label(Role.BODY, "its speaker is named below")
            elif len(below) == 1 or below[1] is not Role.BODY or not lines[index + 2].prose:
                labels[index] = Label(Role.FURNITURE, "above text outside the article")


# Links to other stories are at most this many lines, and shorter than paragraphs.
_STORIES = 16
_STORY_WORDS = 25


def _label_other_stories(lines: Sequence[Line], labels: list[Label], start: int, end: int) -> None:
    """The lines under a heading of other stories, up to the next paragraph of the article."""
    for index in range(start, end):
        if not lines[index].heads_other_stories:
            continue
        ahead = range(index + 1, min(end, index + 1 + _STORIES))
        stop = next((i for i in ahead if _goes_on(lines[i])), None)
        if stop is not None:
            for under in range(index + 1, stop):
                reason = f"under “{lines[index].text.strip()}”"
                labels[under] = Label(Role.FURNITURE, reason)


def _goes_on(line: Line) -> bool:
    return line.prose and line.words >= _STORY_WORDS


# A paragraph about the author is among the first or last lines of the article, this many.
_BOX_REACH = 4


def _label_author_box(lines: Sequence[Line], labels: list[Label], start: int, end: int) -> None:
    """A paragraph that begins with the author's name is about the author, not the story."""
    names = [
        name
        for line, found in zip(lines, labels, strict=True)
        if found.role is Role.BYLINE and (name := bylines.name_in(line.text, line.language))
    ]
    if not names:
        return
    near = {*range(start, start + _BOX_REACH), *range(end - _BOX_REACH, end)}
    for index in sorted(near & set(range(start, end))):
        low = lines[index].text.lower()
        if labels[index].role is Role.BODY and any(low.startswith(name.lower()) for name in names):
            labels[index] = Label(Role.FURNITURE, "describes the author")


# The number of the first chapter and its title are above the first paragraph.
_ABOVE_PROSE = 2
_MAY_COUNT = frozenset({Role.HEADING, Role.BODY, Role.FURNITURE})


def _label_chapters(lines: Sequence[Line], labels: list[Label], start: int, end: int) -> None:
    """The number of a chapter belongs to its title; a table of contents is not part of the text."""
    for index in books.listed_chapters(lines, start, end):
        labels[index] = Label(Role.FURNITURE, "in a list of chapters")
    # That of the first is above all prose.
    for index in range(max(0, start - _ABOVE_PROSE), end - 1):
        if labels[index + 1].role is not Role.HEADING or labels[index].role not in _MAY_COUNT:
            continue
        number, title = lines[index].text, lines[index + 1].text
        if books.is_number_of_part(number) and not books.starts_with_number(title):
            reason = f"under its number “{number}”"
            labels[index] = Label(Role.HEADING, "the number of a heading", is_number=True)
            labels[index + 1] = Label(Role.HEADING, reason, follows_number=True)


# If less than this share of the words in potential sentences reads like prose, the function words
# are those of another language.
_FOREIGN = 0.25


def _told_foreign(lines: list[Line]) -> list[Line]:
    """The lines, marked as being in an unknown language if they seem to have no prose."""
    sentences = [line for line in lines if line.is_sentence]
    words = sum(line.words for line in sentences)
    if sum(line.words for line in sentences if line.prose) >= _FOREIGN * words:
        return lines
    return [replace(line, is_foreign=True) for line in lines]


def _after_by(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those after a lone "By" marked."""
    found = list(lines)
    for index, line in enumerate(lines[:-1], start=1):
        if line.is_lone_by:
            found[index] = replace(lines[index], follows_by=True)
    return found


def _inside(lines: Sequence[Line], index: int, end: int, *, interview: bool, talk: bool) -> Label:
    """The role of a line of the region."""
    line = lines[index]
    if line.notice and not (line.may_head and _between_paragraphs(lines, index, end)):
        return Label(Role.FURNITURE, f"says “{line.notice}”")
    if heading_before_link(line.text):
        return Label(Role.HEADING, "followed by a link for editing its section")
    if interview and line.asks:
        return Label(Role.HEADING, "a question of an interview")
    if line.by_form and line.by_form[0] is Role.CAPTION:
        return Label(*line.by_form)
    if line.by_form and not line.prose and not _is_item(lines, index):
        return Label(Role.FURNITURE, line.by_form[1])
    if line.prose:
        return _PROSE
    why = None if talk else headings.heads(lines, index, end)
    if why:
        return Label(Role.HEADING, why)
    return Label(Role.BODY, "between paragraphs")


def _is_item(lines: Sequence[Line], index: int) -> bool:
    """Whether a line shares its mark with an adjacent one: the dates of a tour are a list."""
    mark = lines[index].item_mark
    beside = (place for place in (index - 1, index + 1) if 0 <= place < len(lines))
    return mark is not None and any(lines[place].item_mark == mark for place in beside)


def _between_paragraphs(lines: Sequence[Line], index: int, end: int) -> bool:
    """Whether a line is directly between two paragraphs of the article."""
    return 0 < index < end - 1 and lines[index - 1].prose and lines[index + 1].prose


def _outside(line: Line) -> Label:
    if line.notice:
        return Label(Role.FURNITURE, f"says “{line.notice}”")
    if line.prose:
        return Label(Role.FURNITURE, "prose, but far from the article")
    return Label(Role.FURNITURE, "short, and away from the article")


def _label_head(head: PageHead, labels: list[Label], title: int, last: int) -> None:
    """Label the headline and the lines around it, above the paragraph at `last`."""
    lines = head.lines
    labels[title] = Label(Role.TITLE, headlines.reason(head, title))
    key = lines[title].key
    credit = dict(_credits(head, title))
    spoken = False
    low, high = max(0, title - _ABOVE_TITLE), min(last + 1, len(lines))
    for place in sorted({*range(low, high), *credit} - {title}):
        line = lines[place]
        if line.key == key:
            labels[place] = Label(Role.FURNITURE, "the title again")
        elif place in credit:
            labels[place] = credit[place]
        elif place > title:
            found = _head_role(lines, place, last)
            if found is None and spoken and place < last and _is_plain(line):
                found = Label(Role.BODY, "under the first sentence below the title")
            spoken = spoken or (found is not None and found.role is Role.BODY)
            if found is None and _is_standfirst(line, place, title, credit):
                found = Label(Role.BODY, "between the title and the byline")
            labels[place] = found or labels[place]


def _credits(head: PageHead, title: int) -> Iterator[tuple[int, Label]]:
    """The bylines and dates around a headline: the likeliest of each, and adjacent ones."""
    around = Credits(head, title)
    likely = {place: credit for place in around.places if (credit := around.credit(place))}
    kept = {
        max((credit.rating, -place) for place, credit in likely.items() if credit.role is role)[1]
        for role in {credit.role for credit in likely.values()}
    }
    kept = {-place for place in kept}
    for place in sorted(likely):
        if place in kept or place - 1 in kept or head.lines[place].follows_by:
            kept.add(place)
    for place in sorted(likely, reverse=True):
        if place + 1 in kept:
            kept.add(place)
    for place in sorted(kept):
        yield place, Label(likely[place].role, likely[place].reason)
        under = place + 1
        if likely[place].role is not Role.BYLINE or under in likely:
            continue
        if under < len(head.lines) and _post(head.lines[under]):
            yield under, Label(Role.BYLINE, _POST)


_POST = "the author's post"


def _post(line: Line) -> bool:
    """Whether the line under a byline names the author's post or outlet."""
    return not line.notice and bylines.is_post(line.text, line.language)


def _is_plain(line: Line) -> bool:
    return not line.notice and not line.by_form and line.words > 1


# A standfirst is no shorter, and no further below the title.
_STANDFIRST_WORDS = 6
_STANDFIRST_REACH = 2


def _is_standfirst(line: Line, place: int, title: int, credit: Mapping[int, Label]) -> bool:
    """Whether a line between the headline and a byline or date says what the article is about."""
    under = range(place + 1, place + 1 + _STANDFIRST_REACH)
    return (
        line.words >= _STANDFIRST_WORDS
        and not line.notice
        and not line.by_form
        and place - title <= _STANDFIRST_REACH
        and any(other in credit for other in under)
    )


def _head_role(lines: Sequence[Line], index: int, last: int) -> Label | None:
    """The role of a line between the headline and the first paragraph, by its position."""
    line = lines[index]
    if index >= last or line.notice:
        return None
    if line.by_form:
        return Label(*line.by_form) if line.by_form[0] is Role.CAPTION else None
    if line.prose or line.finished:
        return Label(Role.BODY, "finished sentences under the title")
    if index == last - 1 and headings.could_head(line) and line.words > 1:
        return Label(Role.HEADING, "above the first paragraph")
    return None


# A paragraph is longer than a standfirst that ends as a sentence does, or a caption.
_PARAGRAPH_WORDS = 15


def head_of(lines: Sequence[Line]) -> PageHead:
    """The lines above the article of a page."""
    lines = _told_foreign(_after_by(lines))
    return _head(lines, *region(lines))


def _head(lines: Sequence[Line], start: int, end: int) -> PageHead:
    inside = range(start, end)
    prose = (place for place in inside if lines[place].prose)
    long = (place for place in inside if _is_paragraph(lines[place]))
    return PageHead(lines, start, next(long, next(prose, start)), end)


def _is_paragraph(line: Line) -> bool:
    return line.prose and line.words >= _PARAGRAPH_WORDS


def _label_credit(lines: Sequence[Line], labels: list[Label], end: int) -> None:
    """A credit directly under the last paragraph names the author, if nothing else does."""
    if any(label.role is Role.BYLINE for label in labels):
        return
    for index in range(end, min(end + _CREDIT_REACH, len(lines))):
        form = lines[index].by_form
        if form and form[0] is Role.BYLINE:
            labels[index] = Label(*form)
            return
