"""A briefing of several articles as plain text."""

import textwrap
from typing import TYPE_CHECKING

from nutgraf.rendering.text import Line, Style
from nutgraf.rendering.together_parts import Entry, listed
from nutgraf.rendering.together_wording import about, notes, where

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these rooms.
    from nutgraf.briefing.together import JointBriefing

_SECOND_LEVEL = 2


def joint_briefing(found: "JointBriefing", width: int | None = None) -> list[Line]:
    """The lines; wrapped at `width` columns if that is given."""
    lines = [Line("Briefing of several articles", Style.TITLE)]
    for note in (about(found), *notes(found)):
        lines += _wrapped(note, width, Style.FAINT)
    if found.gist:
        lines += [Line(""), Line("Gist", Style.HEADING)]
    for mention in found.gist:
        lines += _listed(Entry(mention.sentence.text, where([mention])), width)
    for part in listed(found):
        is_heading = part.level == _SECOND_LEVEL
        lines += [Line(""), Line(part.heading, Style.HEADING)] if is_heading else []
        lines += [] if is_heading else _wrapped(part.heading, width, Style.BODY)
        for entry in part.entries:
            lines += _listed(entry, width)
    return lines


def _listed(entry: Entry, width: int | None) -> list[Line]:
    before = f"{entry.before}: " if entry.before else ""
    told = f" ({entry.told})" if entry.told else ""
    return _wrapped(f"{before}{entry.text}{told}", width, Style.BODY, "  - ", "    ")


def _wrapped(
    text: str, width: int | None, style: Style, first: str = "", rest: str = ""
) -> list[Line]:
    if width is None:
        return [Line(first + text, style)]
    found = textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [Line(line, style) for line in found]
