"""Sentences as a summary writer makes them of an article, true ones, and ones altered to be false.

All by rules and a seeded generator, so that nothing has to be labelled. What makes a true sentence
false is applied to what was made for true ones: both are equally far from the article's words.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SENTENCE_WORDS = (9, 42)
_QUOTED_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# How a writer rewords: pairs that mean the same in nearly all contexts.
_REWORDED = [
    ("said", "stated"), ("says", "states"), ("about", "around"), ("show", "demonstrate"),
    ("shows", "demonstrates"), ("showed", "demonstrated"), ("use", "employ"), ("big", "large"),
    ("many", "numerous"), ("help", "assist"), ("helped", "assisted"), ("buy", "purchase"),
    ("bought", "purchased"), ("start", "begin"), ("started", "began"), ("got", "received"),
    ("however", "nevertheless"), ("important", "significant"), ("quickly", "rapidly"),
    ("also", "additionally"), ("near", "close to"), ("happened", "occurred"),
    ("children", "kids"), ("try", "attempt"), ("tried", "attempted"), ("huge", "enormous"),
    ("because", "since"), ("get", "obtain"), ("looking for", "seeking"), ("often", "frequently"),
    ("although", "though"), ("more than", "over"), ("whole", "entire"), ("almost", "nearly"),
    ("company", "firm"), ("told", "informed"), ("make sure", "ensure"), ("think", "believe"),
    ("need", "require"), ("needs", "requires"), ("main", "chief"), ("job", "post"),
    ("currently", "at present"), ("recently", "lately"), ("probably", "likely"),
    ("people", "individuals"), ("found", "discovered"), ("wanted", "wished"), ("gave", "handed"),
    ("can't", "cannot"), ("don't", "do not"), ("didn't", "did not"), ("isn't", "is not"),
    ("won't", "will not"), ("it's", "it is"), ("doesn't", "does not"), ("wasn't", "was not"),
    ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("ten", "10"),
    ("percent", "per cent"),
]  # fmt: skip

# What turns a sentence round when the one is put for the other.
_OPPOSITES = [
    ("rose", "fell"), ("rise", "fall"), ("increase", "decrease"), ("increased", "decreased"),
    ("higher", "lower"), ("more", "less"), ("before", "after"), ("most", "least"),
    ("best", "worst"), ("better", "worse"), ("won", "lost"), ("win", "lose"), ("up", "down"),
    ("above", "below"), ("first", "last"), ("accept", "reject"), ("accepted", "rejected"),
    ("approved", "rejected"), ("support", "oppose"), ("supports", "opposes"),
    ("supported", "opposed"), ("allow", "forbid"), ("allowed", "forbade"), ("open", "closed"),
    ("opened", "closed"), ("begin", "end"), ("began", "ended"), ("early", "late"),
    ("earlier", "later"), ("large", "small"), ("larger", "smaller"), ("strong", "weak"),
    ("easy", "difficult"), ("likely", "unlikely"), ("possible", "impossible"),
    ("always", "never"), ("with", "without"), ("all", "none"), ("gained", "lost"),
    ("positive", "negative"), ("success", "failure"), ("agree", "disagree"), ("young", "old"),
    ("good", "bad"), ("buy", "sell"), ("bought", "sold"), ("north", "south"), ("east", "west"),
    ("hot", "cold"), ("fast", "slow"), ("cheap", "expensive"), ("safe", "dangerous"),
    ("reduce", "raise"), ("reduced", "raised"), ("raised", "cut"), ("join", "leave"),
    ("joined", "left"), ("majority", "minority"), ("public", "private"), ("improve", "worsen"),
    ("improved", "worsened"), ("growth", "decline"), ("long", "short"), ("longer", "shorter"),
    ("high", "low"), ("full", "empty"), ("legal", "illegal"), ("success", "failure"),
]  # fmt: skip

_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has|have|had|must|may|might)\b"
    r"(?! not\b)(?!n['’]t)(?=\s+[a-z])"
)
_NOT = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have|had|did|do|does) not ")
_NUMBER = re.compile(r"(?<![\w.,$£€-])[$£€]?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w,.]*\d)")
_ASIDE = re.compile(r", (?![^,]*\b(?:and|or)\b)[^,“”\"()]{6,80},(?= [a-z])")
_PARENTHESES = re.compile(r" \([^()]{1,80}\)")
_TAIL = re.compile(
    r", (?:which|who|while|although|where|when|as|after|because|with|adding|including)\b"
    r"[^,“”\"]{8,140}(?=[.!]$)"
)
_HEAD = re.compile(
    r"^(?:In|On|At|After|Before|During|Since|Last|Earlier|For|Under|According to)\b"
    r"[^,“”\"]{3,70}, "
)
_OPENERS = re.compile(r"^(?:But|And|So|Still|Meanwhile|However|Also|Then|Now|Yet),? ")
_QUOTE = re.compile(r"“([^“”]{20,300})”|\"([^\"]{20,300})\"")
_LISTED = re.compile(r"\s*(?:,|and|or|&|,\s*and|of|'s|’s|in|the|\(|/|-|\s)*\s*")


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence of a summary: how it was made, and whether it is true."""

    text: str
    way: str
    is_true: bool


