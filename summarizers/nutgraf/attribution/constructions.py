"""The constructions of a reporting verb: where its speaker and its content are.

Constructions are tried in order, the most reliable first. The first match is the cue.
"""

from collections.abc import Iterator, Sequence

from nutgraf.attribution import extents
from nutgraf.attribution.as_reported import as_told
from nutgraf.attribution.complements import complement_start
from nutgraf.attribution.reporting_cue import (
    FEWEST_WORDS,
    LINKS,
    REACH,
    Cue,
    CueSite,
    follows_speech,
    quotations_at,
    resumed,
    said_before,
    trimmed,
)
from nutgraf.attribution.speakers import (
    Phrase,
    antecedent,
    is_adverb,
    main_subject,
    phrase_after,
    subject_before,
)
from nutgraf.attribution.tokens import Token
from nutgraf.language.grammar import Grammar
from nutgraf.language.reporting import Frame, VerbForm

# No name is this many words long without a comma: it is a clause.
_CERTAINLY_A_CLAUSE = 8

# "But, said Ann Lee, ..." and the like open a sentence no later than this.
_LATEST_OPENING = 2

# What opens the complement of a passive: "is said TO be", "was described AS a thief".
_PASSIVE_COMPLEMENTS = frozenset({"to", "as"})

_CLAUSES = frozenset(
    {"that", "whether", "if", "how", "why", "what", "who", "when", "where", "about"}
)

_WHENEVER = frozenset({"when", "whenever", "if", "while", "as", "than", "once", "though"})

_ARTICLES = frozenset({"the", "a", "an"})

# The maximum length of a speaker's description between commas, in tokens.
_LONGEST_APPOSITION = 20

# "With the harbour office WARNING that" has its subject in no more words.
_LONGEST_OWN_SUBJECT = 6


def readings_of(site: CueSite) -> Iterator[Cue]:
    """The ways to read a verb, the surest first."""
    if site.is_participle:
        yield from _participle(site)
        return
    if site.is_passive:
        yield from _passive(site)
        return
    if site.at and site.tokens[site.at - 1].low == "to" and site.verb.form is VerbForm.BASE:
        yield from _infinitive(site)
        return
    source = subject_before(site.tokens, site.at, site.language)
    if source is not None and _names_nobody(site, source):
        source = None
    # After a quotation, "Ann Lee, the mayor, told the council" has its speaker before the verb.
    if site.speaks and not (source is not None and follows_speech(site.tokens, source.first)):
        yield from _opening(site)
        yield from _inverted(site)
    if source is not None and site.speaks:
        yield from as_told(site, source)
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


def _names_nobody(site: CueSite, source: Phrase) -> bool:
    """Whether a subject that was cut short is an article or an adverb and nothing else."""
    words = site.tokens[source.first : source.end]
    if len(words) == 1 and words[0].low.endswith("ed") and not words[0].capital:
        # "The courts that have [looked] at this have said".
        return True
    return all(
        token.low in _ARTICLES or token.low in _WHENEVER or is_adverb(token) for token in words
    )


def _is_relative(site: CueSite, source: Phrase) -> bool:
    return site.tokens[source.first].low in site.known.relatives


def _subject_so_far(site: CueSite) -> Phrase | None:
    if site.earlier:
        # "She said the pier was said to leak, and said ...": the same verb has the same subject.
        same = (cue.source for cue in reversed(site.earlier) if cue.lemma == site.verb.lemma)
        return next(same, None) or site.earlier[-1].source
    return main_subject(site.tokens, site.at, site.language)


def _subject_of_participle(site: CueSite) -> Phrase | None:
    """The subject of a participle: that of the last outermost report, or the main subject."""
    own = _subject_behind_with(site)
    if own is not None:
        return own
    reports = [
        cue for cue in site.earlier if cue.source and cue.construction not in {"noun", "adjective"}
    ]
    for cue in reversed(reports):
        if not any(other.open_at >= 0 and other.open_at <= cue.extent for other in reports):
            return cue.source
    if site.at <= 1:
        comma = next((i for i, token in enumerate(site.tokens) if token.low == ","), -1)
        return phrase_after(site.tokens, comma + 1, site.language) if comma >= 0 else None
    return main_subject(site.tokens, site.at, site.language)


