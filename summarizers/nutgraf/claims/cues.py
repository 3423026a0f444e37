"""Reporting verbs in a unit, each with its speaker and with what is said.

A cue has its speaker before it ("she said") or after ("said the mayor"), and its content after it
("said that ...", "said: ...") or before ("..., she said"). Cues are looked for outside quotation
marks, from left to right. What merely may be a report is told from what is one by `sureness`, and
where the content ends by `extents`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nutgraf.claims import extents, nominal
from nutgraf.claims.complements import complement_start
from nutgraf.claims.reporting import Form, Frame, Verb, possible_verbs, reporting_verbs
from nutgraf.claims.speakers import (
    Grammar,
    Phrase,
    antecedent,
    grammar,
    is_adverb,
    main_subject,
    phrase_after,
    skip_auxiliaries,
    subject_before,
)
from nutgraf.claims.sureness import is_report
from nutgraf.claims.tokens import Token
from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, words

# A clause before "she said" has at least this many words; less is an adverbial ("Later").
_FEWEST_WORDS = 3
# No name is this many words long without a comma: it is a clause.
_CERTAINLY_A_CLAUSE = 8
# "But, said Ann Lee, ..." and the like open a sentence no later than this.
_LATEST_OPENING = 2
# How far behind its speaker an interrupted quotation may go on: "..., she told them, ...".
_REACH = 14
_SPEAKING = frozenset({Frame.SAY, Frame.QUOTE, Frame.TELL, Frame.THINK})
# What may stand between a quotation or clause and the speaker that follows it.
_LINKS = frozenset({",", "—", "–", "--", "-"})
# What a verb takes first of all.
_GROUPS = (
    Frame.SAY,
    Frame.TELL,
    Frame.THINK,
    Frame.SHOW,
    Frame.JUDGE,
    Frame.INTEND,
    Frame.ATTITUDE,
    Frame.AIM,
    Frame.QUOTE,
    Frame.FOLLOW,
)
# After these a past participle is a passive.
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't"})
# What opens the complement of a passive: "is said TO be", "was described AS a thief".
_PASSIVE_COMPLEMENTS = frozenset({"to", "as"})
_CLAUSES = frozenset(
    {"that", "whether", "if", "how", "why", "what", "who", "when", "where", "about"}
)
_SUBJECT_DETERMINERS = frozenset({"this", "that", "these", "those", "one"})
_WHENEVER = frozenset({"when", "whenever", "if", "while", "as", "than", "once", "though"})
_ARTICLES = frozenset({"the", "a", "an"})
_QUANTIFIERS = frozenset({"all", "both", "many", "some", "most"})
_PLURAL_PRONOUNS = frozenset({"i", "we", "you", "they", "who"})

Parts = tuple[Phrase, ...]


class Cue(NamedTuple):
    """A report: runs of token indices for the cue, its source and the parts of what is said.

    `extent` is where it all starts, so far as it is not content; `before` is whether the content
    stands before the cue. `way` is how it is built, `lemma` the reporting word, `group` what it
    takes. Where `open_at` is not -1, the last of the parts starts there, and where it ends is still
    to be found.
    """

    cue: Phrase
    source: Phrase | None
    parts: Parts
    extent: int
    before: bool
    way: str
    lemma: str
    group: str
    form: str = ""
    open_at: int = -1


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

    def group(self, start: int = -1) -> str:
        """What the verb takes, of the several things it may take."""
        if start >= 0 and self.tokens[start].low == "to":
            for frame in (Frame.INTEND, Frame.AIM):
                if frame in self.verb.frames:
                    return frame.value
        return next(frame.value for frame in _GROUPS if frame in self.verb.frames)

    def cue(
        self,
        way: str,
        source: Phrase | None,
        parts: Parts,
        extent: int,
        open_at: int = -1,
    ) -> Cue:
        """A report by this verb; it stands behind its content unless that is still open."""
        before = open_at < 0 or len(parts) > 1
        group = self.group(open_at)
        lemma, form = self.verb.lemma, self.verb.form.value
        return Cue(_word(self.at), source, parts, extent, before, way, lemma, group, form, open_at)

    def opened(
        self, way: str, source: Phrase | None, start: int, extent: int, lead: Parts = ()
    ) -> Cue:
        """A report whose content starts at `start` and goes on: a quotation alone, or a clause."""
        tokens = self.tokens
        if tokens[start].speech and not lead:
            cue = self.cue(way, source, _quotations_at(tokens, start), extent)
            return cue._replace(before=False)
        parts = (*lead, Phrase(start, len(tokens)))
        return self.cue(way, source, parts, extent, start)._replace(before=bool(lead))

    @property
    def preceding(self) -> int:
        """The last token before it that is neither auxiliary nor adverb; -1 if there is none."""
        return skip_auxiliaries(self.tokens, self.at - 1, self.language)

    @property
    def is_passive(self) -> bool:
        """Whether it is a past participle after a form of "to be"."""
        return self.verb.form is Form.PAST and any(
            token.low in _BEING for token in self.tokens[self.preceding + 1 : self.at]
        )

    @property
    def is_participle(self) -> bool:
        """Whether it is a participle on its own: "..., saying", but not "was saying"."""
        return self.verb.form is Form.PARTICIPLE and not any(
            token.low in self.known.copulas for token in self.tokens[self.preceding + 1 : self.at]
        )


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
    verbs = possible_verbs(language)
    known = grammar(language)
    others = nominal.reporting_words(language)
    cues: list[Cue] = []
    for index, token in enumerate(tokens):
        cue: Cue | None = None
        if not token.is_word:
            if token.low == ":":
                cues.extend(_named_speaker(tokens, index, language, cues))
            continue
        if token.low == "according" and index + 1 < len(tokens) and tokens[index + 1].low == "to":
            cue = _according_to(tokens, index, language)
        elif (verb := verbs.get(token.low)) is not None:
            site = _Site(tokens, index, verb, known, language, cues)
            if _reports(site):
                cue = next(_readings_of(site), None)
        if cue is None:
            for word in others.get(token.low, ()):
                cue = cue or _by_other_words(tokens, index, word, language, cues)
        if cue is not None and cue.parts:
            cues.append(cue)
    return cues


def _named_speaker(
    tokens: Sequence[Token], colon: int, language: str, earlier: Sequence[Cue]
) -> Iterator[Cue]:
    """Ann Lee: "The road is shut."."""
    if earlier or colon + 1 >= len(tokens) or not tokens[colon + 1].is_quote:
        return
    source = subject_before(tokens, colon, language)
    name = tokens[source.first : colon] if source else ()
    parts = _quotations_at(tokens, colon + 1)
    if source and source.end == colon and name[0].capital and name[-1].capital:
        yield Cue(_word(colon), source, parts, source.first, False, "colon", ":", "colon")  # noqa: FBT003
    elif tokens[colon + 1].speech and parts[-1].end == len(tokens):
        # The banners had one message: what it was stands behind the colon.
        source = main_subject(tokens, colon, language)
        yield Cue(_word(colon), source, parts, 0, False, "message", ":", "colon")  # noqa: FBT003


def announcement(tokens: Sequence[Token], language: str) -> tuple[Phrase, Phrase] | None:
    """The source and cue of a unit that ends in a colon: "She told the council:"."""
    if not tokens or tokens[-1].low != ":":
        return None
    verbs = reporting_verbs(language)
    for index in range(len(tokens) - 2, max(-1, len(tokens) - 2 - _REACH), -1):
        verb = verbs.get(tokens[index].low)
        if verb is not None and not verb.frames.isdisjoint(_SPEAKING):
            site = _Site(tokens, index, verb, grammar(language), language, ())
            source = subject_before(tokens, index, language) if _reports(site) else None
            return (source, _word(index)) if source else None
    return None


def ended(
    tokens: Sequence[Token], kinds: Sequence[str], cues: Sequence[Cue], language: str
) -> list[Cue]:
    """The cues with the ends of their contents found."""
    starts = {cue.extent: cue.way for cue in reversed(cues)}
    found: list[Cue] = []
    for cue in cues:
        if cue.open_at >= 0:
            end = extents.end_of(kinds, opening_of(tokens, kinds, cue, language), starts, language)
            last = _trimmed(tokens, cue.open_at, end)
            found.append(cue._replace(parts=(*cue.parts[:-1], *last) if last else ()))
        else:
            found.append(cue)
    return found


def opening_of(
    tokens: Sequence[Token], kinds: Sequence[str], cue: Cue, language: str
) -> extents.Opening:
    """How a content that is open starts."""
    complement = extents.complement_of(tokens, cue.open_at)
    source = cue.source.first if cue.source else -1
    clause = extents.clause_at(kinds, cue.extent, source, language)
    return extents.Opening(cue.open_at, cue.group, complement, cue.form, clause)


def _by_other_words(
    tokens: Sequence[Token],
    index: int,
    word: nominal.Word,
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
    way = word.sort
    form = f"{tokens[start - 1].low}"
    return Cue(_word(index), source, parts, extent, False, way, word.lemma, way, form, start)  # noqa: FBT003


def _readings_of(site: _Site) -> Iterator[Cue]:
    """The ways to read a verb, the surest first."""
    if site.is_participle:
        yield from _participle(site)
        return
    if site.is_passive:
        yield from _passive(site)
        return
    if site.at and site.tokens[site.at - 1].low == "to" and site.verb.form is Form.BASE:
        yield from _infinitive(site)
        return
    source = subject_before(site.tokens, site.at, site.language)
    if source is not None and _names_nobody(site, source):
        source = None
    # Behind a quotation, "Ann Lee, the mayor, told the council" has its speaker before the verb.
    if site.speaks and not (source is not None and _follows_speech(site.tokens, source.first)):
        yield from _opening(site)
        yield from _inverted(site)
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
        token.low in _ARTICLES or token.low in _WHENEVER or is_adverb(token)
        for token in site.tokens[source.first : source.end]
    )


def _is_relative(site: _Site, source: Phrase) -> bool:
    return site.tokens[source.first].low in site.known.relatives


def _subject_so_far(site: _Site) -> Phrase | None:
    if site.earlier:
        return site.earlier[-1].source
    return main_subject(site.tokens, site.at, site.language)


def _subject_of_participle(site: _Site) -> Phrase | None:
    """Whose participle it is: of the last report that stands in no other, or the main subject."""
    reports = [cue for cue in site.earlier if cue.source and cue.way not in {"noun", "adjective"}]
    for cue in reversed(reports):
        if not any(other.open_at >= 0 and other.open_at <= cue.extent for other in reports):
            return cue.source
    if site.at <= 1:
        comma = next((i for i, token in enumerate(site.tokens) if token.low == ","), -1)
        return phrase_after(site.tokens, comma + 1, site.language) if comma >= 0 else None
    return main_subject(site.tokens, site.at, site.language)


def _participle(site: _Site) -> Iterator[Cue]:
    """She left early, SAYING the road was shut."""
    start = complement_start(site.tokens, site.at, site.verb, site.language)
    if start is not None:
        yield site.opened("participle", _subject_of_participle(site), start, site.at)


def _infinitive(site: _Site) -> Iterator[Cue]:
    """She wanted to EXPLAIN that the road was shut."""
    start = complement_start(site.tokens, site.at, site.verb, site.language)
    if start is not None:
        yield site.opened("infinitive", _subject_so_far(site), start, site.at)


def _passive(site: _Site) -> Iterator[Cue]:
    """The road was SAID by the mayor to be shut. She was ASKED whether it was shut."""
    tokens, start = site.tokens, site.at + 1
    source: Phrase | None = None
    if start < len(tokens) and tokens[start].low == "by":
        source = phrase_after(tokens, start + 1, site.language)
        start = source.end if source else start
    while start < len(tokens) and is_adverb(tokens[start]):
        start += 1
    subject = subject_before(tokens, site.at, site.language)
    extent = subject.first if subject else site.at
    opens = start < len(tokens)
    if opens and (tokens[start].low in _CLAUSES or tokens[start].is_quote):
        yield site.opened("passive", source, start, extent)
    elif opens and tokens[start].is_mark and start + 1 < len(tokens) and tokens[start + 1].is_quote:
        yield site.opened("passive", source, start + 1, extent)
    elif subject is not None and opens and tokens[start].low in _PASSIVE_COMPLEMENTS:
        yield site.opened("passive of", source, start, extent, (subject,))
    elif subject is not None:
        if opens and tokens[start].low == "for":
            yield site.opened("passive of", source, start, extent, (subject,))
        else:
            yield site.cue("passive alone", source, (subject,), extent)


def _opening(site: _Site) -> Iterator[Cue]:
    """SAID Ann Lee, the mayor, "The road is shut."."""
    tokens, after = site.tokens, site.at + 1
    if site.at > _LATEST_OPENING or any(token.is_quote for token in tokens[: site.at]):
        return
    if site.at and tokens[site.at - 1].low != ",":
        return
    phrase = phrase_after(tokens, after, site.language)
    if phrase is None or not (tokens[after].capital or tokens[after].low in site.known.determiners):
        return
    for index in range(phrase.end + 1, min(len(tokens), phrase.end + _REACH)):
        if tokens[index].is_quote and tokens[index - 1].low in {",", ":"}:
            cue = site.cue("opening", phrase, _quotations_at(tokens, index), site.at)
            yield cue._replace(before=False)
            return


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
        rest = _resumed(tokens, phrase.end, site.language)
        yield site.cue("inverted", phrase, parts + rest, index)


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
        rest = _resumed(site.tokens, site.at + 1, site.language)
        yield site.cue("after speech", source, parts + rest, source.first)


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
        yield site.opened("between", source, after + 1, source.first, parts)


def _complement(site: _Site, source: Phrase | None, *, shared: bool) -> Iterator[Cue]:
    """She SAID that the road is shut. She SAID: "The road is shut."."""
    start = complement_start(site.tokens, site.at, site.verb, site.language)
    if start is None or (source is None and not site.tokens[start].is_quote):
        return
    if source is not None and _shows_only_itself(site, source, start):
        return
    extent = source.first if source and not shared else site.preceding + 1
    yield site.opened("shared" if shared else "complement", source, start, extent)


def _shows_only_itself(site: _Site, source: Phrase, start: int) -> bool:
    """Whether something SHOWS what is to be seen on it: "a sign that shows drivers their speed"."""
    tokens, language = site.tokens, site.language
    if site.verb.frames != {Frame.SHOW} or extents.complement_of(tokens, start) != "bare":
        return False
    thing = antecedent(tokens, source, language) or source
    reporters = site.known.pronouns | words("grammar", "evidence", language)
    return not any(
        token.low in reporters or (token.capital and token.low not in site.known.determiners)
        for token in tokens[thing.first : thing.end]
    )


def _after_clause(site: _Site, source: Phrase) -> Iterator[Cue]:
    """The road is shut, she SAID."""
    if site.tokens[source.first].low in site.known.relatives:
        return
    parts = _before(site.tokens, source.first, site.earlier)
    if parts:
        rest = _resumed(site.tokens, site.at + 1, site.language)
        yield site.cue("after clause", source, parts + rest, source.first)


def _whatever_follows(site: _Site, source: Phrase) -> Iterator[Cue]:
    """She SAID in a letter to the town she was leaving."""
    following = site.at + 1
    if following + _FEWEST_WORDS < len(site.tokens) and site.tokens[following].is_word:
        yield site.opened("whatever", source, following, source.first)


def _according_to(tokens: Sequence[Token], index: int, language: str) -> Cue | None:
    source = phrase_after(tokens, index + 2, language)
    if source is None:
        return None
    cue = Phrase(index, index + 2)
    name = "according to"
    opens = index == 0 or (index == 1 and tokens[0].is_word)
    if not opens:
        parts = _before(tokens, index, ())
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


def _reports(site: _Site) -> bool:
    """Whether the word is a verb that reports, rather than a noun."""
    tokens, index, verb = site.tokens, site.at, site.verb
    token = tokens[index]
    if token.capital and index > 0:
        return False
    before = index - 1
    while before >= 0 and tokens[before].is_word and is_adverb(tokens[before]):
        before -= 1
    previous = tokens[before].low if before >= 0 else ""
    if previous in site.known.prepositions and previous not in {"to", "after", "before"}:
        return verb.form is Form.PARTICIPLE and previous in {
            "by",
            "in",
            "with",
            "for",
            "upon",
            "without",
        }
    if verb.form is Form.BASE and before < 0:
        return False
    return _tags_speech(site, before) or not _is_noun(site, tokens[max(0, before)], previous)


def _tags_speech(site: _Site, before: int) -> bool:
    """Whether a verb behind a quotation and its speaker is one, for all that it looks a noun."""
    if before < 0 or site.tokens[before].low in site.known.determiners:
        return False
    source = subject_before(site.tokens, site.at, site.language)
    return source is not None and _follows_speech(site.tokens, source.first)


def _is_noun(site: _Site, before: Token, previous: str) -> bool:
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
    if following.is_mark and site.at + 2 < len(site.tokens) and site.tokens[site.at + 2].is_quote:
        return False
    if following.is_word and site.verb.form is Form.THIRD and before.capital:
        return following.low in known.prepositions | known.auxiliaries
    return not (
        following.is_quote
        or following.capital
        or following.low in known.determiners
        or following.low in known.pronouns
        or following.low in known.relatives
        or following.low in {":", "out", "how", "why", "what", "when", "whether", "if"}
    )


def _word(index: int) -> Phrase:
    return Phrase(index, index + 1)


def _quotations_at(tokens: Sequence[Token], start: int) -> Parts:
    end = start
    while end < len(tokens) and tokens[end].is_quote:
        end += 1
    return tuple(_word(index) for index in range(start, end))


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


def _resumed(tokens: Sequence[Token], after: int, language: str) -> Parts:
    """The quotation that goes on after its speaker: '"A," she said, "b."'."""
    verbs, nouns = reporting_verbs(language), grammar(language).nouns
    for index in range(after, min(len(tokens), after + _REACH)):
        if tokens[index].is_quote and tokens[index - 1].low in {*_LINKS, ":"}:
            return (_word(index),)
        if tokens[index].low in verbs and tokens[index].low not in nouns:
            # '"A," she said, adding "b."': the rest is another report's.
            return ()
    return ()


def _trimmed(tokens: Sequence[Token], first: int, end: int) -> Parts:
    """The run from `first` to `end` without marks at its ends."""
    while first < end and tokens[first].is_mark:
        first += 1
    while end > first and tokens[end - 1].is_mark and tokens[end - 1].low not in {")", "]"}:
        end -= 1
    return (Phrase(first, end),) if first < end else ()
