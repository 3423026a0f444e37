"""Interviewer and interviewee where an interview only has "Q:" and "A:"."""

import re
from collections.abc import Iterable, Mapping, Sequence

from nutgraf.article import Role
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.turns.speakers import ANSWER, QUESTION, KnownSpeaker

_FULL_NAME = re.compile(
    r"[^\W\d_a-z][\w'’-]{1,30}(?: [^\W\d_a-z]\.)?(?: [^\W\d_a-z][\w'’-]{1,30}){1,3}"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def asker_and_answerer(
    above: Sequence[LabelledBlock], questions: Iterable[str]
) -> Mapping[str, KnownSpeaker]:
    """The people behind "Q" and "A"; nobody if uncertain.

    The byline names the interviewer. The interviewee is named in full above the interview, and is
    addressed by one of these names in a question; if there are two such people, neither is chosen.

    Args:
        above: the text above the first turn.
        questions: the words of the questions.
    """
    askers = [name for one in above if one.role is Role.BYLINE for name in _names(one)]
    named = [name for one in above if one.role in (Role.TITLE, Role.BODY) for name in _names(one)]
    called = {word for question in questions for word in _WORD.findall(question)}
    answerers = {
        name for name in named if name not in askers and not called.isdisjoint(name.split())
    }
    asker = askers[0] if askers else ""
    answerer = answerers.pop() if len(answerers) == 1 else ""
    return {QUESTION: KnownSpeaker(asker), ANSWER: KnownSpeaker(answerer)}


def named_in_answer(answer: str, question: str) -> str:
    """The name of the person who answers, if they were asked for it; otherwise "".

    >>> named_in_answer("Henrik Blom.", "State your name for the record.")
    'Henrik Blom'
    """
    asked = "name" in _WORD.findall(question[-_ASKED_WITHIN:].lower())
    name = answer.strip(" .")
    return name if asked and _FULL_NAME.fullmatch(name) else ""


# A request for a name asks for little else.
_ASKED_WITHIN = 200


def _names(above: LabelledBlock) -> list[str]:
    return _FULL_NAME.findall(above.clean.text)
