r"""Versions of articles made by known edits, and which of these are found; how long it takes.

    python benchmarks/versions.py --eval ../shared/eval [--seed 1] [--wrong]

Every article of `briefings/train` gets a second version. A tenth of its sentences and more are
edited, each in one way: another figure, name or date, other words, a new sentence, one left out, a
paragraph moved, a sentence split, two joined, a typing mistake put right. What is told that was not
edited is false; so is a move, a split or a join that is told as a change.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import gold
import nutgraf
from nutgraf.versions import ChangeKind, VersionComparison

# One sentence in so many is edited.
_ONE_IN = 6
_WORDS_TIMED = 2000
_ROUNDS = 15

_NAMES = ["Halvorsen", "Okonkwo", "Pellegrino", "Tindall", "Marchetti", "Vasquez", "Lindqvist"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January", "February", "March", "April", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
# Words and others that say much the same; two or more of a sentence are exchanged.
_OTHER_WORDS = {
    "said": "stated", "says": "states", "also": "besides", "many": "numerous", "big": "large",
    "large": "sizeable", "new": "recent", "people": "persons", "show": "demonstrate",
    "use": "employ", "used": "employed", "make": "produce", "made": "produced", "get": "obtain",
    "help": "assist", "about": "regarding", "while": "whereas", "because": "since",
    "however": "still", "but": "yet", "found": "discovered", "began": "started",
    "including": "among them", "according": "going", "most": "the bulk of", "very": "highly",
    "such": "this kind of", "important": "significant", "several": "some", "often": "frequently",
    "like": "such as", "just": "merely", "well": "ably", "need": "require", "want": "wish",
    "called": "named", "children": "youngsters", "company": "firm", "work": "labour",
    "good": "fine", "small": "little", "part": "portion", "way": "manner", "around": "roughly",
    "became": "turned into", "would": "was going to", "their": "these people's", "time": "moment",
    "first": "initial", "during": "throughout", "with": "alongside", "through": "by way of",
}  # fmt: skip
_AWAY = ["in the meantime", "on the whole", "by most accounts", "in the end", "for its part"]

_NUMBER = re.compile(r"(?<![\w.,/:-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w/:-]|[.,]\d)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w’'-])")
_DAY = re.compile(rf"\b(?:{'|'.join([*_DAYS, *_MONTHS])})\b")
_WORD = re.compile(r"\b[a-z]{6,}\b")
_JOINT = re.compile(r"(?:, and |; |, but )(?=[a-z])")


@dataclass
class Edits:
    """The edits of one article.

    Attributes:
        of_sentences: for each edited sentence what was done to it.
        added: new sentences.
        moved: sentences of paragraphs that were moved.
    """

    of_sentences: dict[int, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)


def other_number(written: str, rng: random.Random) -> str:
    """A number that is written likewise."""
    digits = [at for at, sign in enumerate(written) if sign.isdigit()]
    place = rng.choice(digits)
    choice = [each for each in "123456789" if each != written[place]]
    return written[:place] + rng.choice(choice) + written[place + 1 :]


def put(text: str, match: re.Match[str], words: str) -> str:
    """A text with other words in the place of a match."""
    return text[: match.start()] + words + text[match.end() :]


def with_figure(text: str, rng: random.Random) -> str | None:
    """Another number; no year."""
    found = [
        each
        for each in _NUMBER.finditer(text)
        if not re.fullmatch(r"(?:1[5-9]|20)\d\d", each[0]) and not _dated(text, each)
    ]
    if not found:
        return None
    match = rng.choice(found)
    return put(text, match, other_number(match[0], rng))


def _dated(text: str, match: re.Match[str]) -> bool:
    near = text[max(0, match.start() - 10) : match.end() + 10]
    return (
        _DAY.search(near) is not None or re.search(r"\b(?:May|[A-Z][a-z]{2}\.)", near) is not None
    )


def with_name(text: str, rng: random.Random) -> str | None:
    """Another name in the midst of the sentence."""
    found = [each for each in _NAME.finditer(text) if each[0] not in (*_DAYS, *_MONTHS, "May")]
    return put(text, rng.choice(found), rng.choice(_NAMES)) if found else None


def with_date(text: str, rng: random.Random) -> str | None:
    """Another weekday, month or year."""
    found = list(_DAY.finditer(text))
    if found:
        match = rng.choice(found)
        choice = [each for each in (_DAYS if match[0] in _DAYS else _MONTHS) if each != match[0]]
        return put(text, match, rng.choice(choice))
    years = list(re.finditer(r"\b(?:in|since|of|until) ((?:19|20)\d\d)\b", text))
    if not years:
        return None
    match = rng.choice(years)
    return text[: match.start(1)] + str(int(match[1]) - rng.randint(1, 9)) + text[match.end(1) :]


def reworded(text: str, rng: random.Random) -> str | None:
    """Two words or more exchanged, now and then with a phrase besides."""
    found = [each for each in re.finditer(r"\b[a-z]+\b", text) if each[0] in _OTHER_WORDS]
    if len(found) < 2:  # one is hardly other wording
        return None
    for match in reversed(found[: rng.randint(2, 4)]):
        text = put(text, match, _OTHER_WORDS[match[0]])
    if rng.random() < 0.3:
        place = text.find(" ", len(text) // 2)
        text = f"{text[:place]}, {rng.choice(_AWAY)},{text[place:]}" if place > 0 else text
    return text


def misspelled(text: str, rng: random.Random) -> str | None:
    """A word with two letters that have changed places: this is the old version."""
    found = [each for each in _WORD.finditer(text) if each[0][2] != each[0][3]]
    if not found:
        return None
    match = rng.choice(found)
    word = match[0]
    return put(text, match, word[:2] + word[3] + word[2] + word[4:])


def split(text: str, _: random.Random) -> str | None:
    """Two sentences of one."""
    found = [
        each
        for each in _JOINT.finditer(text)
        if min(each.start(), len(text) - each.end()) > 30  # both say something
        and text[: each.start()].count("“") == text[: each.start()].count("”")
        and text[: each.start()].count('"') % 2 == 0
    ]
    if not found:
        return None
    match = found[0]
    return f"{text[: match.start()]}. {text[match.end()].upper()}{text[match.end() + 1 :]}"


_EDITS: dict[str, Callable[[str, random.Random], str | None]] = {
    "figure": with_figure,
    "name": with_name,
    "date": with_date,
    "reworded": reworded,
    "split": split,
    "typing mistake": misspelled,
}
_FACTS = ("figure", "date", "name")
_FINISHED = re.compile(r"[.!?][”\"’)]*$")
_KINDS = (*_EDITS, "added", "left out", "joined")


def versions_of(
    article: nutgraf.Article, others: Sequence[str], rng: random.Random
) -> tuple[str, str, Edits]:
    """An old and a new version, and what was done."""
    done = Edits()
    old_texts = {one.index: one.span.of(article.source) for one in article.sentences}
    new_texts = dict(old_texts)
    last_of_block = {block.sentences[-1].index for block in article.blocks if block.size}
    for index in rng.sample(range(article.size), max(2, article.size // _ONE_IN)):
        # A line of a list takes no part.
        if index in done.of_sentences or not _FINISHED.search(old_texts[index]):
            continue
        for kind in _kinds_to_try(rng):
            if kind == "joined":
                is_done = index not in last_of_block and _join(index, new_texts, done)
            elif kind == "added":
                done.added.append(rng.choice(others))
                new_texts[index] += f" {done.added[-1]}"
                is_done = True
            else:
                changed = _EDITS[kind](old_texts[index], rng) if kind in _EDITS else ""
                is_done = changed is not None and changed != old_texts[index]
                if is_done:
                    (old_texts if kind == "typing mistake" else new_texts)[index] = changed or ""
            if is_done:
                done.of_sentences[index] = kind
                break
    return _source(article, old_texts, None, rng), _source(article, new_texts, done, rng), done


def _kinds_to_try(rng: random.Random) -> list[str]:
    """Few sentences have a figure or a date to change: every other edit is one, where it can be."""
    kinds = rng.sample(_KINDS, len(_KINDS))
    return [*rng.sample(_FACTS, len(_FACTS)), *kinds] if rng.random() < 0.5 else kinds


def _join(index: int, texts: dict[int, str], done: Edits) -> bool:
    """Join a sentence with the next, where that can be; whether it was done."""
    own, follow = texts[index], texts[index + 1]
    if (
        index + 1 in done.of_sentences
        or not _FINISHED.search(follow)
        or not re.match(r"(?:The|A|It|He|She|They|In|But|This) ", follow)
        or not own.endswith(".")
    ):
        return False
    texts[index] = f"{own[:-1]}, and {follow[0].lower()}{follow[1:]}"
    texts[index + 1] = ""
    done.of_sentences[index + 1] = "joined"
    return True


def _source(
    article: nutgraf.Article, texts: dict[int, str], done: Edits | None, rng: random.Random
) -> str:
    """The source with other sentences; with `done`, a paragraph is moved, too."""
    pieces = []
    for block in article.blocks:
        own, here = "", block.span.start
        for sentence in block.sentences:
            own += article.source[here : sentence.span.start] + texts[sentence.index]
            here = sentence.span.end
        pieces.append(own + article.source[here : block.span.end])
    if done is not None:
        bodies = [number for number, block in enumerate(article.blocks) if block.size]
        if len(bodies) > 4:  # else it is another article
            moved = rng.choice(bodies[1:])
            target = rng.choice([each for each in bodies if abs(each - moved) > 1])
            done.moved = {one.index for one in article.blocks[moved].sentences}
            piece = pieces.pop(moved)
            pieces.insert(target, piece)
    return "\n\n".join(pieces)


@dataclass
class Score:
    """What was found."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    told: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


