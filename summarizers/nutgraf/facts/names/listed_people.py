"""Names of people in languages other than English, and their roles."""

from collections.abc import Sequence

from nutgraf.article import Span
from nutgraf.facts.names.listed_mentions import Mention, made
from nutgraf.facts.names.listed_words import NameLists, is_place, is_role
from nutgraf.facts.names.name import NameKind
from nutgraf.facts.names.words import NameWord

# A name and a surname before "of" and a place.
_WITH_PLACE = 3
_FROM = frozenset({"de", "di", "van", "von"})
# The maximum number of words of a role.
_LONGEST_ROLE = 8


def person_at(
    text: str,
    words: Sequence[NameWord],
    start: int,
    end: int,
    lists: NameLists,
) -> tuple[Mention, int] | None:
    """The person whose name begins at `start` of a run up to `end`, and the index behind it."""
    before = words[start - 1] if start else None
    addressed = before is not None and before.low.strip(".") in lists.addresses
    titled = before is not None and is_role(before.low, lists) and words[start].gap == " "
    given = _is_given(words[start].low, lists)
    end = _without_trailing(words, start, end, lists)
    if end <= start:
        return None
    several = end - start > 1
    if any(
        words[at].low in lists.suffixes or words[at].low in lists.heads for at in range(start, end)
    ):
        return None
    if start == 0 and not given:
        return None
    role = _role_before(words, start, lists) or _role_after(words, end, lists)
    apposed = role is not None and several
    shown = addressed or apposed or (several and (given or titled))
    if not shown and not (several and _speaks(words, start, end, lists)):
        return None
    if titled and not given and not addressed and is_place(words, start, end, lists):
        return None
    span = Span(words[start].start, words[end - 1].end)
    return made(text, words[start:end], NameKind.PERSON, span, role), end


def _speaks(words: Sequence[NameWord], start: int, end: int, lists: NameLists) -> bool:
    """Whether a verb of saying directly precedes a name: "..., resume Marcos Lisboa"."""
    if start == 0 or words[start].gap != " " or words[start - 1].low not in lists.reporting:
        return False
    known = lists.known | lists.places | lists.firsts | lists.kinds | lists.small
    return end - start <= _LONGEST_NAME and not any(
        word.low in known and word.low not in lists.particles for word in words[start:end]
    )


# A person has no more names than these.
_LONGEST_NAME = 5


def _is_given(low: str, lists: NameLists) -> bool:
    """Whether a word is a given name: "Gerrit-Jan" is one if "Gerrit" is."""
    return low in lists.given or low.partition("-")[0] in lists.given


def _without_trailing(words: Sequence[NameWord], start: int, end: int, lists: NameLists) -> int:
    """The end of a person's name, without what follows in its run: "Sabine Krüger Vorstand"."""
    for at in range(start + 1, end):
        if not words[at].capital and words[at].low not in lists.particles:
            end = at
            break
    while end > start and not words[end - 1].capital:
        end -= 1
    # "Lenny Burgers van de Erasmus Universiteit": which body somebody belongs to.
    for at in range(start + 2, end - 1):
        small = not words[at].capital and words[at].low in lists.particles | lists.links
        if small and any(word.low in lists.heads for word in words[at + 1 : end]):
            return at
    # "Ton Heerts van Apeldoorn": where somebody is from.
    if (
        end - start > _WITH_PLACE
        and words[end - 1].low in lists.places
        and (words[end - 2].low in _FROM)
    ):
        end -= 2
    for at in range(start + 2, end):
        if lists.nouns_have_capitals and (
            is_role(words[at].low, lists) or words[at].low in lists.small
        ):
            return at
    return end


def _role_before(words: Sequence[NameWord], start: int, lists: NameLists) -> Span | None:
    """The role in front of a name: "le maire X", "la directrice générale, X"."""
    while start and words[start - 1].low in lists.addresses:
        start -= 1
    last = start - 1
    if last > 0 and words[start].gap == ") " and words[last].gap == " (":
        # "La députée (PS) Ana Gil": her party comes between.
        last -= 1
    elif last < 0 or words[start].gap not in {" ", ", "}:
        return None
    behind_comma = words[start].gap == ", "
    # "directora general", "capitán del Getafe": the head comes earlier.
    for back in range(_LONGEST_ROLE):
        head = last - back
        if head < 0:
            return None
        if is_role(words[head].low, lists):
            # "Le directeur général, X": the second word is no rank of an army there.
            while head and words[head].gap == " " and is_role(words[head - 1].low, lists):
                head -= 1
            low = words[head].low
            opened = (
                head == 0
                or words[head - 1].low in lists.determiners
                or (
                    lists.nouns_have_capitals
                    or words[head].gap.endswith("'")
                    or not words[head].capital
                )
            )
            plain = back == 1 and not words[last].capital and words[last].low not in lists.small
            linked = (
                back == 0
                or behind_comma
                or plain
                or not _has_place_of_rest(words, head, last, lists)
            )
            return Span(words[head].start, words[last].end) if opened and linked and low else None
        if words[head].gap not in {" ", "-"} and not words[head].gap.endswith("'"):
            return None
        if words[head].low in lists.determiners and words[head].low not in lists.links:
            return None
    return None


def _has_place_of_rest(words: Sequence[NameWord], head: int, last: int, lists: NameLists) -> bool:
    """Whether words that belong to no role come between a role and a name."""
    return any(word.low not in lists.role_words for word in words[head + 1 : last + 1])


def _role_after(words: Sequence[NameWord], end: int, lists: NameLists) -> Span | None:
    """The role in an apposition behind a name: "X, présidente de l'association Y"."""
    if end >= len(words) or words[end].gap not in {", ", " ("}:
        return None
    first = end
    while first < len(words) and first < end + 2 and words[first].low in lists.determiners:
        first += 1
    head = first
    while head < len(words) and head < first + 2 and not is_role(words[head].low, lists):
        if words[head].low not in lists.role_words:
            return None
        head += 1
    if head >= len(words) or not is_role(words[head].low, lists):
        return None
    last = head + 1
    while (
        last < len(words)
        and last - first < _LONGEST_ROLE
        and (words[last].gap == " " or words[last].gap.endswith("'"))
    ):
        last += 1
    closed = last >= len(words) or words[last].gap.strip(" ")[:1] in {",", ";", ")", "–", "."}
    return Span(words[first].start, words[last - 1].end if closed else words[head].end)
