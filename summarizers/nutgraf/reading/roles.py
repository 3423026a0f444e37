"""What each paragraph of a pasted page is: title, byline, date, heading, body, caption, furniture.

A page is read as a person skims it. The stretch where paragraphs of prose stand close together is
the article; around it are menus and other stories. Inside the stretch, short lines before prose
are headings, and lines of a known form (credits, notices) are what their form says. The headline
is above the stretch: the line that is repeated, or that stands over the byline.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from nutgraf.article import Role
from nutgraf.reading import bylines, captions, dates, phrases
from nutgraf.reading.function_words import function_words

_END_MARK = re.compile(r"[.!?…。！？؟।]['\"“”‘’«»‹›)\]*_]*$")
_INNER_END = re.compile(r"[.!?。！？؟।]\s+\S")
_SEPARATORS = re.compile(r"\s(?:[»›>|•·/]|::|–|—)\s")
_BULLET = re.compile(r"[-*•·–—▪►]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s")
_NUMBERED_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.|[A-Z]\.|(?:chapter|part|section|appendix|step)\s\w{1,5}[.:]?)\s+\S",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")

# Prose has at least this many words and this share of function words; menus and headlines have
# fewer (Pomikálek 2011, "Removing Boilerplate", uses .30 and .32 with a list four times as long).
_PROSE_WORDS = 9
_PROSE_SHARE = 0.2
_LONG_PROSE_WORDS = 25
_LONG_PROSE_SHARE = 0.12
# Headlines and headings are no longer than this.
_HEADING_WORDS = 18
_TITLE_WORDS = 32


@dataclass(frozen=True)
class Line:
    """A paragraph of plain text with what can be seen of it by itself."""

    text: str
    language: str = "en"

    @cached_property
    def words(self) -> int:
        """Runs of characters with a letter or digit in them."""
        return sum(any(map(str.isalnum, run)) for run in self.text.split())

    @cached_property
    def function_share(self) -> float:
        """The share of its words that are articles, prepositions, pronouns and the like."""
        tokens = [token.lower() for token in _WORD.findall(self.text)]
        common = function_words(self.language)
        return sum(token in common for token in tokens) / len(tokens) if tokens else 0.0

    @cached_property
    def ends(self) -> bool:
        """Whether it closes with the mark of a finished sentence."""
        return _END_MARK.search(self.text[-8:]) is not None

    @cached_property
    def notice(self) -> str | None:
        """The known phrase that makes it page furniture."""
        return phrases.notice(self.text, self.language)

    @cached_property
    def ends_article(self) -> bool:
        """Whether it heads what follows an article."""
        return phrases.ends_article(self.text, self.language)

    @cached_property
    def prose(self) -> bool:
        """Whether it reads like sentences."""
        if self.notice or self.function_share < _LONG_PROSE_SHARE:
            return False
        if self.words >= _LONG_PROSE_WORDS:
            return True
        return self.ends and self.words >= _PROSE_WORDS and self.function_share >= _PROSE_SHARE

    @cached_property
    def bullet(self) -> bool:
        """Whether it begins with a list's mark."""
        return _BULLET.match(self.text) is not None

    @cached_property
    def by_form(self) -> tuple[Role, str] | None:
        """The role that its form alone gives it, and why."""
        if bylines.is_byline(self.text):
            return Role.BYLINE, "names an author"
        if self.words <= _HEADING_WORDS and dates.is_date_line(self.text):
            return Role.DATE, "says when it was published"
        if captions.is_caption(self.text):
            return Role.CAPTION, "credits a picture or is numbered like a caption"
        return None


@dataclass(frozen=True, slots=True)
class Label:
    """The role of a paragraph and why it has it, in words."""

    role: Role
    reason: str


# What a line adds to the stretch that is the article: prose for each ten words up to a long
# paragraph's worth, less for anything else. Tuned so that a heading, a credit or two related links
# between paragraphs do not break an article, and a menu of a dozen entries does.
_PROSE_GAIN_PER_WORD = 0.1
_MOST_GAIN = 6.0
_FINISHED_GAIN = 0.5
# "Nobody came back." is a sentence, "Oct." and "Read on." are not.
_FRAGMENT_WORDS = 2
_SHORT_LOSS = -0.7
_NOTICE_LOSS = -1.5
_ENDING_LOSS = -8.0


