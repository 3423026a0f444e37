"""Names in languages other than English, by listed words beside and in them.

A person is told by a given name, a role or an address in front; an organisation by the word that
makes it one, a firm's letters or capitals alone; a place by a list or by "in". What none of these
shows is no name here: in German every noun has a capital, and elsewhere every heading.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nutgraf.article import Article, Span
from nutgraf.cancellation import checked
from nutgraf.facts.names.listed_bodies import organisation_at, place_at
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
        article: shown text, in a language whose names are told by lists.
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
    index = 0
    words = [without_elision(text, word) for word in words]
    while index < len(words):
        if not is_capital(words, index, lists):
            index += 1
            continue
        end = end_of_run(words, index, lists)
        found = _mention(text, words, index, end, lists)
        if found is None:
            start = past_roles(words, index, end, lists)
            if start < end:
                # Perhaps the surname of somebody who is named in full elsewhere.
                yield _perhaps(text, words, start, end, lists)
            index = end
            continue
        mention, index = found
        yield mention


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
            _add_shortened(one, by_words)
            continue
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
) -> None:
    """Add a mention to whoever has it for a surname, with or without what stands before it."""
    for form in filter(None, (one.with_particle, one)):
        meant = (by_words.get((kind, form.words)) for kind in _MAY_BE_SHORTENED)
        group = next(filter(None, meant), None)
        if group is not None:
            group.mentions.append(form)
            return


_MAY_BE_SHORTENED = (NameKind.PERSON, NameKind.ORGANISATION)


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
