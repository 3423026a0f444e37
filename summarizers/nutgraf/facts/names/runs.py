"""Runs of capitalised words within a sentence, with the function words that a name may contain.

"Bank of England", "Henk van der Zalm", "Castellan & Sons", "William “Bill” Hatherly Jr."
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nutgraf.facts.names.honours import honours
from nutgraf.facts.names.known import Known
from nutgraf.facts.names.words import NameWord
from nutgraf.patterns import pattern

# No name has more words than this.
_LONGEST = 12
_LONGEST_INITIAL = 1
# A sentence in which more than this share of the words has a capital letter is a headline. It has
# at least this many words, and words shorter than this do not count.
_TITLE_CASE = 0.8
_FEWEST_OF_TITLE = 4
_SHORTEST_OF_TITLE = 4
_SHOUTED = 0.6
_FEWEST_SHOUTED = 3
# Headlines have no stop.
_CLOSED = pattern(r"[)\]\"'”’»]{0,3}[.!?]")
_SPEECH_MARK = pattern(r"[\"“„«‘(\[.!?:•]")


class Run(NamedTuple):
    """Words by index, end exclusive; `opens` where a capital says nothing of the first word."""

    first: int
    end: int
    opens: bool


def is_headline(text: str, words: Sequence[NameWord]) -> bool:
    """Whether a sentence's capitals are insignificant: a headline or a shouted line.

    >>> from nutgraf.facts.names.words import words_between
    >>> text = "Council Votes Against New Bridge Over River"
    >>> is_headline(text, words_between(text, 0, len(text)))
    True
    """
    long = [word for word in words if word.end - word.start >= _SHORTEST_OF_TITLE]
    capital = sum(word.capital for word in long)
    if capital < _FEWEST_SHOUTED:
        return False
    shouted = sum(text[word.start : word.end].isupper() for word in long)
    if shouted >= _FEWEST_SHOUTED and shouted >= _SHOUTED * len(long):
        return True
    closed = _CLOSED.match(text, words[-1].end) is not None
    listed = closed or any("," in word.gap for word in words)
    return len(long) >= _FEWEST_OF_TITLE and not listed and capital >= _TITLE_CASE * len(long)


def runs_in(
    text: str, words: Sequence[NameWord], known: Known, *, small_front: bool
) -> Iterator[Run]:
    """The runs of a sentence, from left to right.

    Args:
        text: the text of the words.
        words: a sentence's words.
        known: the word lists.
        small_front: whether "de" and similar words may open a name.
    """
    index, count = 0, len(words)
    while index < count:
        word = words[index]
        if not word.capital and not (small_front and word.low in known.opening_particles):
            index += 1
            continue
        first = index
        if not word.capital:
            index = _past_particles(words, index, known)
            if index == first:
                index += 1
                continue
        elif word.low in known.calendar:
            index += 1
            continue
        end = _end_of_run(text, words, index, known)
        yield Run(first, end, opens=opens(words, first))
        index = _past_honours(text, words, end)


def _past_honours(text: str, words: Sequence[NameWord], index: int) -> int:
    """The index of the first word from `index` on that is no letters of honour: "FRS", "MSP"."""
    while index < len(words) and _is_honour(text, words[index]):
        index += 1
    return index


def _is_honour(text: str, word: NameWord) -> bool:
    return (
        word.low in honours()
        and word.gap in {" ", ", "}
        and text[word.start + 1 : word.end].isupper()
    )


def opens(words: Sequence[NameWord], index: int) -> bool:
    """Whether a word has its capital because of its position."""
    return index == 0 or _SPEECH_MARK.search(words[index].gap) is not None


def _past_particles(words: Sequence[NameWord], index: int, known: Known) -> int:
    """The index of the capitalised word after particles that open a name; `index` without one."""
    last = index
    while last < len(words) and last - index < _MOST_PARTICLES:
        word = words[last]
        if word.capital and last > index and word.gap == " ":
            return last
        if word.low not in known.opening_particles or (last > index and word.gap != " "):
            break
        last += 1
    return index


_MOST_PARTICLES = 3


def _end_of_run(text: str, words: Sequence[NameWord], first: int, known: Known) -> int:
    """The index after the last word of the run that begins at `first`."""
    last = first
    limit = min(len(words), first + _LONGEST)
    while last + 1 < limit and (not words[last].owns or _owned_school(words, first, last)):
        following = _next_part(text, words, first, last, known)
        if following is None or following >= limit:
            break
        last = following
    return last + 1


def _owned_school(words: Sequence[NameWord], first: int, last: int) -> bool:
    """Whether a possessive is part of a name: "St Agatha's School", "King's College"."""
    return words[first].low in _OWNERS and last - first <= 1 and words[last + 1].capital


_OWNERS = frozenset({"st", "saint", "king", "queen", "children", "women", "people", "lloyd"})


def _next_part(
    text: str, words: Sequence[NameWord], first: int, last: int, known: Known
) -> int | None:
    """The index of the capitalised word that continues the run after `last`."""
    word = words[last + 1]
    joined = _is_joined(text, words[last], word, known)
    if last > first and _is_honour(text, word):
        return None
    if word.capital and joined:
        if word.low in known.calendar:
            return last + 1 if _is_surname(words, last + 1, known) else None
        return last + 1
    if not joined:
        return None
    if word.low in _LOWER_SUFFIXES:
        return last + 1
    return _after_particles(words, last, known) or _after_link(words, first, last, known)


_LOWER_SUFFIXES = frozenset({"plc", "gmbh", "inc", "ltd"})


def _is_surname(words: Sequence[NameWord], index: int, known: Known) -> bool:
    """Whether a month is somebody's surname: "Ann May", but not "Ann May 3"."""
    after = words[index + 1].low if index + 1 < len(words) else ""
    return words[index - 1].low in known.given and not after[:1].isdigit()


