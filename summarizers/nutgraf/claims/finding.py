"""From an article to its claims, best first."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Literal, NamedTuple

from nutgraf.article import Article, Section, Sentence, Span
from nutgraf.attribution import Attribution, find_attributions
from nutgraf.attribution.turns import said_in_turns
from nutgraf.cancellation import checked, checkpoint
from nutgraf.claims.ahead import with_what_lies_ahead
from nutgraf.claims.article_context import (
    ArticleContext,
    SentencePosition,
    article_signals,
    context_of,
)
from nutgraf.claims.assertions import Assertion, assertion_of, assertions_in
from nutgraf.claims.checkworthiness import reasons_of, score_of
from nutgraf.claims.claim import Claim, Voice
from nutgraf.claims.instructions import is_how_to, is_instruction
from nutgraf.claims.kind import Kind
from nutgraf.claims.sentence_speakers import sentence_speakers
from nutgraf.claims.sentences import Reading
from nutgraf.claims.signals import Signal
from nutgraf.facts import DateMention, Figure, find_dates, find_figures
from nutgraf.locating import in_shown_text
from nutgraf.reading import read


def find_claims(  # noqa: PLR0913  # each narrows the list by something of its own
    article: Article | str,
    limit: int | None = None,
    kinds: Collection[Kind | str] | None = None,
    within: Section | Span | None = None,
    attributions: Sequence[Attribution] | None = None,
    *,
    hedged: bool | None = None,
    speaker: str | None = None,
    order: Literal["score", "text"] = "score",
) -> list[Claim]:
    """The article's claims with their facts, the most check-worthy first.

    Ties go to the earlier sentence. Questions, exhortations, labels and fragments are not claims.

    Args:
        article: an Article, or a text to read.
        limit: the maximum number of claims; None for all.
        kinds: keep claims of at least one of these kinds; None for all.
        within: keep claims whose sentence lies in this section or span.
        attributions: the article's attributions, if they have already been found.
        hedged: keep only claims that are hedged (True) or that are not (False).
        speaker: keep claims whose speaker's name contains these words, ignoring case.
        order: "text" returns the selected claims in the order of the article.

    Raises:
        ValueError: a kind is unknown.
    """
    article = read(article) if isinstance(article, str) else article
    claims = bare_claims(
        article, limit, kinds, within, attributions, hedged=hedged, speaker=speaker, order=order
    )
    return with_facts(article, claims, claims)


def bare_claims(  # noqa: PLR0913  # as above
    article: Article,
    limit: int | None = None,
    kinds: Collection[Kind | str] | None = None,
    within: Section | Span | None = None,
    attributions: Sequence[Attribution] | None = None,
    *,
    hedged: bool | None = None,
    speaker: str | None = None,
    order: Literal["score", "text"] = "score",
) -> list[Claim]:
    """The claims of `find_claims` without their figures and dates."""
    wanted = None if kinds is None else {Kind(kind) for kind in kinds}
    span = within.span if isinstance(within, Section) else within
    choice = _Choice(wanted, span, hedged, speaker, limit, order)
    return _find(article, choice, attributions)


class _Choice(NamedTuple):
    """Which of an article's claims are wanted, and in which order."""

    kinds: AbstractSet[Kind] | None
    within: Span | None
    hedged: bool | None
    speaker: str | None
    limit: int | None
    order: str


@in_shown_text
def _find(
    article: Article, choice: _Choice, attributions: Sequence[Attribution] | None
) -> list[Claim]:
    wanted, span, hedged, speaker, limit, order = choice
    seen = _look(article, attributions)
    sentences = article.sentences

    def is_asked_for(index: int) -> bool:
        said = seen.assertions[index]
        return (
            (span is None or sentences[index].span in span)
            and (wanted is None or not wanted.isdisjoint(said.kinds))
            and (hedged is None or hedged == bool(said.hedges))
            and (speaker is None or _speaks(article, seen.speakers.get(index), speaker))
        )

    scores = {
        index: score_of(seen.signals_of(index), "article")
        for index in checked(seen.claims)
        if is_asked_for(index)
    }
    checkpoint()
    # Sorting is stable: of equals the earlier sentence comes first.
    best = sorted(scores, key=lambda index: -scores[index])
    chosen = best if limit is None else best[: max(0, limit)]
    if order == "text":
        chosen = sorted(chosen)
    return [_claim(sentences[index], scores[index], seen) for index in checked(chosen)]


def with_facts(article: Article, chosen: Iterable[Claim], claims: Iterable[Claim]) -> list[Claim]:
    """Some claims of an article with their figures and dates.

    Args:
        article: the article.
        chosen: the claims to complete.
        claims: the claims with context; a year given in one of these applies to the dates after it.
    """
    firsts = [block.first for block in article.blocks if block.wording]

    def block_of(claim: Claim) -> int:
        return bisect_right(firsts, claim.sentence.index)

    wanted = list(chosen)
    blocks = {block_of(claim) for claim in wanted}
    near = {
        claim.sentence.index: claim.sentence
        for claim in checked(claims)
        if block_of(claim) in blocks
    }
    facts = _facts_of(article, [near[index] for index in sorted(near)])
    return [
        replace(claim, figures=facts[claim.sentence.index][0], dates=facts[claim.sentence.index][1])
        for claim in checked(wanted)
    ]


