"""Motions of councils, committees and associations: what was moved, and whether it was carried."""

from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Sentence, Span
from nutgraf.briefing.conversations.utterances import Talk, Utterance
from nutgraf.cancellation import checked


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion.

    Attributes:
        sentence: what was moved, in the clerk's words if there are any.
        mover: who moved it.
        won: whether the vote went for it.
        vote: the position of the vote, if it is given.
    """

    sentence: Sentence
    mover: str
    won: bool
    vote: Span | None


def motions(talk: Talk) -> list[Motion]:
    """The motions of a conversation, each once, with what became of it."""
    found: list[Motion] = []
    pending: list[Utterance] = []
    recorded: set[int] = set()
    for one in checked(talk.said):
        if one.sentence.index in recorded:
            continue
        if not one.said and pending and one.says("record of a vote"):
            moved, carried = pending.pop(), _outcome([one]) is True
            vote = _vote([one]) if carried else None
            found.append(Motion(moved.sentence, _who(moved), carried, vote))
        elif not one.said and _records(one):
            record = [other for other in talk.turn(one.turn) if other.place >= one.place]
            record = _one_record(record)
            recorded.update(other.sentence.index for other in record)
            won = _outcome(record)
            found.append(
                Motion(one.sentence, _mover(talk, one, pending), won is True, _vote(record[1:]))
            )
            found += [Motion(old.sentence, old.speaker, won=False, vote=None) for old in pending]
            pending.clear()
        elif one.said and not one.asks and one.has("motion"):
            found += [Motion(old.sentence, old.speaker, won=False, vote=None) for old in pending]
            pending[:] = [one]
        elif pending and (won := _outcome([one])) is not None and not one.asks:
            moved = pending.pop()
            vote = _vote([one])
            found.append(Motion(moved.sentence, moved.speaker, won, vote if won else None))
    found += [Motion(old.sentence, old.speaker, won=False, vote=None) for old in pending]
    return found


def _who(moved: Utterance) -> str:
    """The mover of a motion; nobody if the chair puts the question."""
    return "" if moved.has("puts the question") else moved.speaker


def _records(one: Utterance) -> bool:
    return one.says("record of a motion")


def _one_record(record: Sequence[Utterance]) -> list[Utterance]:
    """A record up to the next one in the same run."""
    kept = list(record[:1])
    for one in record[1:]:
        if _records(one):
            break
        kept.append(one)
    return kept


def _outcome(record: Sequence[Utterance]) -> bool | None:
    """Whether a motion was carried; None where its words do not say."""
    if any(one.says("lost") for one in record):
        return False
    return True if any(one.says("carried") for one in record) else None


def _vote(told: Sequence[Utterance]) -> Span | None:
    """The sentence that counts the votes, or says that there was no other."""
    for group in ("vote", "carried"):
        for one in told:
            if one.says(group):
                return one.sentence.span
    return None


def _mover(talk: Talk, record: Utterance, pending: Sequence[Utterance]) -> str:
    """The mover of a recorded motion: the person named first there, or who moved it before."""
    named = talk.names.first_in(record.sentence.text)
    return named or (pending[-1].speaker if pending else "")
