"""Names of organisations and places in languages other than English."""

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
    for at in range(first, end):
        known = _known_at(text, words, at, lists) if words[at].capital else None
        if known is not None:
            return known
    start = first
    while start < end and (
        (start == 0 and words[start].low in lists.small)
        or words[start].low in lists.determiners
        or (end - start > 1 and is_role(words[start].low, lists))
    ):
        start += 1
    if any(words[at].gap == " & " for at in range(start + 1, end)):
        # "Hansen & Söhne"
        return _made_organisation(text, words, start, end)
    for at in range(start, end):
        found = _body_with(text, words, start, at, end, lists)
        if found is not None:
            if start and words[start - 1].low in lists.kinds and words[start].gap == " ":
                found[0].role = Span(words[start - 1].start, words[start - 1].end)
            return found
    if lists.nouns_have_capitals:
        # "Der Energiekonzern Nordkraft": what it is stands in the run.
        start = next(
            (at for at in range(start + 1, end) if _is_kind(words[at - 1].low, lists)), start
        )
    return _told_body(text, words, start, end, lists)


def _known_at(
    text: str, words: Sequence[NameWord], start: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """A listed name of several words, whatever their capitals: "Cour des comptes"."""
    for length in _KNOWN_WORDS:
        name = words[start : start + length]
        if len(name) < length or not all(word.gap == " " for word in name[1:]):
            continue
        if " ".join(word.low for word in name) in lists.known:
            return _made_organisation(text, words, start, start + length, whole=True)
    return None


_KNOWN_WORDS = (4, 3, 2)


def small_head_at(
    text: str, words: Sequence[NameWord], index: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """A body whose first word is written small: "l'université de Toulouse"."""
    if words[index].low not in lists.small_heads:
        return None
    at = index + 1
    while at < len(words) and not words[at].capital:
        linked = words[at].low in lists.links or at == index + 1
        if not linked or words[at].gap != " " or at - index > _MOST_LINKS:
            return None
        at += 1
    if at >= len(words) or at == index + 1 or words[at - 1].low not in lists.links:
        elided = at < len(words) and words[at].gap.endswith("'")
        if not elided:
            return None
    end = at + 1
    while end < len(words) and words[end].capital and words[end].gap == " ":
        end += 1
    span = Span(words[index].start, words[end - 1].end)
    return made(text, words[index:end], NameKind.ORGANISATION, span), end


# Between "cour" and its town: "cour d'appel de Douai".
_MOST_LINKS = 3


def _told_body(
    text: str, words: Sequence[NameWord], start: int, end: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """The run as an organisation's, if the words before it say so: "le syndicat X", "selon X"."""
    if start == 0 or start >= end or not words[start].capital:
        return None
    before = words[start - 1]
    if _is_kind(before.low, lists) and words[start].gap == " ":
        if is_place(words, start, end, lists):
            return None
        end = _first_name(words, start, end, lists)
        span = Span(words[start].start, words[end - 1].end)
        role = Span(before.start, before.end)
        return made(text, words[start:end], NameKind.ORGANISATION, span, role), end
    if lists.nouns_have_capitals or is_place(words, start, end, lists):
        return None
    if words[start].low in lists.places or is_role(words[start].low, lists):
        return None
    at = start - 1
    while at > 0 and words[at].low in lists.determiners:
        at -= 1
    elided = words[start].gap.endswith("'")
    led = at < start - 1 or elided
    cited = words[at].low in lists.sources
    # "Estima la Agencia X": a verb of saying before, an article between.
    said = words[at].low in lists.reporting and led
    # "L'Agenas stima": at the head of the sentence, the verb behind it.
    heads = at == 0 and words[0].low in lists.determiners
    behind = end < len(words) and words[end].gap == " " and words[end].low in lists.reporting
    if not ((cited and (led or end - start == 1)) or said or (heads and behind)):
        return None
    end = _first_name(words, start, end, lists)
    span = Span(words[start].start, words[end - 1].end)
    found = made(text, words[start:end], NameKind.OTHER, span)
    found.cited = True
    return found, end


def _is_kind(low: str, lists: NameLists) -> bool:
    """Whether a noun says that a name is a body's: "Firma", "Energiekonzern"."""
    if low in lists.kinds:
        return True
    # In German, nouns are joined.
    return lists.nouns_have_capitals and any(
        len(kind) >= _SHORTEST_KIND and low.endswith(kind) for kind in lists.kinds
    )


_SHORTEST_KIND = 6


def _first_name(words: Sequence[NameWord], start: int, end: int, lists: NameLists) -> int:
    """The end of a run without what "of" adds, so far as that is a place."""
    for at in range(start + 1, end):
        if words[at].low in lists.places and not words[at - 1].capital:
            end = at
            break
    while end > start + 1 and not words[end - 1].capital:
        end -= 1
    return end


def _body_with(  # a run, the word in it and what is known
    text: str, words: Sequence[NameWord], start: int, at: int, end: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """The organisation that the word at `at` and the run from `start` form."""
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
    numbered = end < len(words) and words[end].gap == " " and words[end].low[0].isdigit()
    if is_known or (is_alone and _is_acronym(written) and not numbered):
        return _made_organisation(text, words, at, at + 1)
    return None


# A listed name this short is written in capitals.
_LONGEST_SHORT = 4


def _headed(  # as above
    text: str, words: Sequence[NameWord], start: int, at: int, end: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """The organisation with the head at `at`: "Deutsche Bank", "Cámara de Comercio"."""
    alone = at == start and end - at == 1
    if alone and _adjective_behind(words, at, end, lists) is not None:
        alone = False
    if alone and words[at].low in lists.not_alone:
        return None
    if alone and not _has_ending(words[at].low, lists):
        further = _noun_behind(words, at, lists)
        if further is None:
            return None
        return _made_organisation(text, words, at, further, whole=True)
    further = _adjective_behind(words, at, end, lists)
    while at > start and words[at].gap == " " and words[at - 1].capital:
        at -= 1
    if further is not None:
        return _made_organisation(text, words, at, further, whole=True)
    return _made_organisation(text, words, at, end)


def _adjective_behind(words: Sequence[NameWord], at: int, end: int, lists: NameLists) -> int | None:
    """The end of "Agence européenne des médicaments", "Commission européenne"."""
    if end - at != 1 or end >= len(words) or words[end].gap != " ":
        return None
    if not words[end].low.endswith(lists.adjectives):
        return None
    return _noun_behind(words, end, lists) or end + 1


def _has_ending(low: str, lists: NameLists) -> bool:
    return any(low.endswith(ending) and len(low) > len(ending) for ending in lists.endings)


def _is_acronym(written: str) -> bool:
    fits = written.isupper() and written.isalpha() and 1 < len(written) <= _LONGEST_ACRONYM
    # "Phase III"
    return fits and not set(written) <= _ROMAN


_ROMAN = frozenset("IVX")


def _noun_behind(words: Sequence[NameWord], at: int, lists: NameLists) -> int | None:
    """The end of "Camera di commercio": an organisation and, in lower case, its purpose."""
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
    if first == 0 and end > 1 and words[0].low in lists.prepositions | lists.before_places:
        # "In Francia ..."
        first = 1
    if lists.nouns_have_capitals and first and _is_noun(words, first, lists):
        return None
    if is_place(words, first, end, lists):
        span = Span(words[first].start, words[end - 1].end)
        return made(text, words[first:end], NameKind.PLACE, span), end
    # "France Inter" is no France.
    alone = end - first == 1 or lists.nouns_have_capitals
    if words[first].low in lists.places and alone:
        span = Span(words[first].start, words[first].end)
        return made(text, words[first : first + 1], NameKind.PLACE, span), first + 1
    owner = words[first].low.removesuffix("s")
    if alone and lists.genitives and owner in lists.places and owner != words[first].low:
        # "Kiels Trainer"
        span = Span(words[first].start, words[first].end - 1)
        return made(text, [words[first]._replace(low=owner)], NameKind.PLACE, span), first + 1
    piece = _piece_of(text, words, first, end, lists)
    if piece is not None or first == 0:
        return piece
    before = words[first - 1]
    written = text[words[first].start : words[end - 1].end]
    inside = before.low in lists.before_places and not lists.nouns_have_capitals
    # "Ecologistas en Acción" is one name.
    inside = inside and not (first > 1 and words[first - 2].capital and before.gap == " ")
    heads = lists.of_places | lists.of_place_roles
    headed = before.low in lists.of_places or (
        before.low in lists.links and first > 1 and words[first - 2].low in heads
    )
    if (inside or headed) and words[first].gap == " " and not written.isupper():
        small = words[first].low in lists.small or is_role(words[first].low, lists)
        if not small and end - first <= _LONGEST_PLACE:
            span = Span(words[first].start, words[end - 1].end)
            return made(text, words[first:end], NameKind.PLACE, span), end
    return None


def _piece_of(
    text: str, words: Sequence[NameWord], first: int, end: int, lists: NameLists
) -> tuple[Mention, int] | None:
    """The place or body that ends a run with "of" in it: "Analisten van ING"."""
    for at in range(first + 1, end):
        if words[at - 1].capital or words[at - 1].low not in lists.links | lists.prepositions:
            continue
        written = text[words[at].start : words[at].end]
        short = len(words[at].low) <= _LONGEST_SHORT
        if words[at].low in lists.known and (written.isupper() or not short):
            return _made_organisation(text, words, at, at + 1)
        if is_place(words, at, end, lists):
            span = Span(words[at].start, words[end - 1].end)
            return made(text, words[at:end], NameKind.PLACE, span), end
    return None


def _is_noun(words: Sequence[NameWord], first: int, lists: NameLists) -> bool:
    """Whether a word is a noun of German rather than the place it may be: "die Halle"."""
    before, word = words[first - 1], words[first]
    if word.low in lists.places_with_article:
        return False
    if word.low in lists.places_and_nouns:
        led = lists.before_places | lists.of_places
        return before.low not in led or word.gap != " "
    return before.low in lists.determiners and word.gap == " "


_LONGEST_PLACE = 4
