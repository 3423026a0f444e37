"""Which sentences of a summary an article supports."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from nutgraf.article import Article, Role, Span
from nutgraf.cancellation import checked
from nutgraf.errors import NutgrafError
from nutgraf.language.words import count_words
from nutgraf.locating import source_span
from nutgraf.patterns import pattern
from nutgraf.reading import read
from nutgraf.verification.covers import covers_of
from nutgraf.verification.evidence import OF_WORDS, Cover, Lack, lacks, runs, telling
from nutgraf.verification.passages import LONGEST, Passages, passages_of
from nutgraf.verification.quote import QUOTED, quotable_of
from nutgraf.verification.tokens import SentenceTokens, SentenceWord, tokens_of
from nutgraf.verification.verdict import (
    CheckedSentence,
    Doubt,
    DoubtKind,
    Verdict,
    Verification,
    Wording,
)

# A longer text is not a summary, and would take very long with a long article.
MOST_SENTENCES = 300
# A title with fewer words says nothing: "Summary", "Key points".
_FEWEST_OF_TITLE = 5
# With this share of the words, a passage is about the same thing, and may differ.
_CLOSE = 0.8
# Less than this of a sentence's words, and nothing is near.
_NEAR = 0.34
# Passages with this much smaller a share than the nearest are ignored; at most this many are used.
_AS_NEAR = 0.1
_MOST_TRIED = 6


def verify_summary(summary: Article | str, article: Article | str) -> Verification:
    """Check a summary, whoever wrote it, against its article.

    Args:
        summary: the summary, or its text.
        article: the article, or its text.

    Raises:
        NutgrafError: the summary has more than `MOST_SENTENCES` sentences.

    >>> text = "The council met on Monday. It approved 40 new homes by the old mill in Hull."
    >>> (one,) = verify_summary("It approved 60 new homes by the old mill.", text).sentences
    >>> one.verdict.value, [(doubt.text, doubt.instead) for doubt in one.doubts]
    ('differs', [('60', '40')])
    """
    summary = read(summary) if isinstance(summary, str) else summary
    article = read(article) if isinstance(article, str) else article
    passages = passages_of(article)
    units = list(_units(summary))
    if len(units) > MOST_SENTENCES:
        raise NutgrafError(
            f"a summary of {len(units)} sentences: at most {MOST_SENTENCES} are checked at once"
        )
    names = passages.name_words | passages_of(summary).name_words | passages.capitals
    found = tuple(_checked(one, summary, names, passages) for one in checked(units))
    return Verification(summary, article, found)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of the summary, or its title: its span, and its start in the shown text."""

    span: Span
    text: str
    start: int


def _units(summary: Article) -> Iterator[_Unit]:
    """All that a summary says."""
    for block, shown in zip(summary.blocks, summary.shown.blocks, strict=True):
        if block.role is Role.TITLE and count_words(block.text) >= _FEWEST_OF_TITLE:
            yield _Unit(block.span, block.text, shown.span.start)
        for own, its in zip(block.sentences, shown.sentences, strict=True):
            yield _Unit(own.span, own.text, its.span.start)


def _checked(
    unit: _Unit,
    summary: Article,
    names: AbstractSet[str],
    passages: Passages,
) -> CheckedSentence:
    tokens = tokens_of(unit.text, passages.language)
    best, found = _best(tokens, names, passages)
    found = [*found, *_altered_quotes(tokens, passages.article)]
    found += [Lack(DoubtKind.WORDS, (word,)) for word in _added(unit.text, best.unmatched)]
    verdict = _verdict(best, found, telling(tokens.tokens))
    if verdict is Verdict.NOT_FOUND:
        # If the thing is not mentioned, it cannot be contradicted.
        found = [lack for lack in found if lack.kind not in _TURNED]
    if best.share < OF_WORDS:
        found = [lack for lack in found if lack.kind is not DoubtKind.WORDS]
    told = {token for lack in found for token in lack.tokens if lack.kind is not DoubtKind.ROLES}
    found += [
        Lack(DoubtKind.WORDS, run)
        for run in runs(telling(tokens.tokens), frozenset(best.unmatched) - told)
    ]
    found.sort(key=lambda lack: (lack.kind is DoubtKind.WORDS, lack.tokens[0].start))

    def placed(lack: Lack) -> Doubt:
        within = Span(lack.tokens[0].start, max(token.end for token in lack.tokens))
        start = unit.start
        span = source_span(summary, Span(start + within.start, start + within.end))
        return Doubt(lack.kind, span, within.of(unit.text), lack.instead)

    near = best.places if best.share >= _NEAR else ()
    return CheckedSentence(
        unit.span,
        unit.text,
        verdict,
        tuple(passages.passage(place) for place in near),
        tuple(map(placed, found)),
    )


