"""The interviewee: named in the title, or in the text before the first question.

"Interview with harbour master Ann Lee" and "Ann Lee: An interview" name the interviewee. If a title
only describes them, as in "We interview a bar owner on the Senate", the opening names them directly
after its own "interviewed" or "spoke with"; other people named there are ignored.
"""

import re
from collections import Counter
from collections.abc import Sequence

from nutgraf.article import Article, Span
from nutgraf.facts.names import Name, NameKind
from nutgraf.patterns import pattern

# A name of two to four words, initials among them.
_WORD = r"[^\W\d_a-z][\w'’-]{0,29}\w"
_NAME = rf"{_WORD}(?: [^\W\d_a-z]\.)?(?: {_WORD}){{1,2}}"
_NAMED_AT_END = pattern(rf"(?:^|\s)({_NAME})$")
_NAMED_AT_HEAD = pattern(rf"^({_NAME})(?:[,:]|\s(?:is\s)?$)")
# What follows whom a title says to be interviewed: the matter, or the day.
_PAST = pattern(
    r"[,:(|–—]|\s-\s|\s(?:about|on|of|in|at|for|from|over|after|by|as|who|and how"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_ARTICLE = "The "
# "We spoke with [Ann Lee, head of the pier]": so near the words that say so a name begins.
_NEAR = 60


def interviewee(
    article: Article, names: Sequence[Name], announcing: re.Pattern[str], first_question: int
) -> Span | None:
    """Where the one who answers in an interview is named before the first question, if one is."""
    title = article.title
    told = announcing.search(title.text) if title is not None else None
    if title is None or told is None:
        return _most_told(article, names, first_question)
    # "An interview with [harbour master Ann Lee] on the pier", "[Ann Lee]: An interview".
    past = told.end() + len(" with") * title.text.startswith(" with", told.end())
    end = _PAST.search(title.text, past)
    behind = title.text[past : end.start() if end else None].rstrip()
    before = title.text[: told.start()].removesuffix("An ").removesuffix("an ")
    named = _NAMED_AT_END.search(behind) or _NAMED_AT_HEAD.match(before)
    name = named[1] if named else ""
    if name and not name.startswith(_ARTICLE):
        return _place(article, names, name)
    return _told_near(article, names, announcing, first_question)


def _place(article: Article, names: Sequence[Name], called: str) -> Span | None:
    """The position of a name of the title: in the running text, otherwise in the title."""
    for name in names:
        if name.name == called:
            return name.first
    start = article.source.find(called)
    return Span(start, start + len(called)) if start >= 0 else None


def _told_near(
    article: Article, names: Sequence[Name], announcing: re.Pattern[str], end: int
) -> Span | None:
    """The person named directly after the announcement of the interview in the running text."""
    start = article.title.span.end if article.title else 0
    for told in announcing.finditer(article.source, start, end):
        reach = told.end() + _NEAR
        for name in names:
            person = name.kind in (NameKind.PERSON, NameKind.OTHER)
            if person and told.end() <= name.first.start <= reach:
                return name.first
    return None


def _most_told(article: Article, names: Sequence[Name], end: int) -> Span | None:
    """The person mentioned most before the first question, if unique.

    If nobody there is known to be a person, one who is introduced: "Ann Lee, of the harbour".
    """
    told = {name.first: sum(place.start < end for place in name.mentions) for name in names}
    people = [name.first for name in names if name.kind is NameKind.PERSON and told[name.first]]
    introduced = [
        name.first
        for name in names
        if name.kind is NameKind.OTHER
        and any(
            place.start < end and article.source.startswith(",", place.end)
            for place in name.mentions
        )
    ]
    best = Counter({first: told[first] for first in people or introduced}).most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]
