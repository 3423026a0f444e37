"""What each paragraph of a pasted page is: title, byline, date, heading, body, caption, furniture.

A page is read as a person skims it. The stretch where paragraphs of prose stand close together is
the article; around it are menus and other stories. Inside the stretch, short lines before prose
are headings, and lines of a known form (credits, notices) are what their form says. The headline
is above the stretch: the line that is repeated, or that stands over the byline.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nutgraf.article import Role
from nutgraf.reading.pages import bylines, headings
from nutgraf.reading.pages.headline import headline, is_sentence_headline
from nutgraf.reading.pages.line import Line
from nutgraf.reading.pages.stretch import stretch
from nutgraf.reading.remembered import Remembered

__all__ = ["Label", "Line", "label", "line"]


line = Remembered(Line)
"""The line with a text, in a language, with whatever has been found out about it before."""


@dataclass(frozen=True, slots=True)
class Label:
    """The role of a paragraph and why it has it, in words."""

    role: Role
    reason: str


_PROSE = Label(Role.BODY, "reads like sentences")

# A byline or date may stand a line or two above the headline.
_ABOVE_TITLE = 3
# Under the headline, a line that is only a name is the author's within so many lines.
_NAME_REACH = 3
# A credit under the last paragraph stands within so many lines of it.
_CREDIT_REACH = 3


def label(lines: Sequence[Line]) -> list[Label]:
    """The role of each paragraph of one page, in order."""
    if not lines:
        return []
    lines = _after_by(lines)
    start, end = stretch(lines)
    outside = [*lines[:start], *lines[end:]]
    around = [_outside(line) for line in outside]
    labels = [*around[:start], *[_PROSE] * (end - start), *around[start:]]
    inside = lines[start:end]
    interview = headings.is_interview(inside)
    talk = headings.is_talk(inside)
    for index, line in enumerate(inside, start):
        if not line.is_text:
            labels[index] = _inside(lines, index, end, interview=interview, talk=talk)
    first_prose = _first_paragraph(lines, start)
    title = headline(lines, first_prose if first_prose < end else start)
    if title is not None:
        _label_head(lines, labels, title, max(start, first_prose if first_prose < end else start))
    _label_credit(lines, labels, end)
    _label_author_box(lines, labels, start, end)
    return labels


# A paragraph about the author stands among the first or last so many lines of the article.
_BOX_REACH = 4


def _label_author_box(lines: Sequence[Line], labels: list[Label], start: int, end: int) -> None:
    """A paragraph that begins with the author's name tells of the author, not the story."""
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
            labels[index] = Label(Role.FURNITURE, "tells of the author")


def _after_by(lines: Sequence[Line]) -> list[Line]:
    """The lines, those after a lone "By" told so."""
    found = list(lines)
    for index, line in enumerate(lines[:-1], start=1):
        if line.is_lone_by:
            found[index] = replace(lines[index], follows_by=True)
    return found


def _inside(lines: Sequence[Line], index: int, end: int, *, interview: bool, talk: bool) -> Label:
    """The role of a line of the stretch."""
    line = lines[index]
    if line.notice and not (line.may_head and _between_paragraphs(lines, index, end)):
        return Label(Role.FURNITURE, f"says “{line.notice}”")
    if interview and line.asks:
        return Label(Role.HEADING, "a question of an interview")
    if line.by_form and line.by_form[0] is Role.CAPTION:
        return Label(*line.by_form)
    if line.by_form and not line.prose:
        return Label(Role.FURNITURE, line.by_form[1])
    if line.prose:
        return _PROSE
    why = None if talk else headings.heads(lines, index, end)
    if why:
        return Label(Role.HEADING, why)
    return Label(Role.BODY, "stands among paragraphs")


def _between_paragraphs(lines: Sequence[Line], index: int, end: int) -> bool:
    """Whether a line stands right between two paragraphs of the article."""
    return 0 < index < end - 1 and lines[index - 1].prose and lines[index + 1].prose


def _outside(line: Line) -> Label:
    if line.notice:
        return Label(Role.FURNITURE, f"says “{line.notice}”")
    if line.prose:
        return Label(Role.FURNITURE, "prose, but far from the article")
    return Label(Role.FURNITURE, "short, and away from the article")


def _label_head(lines: Sequence[Line], labels: list[Label], title: int, last: int) -> None:
    """Label the headline and what stands around it, above the paragraph at `last`."""
    key = lines[title].key
    labels[title] = Label(Role.TITLE, "stands over the article")
    seen: set[Role] = set()
    spoken = False
    below = range(title + 1, min(last + 1, len(lines)))
    above = range(title - 1, max(-1, title - 1 - _ABOVE_TITLE), -1)
    for index in [*below, *above]:
        if lines[index].key == key:
            labels[index] = Label(Role.FURNITURE, "the title again")
            continue
        found = _head_role(lines, index, title, last)
        if found is None and index > title and labels[index - 1].role is Role.BYLINE:
            found = _post(lines[index])
        if found is None and spoken and title < index < last and _is_plain(lines[index]):
            found = Label(Role.BODY, "under the first sentence below the title")
        spoken = spoken or (found is not None and found.role is Role.BODY)
        if found is None or (
            found.role in seen and not lines[index].follows_by and found.reason != _POST
        ):
            continue
        labels[index] = found
        if found.role in (Role.BYLINE, Role.DATE) and found.reason != _POST:
            seen.add(found.role)


_POST = "the author's post"


def _post(line: Line) -> Label | None:
    """The line under a byline, where it names the author's post or outlet."""
    if line.notice or not bylines.is_post(line.text, line.language):
        return None
    return Label(Role.BYLINE, _POST)


def _is_plain(line: Line) -> bool:
    return not line.notice and not line.by_form and line.words > 1


def _head_role(lines: Sequence[Line], index: int, title: int, last: int) -> Label | None:
    """What a line between the headline and the first paragraph is, where its place tells."""
    line = lines[index]
    if line.by_form and line.by_form[0] in (Role.BYLINE, Role.DATE):
        return Label(*line.by_form)
    if index <= title or index >= last or line.notice:
        return None
    if line.by_form:
        return Label(*line.by_form)
    if index - title <= _NAME_REACH and bylines.is_name(line.text, line.language):
        return Label(Role.BYLINE, "a name under the title")
    if line.prose or line.finished:
        return Label(Role.BODY, "finished sentences under the title")
    if index == last - 1 and headings.could_head(line) and line.words > 1:
        return Label(Role.HEADING, "stands over the first paragraph")
    return None


def _first_paragraph(lines: Sequence[Line], start: int) -> int:
    """The first line of prose from `start` on that is not itself the headline."""
    return next(
        (
            index
            for index in range(start, len(lines))
            if lines[index].prose and not is_sentence_headline(lines, index)
        ),
        len(lines),
    )


def _label_credit(lines: Sequence[Line], labels: list[Label], end: int) -> None:
    """A credit directly under the last paragraph names the author, if nothing else does."""
    if any(label.role is Role.BYLINE for label in labels):
        return
    for index in range(end, min(end + _CREDIT_REACH, len(lines))):
        form = lines[index].by_form
        if form and form[0] is Role.BYLINE:
            labels[index] = Label(*form)
            return
