"""Runs split into names: "President Jane Roe" is split, adjectives of countries are removed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nutgraf.facts.names.known import Known
from nutgraf.facts.names.roles import RoleMention, is_role
from nutgraf.facts.names.runs import Run
from nutgraf.facts.names.words import NameWord
from nutgraf.patterns import pattern


class NamePiece(NamedTuple):
    """A name by the indices of its words, end exclusive.

    `title` is the honorific or role right before it within the same run; `honoured` is whether that
    is an honorific. `opens` is as in `Run`.
    """

    first: int
    end: int
    opens: bool
    title: RoleMention | None
    honoured: bool


def pieces_of(text: str, run: Run, words: Sequence[NameWord], known: Known) -> Iterator[NamePiece]:
    """The names within a run, from left to right."""
    first, end, opening = run
    office = _office_of(words, first, end, known)
    if office is not None:
        yield NamePiece(office.end, end, opens=False, title=office, honoured=False)
        return
    first, opening = _past_small(text, words, first, end, known, opening=opening)
    if first >= end:
        return
    head = _last_title(words, first, end, known)
    if head is None:
        end = _without_title(words, first, end, known)
        yield from _piece(words, Run(first, end, opening), known)
        return
    start = head
    while start > first and _goes_before(words[start - 1], known):
        start -= 1
    yield from _piece(words, Run(first, _without_title(words, first, start, known), opening), known)
    honoured = words[head].low in known.honorifics
    reported = words[head].low in known.reported_honorifics
    told = is_role(words[head], known) or words[head].low in known.lower_roles
    title = RoleMention(start, head + 1) if told or reported else None
    if title and start == head and start > 0:
        # "the party's General Secretary Jane Roe", "former President Jane Roe".
        title = RoleMention(_small_before(words, start), head + 1)
    if honoured and not title and start < head:
        # "Head teacher Ms Jane Roe": the role before the honorific.
        title = RoleMention(start, head)
    rest = head + 1
    yield NamePiece(rest, end, opens=False, title=title, honoured=honoured)


def _office_of(words: Sequence[NameWord], first: int, end: int, known: Known) -> RoleMention | None:
    """The office before a name that its field seems to begin: "Minister of Trade Ann Lee"."""
    if end - first < _NAME_AFTER_STATE or first < _NAME_AFTER_STATE:
        return None
    of, head = words[first - 1], words[first - 2]
    if of.low != "of" or of.gap != " " or not is_role(head, known):
        return None
    given = (
        index
        for index in range(first + 1, end - 1)
        if words[index].low in known.given and _is_field(words[index - 1], known)
    )
    name = first + 1 if words[first].low == "state" else next(given, None)
    if name is None:
        return None
    start = first - 2
    while start > 0 and words[start].gap == " " and _goes_before(words[start - 1], known):
        start -= 1
    return RoleMention(start, name)


def _is_field(word: NameWord, known: Known) -> bool:
    """Whether somebody may have an office of it: "education", "France"."""
    low = word.low
    return low in known.role_modifiers or low in known.places or low in known.organisation_heads


_NAME_AFTER_STATE = 2


def is_acronym(word: NameWord, text: str) -> bool:
    """Whether a word is in capital letters only, unlike the words around it: "WHO"."""
    if word.end - word.start not in _ACRONYM or not text[word.start : word.end].isupper():
        return False
    around = text[max(0, word.start - _AROUND) : word.start] + text[word.end : word.end + _AROUND]
    return not around.isupper()


_ACRONYM = range(2, 7)
_AROUND = 12


def _small_before(words: Sequence[NameWord], start: int) -> int:
    before = words[start - 1]
    joined = words[start].gap == " " and before.low in {"former", "ex", "acting", "then", "deputy"}
    return start - 1 if joined else start


def _past_small(
    text: str, words: Sequence[NameWord], first: int, end: int, known: Known, *, opening: bool
) -> tuple[int, bool]:
    """Where a run begins without "The", "In" and the like, and if it is still at an opening."""
    while first < end:
        word = words[first]
        low = word.low
        smalls = known.small if opening else _ARTICLES
        small = low in smalls and not _is_initial(words, first, end)
        after_given = first + 1 < end and low in known.any_given
        if small:
            pair = f"{low} {words[first + 1].low}" if first + 1 < end else ""
            if pair in known.places or pair in known.organisations or is_acronym(word, text):
                break
        if low in known.role_modifiers and first + 1 < end and is_role(words[first + 1], known):
            break
        apart = first + 1 < end and (
            _ATTRIBUTE.search(low) is not None or _is_label(text, words, first, end, known)
        )
        if not (small or apart or (opening and end - first > 1 and _only_opens(low, known))):
            break
        if after_given and not opening:
            break
        first, opening = first + 1, False
    return first, opening


def _only_opens(low: str, known: Known) -> bool:
    """Whether a word is hardly part of a name: "Reportedly", "Second-placed"."""
    if low.endswith("ly"):
        return low not in known.given
    if low.startswith(_ELIDED):
        return True
    return "-" in low and low.partition("-")[0] in known.small


def _is_label(text: str, words: Sequence[NameWord], first: int, end: int, known: Known) -> bool:
    """Whether an acronym is only a player's position: "CB Tom Roe"."""
    word = words[first]
    if first + 2 >= end or not is_acronym(word, text) or len(word.low) > _LONGEST_LABEL:
        return False
    listed = word.low in known.organisations or word.low in known.places
    return not listed and words[first + 1].low in known.given


_LONGEST_LABEL = 3
# "Hull-based Harrow Dynamics", "the Labour-controlled House"
_ATTRIBUTE = pattern(r"-(?:based|led|backed|owned|controlled|run|funded|born|trained)$")
# "L'économiste Jane Roe"
_ELIDED = ("l'", "d'", "qu'")
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "our", "my", "his", "her", "their", "its"})