def _is_joined(text: str, before: NameWord, word: NameWord, known: Known) -> bool:
    """Whether two words are close enough to be of one name."""
    gap = word.gap
    if gap == " " or gap.isspace():
        return True
    if gap.strip() in {"&", "+"}:
        return word.capital
    if gap == ". ":
        return _is_shortened(before, known)
    if gap in {", ", "., "}:
        return word.low in known.added
    if gap in {' "', " “", " (“", " ‘", " '"}:
        # A nickname: one word between marks.
        return word.capital and text[word.end : word.end + 2] in {'" ', "” ", "’ ", "' "}
    return gap in {'" ', "” ", "’ ", "' "} and before.gap in {' "', " “", " ‘", " '"}


def _is_shortened(word: NameWord, known: Known) -> bool:
    return (
        len(word.low) == _LONGEST_INITIAL
        or "." in word.low
        or word.low in known.shortened
        or word.low in known.honorifics
        or word.low + "." in known.roles
    )


def _after_particles(words: Sequence[NameWord], last: int, known: Known) -> int | None:
    """The word after "van der" and the like within a name."""
    place = last + 1
    while place < len(words) and place - last <= _MOST_PARTICLES:
        word = words[place]
        if word.gap != " ":
            return None
        if word.capital:
            return place if place > last + 1 else None
        if word.low not in known.particles:
            return None
        place += 1
    return None


def _after_link(words: Sequence[NameWord], first: int, last: int, known: Known) -> int | None:
    """The word after "of the", "for" or "and" within the name of an organisation."""
    link = words[last + 1].low
    if link in {"of", "for", "on", "at", "against"}:
        further = (
            link == "of"
            and any(word.low in {"of", "for"} for word in words[first:last])
            and any(word.low in known.of_heads for word in words[first:last])
        )
        if not further and words[last].low not in known.of_heads:
            return None
        if link == "at" and words[last].low != "university":
            return None
        if link == "for" and words[last].low not in known.organisation_heads:
            return None
        if link in {"on", "against"} and words[last].low not in _ON_HEADS:
            return None
        place = last + 2
        if place < len(words) and words[place].low == "the" and not words[place].capital:
            place += 1
        return _capital_at(words, place, known)
    if link == "and":
        return _after_and(words, first, last, known)
    return None


_ON_HEADS = frozenset({"committee", "commission", "council", "conference", "institute"})


def _capital_at(words: Sequence[NameWord], place: int, known: Known) -> int | None:
    if place >= len(words) or not words[place].capital or words[place].gap != " ":
        return None
    return None if words[place].low in known.calendar else place


def _after_and(words: Sequence[NameWord], first: int, last: int, known: Known) -> int | None:
    """The word after "and" in "Ministry of Trade and Industry", "Food and Drug Administration"."""
    place = _capital_at(words, last + 2, known)
    if place is None:
        return None
    if f"{words[last].low} and {words[place].low}" in known.places:
        return place
    end = place + 1
    while (
        end < len(words) and end - place < _LONGEST and words[end].capital and words[end].gap == " "
    ):
        end += 1
    closes = words[end - 1].low in known.organisation_heads
    if any(word.low in {"of", "for"} for word in words[first : last + 1]):
        right = words[place].low
        itself = right in known.places or right in known.given or right in known.organisations
        goes_on = end < len(words) and words[end].low in {"of", "for"}
        heads = any(word.low in known.organisation_heads for word in words[place:end])
        return None if itself or goes_on or heads or words[first].low == "united" else place
    if words[first].low == "the":
        first += 1
    alone = last - first <= 1 and first > 0 and words[first - 1].low == "the"
    left = " ".join(word.low for word in words[first : last + 1])
    known_left = left in known.places or words[last].low in known.organisation_heads
    known_left = known_left or left in known.organisations
    return place if alone and closes and end - place > 1 and not known_left else None
