"""The words directly before and after a mention, as features for the weights of names.

A cue is a short string: `<in` for the word before, `>shares` for the word after, `'s>board` for the
word after a possessive, `<<mayor of` for the two words before.
"""

from collections.abc import Iterator, Sequence

from nutgraf.facts.names.known import Known
from nutgraf.facts.names.pieces import NamePiece
from nutgraf.facts.names.roles import is_role
from nutgraf.facts.names.words import NameWord

_LINKS = frozenset({"of", "for", "at", "by", "with", "from", "to", "in", "the", "a", "an", "on"})


def cues_around(words: Sequence[NameWord], piece: NamePiece, known: Known) -> Iterator[str]:
    """The cues of a mention, `piece`, in a sentence of `words`."""
    yield from _before(words, piece, known)
    if piece.end < len(words):
        yield from _after(words, piece, known)
    else:
        yield ">end"


def _before(words: Sequence[NameWord], piece: NamePiece, known: Known) -> Iterator[str]:
    if piece.first == 0:
        yield "<start"
        return
    before, gap = words[piece.first - 1], words[piece.first].gap
    if gap != " ":
        mark = gap.strip()[-1:]
        yield f"<{mark}" if mark else "<gap"
        return
    second = words[piece.first - 2] if piece.first > 1 and before.gap == " " else None
    if second and before.low in known.within and second.low in known.no_place_before:
        # "A stake in X", which is no place.
        yield "<no place"
        return
    if before.capital:
        yield "<Capital"
    elif before.owns:
        yield "<'s"
    else:
        yield f"<{before.low}"
    if is_role(before, known):
        yield "<role"
    if second and before.low in _LINKS:
        yield f"<<{second.low} {before.low}"
        if is_role(second, known):
            yield f"<<role {before.low}"


def _after(words: Sequence[NameWord], piece: NamePiece, known: Known) -> Iterator[str]:
    after = words[piece.end]
    owns = words[piece.end - 1].owns
    if after.gap != " ":
        mark = after.gap.strip()[:1]
        yield f">{mark}" if mark else ">gap"
        if mark == "," and (after.low in known.roles or after.low in _LINKS):
            yield f">,{after.low}"
        return
    side = "'s>" if owns else ">"
    yield f"{side}Capital" if after.capital else f"{side}{after.low}"
    if owns:
        yield "'s"
    elif not after.capital:
        if after.low in known.speaking:
            yield ">speaks"
        elif after.low not in known.small:
            yield ">word"
        if is_role(after, known):
            yield ">role"
