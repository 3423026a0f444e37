"""Explains the kinds, the speaker and the score of a claim, for debugging."""

from collections.abc import Iterable, Iterator, Sequence

from nutgraf.article import Article, Sentence, Span
from nutgraf.attribution import Attribution
from nutgraf.attribution.confidence import THRESHOLD
from nutgraf.attribution.explaining import possible_reports
from nutgraf.cancellation import checked
from nutgraf.claims.checkworthiness import BIAS, weights
from nutgraf.claims.claim import Claim, Voice
from nutgraf.claims.finding import signals_in
from nutgraf.claims.kinds import kinds_of
from nutgraf.claims.sentences import Reading
from nutgraf.claims.signals import Signal
from nutgraf.locating import in_shown_text

# This many characters of the content are enough to recognize it.
_OPENING = 40


@in_shown_text
def explain(article: Article, claims: Sequence[Claim]) -> list[tuple[str, ...]]:
    """For each of an article's claims, the reasons for its kinds, speaker and score, one per line.

    First the kinds with the words that show them, then every candidate cue with its verdict, the
    entity behind the speaker's words, and the parts of the score.
    """
    signals = signals_in(article)
    return [
        (
            *_of_kinds(article.language, claim),
            *_of_reports(article, claim.sentence),
            *_of_speaker(article.source, claim.speaker),
            _of_score(claim.score, signals[claim.sentence.index]),
        )
        for claim in checked(claims)
    ]


def _of_kinds(language: str, claim: Claim) -> Iterator[str]:
    found = kinds_of(Reading(claim.sentence.text, language), Voice.of(claim.speaker))
    return (f"kind {kind.value}: {reason}" for kind, reason in found.items())


def _of_reports(article: Article, sentence: Sentence) -> Iterator[str]:
    for report in possible_reports(article, sentence):
        verdict = "a report" if report.is_report else "not a report"
        source = _words(article.source, report.source) if report.source else "nobody"
        yield (
            f"“{_words(article.source, report.cue)}”: {verdict} "
            f"(rated {report.rating:+.1f}, threshold {THRESHOLD:+.1f}), "
            f"{report.construction}, {report.frame}; by {source}: "
            f"“{_words(article.source, report.content)}”"
        )


def _of_speaker(text: str, speaker: Attribution | None) -> Iterator[str]:
    if speaker is None:
        yield "speaker: the article"
        return
    called = _words(text, speaker.source) if speaker.source else "nobody named"
    steps = [called]
    if speaker.resolved and _words(text, speaker.resolved) != called:
        steps.append(f"which refers to {_words(text, speaker.resolved)}")
    if speaker.entity and speaker.entity.label != called:
        steps.append(f"who is {speaker.entity.label}")
    if speaker.role:
        steps.append(f"called {_words(text, speaker.role)}")
    kind = speaker.entity.kind.value if speaker.entity else "unknown"
    yield f"speaker: {', '.join(steps)} ({kind})"


def _of_score(score: float, signals: Iterable[Signal]) -> str:
    known = weights("article")
    parts = [(known.get(signal.name, 0.0) * signal.strength, signal.name) for signal in signals]
    parts.sort(key=lambda part: -abs(part[0]))
    told = ", ".join(f"{name} {part:+.2f}" for part, name in parts if round(part, 2))
    return f"score {score:.2f}: {BIAS} {known[BIAS]:+.2f}, {told}"


def _words(text: str, span: Span) -> str:
    words = " ".join(span.of(text).split())
    return words if len(words) <= _OPENING else f"{words[:_OPENING].rstrip()} …"
