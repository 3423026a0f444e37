"""The sentences of a conversation in the order in which they were said, each with its turn."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from nutgraf.article import Article, Block, Role, Sentence
from nutgraf.briefing.conversations.cues import cue, fillers, plain
from nutgraf.briefing.questions import asks
from nutgraf.cancellation import checked
from nutgraf.facts.dates import day_in

# What may precede the content of a sentence, in the order in which it is tried.
_OPENINGS = (
    "fillers of the start",
    "assent",
    "conclusive",
    "denial",
    "objection",
    "asides",
)
# "OK, great, so, well then": no sentence begins with more.
_MOST_OPENINGS = 8


_QUOTED = re.compile(r"[\"“”«»]")


@dataclass(frozen=True)
class Utterance:
    """A sentence that somebody says.

    Attributes:
        sentence: the sentence.
        turn: the number of its turn, in chronological order.
        place: its own number in that order.
        speaker: who says it; the label if it names nobody, "" if speakers are not distinguished.
        said: whether it is part of a turn, and not of a record between two.
        whole: its words in lower case, without fillers.
        words: the same without its opening: "OK", "so", a name.
        opening: the kind of its opening: "assent", "conclusive" ...
        called: who is addressed by name at its beginning or end.
        sent: the date of its message.
        language: an ISO 639-1 code.
    """

    sentence: Sentence
    turn: int
    place: int
    speaker: str
    said: bool
    whole: str
    words: str
    opening: frozenset[str]
    called: str
    sent: date | None
    language: str

    def first_of(self, group: str) -> re.Match[str] | None:
        """The first phrase of a group in it, behind its opening."""
        return cue(group, self.language).search(self.words)

    def has(self, group: str) -> bool:
        """Whether it contains a phrase of a group after its opening."""
        return self.first_of(group) is not None

    def says(self, group: str) -> bool:
        """Whether it contains a phrase of a group anywhere."""
        return cue(group, self.language).search(self.whole) is not None

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question."""
        return asks(self.sentence.text)

    @property
    def quotes(self) -> bool:
        """Whether it contains words of somebody else."""
        return _QUOTED.search(self.sentence.text) is not None

    @cached_property
    def count(self) -> int:
        """How many words it has behind its opening."""
        return len(self.words.split())


@dataclass(frozen=True)
class Talk:
    """A conversation: its utterances in chronological order.

    Attributes:
        language: an ISO 639-1 code.
        said: the sentences.
        is_mail: whether it is a mail thread.
        is_interview: whether one asks and another answers.
        day: its date.
        names: the people who may be named in it.
    """

    language: str
    said: tuple[Utterance, ...]
    is_mail: bool
    is_interview: bool
    day: date | None
    names: "KnownNames"

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """For each turn the place of its first sentence; and the end."""
        found = [i for i, one in enumerate(self.said) if not i or self.said[i - 1].turn != one.turn]
        return (*found, len(self.said))

    def turn(self, number: int) -> Sequence[Utterance]:
        """The sentences of a turn; none where there is no such turn."""
        if not 0 <= number < len(self.starts) - 1:
            return ()
        return self.said[self.starts[number] : self.starts[number + 1]]

    @property
    def turns(self) -> int:
        """How many turns there are."""
        return len(self.starts) - 1


def talk_of(  # what is known of a conversation
    article: Article,
    known: Sequence[str],
    day: date | None,
    sent: Mapping[int, date],
    *,
    is_mail: bool,
    is_interview: bool,
) -> Talk:
    """A conversation, prepared for analysis.

    Args:
        article: the article.
        known: the names of all who speak, are written to or are present.
        day: its date.
        sent: the dates of single messages, by the number of the block that is their label.
        is_mail: whether it is a mail thread, whose newest mail comes first.
        is_interview: whether one asks and another answers.
    """
    language = article.language
    found = list(_turns(article, sent))
    if is_mail and _newest_first(found):
        found.reverse()
    named = KnownNames(known)
    said = [
        _utterance(sentence, number, turn, language, named)
        for number, turn in enumerate(found)
        for block in turn.blocks
        for sentence in checked(block.sentences)
    ]
    return Talk(language, tuple(_numbered(said)), is_mail, is_interview, day, named)


class _Turn(NamedTuple):
    """Who speaks, whether anybody does, on which day, and the blocks of it."""

    speaker: str
    said: bool
    sent: date | None
    blocks: list[Block]