def _subject_behind_with(site: CueSite) -> Phrase | None:
    """The participle's own subject: "..., with [forecasters] WARNING that"."""
    for index in range(site.at - 1, max(-1, site.at - 1 - _LONGEST_OWN_SUBJECT), -1):
        if not site.tokens[index].is_word:
            return None
        if site.tokens[index].low == "with":
            return Phrase(index + 1, site.at) if index + 1 < site.at else None
    return None


def _participle(site: CueSite) -> Iterator[Cue]:
    """She left early, SAYING the road was shut."""
    start = complement_start(site.tokens, site.at, site.verb, site.language)
    if start is not None:
        yield site.opened("participle", _subject_of_participle(site), start, site.at)


def _infinitive(site: CueSite) -> Iterator[Cue]:
    """She wanted to EXPLAIN that the road was shut."""
    start = complement_start(site.tokens, site.at, site.verb, site.language)
    if start is not None:
        yield site.opened("infinitive", _subject_so_far(site), start, site.at)


def _passive(site: CueSite) -> Iterator[Cue]:
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


def _opening(site: CueSite) -> Iterator[Cue]:
    """SAID Ann Lee, the mayor, "The road is shut."."""
    tokens, after = site.tokens, site.at + 1
    if site.at > _LATEST_OPENING or any(token.is_quote for token in tokens[: site.at]):
        return
    if site.at and tokens[site.at - 1].low != ",":
        return
    phrase = phrase_after(tokens, after, site.language)
    if phrase is None or not (
        tokens[after].capital
        or tokens[after].low in site.known.determiners
        # "Said mine owner Ann Lee": a role without an article.
        or (site.at and tokens[phrase.end - 1].capital)
    ):
        return
    for index in range(phrase.end + 1, min(len(tokens), phrase.end + REACH)):
        if tokens[index].is_quote and tokens[index - 1].low in {",", ":"}:
            cue = site.cue("opening", phrase, quotations_at(tokens, index), site.at)
            yield cue._replace(before=False)
            return
    rest = phrase.end + 1
    if site.at and rest + FEWEST_WORDS < len(tokens) and tokens[phrase.end].low == ",":
        # "But, SAYS Ann Lee, the road is shut."
        yield site.opened("between", phrase, rest, site.at)


def _inverted(site: CueSite) -> Iterator[Cue]:
    """The road is shut, SAID the mayor."""
    tokens, index = site.tokens, site.at
    if index == 0 or not (tokens[index - 1].is_quote or tokens[index - 1].low in LINKS):
        return
    if _tells(site):
        return
    phrase = phrase_after(tokens, index + 1, site.language)
    goes_on = _goes_on_at(site, phrase) if phrase is not None else None
    if phrase is not None and goes_on is not None:
        lead = trimmed(tokens, 0, index - 1)
        yield site.opened("between", phrase, goes_on, index, lead)
        return
    if phrase is None or not _may_end_speaker(tokens, phrase.end, site.known):
        return
    # "Ann Lee, the mayor, said the road was shut": what precedes is no clause but a name.
    if not (
        follows_speech(tokens, index)
        or _ends_with(tokens, phrase)
        or (Frame.FOLLOW in site.verb.frames and _is_clause(tokens, index - 1, site.known))
    ):
        return
    parts = said_before(tokens, index, site.earlier)
    if parts:
        rest = resumed(tokens, phrase.end, site.language)
        yield site.cue("inverted", phrase, parts + rest, index)


