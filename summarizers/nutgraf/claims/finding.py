"""From an article to its claims, best first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from nutgraf.article import Article, Section, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.claims.attribution import find_attributions
from nutgraf.claims.checkworthiness import (
    article_signals,
    reasons_of,
    score_of,
    sentence_signals,
    setting_of,
)
from nutgraf.claims.claim import Attribution, Claim, Kind
from nutgraf.claims.hedging import find_hedges
from nutgraf.claims.kinds import kinds_of
from nutgraf.claims.masking import masked
from nutgraf.claims.sentences import Reading
from nutgraf.claims.speakers import grammar
from nutgraf.reading import read

# A sentence is its speaker's when at least this share of it is what the speaker is said to have
# said; less is an aside ("six months after it promised to").
_LEAST_SHARE = 0.3


def find_claims(
    article: Article | str,
    limit: int | None = None,
    kinds: Collection[Kind | str] | None = None,
    within: Section | Span | None = None,
    attributions: Sequence[Attribution] | None = None,
) -> list[Claim]:
    """The article's claims, the most worth checking first; ties go to the earlier sentence.

    Questions, exhortations, labels and fragments are no claims and are left out.

    Args:
        article: an Article, or a text to read.
        limit: how many claims to return at most; None for all.
        kinds: keep claims of at least one of these kinds; None for all.
        within: keep claims whose sentence lies in this section or span.
        attributions: the article's, where they have been found already.

    Raises:
        ValueError: a kind is unknown.
    """
    article = read(article) if isinstance(article, str) else article
    wanted = None if kinds is None else {Kind(kind) for kind in kinds}
    span = within.span if isinstance(within, Section) else within
    readings = [
        Reading(masked(s.span.of(article.source), article.format), article.language)
        for s in checked(article.sentences)
    ]
    title = Reading(article.title.text, article.language) if article.title else None
    setting = setting_of(readings, title)
    if attributions is None:
        attributions = find_attributions(article)
    speakers = _speakers(article, attributions)
    claims: list[Claim] = []
    place = 0
    for sentence, reading in checked(zip(article.sentences, readings, strict=True)):
        if not reading.is_claim:
            continue
        place += 1
        if span is not None and sentence.span not in span:
            continue
        speaker = speakers.get(sentence.index)
        found = kinds_of(reading.text, speaker, reading.words, reading.language)
        if wanted is not None and not wanted & found.keys():
            continue
        hedges = [
            Span(reading.words[first].start, reading.words[end - 1].end)
            for first, end in find_hedges(reading.words, reading.language)
        ]
        shown = list(dict.fromkeys(hedge.of(reading.text).lower() for hedge in hedges))
        signals = sentence_signals(reading, found, shown)
        signals += article_signals(reading, setting, place - 1, speaker)
        offset = sentence.span.start
        claims.append(
            Claim(
                sentence=sentence,
                score=score_of(signals),
                kinds=tuple(found),
                hedged=bool(hedges),
                hedges=tuple(Span(offset + h.start, offset + h.end) for h in hedges),
                speaker=speaker,
                reasons=reasons_of(signals),
            )
        )
    claims.sort(key=lambda claim: (-claim.score, claim.sentence.index))
    return claims if limit is None else claims[: max(0, limit)]


def rate_claims(sentences: Sequence[str]) -> list[float]:
    """The check-worthiness of each of some bare sentences, between 0 and 1.

    >>> low, high = rate_claims(["Is it so?", "Rents rose by 12% in 2021, the city said."])
    >>> low < high
    True
    """
    ratings: list[float] = []
    for text in checked(sentences):
        reading = Reading(text)
        if not reading.is_claim:
            ratings.append(0.0)
            continue
        kinds = kinds_of(text, None, reading.words)
        hedges = [reading.words[first].low for first, _ in find_hedges(reading.words)]
        ratings.append(score_of(sentence_signals(reading, kinds, hedges)))
    return ratings


def _speakers(article: Article, attributions: Sequence[Attribution]) -> Mapping[int, Attribution]:
    """For each sentence that is someone's, the attribution that covers most of it.

    The source of a pronoun's attribution is moved to the nearest name before.
    """
    named = _named(article, attributions)
    best: dict[int, tuple[int, int, Attribution]] = {}
    sentences = article.sentences
    first = 0
    for order, attribution in enumerate(checked(attributions)):
        while first < len(sentences) and sentences[first].span.end <= attribution.content.start:
            first += 1
        index = first
        while index < len(sentences) and sentences[index].span.start < attribution.content.end:
            overlap = sum(_overlap(part, sentences[index]) for part in attribution.parts)
            share = overlap / max(1, len(sentences[index].span))
            if overlap and (share >= _LEAST_SHARE or attribution.direct):
                known = best.get(index)
                if known is None or overlap > known[0]:
                    best[index] = (overlap, order, attribution)
            index += 1
    return {
        index: replace(attribution, source=named.get(order, attribution.source))
        for index, (_, order, attribution) in best.items()
    }


def _overlap(part: Span, sentence: Sentence) -> int:
    return max(0, min(part.end, sentence.span.end) - max(part.start, sentence.span.start))


def _named(article: Article, attributions: Sequence[Attribution]) -> dict[int, Span]:
    """For attributions to a pronoun, by their place: the nearest name that spoke before."""
    known = grammar(article.language)
    nameless = known.pronouns | known.relatives
    named: dict[int, Span] = {}
    latest: Span | None = None
    by_source = sorted(
        (order for order, a in enumerate(attributions) if a.source),
        key=lambda order: (attributions[order].source or Span(0, 0)).start,
    )
    for order in by_source:
        source = attributions[order].source
        if source is None:
            continue
        if source.of(article.source).lower() not in nameless:
            latest = source
        elif latest is not None:
            named[order] = latest
    return named
