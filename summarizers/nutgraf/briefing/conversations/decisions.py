"""Decisions of a conversation, each in the last form that still holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Sentence, Span
from nutgraf.briefing.conversations.cues import cue, words_of
from nutgraf.briefing.conversations.deadlines import deadlines_in
from nutgraf.briefing.conversations.motions import motions
from nutgraf.briefing.conversations.replies import (
    is_agreed,
    is_contested,
    turns_after,
)
from nutgraf.briefing.conversations.requests import is_request, promises
from nutgraf.briefing.conversations.utterances import Talk, Utterance
from nutgraf.cancellation import checked
from nutgraf.facts.dates.forms import words_of as words_of_dates
from nutgraf.selection.redundancy import stems_of

# Evidence for a decision, with weights; from _ENOUGH on, it is one.
_ENOUGH = 0.6
_SAYS_SO = 0.7
_SETTLED_AS = 0.55
_CHOOSES = 0.4
_TOLD_AS_DECIDED = 0.4
_FROM_THEN_ON = 0.5
_IS_SETTLED = 0.3
_LET_US = 0.4
_CONCLUDES = 0.25
_DRAWS_A_LINE = 0.2
_ANSWERS = 0.15
_IS_AGREED = 0.25
_AFTER_TAKING_BACK = 0.3
_SAYS_WHAT_NOT = 0.1
_HAS_ITS_DAY = 0.1
_NEWEST_MAIL = 0.25
_CONTESTED = 0.3
_ASKED_ABOUT = 0.2
_TAKES_UP = 0.1
_ANNOUNCES = 0.65
# How many turns later somebody may still take it back, or change it.
_REACH = 14
_NEAR = 8
_AT_ONCE = 4
# With so few content words, a sentence does not say what is decided.
_SLIGHT = 4
_FEWEST_WORDS = 3
_LONGEST_FRAGMENT = 12
_LONGEST_SUMMING_UP = 20


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice that was made and still holds at the end.

    Attributes:
        sentence: its last form.
        speaker: who says it, or moved it; "" if unknown.
        vote: the position of the vote on it.
    """

    sentence: Sentence
    speaker: str
    vote: Span | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    one: Utterance
    weight: float
    contested: bool


def decisions(talk: Talk) -> list[Decision]:
    """The decisions of a conversation, in the order of the text."""
    standing: list[_Candidate] = []
    for one in checked(talk.said):
        standing = _without_taken_back(talk, standing, one)
        weight = _weight(talk, one)
        if weight < _ENOUGH:
            continue
        new = _Candidate(one, weight, is_contested(talk, one))
        standing = [old for old in standing if not _replaces(talk, new, old)]
        standing.append(new)
    voted = motions(talk)
    spoken = {motion.sentence.index for motion in voted}
    found = [Decision(motion.sentence, motion.mover, motion.vote) for motion in voted if motion.won]
    found += [
        Decision(old.one.sentence, old.one.speaker)
        for old in standing
        if old.one.sentence.index not in spoken
    ]
    return sorted(found, key=lambda decision: decision.sentence.index)


def _weight(talk: Talk, one: Utterance) -> float:
    """The evidence that a sentence is a decision."""
    if one.asks or not one.said or _is_none(one) or _takes_back(one) or one.quotes:
        return 0.0
    base = _base(talk, one)
    if not base:
        return 0.0
    before = _before(talk, one)
    gains = (
        (_CONCLUDES, _concludes(one)),
        (_DRAWS_A_LINE, "assent" in one.opening or (before is not None and _only_agrees(before))),
        (_ANSWERS, _answers(talk, one)),
        (_IS_AGREED, is_agreed(talk, one)),
        (_AFTER_TAKING_BACK, before is not None and _takes_back(before)),
        (_SAYS_WHAT_NOT, one.has("not otherwise")),
        (_HAS_ITS_DAY, bool(deadlines_in(one.sentence.text, 0, None, one.language))),
        (_NEWEST_MAIL, talk.is_mail and one.turn == talk.turns - 1),
        (_TAKES_UP, _is_proposed_before(talk, one)),
        (-_CONTESTED, is_contested(talk, one)),
        (-_ASKED_ABOUT, base <= _IS_SETTLED and _is_asked_about(talk, one)),
    )
    return base + sum(gain for gain, holds in gains if holds)


