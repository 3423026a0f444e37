"""Reporting verbs in a unit, each with its speaker and with what is said.

A cue has its speaker before it ("she said") or after ("said the mayor"), and its content after it
("said that ...", "said: ...") or before ("..., she said"). Cues are looked for outside quotation
marks, from left to right; where a later one begins after a comma, the content of the one before
ends.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nutgraf.claims.complements import complement_start
from nutgraf.claims.reporting import Form, Frame, Verb, reporting_verbs
from nutgraf.claims.speakers import (
    Grammar,
    Phrase,
    grammar,
    is_adverb,
    main_subject,
    phrase_after,
    skip_auxiliaries,
    subject_before,
)
from nutgraf.claims.tokens import Token
from nutgraf.claims.wordlists import FALLBACK_LANGUAGE

# A clause before "she said" has at least this many words; less is an adverbial ("Later").
_FEWEST_WORDS = 3
# No name is this many words long without a comma: it is a clause.
_CERTAINLY_A_CLAUSE = 8
# How far behind its speaker an interrupted quotation may go on: "..., she told them, ...".
_REACH = 14
# A new cue cuts short only the cues just before it.
_OPEN_CUES = 3
_SPEAKING = frozenset({Frame.SAY, Frame.QUOTE, Frame.TELL, Frame.THINK})
# What may stand between a quotation or clause and the speaker that follows it.
_LINKS = frozenset({",", "—", "–", "--", "-"})
# After a comma these bring in the writer's own remark on what was said.
_CONTRASTS = frozenset({"though", "although", "while", "whereas"})
_SUBJECT_DETERMINERS = frozenset({"this", "that", "these", "those", "one"})
_ARTICLES = frozenset({"the", "a", "an"})
_QUANTIFIERS = frozenset({"all", "both", "many", "some", "most"})
_PLURAL_PRONOUNS = frozenset({"i", "we", "you", "they", "who"})

Parts = tuple[Phrase, ...]


class Cue(NamedTuple):
    """A report: runs of token indices for the cue, its source and the parts of what is said.

    `extent` is where it all starts, so far as it is not content; `before` is whether the content
    stands before the cue.
    """

    cue: Phrase
    source: Phrase | None
    parts: Parts
    extent: int
    before: bool


class _Site(NamedTuple):
    """A reporting verb where it stands."""

    tokens: Sequence[Token]
    at: int
    verb: Verb
    known: Grammar
    language: str
    earlier: Sequence[Cue]

    @property
    def speaks(self) -> bool:
        """Whether it can follow what it reports."""
        return bool(self.verb.frames & _SPEAKING)

    @property
    def preceding(self) -> int:
        """The last token before it that is neither auxiliary nor adverb; -1 if there is none."""
        return skip_auxiliaries(self.tokens, self.at - 1, self.language)

    @property
    def is_participle(self) -> bool:
        """Whether it is a participle on its own: "..., saying", but not "was saying"."""
        return self.verb.form is Form.PARTICIPLE and not any(
            token.low in self.known.copulas for token in self.tokens[self.preceding + 1 : self.at]
        )


def find_cues(tokens: Sequence[Token], language: str = FALLBACK_LANGUAGE) -> list[Cue]:
    """The cues of a unit that have any content, from left to right."""
    verbs = reporting_verbs(language)
    known = grammar(language)
    cues: list[Cue] = []
    for index, token in enumerate(tokens):
        cue: Cue | None = None
        if token.low == "according" and index + 1 < len(tokens) and tokens[index + 1].low == "to":
            cue = _according_to(tokens, index, cues, language)
        elif token.is_word and (verb := verbs.get(token.low)) is not None:
            site = _Site(tokens, index, verb, known, language, cues)
            if _reports(site):
                cue = next(_readings_of(site), None)
        if cue is not None:
            _cut_short(tokens, cues, cue)
            cues.append(cue)
    return [cue for cue in cues if cue.parts]


def _readings_of(site: _Site) -> Iterator[Cue]:
    """The ways to read a verb, the surest first."""
    if site.is_participle:
        yield from _participle(site)
        return
    if site.speaks:
        yield from _inverted(site)
    source = subject_before(site.tokens, site.at, site.language)
    if source is not None and _names_nobody(site, source):
        source = None
    if source is not None and site.speaks:
        yield from _after_speech(site, source)
        yield from _between_commas(site, source)
    shared = source is None and (
        site.preceding >= 0 and site.tokens[site.preceding].low in site.known.conjunctions
    )
    if shared:
        source = _subject_so_far(site)
    yield from _complement(site, source, shared=shared)
    if source is not None and site.speaks:
        yield from _after_clause(site, source)
        if Frame.SAY in site.verb.frames and not _is_relative(site, source):
            yield from _whatever_follows(site, source)


def _names_nobody(site: _Site, source: Phrase) -> bool:
    """Whether a subject that was cut short is an article or an adverb and nothing else."""
    return all(
        token.low in _ARTICLES or is_adverb(token)
        for token in site.tokens[source.first : source.end]
    )


def _is_relative(site: _Site, source: Phrase) -> bool:
    return site.tokens[source.first].low in site.known.relatives


def _subject_so_far(site: _Site) -> Phrase | None:
    if site.earlier:
        return site.earlier[-1].source
    return main_subject(site.tokens, site.at, site.language)


def _participle(site: _Site) -> Iterator[Cue]:
    """She left early, SAYING the road was shut."""
    start = complement_start(site.tokens, site.at, site.verb, site.language)
    if start is not None:
        parts = _from(site.tokens, start)
        yield Cue(_word(site.at), _subject_so_far(site), parts, site.at, before=False)


def _inverted(site: _Site) -> Iterator[Cue]:
    """The road is shut, SAID the mayor."""
    tokens, index = site.tokens, site.at
    if index == 0 or not (tokens[index - 1].is_quote or tokens[index - 1].low in _LINKS):
        return
    phrase = phrase_after(tokens, index + 1, site.language)
    if phrase is None or not _may_end_speaker(tokens, phrase.end, site.known):
        return
    # "Ann Lee, the mayor, said the road was shut": what precedes is no clause but a name.
    if not _follows_speech(tokens, index) and not (
        Frame.FOLLOW in site.verb.frames and _is_clause(tokens, index - 1, site.known)
    ):
        return
    parts = _before(tokens, index, site.earlier)
    if parts:
        rest = _resumed(tokens, phrase.end)
        yield Cue(_word(index), phrase, parts + rest, index, before=True)


def _may_end_speaker(tokens: Sequence[Token], end: int, known: Grammar) -> bool:
    """Whether a speaker named after the verb may end here; a verb here would make it a subject."""
    if end >= len(tokens) or not tokens[end].is_word:
        return True
    low = tokens[end].low
    return (
        low in known.prepositions
        or low in known.times
        or low in known.relatives
        or low in {"as", "when", "while"}
    )


def _is_clause(tokens: Sequence[Token], end: int, known: Grammar) -> bool:
    """Whether the tokens up to `end`, read as far as their first comma, look like a clause."""
    for count, token in enumerate(tokens[:end]):
        if token.low in known.auxiliaries or token.is_quote or count >= _CERTAINLY_A_CLAUSE:
            return True
        if token.low == ",":
            return False
    return False


def _after_speech(site: _Site, source: Phrase) -> Iterator[Cue]:
    """The speaker follows a quotation: "The road is shut," she SAID."""
    if _follows_speech(site.tokens, source.first):
        parts = _before(site.tokens, source.first, site.earlier)
        rest = _resumed(site.tokens, site.at + 1)
        yield Cue(_word(site.at), source, parts + rest, source.first, before=True)


def _follows_speech(tokens: Sequence[Token], first: int) -> bool:
    """Whether a quotation that leaves room for its speaker stands right before the token."""
    before = first - 1
    if before > 0 and tokens[before].low in _LINKS:
        return tokens[before - 1].is_quote
    return before >= 0 and tokens[before].speech


def _between_commas(site: _Site, source: Phrase) -> Iterator[Cue]:
    """The road, she SAID, is shut."""
    tokens, after = site.tokens, site.at + 1
    if (
        source.first > 0
        and tokens[source.first - 1].low == ","
        and after + 1 < len(tokens)
        and tokens[after].low == ","
        and not tokens[after + 1].is_quote
        and site.at - source.first < _REACH
    ):
        parts = _before(tokens, source.first, site.earlier, fewest=0)
        rest = _trimmed(tokens, after, len(tokens))
        yield Cue(_word(site.at), source, parts + rest, source.first, before=True)


def _complement(site: _Site, source: Phrase | None, *, shared: bool) -> Iterator[Cue]:
    """She SAID that the road is shut. She SAID: "The road is shut."."""
    start = complement_start(site.tokens, site.at, site.verb, site.language)
    if start is None or (source is None and not site.tokens[start].is_quote):
        return
    extent = source.first if source and not shared else site.preceding + 1
    yield Cue(_word(site.at), source, _from(site.tokens, start), extent, before=False)


def _after_clause(site: _Site, source: Phrase) -> Iterator[Cue]:
    """The road is shut, she SAID."""
    if site.tokens[source.first].low in site.known.relatives:
        return
    parts = _before(site.tokens, source.first, site.earlier)
    if parts:
        rest = _resumed(site.tokens, site.at + 1)
        yield Cue(_word(site.at), source, parts + rest, source.first, before=True)


def _whatever_follows(site: _Site, source: Phrase) -> Iterator[Cue]:
    """She SAID in a letter to the town she was leaving."""
    following = site.at + 1
    if following + _FEWEST_WORDS < len(site.tokens) and site.tokens[following].is_word:
        parts = _from(site.tokens, following)
        yield Cue(_word(site.at), source, parts, source.first, before=False)


def _according_to(
    tokens: Sequence[Token], index: int, cues: Sequence[Cue], language: str
) -> Cue | None:
    source = phrase_after(tokens, index + 2, language)
    if source is None:
        return None
    cue = Phrase(index, index + 2)
    opens = index == 0 or (index == 1 and tokens[0].is_word)
    if not opens:
        return Cue(cue, source, _before(tokens, index, cues), index, before=True)
    comma = source.end
    while comma < len(tokens) and tokens[comma].low != ",":
        comma += 1
    start = comma + 1 if comma < len(tokens) else source.end
    return Cue(cue, source, _trimmed(tokens, start, len(tokens)), index, before=False)


def _reports(site: _Site) -> bool:
    """Whether the word is a verb that reports, rather than a noun, an infinitive or a passive."""
    tokens, index, verb = site.tokens, site.at, site.verb
    token = tokens[index]
    if token.capital and index > 0:
        return False
    before = index - 1
    while before >= 0 and tokens[before].is_word and is_adverb(tokens[before]):
        before -= 1
    previous = tokens[before].low if before >= 0 else ""
    if previous in site.known.prepositions and previous not in {"to", "after", "before"}:
        return verb.form is Form.PARTICIPLE and previous in {"by", "in", "with", "for"}
    if verb.form is Form.BASE and not _may_be_finite(site, before):
        return False
    if verb.form is Form.PAST and previous in site.known.copulas:
        return False
    return not _is_noun(site, previous)


def _may_be_finite(site: _Site, before: int) -> bool:
    """Whether a base form is no infinitive; "went on to say" is a report all the same."""
    if before < 0:
        return False
    if site.tokens[before].low != "to":
        return True
    return before > 0 and site.tokens[before - 1].low in {"went", "goes", "going", "on"}


def _is_noun(site: _Site, previous: str) -> bool:
    known = site.known
    low = site.tokens[site.at].low
    if previous in known.determiners - _QUANTIFIERS and (
        low in known.nouns or previous not in _SUBJECT_DETERMINERS
    ):
        return True
    if low not in known.nouns or previous in _PLURAL_PRONOUNS:
        return False
    if previous.endswith("'s") or site.at + 1 >= len(site.tokens):
        return True
    following = site.tokens[site.at + 1]
    return not (
        following.is_quote
        or following.capital
        or following.low in known.determiners
        or following.low in known.pronouns
        or following.low in known.relatives
        or following.low in {":", "how", "why", "what", "when", "whether", "if"}
    )


def _cut_short(tokens: Sequence[Token], cues: list[Cue], cue: Cue) -> None:
    """End the contents of earlier cues where a later one starts after a comma."""
    edge = cue.extent - 1
    while edge > 0 and tokens[edge].low in {"and", "but", "while", "yet"}:
        edge -= 1
    if edge < 0 or tokens[edge].is_word:
        return
    stop = edge + tokens[edge].is_quote
    for position in range(max(0, len(cues) - _OPEN_CUES), len(cues)):
        earlier = cues[position]
        if not earlier.before:
            parts = tuple(
                Phrase(part.first, min(part.end, stop))
                for part in earlier.parts
                if part.first < stop
            )
            cues[position] = earlier._replace(parts=parts)


def _word(index: int) -> Phrase:
    return Phrase(index, index + 1)


def _from(tokens: Sequence[Token], start: int) -> Parts:
    """What is said from `start` on: a quotation alone, or as far as the clause goes."""
    end = start
    if tokens[start].speech:
        while end < len(tokens) and tokens[end].is_quote:
            end += 1
        return tuple(_word(index) for index in range(start, end))
    while end < len(tokens) and not tokens[end].speech:
        if end > start and tokens[end].low in _CONTRASTS and tokens[end - 1].low == ",":
            return _trimmed(tokens, start, end)
        end += 1
    return _trimmed(tokens, start, min(end + 1, len(tokens)))


def _before(
    tokens: Sequence[Token], edge: int, cues: Sequence[Cue], fewest: int = _FEWEST_WORDS
) -> Parts:
    """What is said right before the token at `edge`; empty if nothing is."""
    last = edge - 1
    if last > 0 and tokens[last].low in _LINKS:
        last -= 1
    elif last < 0 or not tokens[last].is_quote:
        return ()
    first = max((_taken(cue) for cue in cues if cue.parts and cue.before), default=0)
    first = min(first, last)
    while first < last and tokens[first].is_mark:
        first += 1
    stretch = tokens[first : last + 1]
    quotes = any(token.is_quote for token in stretch)
    if tokens[last].speech and (
        not any(token.is_word for token in stretch) or tokens[last - 1].low in {":", ","}
    ):
        return (_word(last),)
    if not quotes and sum(token.is_word for token in stretch) < fewest:
        return ()
    return _trimmed(tokens, first, last + 1)


def _taken(cue: Cue) -> int:
    return cue.source.end if cue.source else cue.cue.end


def _resumed(tokens: Sequence[Token], after: int) -> Parts:
    """The quotation that goes on after its speaker: '"A," she said, "b."'."""
    for index in range(after, min(len(tokens), after + _REACH)):
        if tokens[index].is_quote and tokens[index - 1].low in {*_LINKS, ":"}:
            return (_word(index),)
    return ()


def _trimmed(tokens: Sequence[Token], first: int, end: int) -> Parts:
    """The run from `first` to `end` without marks at its ends."""
    while first < end and tokens[first].is_mark:
        first += 1
    while end > first and tokens[end - 1].is_mark and tokens[end - 1].low not in {")", "]"}:
        end -= 1
    return (Phrase(first, end),) if first < end else ()