def _ends_with(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a sentence ends with a name: "..., SAID Ann Lee", where nothing is left to say."""
    return (
        phrase.end == len(tokens)
        and tokens[phrase.first].capital
        and all(token.capital or token.low == "of" for token in tokens[phrase.first : phrase.end])
    )


def _tells(site: CueSite) -> bool:
    """Whether the addressee follows the verb: "Ann Lee, the mayor, TOLD the council ..."."""
    return Frame.TELL in site.verb.frames and Frame.SAY not in site.verb.frames


def _goes_on_at(site: CueSite, phrase: Phrase) -> int | None:
    """Where content interrupted by verb and speaker continues: "The key, SAYS Lee, is this".

    The speaker's description may come between: "The key, SAYS Ann Lee, a smith in Hull, Yorkshire,
    is".
    """
    tokens, index = site.tokens, site.at
    interrupts = (
        Frame.SAY in site.verb.frames
        and tokens[index - 1].low == ","
        and not any(token.is_mark or token.is_quote for token in tokens[: index - 1])
        and (tokens[phrase.first].capital or tokens[phrase.first].low in _ARTICLES)
    )
    if not interrupts:
        return None
    end = min(len(tokens) - FEWEST_WORDS, phrase.end + _LONGEST_APPOSITION)
    for comma in range(phrase.end, end):
        if tokens[comma].is_quote or tokens[comma].low in {":", ";"}:
            return None
        if tokens[comma].low == "," and _is_finite(site, comma + 1):
            return comma + 1
        if comma == phrase.end and tokens[comma].low != ",":
            return None
    return None


def _is_finite(site: CueSite, at: int) -> bool:
    """Whether there is a finite verb here, by itself or after an adverb."""
    token = site.tokens[at]
    known = site.known
    if token.low in known.auxiliaries | known.copulas:
        return True
    return (
        not token.capital
        and token.low.endswith(("s", "ed"))
        and not token.low.endswith("ss")
        and token.low
        not in known.determiners | known.pronouns | known.prepositions | known.relatives
    )


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
    first = 0
    if tokens[0].low in known.subordinators:
        # "If that holds up, it would cost more": the main clause follows the comma.
        first = next((place for place in range(end) if tokens[place].low == ","), -1) + 1
    for count, token in enumerate(tokens[first:end]):
        if token.low in known.auxiliaries or token.is_quote or count >= _CERTAINLY_A_CLAUSE:
            return True
        if token.low == ",":
            return False
    return False


def _after_speech(site: CueSite, source: Phrase) -> Iterator[Cue]:
    """The speaker follows a quotation: "The road is shut," she SAID."""
    if follows_speech(site.tokens, source.first):
        parts = said_before(site.tokens, source.first, site.earlier)
        rest = resumed(site.tokens, site.at + 1, site.language)
        yield site.cue("after speech", source, parts + rest, source.first)


def _between_commas(site: CueSite, source: Phrase) -> Iterator[Cue]:
    """The road, she SAID, is shut."""
    tokens, after = site.tokens, site.at + 1
    if _tells(site) and (told := phrase_after(tokens, after, site.language)) is not None:
        after = told.end
    if (
        source.first > 0
        and tokens[source.first - 1].low == ","
        and after + 1 < len(tokens)
        and tokens[after].low == ","
        and not tokens[after + 1].is_quote
        and site.at - source.first < REACH
    ):
        parts = said_before(tokens, source.first, site.earlier, fewest=0)
        yield site.opened("between", source, after + 1, source.first, parts)


def _complement(site: CueSite, source: Phrase | None, *, shared: bool) -> Iterator[Cue]:
    """She SAID that the road is shut. She SAID: "The road is shut."."""
    start = complement_start(site.tokens, site.at, site.verb, site.language)
    if start is None or (source is None and not site.tokens[start].is_quote):
        return
    if source is not None and _shows_only_itself(site, source, start):
        return
    extent = source.first if source and not shared else site.preceding + 1
    yield site.opened("shared" if shared else "complement", source, start, extent)


def _shows_only_itself(site: CueSite, source: Phrase, start: int) -> bool:
    """Whether something SHOWS what can be seen on it: "a sign that shows drivers their speed"."""
    tokens, language = site.tokens, site.language
    if site.verb.frames != {Frame.SHOW} or extents.complement_of(tokens, start) != "bare":
        return False
    thing = antecedent(tokens, source, language) or source
    reporters = site.known.pronouns | site.known.evidence
    return not any(
        token.low in reporters or (token.capital and token.low not in site.known.determiners)
        for token in tokens[thing.first : thing.end]
    )


def _after_clause(site: CueSite, source: Phrase) -> Iterator[Cue]:
    """The road is shut, she SAID."""
    if site.tokens[source.first].low in site.known.relatives:
        return
    parts = said_before(site.tokens, source.first, site.earlier)
    if parts:
        rest = resumed(site.tokens, site.at + 1, site.language)
        yield site.cue("after clause", source, parts + rest, source.first)


def _whatever_follows(site: CueSite, source: Phrase) -> Iterator[Cue]:
    """She SAID in a letter to the town she was leaving."""
    following = site.at + 1
    if following + FEWEST_WORDS < len(site.tokens) and site.tokens[following].is_word:
        yield site.opened("whatever", source, following, source.first)
