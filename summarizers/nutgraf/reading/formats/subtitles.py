"""Subtitles (WebVTT and SubRip) read as prose: cues joined into paragraphs, markup left out."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nutgraf.article import Role, Span, Turn
from nutgraf.cancellation import checked
from nutgraf.reading.formats.rows import Row, block, rows
from nutgraf.reading.inline import Clean
from nutgraf.reading.labelled_block import LabelledBlock
from nutgraf.reading.turns.evidence import turn_layout
from nutgraf.reading.turns.introductions import introduced
from nutgraf.reading.turns.lines import LineForm, turn_line
from nutgraf.reading.turns.speakers import KnownSpeaker, speakers_of
from nutgraf.reading.turns.time_codes import shown

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"{_TIME}\s+-->\s+{_TIME}(?:\s|$)")
_HEAD = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
# Voices, styles and positions.
_MARKS = re.compile(r"</?[a-z0-9][^<>]{0,200}>|\{\\[^{}]{0,100}\}", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,60})?\s(?P<name>[^<>]{1,100})>")
_CHANGE = re.compile(r"(?:-\s?|>>+\s?)(?=\S)")
_CAPITALS = re.compile(r"(?=[A-ZÀ-Þ])(?P<name>[A-ZÀ-Þ .'’-]{2,30}):\s")
_SOUND = re.compile(r"[\[(♪♫][^\])]{0,200}[\])♪♫]?$")
_ENDED = (".", "?", "!", "…", '."', ".”", "?”", "!”")

# A pause that parts two thoughts, in seconds.
_PAUSE = 3.0
# A paragraph of speech ends at the first finished sentence after this many words.
_LONG = 90


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue: the words between two times, in seconds.

    `voice` is the label of the speaker, if it precedes the words; `named` is its position in the
    first line, and `words` where the words begin there.
    """

    start: float
    end: float
    stamp: str
    lines: tuple[Row, ...]
    voice: str | None = None
    named: tuple[int, int] = (0, 0)
    words: int = 0


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    r"""The paragraphs that the cues make, in order; a paragraph's span holds its timings.

    >>> text = "1\n00:01,000 --> 00:02,000\nIt rained\n\n2\n00:02,000 --> 00:03,000\nall day."
    >>> [labelled.clean.text for labelled in labelled_blocks(text, "en")]
    ['It rained all day.']
    """
    return iter(introduced(list(_paragraphs(source, language)), (), source, language))


def _paragraphs(source: str, language: str) -> Iterator[LabelledBlock]:
    parts = list(_parts(rows(source)))
    cues = [_cue(part) for part in checked(parts)]
    said = [cue.lines[0].text for cue in cues if cue is not None and cue.lines]
    layout = turn_layout(said, language)
    labels = layout.labels if layout else frozenset()
    cues = [cue and _with_voice(cue, labels) for cue in cues]
    names = dict.fromkeys(cue.voice for cue in cues if cue and cue.voice)
    speakers = speakers_of([name for name in names if name], source)
    held: list[_Cue] = []
    last: str | None = None
    for part, cue in zip(checked(parts), cues, strict=True):
        if cue is None:
            yield from _said(held, last, speakers)
            held = []
            why = "about the subtitles" if _HEAD.match(part[0].text) else "no cue"
            yield from _one(block(part, Role.METADATA, why))
            continue
        if not cue.lines:
            continue
        if held and _parted(held, cue):
            yield from _said(held, last, speakers)
            last = held[0].voice or (None if _CHANGE.match(held[0].lines[0].text) else last)
            held = []
        held.append(cue)
    yield from _said(held, last, speakers)


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
            stamp = shown(row.text.partition(" ")[0])
            return _Cue(_seconds(match, 1), _seconds(match, 5), stamp, tuple(part[index + 1 :]))
    return None


def _with_voice(cue: _Cue, labels: Container[str]) -> _Cue:
    """The cue with whom its first line names."""
    if not cue.lines:
        return cue
    text = cue.lines[0].text
    match = _VOICE.match(text) or _CAPITALS.match(text)
    if match is not None:
        return replace(cue, voice=match["name"], named=match.span("name"), words=match.end())
    found = turn_line(text, LineForm.NAME_COLON)
    if found is None or found.name is None or text[slice(*found.name)] not in labels:
        return cue
    return replace(cue, voice=text[slice(*found.name)], named=found.name, words=found.words)


def _seconds(match: re.Match[str], group: int) -> float:
    hours, minutes, seconds, parts = match.group(group, group + 1, group + 2, group + 3)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(parts) / 1000


def _parted(held: Sequence[_Cue], cue: _Cue) -> bool:
    """Whether a new paragraph begins with `cue`."""
    last = held[-1].lines[-1].text
    if cue.voice and cue.voice != next((one.voice for one in reversed(held) if one.voice), None):
        return True
    if (cue.voice and not _VOICE.match(cue.lines[0].text)) or _CHANGE.match(cue.lines[0].text):
        return True
    if held[-1].voice and _VOICE.match(held[-1].lines[0].text) and not cue.voice:
        return True
    if _SOUND.match(last) or _SOUND.match(cue.lines[0].text):
        return True
    words = sum(len(row.text.split()) for other in held[-_LONG:] for row in other.lines)
    ended = _MARKS.sub("", last).rstrip().endswith(_ENDED)
    return ended and (cue.start - held[-1].end >= _PAUSE or words >= _LONG)


def _said(
    cues: Sequence[_Cue], before: str | None, speakers: Mapping[str, KnownSpeaker]
) -> Iterator[LabelledBlock]:
    """Who says what some cues hold, and that as a paragraph.

    A line that rolls on into the next cue counts once. `before` is the label of the paragraph
    before.
    """
    lines: list[Row] = []
    times: list[tuple[int, str]] = []
    for cue in cues:
        for index, row in enumerate(cue.lines):
            own = row.after(cue.words) if index == 0 else row
            if own.text and own.text not in (line.text for line in lines[-2:]):
                if not times or times[-1][1] != cue.stamp:
                    times.append((own.start, cue.stamp))
                lines.append(own)
    if not lines:
        return
    first = cues[0]
    if changed := _CHANGE.match(lines[0].text):
        lines[0] = lines[0].after(changed.end())
    is_sound = len(lines) == 1 and _SOUND.match(lines[0].text) is not None
    label = first.voice or ("" if changed or is_sound else before or "")
    known = speakers.get(label, KnownSpeaker(""))
    if first.voice and first.voice != before:
        row = first.lines[0]
        start, end = first.named
        places = range(row.start + start, row.start + end)
        turn = Turn(known.name, known.role, ((0, first.stamp),))
        yield LabelledBlock(
            Span(row.start, row.before(first.words).end),
            Role.SPEAKER,
            Clean(row.text[start:end], places),
            reasons=("names the speaker",),
            turn=turn,
        )
    role, why = (Role.FURNITURE, "a sound") if is_sound else (Role.BODY, "what is said")
    found = block(lines, role, why, [_MARKS])
    if found is not None and role is Role.BODY:
        start = found.span.start
        codes = tuple((max(0, place - start), stamp) for place, stamp in times)
        found = replace(found, turn=Turn(known.name, known.role, codes))
    yield from _one(found)


def _one(labelled: LabelledBlock | None) -> Iterator[LabelledBlock]:
    if labelled is not None:
        yield labelled
