"""Names of a sentence that a passage lacks."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from nutgraf.attribution.pronouns import PRONOUNS
from nutgraf.briefing.multi_document.content import weekday_of
from nutgraf.facts.names.known import known
from nutgraf.language.wordlists import words
from nutgraf.verification.passages import Passages
from nutgraf.verification.tokens import Phrase, SentenceTokens, SentenceWord


def name_phrases(tokens: Sequence[SentenceWord], names: AbstractSet[str]) -> Iterator[Phrase]:
    """The names in a sentence: words with a capital in a row.

    Args:
        tokens: the sentence, or a part of it.
        names: the words of names, as they are compared, for those that open a sentence.
    """
    run: list[SentenceWord] = []
    for token in tokens:
        is_name = _is_name(token, names)
        if run and not (is_name and token.start - run[-1].end <= 1):
            yield tuple(run)
            run = []
        if is_name:
            run.append(token)
    if run:
        yield tuple(run)


def _is_name(token: SentenceWord, names: AbstractSet[str]) -> bool:
    if token.is_number or token.word.startswith("month ") or weekday_of(token.low) is not None:
        return False
    return token.is_capital or (token.is_opening and not token.is_common and token.word in names)


def missing_names(
    phrases: Sequence[Phrase],
    own: SentenceTokens,
    places: Sequence[int],
    passages: Passages,
    names: AbstractSet[str],
) -> Iterator[tuple[Phrase, str | None]]:
    """The names that the passages do not have, each with one that they have in its place.

    Args:
        phrases: the names of the sentence, or of the part that the passages are evidence of.
        own: the whole sentence.
        places: the passages.
        passages: the article's.
        names: the words of names in both texts.
    """
    others = [passages.tokens(place) for place in places]
    here = {number for place in places for number in passages.named[place]}
    before = {number for place in places for number in passages.named_before(place)}
    # Another name than the sentence's may be what one of these was put for.
    has_others = any(
        not any(token.word in own.words for token in phrase)
        for other in others
        for phrase in name_phrases(other.tokens, names)
    )
    for phrase in phrases:
        gone = tuple(token for token in phrase if not _has(others, token, passages.language))
        if not gone:
            continue
        asked = frozenset(token.word for token in phrase)
        bearers = {n for n, name in enumerate(passages.names) if asked <= name.words}
        if bearers & here or (bearers & (before | passages.often) and not has_others):
            continue
        rivals = [
            name
            for name in (passages.names[n] for n in sorted(here))
            if not any(form <= own.words for form in name.forms)
        ]
        kinds = {passages.names[n].kind for n in bearers}
        rivals = [name for name in rivals if not kinds or name.kind in kinds]
        said = {n for place in places for n in passages.speakers(place)}
        if bearers & said and not rivals:
            continue
        if any(_is_meant(phrase, bearers, own, place, passages) for place in places):
            continue
        yield gone, rivals[0].name if rivals else None


def _is_meant(
    phrase: Phrase, bearers: AbstractSet[int], own: SentenceTokens, place: int, passages: Passages
) -> bool:
    """Whether a pronoun is in the place of a name and may refer to its bearer."""
    if not bearers & passages.named_before(place):
        return False
    here, passage = _beside(phrase, own), passages.tokens(place)
    for token in passage.tokens:
        if token.low in PRONOUNS or token.low in words("standing-in", passages.language):
            there = _beside((token,), passage)
            if here[0] == there[0] or here[1] == there[1]:
                return True
    return False


def _has(others: Sequence[SentenceTokens], token: SentenceWord, language: str) -> bool:
    if token.low.rstrip(".") in known(language).honorifics:
        return True
    own = {token.word, token.low, token.low.removesuffix("'s")}
    return any(not own.isdisjoint(other.words) or other.has(token.word) for other in others)


def moved_names(
    phrases: Sequence[Phrase], own: SentenceTokens, passage: SentenceTokens, names: AbstractSet[str]
) -> Iterator[tuple[Phrase, str]]:
    """The names that replace another name of the passage and are not in their own place."""
    its = list(name_phrases(passage.tokens, names))
    beside = [_beside(phrase, passage) for phrase in its]
    for phrase in phrases:
        here = _beside(phrase, own)
        if here == (None, None):
            continue
        words = {token.word for token in phrase}
        same = [
            its_beside
            for other, its_beside in zip(its, beside, strict=True)
            if words & {token.word for token in other}
        ]
        if any(_is_same_place(here, there) for there in same):
            continue
        for other, its_beside in zip(its, beside, strict=True):
            if its_beside == here and words.isdisjoint(token.word for token in other):
                yield phrase, passage.text[other[0].start : other[-1].end]
                break


def _is_same_place(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None]
) -> bool:
    """Whether a name is next to the same words; a function word is not enough."""
    if one == other:
        return True
    return any(
        word is not None and word == its and len(word) > _SMALL_WORD
        for word, its in zip(one, other, strict=True)
    )


_SMALL_WORD = 4


def _beside(phrase: Phrase, sentence: SentenceTokens) -> tuple[str | None, str | None]:
    """The words before and after a name."""
    places = [n for n, token in enumerate(sentence.tokens) if token in (phrase[0], phrase[-1])]
    first, last = places[0], places[-1]
    before = sentence.tokens[first - 1].word if first else None
    after = sentence.tokens[last + 1].word if last + 1 < len(sentence.tokens) else None
    return before, after
