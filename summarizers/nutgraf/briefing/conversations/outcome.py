"""The outcome of a conversation, combined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nutgraf.article import Article, Role, Sentence
from nutgraf.article_kinds import ConversationKind
from nutgraf.briefing.conversations.actions import Action, actions
from nutgraf.briefing.conversations.answers import MailAnswer, answers
from nutgraf.briefing.conversations.cues import is_told
from nutgraf.briefing.conversations.decisions import Decision, decisions
from nutgraf.briefing.conversations.kind import kind_of
from nutgraf.briefing.conversations.message_days import message_days
from nutgraf.briefing.conversations.unsettled import unsettled
from nutgraf.briefing.conversations.utterances import talk_of
from nutgraf.briefing.questions import Open, OpenPoint
from nutgraf.facts.dates import day_written
from nutgraf.language.words import count_words
from nutgraf.locating import in_shown_text
from nutgraf.selection.length import Length


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a conversation.

    Attributes:
        decisions: decisions that still hold, in the order of the text.
        actions: what is still to be done, in the order of the text.
        open_points: what was not settled and not answered, in the order of the text.
        answers: in a mail thread, the latest answer to each question.
    """

    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    open_points: tuple[OpenPoint, ...]
    answers: tuple[MailAnswer, ...] = ()

    @property
    def questions(self) -> list[Sentence]:
        """The unanswered questions."""
        return [point.sentence for point in self.open_points if point.open is Open.ASKED]

    def within(self, candidates: Sequence[Sentence]) -> "Outcome":
        """As far as the candidates say it."""
        known = {sentence.index for sentence in candidates}
        return Outcome(
            tuple(one for one in self.decisions if one.sentence.index in known),
            tuple(one for one in self.actions if one.sentence.index in known),
            tuple(one for one in self.open_points if one.sentence.index in known),
            tuple(one for one in self.answers if one.sentence.index in known),
        )

    def gist(self, ratings: Sequence[float]) -> list[Sentence]:
        """The one or two decisions that are rated best, in order; none where none says enough."""
        telling = [
            one.sentence
            for one in self.decisions
            if _FEWEST_OF_GIST <= count_words(one.sentence.text) <= _MOST_OF_GIST
        ]
        telling.sort(key=lambda sentence: (-ratings[sentence.index], sentence.index))
        return sorted(telling[:_GIST], key=lambda sentence: sentence.index)

    def others(self, statements: Sequence[Sentence]) -> Sequence[Sentence]:
        """The statements that are not used elsewhere and say something by themselves."""
        told = {one.sentence.index for one in self.decisions}
        told |= {one.sentence.index for one in self.actions}
        told |= {one.sentence.index for one in self.open_points}
        told |= {one.sentence.index for one in self.answers}
        left = [
            sentence
            for sentence in statements
            if sentence.index not in told and count_words(sentence.text) >= _FEWEST_OF_POINT
        ]
        return left or statements

    def room_for_points(self, words: int, gist: Sequence[Sentence]) -> Length:
        """The total length of the points for a conversation of this many words."""
        room = round(words * _SHARE) - sum(count_words(sentence.text) for sentence in gist)
        return Length.parse(f"{max(_FEWEST_FOR_POINTS, room)} words")


# A gist of decisions has one or two, of at most this many words each.
_GIST = 2
_FEWEST_OF_GIST, _MOST_OF_GIST = 6, 40
# Shorter sentences are remarks to somebody present.
_FEWEST_OF_POINT = 8
# Gist and points take at most this share of the conversation, besides its outcome.
_SHARE = 0.15
_FEWEST_FOR_POINTS = 25


def outcome(article: Article, kind: ConversationKind) -> Outcome | None:
    """What came of a conversation; None in a language without the words of it."""
    if not is_told(article.language):
        return None
    return _outcome(article, kind, tuple(message_days(article).items()))


@in_shown_text
def _outcome(
    article: Article, kind: ConversationKind, days: tuple[tuple[int, date], ...]
) -> Outcome:
    sent = dict(days)
    talk = talk_of(
        article,
        list(_known(article)),
        day_written(article) or next(iter(sent.values()), None),
        sent,
        is_mail=kind is ConversationKind.MAIL,
        is_interview=kind is ConversationKind.INTERVIEW,
    )
    decided, to_do = decisions(talk), actions(talk)
    settled = [one.sentence.index for one in decided]
    settled += [one.sentence.index for one in to_do]
    open_points = unsettled(talk, settled)
    # Decisions, actions and open points are not repeated.
    told = {*settled, *(point.sentence.index for point in open_points)}
    answered = tuple(
        one
        for one in answers(talk)
        if one.sentence.index not in told and one.question.index not in told
    )
    return Outcome(tuple(decided), tuple(to_do), tuple(open_points), answered)


def outcome_of(article: Article) -> Outcome | None:
    """The outcome of an article as the conversation that it is; None if it is none."""
    kind = kind_of(article)
    return outcome(article, kind) if kind else None


def _known(article: Article) -> Iterator[str]:
    """The names of those who speak, and of those who are only listed or written to."""
    found: dict[str, None] = {}
    for block in article.blocks:
        if block.turn is not None and block.role is not Role.BODY:
            found[block.turn.speaker or block.text] = None
    for block in article.blocks:
        if block.role is Role.METADATA and block.turn is None:
            # Who speaks is known by that name already.
            parts = {part for name in found for part in name.split()}
            for name in _FULL_NAME.findall(block.text[:_LONGEST_LIST]):
                if parts.isdisjoint(name.split()):
                    found[name] = None
    yield from found


_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]{1,30}"
_FULL_NAME = re.compile(rf"{_CAPITAL}(?: (?:v[ao]n|de[rn]?|di|da|la|le))?(?: {_CAPITAL}){{1,3}}")
# The maximum length of the list of participants.
_LONGEST_LIST = 2000