def _turns(article: Article, sent: Mapping[int, date]) -> Iterator[_Turn]:
    """The turns, and the records between them, in the order of the text."""
    label, day = "", None
    own: _Turn | None = None
    for number, block in enumerate(checked(article.blocks)):
        turn = block.turn
        if turn is not None and block.role is not Role.BODY:
            label = block.text
            time = turn.times[0][1] if turn.times else ""
            day = sent.get(number) or (day_in(time, article.language) if time else None)
        speaker = (turn.speaker or label) if turn else ""
        if block.wording is None:
            another = block.role is Role.SPEAKER and own is not None and own.speaker != speaker
            # A time above a row of captions: a change of speaker begins there.
            row = block.role is Role.METADATA and turn is None
            if own is not None and (another or (row and not own.speaker)):
                yield own
                own = None
            continue
        if own is not None and (own.speaker != speaker or own.said != (turn is not None)):
            yield own
            own = None
        if own is None:
            own = _Turn(speaker, turn is not None, day if turn else None, [])
        own.blocks.append(block)
    if own is not None:
        yield own


def _newest_first(turns: Sequence[_Turn]) -> bool:
    """Whether the last message was sent before the first; people answer above."""
    days = [turn.sent for turn in turns if turn.sent]
    return not days or days[0] >= days[-1]


def _numbered(said: Sequence[Utterance]) -> Iterator[Utterance]:
    """The turns counted without those that say nothing."""
    number, before = -1, -1
    for place, one in enumerate(said):
        number += one.turn != before
        before = one.turn
        yield replace(one, turn=number, place=place)


_HONORIFIC = r"(?:mr|mrs|ms|miss|dr|prof)\.? "
_HONORED = re.compile(_HONORIFIC, re.IGNORECASE)
_CALLED_FIRST = re.compile(
    rf"(?i:{_HONORIFIC})?@?([^\W\d_][\w'’-]{{0,30}}(?: [^\W\d_a-z][\w'’-]{{1,30}})?)"
    r"(?:,\s|:\s|\s)"
)
_CALLED_LAST = re.compile(r",\s@?([^\W\d_][\w'’-]{0,30}(?: [^\W\d_a-z][\w'’-]{1,30})?)[.?!]*$")
_CALLED_INSIDE = re.compile(r"(?:,\s|@)([^\W\d_a-zß-öø-ÿ][\w'’-]{1,30})(?=[,.?!\s])")


_NAME = re.compile(r"(?<![\w'’-])[^\W\d_a-zß-öø-ÿ][\w'’-]{1,30}")


class KnownNames:
    """The names that people may be called by, in lower case, and whom each means."""

    def __init__(self, known: Sequence[str]) -> None:
        self._whole: dict[str, str] = {}
        bearers: dict[str, set[str]] = {}
        for name in known:
            self._whole[name.lower()] = name
            for part in name.split():
                bearers.setdefault(part.lower(), set()).add(name)
        self._whole.update({part: min(names) for part, names in bearers.items() if len(names) == 1})

    def of(self, written: str) -> str:
        """The person that a name refers to, "" if unknown."""
        low = written.lower()
        return self._whole.get(low) or self._whole.get(low.partition(" ")[0], "")

    def first_in(self, text: str) -> str:
        """Who is named first in a text."""
        found = (self._whole.get(match[0].lower(), "") for match in _NAME.finditer(text))
        return next(filter(None, found), "")


def _utterance(
    sentence: Sentence,
    number: int,
    turn: _Turn,
    language: str,
    names: KnownNames,
) -> Utterance:
    speaker = turn.speaker
    text = fillers(language).sub("", sentence.text)
    whole = plain(text)
    called = ""
    for match in (
        _CALLED_LAST.search(text),
        _CALLED_FIRST.match(text),
        *_CALLED_INSIDE.finditer(text),
    ):
        called = called or (names.of(match[1]) if match else "")
    if called == speaker:
        called = ""
    words, opening = whole, set()
    for _ in range(_MOST_OPENINGS):
        group, end = _opening(words, language)
        if not end:
            honored = _HONORED.match(words) if called else None
            at = honored.end() if honored else 0
            first = words[at:].partition(" ")[0].lstrip("@")
            if called and first and first in called.lower().split():
                end = at + len(words[at:].partition(" ")[0])
            else:
                break
        if group:
            opening.add(group)
        words = words[end:].lstrip()
    return Utterance(
        sentence,
        number,
        0,
        speaker,
        turn.said,
        whole,
        words,
        frozenset(opening),
        called,
        turn.sent,
        language,
    )


def _opening(words: str, language: str) -> tuple[str, int]:
    """What opens a sentence, and its length; the longest phrase counts."""
    best = ("", 0)
    for group in _OPENINGS:
        match = cue(group, language).match(words)
        if match and match.end() > best[1]:
            best = (group, match.end())
    return best
