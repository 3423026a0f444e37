"""Whether a claim needs a source, or the writer is the source.

Writers who report what they saw, did or thought are the source: letters, columns, interviews,
diaries. Of everything else, only what somebody must have measured or estimated needs a named
source.
"""

from nutgraf.article import Article
from nutgraf.claims.claim import Claim
from nutgraf.claims.kind import Kind
from nutgraf.facts.numbers import NumberKind
from nutgraf.patterns import pattern

_FIRST_PERSON = pattern(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
_STRAIGHT = str.maketrans("“”", '""')
# From this share of its sentences on that speak of "I" or "we", a text is the writer's own account.
_SHARE = 0.15
# Nobody counts this many on their own.
_MEASURED_FROM = 1000


def is_own_account(article: Article) -> bool:
    """Whether the writer speaks of their own experience, ignoring quotations.

    >>> from nutgraf.reading import read
    >>> is_own_account(read("I left in May. The sea was high. We sank."))
    True
    """
    sentences = article.sentences
    own = sum(speaks_of_oneself(sentence.text) for sentence in sentences)
    return bool(sentences) and own >= _SHARE * len(sentences)


def speaks_of_oneself(text: str) -> bool:
    """Whether a sentence is in the first person, quotations aside."""
    outside = text.translate(_STRAIGHT).split('"')[::2]
    return any(_FIRST_PERSON.search(part) for part in outside)


def needs_source(claim: Claim) -> bool:
    """Whether a claim without a named source has a figure that somebody must have measured."""
    return (
        claim.speaker is None
        and Kind.QUANTITY in claim.kinds
        and any(
            figure.number.kind is not NumberKind.COUNT
            or (figure.number.high or figure.number.value or 0) >= _MEASURED_FROM
            for figure in claim.figures
        )
        and not speaks_of_oneself(claim.sentence.text)
    )
