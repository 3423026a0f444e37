"""A briefing of several articles as Markdown that reads well raw and rendered."""

from typing import TYPE_CHECKING

from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.together_parts import Entry, listed
from nutgraf.rendering.together_wording import about, notes, where

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these rooms.
    from nutgraf.briefing.together import JointBriefing


def joint_briefing(found: "JointBriefing") -> str:
    """The briefing, each part under its heading and only where there is something in it."""
    parts = ["# Briefing of several articles", f"*{escaped(about(found))}*"]
    parts += [f"*{escaped(note)}*" for note in notes(found)]
    parts += [
        f"> {escaped(mention.sentence.text)} ({escaped(where([mention]))})"
        for mention in found.gist
    ]
    for part in listed(found):
        parts.append(f"{'#' * part.level} {escaped(part.heading)}")
        parts.append("\n".join(f"- {_entry(entry)}" for entry in part.entries))
    return "\n\n".join(part for part in parts if part) + "\n"


def _entry(entry: Entry) -> str:
    before = f"**{escaped(entry.before)}**: " if entry.before else ""
    told = f" ({escaped(entry.told)})" if entry.told else ""
    return f"{before}{escaped(entry.text)}{told}"