@dataclass(frozen=True, slots=True)
class Source:
    """What sentences are made of: an article's own, and the names in it by kind."""

    text: str
    sentences: Sequence[str]
    names: Sequence[tuple[str, str]]


def source_of(record: dict[str, object]) -> Source:
    """The running text of a labelled article."""
    text, units, labels = str(record["text"]), record["units"], record["s"]
    found = [
        " ".join(text[start:end].split())
        for (start, end), label in zip(units, labels, strict=True)  # type: ignore[call-overload]
        if " " in label
    ]
    names = [(str(one[0]), str(one[1])) for one in record["people"]]  # type: ignore[attr-defined]
    return Source(text, found, names)


def made_of(source: Source, others: Sequence[tuple[str, str]], seed: str) -> Iterator[Made]:
    """True and false sentences of one article.

    Args:
        source: the article.
        others: names of other articles with their kinds.
        seed: what the choices depend on.
    """
    chance = random.Random(seed)
    usable = [
        sentence
        for sentence in source.sentences
        if _SENTENCE_WORDS[0] <= len(sentence.split()) <= _SENTENCE_WORDS[1]
        and sentence[-1] in '.!”"'
        and sentence[0].isupper()
        and "?" not in sentence
    ]
    for sentence in chance.sample(usable, min(len(usable), 10)):
        yield Made(sentence, "verbatim", is_true=True)
        made = [("verbatim", sentence)]
        for way, change in (("shortened", _shortened), ("reworded", _reworded)):
            changed = change(sentence, chance)
            if changed:
                yield Made(changed, way, is_true=True)
                made.append((way, changed))
        both = _reworded(_shortened(sentence, chance) or "", chance)
        if both:
            yield Made(both, "shortened, reworded", is_true=True)
            made.append(("shortened, reworded", both))
        other = chance.choice(usable)
        if other != sentence and not {'"', "“", "”"} & {*sentence, *other}:
            joined = _joined(sentence, other, chance)
            yield Made(joined, "joined", is_true=True)
            made.append(("joined", joined))
        for name, alter in (
            ("number", _number_changed),
            ("name", lambda text, chance: _name_swapped(text, source, others, chance)),
            ("negated", _negated),
            ("opposite", _opposite),
            ("roles", lambda text, chance: _roles_swapped(text, source, chance)),
            ("quote", _quote_changed),
        ):
            _, text = chance.choice(made)
            altered = alter(text, chance) or alter(sentence, chance)
            if altered and altered not in source.text:
                yield Made(altered, f"{name}", is_true=False)


def roles_of(source: Source, seed: str) -> Iterator[Made]:
    """All sentences of an article in which two names can change places."""
    chance = random.Random(seed)
    for sentence in source.sentences:
        if not _SENTENCE_WORDS[0] <= len(sentence.split()) <= _SENTENCE_WORDS[1]:
            continue
        swapped = _roles_swapped(sentence, source, chance)
        if swapped and swapped not in source.text:
            yield Made(swapped, "roles", is_true=False)


def falsified(sentences: Sequence[str], seed: str) -> Iterator[Made]:
    """Sentences of somebody else's, negated, with an opposite, and with another number."""
    chance = random.Random(seed)
    for sentence in sentences:
        for way, alter in (
            ("negated", _negated),
            ("opposite", _opposite),
            ("number", _number_changed),
        ):
            text = alter(sentence, chance)
            if text:
                yield Made(text, way, is_true=False)


def quotes_of(source: Source, seed: str) -> Iterator[tuple[str, str]]:
    """Quotations with what they are: "exact", "near" or "made up"."""
    chance = random.Random(seed)
    found = [
        next(part for part in match.groups() if part)
        for sentence in source.sentences
        for match in _QUOTE.finditer(sentence)
    ]
    found = [quote for quote in found if len(quote.split()) >= _QUOTED_WORDS]
    for quote in chance.sample(found, min(len(found), 5)):
        yield quote, "exact"
        words = quote.split()
        place = chance.randrange(1, len(words) - 1)
        for changed in (
            [*words[:place], *words[place + 1 :]],
            [*words[:place], chance.choice(["really", "very", "just"]), *words[place:]],
            [*words[:place], chance.choice(["plain", "other", "those"]), *words[place + 1 :]],
        ):
            near = " ".join(changed)
            if near not in " ".join(source.text.split()):
                yield near, "near"
        mixed = [word for one in found for word in one.split()]
        chance.shuffle(mixed)
        yield " ".join(mixed[: len(words)]), "made up"


def _shortened(sentence: str, chance: random.Random) -> str | None:
    cuts = [_PARENTHESES, _ASIDE, _TAIL, _HEAD, _OPENERS]
    chance.shuffle(cuts)
    short = sentence
    for cut in cuts[:4]:
        short = cut.sub("", short, count=1)
    short = short[:1].upper() + short[1:]
    return short if short != sentence and len(short.split()) >= 6 else None


