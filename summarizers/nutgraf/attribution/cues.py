"""Reporting cues in a unit, each with its speaker and its content.

A cue has its speaker before it ("she said") or after it ("said the mayor"), and its content after
it ("said that ...", "said: ...") or before it ("..., she said"). Cues are searched for outside
quotation marks, from left to right. `confidence` decides whether a candidate is a report, and
`extents` where its content ends.
"""

from collections.abc import Iterator, Sequence

from nutgraf.attribution import extents, nominal
from nutgraf.attribution.confidence import is_report
from nutgraf.attribution.constructions import readings_of
from nutgraf.attribution.descriptions import titles
from nutgraf.attribution.reporting_cue import (
    FEWEST_WORDS,
    REACH,
    SPEAKING,
    Cue,
    CueSite,
    Parts,
    quotations_at,
    said_before,
    trimmed,
    word_at,
)
from nutgraf.attribution.speakers import Phrase, main_subject, phrase_after, subject_before
from nutgraf.attribution.tokens import Token
from nutgraf.attribution.verb_use import is_used_to_report
from nutgraf.language.grammar import grammar
from nutgraf.language.reporting import possible_verbs, reporting_verbs
from nutgraf.language.wordlists import FALLBACK_LANGUAGE

# These precede another title.
_TITLES = frozenset({"emeritus", "associate", "assistant", "visiting", "the"})
# "As she put it:" has its colon no earlier.
_FEWEST_TO_PUT_IT = 3
# The maximum number of reports in one sentence: further candidates are none.
_MOST_CUES = 12


def find_cues(tokens: Sequence[Token], language: str = FALLBACK_LANGUAGE) -> list[Cue]:
    """The cues of a unit that have any content, from left to right."""
    cues = possible_cues(tokens, language)
    if not cues:
        return []
    kinds = extents.kinds_of(tokens, language)
    cues = ended(tokens, kinds, cues, language)
    return [cue for cue in cues if cue.parts and is_report(tokens, kinds, cue, cues, language)]


def possible_cues(tokens: Sequence[Token], language: str) -> list[Cue]:
    """Whatever may be a report, from left to right, the ends of contents open."""
    cues: list[Cue] = []
    for index, token in enumerate(tokens):
        if len(cues) >= _MOST_CUES:
            break
        if token.is_word:
            cue = _cue_at(tokens, index, language, cues)
            if cue is not None and cue.parts:
                cues.append(cue)
        elif token.low == ":":
            cues.extend(_named_speaker(tokens, index, language, cues))
    return cues


def _cue_at(
    tokens: Sequence[Token], index: int, language: str, earlier: Sequence[Cue]
) -> Cue | None:
    """The candidate cue at `index`."""
    low = tokens[index].low
    cue: Cue | None = None
    if low == "according" and index + 1 < len(tokens) and tokens[index + 1].low == "to":
        cue = _according_to(tokens, index, language)
    elif (verb := possible_verbs(language).get(low)) is not None:
        site = CueSite(tokens, index, verb, grammar(language), language, earlier)
        if is_used_to_report(site):
            cue = next(readings_of(site), None)
    if cue is None:
        for word in nominal.reporting_words(language).get(low, ()):
            cue = cue or _by_other_words(tokens, index, word, language, earlier)
    return cue


def _named_speaker(
    tokens: Sequence[Token], colon: int, language: str, earlier: Sequence[Cue]
) -> Iterator[Cue]:
    """Ann Lee: "The road is shut."."""
    if earlier or colon + 1 >= len(tokens) or not tokens[colon + 1].is_quote:
        return
    parts = quotations_at(tokens, colon + 1)
    if tokens[0].low == "as" and tokens[colon - 1].low == "it" and colon > _FEWEST_TO_PUT_IT:
        # Ann Lee is who "as Ann Lee put it" names.
        source = subject_before(tokens, colon - 2, language)
        yield Cue(word_at(colon - 2), source, parts, 0, False, "colon", ":", "colon")  # noqa: FBT003
        return
    source = subject_before(tokens, colon, language)
    name = tokens[source.first : colon] if source else ()
    if source and source.end == colon and name[0].capital and name[-1].capital:
        yield Cue(word_at(colon), source, parts, source.first, False, "colon", ":", "colon")  # noqa: FBT003
    elif tokens[colon + 1].speech and parts[-1].end == len(tokens):
        # The banners had one message: it follows the colon.
        source = main_subject(tokens, colon, language)
        yield Cue(word_at(colon), source, parts, 0, False, "message", ":", "colon")  # noqa: FBT003


