"""The key claims of a briefing: the most check-worthy of those that stand alone."""

from collections.abc import Iterable

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.claims import Claim
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.selection.context_dependence import BADLY, dependent_opening, leaning, possessives
from nutgraf.selection.redundancy import overlap, stems_of

# Pronouns that the line of a claim explains, where it names who said it.
_SPEAKERS = frozenset({"he", "she", "they", "it"})
# From this share of the shorter one's words on, two claims are the same: two may share many words
# and each have a figure of its own.
_SAME = 0.8
# Of the claims with a lower score fewer than half are of consequence: only the best two are listed.
_WORTH_LISTING = 0.55
_LISTED_ANYWAY = 2


def key_claims(article: Article, claims: Iterable[Claim], count: int) -> tuple[Claim, ...]:
    """At most `count` of an article's claims, given best first.

    A strongly context-dependent sentence ("That's how long they talked") says nothing in a list,
    and a claim that says the same as a better one adds nothing. If all are context-dependent, the
    best claim stays. Of the claims that are hardly worth a check only the best two are listed.
    """
    # In other languages the score says less, for it was learned from English articles.
    least = _WORTH_LISTING if article.language == FALLBACK_LANGUAGE else 0.0
    best: Claim | None = None
    chosen: list[Claim] = []
    told: list[frozenset[str]] = []
    for claim in checked(claims):
        if len(chosen) == count or (len(chosen) >= _LISTED_ANYWAY and claim.score < least):
            break
        best = best or claim
        stems = stems_of(claim.sentence.text, article.language)
        repeated = any(overlap(stems, other) >= _SAME for other in told)
        if not repeated and not _leans(article, claim):
            chosen.append(claim)
            told.append(stems)
    return tuple(chosen) if chosen or best is None else (best,)


def _leans(article: Article, claim: Claim) -> bool:
    """Whether a claim means nothing without the sentence before it."""
    if leaning(article, claim.sentence) < BADLY:
        return False
    opening = dependent_opening(claim.sentence.text, article.language)
    if opening is None:
        return True
    if opening.words in possessives(article.language):
        # "Her successor has not been named": the fact itself is told.
        return False
    said = claim.speaker
    named = said is not None and said.resolved is not None
    starts = said is not None and said.content.start <= claim.sentence.span.start
    return starts or not (named and opening.words in _SPEAKERS)
