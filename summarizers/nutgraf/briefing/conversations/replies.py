"""How somebody replies: agrees, accepts a task, refuses, or does not know."""

import re
from collections.abc import Sequence

from nutgraf.briefing.conversations.utterances import Talk, Utterance

# A reply is in the next turn of somebody else, or in the one after it.
_NEXT_TURNS = 2
# Who says so few words before has answered nothing yet.
_LITTLE = 5
_DIGITS = re.compile(r"\d")


def turns_after(talk: Talk, one: Utterance, most: int = _NEXT_TURNS) -> list[Sequence[Utterance]]:
    """The next turns of others, up to the speaker's own next one."""
    found: list[Sequence[Utterance]] = []
    for number in range(one.turn + 1, min(one.turn + 1 + most, talk.turns)):
        own = talk.turn(number)
        if own[0].speaker == one.speaker:
            break
        found.append(own)
    return found


def agrees(one: Utterance) -> bool:
    """Whether a sentence begins with words of agreement and raises nothing."""
    return (
        "assent" in one.opening
        and not one.asks
        and one.opening.isdisjoint({"objection", "denial"})
        and not one.says("unknown")
    )


def is_agreed(talk: Talk, one: Utterance) -> bool:
    """Whether somebody else agrees to what was said before anybody raises anything."""
    return any(agrees(turn[0]) for turn in turns_after(talk, one))


def is_contested(talk: Talk, one: Utterance) -> bool:
    """Whether the next to speak raises something against what was said."""
    rest = [other for other in talk.turn(one.turn) if other.place > one.place]
    if any(not other.opening.isdisjoint({"denial"}) for other in rest[:1]):
        return True
    return any(
        not turn[0].opening.isdisjoint({"objection", "denial"})
        for turn in turns_after(talk, one, 1)
    )


def refuses(turn: Sequence[Utterance]) -> bool:
    """Whether a turn refuses a request and does not accept it after all."""
    found = any(one.says("refuses") for one in turn)
    return (found or "denial" in turn[0].opening) and not takes_on(turn)


def takes_on(turn: Sequence[Utterance]) -> bool:
    """Whether a turn accepts a request."""
    if any(one.says("accepts") for one in turn):
        return True
    return any(
        "assent" in one.opening and not one.asks and "denial" not in one.opening for one in turn[:3]
    ) and not any(one.says("refuses") for one in turn)


def knows_nothing(turn: Sequence[Utterance]) -> bool:
    """Whether a turn begins with words that say that the answer is not known."""
    first = turn[0]
    if first.says("unknown"):
        return True
    # "Good question, honestly. We don't know." but not "Two thirds. The rest depends on the rain."
    says_little = not first.count or (first.count <= _LITTLE and not _DIGITS.search(first.whole))
    return says_little and any(one.says("unknown") for one in turn[1:_NEXT_TURNS])
