"""Whether a text is a conversation: labels that repeat, or time codes that rise.

One line with a colon is not a turn. A text is a conversation if most of it is under lines that mark
turns in one form, and if these give several people who speak repeatedly, or times that rise as in a
recording.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from nutgraf.cache import FoundOnce
from nutgraf.frozen import dataclass
from nutgraf.patterns import pattern
from nutgraf.reading.turns.lines import LineForm, TurnLine, no_speakers, turn_line
from nutgraf.reading.turns.time_codes import seconds

# Fewer turns could be a quotation from a conversation, unless there are time codes.
_FEWEST_LABELLED = 6
_FEWEST_STAMPED = 3
_FEWEST_STAMPS = 5
# This share of turns has a speaker with another one.
_REPEATED = 0.5
_REPEATED_LABELS = 0.6
# A few times that fall are of another day, or another part.
_RISING = 0.8
# Recordings are cut anywhere, programmes at full minutes: this share of time codes ends in digits
# other than 0 and 5. In a recording it is four fifths.
_ODD = 0.4
_FIVE = 5
# This share of a text's words is below the first turn; an introduction may be long.
_COVERED = 0.55
_LAST_TURN = 0.25
# And this share of those, if lines without a label have no speaker.
_LABELLED = 0.6
# Menus and other stories above and below the turns of a pasted page: that is read as a page.
_MOST_LINES_ABOVE = 16
_MOST_LINES_BELOW = 30
# This share of turns ends like sentences.
_ENDED = 0.5
_ENDS = ".?!…)”\"'’。？！—–-]:"
_ASKS = ("?", "？", "؟")
# At least one turn in this many asks something.
_ASKED_IN = 25
# A list of questions and answers is an interview if it is so long.
_FEWEST_QUESTIONS = 12
_QUESTION_LABELS = frozenset({"Q", "A"})


_STAMPED = (
    LineForm.EXPORT,
    LineForm.CHAT,
    LineForm.STAMP_NAME_COLON,
    LineForm.NAME_STAMP_COLON,
    LineForm.POSTED,
    LineForm.NAME_STAMP,
    LineForm.STAMP_NAME,
)
# They say on which day, so that their times may fall.
_DATED = (LineForm.EXPORT, LineForm.POSTED)
_BESIDES = (LineForm.CHAT, LineForm.STAMP_NAME_COLON)
# Every line of a form with times has one; a label is near the start of its line.
_TIME = pattern(r"\d:\d\d")
_LABEL_ENDS = 72
_TOLD_WITHIN = 120
_COLON = pattern("[:：]")
_SET_APART = pattern(r"\S(?:  |\t)\s{0,8}[\[(]?\d{1,3}:\d")
_CHANGE = pattern(r">>+\s?")
_ASKED = ("Q.", "A.")


@dataclass(frozen=True, slots=True)
class TurnLayout:
    """How a conversation is written: the forms of its lines, and its speakers' labels."""

    forms: tuple[LineForm, ...]
    labels: frozenset[str]


def without_change(text: str) -> str:
    """A line without the signs by which captions say that somebody else speaks.

    >>> without_change(">> ALSO: It rained.")
    'ALSO: It rained.'
    """
    return _CHANGE.sub("", text, count=1) if text.startswith(">>") else text


def turn_layout(lines: Sequence[str], language: str) -> TurnLayout | None:
    """The layout of the turns of a text; None if it is not a conversation."""
    filled = [without_change(line) for line in lines if line]
    # Anything that marks a turn is near the start of its line, and most lines have no colon there.
    near = [
        (index, start)
        for index, line in enumerate(filled)
        if ":" in (start := line[:_TOLD_WITHIN]) or "：" in start
    ]
    asked = [index for index, line in enumerate(filled) if line.startswith(_ASKED)]
    if len(near) + len(asked) < _FEWEST_STAMPED:
        return None
    timed = [index for index, start in near if _TIME.search(start)]
    labelled = [index for index, start in near if _COLON.search(start, 0, _LABEL_ENDS)]
    if len(timed) < _FEWEST_STAMPED and len(labelled) + len(asked) < _FEWEST_LABELLED:
        return None
    text = _Text(filled, timed, labelled, asked)
    return _of_names_and_times(text) or _of_times(text) or _of_labels(text, language)