# An addition joined to known facts, as in "holds the name and a password", is a claim of its own.
_JOINED = pattern(r"\b(?:and|or|nor)\s(?:(?:a|an|the|its|his|her|their|some|any)\s)?$")
_CLOSED = pattern(r"\s*(?:[.,;:!?)\u2013\u2014]|$)")
# As far back a joint and its article are looked for, in characters.
_JOINT = 14


def _added(text: str, unmatched: Iterable[SentenceWord]) -> Iterator[SentenceWord]:
    """The words nowhere in the evidence that are things of their own, joined to others."""
    for word in unmatched:
        before = text[max(0, word.start - _JOINT) : word.start]
        if _JOINED.search(before) and _CLOSED.match(text, word.end):
            yield word


_TURNED = frozenset({DoubtKind.NEGATION, DoubtKind.OPPOSITE, DoubtKind.ROLES})


def _verdict(best: Cover, found: Sequence[Lack], told: Sequence[SentenceWord]) -> Verdict:
    """The verdict on a sentence, from what its best evidence has and lacks."""
    if best.share >= OF_WORDS and not found:
        return Verdict.SUPPORTED
    # What differs there is also mentioned there.
    otherwise = sum(len(lack.tokens) for lack in found if lack.instead)
    if best.share + otherwise / max(1, len(told)) < _CLOSE:
        return Verdict.NOT_FOUND
    differs = any(lack.kind in _TURNED or lack.instead for lack in found)
    return Verdict.DIFFERS if differs else Verdict.NOT_FOUND


def _best(
    sentence: SentenceTokens, names: AbstractSet[str], passages: Passages
) -> tuple[Cover, list[Lack]]:
    """The passages that support a sentence or, if none do, the nearest, and what they lack.

    The passage with most of the words decides: that another with fewer words does not contradict
    the sentence does not make it supported.
    """
    if len(sentence.tokens) > LONGEST:
        return Cover((), 0.0, tuple(telling(sentence.tokens))), []
    covers = sorted(covers_of(sentence, passages), key=lambda one: (-one.worth, one.places))
    if not covers:
        return Cover((), 0.0, tuple(telling(sentence.tokens))), []
    top = covers[0].share
    tried = [one for one in covers if one.share >= top - _AS_NEAR][:_MOST_TRIED]
    best = _least_lacking(tried, sentence, names, passages)
    if best[1] and not any(lack.instead for lack in best[1]):
        # A passage with fewer of the words may have the replacement of what is missing.
        others = [one for one in covers if one not in tried and one.share >= OF_WORDS]
        other = _least_lacking([*others[:_MOST_TRIED], best[0]], sentence, names, passages)
        return other if other[1] else best
    return best


def _least_lacking(
    covers: Sequence[Cover], sentence: SentenceTokens, names: AbstractSet[str], passages: Passages
) -> tuple[Cover, list[Lack]]:
    found = [(one, lacks(one, sentence, passages, names)) for one in covers]
    return min(
        found,
        key=lambda one: (len(one[1]), -sum(bool(k.instead) for k in one[1]), -one[0].worth),
    )


def _altered_quotes(sentence: SentenceTokens, article: Article) -> Iterator[Lack]:
    """The quotations in a sentence that are not word for word in the article."""
    for match in QUOTED.finditer(sentence.text):
        tokens = tuple(
            token for token in sentence.tokens if match.start() <= token.start < match.end()
        )
        found = quotable_of(article).find(match[0])
        if tokens and found.wording is not Wording.EXACT:
            yield Lack(DoubtKind.QUOTATION, tokens, found.text or None)
