"""Actions: what is still to be done, by whom, and by when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nutgraf.article import Sentence
from nutgraf.briefing.conversations.cues import cue, plain, words_of
from nutgraf.briefing.conversations.deadlines import Deadline, deadlines_in
from nutgraf.briefing.conversations.due import due_of
from nutgraf.briefing.conversations.replies import (
    agrees,
    refuses,
    takes_on,
    turns_after,
)
from nutgraf.briefing.conversations.requests import is_deed, is_reported, is_request, promises
from nutgraf.briefing.conversations.utterances import Talk, Utterance
from nutgraf.cancellation import checked
from nutgraf.selection.redundancy import stems_of

# People take back a promise within this many sentences.
_TAKEN_BACK_WITHIN = 3
# A person repeats what they have taken on within this many turns.
_SAID_AGAIN_WITHIN = 6
# Two promises of one person share this much where they are of one thing.
_SAME = 0.5
# So few content words say by when, and not what.
_ONLY_A_DAY = 2


@dataclass(frozen=True, slots=True)
class Action:
    """A task that somebody takes on, or is given and does not refuse.

    Attributes:
        sentence: the sentence that says so.
        who: the person responsible; "" if nobody is named.
        due: the deadline.
        asked: the request that it answers.
        to: in a mail thread, to whom it is owed; "" if that is not known.
    """

    sentence: Sentence
    who: str
    due: Deadline | None
    asked: Sentence | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class _Taken:
    one: Utterance
    who: str
    due: Deadline | None
    asked: Utterance | None = None


def actions(talk: Talk) -> list[Action]:
    """The actions of a conversation, in the order of the text."""
    found: list[_Taken] = []
    for one in checked(talk.said):
        if not one.said:
            continue
        if one.has("no action"):
            continue
        new = _promised(talk, one) or _requested(talk, one)
        if new is not None and found and _is_its_day(new, found[-1]):
            found[-1] = replace(found[-1], due=new.due)
            continue
        if new is not None and not _is_said_again(new, found):
            found.append(new)
    return sorted(
        (
            Action(
                taken.one.sentence,
                taken.who,
                taken.due,
                taken.asked.sentence if taken.asked else None,
                _owed_to(talk, taken) if talk.is_mail else "",
            )
            for taken in found
        ),
        key=lambda action: action.sentence.index,
    )


def _owed_to(talk: Talk, taken: _Taken) -> str:
    """The addressee of a request: the person called by name, or the only other writer."""
    if taken.one.speaker != taken.who:
        return taken.one.speaker
    if taken.asked is not None:
        return taken.asked.speaker
    others = {other.speaker for other in talk.said} - {taken.who}
    return taken.one.called or (others.pop() if len(others) == 1 else "")


def _is_its_day(new: _Taken, old: _Taken) -> bool:
    """Whether somebody only says by when they do what they have just taken on."""
    return (
        new.due is not None
        and (old.due is None or old.due.iso == new.due.iso)
        and new.who == old.who == new.one.speaker
        and new.one.turn - old.one.turn <= _SAID_AGAIN_WITHIN
        and len(stems_of(new.one.sentence.text, new.one.language)) <= _ONLY_A_DAY
        and new.one.has("under way")
        and not new.one.says("promises")
    )


def _is_said_again(new: _Taken, before: Sequence[_Taken]) -> bool:
    """Whether somebody says again what they have taken on."""
    mine = stems_of(new.one.sentence.text, new.one.language)
    for old in before:
        if old.one.sentence == new.one.sentence or (old.asked and old.asked is new.one):
            return True
        if old.who != new.who or new.one.turn - old.one.turn > _SAID_AGAIN_WITHIN:
            continue
        other = stems_of(old.one.sentence.text, old.one.language)
        smaller = min(len(mine), len(other))
        if smaller and len(mine & other) > _SAME * smaller:
            return True
    return False


def _promised(talk: Talk, one: Utterance) -> _Taken | None:
    """The tasks that a sentence takes on for its speaker."""
    language = one.language
    if one.asks and not _offers_as_question(one):
        return None
    if one.says("vague") or one.says("about the talk") or one.quotes:
        return None
    own = deadlines_in(one.sentence.text, one.sentence.span.start, one.sent or talk.day, language)
    if not (promises(one, dated=bool(own)) or _offers(talk, one, own) or _is_under_way(one, own)):
        return None
    if one.says("done") and not own:
        return None
    if talk.is_interview and not (own or one.has("to you")):
        return None
    if _is_taken_back(talk, one):
        return None
    asked = _request_before(talk, one)
    return _Taken(one, one.speaker, due_of(talk, one, asked), asked)


def _offers(talk: Talk, one: Utterance, own: Sequence[Deadline]) -> bool:
    """Whether it offers something, which has its day or is wanted."""
    if one.asks:
        return _offers_as_question(one) and any(
            agrees(turn[0]) for turn in turns_after(talk, one, 1)
        )
    match = one.first_of("offers")
    if match is None or not is_deed(one.words[match.end() :], one.language):
        return False
    if one.says("negates") or one.says("refuses") or one.says("decides"):
        return False
    wanted = any(agrees(turn[0]) or turn[0].says("please") for turn in turns_after(talk, one))
    before = talk.turn(one.turn - 1)
    wanted = wanted or any(other.asks and other.has("asks who") for other in before)
    return wanted or bool(own) or _request_before(talk, one) is not None


def _offers_as_question(one: Utterance) -> bool:
    match = one.first_of("offers that ask")
    return match is not None and is_deed(one.words[match.end() :], one.language)


def _is_under_way(one: Utterance, own: Sequence[Deadline]) -> bool:
    """Whether something planned for a day is described as already under way."""
    match = one.first_of("under way")
    if match is None or cue("under way to nowhere", one.language).match(match[0]):
        return False
    return bool(own) and not is_reported(one.words[: match.start()], one.language)


def _is_taken_back(talk: Talk, one: Utterance) -> bool:
    """Whether the speaker takes a promise back at once, without giving another day."""
    behind = (
        [
            other
            for other in talk.said[one.place + 1 :][: 2 * _TAKEN_BACK_WITHIN]
            if other.speaker == one.speaker and other.turn <= one.turn + 2
        ]
        if not talk.is_mail
        else []
    )
    for place, other in enumerate(behind[:_TAKEN_BACK_WITHIN]):
        back = other.says("takes back") or ("denial" in other.opening and other.turn == one.turn)
        if not back:
            continue
        return not any(
            deadlines_in(later.sentence.text, 0, None, one.language)
            for later in behind[place : place + 3]
            if not later.says("negates") and not later.asks
        )
    return False


def _request_before(talk: Talk, one: Utterance) -> Utterance | None:
    """The request that a promise answers."""
    for number in (one.turn - 1, one.turn - 2):
        turn = talk.turn(number)
        if not turn or turn[0].speaker == one.speaker:
            continue
        for other in reversed(turn):
            if is_request(other) and other.called in ("", one.speaker):
                return other
    return None


def _requested(talk: Talk, one: Utterance) -> _Taken | None:
    """The tasks that a sentence assigns, which somebody takes on or nobody refuses."""
    if talk.is_interview or not is_request(one) or one.says("to nobody"):
        return _named(talk, one)
    if one.says("vague") or _is_asked_again(talk, one):
        return None
    who = one.called
    # Somebody addressed before the sentence that names nobody.
    if not who:
        own = talk.turn(one.turn)
        who = next((o.called for o in own if o.called and abs(o.place - one.place) == 1), "")
    if talk.is_mail:
        return _requested_by_mail(talk, one, who)
    for turn in turns_after(talk, one):
        if who and turn[0].speaker != who:
            continue
        if refuses(turn):
            return None
        if any(_promised(talk, other) for other in turn):
            # Their own words say it.
            return None
        if takes_on(turn):
            who = turn[0].speaker
            return _Taken(one, who, due_of(talk, one, None, who))
        break
    given = who and not one.asks and not turns_after(talk, one, 1)
    return _Taken(one, who, due_of(talk, one, None)) if given else None


def _is_asked_again(talk: Talk, one: Utterance) -> bool:
    """Whether something is needed that the next sentence requests: "I'd need the key. Ida, ..."."""
    behind = talk.said[one.place + 1 : one.place + 2]
    return one.says("needs") and any(o.turn == one.turn and is_request(o) for o in behind)


def _requested_by_mail(talk: Talk, one: Utterance, who: str) -> _Taken | None:
    """The tasks that a mail assigns to somebody who has not written since."""
    later = [other for other in talk.said if other.turn > one.turn]
    if not who and not _CALLS.match(one.sentence.text):
        others = list(dict.fromkeys(o.speaker for o in talk.said if o.speaker != one.speaker))
        who = others[0] if len(others) == 1 else ""
    if not who or any(other.speaker == who for other in later):
        return None
    return _Taken(one, who, due_of(talk, one, None))


# "Rosa, could you": somebody who neither writes nor is written to.
_CALLS = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w'’-]{1,30}, ")


def _named(talk: Talk, one: Utterance) -> _Taken | None:
    """What somebody else says that one of those who take part does, in a decision."""
    if one.asks or talk.is_interview or one.says("vague"):
        return None
    for match in _NAME.finditer(one.sentence.text):
        who = talk.names.of(match[0])
        speaks = talk.is_mail or any(other.speaker == who for other in talk.said)
        does = who and speaks and who != one.speaker and _is_to_do(one, match.end())
        # "Caleb writes it" is what he does, where it is said in conclusion or along with that.
        concluded = not one.opening.isdisjoint({"conclusive", "assent"}) or match.start() > 0
        concluded = concluded or (talk.is_mail and one.has("somebody will"))
        if does and concluded and _begins_clause(one, match.start()):
            return _Taken(one, who, due_of(talk, one, None))
    return None


_NAME = re.compile(r"(?<![\w'’-])[^\W\d_a-zß-öø-ÿ][\w'’-]{1,30}(?=\s)")


_HONORIFIC = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? $")


def _is_to_do(one: Utterance, end: int) -> bool:
    """Whether what follows a name is what somebody is to do."""
    behind = plain(one.sentence.text[end:])
    does = cue("somebody does", one.language).match(behind)
    return does is not None and not cue("somebody only is", one.language).match(behind)


def _begins_clause(one: Utterance, start: int) -> bool:
    """Whether a clause begins at a place of a sentence."""
    before = _HONORIFIC.sub("", one.sentence.text[:start]).rstrip()
    last = plain(before).rpartition(" ")[2]
    return not before or before[-1] in ",.:;" or last in words_of("joins", one.language)