@dataclass(frozen=True)
class _Text:
    """The non-empty lines of the text.

    `timed` and `labelled` are the indexes of those that could have a time, and a label; `asked` of
    those that begin with "Q." or "A.".
    """

    lines: list[str]
    timed: list[int]
    labelled: list[int]
    asked: list[int]

    @FoundOnce
    def words(self) -> list[int]:
        """How many words each line has."""
        return [line.count(" ") + 1 for line in self.lines]

    def found(self, form: LineForm) -> dict[int, TurnLine]:
        """The lines that have a form."""
        by_form = {LineForm.NAME_COLON: self.labelled, LineForm.QUESTION: self.asked}
        places = by_form.get(form, self.timed)
        read = ((index, turn_line(self.lines[index], form)) for index in places)
        return {index: found for index, found in read if found is not None}

    def label(self, index: int, found: TurnLine) -> str:
        """The label of a line."""
        return self.lines[index][slice(*found.name)] if found.name else ""

    def is_covered(self, first: int, last: int) -> bool:
        """Whether most of the text is between two lines, and below the second."""
        if first > _MOST_LINES_ABOVE or len(self.lines) - last > _MOST_LINES_BELOW:
            return False
        whole = sum(self.words)
        # The last turn may be long, but not be most of the text.
        below = min(sum(self.words[last + 1 :]), _LAST_TURN * whole)
        return sum(self.words[first : last + 1]) + below >= _COVERED * whole

    def stamps(self, found: Mapping[int, TurnLine]) -> list[int]:
        """The times of some lines, in seconds."""
        return [
            seconds(self.lines[index][slice(*line.stamp)])
            for index, line in found.items()
            if line.stamp
        ]


def _of_names_and_times(text: _Text) -> TurnLayout | None:
    """A layout whose lines have a name and a time, if there is one."""
    forms: list[LineForm] = []
    labels: set[str] = set()
    places: set[int] = set()
    # Messages next to a talk are recognized by its speakers, who are known only then.
    for form in (*_STAMPED, *_BESIDES):
        found = {} if form in forms else text.found(form)
        names = Counter(text.label(index, line) for index, line in found.items())
        if not names:
            continue
        known = sum(count for name, count in names.items() if name in labels)
        if known < _REPEATED * names.total() and not _is_told(text, form, found, names):
            continue
        forms.append(form)
        labels |= names.keys()
        places |= found.keys()
    if not forms:
        forms, labels, places = _names_above_times(text)
    if not forms or not text.is_covered(min(places), max(places)):
        return None
    surest = sorted(forms, key=tuple(LineForm).index)
    return TurnLayout((*surest, *_times_besides(text, forms)), frozenset(labels))


def _is_told(
    text: _Text, form: LineForm, found: Mapping[int, TurnLine], names: Counter[str]
) -> bool:
    """Whether lines with names and times are those of turns."""
    repeated = sum(count for count in names.values() if count > 1)
    # Only a program puts two spaces before a time; an excerpt may have each name once.
    apart = form is LineForm.NAME_STAMP and all(_SET_APART.search(text.lines[i]) for i in found)
    apart = apart and _are_odd(text.stamps(found))
    if len(found) < _FEWEST_STAMPED or not (apart or repeated >= _REPEATED * len(found)):
        return False
    if form not in _DATED and not _rise(text.stamps(found)):
        return False
    # "1:39 PM ET" on its own names a zone and no speaker.
    if form is LineForm.STAMP_NAME and len(names) == 1:
        return False
    return not form.has_words_below or _stand_above_words(text, found)


def _stand_above_words(text: _Text, found: Collection[int]) -> bool:
    """Whether most of some lines have words below them: the rows of a programme do not."""
    above = sum(index + 1 < len(text.lines) and index + 1 not in found for index in found)
    return above >= _RISING * len(found)


def _names_above_times(text: _Text) -> tuple[list[LineForm], set[str], set[int]]:
    """The layout in which a name and a time have a line each."""
    times = text.found(LineForm.STAMP)
    above = {index - 1 for index in times if index and index - 1 not in times}
    names = Counter(
        text.lines[index]
        for index in above
        if turn_line(text.lines[index], LineForm.NAME_ABOVE_STAMP)
    )
    repeated = sum(count for count in names.values() if count > 1)
    told = len(names) > 1 and repeated >= _REPEATED * len(times) and _rise(text.stamps(times))
    if len(times) < _FEWEST_STAMPED or not told or not _stand_above_words(text, times):
        return [], set(), set()
    return [LineForm.NAME_ABOVE_STAMP], set(names), above


def _times_besides(text: _Text, forms: Collection[LineForm]) -> tuple[LineForm, ...]:
    """The form of times by themselves, if a text has these besides turns."""
    times = text.found(LineForm.STAMP)
    if not times or LineForm.NAME_ABOVE_STAMP in forms:
        return ()
    return (LineForm.STAMP,) if _rise(text.stamps(times)) else ()


