"""Which questions of a conversation or an article count as answered because it is an interview."""

from collections.abc import Sequence
from itertools import pairwise

from nutgraf.article import Article, Role, Sentence
from nutgraf.attribution.interviews import answered_questions
from nutgraf.briefing.questions import asks
from nutgraf.cancellation import checked

# A speaker who asks in at least this share of their turns interviews the others, if these ask in at
# most that share.
_ASKS = 0.7
_ANSWERS = 0.3
# With two speakers, an interviewer is recognized with a lower share.
_TWO = 2
_ASKS_OF_TWO = 0.6
_FEWEST_TURNS = 4
# Of unnamed turns, this share asks, and nearly all of these are followed by one that does not.
_ASKING_TURNS = (0.25, 0.6)
_ANSWERED = 0.85
# One interviewer may have this many guests.
_ANSWER_TOGETHER = 2


def without_answered(article: Article, candidates: Sequence[Sentence]) -> Sequence[Sentence]:
    """The candidates without an interviewer's questions, which the next turn answers.

    In a meeting nobody only asks, and a question may stay open.
    """
    asked = _asked(article) or [block.sentences for block in answered_questions(article)]
    if not asked:
        return candidates
    answered = {sentence.index for turn in asked for sentence in turn if asks(sentence.text)}
    return [sentence for sentence in checked(candidates) if sentence.index not in answered]


def is_interview(article: Article) -> bool:
    """Whether in a conversation some only ask, and the others answer."""
    return bool(_asked(article))


def _asked(article: Article) -> Sequence[Sequence[Sentence]]:
    """The turns of those who only ask; empty if the others ask as well."""
    if not article.is_conversation:
        return ()
    turns = _turns(article)
    if not turns:
        return _asked_by_turns(article)
    enough = _ASKS_OF_TWO if len(turns) == _TWO else _ASKS
    askers = {label for label, own in turns.items() if _share(own) >= enough}
    asked = [turn for label in askers for turn in turns[label]]
    others = [turn for label, own in turns.items() if label not in askers for turn in own]
    if len(askers) != len(turns) - 1 and (len(askers) > 1 or len(turns) > _ANSWER_TOGETHER + 1):
        # A speaker who asks several others in turn chairs the meeting.
        return ()
    if min(len(asked), len(others)) < _FEWEST_TURNS or _share(others) > _ANSWERS:
        return ()
    return asked


def _turns(article: Article) -> dict[str, list[list[Sentence]]]:
    """For each label the sentences of the turns under it."""
    found: dict[str, list[list[Sentence]]] = {}
    label: str | None = None
    last = ""
    for block in checked(article.blocks):
        if block.role is Role.SPEAKER:
            label = block.text
            found.setdefault(label, []).append([])
        elif label is not None and block.turn is not None:
            found[label][-1].extend(block.sentences)
        elif block.turn is not None and block.turn.speaker:
            # Captions have no labels, and may say who speaks all the same.
            own = found.setdefault(block.turn.speaker, [])
            if last != block.turn.speaker:
                own.append([])
            own[-1].extend(block.sentences)
            last = block.turn.speaker
    return found


def _asked_by_turns(article: Article) -> Sequence[Sequence[Sentence]]:
    """The turns that ask, in an unnamed conversation where every other turn or so asks."""
    turns = [block.sentences for block in article.blocks if block.turn and block.sentences]
    asking = [any(asks(one.text) for one in turn) for turn in turns]
    asked = [turn for turn, does in zip(turns, asking, strict=True) if does]
    answered = sum(does and not then for does, then in pairwise(asking))
    few, many = _ASKING_TURNS
    if len(asked) < _FEWEST_TURNS or not few <= len(asked) / len(turns) <= many:
        return ()
    return asked if answered >= _ANSWERED * len(asked) else ()


def _share(turns: Sequence[Sequence[Sentence]]) -> float:
    """The share of some turns that ask something."""
    return sum(any(asks(one.text) for one in turn) for turn in turns) / max(1, len(turns))
