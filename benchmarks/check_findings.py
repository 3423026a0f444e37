"""Lists what the rules of `nutgraf check` find in edited articles, to be judged by eye.

    python benchmarks/check_findings.py --eval ../shared/eval
    python benchmarks/check_findings.py --eval ../shared/eval --select NG301 --sample 40

Counts the findings of every rule, on or not; with --sample, shows so many of each that is selected,
drawn at random but always the same, with the sentence before and after.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import nutgraf
from nutgraf.checking import RULES, Draft, Finding, check, chosen

_SEED = 23
_AROUND = 300


def articles(folder: Path) -> Iterator[nutgraf.Article]:
    with (folder / "briefings" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield nutgraf.read(json.loads(line)["text"], "plaintext")


def shown(article: nutgraf.Article, found: Finding) -> str:
    start, end = found.span.start, found.span.end
    before = article.source[max(0, start - _AROUND) : start]
    behind = article.source[end : end + _AROUND]
    words = found.span.of(article.source)
    return f"{found.message}\n    {before}>>>{words}<<<{behind}".replace("\n", "\n    ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--select", default="all")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--today", type=date.fromisoformat)
    asked = parser.parse_args()
    rules = chosen(asked.select.split(","))
    found: dict[str, list[tuple[nutgraf.Article, Finding]]] = defaultdict(list)
    for article in articles(asked.eval):
        for one in check(Draft(article, today=asked.today), rules):
            found[one.rule.code].append((article, one))
    for rule in rules:
        state = "on" if rule.is_default else "off"
        print(f"{rule.code}  {rule.name:24}  {state:3}  {len(found[rule.code]):4}")
    if not asked.sample:
        return
    for code in RULES:
        some = found[code]
        drawn = random.Random(_SEED).sample(some, min(asked.sample, len(some)))
        for number, (article, one) in enumerate(drawn, 1):
            print(f"\n{code} {number}: {shown(article, one)}")


if __name__ == "__main__":
    main()