def _is_none(one: Utterance) -> bool:
    """Whether a sentence only proposes, refers to another time, or leaves open."""
    words, language = one.whole, one.language
    groups = (
        *("proposes", "settled before", "adjourned", "unknown", "motion", "refuses"),
        "no decision",
    )
    return is_request(one) or any(cue(group, language).search(words) for group in groups)


def _base(talk: Talk, one: Utterance) -> float:
    """The evidence in the form of a sentence."""
    if one.count < _FEWEST_WORDS and not _is_conclusion(talk, one):
        return 0.0
    if one.says("decides"):
        return _SAYS_SO
    if talk.is_interview:
        return _ANNOUNCES if _announces(one) else 0.0
    short = one.count <= _LONGEST_FRAGMENT
    if short and one.has("settled as") and not one.has("names no choice"):
        return _SETTLED_AS
    if one.has("let us") and not one.has("names no choice"):
        return _LET_US
    if _chooses(one):
        return _CHOOSES
    if one.says("told as decided") and not one.opening.isdisjoint({"conclusive", "assent"}):
        return _TOLD_AS_DECIDED
    if one.has("from then on") and not (one.says("past") or one.says("of those who talk")):
        return _FROM_THEN_ON
    return _IS_SETTLED if _is_conclusion(talk, one) or _settles(one) else 0.0


def _announces(one: Utterance) -> bool:
    """Whether it says what its speaker will do from a calendar date on."""
    months = words_of_dates(one.language).months
    named = any(word in months for word in one.words.split())
    day = named or bool(deadlines_in(one.sentence.text, 0, None, one.language))
    return day and one.has("to come")


def _is_proposed_before(talk: Talk, one: Utterance) -> bool:
    """Whether one of the last two turns proposes something, or asks."""
    return any(
        other.asks or other.says("proposes")
        for number in (one.turn - 1, one.turn - 2)
        for other in talk.turn(number)
    )


def _chooses(one: Utterance) -> bool:
    """Whether it says what "we" do or will do, of something that can be chosen."""
    language = one.language
    day = bool(deadlines_in(one.sentence.text, 0, None, language))
    if day and one.has("we are about to"):
        return True
    will = one.first_of("we will")
    match = will or one.first_of("we")
    if match is None:
        return False
    adverbs = words_of("adverbs", language)
    verb = [word for word in one.words[match.end() :].split() if word not in adverbs][:1]
    if verb == ["do"]:
        # "We do without it" is a choice, "we do need it" none.
        verb = one.words[match.end() :].split()[1:2]
    # What ends so was done before.
    if not verb or verb[0] in words_of("state verbs", language) or verb[0].endswith("ed"):
        return False
    habit = verb[0] in words_of("habit verbs", language)
    return not habit or bool(will) or not one.opening.isdisjoint({"conclusive", "assent"})


def _is_conclusion(talk: Talk, one: Utterance) -> bool:
    """A few words and "then": "Week 46, then.", "So it's the castle."."""
    if "conclusive" in one.opening and one.has("it is"):
        return True
    if _is_a_day(one) and (promises(one) or _follows_promise(talk, one)):
        return False
    if one.has("clause") or one.says("past") or not one.count:
        return False
    behind = talk.said[one.place + 1 : one.place + 2]
    if any(other.turn == one.turn and other.says("proposes") for other in behind):
        return False
    if one.count > _LONGEST_FRAGMENT or not _says_then(one):
        # "So sixty words on the wall, not one more."
        short = _FEWEST_WORDS < one.count <= _LONGEST_SUMMING_UP
        return short and "conclusive" in one.opening and one.has("not otherwise")
    return True


def _concludes(one: Utterance) -> bool:
    return "conclusive" in one.opening or _says_then(one)


