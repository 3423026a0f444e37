"""Subtitles (WebVTT and SubRip) read as prose: cues joined into paragraphs, marks left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nutgraf.article import Role
from nutgraf.cancellation import checked
from nutgraf.reading.formats.rows import Row, block, rows
from nutgraf.reading.labelled_block import LabelledBlock

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"{_TIME}\s+-->\s+{_TIME}(?:\s|$)")
_HEAD = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
# Voices, styles and positions.
_MARKS = re.compile(r"</?[a-z0-9][^<>]{0,200}>|\{\\[^{}]{0,100}\}", re.IGNORECASE)
_VOICE = re.compile(r"<v[.\s]([^<>]{1,100})>")
_SPEAKER = re.compile(r"(?:-\s?|>>+\s?)(?=\S)|(?=[A-ZÀ-Þ])[A-ZÀ-Þ .'’-]{2,30}:\s")
_SOUND = re.compile(r"[\[(♪♫][^\])]{0,200}[\])♪♫]?$")
_ENDED = (".", "?", "!", "…", '."', ".”", "?”", "!”")

# A pause that parts two thoughts, in seconds.
_PAUSE = 3.0
# A paragraph of speech is ended at the first finished sentence after so many words.
_LONG = 90


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is said between two times, in seconds."""

    start: float
    end: float
    lines: tuple[Row, ...]

    @property
    def voice(self) -> str | None:
        match = _VOICE.search(self.lines[0].text)
        return match[1] if match else None


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    r"""The paragraphs that the cues make, in order; a paragraph's span holds its timings.

    >>> text = "1\n00:01,000 --> 00:02,000\nIt rained\n\n2\n00:02,000 --> 00:03,000\nall day."
    >>> [labelled.clean.text for labelled in labelled_blocks(text, "en")]
    ['It rained all day.']
    """
    del language  # nothing here depends on it
    held: list[_Cue] = []
    for part in checked(_parts(rows(source))):
        cue = _cue(part)
        if cue is None:
            yield from _said(held)
            held = []
            why = "about the subtitles" if _HEAD.match(part[0].text) else "no cue"
            yield from _one(block(part, Role.METADATA, why))
            continue
        if not cue.lines:
            continue
        if held and _parted(held, cue):
            yield from _said(held)
            held = []
        held.append(cue)
    yield from _said(held)


def _parts(lines: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of lines with no blank one between them."""
    part: list[Row] = []
    for row in lines:
        if row.text:
            part.append(row)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _cue(part: Sequence[Row]) -> _Cue | None:
    for index, row in enumerate(part[:2]):
        if match := _TIMING.match(row.text):
            return _Cue(_seconds(match, 1), _seconds(match, 5), tuple(part[index + 1 :]))
    return None


def _seconds(match: re.Match[str], group: int) -> float:
    hours, minutes, seconds, parts = match.group(group, group + 1, group + 2, group + 3)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(parts) / 1000


def _parted(held: Sequence[_Cue], cue: _Cue) -> bool:
    """Whether a new paragraph begins with `cue`."""
    last = held[-1].lines[-1].text
    if cue.voice != held[-1].voice or _SPEAKER.match(cue.lines[0].text):
        return True
    if _SOUND.match(last) or _SOUND.match(cue.lines[0].text):
        return True
    words = sum(len(row.text.split()) for other in held[-_LONG:] for row in other.lines)
    ended = _MARKS.sub("", last).rstrip().endswith(_ENDED)
    return ended and (cue.start - held[-1].end >= _PAUSE or words >= _LONG)


def _said(cues: Sequence[_Cue]) -> Iterator[LabelledBlock]:
    """The paragraph of some cues; a line that rolls on into the next cue counts once."""
    lines: list[Row] = []
    for cue in cues:
        for row in cue.lines:
            if not lines or row.text != lines[-1].text:
                lines.append(row)
    if not lines:
        return
    if speaker := _SPEAKER.match(lines[0].text):
        lines[0] = lines[0].after(speaker.end())
    role = Role.FURNITURE if len(lines) == 1 and _SOUND.match(lines[0].text) else Role.BODY
    why = "a sound" if role is Role.FURNITURE else "what is said"
    yield from _one(block(lines, role, why, [_MARKS]))


def _one(labelled: LabelledBlock | None) -> Iterator[LabelledBlock]:
    if labelled is not None:
        yield labelled