def announcement(tokens: Sequence[Token], language: str) -> tuple[Phrase, Phrase] | None:
    """The source and cue of a unit that ends in a colon: "She told the council:"."""
    if not tokens or tokens[-1].low != ":":
        return None
    verbs = reporting_verbs(language)
    for index in range(len(tokens) - 2, max(-1, len(tokens) - 2 - REACH), -1):
        verb = verbs.get(tokens[index].low)
        if verb is not None and not verb.frames.isdisjoint(SPEAKING):
            site = CueSite(tokens, index, verb, grammar(language), language, ())
            source = subject_before(tokens, index, language) if is_used_to_report(site) else None
            return (source, word_at(index)) if source else None
    return None


def ended(
    tokens: Sequence[Token], kinds: Sequence[str], cues: Sequence[Cue], language: str
) -> list[Cue]:
    """The cues with the ends of their contents found."""
    starts = {cue.extent: cue.construction for cue in reversed(cues)}
    found: list[Cue] = []
    for cue in cues:
        if cue.open_at >= 0:
            end = extents.end_of(kinds, opening_of(tokens, kinds, cue, language), starts, language)
            last = trimmed(tokens, cue.open_at, end)
            found.append(cue._replace(parts=(*cue.parts[:-1], *last) if last else ()))
        else:
            found.append(cue)
    return found


def opening_of(
    tokens: Sequence[Token], kinds: Sequence[str], cue: Cue, language: str
) -> extents.ContentOpening:
    """How a content that is open starts."""
    complement = extents.complement_of(tokens, cue.open_at)
    source = cue.source.first if cue.source else -1
    clause = extents.clause_at(kinds, cue.extent, source, language)
    return extents.ContentOpening(cue.open_at, cue.frame, complement, cue.form, clause)


def _by_other_words(
    tokens: Sequence[Token],
    index: int,
    word: nominal.ReportingWord,
    language: str,
    earlier: Sequence[Cue],
) -> Cue | None:
    """A noun or an adjective that reports: his CLAIM that ..., she is SURE that ..."""
    found = nominal.report_at(tokens, index, word, language)
    if found is None:
        return None
    source, start = found
    if source is None and word.sort == "verb":
        source = earlier[-1].source if earlier else main_subject(tokens, index, language)
    extent = min(source.first, index) if source else index
    parts = (Phrase(start, len(tokens)),)
    sort, form = word.sort, f"{tokens[start - 1].low}"
    return Cue(
        word_at(index),
        source,
        parts,
        extent,
        before=False,
        construction=sort,
        lemma=word.lemma,
        frame=sort,
        form=form,
        open_at=start,
    )


def _clause_before(tokens: Sequence[Token], index: int) -> Parts:
    """The words before "according to" where no comma sets it off."""
    words = sum(token.is_word for token in tokens[:index])
    return trimmed(tokens, 0, index) if words >= FEWEST_WORDS else ()


def _without_subject(tokens: Sequence[Token], source: Phrase, language: str) -> Phrase:
    """A name without the subject behind it, where no comma parts them.

    "According to [Lee] the pier leaks", "According to [the index] Professor Lee is cited most".
    """
    for index in range(source.first + 1, source.end):
        token, before = tokens[index], tokens[index - 1]
        begins = token.low in grammar(language).determiners or (
            token.capital and token.low in titles()
        )
        if begins and before.capital and before.low not in _TITLES:
            return Phrase(source.first, index)
    return source


def _according_to(tokens: Sequence[Token], index: int, language: str) -> Cue | None:
    source = phrase_after(tokens, index + 2, language)
    if source is None:
        return None
    source = _without_subject(tokens, source, language)
    cue = Phrase(index, index + 2)
    name = "according to"
    opens = index == 0 or (index == 1 and tokens[0].is_word)
    if not opens:
        rest = source.end + 1
        goes_on = len(tokens) - rest > FEWEST_WORDS and tokens[source.end].low == ","
        fewest = 1 if goes_on else FEWEST_WORDS
        parts = said_before(tokens, index, (), fewest) or _clause_before(tokens, index)
        if parts and goes_on:
            # "The pier, according to the harbour office, leaks in three places."
            parts = (*parts, Phrase(rest, len(tokens)))
            return Cue(cue, source, parts, index, True, name, name, name, "", rest)  # noqa: FBT003
        return Cue(cue, source, parts, index, True, name, name, name)  # noqa: FBT003
    comma = source.end
    while comma < len(tokens) and tokens[comma].low != ",":
        comma += 1
    start = comma + 1 if comma < len(tokens) else source.end
    while start < len(tokens) and tokens[start].is_mark:
        start += 1
    if start >= len(tokens):
        return None
    parts = (Phrase(start, len(tokens)),)
    return Cue(cue, source, parts, index, False, name, name, name, "", start)  # noqa: FBT003
