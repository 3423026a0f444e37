"""Measures the facts of briefings in other languages than English, on articles of our own.

    python benchmarks/briefings_by_language.py [--split kept] [--wrong]

The articles stand in tests/labelled/languages, labelled before the rules were written. Facts are
matched by the sentence they stand in and by their words. Columns are F1 in per cent, but for dates
the share of those told that is right, and of those there that is told; `--wrong` lists what is told
but not so, and what is missing.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import gold
import nutgraf
from nutgraf.facts import find_dates
from nutgraf.locating import words_at

LABELLED = Path(__file__).resolve().parent.parent / "tests" / "labelled" / "languages"
# The letters of the labels.
KINDS = {
    "q": "quantity",
    "c": "causal",
    "m": "comparison",
    "f": "forecast",
    "e": "event",
    "r": "rule",
    "a": "attributed",
    "o": "opinion",
}
COLUMNS = (
    "figures",
    "counted",
    "dates",
    "quotes",
    "speakers",
    "names",
    "roles",
    "kinds",
    "hedged",
    "open",
    "head",
    "furniture",
)

Fact = tuple[object, ...]


def folded(text: str | None) -> str:
    """Words in lower case, with straight apostrophes and plain blanks."""
    return " ".join(
        re.sub(r"[^\w%€$' .,:-]", " ", (text or "").replace("’", "'")).casefold().split()
    )


def alike(one: str, other: str) -> bool:
    """Whether two ways of naming somebody share the last word of the shorter."""
    first, second = folded(one).split(), folded(other).split()
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and (set(shorter) <= set(longer) or shorter[-1] == longer[-1])


def unit_of(record: Mapping[str, Any], start: int, end: int) -> int | None:
    """The unit of the labels that a span overlaps most."""
    shared = {n: min(end, b) - max(start, a) for n, (a, b) in enumerate(record["units"])}
    best = max(shared, key=lambda n: shared[n])
    return best if shared[best] > 0 else None


def units_of(record: Mapping[str, Any], start: int, end: int) -> list[int]:
    """The units of which a span has more than a few characters."""
    shared = ((n, min(end, b) - max(start, a)) for n, (a, b) in enumerate(record["units"]))
    return [n for n, length in shared if length > _FEW]


_FEW = 10


def told(record: Mapping[str, Any]) -> dict[str, set[Fact]]:  # noqa: C901, PLR0912  # a sort each
    """What a briefing says of each sort, as facts that can be compared."""
    article = nutgraf.read(record["text"], format="plaintext", language=record["language"])
    found = nutgraf.brief(article)
    facts: dict[str, set[Fact]] = defaultdict(set)

    def unit(span: nutgraf.Span) -> int | None:
        return unit_of(record, span.start, span.end)

    for figure in found.figures:
        at, words = unit(figure.span), folded(words_at(article, figure.span))
        facts["figures"].add((at, words))
        measured = words_at(article, figure.measures) if figure.measures else ""
        around = words_at(article, figure.phrase)
        facts["counted"].add((at, words, folded(f"{measured} {around}")))
    for dated in find_dates(article):
        if dated.iso:
            facts["dates"].add((unit(dated.span), dated.iso))
    for quote in found.quotes:
        for at in units_of(record, quote.span.start, quote.span.end):
            facts["quotes"].add((at,))
            if quote.speaker:
                whole = quote.name or words_at(article, quote.speaker)
                facts["speakers"].add((at, folded(whole)))
    for name in found.names:
        facts["names"].add((folded(name.name), name.kind.value))
        if name.role:
            facts["roles"].add((folded(name.name), folded(words_at(article, name.role))))
    for claim in nutgraf.find_claims(article):
        at = unit(claim.sentence.span)
        facts["kinds"] |= {(at, kind.value) for kind in claim.kinds}
        if claim.hedged:
            facts["hedged"].add((at,))
        if claim.speaker and claim.speaker.source:
            facts["speakers"].add((at, _called(article, claim.speaker)))
    facts["open"] = {(unit(point.sentence.span),) for point in found.open_points}
    for block in article.blocks:
        at, role = unit(block.span), block.role.value
        if role == "title":
            facts["head"].add((folded(block.text), role))
        elif role == "byline":
            facts["head"].add((at, role))
        elif at is not None and role not in {"body", "heading", "date"}:
            # The title is no unit, nor is it where a page has it twice.
            facts["furniture"].add((at,))
    return facts


def _called(article: nutgraf.Article, said: nutgraf.Attribution) -> str:
    source = words_at(article, said.source) if said.source else ""
    return folded(said.entity.label if said.entity else source)


def labelled(record: Mapping[str, Any]) -> dict[str, set[Fact]]:  # noqa: C901  # a sort each
    """What the labels say, in the same form."""
    facts: dict[str, set[Fact]] = defaultdict(set)
    for at, words, counts, _ in record["figures"]:
        facts["figures"].add((at, folded(words)))
        if counts:
            facts["counted"].add((at, folded(words), folded(counts)))
    facts["dates"] = {(at, iso) for at, _, iso in record["dates"]}
    facts["quotes"] = {(at,) for at, _ in record["quotes"]}
    for name, kind, role, _ in record["people"]:
        facts["names"].add((folded(name), kind))
        if role:
            facts["roles"].add((folded(name), folded(role)))
    facts["open"] = {(at,) for at in record["open"]}
    facts["head"].add((folded(record["title"]), "title"))
    for at, label in enumerate(record["s"]):
        if len(label) == 1:
            if label == "B":
                facts["head"].add((at, "byline"))
            elif label in "FC":
                facts["furniture"].add((at,))
            continue
        _, _, claim, hedge, speaker = label.split(" ", 4)
        # The answers of an interview are somebody's as well, as in the labels of English articles.
        letters = claim + ("a" if speaker != "-" else "")
        facts["kinds"] |= {(at, kind) for letter, kind in KINDS.items() if letter in letters}
        if hedge == "h":
            facts["hedged"].add((at,))
        if speaker != "-":
            facts["speakers"].add((at, folded(speaker)))
    return facts


def same(sort: str, found: Fact, wanted: Fact) -> bool:
    """Whether what is told is what the labels say."""
    if sort == "figures":
        return same_figure(found, wanted)
    if sort == "counted":
        return same_figure(found, wanted) and _shares(str(found[2]), str(wanted[2]))
    if sort == "speakers":
        return found[0] == wanted[0] and alike(str(found[1]), str(wanted[1]))
    if sort == "names":
        return found[1] == wanted[1] and alike(str(found[0]), str(wanted[0]))
    if sort == "roles":
        return alike(str(found[0]), str(wanted[0])) and _shares(str(found[1]), str(wanted[1]))
    return found == wanted


def same_figure(found: Fact, wanted: Fact) -> bool:
    """Whether two figures of one sentence are the same words, or the same digits.

    Of a number in words, one may have what it counts behind it: "elf Tore", "elf".
    """
    said, meant = (str(each[1]).split() for each in (found, wanted))
    mine, theirs = (re.sub(r"\D", "", str(each[1])) for each in (found, wanted))
    if mine or theirs:
        return found[0] == wanted[0] and mine == theirs
    shorter = min(len(said), len(meant))
    return found[0] == wanted[0] and said[:shorter] == meant[:shorter]


def _shares(one: str, other: str) -> bool:
    wanted = {word for word in other.split() if len(word) > 2}
    return bool(wanted & set(one.split()))


def score(
    records: Iterable[Mapping[str, Any]], wrong: Counter[str] | None
) -> dict[str, Sequence[int]]:
    """For each sort how many are right, how many are told and how many there are."""
    counts: dict[str, list[int]] = {sort: [0, 0, 0] for sort in COLUMNS}
    for record in records:
        mine, theirs = told(record), labelled(record)
        # Only figures that were found can be said to count something.
        theirs["counted"] = _among(theirs["counted"], mine["figures"])
        mine["counted"] = _among(mine["counted"], theirs["counted"])
        for sort in COLUMNS:
            left = set(theirs[sort])
            for one in sorted(mine[sort], key=str):
                match = next(
                    (each for each in sorted(left, key=str) if same(sort, one, each)), None
                )
                if match is not None:
                    left.discard(match)
                    counts[sort][0] += 1
                elif wrong is not None and not (
                    sort == "speakers" and any(same(sort, one, each) for each in theirs[sort])
                ):
                    wrong[f"{record['id']} {sort} wrong: {one}"] += 1
                if (
                    match is None
                    and sort == "speakers"
                    and any(same(sort, one, each) for each in theirs[sort])
                ):
                    counts[sort][1] -= 1
            counts[sort][1] += len(mine[sort])
            counts[sort][2] += len(theirs[sort])
            if wrong is not None:
                for each in left:
                    wrong[f"{record['id']} {sort} missing: {each}"] += 1
    return counts


def _among(facts: set[Fact], others: set[Fact]) -> set[Fact]:
    return {one for one in facts if any(same_figure(one, other) for other in others)}


def percent(sort: str, right: int, told_: int, there: int) -> str:
    """F1 in per cent; of dates the share of those told that is right, and of those there."""
    if not there:
        return "–" if not told_ else f"{told_} wrong"
    if not told_:
        return "0"
    if sort == "dates":
        return f"{100 * right / told_:.0f} / {100 * right / there:.0f}"
    return f"{200 * right / (told_ + there):.0f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev", choices=("dev", "kept"))
    parser.add_argument("--hand", default="briefings", choices=("briefings", "news"))
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    records = gold.records(LABELLED / f"{given.hand}.{given.split}.jsonl")
    print(gold.row("language", *COLUMNS))
    print(gold.row("---", *("--:" for _ in COLUMNS)))
    wrong: Counter[str] | None = Counter() if given.wrong else None
    for code in dict.fromkeys(record["language"] for record in records):
        own = [record for record in records if record["language"] == code]
        counts = score(own, wrong)
        print(gold.row(code, *(percent(sort, *counts[sort]) for sort in COLUMNS)))
    for line in sorted(wrong or ()):
        print(line)


if __name__ == "__main__":
    main()