def _reworded(sentence: str, chance: random.Random) -> str | None:
    """With a few words put in others, and what stands in front moved to the end."""
    changed, count = sentence, 0
    outside = _QUOTE.search(sentence) is None
    pairs = list(_REWORDED)
    chance.shuffle(pairs)
    for one, other in pairs:
        found = re.search(rf"\b{one}\b", changed)
        if found and outside:
            changed = changed[: found.start()] + other + changed[found.end() :]
            count += 1
        if count >= 3:
            break
    head = _HEAD.match(changed)
    if head and outside and chance.random() < 0.6 and changed[-1] == ".":
        rest = changed[head.end() : -1]
        lead = head[0][:-2]
        changed = f"{rest[:1].upper()}{rest[1:]} {lead[:1].lower()}{lead[1:]}."
    return changed if changed != sentence else None


def _joined(one: str, other: str, chance: random.Random) -> str:
    link = chance.choice([", and ", "; ", ", while "])
    first = _OPENERS.sub("", one).rstrip(".!")
    second = _OPENERS.sub("", other)
    opening = second.split()[0]
    if opening.lower() in {"the", "a", "an", "it", "he", "she", "they", "this", "in", "on"}:
        second = second[:1].lower() + second[1:]
    return f"{first[:1].upper()}{first[1:]}{link}{second}"


def _number_changed(text: str, chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    written = match[1]
    value = float(written.replace(",", ""))
    if 1500 <= value <= 2100 and "," not in written and "." not in written:
        new = f"{int(value) + chance.choice([-7, -4, -2, 3, 6, 11])}"
    elif "." in written:
        new = f"{value * chance.choice([0.4, 1.7, 2.3]) + 0.3:.{len(written.split('.')[1])}f}"
    else:
        larger = int(value * chance.choice([1.4, 2.2, 3.0])) + chance.choice([1, 2, 3])
        new = f"{larger:,}" if "," in written else str(larger)
    return text[: match.start(1)] + new + text[match.end(1) :]


def _name_swapped(
    text: str, source: Source, others: Sequence[tuple[str, str]], chance: random.Random
) -> str | None:
    here = [one for one in source.names if re.search(rf"\b{re.escape(one[0])}\b", text)]
    if not here:
        return None
    name, kind = chance.choice(here)
    pool = [one for one, its in source.names if its == kind and _apart(one, name, text)]
    if not pool or chance.random() < 0.4:
        pool = [one for one, its in others if its == kind and _apart(one, name, source.text)]
    return text.replace(name, chance.choice(pool), 1) if pool else None


def _apart(one: str, other: str, text: str) -> bool:
    words = set(_WORD.findall(one))
    return one[:1].isupper() and not words & set(_WORD.findall(other)) and one not in text


def _negated(text: str, chance: random.Random) -> str | None:
    removed = _NOT.search(text)
    if removed:
        return text[: removed.end(1)] + " " + text[removed.end() :]
    found = [one for one in _AUXILIARY.finditer(text) if text.count('"', 0, one.start()) % 2 == 0]
    if not found:
        return None
    match = chance.choice(found)
    return f"{text[: match.end()]} not{text[match.end() :]}"


def _opposite(text: str, chance: random.Random) -> str | None:
    pairs = [*_OPPOSITES, *((b, a) for a, b in _OPPOSITES)]
    chance.shuffle(pairs)
    for one, other in pairs:
        match = re.search(rf"(?<![\w-]){one}(?![\w-])", text)
        if match:
            return text[: match.start()] + other + text[match.end() :]
    return None


def _roles_swapped(text: str, source: Source, chance: random.Random) -> str | None:
    """With two names in each other's place, a verb between them."""
    places = sorted(
        (match.start(), match.end(), kind)
        for name, kind in source.names
        for match in re.finditer(rf"\b{re.escape(name)}\b", text)
        if name[:1].isupper()
    )
    pairs = [
        (one, other)
        for one, other in pairwise(places)
        if one[1] <= other[0]
        and one[2] == other[2]
        and len(text[one[1] : other[0]].split()) >= 2
        and not _LISTED.fullmatch(text[one[1] : other[0]])
        and not re.search(r"\b(?:and|or)\b", text[one[1] : other[0]])
        # Of a list, the order may be any.
        and re.search(r"\b[a-z]{3,}\b", text[one[1] : other[0]])
        and text[one[0] : one[1]] != text[other[0] : other[1]]
    ]
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    first, second = text[one[0] : one[1]], text[other[0] : other[1]]
    return text[: one[0]] + second + text[one[1] : other[0]] + first + text[other[1] :]


def _quote_changed(text: str, chance: random.Random) -> str | None:
    """With a word of a quotation left out or another put in."""
    match = _QUOTE.search(text)
    if not match:
        return None
    words = match[0].split()
    if len(words) < 6:
        return None
    place = chance.randrange(2, len(words) - 2)
    replaced = chance.choice([[], ["plain", words[place]], ["other"]])
    changed = " ".join([*words[:place], *replaced, *words[place + 1 :]])
    return text[: match.start()] + changed + text[match.end() :]
