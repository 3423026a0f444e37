r"""Decisions, actions and what is open in conversations, held against what a minute-taker put down.

    python benchmarks/conversations.py --eval ../shared/eval [--details]

First those of our own, `tests/conversations/labelled` (`first` was worked with, `last` looked at
once, at the end; `other` are of other layouts and another hand, labelled before rules were changed
for them), then those of the folder with its own `score.py`, where that is.
"""

import argparse
import json
import os
import runpy
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gold
import nutgraf

OWN = Path(__file__).parent.parent / "tests" / "conversations" / "labelled"
PARTS = ("decisions", "actions", "open")
_MARKS = " .!?,;:\"'“”‘’-–—…()[]"


@dataclass
class Tally:
    """What was found of one part, over some conversations."""

    wanted: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0
    lines: list[str] = field(default_factory=list)


def bare(text: str) -> str:
    """A sentence without case and the marks at its ends."""
    return " ".join(text.split()).casefold().strip(_MARKS)


def same(one: str, other: str) -> bool:
    """Whether two sentences are one, or one holds the other."""
    one, other = bare(one), bare(other)
    return bool(one and other) and (one in other or other in one)


def items_of(labels: dict[str, Any], part: str) -> list[list[str]]:
    """The sentences of a part, each with the others that say the same."""
    texts = [item if isinstance(item, str) else item["text"] for item in labels[part]]
    return [[text, *labels.get("alt", {}).get(text, ())] for text in texts]


def add(tally: Tally, labels: dict[str, Any], part: str, shown: list[str]) -> None:
    """Count the sentences shown as one part of a conversation."""
    wanted = items_of(labels, part)
    tally.wanted += len(wanted)
    for forms in wanted:
        hit = any(same(form, text) for form in forms for text in shown)
        tally.found += hit
        tally.lines += [] if hit else [f"missed {part}: {forms[0]}"]
    for text in shown:
        if any(same(text, free) for free in labels.get("neutral", ())):
            continue
        hit = any(same(form, text) for forms in wanted for form in forms)
        tally.shown += 1
        tally.right += hit
        tally.lines += [] if hit else [f"wrong {part}: {text}"]


def own(folder: Path, *, details: bool) -> None:
    """A line for each part of the conversations of a folder of ours, and one for the traps."""
    tallies = {part: Tally() for part in PARTS}
    counts = dict.fromkeys(("who", "due", "acted", "taken", "traps"), 0)
    for file in sorted(folder.glob("*.json")):
        labels = json.loads(file.read_text("utf-8"))
        text = (file.parent / labels["file"]).read_text("utf-8")
        found = nutgraf.brief(nutgraf.read(text, name=labels["file"]))
        shown = {
            "decisions": [one.sentence.text for one in found.decisions],
            "actions": [one.sentence.text for one in found.actions],
            "open": [one.sentence.text for one in found.open_points],
        }
        for part, tally in tallies.items():
            add(tally, labels, part, shown[part])
        for item in labels["actions"]:
            forms = [item["text"], *labels.get("alt", {}).get(item["text"], ())]
            hits = [one for one in found.actions if any(same(f, one.sentence.text) for f in forms)]
            for one in hits[:1]:
                iso = one.due.iso if one.due else None
                counts["acted"] += 1
                counts["who"] += item["who"] in one.who or one.who in item["who"]
                counts["due"] += bool(one.due) == bool(item["due"]) and iso == item["iso"]
        for trap in labels["not"]:
            counts["traps"] += 1
            counts["taken"] += any(same(trap["text"], text) for text in shown[f"{trap['as']}s"])
    for part, tally in tallies.items():
        print(gold.row(part, f"{tally.found}/{tally.wanted}", f"{tally.right}/{tally.shown}"))
    acted = counts["acted"]
    print(gold.row("who; due", f"{counts['who']}/{acted}", f"{counts['due']}/{acted}"))
    print(gold.row("traps taken", f"{counts['taken']}/{counts['traps']}", ""))
    for line in (line for tally in tallies.values() for line in tally.lines if details):
        print("   ", line)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--details", action="store_true", help="what is missed and what is wrong")
    asked = parser.parse_args()
    for name in ("first", "last", "other"):
        print(gold.row(f"our {name}", "found/wanted", "right/shown"))
        print(gold.row("---", "--:", "--:"))
        own(OWN / name, details=asked.details)
        print()
    folder = asked.eval / "conversations"
    if not (folder / "score.py").is_file():
        print(f"no conversations to score under {folder}: name the folder with --eval")
        return
    os.environ.setdefault("NUTGRAF", str(Path(sys.executable).parent / "nutgraf"))
    sys.path.insert(0, str(folder))
    sys.argv = ["score.py", "dev", *(["--details"] if asked.details else [])]
    runpy.run_path(str(folder / "score.py"), run_name="__main__")


if __name__ == "__main__":
    main()
