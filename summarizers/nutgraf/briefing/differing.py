"""Figures that differ from another mention of what seems to be the same thing.

Two figures are compared if they have the same unit and count the same thing, and their sentences
share most of their other words. A text gives two numbers for one thing for many good reasons: it
changed, it was measured at another time, somebody else disagrees, one number is rounded. Anything
that looks like one of these is ignored.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import groupby

from nutgraf.article import Article, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.claims import Claim, find_claims
from nutgraf.facts.figures import Figure, find_figures
from nutgraf.facts.numbers import Number, NumberKind, time_units
from nutgraf.frozen import dataclass
from nutgraf.language.stems import content_stems
from nutgraf.locating import in_shown_text
from nutgraf.patterns import pattern
from nutgraf.selection.redundancy import stems_of

# Elsewhere points and commas have other meanings in numbers.
_LANGUAGES = frozenset({"en"})

# The sentences share this part of the shorter one's words, and at least this many words, without
# the thing counted: they report the same matter.
_SAME_MATTER = 0.4
_SHARED_WORDS = 3

# Something counted on every page is compared with its last mentions only.
REMEMBERED = 20

# A number near these words is not meant to be the one given before.
_OTHERS = pattern(
    r"\b(?:additional|another|average|each|every|extra|first|further|last|least|mean|median|more|"
    r"most|next|only|other|per|remaining|second|third|from|between)\W{1,3}"
    r"(?:\w+\W{1,3}){0,1}$",
    re.IGNORECASE,
)
_LOOK_BACK = 30
# So much in a while is another thing than so much: "95 articles a second".
_RATE = pattern(
    r"\b(?:an?|per|each|every)\s{1,2}"
    r"(second|minute|hour|day|night|week|month|quarter|year|head|person|household)\b",
    re.IGNORECASE,
)
_LOOK_BEHIND = 16
# A text about change, choice or a condition gives more than one number on purpose.
_CHANGE = pattern(
    r"\b(?:add(?:s|ed)?|becom\w+|cut|doubl\w+|down|drop\w*|estimat\w+|expect\w*|fall\w*|fell|"
    r"forecast\w*|former\w*|grew|grow\w*|halv\w+|if|increas\w+|instead|less|lower\w*|more|now|"
    r"once|originally|plan\w*|previous\w*|rais\w+|reach\w*|reduc\w+|revis\w+|ris\w+|rose|sank|"
    r"shrank|shrunk|since|target\w*|tripl\w+|until|up|versus|vs|whereas|while|would)\b"
    r"|\b(?:from|between)\W{1,3}\d",
    re.IGNORECASE,
)
_TIME = pattern(
    r"\b(?:1[5-9]\d\d|20\d\d|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|spring|summer|autumn|winter|"
    r"morning|evening|night|year|month|week|day|decade|century|earlier|later|ago|then|quarter)s?\b",
    re.IGNORECASE,
)
_NAME = pattern(r"\b[A-Z]\w*")


_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Amount:
    """The value, its unit or currency, and its rounding step."""

    unit: str
    value: Decimal
    step: Decimal


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure, its value, and the other content of its sentence."""

    figure: Figure
    amount: Amount
    counted: frozenset[str]
    matter: frozenset[str]
    times: frozenset[str]
    names: frozenset[str]
    speaker: str | None

    @property
    def thing(self) -> tuple[str, frozenset[str]]:
        """What is counted: only mentions that have this in common can differ."""
        return self.amount.unit, self.counted


@dataclass(frozen=True, slots=True)
class DifferingFigure:
    """A figure, and the first mention before it that gives another number for the same thing."""

    figure: Figure
    earlier: Figure


