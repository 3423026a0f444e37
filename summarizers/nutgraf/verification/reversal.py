"""Whether a passage that has a sentence's words says the opposite.

Negations, opposites and roles come from `briefing.multi_document.opposition`. There, every doubt
counts, because a wrong agreement is worse than none. A summary leaves out most of a passage, so
here only what concerns the shared words counts. Words in the same order in both are settled; what
differs between them is compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from nutgraf.briefing.multi_document.opposition import are_opposite
from nutgraf.language.wordlists import words
from nutgraf.verification.roles import swapped_around
from nutgraf.verification.tokens import SentenceTokens, SentenceWord
from nutgraf.verification.verdict import DoubtKind

# A negation applies to a content word within this many words after it, or else directly before.
_REACH = 5
_TARGETS = 2
# Words this near to the shared words belong to them.
_AROUND = 3
# Up to this many replaced words are another wording; more are an omission.
_SMALL = 4
# With this share of its words in the passage's order, roles have not changed.
_SAME_ORDER = 0.95

Found = tuple[DoubtKind, tuple[SentenceWord, ...], str | None]


@dataclass(frozen=True, slots=True)
class _Gap:
    """The text between two identical parts of a sentence and a passage."""

    own: tuple[SentenceWord, ...]
    its: tuple[SentenceWord, ...]

    @property
    def is_small(self) -> bool:
        return max(len(self.own), len(self.its)) <= _SMALL


def reversals(
    tokens: Sequence[SentenceWord],
    passage: SentenceTokens,
    language: str,
    *,
    is_close: bool,
) -> Iterator[Found]:
    """The parts of a sentence that a passage reverses, with the words in both; English only.

    Args:
        tokens: those of the sentence, or of the part of it that the passage is evidence of.
        passage: the evidence.
        language: of both.
        is_close: whether it has nearly all the words, so that their order is significant.
    """
    if not tokens or language != "en":
        return
    gaps, shared = _aligned(tokens, passage.tokens)
    yield from _negated(tokens, passage, gaps, language)
    yield from _opposite(tokens, passage, gaps, language)
    if is_close and shared < _SAME_ORDER * len(tokens):
        turned = swapped_around(tokens, passage.tokens, language)
        if turned:
            yield DoubtKind.ROLES, turned, None


def _aligned(own: Sequence[SentenceWord], its: Sequence[SentenceWord]) -> tuple[list[_Gap], int]:
    """The differences between the identical parts, and the number of words in these."""
    matcher = SequenceMatcher(
        None, [token.word for token in own], [token.word for token in its], autojunk=False
    )
    gaps, shared = [], 0
    for kind, one, end, start, stop in matcher.get_opcodes():
        if kind == "equal":
            shared += end - one
            continue
        there = its[start:stop]
        # What the passage has before or after all shared words was left out.
        if start == 0:
            there = there[-_AROUND:]
        elif stop == len(its):
            there = there[:_AROUND]
        gaps.append(_Gap(tuple(own[one:end]), tuple(there)))
    return gaps, shared


def _is_turning(token: SentenceWord, language: str) -> bool:
    return token.low in words("turning", language, fallback=False)


def _negated(
    tokens: Sequence[SentenceWord], passage: SentenceTokens, gaps: Sequence[_Gap], language: str
) -> Iterator[Found]:
    for gap in gaps:
        own = [token for token in gap.own if _is_turning(token, language)]
        its = [token for token in gap.its if _is_turning(token, language)]
        # Of what else the passage has, only a bare negation applies to the shared words.
        is_bare = bool(own or gap.own) or len(gap.its) == len(its)
        if gap.is_small and bool(own) != bool(its) and is_bare:
            told = its[0].low if its else None
            yield DoubtKind.NEGATION, tuple(own[:1] or gap.own or tokens[:1]), told
            return
    unsettled = {token for gap in gaps for token in (*gap.own, *gap.its)}
    own_targets = _targets(tokens, language)
    its_targets = _targets(passage.tokens, language)
    shared = {token.word for token in tokens} & passage.words
    for one, others, turned in (
        (own_targets, its_targets, True),
        (its_targets, own_targets, False),
    ):
        for token, targets in one:
            known = [target for target in targets if target in shared]
            if token not in unsettled or not known or known[0] != targets[0]:
                continue
            if any(target in each for target in known for _, each in others):
                continue
            where = (token,) if turned else tuple(t for t in tokens if t.word == known[0])[:1]
            yield DoubtKind.NEGATION, where, None if turned else token.low
            return


def _targets(tokens: Sequence[SentenceWord], language: str) -> list[tuple[SentenceWord, list[str]]]:
    """For each negation, the content words that it applies to."""
    found = []
    for number, token in enumerate(tokens):
        if _is_turning(token, language):
            after = [t.word for t in tokens[number + 1 : number + 1 + _REACH] if not t.is_common]
            before = [t.word for t in tokens[max(0, number - _REACH) : number] if not t.is_common]
            found.append((token, after[:_TARGETS] or before[-1:]))
    return found


def _opposite(
    tokens: Sequence[SentenceWord], passage: SentenceTokens, gaps: Sequence[_Gap], language: str
) -> Iterator[Found]:
    own = frozenset(token.word for token in tokens)
    near = _near(own, passage)
    for gap in gaps:
        for token in gap.own:
            candidates = [*gap.its] if gap.is_small else []
            if token.word not in passage.words:
                candidates += near
            for other in candidates:
                if (other.word not in own or other in gap.its) and are_opposite(
                    frozenset({token.word}), frozenset({other.word}), language
                ):
                    yield DoubtKind.OPPOSITE, (token,), other.span.of(passage.text)
                    return


def _near(own: frozenset[str], passage: SentenceTokens) -> list[SentenceWord]:
    """The words in and around the shared parts."""
    places = [
        n for n, token in enumerate(passage.tokens) if token.word in own and not token.is_common
    ]
    if not places:
        return []
    return list(passage.tokens[max(0, places[0] - _AROUND) : places[-1] + _AROUND + 1])
