"""The word lists for finding reports in languages other than English."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from nutgraf.attribution.tokens import Token
from nutgraf.language import wordlists
from nutgraf.language.languages import Support, language_of
from nutgraf.patterns import pattern

# "a-t-elle", "dit-il": the subject behind a hyphen.
_BEHIND_HYPHEN = pattern(r"(.{1,20}?)(?:-t)?-(ils?|elles?|on|je|nous)")
_ELISION = pattern(r"\w{1,9}['’](?=\w)")


class ReportingWords(NamedTuple):
    """The listed words of a language.

    Attributes:
        verbs: finite forms that report.
        participles, auxiliaries: "déclaré" and "a".
        particles: by a verb's finite form what it has at the end of its clause: "räumte": "ein".
        tags: what stands before a speaker and reports like a verb: "so", "aldus".
        stances: verbs whose object is what somebody thinks of, each with its particles.
        stance_participles: the same behind an auxiliary.
        before: what stands before a speaker who is cited, the longest first: "nach angaben von".
        view_of: what opens a sentence before whoever sees it so: "pour".
        behind: what stands behind one: "zufolge".
        that: what opens what is said.
        comma_opens: whether a comma alone does: "Sie sagte, er komme."
        documents: nouns for what shows something: "étude".
        subjunctive: forms of verbs that are used in what somebody is said to say: "sei".
        infinitives: what opens a clause without "that": "elle assure avoir payé".
        own: what makes a source that is cited the paper itself: "nos informations".
        as_words: what opens a clause that says who said it: "wie".
        joined: verbs with their particle before them, at the end of such a clause: "mitteilte".
        hearers: what stands before whom something is said to.
        impersonal, sources_from: "hieß" and "aus", of "aus dem Rathaus hieß es".
        nominative: what stands before a subject behind its verb: "der".
        accusative: what opens a sentence with its object: "den".
        excluding, negations: "exclut" and "n'", of "la mairie n'exclut pas".
    """

    verbs: frozenset[str]
    participles: frozenset[str]
    auxiliaries: frozenset[str]
    particles: dict[str, frozenset[str]]
    tags: frozenset[str]
    stances: dict[str, frozenset[str]]
    stance_participles: frozenset[str]
    before: tuple[tuple[str, ...], ...]
    view_of: tuple[tuple[str, ...], ...]
    behind: frozenset[str]
    that: frozenset[str]
    comma_opens: bool
    documents: frozenset[str]
    subjunctive: frozenset[str]
    infinitives: frozenset[str]
    own: frozenset[str]
    as_words: frozenset[str]
    joined: frozenset[str]
    hearers: frozenset[str]
    impersonal: frozenset[str]
    sources_from: frozenset[str]
    nominative: frozenset[str]
    accusative: frozenset[str]
    excluding: frozenset[str]
    negations: frozenset[str]


@cache
def reporting_words_of(language: str) -> ReportingWords | None:
    """The words of a language that has such lists and whose reports are told by them."""
    if language == wordlists.FALLBACK_LANGUAGE:
        return None
    if Support.SPEAKERS not in language_of(language).features:
        return None
    listed = wordlists.groups("reporting-verbs", language, fallback=False)

    def words(group: str) -> frozenset[str]:
        return wordlists.words("reporting-verbs", language, group, fallback=False)

    def phrases(group: str) -> tuple[tuple[str, ...], ...]:
        lines = (tuple(line.split()) for line in listed.get(group, ()))
        return tuple(sorted(lines, key=len, reverse=True))

    stances = _with_particles(listed.get("stances with particle", ()))
    stances |= dict.fromkeys(words("stances"), frozenset[str]())
    return ReportingWords(
        words("verbs"),
        words("participles"),
        words("auxiliaries"),
        _with_particles(listed.get("with particle", ())),
        words("tags"),
        stances,
        words("stance participles"),
        phrases("before a source"),
        phrases("view of"),
        words("behind a source"),
        words("that"),
        bool(listed.get("comma opens")),
        words("documents"),
        words("subjunctive"),
        words("infinitives"),
        words("own"),
        words("as"),
        _joined(listed.get("with particle", ())),
        words("hearers"),
        words("it was said"),
        words("from"),
        words("nominative"),
        words("accusative"),
        words("excluding"),
        words("negations"),
    )


def _with_particles(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """Verbs, each with what it may have at the end of its clause."""
    found: dict[str, set[str]] = {}
    for line in lines:
        verb, *rest = line.split()
        found.setdefault(verb, set()).update(rest)
    return {verb: frozenset(rest) for verb, rest in found.items()}


def _joined(lines: Iterable[str]) -> frozenset[str]:
    """Verbs whose particle stands before them in a clause: "teilte mit", "mitteilte"."""
    parts = (line.split() for line in lines)
    return frozenset(particle + verb for verb, *rest in parts for particle in rest)


@cache
def telling_words(language: str) -> frozenset[str]:
    """Every word by which a report may be told, in lower case."""
    words = reporting_words_of(language)
    if words is None:
        return frozenset()
    first = {phrase[0] for phrase in (*words.before, *words.view_of)}
    parts = words.verbs | words.participles | words.tags | words.behind | first
    parts |= words.stance_participles | words.joined | words.impersonal
    verbs = words.particles.keys() | words.stances.keys()
    return frozenset(re.findall(r"\w+", " ".join(parts | verbs)))


def split_elisions(tokens: Sequence[Token], text: str, language: str) -> tuple[Token, ...]:
    """The tokens with "l'Insee" and "dit-il" as two."""
    elisions = wordlists.words("elisions", language, fallback=False)
    found: list[Token] = []
    for token in tokens:
        found.extend(_split(token, text, elisions) if token.is_word else (token,))
    return tuple(found)


def _split(token: Token, text: str, elisions: frozenset[str]) -> Iterator[Token]:
    match = _ELISION.match(token.low) if elisions else None
    if match and match[0][:-1] in elisions:
        middle = token.start + match.end()
        yield token._replace(end=middle, low=match[0], capital=False)
        capital = text[middle].isupper()
        yield token._replace(start=middle, low=token.low[match.end() :], capital=capital)
        return
    match = _BEHIND_HYPHEN.fullmatch(token.low) if elisions else None
    if match:
        middle = token.start + match.start(2)
        yield token._replace(end=token.start + match.end(1), low=match[1])
        yield token._replace(start=middle, low=match[2], capital=False)
        return
    yield token