def _is_initial(words: Sequence[NameWord], index: int, end: int) -> bool:
    """Whether a letter is the initial of a name: "A. Roe"."""
    return len(words[index].low) == 1 and index + 1 < end and words[index + 1].gap == ". "


def _last_title(words: Sequence[NameWord], first: int, end: int, known: Known) -> int | None:
    """The last word of a run that is a title of the words after it."""
    for head in range(end - 2, first - 1, -1):
        word = words[head]
        if word.owns or word.capital is False:
            continue
        chief = word.low in known.lower_roles and words[head - 1].low in known.role_modifiers
        ranked = word.low in _RANKS and end - head > _RANKED and words[head + 1].low in known.given
        titled = word.low in known.honorifics or is_role(word, known) or ranked
        if titled or (chief and head > first):
            rest = words[head + 1 : end]
            if not rest[0].capital and rest[0].low not in known.opening_particles:
                continue
            if rest[-1].low in known.places and len(rest) > 1 and word.low == "miss":
                return None
            if any(_makes_no_person(one, known) for one in rest) or rest[-1].low in known.events:
                return None
            if rest[0].low == "general" and len(rest) > 1:
                return head + 1
            if head > first and words[head - 1].low in known.given:
                # "Ann King Jr"
                continue
            return head
    return None


# Titles only before a whole name: "General Ann Lee".
_RANKS = frozenset({"general", "major", "marshal", "chair", "dean"})
_RANKED = 2


def _makes_no_person(word: NameWord, known: Known) -> bool:
    if not word.capital or word.low in known.any_given:
        return False
    return word.low in known.organisation_heads or word.low in known.place_words


def _goes_before(word: NameWord, known: Known) -> bool:
    return not word.owns and (
        word.low in known.role_modifiers
        or word.low in known.honorifics
        or is_role(word, known)
        or word.low in known.adjectives
    )


def _without_title(words: Sequence[NameWord], first: int, end: int, known: Known) -> int:
    """The end of a run without a title that no name follows: "the UK Prime Minister"."""
    last = end
    if end - first > 1 and not words[end - 2].capital:
        # "Ministry of Justice"
        return end
    while last > first and (
        is_role(words[last - 1], known)
        or (last < end and words[last - 1].low in known.role_modifiers)
    ):
        if last - 1 > first and words[last - 2].low in known.any_given:
            return end
        last -= 1
    return last


def _piece(words: Sequence[NameWord], run: Run, known: Known) -> Iterator[NamePiece]:
    first, end, opening = run
    if first >= end:
        return
    rest = [word for word in words[first + 1 : end] if word.capital]
    if words[first].low in known.adjectives:
        belongs = any(
            word.low in known.organisation_heads
            or word.low in known.place_words
            or word.low in known.events
            for word in rest
        )
        lone_event = len(rest) == 1 and rest[0].low in known.events
        if (lone_event or not belongs) and not _is_named(words, first, end, known):
            first, opening = first + 1, False
    while (
        end > first
        and not words[end - 1].capital
        and words[end - 1].low not in known.organisation_suffixes
    ):
        end -= 1
    second = _second_name(words, first, end, known)
    if second is not None:
        yield NamePiece(first, second, opening, None, honoured=False)
        first, opening = second, False
    if first < end:
        yield NamePiece(first, end, opening, None, honoured=False)


def _is_named(words: Sequence[NameWord], first: int, end: int, known: Known) -> bool:
    """Whether a country's adjective is part of the name: "Saudi Arabia", "British Red Cross"."""
    lows = [word.low for word in words[first:end]]
    if " ".join(lows[:_LONGEST_PLACE]) in known.places or " ".join(lows[:2]) in known.places:
        return True
    rest = " ".join(lows[1:])
    return (rest in known.organisations and " " in rest) or rest in known.of_one_country


_LONGEST_PLACE = 3


def _second_name(words: Sequence[NameWord], first: int, end: int, known: Known) -> int | None:
    """Where a person's name begins directly after that of an organisation or a place.

    "Hull University Paul Roe": from a given name on, with one or two words after it.
    """
    for index in range(max(first + 1, end - _LONGEST_FULL_NAME), end - 1):
        before, word = words[index - 1], words[index]
        if word.low not in known.given or not word.capital or word.gap != " ":
            continue
        if before.low in known.any_given or not before.capital:
            continue
        closes = (
            before.low in known.organisation_heads
            or before.low in known.places
            or before.low in known.organisations
        )
        rest = words[index + 1 : end]
        if closes and not any(_makes_no_person(one, known) for one in rest):
            return index
    return None


_LONGEST_FULL_NAME = 3


def certain_pieces_of(
    text: str, run: Run, words: Sequence[NameWord], known: Known
) -> Iterator[NamePiece]:
    """The part of a run that is certainly a name where nouns have capitals, or may be a surname.

    From a given name on, a known place or firm, otherwise the last word.
    """
    first, end, _ = run
    for index in range(first, end):
        word = words[index]
        if word.low in known.given and index + 1 < end and words[index + 1].low not in known.small:
            yield NamePiece(
                index, min(end, index + _LONGEST_PERSON), opens=False, title=None, honoured=False
            )
            return
    last = end - 1
    is_firm = words[last].low in known.organisation_suffixes and last > first
    while is_firm and words[first].low in known.small:
        first += 1
    begin = first if is_firm else last
    honoured = last > first and words[last - 1].low in known.honorifics
    if words[last].low not in known.small or is_acronym(words[last], text):
        yield NamePiece(begin, end, opens=False, title=None, honoured=honoured)


_LONGEST_PERSON = 4
