"""The parts that only a briefing of a conversation has, and their lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from nutgraf.article import Role, Sentence, Span
from nutgraf.locating import words_at
from nutgraf.rendering.briefing_parts import MAX_NAMED, entry_at, part_of, points_part
from nutgraf.rendering.labels import counted_label, label
from nutgraf.rendering.places import speaker_of, time_of
from nutgraf.rendering.view import Entry, Part, PartKind
from nutgraf.rendering.wording import without_fillers
from nutgraf.selection.redundancy import stems_of

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.article import Article, Block
    from nutgraf.briefing import Briefing
    from nutgraf.briefing.conversations.actions import Action
    from nutgraf.briefing.participants import Participant

# A question is told before its answer in so many words.
_MOST_WORDS_OF_QUESTION = 14
# "I'll do that tomorrow" has no more content words.
_SLIGHT = 2


def decisions_part(found: "Briefing") -> Part:
    """What was decided; who moved it and the vote, where there was one."""
    entries = (
        _led(
            found,
            one.sentence,
            one.speaker if one.vote else "",
            [words_at(found.article, one.vote)] if one.vote else [],
        )
        for one in found.decisions
    )
    return part_of(found.article, PartKind.DECISION, "Decided", entries)


def actions_part(found: "Briefing") -> Part:
    """Who does what, and by when."""
    entries = (_led(found, one.sentence, one.who, _about(found, one)) for one in found.actions)
    return part_of(found.article, PartKind.ACTION, "To do", entries)


def _led(found: "Briefing", sentence: Sentence, who: str, facts: Iterable[str]) -> Entry:
    """A line behind a name; who speaks there is not told again."""
    article = found.article
    entry = entry_at(found, without_fillers(article, sentence.text), [sentence.span], who)
    same = who and who == speaker_of(article, sentence.span)
    where = time_of(article, sentence.span) if same else entry.where
    return replace(entry, where=where, facts=tuple(facts))


def _about(found: "Briefing", action: "Action") -> Iterator[str]:
    """What an action answers, where its own words hardly say what it is, and its day."""
    article = found.article
    if action.asked and len(stems_of(action.sentence.text, article.language)) <= _SLIGHT:
        yield label(article, "asked: {}", without_fillers(article, action.asked.text))
    if due := due_of(article, action):
        yield due
    if action.to:
        yield label(article, "for: {}", action.to)


def due_of(article: "Article", action: "Action") -> str:
    """By when something is due, as it was said and as a day; "" where nothing was said."""
    if action.due is None:
        return ""
    words = words_at(article, action.due.span)
    told = f"{words} ({action.due.iso})" if action.due.iso else words
    return label(article, "due: {}", told)


def left_open_part(found: "Briefing", most: int | None = None) -> Part:
    """What was not settled and not answered."""
    article = found.article
    entries = (
        entry_at(found, without_fillers(article, point.sentence.text), [point.sentence.span])
        for point in found.open_points
    )
    return part_of(article, PartKind.OPEN, "Open", entries, most)


def answers_part(found: "Briefing") -> Part:
    """Of mails, what was answered last to each question."""
    article = found.article
    entries = (
        entry_at(
            found,
            without_fillers(article, one.sentence.text),
            [one.sentence.span],
            _in_short(without_fillers(article, one.question.text)),
        )
        for one in found.answers
    )
    return part_of(article, PartKind.ANSWER, "Answered", entries)


def _in_short(question: str) -> str:
    """The end of a question, where it has many words."""
    words = question.split()
    if len(words) <= _MOST_WORDS_OF_QUESTION:
        return " ".join(words)
    return f"… {' '.join(words[-_MOST_WORDS_OF_QUESTION:])}"


def said_part(found: "Briefing") -> Part:
    """The points; in an interview each behind the question that it answers."""
    part = points_part(found)
    if found.kind != "interview":
        return part
    questions = _Questions(found.article)
    groups = (
        replace(group, entries=tuple(_answer(entry, questions) for entry in group.entries))
        for group in part.groups
    )
    return replace(part, groups=tuple(groups))


def _answer(entry: Entry, questions: "_Questions") -> Entry:
    asked = questions.before(entry.places[0].span) if entry.places else None
    return replace(entry, lead=asked) if asked else entry


class _Questions:
    """The questions of an interview, to find the one that an answer belongs to."""

    def __init__(self, article: "Article") -> None:
        from nutgraf.briefing.questions import asks

        self._article = article
        self._asks = asks

    def before(self, span: Span) -> str:
        """The last question of the turn before the one at a place, in short; "" for none."""
        blocks, here = self._article.blocks, self._article.block_at(span.start)
        if here is None:
            return ""
        if here.turn is None:
            return self._between_paragraphs(here)
        place = self._article.starts.index(here.span.start)
        asked: Sentence | None = None
        for block in islice(reversed(blocks[:place]), _LOOK_BACK):
            if block.role is not Role.BODY or block.turn is None:
                continue
            if block.turn.speaker == here.turn.speaker:
                continue
            asked = next((one for one in reversed(block.sentences) if self._asks(one.text)), None)
            break
        if asked is None:
            return ""
        return _in_short(without_fillers(self._article, asked.text))

    def _between_paragraphs(self, here: "Block") -> str:
        """The last question above a paragraph of an interview that is written as an article.

        One that is a heading stands above the points of its section anyway.
        """
        above = bisect_left(self._asked, here.span.start, key=lambda block: block.span.start)
        if not above or self._asked[above - 1].role is Role.HEADING:
            return ""
        asked = self._asked[above - 1]
        starts = self._article.starts
        between = self._article.blocks[
            bisect_right(starts, asked.span.start) : starts.index(here.span.start)
        ]
        if any(block.role is Role.HEADING or block.wording for block in between):
            # What stands between may be a question that does not ask.
            return ""
        words = [one.text for one in asked.sentences if self._asks(one.text)] or [asked.text]
        return _in_short(words[-1])

    @cached_property
    def _asked(self) -> "Sequence[Block]":
        from nutgraf.attribution.interviews import answered_questions

        return answered_questions(self._article)


# An answer has no more paragraphs and labels than this.
_LOOK_BACK = 12


def participants_part(found: "Briefing") -> Part:
    """Who took part, and how much of the words is theirs."""
    every = sum(one.words for one in found.participants) or 1
    entries = (_participant(found, one, every) for one in _most_first(found.participants))
    return part_of(found.article, PartKind.SPEAKER, "Who took part", entries, MAX_NAMED)


def _most_first(participants: Iterable["Participant"]) -> list["Participant"]:
    return sorted(participants, key=lambda one: -one.words)


def _participant(found: "Briefing", one: "Participant", every: int) -> Entry:
    article = found.article
    told = [one.role] if one.role else []
    if found.conversation == "mail":
        told.append(counted_label(article, one.turns, "1 message", "{} messages"))
    else:
        told.append(counted_label(article, one.turns, "1 turn", "{} turns"))
    told.append(label(article, "{} % of the words", round(100 * one.words / every)))
    entry = entry_at(found, "; ".join(told), [one.label], one.name)
    return replace(entry, where=label(article, "from {} on", time_of(article, one.label)))
