"""Features of a sentence's part of the article and of the manner of the text."""

import math
from typing import NamedTuple

from nutgraf.methods.default.feature import Feature, Row


class Manner(NamedTuple):
    """The manner of an article, which suggests its genre: shares of its sentences.

    Attributes:
        first_person, second_person: of those that say I or we, and you.
        reporting: of those that report what somebody said.
        quoting: of those that have a quotation mark.
        headings: the number of its headings, up to `_MANY_HEADINGS`, as a share of these.
    """

    first_person: float
    second_person: float
    reporting: float
    quoting: float
    headings: float


# Of each sentence: whether it says I or we, says you, reports speech, has a quotation mark.
Voice = tuple[bool, bool, bool, bool]
# More headings make an article no more of a manual or a paper.
_MANY_HEADINGS = 5


def manner_of(voices: list[Voice], headings: int) -> Manner:
    """The manner of an article with these sentences and this many headings."""
    count = max(1, len(voices))
    first, second, reporting, quoting = (
        sum(voice[number] for voice in voices) / count for number in range(4)
    )
    return Manner(first, second, reporting, quoting, min(1.0, headings / _MANY_HEADINGS))


class ArticlePart(NamedTuple):
    """The position of a paragraph relative to the headings.

    Attributes:
        introduction: there are headings, and none before it.
        last: it is below the last of several headings.
        opens: a heading is directly above it.
    """

    introduction: bool
    last: bool
    opens: bool


# From this many sentences on, the opening has less weight.
_FIRST = 3
_QUARTER = 4
_FADING = 3.0
# More words of the title than this do not count.
_TITLE_WORDS = (2, 4)
# Few stems do not make a sentence central.
_DAMPING = 6
# From this many words on, a sentence can be central.
_FULL_LENGTH = 25

CONTEXT: tuple[Feature, ...] = (
    Feature("among the first three", "its place", "it is one of the first three"),
    Feature("in the first quarter", "its place", "less than a quarter stands before it"),
    Feature("in the introduction", "its section", "it stands before the first heading"),
    Feature("in the last section", "its section", "it stands below the last heading"),
    Feature("opens its section", "its section", "it is the first below a heading"),
    Feature("fading place by headings", "its place", "near the beginning, by how many headings"),
    Feature("log of place by headings", "its place", "how late it comes, by how many headings"),
    Feature(
        "fading place by first person",
        "its place",
        "near the beginning, where much is told in the first person",
    ),
    Feature(
        "fading place by second person",
        "its place",
        "near the beginning, where the reader is spoken to",
    ),
    Feature("fading place by reporting", "its place", "near the beginning, where much is reported"),
    Feature(
        "log of place by first person",
        "its place",
        "how late it comes, where much is told in the first person",
    ),
    Feature("log of place by quoting", "its place", "how late it comes, where much is quoted"),
    Feature(
        "first person by first person",
        "who speaks and how",
        "it says I or we, where much does",
    ),
    Feature(
        "shared with the title", "words of the title", "how many of the title's words, up to a few"
    ),
    Feature("two of the title's words", "words of the title", "it has two of the title's words"),
    Feature(
        "central", "what the article is about", "its words return as those of no other sentence do"
    ),
    Feature("central by length", "what the article is about", "the same, if it is of some length"),
)


class SentenceContext(NamedTuple):
    """A sentence in its part of the article.

    Attributes:
        at: its index among the sentences.
        size: the number of sentences.
        opens_paragraph: whether it is the first of its paragraph.
        part: the position of its paragraph relative to the headings.
        manner: the manner of the article.
        first_person: whether it says I or we.
        titled: how many of the title's stems it has.
        title: how many stems the title has.
        central: how often its words recur, relative to the highest such sentence.
        words: its number of words.
    """

    at: int
    size: int
    opens_paragraph: bool
    part: ArticlePart
    manner: Manner
    first_person: bool
    titled: int
    title: int
    central: float
    words: int


def density(uses: int, stems: int) -> float:
    """How much a sentence of a number of stems shares with other sentences.

    Args:
        uses: in how many sentences its stems occur, summed up.
        stems: the number of its stems.
    """
    return (uses - stems) / (stems + _DAMPING)


def row(context: SentenceContext) -> Row:
    """The values of `CONTEXT`, in its order."""
    at, manner, part, titled = context.at, context.manner, context.part, context.titled
    near, late = math.exp(-at / _FADING), math.log1p(at) / 3
    few, enough = _TITLE_WORDS
    return (
        at < _FIRST,
        at * _QUARTER < context.size,
        part.introduction,
        part.last,
        part.opens and context.opens_paragraph,
        near * manner.headings,
        late * manner.headings,
        near * manner.first_person,
        near * manner.second_person,
        near * manner.reporting,
        late * manner.first_person,
        late * manner.quoting,
        manner.first_person if context.first_person else 0.0,
        min(1.0, titled / max(few, min(enough, context.title))),
        titled >= few,
        context.central,
        context.central * min(1.0, context.words / _FULL_LENGTH),
    )
