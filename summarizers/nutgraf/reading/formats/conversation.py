"""Transcripts and chats read as turns: who speaks, when, and in which words.

A line that marks a turn becomes a block that names the speaker; the words of the turn become a body
block that refers to it. Labels and time codes are not part of any sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nutgraf.article import Role, Span, Turn
from nutgraf.cancellation import checkpoint
from nutgraf.language import wordlists
from nutgraf.reading.formats import plaintext
from nutgraf.reading.formats.rows import Row, block, rows
from nutgraf.reading.inline import Clean
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.turns.above import above_turns, is_program_line
from nutgraf.reading.turns.evidence import TurnLayout, turn_layout, without_change
from nutgraf.reading.turns.interview import asker_and_answerer, named_in_answer
from nutgraf.reading.turns.introductions import introduced
from nutgraf.reading.turns.lines import LineForm, TurnLine, is_notice, turn_line
from nutgraf.reading.turns.speakers import ANSWER, QUESTION, KnownSpeaker, speakers_of
from nutgraf.reading.turns.time_codes import shown

_ENDED = re.compile(r"[.!?…。！？؟][\"'”’»)\]*_]*$")
_END_MARK = re.compile(r"[.!?。！？؟](?:\W|$)")
_SOUND = re.compile(r"(?:\[[^\[\]]{1,80}\]|\([^()]{1,80}\)|[♪♫][^♪♫]{0,200}[♪♫]?)$")
_A_SOUND = "a sound"
# What marks words in Markdown.
_MARKS = (
    re.compile(r"(?<!\w)(\*\*|__)(?=\S)([^*_\n]{1,400}?)(?<=\S)\1(?!\w)"),
    re.compile(r"(?<![\w*])[*_](?=\S)([^*_\n]{1,400}?)(?<=\S)[*_](?![\w*])"),
    re.compile(r"!?\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}\)"),
)
_HEADING_MARK = re.compile(r"(#{1,6})\s")
# A paragraph of captions ends with the first sentence after this many words; if no sentence ends,
# with the line.
_LONG = 90
_LONGEST_WITHOUT_END = 40
_LONGEST_HEADING = 10
_HEADING_LEVEL = 2
# A shorter line of a message is not wrapped.
_WRAPPED = 40
# The same where only mails and the like are wrapped.
_WRAPPED_WIDE = 64
# No magazine shows more of its sentences again; each is looked for in the whole text.
_MOST_SHOWN_AGAIN = 40
_CAPTIONS = frozenset({LineForm.STAMP, LineForm.STAMP_WORDS})
# Where messages are signed, and quote others.
_MESSAGES = frozenset({LineForm.POSTED, LineForm.NAME_STAMP})
# Where each line is what somebody typed.
_SENT = frozenset({LineForm.EXPORT, LineForm.CHAT, LineForm.POSTED})
_WRITTEN = _MESSAGES | _SENT
_SIGNATURE = re.compile(r"(?:--|—|_{2,})$")
_QUOTED = re.compile(r">(?!>)|\S{1,40}(?: \S{1,40}){0,4} (?:wrote|said):$")
# "BY MR. TAVISH:" names the questioner from there on.
_BY = "BY "


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    r"""The blocks of a conversation, in order; for other texts, those of a plain text.

    >>> text = "0:01 Ida: It rained.\n0:04 Per: Where?\n0:09 Ida: On Osk.\n0:11 Per: Again?\n"
    >>> [(each.role.value, each.clean.text) for each in labelled_blocks(text, "en")][:3]
    [('speaker', 'Ida'), ('body', 'It rained.'), ('speaker', 'Per')]
    """
    lines = rows(source)
    layout = turn_layout([row.text for row in lines], language)
    if layout is None:
        return plaintext.labelled_blocks(source, language)
    reader = _Reader(source, lines, language, layout)
    reader.read()
    return iter(introduced(reader.found, reader.changes, source, language))


@dataclass(slots=True)
class _Reader:
    source: str
    lines: Sequence[Row]
    language: str
    layout: TurnLayout
    known: dict[str, KnownSpeaker] = field(init=False)
    found: list[LabelledBlock] = field(default_factory=list)
    held: list[Row] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)
    """Where the held lines begin to which a time code belongs."""
    changes: list[int] = field(default_factory=list)
    """The indexes in `found` where the speaker changes, marked only by ">>"."""
    label: str = ""
    stamp: str = ""
    is_signed: bool = False
    """Whether a signature has begun that ends with the message."""
    words: int = 0
    """How many words are held."""
    ends: bool = False
    """Whether a sentence ends among them."""
    shown_again: int = 0
    """How many lines have been marked as quoted."""
    is_turns: bool = False
    """Whether what follows is somebody's, and not a record between two turns."""

    def __post_init__(self) -> None:
        self.known = dict.fromkeys(self.layout.labels, KnownSpeaker(""))

    def read(self) -> None:
        here = 0
        while here < len(self.lines) and self._turn_line(here) is None:
            here += 1
        self.found.extend(above_turns(self.lines[:here], self.language))
        there = [one.clean.text for one in self.found if one.role is Role.METADATA]
        people = sorted({label.removeprefix(_BY) for label in self.layout.labels})
        self.known.update(speakers_of(people, self.source, "\n".join(there)))
        if QUESTION in self.known and ANSWER in self.known:
            asked = (row.text for row in self.lines if row.text.startswith(QUESTION))
            self.known.update(asker_and_answerer(self.found, asked))
        while here < len(self.lines):
            checkpoint()
            row = self.lines[here]
            told = self._turn_line(here) if row.text else None
            if told is not None:
                here += self._begin(here, *told)
            elif row.text:
                self._say(here)
            here += 1
        self._flush()

    def _turn_line(self, index: int) -> tuple[Row, TurnLine] | None:
        """The line at `index`, without the mark of a speaker change, if it marks a turn."""
        row = self.lines[index]
        bare = row.after(len(row.text) - len(without_change(row.text)))
        for form in self.layout.forms:
            found = turn_line(bare.text, form)
            if found is None or (found.name and bare.text[slice(*found.name)] not in self.known):
                continue
            if form is not LineForm.NAME_ABOVE_STAMP or self._stamp_below(index) is not None:
                return bare, found
        return None

    def _stamp_below(self, index: int) -> int | None:
        """The next line that says anything, if it is a time."""
        below = next((i for i in range(index + 1, len(self.lines)) if self.lines[i].text), None)
        if below is None or turn_line(self.lines[below].text, LineForm.STAMP) is None:
            return None
        return below

    def _begin(self, index: int, row: Row, told: TurnLine) -> int:
        """Begin a turn, or continue one at another time; returns how many more lines that took."""
        more = 0
        end = row.before(told.words).end
        stamp = row.text[slice(*told.stamp)] if told.stamp else ""
        if told.form is LineForm.NAME_ABOVE_STAMP and (below := self._stamp_below(index)):
            more, end, stamp = below - index, self.lines[below].end, self.lines[below].text
        stamp = shown(stamp.strip("[]() "))
        changes = row.start != self.lines[index].start
        label = row.text[slice(*told.name)] if told.name else ("" if changes else self.label)
        words = row.after(told.words)
        self.is_signed = False
        if label.startswith(_BY) and not words.text:
            self._apart([row], Role.METADATA, "names the interviewer")
            self.known[QUESTION] = self.known.get(label.removeprefix(_BY), KnownSpeaker(""))
            return more
        if label == ANSWER and (name := named_in_answer(words.text, self._last_said())):
            self.known[ANSWER] = KnownSpeaker(name)
        if told.name and is_program_line(words.text, self.language):
            self._apart([row], Role.FURNITURE, "written by software")
            return more
        same = label == self.label and not changes and self.is_turns
        goes_on = same and self.held and not self._has_ended() and told.form not in _SENT
        if not goes_on or self._is_long():
            self._flush()
        # Where only some lines have times, one holds until the next.
        self.stamp = stamp or (self.stamp if same or not told.stamp else "")
        self.label, self.is_turns = label, True
        if changes:
            self.changes.append(len(self.found))
        if not self.held:
            self._tell(row, told, end)
        if words.text and not (told.name is None and _SOUND.match(words.text)):
            self._hold(words)
        return more

    def _tell(self, row: Row, told: TurnLine, end: int) -> None:
        """The block that names the speaker, or the time if there is no name."""
        span = Span(row.start, end)
        if told.name is None:
            stamp = told.stamp or (0, 0)
            clean = Clean(row.text[slice(*stamp)], range(*(row.start + place for place in stamp)))
            self.found.append(LabelledBlock(span, Role.METADATA, clean, reasons=("a time code",)))
            return
        clean = Clean(
            row.text[slice(*told.name)], range(*(row.start + place for place in told.name))
        )
        turn = self._turn(((0, self.stamp),) if self.stamp else ())
        self.found.append(LabelledBlock(span, Role.SPEAKER, clean, 0, ("names the speaker",), turn))

    def _turn(self, times: tuple[tuple[int, str], ...]) -> Turn:
        speaker = self.known.get(self.label, KnownSpeaker(""))
        return Turn(speaker.name, speaker.role, times)

    def _last_said(self) -> str:
        """What was said last."""
        return " ".join(row.text for row in self.held) or self.found[-1].clean.text

    def _say(self, index: int) -> None:
        """A line that marks no turn: speech, a line of the program, a heading or a record."""
        row = self.lines[index]
        if self.layout.forms[0] in _MESSAGES and self._is_beside(row):
            return
        if row.text.startswith(">>"):
            self._flush()
            self.label = ""
            self.changes.append(len(self.found))
            row = row.after(len(row.text) - len(without_change(row.text)))
        if row.text.startswith("> "):
            # A magazine shows a sentence again, in large letters.
            bare = row.after(1)
            again = self.source.count(bare.text.strip('“”"*_ ')) > 1
            why = "a sentence shown again" if again else "between turns"
            self._apart([bare], Role.FURNITURE if again else Role.BODY, why)
            return
        if why := self._is_nobodys(row.text):
            if why != _A_SOUND or self._has_ended():
                self._apart([row], Role.FURNITURE, why)
            return
        after_blank = index > 0 and not self.lines[index - 1].text
        if after_blank and self._is_heading(index):
            mark = _HEADING_MARK.match(row.text)
            level = max(_HEADING_LEVEL, len(mark[1]) if mark else 0)
            bare = row.after(mark.end()) if mark else row
            self._apart([bare], Role.HEADING, "above turns", level)
            return
        if after_blank and self.held and self.layout.forms[0] not in _CAPTIONS:
            self._flush()
            if self.layout.forms[0] is LineForm.NAME_COLON:
                self.is_turns = self._is_of_speaker(row.text)
        elif self.held and self._begins_paragraph(row):
            self._flush()
        self._hold(row)

    def _is_nobodys(self, text: str) -> str:
        """Why a line has no speaker; "" if it may have one."""
        if _SOUND.match(text):
            return _A_SOUND
        by_program = is_program_line(text, self.language) or is_notice(text)
        return "written by software" if by_program else ""

    def _is_beside(self, row: Row) -> bool:
        """Whether a line of a message is a quotation or a signature; if so, it is read as that."""
        self.is_signed = self.is_signed or _SIGNATURE.match(row.text) is not None
        if not self.is_signed and not _QUOTED.match(row.text):
            return False
        self._apart([row], Role.FURNITURE, "a signature" if self.is_signed else "quoted")
        return True

    def _hold(self, row: Row) -> None:
        if self.held and row.text == self.held[-1].text:
            return
        if self.held and row.text.startswith(f"{self.held[-1].text} "):
            # A caption that grows word by word.
            self.words -= self.held.pop().text.count(" ") + 1
        if self.stamp and (not self.times or self.times[-1][1] != self.stamp):
            self.times.append((row.start, self.stamp))
        self.held.append(row)
        self.words += row.text.count(" ") + 1
        self.ends = self.ends or _END_MARK.search(row.text) is not None

    def _has_ended(self) -> bool:
        return not self.held or _ENDED.search(self.held[-1].text) is not None

    def _begins_paragraph(self, row: Row) -> bool:
        """Whether a line right below another begins a paragraph of the same turn."""
        last = self.held[-1].text
        if self.layout.forms[0] in _CAPTIONS:
            return self._is_long()
        if self.layout.forms[0] is LineForm.NAME_COLON:
            return False
        if len(last) < _WRAPPED_WIDE and self.layout.forms[0] in _WRITTEN:
            return True
        return not row.text[:1].islower() and (self._has_ended() or len(last) < _WRAPPED)

    def _is_long(self) -> bool:
        """Whether a paragraph of captions is long enough to end here."""
        if self.layout.forms[0] not in _CAPTIONS:
            return False
        return self.words >= (_LONG if self.ends else _LONGEST_WITHOUT_END) and (
            self._has_ended() or not self.ends
        )

    def _is_heading(self, index: int) -> bool:
        """Whether a line stands alone above the next turn."""
        row = self.lines[index]
        if _HEADING_MARK.match(row.text):
            return True
        if self.layout.forms[0].has_words_below or _ENDED.search(row.text):
            return False
        if len(row.text.split()) > _LONGEST_HEADING or row.text[:1].islower():
            return False
        below = next((i for i in range(index + 1, len(self.lines)) if self.lines[i].text), None)
        apart = below is not None and below > index + 1
        return apart and below is not None and self._turn_line(below) is not None

    def _is_of_speaker(self, text: str) -> bool:
        """Whether a paragraph without a label continues a turn: it is in the first person."""
        groups = wordlists.groups("conversation", self.language, fallback=False)
        own = frozenset(groups.get("first person", ()))
        words = re.findall(r"[^\W\d_]+", text.lower())
        return self.is_turns and not own.isdisjoint(words)

    def _apart(self, part: Sequence[Row], role: Role, why: str, level: int = 0) -> None:
        self._flush()
        self._add(block(part, role, why, level=level))

    def _flush(self) -> None:
        """The block of what has been collected."""
        if not self.held:
            return
        said = block(self.held, Role.BODY, "spoken text", _MARKS)
        if said is not None and self.is_turns:
            start = said.span.start
            times = tuple((place - start, stamp) for place, stamp in self.times)
            said = replace(said, turn=self._turn(times))
        elif said is not None:
            said = replace(said, reasons=("between turns",))
        self._add(said)
        self.held, self.times = [], []
        self.words, self.ends = 0, False

    def _add(self, labelled: LabelledBlock | None) -> None:
        if labelled is not None:
            self.found.append(labelled)