_WANTED = {
    "figure": ChangeKind.FIGURE,
    "name": ChangeKind.NAME,
    "date": ChangeKind.DATE,
}


def score(found: VersionComparison, done: Edits, total: Score) -> None:
    """Hold what is told against what was done."""
    changes = {
        passage.sentence.index: change
        for change in (*found.changed, *found.small)
        for passage in change.old.passages
        if passage.sentence
    }
    gone = {one.sentence.index for one in found.gone if one.sentence}
    recut = {p.sentence.index for one in found.recut for p in one.old.passages if p.sentence}
    added = [one.text for one in found.added]
    moved = {one.text for one in found.moved}
    for index, kind in done.of_sentences.items():
        text = found.old.sentences[index].text if index < found.old.size else ""
        total.made[kind] += 1
        change = changes.get(index)
        if kind == "added":
            # Scored below, by its words.
            total.made[kind] -= 1
            continue
        if kind == "left out":
            # Of two that are alike either may be told.
            is_found = text in {one.text for one in found.gone}
        elif kind in ("split", "joined"):
            is_found = index in recut or (change is not None and change in found.small)
        elif kind in _WANTED:
            is_found = change is not None and _WANTED[kind] in change.kinds
        else:
            is_found = change is not None
        total.found[kind] += is_found
        if not is_found:
            told = f" told as {[k.value for k in change.kinds]}" if change else ""
            total.missed.append(f"{kind}:{told} {text}")
    for new in done.added:
        total.made["added"] += 1
        is_found = any(text and (text in new or new in text) for text in added)
        total.found["added"] += is_found
        if not is_found:
            total.missed.append(f"added: {new}")
    for index in done.moved - set(done.of_sentences):
        text = found.old.sentences[index].text
        total.made["moved"] += 1
        # Where two paragraphs changed places, either may be the one that was moved.
        is_found = index not in changes and index not in gone and (text in moved or bool(moved))
        total.found["moved"] += is_found
    _false(found, done, total)