def _says_then(one: Utterance) -> bool:
    """Whether "then" is among its first words, or ends it."""
    then = words_of("then", one.language)
    words = one.whole.split()
    return not then.isdisjoint((*words[:_OPENING_WORDS], *words[-1:]))


def _is_asked_about(talk: Talk, one: Utterance) -> bool:
    """Whether the next speaker asks back."""
    return any(turn[0].asks for turn in turns_after(talk, one, 1))


def _is_a_day(one: Utterance) -> bool:
    """Whether it names a day and hardly anything else."""
    days = deadlines_in(one.sentence.text, 0, None, one.language)
    rest = one.count - sum(len(day.span.of(one.sentence.text).split()) for day in days)
    return bool(days) and rest <= _BESIDES_A_DAY


def _follows_promise(talk: Talk, one: Utterance) -> bool:
    """Whether somebody has just taken something on, so that a day is that of it."""
    return any(
        promises(other)
        for number in range(one.turn, one.turn - 3, -1)
        for other in talk.turn(number)
        if other.place < one.place
    )


_BESIDES_A_DAY = 2
# The verb of a plain statement is within this many words.
_EARLY = 8
_OPENING_WORDS = 3


def _settles(one: Utterance) -> bool:
    """Whether it draws a line and says how things stay or go from here on."""
    if one.opening.isdisjoint({"conclusive", "assent"}) or one.has("of somebody"):
        return False
    first = one.words.split()[:_EARLY]
    verbs = words_of("settling verbs", one.language)
    place = next((n for n, word in enumerate(first) if n and word in verbs), 0)
    subject = " ".join(first[:place])
    return bool(place) and not one.says("past") and not cue("clause", one.language).search(subject)


def _before(talk: Talk, one: Utterance) -> Utterance | None:
    """The sentence before it in its turn."""
    own = talk.turn(one.turn)
    place = own.index(one)
    return own[place - 1] if place else None


def _only_agrees(one: Utterance) -> bool:
    return "assent" in one.opening and not one.words


def _answers(talk: Talk, one: Utterance) -> bool:
    """Whether it answers yes or no to the question right before."""
    asked = talk.turn(one.turn - 1)
    begins = one.place == talk.turn(one.turn)[0].place
    says = not one.opening.isdisjoint({"assent", "denial"})
    return begins and says and any(other.asks for other in asked)


def _takes_back(one: Utterance) -> bool:
    return not one.asks and (one.says("takes back") or one.has("takes back"))


def _without_taken_back(
    talk: Talk, standing: Sequence[_Candidate], one: Utterance
) -> list[_Candidate]:
    """The decisions that still hold after a sentence that may take one of them back."""
    near = [old for old in standing if 0 <= one.turn - old.one.turn <= _REACH]
    before = _before(talk, one)
    if not near or not _takes_back(one) or not one.said or (before and promises(before)):
        return list(standing)
    own = [other for other in talk.turn(one.turn) if other.place >= one.place]
    about = frozenset[str]().union(*(_stems(other) for other in own[:3]))
    shared = [old for old in near if about & _stems(old.one)]
    if not shared and one.turn - near[-1].one.turn > _AT_ONCE:
        return list(standing)
    gone = shared[-1] if shared else near[-1]
    return [old for old in standing if old is not gone]


def _stems(one: Utterance) -> frozenset[str]:
    return stems_of(one.sentence.text, one.language)


def _replaces(talk: Talk, new: _Candidate, old: _Candidate) -> bool:
    """Whether a decision is a later form of another."""
    apart = new.one.turn - old.one.turn
    if apart > _REACH:
        return False
    mine, other = _stems(new.one), _stems(old.one)
    shared = mine & other
    smaller = min(len(mine), len(other))
    if apart == 0 and shared and old.one.count <= _FEWEST_WORDS:
        # "Offices, then. We'll put the offices upstairs."
        return True
    if smaller and len(shared) >= max(2, smaller / 2):
        return True
    if talk.is_mail or apart > _NEAR or apart == 0:
        return False
    slight = smaller <= _SLIGHT
    return slight and (old.contested or bool(shared) or new.one.has("make it"))
