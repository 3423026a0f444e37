"""Answers in a mail thread: the latest answer to each question."""

from collections.abc import Iterator

from nutgraf.article import Sentence
from nutgraf.briefing.conversations.deadlines import deadlines_in
from nutgraf.briefing.conversations.requests import is_request
from nutgraf.briefing.conversations.utterances import Talk, Utterance
from nutgraf.frozen import dataclass
from nutgraf.patterns import pattern
from nutgraf.selection.redundancy import stems_of

# An answer that shares fewer words with a question may be about something else; one word is enough
# for a short question, or with the day or number asked for.
_SHARED = 2
_SHORT = 2
_FEWEST_WORDS = 3
_DIGITS = pattern(r"\d")


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """A question of a thread and its latest answer.

    Attributes:
        question: the question.
        sentence: the answer, from the latest mail that has one.
        speaker: who gives it.
    """

    question: Sentence
    sentence: Sentence
    speaker: str


def answers(talk: Talk) -> list[MailAnswer]:
    """The answers of a thread of mails, in the order of the questions; none in other talk."""
    if not talk.is_mail:
        return []
    found: list[MailAnswer] = []
    given: set[int] = set()
    for asked in talk.said:
        if not asked.said or not asked.asks or is_request(asked) or asked.count < _FEWEST_WORDS:
            continue
        best = max(_candidates(talk, asked), default=None)
        if best is not None and -best[2] not in given:
            _, _, place = best
            one = talk.said[-place]
            given.add(one.place)
            found.append(MailAnswer(asked.sentence, one.sentence, one.speaker))
    return sorted(found, key=lambda one: one.question.index)


def _candidates(talk: Talk, asked: Utterance) -> Iterator[tuple[int, int, int]]:
    """Later sentences of others that answer: turn, overlap and position."""
    mine = stems_of(asked.sentence.text, asked.language)
    for one in talk.said:
        later = one.turn > asked.turn and one.speaker != asked.speaker
        if not later or not one.said or one.asks or is_request(one):
            continue
        shared = len(mine & stems_of(one.sentence.text, one.language))
        told = shared >= (min(_SHARED, len(mine)) if len(mine) <= _SHORT else _SHARED)
        if not shared:
            continue
        if not told:
            has_day = bool(deadlines_in(one.sentence.text, 0, None, one.language))
            when = asked.has("asks when") and has_day
            told = when or (asked.says("how many") and bool(_DIGITS.search(one.whole)))
        if told and not one.says("unknown"):
            yield one.turn, shared, -one.place
