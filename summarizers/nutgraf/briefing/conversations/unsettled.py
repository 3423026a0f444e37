"""Open points of a conversation: unanswered questions, and what was postponed."""

import re
from collections.abc import Collection, Iterable, Sequence

from nutgraf.briefing.conversations.cues import cue
from nutgraf.briefing.conversations.deadlines import deadlines_in
from nutgraf.briefing.conversations.replies import knows_nothing, turns_after
from nutgraf.briefing.conversations.requests import is_request
from nutgraf.briefing.conversations.utterances import Talk, Utterance
from nutgraf.briefing.questions import Open, OpenPoint
from nutgraf.cancellation import checked
from nutgraf.selection.redundancy import stems_of

# Something postponed is the question asked within this many turns.
_NEAR = 3
# Within this many sentences, it is the same matter.
_SAME_MATTER = 3
_FEWEST_WORDS = 4
_FEWEST_PLAIN = 3
# With so few content words, a sentence says that something is open, but not what.
_SLIGHT = 2
# A reply is in the first sentences of its turn.
_NEXT_SENTENCES = 2
# A shorter statement does not say what it is about.
_TELLING = 6


def unsettled(talk: Talk, settled: Iterable[int]) -> list[OpenPoint]:
    """The open points of a conversation, in the order of the text, each matter once.

    Args:
        talk: the conversation.
        settled: the indexes of sentences that are decisions and actions.
    """
    told = frozenset(settled)
    found: list[tuple[Utterance, OpenPoint]] = []

    def add(one: Utterance, open_: Open, words: str) -> None:
        if one.sentence.index not in told and not _is_near(one, found):
            found.append((one, OpenPoint(one.sentence, open_, words)))

    for one in checked(talk.said):
        if not one.said:
            continue
        if one.asks:
            if _can_be_open(one) and _is_unanswered(talk, one, told):
                say_more = _says_more(talk, one)
                if say_more:
                    add(say_more, Open.UNKNOWN, _puts_off(say_more))
                else:
                    add(one, Open.ASKED, "")
            continue
        if words := _puts_off(one):
            matter = _asked_before(talk, one, told) or one
            if matter is not one or _tells(one):
                open_ = Open.UNDECIDED if one.says("adjourned") else Open.UNKNOWN
                add(matter, Open.ASKED if matter.asks else open_, "" if matter.asks else words)
    return sorted((point for _, point in found), key=lambda point: point.sentence.index)


def _says_more(talk: Talk, asked: Utterance) -> Utterance | None:
    """The answer's own words for what is unknown, if they are clearer than the question."""
    for turn in turns_after(talk, asked, 1):
        for place, one in enumerate(turn[:_NEAR]):
            if not _puts_off(one):
                continue
            told, wanted = (len(stems_of(u.sentence.text, u.language)) for u in (one, asked))
            return one if told > wanted and (place or told > _SLIGHT + 1) else None
    return None


def _puts_off(one: Utterance) -> str:
    """The words by which a statement puts something off, or says that it is not known."""
    for group in ("adjourned", "not known"):
        match = cue(group, one.language).search(one.whole)
        if match and not (group == "not known" and one.says("past")):
            return match[0]
    return ""


def _tells(one: Utterance) -> bool:
    """Whether a statement says by itself what it is about."""
    slight = len(stems_of(one.sentence.text, one.language)) <= _SLIGHT
    return one.count > _TELLING or (one.count == _TELLING and not slight)


def _is_near(one: Utterance, found: Sequence[tuple[Utterance, OpenPoint]]) -> bool:
    """Whether a nearby sentence already says it."""
    mine = stems_of(one.sentence.text, one.language)

    def is_same(old: Utterance) -> bool:
        other = stems_of(old.sentence.text, old.language)
        return old.turn == one.turn or min(len(mine), len(other)) <= _SLIGHT or bool(mine & other)

    return any(
        abs(old.place - one.place) <= _SAME_MATTER
        and abs(old.turn - one.turn) <= 1
        and is_same(old)
        for old, _ in found
    )


def _can_be_open(one: Utterance) -> bool:
    """Whether a question asks for information, not for an action."""
    fewest = _FEWEST_PLAIN if one.has("asks after") else _FEWEST_WORDS
    return one.count >= fewest and not is_request(one) and not one.says("about the talk")


def _is_unanswered(talk: Talk, one: Utterance, told: Collection[int]) -> bool:
    if talk.is_mail:
        return _is_unanswered_by_mail(talk, one)
    turns = turns_after(talk, one)
    own = [other for other in talk.turn(one.turn) if other.place > one.place]
    if any(other.asks for other in own):
        # Only the last question of a turn is replied to.
        return False
    if own and (own[0].says("adjourned") or knows_nothing(own[:1])):
        return True
    if not turns:
        return one.turn == talk.turns - 1 and not talk.is_interview
    if any(other.sentence.index in told for turn in turns for other in turn):
        return False
    return knows_nothing(turns[0]) or (
        len(turns) > 1 and len(turns[0]) == 1 and turns[0][0].asks and knows_nothing(turns[1])
    )


def _is_unanswered_by_mail(talk: Talk, one: Utterance) -> bool:
    """Whether no later mail of anybody else takes a question up."""
    mine = stems_of(one.sentence.text, one.language)
    later = [
        other
        for other in talk.said
        if other.turn > one.turn and other.speaker != one.speaker and not other.asks
    ]
    if one.says("how many") and any(_DIGITS.search(other.whole) for other in later):
        return False
    if one.says("asks when") and any(
        deadlines_in(other.sentence.text, 0, None, other.language) for other in later
    ):
        return False
    return not any(mine & stems_of(other.sentence.text, other.language) for other in later)


_DIGITS = re.compile(r"\d")


def _asked_before(talk: Talk, one: Utterance, told: Collection[int]) -> Utterance | None:
    """The question, asked shortly before, that a sentence leaves open."""
    if talk.is_mail:
        return None
    for number in range(one.turn, max(-1, one.turn - _NEAR), -1):
        for other in reversed(talk.turn(number)):
            if other.place >= one.place or not other.asks:
                continue
            if not _can_be_open(other) or other.sentence.index in told:
                continue
            mine = stems_of(one.sentence.text, one.language)
            shared = mine & stems_of(other.sentence.text, other.language)
            replies = one.turn - other.turn <= 1 and one in talk.turn(one.turn)[:_NEXT_SENTENCES]
            if shared or replies or len(mine) <= _SLIGHT:
                return other
    return None
