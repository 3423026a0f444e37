"""Raises the ratings of sentences about what a reader asks for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.language.stems import content_stems
from nutgraf.selection.redundancy import stems_of

# A sentence with all the words of the focus is raised above all without any: by twice the spread of
# the ratings. The words in a row, as requested, count for more.
_LIFT = 2.0
_PHRASE = 0.25
# Stems close to the focus: in several of its sentences, and seldom without it. All of them
# together lift a sentence less than one word of the focus does.
_NEAR_COUNT = 2
_NEAR_SHARE = 0.5
_NEAR_MOST = 8
_NEAR_LIFT = 0.3


def focused(article: Article, ratings: Sequence[float], focus: str) -> tuple[float, ...]:
    """Ratings raised for sentences that use the words of `focus`, or words close to them."""
    language = article.language
    wanted = tuple(dict.fromkeys(content_stems(focus, language))) or (focus.lower(),)
    spread = (max(ratings) - min(ratings) if ratings else 0.0) or 1.0
    stems = [stems_of(sentence.text, language) for sentence in checked(article.sentences)]
    near = close_to(wanted, stems)
    lifts = (
        _share(found, wanted)
        + _NEAR_LIFT * _nearness(found, near)
        + _PHRASE * (len(wanted) > 1 and _as_phrase(sentence.text, wanted, language))
        for sentence, found in zip(article.sentences, stems, strict=True)
    )
    return tuple(
        rating + _LIFT * spread * lift for rating, lift in zip(ratings, lifts, strict=True)
    )


def has_words_of(article: Article, focus: str) -> bool:
    """Whether any sentence of an article has a word of `focus`, whatever its ending.

    >>> from nutgraf.reading import read
    >>> [has_words_of(read("The mills turned."), focus) for focus in ("old mill", "zebra")]
    [True, False]
    """
    wanted = content_stems(focus, article.language) or [focus.lower()]
    every = (stems_of(sentence.text, article.language) for sentence in checked(article.sentences))
    return any(not stems.isdisjoint(wanted) for stems in every)


def close_to(wanted: Iterable[str], sentences: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """The stems that mostly occur with those of `wanted`, with the share of their uses that do.

    >>> close_to(["mill"], [frozenset({"mill", "dam"}), frozenset({"mill", "dam"}), frozenset("x")])
    {'dam': 1.0}
    """
    asked = frozenset(wanted)
    everywhere: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for stems in sentences:
        everywhere.update(stems)
        if not asked.isdisjoint(stems):
            beside.update(stems - asked)
    shares = {
        stem: count / everywhere[stem]
        for stem, count in beside.items()
        if count >= _NEAR_COUNT and count >= _NEAR_SHARE * everywhere[stem]
    }
    best = sorted(shares, key=lambda stem: (-shares[stem] * beside[stem], stem))
    return {stem: shares[stem] for stem in best[:_NEAR_MOST]}


def _share(found: frozenset[str], wanted: Sequence[str]) -> float:
    return len(found.intersection(wanted)) / len(wanted)


def _nearness(found: frozenset[str], near: Mapping[str, float]) -> float:
    if not near:
        return 0.0
    return sum(share for stem, share in near.items() if stem in found) / sum(near.values())


def _as_phrase(text: str, wanted: Sequence[str], language: str) -> bool:
    stems = content_stems(text, language)
    ends = range(len(wanted), len(stems) + 1)
    return any(tuple(stems[end - len(wanted) : end]) == tuple(wanted) for end in ends)
