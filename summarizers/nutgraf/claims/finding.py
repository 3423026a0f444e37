"""From an article to its claims, best first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from nutgraf.article import Article, Section, Sentence, Span
from nutgraf.cancellation import checked, checkpoint
from nutgraf.claims.assertions import assertion_of, assertions_in
from nutgraf.claims.attribution import find_attributions
from nutgraf.claims.checkworthiness import (
    Place,
    Signal,
    article_signals,
    reasons_of,
    score_of,
    setting_of,
)
from nutgraf.claims.claim import Attribution, Claim, Kind, Voice
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
    if attributions is None:
        attributions = find_attributions(article)
    speakers = _speakers(article, attributions)
    assertions = assertions_in(article, lambda index: _voice(speakers.get(index)))
    title = Reading(article.title.text, article.language).stems if article.title else ()
    setting = setting_of([assertion.stems for assertion in assertions], title)
    checkpoint()

    def signals_of(place: Place) -> list[Signal]:
        said = assertions[place.sentence]
        added = article_signals(said.signals, said.stems, said.voice, setting, place)
        return [*said.signals, *added]

    sentences = article.sentences
    scores: dict[Place, float] = {}
    for before, index in enumerate(i for i, said in enumerate(assertions) if said.is_claim):
        inside = span is None or sentences[index].span in span
        if inside and (wanted is None or not wanted.isdisjoint(assertions[index].kinds)):
            place = Place(index, before)
            scores[place] = score_of(signals_of(place))
    checkpoint()
    # Sorting is stable: of equals the earlier sentence comes first.
    best_first = sorted(scores, key=lambda place: -scores[place])
    claims: list[Claim] = []
    for place in best_first if limit is None else best_first[: max(0, limit)]:
        sentence, said = sentences[place.sentence], assertions[place.sentence]
        claims.append(
            Claim(
                sentence=sentence,
                score=scores[place],
                kinds=said.kinds,
                hedged=bool(said.hedges),
                hedges=_hedges(sentence.span.start, said.hedges),
                speaker=speakers.get(place.sentence),
                reasons=reasons_of(signals_of(place)),
            )
        )
    return claims


def rate_claims(sentences: Sequence[str]) -> list[float]:
    """The check-worthiness of each of some bare sentences, between 0 and 1.

    >>> low, high = rate_claims(["Is it so?", "Rents rose by 12% in 2021, the city said."])
    >>> low < high
    True
    """
    assertions = [assertion_of(Reading(text)) for text in checked(sentences)]
    return [score_of(found.signals) if found.is_claim else 0.0 for found in assertions]


def _voice(speaker: Attribution | None) -> Voice:
    if speaker is None:
        return Voice.WRITER
    return Voice.QUOTED if speaker.direct else Voice.REPORTED


def _hedges(start: int, places: Sequence[int]) -> tuple[Span, ...]:
    """The spans of hedges, given from the start of their sentence."""
    if not places:
        return ()
    pairs = zip(places[::2], places[1::2], strict=True)
    return tuple(Span(start + first, start + end) for first, end in pairs)


def _speakers(article: Article, attributions: Sequence[Attribution]) -> Mapping[int, Attribution]:
    """For each sentence that is someone's, the attribution that covers most of it.

    The source of a pronoun's attribution is moved to the nearest name before.
    """
    named = _named(article, attributions)
    best: dict[int, tuple[int, int, Attribution]] = {}
    sentences = article.sentences
    first = 0
    for order, attribution in enumerate(attributions):
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