def _false(found: VersionComparison, done: Edits, total: Score) -> None:
    """Count what is told without cause."""
    total.told += len(found.changed) + len(found.added) + len(found.gone) + len(found.small)
    total.told += found.headline is not None
    if found.headline is not None:
        total.false.append(f"headline: {found.headline.new.text}")
    for change in (*found.changed, *found.small):
        indexes = [one.sentence.index for one in change.old.passages if one.sentence]
        kinds = {done.of_sentences.get(index) for index in indexes}
        if kinds <= {None, "added", "left out", "split", "joined"} and change not in found.small:
            total.false.append(f"changed: {change.old.text} -> {change.new.text}")
        elif kinds <= {None}:
            total.false.append(f"small: {change.old.text} -> {change.new.text}")
    for one in found.added:
        if not any(one.text in new or new in one.text for new in done.added):
            total.false.append(f"added: {one.text}")
    left_out = {
        found.old.sentences[index].text
        for index, kind in done.of_sentences.items()
        if kind == "left out"
    }
    for one in found.gone:
        if one.text not in left_out:
            total.false.append(f"gone: {one.text}")


def _whole(article: nutgraf.Article) -> list[str]:
    """Sentences to be added to another article."""
    long = (one.text for one in article.sentences if len(one.text) > 40)
    return [text for text in long if _FINISHED.search(text)] or ["Nobody knows how it began."]


