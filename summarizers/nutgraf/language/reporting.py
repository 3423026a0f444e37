"""Reporting verbs: their forms and their complements."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from nutgraf.language.wordlists import groups


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
    ATTITUDE = "attitude"
    AIM = "aim"


# Verbs that take nothing else are as often said of deeds as of words and thoughts.
_WEAK = frozenset({Frame.ATTITUDE, Frame.AIM})


class VerbForm(StrEnum):
    """The form a verb is in."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"


class Verb(NamedTuple):
    """A form of a reporting verb."""

    lemma: str
    form: VerbForm
    frames: frozenset[Frame]

    @property
    def is_strong(self) -> bool:
        """Whether it reports wherever it is the verb of a sentence."""
        return not self.frames <= _WEAK


@cache
def reporting_verbs(language: str) -> Mapping[str, Verb]:
    """Every form of every verb that reports wherever it is the verb of a sentence.

    >>> reporting_verbs("en")["denied"].lemma
    'deny'
    """
    verbs = possible_verbs(language)
    return MappingProxyType({word: verb for word, verb in verbs.items() if verb.is_strong})


@cache
def possible_verbs(language: str) -> Mapping[str, Verb]:
    """Every form of every verb on the list; whether some report, their sentence has to show.

    >>> possible_verbs("en")["welcomed"].is_strong
    False
    """
    verbs: dict[str, Verb] = {}
    for frame in Frame:
        for line in groups("reporting-verbs", language, fallback=False).get(frame.value, ()):
            lemma, *irregular = line.split()
            for form, word in forms_of(lemma, irregular):
                known = verbs.get(word)
                frames = frozenset({frame}) | (known.frames if known else frozenset())
                verbs[word] = Verb(lemma, known.form if known else form, frames)
    return MappingProxyType(verbs)


def forms_of(lemma: str, irregular: Sequence[str]) -> Iterator[tuple[VerbForm, str]]:
    """The forms of a verb; `irregular` are third person, past, -ing, participle, if not regular."""
    yield VerbForm.BASE, lemma
    if irregular:
        third, past, participle, *perfect = irregular
        yield from ((VerbForm.PAST, word) for word in perfect)
    else:
        stem = lemma.removesuffix("e")
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        if lemma.endswith("y") and lemma[-2] not in "aeiou":
            third = lemma[:-1] + "ies"
            past = lemma[:-1] + "ied"
        else:
            past = stem + "ed"
        participle = (lemma if lemma.endswith("ee") else stem) + "ing"
    yield VerbForm.THIRD, third
    yield VerbForm.PAST, past
    yield VerbForm.PARTICIPLE, participle
