"""Figures that differ from another mention of what seems to be the same.

Two figures are held against each other when they have the same unit and count the same thing, and
their sentences share most of their other words. Texts give two numbers of one thing for many good
reasons: it changed, it was measured at another time, somebody else says otherwise, one is rounded.
Whatever looks like one of these is left alone.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.article import Article, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.claims import Claim, find_claims
from nutgraf.facts.figures import Figure, find_figures
from nutgraf.reading.word_forms import content_stems

# Elsewhere points and commas have other meanings in numbers.
_LANGUAGES = frozenset({"en"})

# The sentences share this part of the shorter one's words, and no fewer words than this, without
# the thing counted: they tell of one matter.
_SAME_MATTER = 0.4
_SHARED_WORDS = 3

# A thing that is counted on every page is held against its last mentions only.
REMEMBERED = 20

_SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
    "tn": 12,
}
_PARTS = re.compile(r"(?P<unit>[^\d\s]*)\s?(?P<number>\d[\d,.\u202f\u00a0]*)[\s-]?(?P<rest>.*)")
_GROUPING = re.compile(r"[,\u202f\u00a0]")

# A number near these is not the one that was given before, nor meant to be.
_OTHERS = re.compile(
    r"\b(?:additional|another|average|each|every|extra|first|further|last|least|mean|median|more|"
    r"most|next|only|other|per|remaining|second|third|from|between)\W{1,3}"
    r"(?:\w+\W{1,3}){0,1}$",
    re.IGNORECASE,
)
_LOOK_BACK = 30
# A text that tells of change, of choice or of a condition gives more than one number on purpose.
_CHANGE = re.compile(
    r"\b(?:add(?:s|ed)?|becom\w+|cut|doubl\w+|down|drop\w*|estimat\w+|expect\w*|fall\w*|fell|"
    r"forecast\w*|former\w*|grew|grow\w*|halv\w+|if|increas\w+|instead|less|lower\w*|more|now|"
    r"once|originally|plan\w*|previous\w*|rais\w+|reach\w*|reduc\w+|revis\w+|ris\w+|rose|sank|"
    r"shrank|shrunk|since|target\w*|tripl\w+|until|up|versus|vs|whereas|while|would)\b"
    r"|\b(?:from|between)\W{1,3}\d",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|spring|summer|autumn|winter|"
    r"morning|evening|night|year|month|week|day|decade|century|earlier|later|ago|then|quarter)s?\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z]\w*")
_DURATIONS = "seconds minutes hours days weeks months years decades centuries times"


# Of so many digits and more, zeros at the end are taken for rounding.
_ROUND = 3
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, of which unit, and to which step it is rounded: 1,200 to 100, 4.2 to 0.1."""

    unit: str
    value: Decimal
    step: Decimal


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure, how much of what it is, and what its sentence tells of besides."""

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


def differing_figures(
    article: Article, claims: Sequence[Claim] | None = None
) -> list[DifferingFigure]:
    """The figures that differ from an earlier one, in the order of the text; English only.

    Args:
        article: an Article.
        claims: all of the article's, where they have been found already: two speakers may differ.

    >>> from nutgraf.reading import read
    >>> article = read(
    ...     "The old bridge at Hull carried 4,100 lorries over the river. It was shut. "
    ...     "The old bridge at Hull carried 5,300 lorries over the river."
    ... )
    >>> [found.figure.span.of(article.source) for found in differing_figures(article)]
    ['5,300']
    """
    figures = find_figures(article)
    if len(figures) < _FEWEST:
        return []
    speakers = {
        claim.sentence.index: claim.speaker.source.of(article.source)
        for claim in (find_claims(article) if claims is None else claims)
        if claim.speaker is not None and claim.speaker.source is not None
    }
    known: dict[object, deque[Mention]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
    found = []
    for mention in mentions(article, figures, speakers):
        before = known[mention.thing]
        other = next((one for one in before if _elsewhere(one, mention)), None)
        if other is not None and not any(one.amount == mention.amount for one in before):
            found.append(DifferingFigure(mention.figure, other.figure))
        before.append(mention)
    return found


def mentions(
    article: Article, figures: Iterable[Figure], speakers: Mapping[int, str]
) -> Iterator[Mention]:
    """The figures that can be held against others, in the order given; English only.

    Args:
        article: an Article.
        figures: its figures.
        speakers: who says what a sentence says, by the sentence's index.
    """
    if article.language not in _LANGUAGES:
        return
    for figure in checked(figures):
        mention = _mention(article, figure, speakers.get(figure.sentence.index))
        if mention is not None:
            yield mention


# One figure differs from none.
_FEWEST = 2


def _mention(article: Article, figure: Figure, speaker: str | None) -> Mention | None:
    """The figure, where it is one to hold against others."""
    source, sentence, language = article.source, figure.sentence, article.language
    amount = _amount(figure.span.of(source), figure.kind)
    what = Span(figure.span.end, figure.phrase.end).of(source)
    counted = frozenset(content_stems(what, language))
    if amount is None or not counted or counted & _durations():
        return None
    before = source[max(sentence.span.start, figure.span.start - _LOOK_BACK) : figure.span.start]
    if _OTHERS.search(before) or _CHANGE.search(sentence.text):
        return None
    matter = (stem for stem in content_stems(sentence.text, language) if stem not in counted)
    return Mention(
        figure,
        amount,
        counted,
        frozenset(stem for stem in matter if not any(map(str.isdigit, stem))),
        frozenset(found[0].lower() for found in _TIME.finditer(sentence.text)),
        _names(sentence),
        speaker and speaker.casefold(),
    )


def _elsewhere(one: Mention, other: Mention) -> bool:
    """Whether two mentions in one article differ, and not within one sentence."""
    return one.figure.sentence.index != other.figure.sentence.index and differ(one, other)


def differ(one: Mention, other: Mention) -> bool:
    """Whether two mentions of a thing give different numbers where they should not.

    They stand in different sentences, of one article or of two.
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


def _durations() -> frozenset[str]:
    """What years and the like are counted by: two spans of time are seldom the same one."""
    return frozenset(content_stems(_DURATIONS, "en"))


def _names(sentence: Sentence) -> frozenset[str]:
    """The capitalised words of a sentence but the first, which is always one."""
    return frozenset(found[0] for found in _NAME.finditer(sentence.text) if found.start())


def _amount(words: str, kind: str) -> "Amount | None":
    """How much a figure is, and of what unit."""
    found = _PARTS.fullmatch(words)
    if found is None:
        return None
    digits = _GROUPING.sub("", found["number"]).rstrip(".")
    rest = found["rest"].strip().lower()
    whole, _, decimals = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    rounded = Decimal(0)
    if decimals:
        rounded = Decimal(10) ** -len(decimals)
    elif len(whole) >= _ROUND:
        rounded = Decimal(10) ** min(zeros, len(whole) - 1)
    scale = Decimal(10) ** _SCALES.get(rest, 0)
    unit = {"money": found["unit"], "percent": "point" if "point" in rest else "%"}.get(kind, "")
    return Amount(unit, Decimal(digits) * scale, rounded * scale)