def label(lines: Sequence[Line]) -> list[Label]:
    """The role of each paragraph of one page, in order."""
    if not lines:
        return []
    start, end = _stretch(lines)
    title = _title(lines, start)
    interview = sum(map(_asks, lines[start:end])) >= _INTERVIEW_QUESTIONS
    labels = [
        _inside(lines, index, end, interview=interview)
        if start <= index < end
        else _outside(lines[index])
        for index in range(len(lines))
    ]
    if title is not None:
        _head(lines, labels, title, start)
    _tail(lines, labels, end)
    return labels


def _gain(line: Line) -> float:
    if line.ends_article:
        return _ENDING_LOSS
    if line.notice:
        return _NOTICE_LOSS
    if line.prose:
        return min(_MOST_GAIN, line.words * _PROSE_GAIN_PER_WORD)
    if line.ends and line.words > _FRAGMENT_WORDS:
        return _FINISHED_GAIN
    return _SHORT_LOSS


def _stretch(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and one past the last line of the article: the run of lines that gains most."""
    best = (0.0, 0, 0)
    start, total = 0, 0.0
    for index, line in enumerate(lines):
        total += _gain(line)
        if total <= 0:
            start, total = index + 1, 0.0
        elif total > best[0]:
            best = (total, start, index + 1)
    _, first, end = best
    if end == 0:
        return _all_but_notices(lines)
    return first, _extended(lines, end)


def _all_but_notices(lines: Sequence[Line]) -> tuple[int, int]:
    """A page without prose: its finished lines; all lines of a text that is no page at all."""
    worded = [index for index, line in enumerate(lines) if line.words]
    kept = [index for index in worded if not lines[index].notice]
    finished = [index for index in kept if lines[index].ends]
    if not finished and kept == worded:
        finished = kept
    return (finished[0], finished[-1] + 1) if finished else (0, 0)


# A short list or a signature after the last paragraph is the author's if nothing but notices, or
# nothing at all, comes after it.
_LONGEST_CLOSE = 6


def _extended(lines: Sequence[Line], end: int) -> int:
    stop = end
    while stop < len(lines) and not lines[stop].notice and not lines[stop].by_form:
        stop += 1
    return stop if stop == len(lines) and stop - end <= _LONGEST_CLOSE else end


def _inside(lines: Sequence[Line], index: int, end: int, *, interview: bool) -> Label:
    """The role of a line of the stretch."""
    line = lines[index]
    if line.notice:
        return Label(Role.FURNITURE, f"says “{line.notice}”")
    if interview and _asks(line):
        return Label(Role.HEADING, "a question of an interview")
    if line.by_form and line.by_form[0] is Role.CAPTION:
        return Label(*line.by_form)
    if line.by_form and not line.prose:
        return Label(Role.FURNITURE, f"{line.by_form[1]}, inside the article")
    if line.prose:
        return Label(Role.BODY, "reads like sentences")
    if _could_head(line):
        following = _next_text(lines, index, end)
        if following is not None and (lines[following].prose or lines[following].ends):
            return Label(Role.HEADING, "short, unfinished, and prose follows")
        if _NUMBERED_HEADING.match(line.text) and following is not None:
            return Label(Role.HEADING, "numbered, and text follows")
    return Label(Role.BODY, "stands among paragraphs")


# So many paragraphs that only ask make a text an interview; one or two are rhetoric.
_INTERVIEW_QUESTIONS = 3
_QUESTION_WORDS = 40


def _asks(line: Line) -> bool:
    """Whether a paragraph is a question put to somebody, with a sentence before it at most."""
    text = line.text.rstrip("\"'”’*_")
    return text.endswith("?") and line.words <= _QUESTION_WORDS and text.count(". ") <= 1


def _could_head(line: Line) -> bool:
    if line.words > _HEADING_WORDS or line.words == 0:
        return False
    if line.bullet and not _NUMBERED_HEADING.match(line.text):
        return False
    text = line.text.rstrip("*_# ")
    if text.endswith("?"):
        return True
    return not line.ends and not text.endswith((",", ";", "-", "–"))


def _next_text(lines: Sequence[Line], index: int, end: int) -> int | None:
    """The next line of the stretch that is neither a notice nor a caption."""
    for following in range(index + 1, min(end, index + 4)):
        line = lines[following]
        if not line.notice and not line.by_form:
            return following
    return None


def _outside(line: Line) -> Label:
    if line.notice:
        return Label(Role.FURNITURE, f"says “{line.notice}”")
    if line.prose:
        return Label(Role.FURNITURE, "prose, but far from the article")
    return Label(Role.FURNITURE, "short, and away from the article")


def _key(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.lower()).split())


# How far above the first paragraph the headline is looked for.
_TITLE_REACH = 40


def _title(lines: Sequence[Line], start: int) -> int | None:
    """The line that is the headline."""
    low = max(0, start - _TITLE_REACH)
    # Headings may stand before the first prose, inside the stretch.
    first_prose = min(_first_prose(lines, start), len(lines) - 1)
    candidates = [i for i in range(low, first_prose) if _could_title(lines[i])]
    if not candidates:
        return None
    keys = Counter(_key(line.text) for line in lines)
    crumbs = [_key(line.text) for line in lines[:first_prose] if _SEPARATORS.search(line.text)]
    best, best_score = None, float("-inf")
    for index in candidates:
        score = _title_score(lines, index, first_prose, keys, crumbs)
        if score >= best_score:
            best, best_score = index, score
    return best


def _could_title(line: Line) -> bool:
    if line.notice or line.by_form or not 0 < line.words <= _TITLE_WORDS:
        return False
    text = line.text.rstrip()
    if line.prose or text.endswith((".", ":", ";", ",")):
        return False
    return not (line.ends and _INNER_END.search(text))


def _title_score(
    lines: Sequence[Line], index: int, first_prose: int, keys: Counter[str], crumbs: list[str]
) -> float:
    line = lines[index]
    key = _key(line.text)
    score = -0.15 * (first_prose - index)
    if line.words >= 4:  # noqa: PLR2004  # rubrics have one to three words
        score += 3
    if keys[key] > 1 and line.words >= 3:  # noqa: PLR2004
        score += 2
    if line.words >= 3 and any(key in crumb and key != crumb for crumb in crumbs):  # noqa: PLR2004
        score += 3
    if _SEPARATORS.search(line.text):
        score -= 3
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after and after.by_form and after.by_form[0] in (Role.BYLINE, Role.DATE):
        score += 2
    return score


def _head(lines: Sequence[Line], labels: list[Label], title: int, start: int) -> None:
    """Label the headline and what stands around it, above the first paragraph."""
    key = _key(lines[title].text)
    last = max(start, _first_prose(lines, title + 1))
    seen: set[Role] = set()
    for index in range(max(0, title - _ABOVE_TITLE), min(last + 1, len(lines))):
        role = _head_role(lines, index, title, last)
        if index == title:
            labels[index] = Label(Role.TITLE, "stands over the article")
        elif _key(lines[index].text) == key:
            labels[index] = Label(Role.FURNITURE, "the title again")
        elif role is not None and role.role not in seen:
            labels[index] = role
            if role.role in (Role.BYLINE, Role.DATE):
                seen.add(role.role)


# A byline or date may stand a line or two above the headline.
_ABOVE_TITLE = 3
# Under the headline, a line that is only a name is the author's within so many lines.
_NAME_REACH = 3


def _head_role(lines: Sequence[Line], index: int, title: int, last: int) -> Label | None:
    """What a line between the headline and the first paragraph is, where its place tells."""
    line = lines[index]
    if line.by_form and line.by_form[0] in (Role.BYLINE, Role.DATE):
        return Label(*line.by_form)
    if index <= title or index >= last or line.notice:
        return None
    if line.by_form:
        return Label(*line.by_form)
    if index - title <= _NAME_REACH and bylines.is_name(line.text):
        return Label(Role.BYLINE, "a name under the title")
    if line.prose or (line.ends and line.words > _FRAGMENT_WORDS):
        return Label(Role.BODY, "finished sentences under the title")
    if index == last - 1 and _could_head(line) and line.words > 1:
        return Label(Role.HEADING, "stands over the first paragraph")
    return None


def _first_prose(lines: Sequence[Line], start: int) -> int:
    return next((i for i in range(start, len(lines)) if lines[i].prose), len(lines))


def _tail(lines: Sequence[Line], labels: list[Label], end: int) -> None:
    """A credit directly under the last paragraph names the author."""
    for index in range(end, min(end + 3, len(lines))):
        form = lines[index].by_form
        if form and form[0] is Role.BYLINE and all(item.role is not Role.BYLINE for item in labels):
            labels[index] = Label(*form)
