"""Runs of capitalised words that may be a name, in languages other than English."""

from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Span
from nutgraf.facts.names.listed_words import NameLists, is_role
from nutgraf.facts.names.name import NameKind
from nutgraf.facts.names.words import NameWord

# No name has more words than this.
_LONGEST = 10
# A word with a full stop behind it, within a name, is no longer: "S. Pedro", "Dr. Gil".
_LONGEST_SHORTENED = 3


@dataclass(slots=True)
class Mention:
    """A run of words that may be a name.

    `cited` is whether somebody or something is called by it, be it known or not; `stands_for` is
    the name that it shortens, right behind that in brackets.
    """

    span: Span
    words: tuple[str, ...]
    text: str
    kind: NameKind
    role: Span | None = None
    with_particle: "Mention | None" = None
    cited: bool = False
    stands_for: "Mention | None" = None


def without_elision(text: str, word: NameWord) -> NameWord:
    """A word such as "L'Insee" or "d'Orsay" without the part before the apostrophe."""
    head, mark, rest = word.low.partition("'")
    if not mark or not rest or len(head) > _LONGEST_ELISION:
        return word
    start = word.end - len(rest)
    return word._replace(start=start, low=rest, capital=text[start].isupper(), gap=f"{head}'")


_LONGEST_ELISION = 5


def is_capital(words: Sequence[NameWord], index: int, lists: NameLists) -> bool:
    """Whether a name may begin with a word."""
    word = words[index]
    return word.capital and word.low not in lists.never and not word.low[0].isdigit()


def end_of_run(words: Sequence[NameWord], first: int, lists: NameLists) -> int:
    """The index after a run of capitalised words, with particles between them."""
    end = first + 1
    while end < len(words) and end - first < _LONGEST:
        if words[end].gap not in {" ", ". ", "-", " & "}:
            break
        if (
            words[end].capital
            and not words[end].low[0].isdigit()
            and (words[end].gap != ". " or len(words[end - 1].low) <= _LONGEST_SHORTENED)
        ):
            end += 1
            continue
        past = end
        while (
            past < len(words)
            and words[past].gap == " "
            and not words[past].capital
            and (words[past].low in lists.particles or words[past].low in lists.links)
        ):
            past += 1
        if words[past - 1].low in _AND and not _joins(words, first, end, past, lists):
            break
        elided = past < len(words) and words[past].gap.endswith("'") and words[past].capital
        if (past == end and not elided) or past >= len(words):
            break
        if not words[past].capital or words[past].gap not in {" ", "d'", "dell'", "l'"}:
            break
        end = past + 1
    return end


_AND = frozenset({"e", "y", "et", "en", "und"})


def _joins(words: Sequence[NameWord], first: int, end: int, past: int, lists: NameLists) -> bool:
    """Whether an "and" is within a name: "Castilla y León", "Institut für X und Y"."""
    if past >= len(words) or past == end:
        return True
    bodies = any(
        word.low in lists.heads or word.low in lists.known or word.low in lists.suffixes
        for word in words[first:end]
    )
    return bodies or " ".join(word.low for word in words[first : past + 1]) in lists.places


def _is_given_behind_role(words: Sequence[NameWord], at: int, end: int, lists: NameLists) -> bool:
    """Whether a given name is also a role, and follows one: "Schrijfster Noor Smit"."""
    named = at > 0 and at + 1 < end and words[at].low in lists.given
    return named and is_role(words[at - 1].low, lists) and words[at + 1].capital


def past_roles(words: Sequence[NameWord], first: int, end: int, lists: NameLists) -> int:
    """The index of the first word of a run that is no role, address or opening word."""
    start = first
    while (
        start < end
        and not _is_given_behind_role(words, start, end, lists)
        and (
            is_role(words[start].low, lists)
            or words[start].low in lists.addresses
            or words[start].low in lists.role_words
            or (start == 0 and words[start].low in lists.small)
        )
    ):
        start += 1
    return start


def made(
    text: str,
    words: Sequence[NameWord],
    kind: NameKind,
    span: Span,
    role: Span | None = None,
) -> Mention:
    """A mention of `words`, which are all of it."""
    written = " ".join(span.of(text).split())
    return Mention(span, tuple(word.low for word in words), written, kind, role)