@in_shown_text
def differing_figures(
    article: Article,
    claims: Sequence[Claim] | None = None,
    figures: Sequence[Figure] | None = None,
) -> list[DifferingFigure]:
    """The figures that differ from an earlier one, in the order of the text; English only.

    Args:
        article: an Article.
        claims: all of the article's, where they have been found already: two speakers may differ.
        figures: all of the article's, likewise.

    >>> from nutgraf.reading import read
    >>> article = read(
    ...     "The old bridge at Hull carried 4,100 lorries over the river. It was shut. "
    ...     "The old bridge at Hull carried 5,300 lorries over the river."
    ... )
    >>> [found.figure.span.of(article.source) for found in differing_figures(article)]
    ['5,300']
    """
    figures = find_figures(article) if figures is None else figures
    if len(figures) < _FEWEST:
        return []
    speakers = {
        claim.sentence.index: claim.speaker.source.of(article.source)
        for claim in (find_claims(article) if claims is None else claims)
        if claim.speaker is not None and claim.speaker.source is not None
    }
    known: dict[object, deque[FigureMention]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
    found = []
    # "Twice as many" depends on what it is compared with, which is seldom the same.
    compared = (figure for figure in figures if figure.number.kind is not NumberKind.MULTIPLE)
    for mention in mentions(article, compared, speakers):
        before = known[mention.thing]
        other = next((one for one in before if _elsewhere(one, mention)), None)
        if other is not None and not any(one.amount == mention.amount for one in before):
            found.append(DifferingFigure(mention.figure, other.figure))
        before.append(mention)
    return found


def mentions(
    article: Article, figures: Iterable[Figure], speakers: Mapping[int, str]
) -> Iterator[FigureMention]:
    """The figures that can be compared with others, in the order given; English only.

    Args:
        article: an Article.
        figures: its figures.
        speakers: the speaker of each sentence, by the sentence's index.
    """
    if article.language not in _LANGUAGES:
        return
    for sentence, own in groupby(figures, key=lambda figure: figure.sentence):
        told = _Told.by(sentence, article.language)
        for figure in checked(own):
            mention = _mention(article, figure, told, speakers.get(sentence.index))
            if mention is not None:
                yield mention


# One figure differs from none.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """The content of a sentence besides its figures; `stems` have no digits."""

    changes: bool
    stems: frozenset[str]
    times: frozenset[str]
    names: frozenset[str]

    @classmethod
    def by(cls, sentence: Sentence, language: str) -> "_Told":
        text = sentence.text
        return cls(
            _CHANGE.search(text) is not None,
            frozenset(stem for stem in stems_of(text, language) if not any(map(str.isdigit, stem))),
            frozenset(found[0].lower() for found in _TIME.finditer(text)),
            # The first word always has a capital.
            frozenset(found[0] for found in _NAME.finditer(text) if found.start()),
        )


def _mention(
    article: Article, figure: Figure, told: _Told, speaker: str | None
) -> FigureMention | None:
    """The figure, where it is one to hold against others."""
    source, sentence = article.source, figure.sentence
    start = sentence.span.start
    amount = _amount(figure.number)
    what = Span(start + _counted_from(figure.number), figure.phrase.end).of(source)
    counted = frozenset(content_stems(what, article.language))
    rate = _RATE.search(source, figure.span.end, figure.phrase.end + _LOOK_BEHIND)
    if rate is not None and amount is not None:
        amount = replace(amount, unit=f"{amount.unit} per {rate[1].lower()}")
        counted -= frozenset(content_stems(rate[1], article.language))
    if amount is None or not counted or counted & _durations() or told.changes:
        return None
    before = source[max(start, figure.span.start - _LOOK_BACK) : figure.span.start]
    if _OTHERS.search(before):
        return None
    return FigureMention(
        figure,
        amount,
        counted,
        told.stems - counted,
        told.times,
        told.names,
        speaker and speaker.casefold(),
    )


def _elsewhere(one: FigureMention, other: FigureMention) -> bool:
    """Whether two mentions in one article differ, and not within one sentence."""
    return one.figure.sentence.index != other.figure.sentence.index and differ(one, other)


def differ(one: FigureMention, other: FigureMention) -> bool:
    """Whether two mentions of a thing give different numbers where they should not.

    They are in different sentences, of one article or of two.
    """
    if one.times != other.times or (one.names - other.names and other.names - one.names):
        return False
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return False
    shared = len(one.matter & other.matter)
    shorter = min(len(one.matter), len(other.matter))
    if shared < _SHARED_WORDS or shared < _SAME_MATTER * shorter:
        return False
    difference = abs(one.amount.value - other.amount.value)
    # The one may be the other, rounded.
    return difference > 0 and difference >= _HALF * max(one.amount.step, other.amount.step)


def _counted_from(number: Number) -> int:
    """Where the words for the thing counted begin; for "40 kg" at "kg"."""
    return number.span.end if number.unit_kind is None else number.amount.end


@cache
def _durations() -> frozenset[str]:
    """What years and the like are counted by: two spans of time are seldom the same one."""
    return frozenset(content_stems(" ".join(["times", *sorted(time_units("en"))]), "en"))


def _amount(number: Number) -> Amount | None:
    """The value of a number; None if it is uncertain."""
    if number.value is None:
        return None
    return Amount(
        f"{number.kind}:{number.currency or number.unit or ''}", number.value, number.step
    )
