"""Who a pronoun that speaks stands for: the nearest name before it that fits.

Names are those of speakers and those that sentences begin with. What fits is told by number, by
titles and nouns that tell women from men ("Mrs.", "spokesman"), and by what the article has already
called the bearer of the name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from nutgraf.article import Article, Span
from nutgraf.cancellation import checked
from nutgraf.claims.claim import Attribution
from nutgraf.claims.roles import role_nouns, role_of
from nutgraf.claims.speakers import grammar
from nutgraf.claims.wordlists import words

# Of the names before a pronoun so many are tried, and none that is so many sentences back.
_MOST_TRIED = 8
_FURTHEST = 6
# Further back than this a name that surely fits is better than a nearer one that may.
_NEAR = 1
_PRONOUNS = {
    "he": "he",
    "him": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "it": "it",
    "its": "it",
    "they": "they",
    "them": "they",
    "their": "they",
}
_NAME = re.compile(r"[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?){1,4}(?=[ ,])")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class _Mention(NamedTuple):
    """A name where it stands, with its last word and whether it names a man, a woman ..."""

    span: Span
    sentence: int
    key: str
    fits: frozenset[str]


def with_names(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with who their pronouns stand for, and with what their speakers are."""
    text = article.source
    mentions: list[_Mention] = []
    called: dict[str, str] = {}
    roles: dict[str, Span] = {}
    openings = _openings(article, attributions)
    opening = next(openings, None)
    found: dict[int, Attribution] = {}
    order = sorted(
        (index for index, a in enumerate(attributions) if a.source is not None),
        key=lambda index: attributions[index].source or Span(0, 0),
    )
    for index in checked(order):
        attribution = attributions[index]
        source = attribution.source
        if source is None:
            continue
        while opening is not None and opening.span.start < source.start:
            mentions.append(opening)
            opening = next(openings, None)
        pronoun = _PRONOUNS.get(source.of(text).lower())
        resolved = attribution.resolved
        if pronoun is not None:
            mention = _nearest(mentions, pronoun, called, attribution)
            if mention is not None:
                resolved = mention.span
                if pronoun in {"he", "she"}:
                    called.setdefault(mention.key, pronoun)
        named = resolved or source
        mention = _mention(article, named, attribution.sentence)
        role = None
        if mention is not None:
            role = role_of(
                text, named, _sentence_end(article, named, attribution), article.language
            )
            role = role or roles.get(mention.key)
            if role is not None:
                roles.setdefault(mention.key, role)
            mentions.append(mention._replace(span=named))
        found[index] = replace(attribution, resolved=resolved, role=role)
    return [found.get(index, attribution) for index, attribution in enumerate(attributions)]


def _nearest(
    mentions: Sequence[_Mention],
    pronoun: str,
    called: dict[str, str],
    attribution: Attribution,
) -> _Mention | None:
    nearest: _Mention | None = None
    for mention in reversed(mentions[-_MOST_TRIED:]):
        distance = attribution.sentence - mention.sentence
        if distance > _FURTHEST:
            break
        if pronoun not in mention.fits or called.get(mention.key, pronoun) != pronoun:
            continue
        sure = len(mention.fits) == 1 or mention.key in called
        if sure or distance <= _NEAR:
            return nearest if nearest and not sure else mention
        nearest = nearest or mention
    return nearest


def _openings(article: Article, attributions: Sequence[Attribution]) -> Iterator[_Mention]:
    """The names that sentences begin with."""
    known = grammar(article.language)
    small = known.prepositions | known.subordinators | known.conjunctions | known.determiners
    past = 0
    speeches = [a.content for a in attributions if a.direct]
    for sentence in article.sentences:
        while past < len(speeches) and speeches[past].end <= sentence.span.start:
            past += 1
        if past < len(speeches) and speeches[past].start < sentence.span.start:
            # What somebody else says.
            continue
        match = _NAME.match(article.source, sentence.span.start, sentence.span.end)
        if match is not None:
            first, _, rest = match.group().partition(" ")
            start = match.start() + (len(first) + 1 if first.lower() in small and rest else 0)
            span = Span(start, match.end())
            found = _mention(article, span, sentence.index)
            if found is not None:
                yield found


def _mention(article: Article, span: Span, sentence: int) -> _Mention | None:
    """A name or description, and what pronouns may stand for it; None for what is neither."""
    known = grammar(article.language)
    found = [match.group() for match in _WORD.finditer(article.source, span.start, span.end)]
    if not found or (len(found) == 1 and found[0].lower() in known.pronouns | known.relatives):
        return None
    key = found[-1].lower().removesuffix("'s").removesuffix("’s")
    return _Mention(span, sentence, key, _fits(found, article.language))


def _fits(found: Sequence[str], language: str) -> frozenset[str]:
    """The pronouns that may stand for a phrase."""
    known = grammar(language)
    lows = [word.lower() for word in found]
    if any(low in {"and", "&"} for low in lows):
        return frozenset({"they"})
    for pronoun in ("he", "she"):
        if not words("roles", pronoun, language).isdisjoint(lows):
            return frozenset({pronoun})
    nouns = role_nouns(language)
    person = any(low in nouns for low in lows)
    if lows[0] in known.determiners or not found[-1][0].isupper():
        head = next((i for i, low in enumerate(lows) if i and low in known.prepositions), len(lows))
        if lows[head - 1] in nouns:
            return frozenset({"he", "she"})
        plural = lows[head - 1].endswith("s") and not lows[head - 1].endswith(("ss", "'s"))
        return frozenset({"they"} if plural else {"it", "they"})
    return frozenset({"he", "she"} if person else {"he", "she", "it"})


def _sentence_end(article: Article, span: Span, attribution: Attribution) -> int:
    sentences = article.sentences
    index = attribution.sentence
    if 0 <= index < len(sentences) and span.start in range(
        sentences[index].span.start, sentences[index].span.end
    ):
        return sentences[index].span.end
    return min(len(article.source), span.end)
