"""The features of a name and its mentions for the trained weights of its kind and importance.

A feature is a name and a value; features that are not listed are 0. The cues of mentions
(`cues.py`) are features too.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from nutgraf.article import Article
from nutgraf.facts.names.evidence import NONE
from nutgraf.facts.names.form import NameForm
from nutgraf.facts.names.known import Known
from nutgraf.facts.names.mentions import NameMention
from nutgraf.patterns import pattern

Features = dict[str, float]

_WORDS = pattern(r"[^\W_]+")
# "SpaceX", "iPhone"
_CAMEL = pattern(r"[a-z][A-Z]")
_LONGEST_ACRONYM = 6
_SHORT = 3
_SUFFIX = 3
_MOST_WORDS = 5
# Evidence beyond this adds nothing; from this on, it is a feature by itself.
_MOST = 8
_SIGN = 2
_MOST_SPEAKING = 3
# A name within this many characters is named at the start.
_AT_ONCE = 500
_USUAL_LENGTH = 1000


class NamedArticle(NamedTuple):
    """The article-level values for the features.

    `title` and `headings` are their words in lower case, `first` is the start of the body, `ranks`
    maps a number of mentions to the share of names with more.
    """

    title: frozenset[str]
    headings: frozenset[str]
    first: int
    length: int
    ranks: Mapping[int, float]

    @classmethod
    def of(cls, article: Article, groups: Sequence[Sequence[NameForm]]) -> "NamedArticle":
        """That of an article whose names are `groups` of forms."""
        title = article.title.text if article.title else ""
        headings = " ".join(block.text for block in article.blocks if block.level > 1)
        first = next((block.span.start for block in article.blocks if block.wording), 0)
        counts = Counter(sum(len(form.mentions) for form in group) for group in groups)
        ranks, more = {}, 0
        for count in sorted(counts, reverse=True):
            ranks[count] = more / len(groups)
            more += counts[count]
        return cls(_lows(title), _lows(headings), first, max(1, len(article.source)), ranks)


def _lows(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.lower()))


def features_of(
    article: NamedArticle, group: Sequence[NameForm], fullest: NameForm, shown: str, known: Known
) -> Features:
    """The features of a name.

    Args:
        article: the article-level values.
        group: its forms.
        fullest: the form used as its name.
        shown: that form as written.
        known: the word lists.
    """
    mentions = [one for form in group for one in form.mentions]
    found: Features = {"bias": 1.0}
    _add_evidence(found, group, fullest)
    found.update(_of_mentions(article, mentions))
    found.update(dict.fromkeys(_wording(fullest.words, shown, known), 1.0))
    words = _WORDS.findall(shown.lower())
    for where, there in (("title", article.title), ("headings", article.headings)):
        held = [word for word in words if word in there and word not in known.small]
        if held:
            found[f"in {where}"] = len(held) / len(words)
            if held[-1] == words[-1]:
                found[f"end in {where}"] = 1.0
    for _, mention in mentions:
        found.update(dict.fromkeys(mention.cues, 1.0))
    return found


def _add_evidence(found: Features, group: Sequence[NameForm], fullest: NameForm) -> None:
    """The evidence of the rules in the words of the name and around it."""
    signs, own = NONE, NONE
    for form in group:
        signs, own = signs.plus(form.signs), own.plus(form.own)
    for place, names in enumerate(_EVIDENCE):
        for weight, (name, yes, no) in zip(
            (fullest.own[place], signs[place] - own[place]), names, strict=True
        ):
            if weight:
                found[name] = max(-_MOST, min(_MOST, weight)) / _MOST
                if weight >= _SIGN:
                    found[yes] = 1.0
                elif weight < 0:
                    found[no] = 1.0
    speaks = signs.speaks - own.speaks
    if speaks:
        found["speaks"] = min(_MOST_SPEAKING, speaks) / _MOST_SPEAKING


# For each kind, in the words and around them: the amount, and whether for or against it.
_EVIDENCE = tuple(
    tuple((name, f"{name} yes", f"{name} no") for name in (f"own {kind}", f"around {kind}"))
    for kind in ("person", "organisation", "place")
)


def _of_mentions(
    article: NamedArticle, mentions: Sequence[tuple[int, NameMention]]
) -> Iterator[tuple[str, float]]:
    count = len(mentions)
    yield "mentions", math.log(count)
    yield "rank", article.ranks[count]
    if count <= len(_FEW):
        yield _FEW[count - 1], 1.0
    starts = [offset + mention.start - article.first for offset, mention in mentions]
    first, last = min(starts), max(starts)
    yield "where", first / article.length
    yield "spread", (last - first) / article.length
    yield "length", math.log(article.length / _USUAL_LENGTH)
    if first < _AT_ONCE:
        yield "at once", 1.0
    opening = sum(bool(mention.opens) for _, mention in mentions)
    if opening:
        yield "opens", opening / count
    if any(mention.honorific for _, mention in mentions):
        yield "honorific", 1.0
    if any(mention.role is not None for _, mention in mentions):
        yield "role", 1.0
    if any(mention.stands_for is not None for _, mention in mentions):
        yield "stands for", 1.0
    after = [">," in mention.cues for _, mention in mentions]
    before = ["<," in mention.cues for _, mention in mentions]
    if any(after) or any(before):
        yield "by commas", sum(map(max, after, before)) / count
        yield "between commas", sum(map(min, after, before)) / count


_FEW = ("once", "twice")


def _wording(words: Sequence[str], shown: str, known: Known) -> Iterator[str]:
    """The features of a name's words."""
    yield from _spelling(words[-1], shown, several=len(words) > 1)
    whole = " ".join(words)
    if whole in known.places:
        yield "place"
    if whole in known.organisations:
        yield "organisation"
    several = len(words) > 1
    for word, place in ((words[0], "first"), (words[-1], "last")):
        for listed, name in known.feature_lists:
            if word in listed:
                yield f"{name} {place if several else 'alone'}"
    yield f"{min(len(words), _MOST_WORDS)} words"
    if several:
        yield from _of_several(words, known)


def _spelling(last: str, shown: str, *, several: bool) -> Iterator[str]:
    yield f"-{last[-_SUFFIX:]}"
    yield f"_{last}"
    if shown.isupper() and len(shown) <= _LONGEST_ACRONYM:
        yield "acronym"
    if len(shown) <= _SHORT:
        yield "short"
    if _CAMEL.search(shown):
        yield "camel"
    for sign in ("-", ".", "&"):
        if sign in shown:
            yield f"has {sign}"
    if any(map(str.isdigit, shown)):
        yield "digit"
    if last.endswith("s"):
        yield "plural" if several else "one plural"


def _of_several(words: Sequence[str], known: Known) -> Iterator[str]:
    yield f"{words[0]}_"
    if "of" in words or "for" in words:
        yield "of"
    if any(len(word) == 1 for word in words):
        yield "initial"
    if not known.strong_particles.isdisjoint(words):
        yield "particle"