def timed(texts: Sequence[str], rng: random.Random) -> tuple[float, float, float]:
    """Milliseconds of the processor for two versions of 2,000 words: in all; without reading."""
    whole, compared, words = [], [], []
    others = _whole(nutgraf.read(texts[0], "plaintext"))
    for number in range(_ROUNDS + 1):
        own: list[str] = []
        for text in texts[number * 3 % len(texts) :]:
            own += text.split("\n\n")
            if sum(len(each.split()) for each in own) > _WORDS_TIMED:
                break
        source = "\n\n".join(own)
        while len(source.split()) > _WORDS_TIMED:
            source = source.rpartition("\n\n")[0]
        old, new, _ = versions_of(nutgraf.read(source, "plaintext"), others, rng)
        # What was read just now is remembered: blocks of one text only help its own versions.
        started = time.process_time()
        before = nutgraf.read(old)
        after = nutgraf.read(new, previous=before)
        read = time.process_time()
        nutgraf.compare_versions(before, after)
        compared.append(1000 * (time.process_time() - read))
        whole.append(1000 * (time.process_time() - started))
        words.append(len(old.split()))
    # The first loads word lists.
    return median(whole[1:]), median(compared[1:]), median(words)


def main(arguments: Sequence[str]) -> None:
    """Make versions of every article, compare them and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="show what was missed or is false")
    asked = parser.parse_args(arguments)
    path = asked.eval / "briefings" / "train.jsonl"
    if not path.is_file():
        sys.exit(f"no gold data: {path} is absent; name its folder with --eval")
    rng = random.Random(asked.seed)  # nothing secret
    texts = [one["text"] for one in gold.records(path)]
    articles = [nutgraf.read(text, "plaintext") for text in texts]
    total = Score()
    for number, article in enumerate(articles):
        if article.size < _ONE_IN:
            continue
        others = _whole(articles[number - 1])
        old, new, done = versions_of(article, others, rng)
        before = nutgraf.read(old, "plaintext")
        if before.size != article.size:
            # Its sentences are not those that the edits were noted of.
            continue
        score(nutgraf.compare_versions(before, nutgraf.read(new, "plaintext")), done, total)
    print(gold.row("edit", "made", "found"))
    print(gold.row("---", "--:", "--:"))
    for kind in (*_KINDS, "moved"):
        print(gold.row(kind, total.made[kind], f"{total.found[kind] / total.made[kind]:.1%}"))
    made, found = sum(total.made.values()), sum(total.found.values())
    print(gold.row("all", made, f"{found / made:.1%}"))
    print(f"\n{total.told} changes told, {len(total.false)} of them false")
    print(f"that is {len(total.false) / total.told:.1%}")
    whole, compared, words = timed(texts, rng)
    print(f"two versions of {words:.0f} words: {whole:.0f} ms with reading, {compared:.0f} without")
    if asked.wrong:
        print("\n## Missed\n", *total.missed, "\n## False\n", *total.false, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
