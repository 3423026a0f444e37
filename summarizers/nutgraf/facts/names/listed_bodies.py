"""Organisations and places by name in languages other than English."""

from collections.abc import Sequence

from nutgraf.article import Span
from nutgraf.facts.names.listed_mentions import Mention, made
from nutgraf.facts.names.listed_words import NameLists, is_place, is_role
from nutgraf.facts.names.name import NameKind
from nutgraf.facts.names.words import NameWord

_LONGEST_ACRONYM = 6


def organisation_at(
    text: str, words: Sequence[NameWord], first: int, end: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """The organisation in a run, and the index behind it."""
    start = first
    while start < end and (
        (start == 0 and words[start].low in lists.small) or words[start].low in lists.determiners
    ):
        start += 1
    for at in range(start, end):
        found = _body_with(text, words, start, at, end, lists)
        if found is not None:
            return found
    return None


def _body_with(  # a run, the word in it and what is known
    text: str, words: Sequence[NameWord], start: int, at: int, end: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """The organisation that the word at `at` makes of the run from `start`."""
    low, written = words[at].low, text[words[at].start : words[at].end]
    if low.strip(".") in lists.suffixes and at > start:
        return _made_organisation(text, words, start, at + 1)
    if low in lists.firsts and at + 1 < end and words[at + 1].capital:
        # "SC Freiburg", "IG Metall"
        return _made_organisation(text, words, at, min(end, at + 2))
    if low in lists.heads or _has_ending(low, lists):
        return _headed(text, words, start, at, end, lists)
    if at > start:
        return None
    # "Un" is no UN.
    is_known = low in lists.known and (len(low) > _LONGEST_SHORT or written.isupper())
    is_alone = end - start == 1 and low not in lists.places
    if is_known or (is_alone and _is_acronym(written)):
        return _made_organisation(text, words, at, at + 1)
    return None


# Of what is listed as known, so short a word is written in capitals.
_LONGEST_SHORT = 4


def _headed(  # as above
    text: str, words: Sequence[NameWord], start: int, at: int, end: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """The organisation with the head at `at`: "Deutsche Bank", "Cámara de Comercio"."""
    alone = at == start and end - at == 1
    if alone and not _has_ending(words[at].low, lists):
        further = _noun_behind(words, at, lists)
        if further is None:
            return None
        return _made_organisation(text, words, at, further, whole=True)
    while at > start and words[at].gap == " " and words[at - 1].capital:
        at -= 1
    return _made_organisation(text, words, at, end)


def _has_ending(low: str, lists: NameLists) -> bool:
    return any(low.endswith(ending) and len(low) > len(ending) for ending in lists.endings)


def _is_acronym(written: str) -> bool:
    return written.isupper() and written.isalpha() and 1 < len(written) <= _LONGEST_ACRONYM


def _noun_behind(words: Sequence[NameWord], at: int, lists: NameLists) -> int | None:
    """The end of "Camera di commercio": a body and, in lower case, what it is for."""
    if at + 2 >= len(words) or lists.nouns_have_capitals:
        return None
    link, noun = words[at + 1], words[at + 2]
    fits = link.gap == noun.gap == " " and link.low in lists.links and link.low not in _AND
    return at + 3 if fits and noun.low not in lists.small else None


_AND = frozenset({"e", "y", "et", "en", "und"})


def _made_organisation(
    text: str, words: Sequence[NameWord], start: int, end: int, *, whole: bool = False
) -> tuple[Mention, int] | None:
    while not whole and end > start and not words[end - 1].capital:
        end -= 1
    if end <= start:
        return None
    span = Span(words[start].start, words[end - 1].end)
    if text[span.end : span.end + 1] == "." and "." in words[end - 1].low:
        # "S.A." ends in its stop.
        span = Span(span.start, span.end + 1)
    return made(text, words[start:end], NameKind.ORGANISATION, span), end


def place_at(
    text: str, words: Sequence[NameWord], first: int, end: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """The place at the head of a run, and the index behind it."""
    if is_place(words, first, end, lists):
        span = Span(words[first].start, words[end - 1].end)
        return made(text, words[first:end], NameKind.PLACE, span), end
    # "France Inter" is no France.
    alone = end - first == 1 or lists.nouns_have_capitals
    if words[first].low in lists.places and alone:
        span = Span(words[first].start, words[first].end)
        return made(text, words[first : first + 1], NameKind.PLACE, span), first + 1
    if first == 0:
        return None
    before = words[first - 1]
    written = text[words[first].start : words[end - 1].end]
    inside = before.low in lists.before_places and not lists.nouns_have_capitals
    # "Ecologistas en Acción" is one name.
    inside = inside and not (first > 1 and words[first - 2].capital and before.gap == " ")
    headed = before.low in lists.of_places or (
        before.low in lists.links and first > 1 and words[first - 2].low in lists.of_places
    )
    if (inside or headed) and words[first].gap == " " and not written.isupper():
        small = words[first].low in lists.small or is_role(words[first].low, lists)
        if not small and end - first <= _LONGEST_PLACE:
            span = Span(words[first].start, words[end - 1].end)
            return made(text, words[first:end], NameKind.PLACE, span), end
    return None


_LONGEST_PLACE = 4
