"""Reporting verbs: their forms and what they take."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from nutgraf.claims.wordlists import sections


class Frame(StrEnum):
    """What a verb takes; the sections of the word list."""

    SAY = "say"
    QUOTE = "quote"
    TELL = "tell"
    THINK = "think"
    SHOW = "show"
    FOLLOW = "follow"
    INTEND = "intend"
    JUDGE = "judge"


class Form(StrEnum):
    """The form a verb is in."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"


class Verb(NamedTuple):
    """A form of a reporting verb."""

    lemma: str
    form: Form
    frames: frozenset[Frame]


@cache
def reporting_verbs(language: str) -> Mapping[str, Verb]:
    """Every form of every reporting verb on the list.

    >>> reporting_verbs("en")["denied"].lemma
    'deny'
    """
    verbs: dict[str, Verb] = {}
    for frame in Frame:
        for line in sections("reporting-verbs", language).get(frame.value, ()):
            lemma, *irregular = line.split()
            for form, word in _forms(lemma, irregular):
                known = verbs.get(word)
                frames = frozenset({frame}) | (known.frames if known else frozenset())
                verbs[word] = Verb(lemma, known.form if known else form, frames)
    return MappingProxyType(verbs)


def _forms(lemma: str, irregular: list[str]) -> Iterator[tuple[Form, str]]:
    yield Form.BASE, lemma
    if irregular:
        third, past, participle, *perfect = irregular
        yield from ((Form.PAST, word) for word in perfect)
    else:
        stem = lemma.removesuffix("e")
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        if lemma.endswith("y") and lemma[-2] not in "aeiou":
            third = lemma[:-1] + "ies"
            past = lemma[:-1] + "ied"
        else:
            past = stem + "ed"
        participle = (lemma if lemma.endswith("ee") else stem) + "ing"
    yield Form.THIRD, third
    yield Form.PAST, past
    yield Form.PARTICIPLE, participle
