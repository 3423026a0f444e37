"""The due date of an action: in its sentence, in the request for it, or directly after it."""

from collections.abc import Iterator, Sequence

from nutgraf.briefing.conversations.cues import cue, plain, words_of
from nutgraf.briefing.conversations.deadlines import Deadline, deadlines_in
from nutgraf.briefing.conversations.replies import takes_on
from nutgraf.briefing.conversations.requests import is_request
from nutgraf.briefing.conversations.utterances import Talk, Utterance
from nutgraf.language import wordlists

# People still talk about the day of a task within this many turns.
_REACH = 4
# Who says more than this many words says more than a day.
_ONLY_A_DAY = 9


def due_of(talk: Talk, one: Utterance, asked: Utterance | None, who: str = "") -> Deadline | None:
    """The deadline of a task: the last one given.

    Args:
        talk: the conversation.
        one: the task.
        asked: the request for it.
        who: who is asked to do it, if somebody else says so.
    """
    own = _in(talk, one)
    plainly = [each for each in own if _is_by(one, each)] or own
    found = plainly[-1] if plainly else None
    if found is None and asked is not None:
        found = next(iter(_near(talk, asked)), None)
    for later in _said_of_it(talk, one, who):
        named = _in(talk, later)
        if named:
            found = named[-1]
    return found


def _is_by(one: Utterance, day: Deadline) -> bool:
    """Whether "by" precedes a day."""
    before = one.sentence.text[: day.span.start - one.sentence.span.start].lower().split()
    known = wordlists.words("deadlines", one.language, "by when", fallback=False)
    return not known.isdisjoint(before[-1:])


def _in(talk: Talk, one: Utterance) -> list[Deadline]:
    span, text = one.sentence.span, one.sentence.text
    found = deadlines_in(text, span.start, one.sent or talk.day, one.language)
    books = words_of("not due", one.language).intersection(one.words.split())
    if not books:
        return found
    return [
        each
        for each in found
        if not cue("for a day", one.language).search(plain(text[: each.span.start - span.start]))
    ]


def _near(talk: Talk, asked: Utterance) -> Iterator[Deadline]:
    """The deadline in a request or the sentence after it."""
    own = talk.turn(asked.turn)
    place = own.index(asked)
    for one in own[place : place + 2]:
        if one is asked or len(one.whole.split()) <= _ONLY_A_DAY:
            yield from reversed(_in(talk, one))


def _said_of_it(talk: Talk, one: Utterance, who: str) -> Sequence[Utterance]:
    """The deadline given afterwards by itself: corrected, asked for, agreed on."""
    found: list[Utterance] = []
    asked_when = False
    for other in _right_after(talk, one):
        if other.asks:
            asked_when = True
            following = talk.turn(other.turn + 1)
            theirs = bool(following) and following[0].speaker == one.speaker
            if theirs and takes_on(following) and not _in(talk, following[0]):
                found.append(other)
            continue
        named = bool(one.speaker) and other.speaker == one.speaker
        mine = named and (asked_when or "denial" in other.opening)
        # "Sure, tomorrow."
        mine = mine or (bool(who) and other.speaker == who and other.turn == one.turn + 1)
        if other.turn == one.turn or mine or _then(other):
            found.append(other)
    return found


def _right_after(talk: Talk, one: Utterance) -> Iterator[Utterance]:
    """The sentences that consist of little more than a day, until the topic changes."""
    if talk.is_mail:
        return
    for number in range(one.turn, min(one.turn + _REACH, talk.turns)):
        own = [other for other in talk.turn(number) if other.place > one.place]
        for other in own:
            if is_request(other) and number > one.turn:
                return
            if other.says("promises") or (other.says("offers") and _in(talk, other)):
                # From here on it is the day of something else.
                return
            if len(other.whole.split()) <= _ONLY_A_DAY and _in(talk, other):
                yield other
        long = (not other.asks and len(other.whole.split()) > 2 * _ONLY_A_DAY for other in own)
        if number > one.turn and any(long):
            return


def _then(one: Utterance) -> bool:
    return "then" in one.whole.split()