def _of_times(text: _Text) -> TurnLayout | None:
    """The layout of captions: a time above or before each row of words."""
    for form in (LineForm.STAMP, LineForm.STAMP_WORDS):
        found = text.found(form)
        stamps = text.stamps(found)
        if len(stamps) < _FEWEST_STAMPS or not _rise(stamps):
            continue
        if not _are_odd(stamps):
            continue
        first = min(found)
        rows = len(text.lines) - first
        least = _LABELLED * rows / (2 if form.has_words_below else 1)
        if len(found) >= least and text.is_covered(first, max(found)):
            return TurnLayout((form,), frozenset())
    return None


def _are_odd(stamps: Sequence[int]) -> bool:
    """Whether enough times are not those of a programme."""
    return sum(stamp % _FIVE != 0 for stamp in stamps) >= _ODD * len(stamps)


def _rise(stamps: Sequence[int]) -> bool:
    rising = sum(one <= two for one, two in pairwise(stamps))
    return rising >= _RISING * (len(stamps) - 1)


def _of_labels(text: _Text, language: str) -> TurnLayout | None:
    """The layout of names with a colon, if most of the text follows these."""
    found = _labelled(text, language)
    asked = _asked_and_answered(text)
    found = dict(sorted({**found, **asked}.items()))
    names = Counter(text.label(index, line) for index, line in found.items())
    repeated = [count for count in names.values() if count > 1]
    fewest = _FEWEST_QUESTIONS if _QUESTION_LABELS.issuperset(names) else _FEWEST_LABELLED
    several = len(repeated) > 1 and sum(repeated) >= _REPEATED_LABELS * len(found)
    bare = _below_bare_labels(text, found)
    if len(found) < fewest or not several or _is_a_form(text, found, bare):
        return None
    first, last = min(found), max(found)
    labelled = sum(text.words[index] for index in found) + sum(
        text.words[index] for index in range(first, last) if index in bare
    )
    if labelled < _LABELLED * sum(text.words[first : last + 1]):
        return None
    if not text.is_covered(first, last):
        return None
    forms = (LineForm.NAME_COLON, *((LineForm.QUESTION,) if asked else ()))
    return TurnLayout((*forms, *_times_besides(text, ())), frozenset(names))


def _asked_and_answered(text: _Text) -> dict[int, TurnLine]:
    """The lines that begin with "Q." and "A.", if about as many ask as answer."""
    found = text.found(LineForm.QUESTION) if text.asked else {}
    names = Counter(text.label(index, line) for index, line in found.items())
    few = min((names[label] for label in _QUESTION_LABELS), default=0)
    return found if few >= _FEWEST_STAMPED and few >= _REPEATED * max(names.values()) else {}


def _labelled(text: _Text, language: str) -> dict[int, TurnLine]:
    """The lines that begin with a label; one that occurs only once looks like those that do not."""
    nobody = no_speakers(language)
    every = text.found(LineForm.NAME_COLON)
    labels = {index: text.label(index, line) for index, line in every.items()}
    names = Counter(labels.values())
    shapes = {_shape(name) for name, count in names.items() if count > 1}
    return {
        index: every[index]
        for index, label in labels.items()
        if label.lower() not in nobody
        # An account name may be in lower case; one that occurs once is not a label.
        and (names[label] > 1 or (_shape(label) in shapes and not label[0].islower()))
    }


def _shape(label: str) -> tuple[bool, bool]:
    return label.isupper(), " " in label


def _below_bare_labels(text: _Text, found: Mapping[int, TurnLine]) -> set[int]:
    """The lines below labels that have a line of their own, up to the next label."""
    below: set[int] = set()
    for index, line in found.items():
        if line.words == len(text.lines[index]):
            end = index + 1
            while end < len(text.lines) and end not in found:
                end += 1
            below.update(range(index + 1, end))
    return below


def _is_a_form(text: _Text, found: Mapping[int, TurnLine], bare: Collection[int]) -> bool:
    """Whether labels are those of fields ("Price: 12") and not of people who talk."""
    said = [text.lines[index][line.words :].strip() for index, line in found.items()]
    said = [words for words in (*said, *(text.lines[index] for index in sorted(bare))) if words]
    asked = sum(words.rstrip("\"'”’)*_").endswith(_ASKS) for words in said)
    ended = sum(words.endswith(tuple(_ENDS)) for words in said)
    return asked * _ASKED_IN < len(found) or ended < _ENDED * len(said)