@in_shown_text
def signals_in(article: Article) -> dict[int, list[Signal]]:
    """What speaks for and against a check of each of the article's claims, by their sentences."""
    seen = _look(article, None)
    return {index: seen.signals_of(index) for index in seen.claims}


def without_instructions(article: Article, assertions: Sequence[Assertion]) -> list[Assertion]:
    """The assertions; instructions of a how-to assert nothing."""
    if not is_how_to(article):
        return list(assertions)
    return [
        Assertion(said.voice, is_claim=False, stems=said.stems)
        if is_instruction(sentence, article.language)
        else said
        for said, sentence in zip(assertions, article.sentences, strict=True)
    ]


class _Seen(NamedTuple):
    """Facts about an article's sentences, computed before selection."""

    assertions: Sequence[Assertion]
    speakers: Mapping[int, Attribution]
    setting: ArticleContext
    claims: Mapping[int, int]

    def signals_of(self, index: int) -> list[Signal]:
        """What speaks for and against a check of a claim, by itself and in its place."""
        said, place = self.assertions[index], SentencePosition(index, self.claims[index])
        return [
            *said.signals,
            *article_signals(said.signals, said.stems, said.voice, self.setting, place),
        ]


def _look(article: Article, attributions: Sequence[Attribution] | None) -> _Seen:
    if attributions is None:
        attributions = find_attributions(article)
    speakers = sentence_speakers(article, attributions)
    assertions = assertions_in(article, lambda index: Voice.of(speakers.get(index)))
    assertions = with_what_lies_ahead(article, assertions)
    title = Reading(article.title.text, article.language).stems if article.title else ()
    assertions = without_instructions(article, assertions)
    setting = context_of([assertion.stems for assertion in assertions], title)
    indexes = (index for index, said in enumerate(checked(assertions)) if said.is_claim)
    before = {index: before for before, index in enumerate(indexes)}
    # In a conversation everything is somebody's, and so in no other voice than the rest.
    return _Seen(assertions, {**said_in_turns(article), **speakers}, setting, before)


def _speaks(article: Article, found: Attribution | None, name: str) -> bool:
    if found is None or found.source is None:
        return False
    called = [found.source.of(article.source), found.entity.label if found.entity else ""]
    return any(name.casefold() in " ".join(words.split()).casefold() for words in called)


_Facts = tuple[tuple[Figure, ...], tuple[DateMention, ...]]


def _facts_of(article: Article, sentences: Sequence[Sentence]) -> dict[int, _Facts]:
    """The figures and dates of sentences, which are in the order of the text, by their indexes."""
    figures: dict[int, list[Figure]] = {sentence.index: [] for sentence in sentences}
    dates: dict[int, list[DateMention]] = {sentence.index: [] for sentence in sentences}
    for figure in find_figures(article, sentences):
        figures[figure.sentence.index].append(figure)
    for date in find_dates(article, sentences):
        dates[date.sentence].append(date)
    return {index: (tuple(found), tuple(dates[index])) for index, found in figures.items()}


def _claim(sentence: Sentence, score: float, seen: _Seen) -> Claim:
    said, start = seen.assertions[sentence.index], sentence.span.start
    return Claim(
        sentence=sentence,
        score=score,
        kinds=said.kinds,
        hedged=bool(said.hedges),
        hedges=_spans(start, said.hedges),
        speaker=seen.speakers.get(sentence.index),
        reasons=reasons_of(seen.signals_of(sentence.index), "article"),
        boosters=_spans(start, said.boosters),
        negations=_spans(start, said.negations),
    )


# The score is a logistic one: from here on, more speaks for looking a claim up than against it.
_WORTH_CHECKING = 0.5


def worth_checking(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that are worth a reader's time.

    Nearly every sentence of an article asserts something: marking all of them would mark nothing.
    """
    return tuple(claim for claim in claims if claim.score >= _WORTH_CHECKING)


def rate_claims(sentences: Sequence[str]) -> list[float]:
    """The check-worthiness of each of some bare sentences, between 0 and 1.

    >>> low, high = rate_claims(["Is it so?", "Rents rose by 12% in 2021, the city said."])
    >>> low < high
    True
    """
    assertions = [assertion_of(Reading(text)) for text in checked(sentences)]
    return [score_of(found.signals, "sentence") if found.is_claim else 0.0 for found in assertions]


def _spans(start: int, places: Sequence[int]) -> tuple[Span, ...]:
    """The spans of words, given relative to the start of their sentence."""
    if not places:
        return ()
    pairs = zip(places[::2], places[1::2], strict=True)
    return tuple(Span(start + first, start + end) for first, end in pairs)
