"""Names in languages other than English, by listed words next to and in them.

A person is recognized by a given name, a role or a form of address before it; an organisation by a
word that denotes one, a legal form or capital letters only; a place by a list or by "in". Anything
else is not a name here: in German every noun has a capital, and elsewhere every heading does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nutgraf.article import Article, Span
from nutgraf.cancellation import checked
from nutgraf.facts.names.listed_bodies import organisation_at, place_at, small_head_at
from nutgraf.facts.names.listed_mentions import (
    Mention,
    end_of_run,
    is_capital,
    made,
    past_roles,
    without_elision,
)
from nutgraf.facts.names.listed_people import person_at
from nutgraf.facts.names.listed_words import NameLists, is_role, name_lists
from nutgraf.facts.names.name import Name, NameKind
from nutgraf.facts.names.words import NameWord, words_between


@dataclass(slots=True)
class _Group:
    """The mentions of one bearer."""

    kind: NameKind
    mentions: list[Mention] = field(default_factory=list)


def find_listed_names(article: Article) -> list[Name]:
    """The names of an article in the order of their first mentions.

    Args:
        article: shown text, in a language whose names are found by lists.
    """
    lists = name_lists(article.language)
    text = article.source
    mentions: list[Mention] = []
    for sentence in checked(article.sentences):
        words = words_between(text, sentence.span.start, sentence.span.end)
        mentions += _in_sentence(text, words, lists)
    groups = _grouped(mentions, lists)
    return sorted((_name(group) for group in groups), key=lambda name: name.first.start)


def _in_sentence(text: str, words: Sequence[NameWord], lists: NameLists) -> Iterator[Mention]:
    index = place_end = 0
    last: tuple[Mention, int] | None = None
    words = [without_elision(text, word) for word in words]
    while index < len(words):
        if not is_capital(words, index, lists):
            body = small_head_at(text, words, index, lists)
            if body is not None:
                yield body[0]
                last, index = body, body[1]
            else:
                index += 1
            continue
        end = end_of_run(words, index, lists)
        found = _mention(text, words, index, end, lists)
        if found is None and place_end and not lists.nouns_have_capitals:
            found = _further_place(text, words, index, end, place_end)
        if found is not None and found[0].kind is NameKind.PLACE:
            place_end = found[1]
        if found is None:
            start = past_roles(words, index, end, lists)
            if start < end:
                # Perhaps the surname of somebody who is named in full elsewhere.
                yield _perhaps(text, words, start, end, lists)
            index = end
            continue
        if last is not None and last[1] == index and words[index].gap == " (":
            # As in "Agence européenne des médicaments (EMA)".
            organised = last[0].kind is found[0].kind is NameKind.ORGANISATION
            found[0].stands_for = last[0] if organised and found[0].text.isupper() else None
        last = found
        mention, index = found
        yield mention


def _further_place(
    text: str, words: Sequence[NameWord], first: int, end: int, place_end: int
) -> tuple[Mention, int] | None:
    """A place in a row of places: "en Quiroga y Folgoso"."""
    listed = first == place_end and words[first].gap == ", "
    joined = first == place_end + 1 and words[first - 1].low in _AND
    if not (listed or joined) or end - first > _LONGEST_FURTHER:
        return None
    if listed and not (end < len(words) and (words[end].low in _AND or words[end].gap == ", ")):
        return None
    span = Span(words[first].start, words[end - 1].end)
    return made(text, words[first:end], NameKind.PLACE, span), end


_AND = frozenset({"e", "y", "et", "en", "und"})
_LONGEST_FURTHER = 2


def _perhaps(
    text: str, words: Sequence[NameWord], start: int, end: int, lists: NameLists
) -> Mention:
    """A run that is no name by itself, and the same with "von" or "de la" before it."""
    span = Span(words[start].start, words[end - 1].end)
    found = made(text, words[start:end], NameKind.OTHER, span)
    first = start
    while first and words[first].gap == " " and words[first - 1].low in lists.particles:
        first -= 1
    if first < start:
        whole = Span(words[first].start, span.end)
        found.with_particle = made(text, words[first:end], NameKind.OTHER, whole)
    return found


def _mention(
    text: str, words: Sequence[NameWord], first: int, end: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """The name in the run and the index behind it."""
    for start in range(past_roles(words, first, end, lists), end):
        opens = start == first or is_role(words[start - 1].low, lists)
        if words[start].capital and (opens or words[start].low in lists.given):
            person = person_at(text, words, start, end, lists)
            if person is not None:
                return person
    organisation = organisation_at(text, words, first, end, lists)
    if organisation is not None:
        return organisation
    return place_at(text, words, first, end, lists)


def _grouped(mentions: Iterable[Mention], lists: NameLists) -> list[_Group]:
    """The mentions by whom they name: a surname is a person's who was named in full."""
    groups: list[_Group] = []
    by_words: dict[tuple[NameKind, tuple[str, ...]], _Group] = {}
    ordered = sorted(mentions, key=lambda one: (-len(one.words), one.span.start))
    shown = (one for one in ordered if one.kind is not NameKind.OTHER)
    perhaps = (one for one in ordered if one.kind is NameKind.OTHER)
    for one in checked([*shown, *perhaps]):
        if one.kind is NameKind.OTHER:
            if _add_shortened(one, by_words) or not one.cited:
                continue
            one.kind = NameKind.ORGANISATION
        elif one.kind is NameKind.PLACE and (NameKind.PERSON, one.words) in by_words:
            # "Santos" is a town, and here somebody's surname.
            by_words[NameKind.PERSON, one.words].mentions.append(one)
            continue
        meant = one.stands_for
        if meant is not None and (one.kind, meant.words) in by_words:
            by_words.setdefault((one.kind, one.words), by_words[one.kind, meant.words])
        group = by_words.get((one.kind, one.words))
        if group is None:
            group = _Group(one.kind)
            groups.append(group)
            for form in _forms(one, lists):
                by_words.setdefault((one.kind, form), group)
        group.mentions.append(one)
    return groups


def _add_shortened(
    one: Mention, by_words: Mapping[tuple[NameKind, tuple[str, ...]], _Group]
) -> bool:
    """Add a mention to the person with that surname, with or without the words before it."""
    for form in filter(None, (one.with_particle, one)):
        meant = (by_words.get((kind, form.words)) for kind in _MAY_BE_SHORTENED)
        group = next(filter(None, meant), None)
        if group is not None:
            group.mentions.append(form)
            return True
    return False


_MAY_BE_SHORTENED = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE)


def _forms(one: Mention, lists: NameLists) -> Iterator[tuple[str, ...]]:
    """The words that may name the same again: of a person the surname, with and without "von"."""
    yield one.words
    if one.kind is NameKind.PERSON:
        for at in range(1, len(one.words)):
            yield one.words[at:]
    elif one.kind is NameKind.ORGANISATION and one.words[-1].strip(".") in lists.suffixes:
        yield one.words[:-1]


def _name(group: _Group) -> Name:
    mentions = sorted(group.mentions, key=lambda one: one.span.start)
    fullest = max(mentions, key=lambda one: (len(one.words), -one.span.start))
    written = Counter(one.text for one in mentions if one.words == fullest.words)
    shown = max(written, key=lambda text: written[text])
    roles = [one.role for one in mentions if one.role is not None]
    role = max(roles, key=len) if roles else None
    others = dict.fromkeys(one.text for one in mentions if one.text != shown)
    return Name(shown, group.kind, role, tuple(one.span for one in mentions), tuple(others))
