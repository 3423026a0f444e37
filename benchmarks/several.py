r"""One briefing of several reports of an event, held against what an editor noted.

    python benchmarks/several.py --eval ../shared/eval
    python benchmarks/several.py --own

With `--own` these are the invented reports of `tests/clusters/`. The notes are words to look for
(`labels/several.toml`), so a line that has them may still be wrong:
`--lines` shows every line, to be read.
"""

import argparse
import random
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import gold
import nutgraf
from nutgraf.rendering.joint_view import joint_view
from nutgraf.rendering.view import PartKind, View

NOTES = Path(__file__).parent / "labels" / "several.toml"
OWN = Path(__file__).parent.parent / "tests" / "clusters"
EXCHANGED = 0.03
_WORDS_OF = 20
FOUND = ("gist", "agreed", "differ", "only")


def has_all(line: str, words: str) -> bool:
    """Whether a line has all words, each of which may be one of several."""
    low = line.lower().replace("’", "'").replace(".", "").replace(",", "")
    return all(
        any(re.search(rf"(?<!\w){re.escape(one)}", low) for one in each.split("/"))
        for each in words.replace(".", "").replace(",", "").split()
    )


def has_sides(line: str, sides: str) -> bool:
    """Whether a line has the words on each side of the "|"s."""
    return all(has_all(line, side) for side in sides.split("|"))


def lines_of(view: View, kind: PartKind) -> list[str]:
    """The lines of a view's parts of one kind, each with its group's heading.

    What differs is one line, with all its sides.
    """
    if kind is PartKind.DIFFERING:
        groups = (group for part in view.parts if part.kind is kind for group in part.groups)
        return [" – but ".join(entry.text for entry in group.entries) for group in groups]
    return [
        f"{group.heading}: {entry.text}" if group.heading else entry.text
        for part in view.parts
        if part.kind is kind
        for group in part.groups
        for entry in group.entries
    ]


def score(notes: dict[str, Any], view: View) -> Counter[str]:
    """How much of an editor's notes on one cluster is in its briefing."""
    gist, agreed, differing, only = (
        lines_of(view, kind)
        for kind in (PartKind.GIST, PartKind.AGREED, PartKind.DIFFERING, PartKind.ONLY)
    )
    alone = [(article, words) for article, facts in notes["only"].items() for words in facts]
    found: Counter[str] = Counter()
    found["gist"] += has_all(" ".join(gist), notes["gist"])
    found["gists"] += 1
    facts = notes["agreed"]
    found["agreed"] += sum(any(has_all(line, words) for line in agreed) for words in facts)
    found["agreeds"] += len(facts)
    found["lines"] += len(agreed)
    found["differ"] += sum(_any(differing, sides) for sides in notes["differ"])
    found["differs"] += len(notes["differ"])
    found["false alarms"] += sum(
        not any(has_sides(line, sides) for sides in notes["differ"]) for line in differing
    )
    found["only"] += sum(
        any(line.startswith(f"{article}.") and has_all(line, words) for line in only)
        for article, words in alone
    )
    found["onlys"] += len(alone)
    # What the editor found in several is told as one's own.
    found["not alone"] += sum(any(has_all(line, words) for words in facts) for line in only)
    found["lines of one"] += len(only)
    return found


def _any(lines: Iterable[str], sides: str) -> bool:
    return any(has_sides(line, sides) for line in lines)


def show(view: View) -> None:
    """Print the lines that are scored."""
    for kind in (PartKind.GIST, PartKind.AGREED, PartKind.DIFFERING, PartKind.ONLY):
        for line in lines_of(view, kind):
            print(f"{kind.value:10} {line}")


def row_of(name: str, found: Counter[str]) -> str:
    """A row of the table."""
    shares = [f"{found[each]} of {found[f'{each}s']}" for each in FOUND]
    return gold.row(
        name, *shares, found["lines"], found["false alarms"],
        f"{found['not alone']} of {found['lines of one']}",
    )  # fmt: skip


def versions(text: str, words: Sequence[str], count: int) -> list[str]:
    """A text so many times, each with three words of a hundred exchanged."""
    rng = random.Random(count)
    return [
        " ".join(
            rng.choice(words) if rng.random() < EXCHANGED else word for word in text.split(" ")
        )
        for _ in range(count)
    ]


def seconds(texts: Sequence[str]) -> float:
    """The processor's time for one briefing of articles that were read; word lists are loaded."""
    nutgraf.brief(texts[0])
    articles = [nutgraf.read(text, "plaintext") for text in texts]
    begun = time.process_time()
    nutgraf.brief_together(articles)
    return time.process_time() - begun


def speed(folder: Path) -> None:
    """Print how long twenty and a hundred take: articles of many stories, and versions of one."""
    texts = [one["text"] for one in gold.records(folder / "briefings" / "train.jsonl")]
    middle = sorted(texts, key=len)[len(texts) // 2]
    words = [word for word in " ".join(texts[:_WORDS_OF]).split() if word.isalpha()]
    print(gold.row("together", "seconds"))
    print(gold.row("---", "--:"))
    for count in (20, 100):
        print(gold.row(f"{count} articles", f"{seconds(texts[:count]):.2f}"))
        print(
            gold.row(f"{count} versions of one", f"{seconds(versions(middle, words, count)):.2f}")
        )


# A cluster's name, an editor's notes on it, and its texts by their names.
Cluster = tuple[str, dict[str, Any], dict[str, str]]


def gold_clusters(path: Path) -> Iterator[Cluster]:
    """Those of the gold data that have notes."""
    notes = tomllib.loads(NOTES.read_text("utf-8"))
    for cluster in gold.records(path):
        if cluster["cluster"] in notes:
            texts = {one["name"]: one["text"] for one in cluster["articles"]}
            yield cluster["cluster"], notes[cluster["cluster"]], texts


def own_clusters() -> Iterator[Cluster]:
    """The invented ones."""
    for path in sorted(OWN.glob("*.toml")):
        notes = tomllib.loads(path.read_text("utf-8"))
        texts = {name: f"{text.strip()}\n" for name, text in notes["articles"].items()}
        yield path.stem, notes, texts


def main(arguments: Sequence[str]) -> None:
    """Score every cluster that has notes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--own", action="store_true", help="the invented reports instead")
    parser.add_argument("--lines", action="store_true", help="show what was told")
    asked = parser.parse_args(arguments)
    path = asked.eval / "clusters" / "dev.jsonl"
    if not (asked.own or path.is_file()):
        sys.exit(f"no gold data: {path} is absent; name its folder with --eval")
    print(gold.row("cluster", "gist", "agreed", "differ", "only one", "lines agreed",
                   "false alarms", "only one, but agreed"))  # fmt: skip
    print(gold.row("---", *["--:"] * 7))
    total: Counter[str] = Counter()
    shown: list[tuple[str, View]] = []
    begun = time.perf_counter()
    for name, notes, texts in own_clusters() if asked.own else gold_clusters(path):
        articles = [nutgraf.read(text, name=each) for each, text in texts.items()]
        view = joint_view(nutgraf.brief_together(articles, names=list(texts)))
        found = score(notes, view)
        print(row_of(name, found))
        total += found
        shown.append((name, view))
    print(row_of("all", total))
    print(f"\n{time.perf_counter() - begun:.1f} seconds")
    if not asked.own:
        speed(asked.eval)
    if asked.lines:
        for name, view in shown:
            print(f"\n## {name}\n")
            show(view)


if __name__ == "__main__":
    main(sys.argv[1:])
