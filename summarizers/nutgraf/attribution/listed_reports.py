"""Attributions in languages other than English, by word lists and a few simple patterns.

A quotation next to a reporting verb, "X sagte, dass ...", "..., dijo X", "selon X": these are found
by word lists (`reporting-verbs` in lexicon/<language>/speakers.txt) and word order. Anything that
matches none of the patterns is not a report: a wrong speaker is worse than none.
"""

from collections.abc import Collection, Sequence

from nutgraf.attribution.listed_clauses import as_clause_at, before_colon_at, impersonal_at
from nutgraf.attribution.listed_sources import according, source_before, source_phrase_at
from nutgraf.attribution.listed_verbs import (
    FARTHEST_PARTICLE,
    ListedVerb,
    made_cue,
    past_particle,
    subject_of,
    verb_at,
)
from nutgraf.attribution.listed_views import (
    named_before_colon,
    stance_at,
    unlisted_behind,
    view_at,
)
from nutgraf.attribution.phrases_of_speakers import (
    SmallWords,
    noun_phrase,
    small_words,
    subject_ending_at,
)
from nutgraf.attribution.reporting_cue import LINKS, Cue, Parts, quotations_at, trimmed, word_at
from nutgraf.attribution.reporting_lists import ReportingWords, reporting_words_of
from nutgraf.attribution.speakers import Phrase
from nutgraf.attribution.tokens import Token

# A clause before ", dijo X" has at least so many words.
_FEWEST_WORDS = 3
# Between a verb and the "that" of what is said: "sagte der Zeitung am Dienstag, dass".
_MOST_BETWEEN = 8
_MOST_CUES = 4
# "A la prensa", "à l'agence de presse Lusa", before whoever says it.
_SHORTEST_HEARER, _LONGEST_HEARER = 2, 6


def listed_cues(tokens: Sequence[Token], language: str) -> list[Cue]:
    """The reports of a unit, from left to right; their contents do not overlap."""
    words = reporting_words_of(language)
    if words is None:
        return []
    known = small_words(language)
    found: list[Cue] = []
    for index, token in enumerate(tokens):
        if len(found) >= _MOST_CUES:
            break
        if not token.is_word and token.low != ":":
            continue
        cue = _cue_at(tokens, index, words, known)
        if cue is None:
            continue
        if cue.construction == "behind" and all(_is_within(other, cue) for other in found):
            # "Les conducteurs réclament une hausse, précise la CFDT": the last one says it all.
            found = [cue]
        elif not any(_meet(cue, other) for other in found):
            found.append(cue)
    return found


def _meet(one: Cue, other: Cue) -> bool:
    """Whether two reports claim the same words."""
    return any(a.first < b.end and b.first < a.end for a in one.parts for b in other.parts)


def _is_within(inner: Cue, outer: Cue) -> bool:
    """Whether a report stands in what another one says."""
    return any(part.first <= inner.extent and inner.cue.end <= part.end for part in outer.parts)


def _cue_at(
    tokens: Sequence[Token], index: int, words: ReportingWords, known: SmallWords
) -> Cue | None:
    if tokens[index].low == ":":
        return _named_before_colon(tokens, index, words, known)
    phrase = source_phrase_at(tokens, index, words.before)
    if phrase:
        cited = index + phrase
        if cited < len(tokens) and tokens[cited].low in words.own:
            return None
        return according(tokens, index, phrase, known)
    phrase = source_phrase_at(tokens, index, words.view_of)
    if phrase:
        return view_at(tokens, index, phrase, known)
    beside = None
    if tokens[index].low in words.as_words:
        beside = as_clause_at(tokens, index, words, known)
    elif tokens[index].low in words.impersonal:
        beside = impersonal_at(tokens, index, words, known)
    if beside is not None:
        return beside
    if tokens[index].low in words.behind:
        return source_before(tokens, index, known)
    if tokens[index].low in words.tags:
        return _behind_content(tokens, ListedVerb(index, index + 1), words, known)
    verb = verb_at(tokens, index, words)
    found = verb and (
        _behind_content(tokens, verb, words, known)
        or before_colon_at(tokens, verb, known)
        or _before_quotation(tokens, verb, words, known)
        or _before_clause(tokens, verb, words, known)
    )
    return found or stance_at(tokens, index, words, known) or unlisted_behind(tokens, index, known)


def _said_before(tokens: Sequence[Token], verb: int) -> Parts:
    """The quotation or clause that stands right before a verb, behind it a comma or dash."""
    last = verb - 1
    if last < 0:
        return ()
    if tokens[last].is_quote:
        return (word_at(last),)
    if tokens[last].low not in LINKS or last == 0:
        return ()
    if tokens[last - 1].is_quote:
        return (word_at(last - 1),)
    first = last
    while first > 0 and tokens[first - 1].low not in {";", ":"} and not tokens[first - 1].speech:
        first -= 1
    stretch = tokens[first:last]
    if sum(token.is_word for token in stretch) < _FEWEST_WORDS:
        return ()
    return trimmed(tokens, first, last)


def _behind_content(
    tokens: Sequence[Token], verb: ListedVerb, words: ReportingWords, known: SmallWords
) -> Cue | None:
    """What stands before the verb: "...", sagte X. Or a clause: ..., a déclaré X."""
    said = _said_before(tokens, verb.first)
    if not said:
        return _in_brackets(tokens, verb, known)
    quoted = tokens[said[-1].first].is_quote and said[-1].end == said[-1].first + 1
    between = _between_auxiliary(tokens, verb, known)
    behind = _with_adjective(tokens, noun_phrase(tokens, verb.end, known), known)
    hearers = known.prepositions if quoted else words.hearers
    source = between or behind or _behind_hearer(tokens, verb, hearers, known)
    if source is None and quoted:
        source = _behind_aside(tokens, verb, known)
    after = source.end if source and not between else verb.end
    closed = past_particle(tokens, verb, after)
    if closed is None or (source is None and not quoted):
        return None
    shows = source is not None and any(
        token.low in words.documents for token in tokens[source.first : source.end]
    )
    if not (quoted or shows or _clause_goes_no_further(tokens, closed, words, known)):
        return None
    opens = said[0].first == 0
    if not quoted and opens and subject_ending_at(tokens, 0, verb.first, known) is not None:
        # "L'avocate, Me Sonia Ferrand, a plaidé la relaxe": who speaks is before the verb.
        return None
    further = _resumed(tokens, closed) if quoted else _behind_comma(tokens, closed)
    return made_cue("behind", verb.first, source, (*said, *further), before=True)


def _behind_aside(tokens: Sequence[Token], verb: ListedVerb, known: SmallWords) -> Phrase | None:
    """Who speaks, where it is told before how: "...", concluyó, lacónico, Juan Gil."""
    first = verb.end
    if first >= len(tokens) or tokens[first].low != ",":
        return None
    for close in range(first + 2, min(len(tokens) - 1, first + _LONGEST_ASIDE)):
        if tokens[close].low == ",":
            return noun_phrase(tokens, close + 1, known)
        if not tokens[close].is_word:
            return None
    return None


# Two commas and four words: "..., considera, por seu lado, Rui Gil".
_LONGEST_ASIDE = 6


def _with_adjective(
    tokens: Sequence[Token], source: Phrase | None, known: SmallWords
) -> Phrase | None:
    """A body with the adjective and the place it has behind: "la Protezione civile di Bolzano"."""
    if source is None or source.end >= len(tokens):
        return source
    body, adjective = tokens[source.end - 1], tokens[source.end]
    small = known.prepositions | known.links | known.opening | known.calendar | known.relatives
    led = source.end - source.first == _ARTICLE_AND_NOUN
    if not (led and body.capital and adjective.is_word) or adjective.capital:
        return source
    if adjective.low in small:
        return source
    end = source.end + 1
    if end + 1 < len(tokens) and tokens[end].low in known.links and tokens[end + 1].capital:
        end += 2
    return Phrase(source.first, end)


_ARTICLE_AND_NOUN = 2


def _behind_hearer(
    tokens: Sequence[Token], verb: ListedVerb, hearers: Collection[str], known: SmallWords
) -> Phrase | None:
    """Who speaks, where it is told before to whom: "..., dijo a la prensa el alcalde"."""
    at = verb.end
    if at >= len(tokens) or tokens[at].low not in hearers:
        return None
    for index in range(at + _SHORTEST_HEARER, min(len(tokens), at + _LONGEST_HEARER)):
        before, low = tokens[index - 1].low, tokens[index].low
        if not tokens[index].is_word:
            return None
        bound = before in known.determiners | known.prepositions | known.links
        if not bound and (low in known.determiners or tokens[index].capital):
            return noun_phrase(tokens, index, known)
    return None


def _behind_comma(tokens: Sequence[Token], at: int) -> Parts:
    """What goes on behind "..., dijo X, ..."."""
    goes_on = at < len(tokens) and tokens[at].low == ","
    rest = trimmed(tokens, at + 1, len(tokens)) if goes_on else ()
    return rest if sum(token.is_word for token in tokens[at:]) >= _FEWEST_WORDS else ()


def _in_brackets(tokens: Sequence[Token], verb: ListedVerb, known: SmallWords) -> Cue | None:
    """Mientras tanto, dijo X, ...: what is said goes on behind the speaker."""
    if verb.particles or verb.first < 2 or tokens[verb.first - 1].low != ",":  # noqa: PLR2004
        return None
    source = noun_phrase(tokens, verb.end, known)
    rest = _behind_comma(tokens, source.end) if source else ()
    return made_cue("behind", verb.first, source, rest, before=False) if rest else None


def _clause_goes_no_further(
    tokens: Sequence[Token], at: int, words: ReportingWords, known: SmallWords
) -> bool:
    """Whether only a time or place follows "..., dijo X": else X may be what the verb is about."""
    rest = tokens[at:]
    if not rest or not rest[0].is_word:
        # ", dijo X, que ..."
        return not rest or rest[0].low in {",", ";", "(", "–", "—"}
    opens = rest[0].low in known.prepositions or rest[0].low in known.calendar
    lows = {token.low for token in rest}
    return (opens or rest[0].low in known.opening) and not lows & words.that


def _between_auxiliary(
    tokens: Sequence[Token], verb: ListedVerb, known: SmallWords
) -> Phrase | None:
    """The subject inside the verb: "a-t-elle précisé"; or right behind it: "dit-il"."""
    for index in range(verb.first + 1, verb.end - 1):
        if tokens[index].low in known.pronouns:
            return word_at(index)
    return None


def _resumed(tokens: Sequence[Token], after: int) -> Parts:
    """The quotation that goes on after its speaker."""
    for index in range(after, min(len(tokens), after + _MOST_BETWEEN)):
        if tokens[index].is_quote and tokens[index - 1].low in {*LINKS, ":"}:
            return (word_at(index),)
    return ()


def _before_quotation(
    tokens: Sequence[Token], verb: ListedVerb, words: ReportingWords, known: SmallWords
) -> Cue | None:
    """A quotation behind the verb: X sagte am Montag: "..."."""
    for index in range(verb.end, min(len(tokens), verb.end + FARTHEST_PARTICLE)):
        token = tokens[index]
        if token.is_quote:
            if tokens[index - 1].low != ":" and index != verb.end:
                return None
            source = subject_of(tokens, verb, words, known)
            parts = quotations_at(tokens, index)
            # A quoted word is no speech: 'He said "no" to it'.
            whole = index + len(parts) >= len(tokens) or tokens[index - 1].low == ":"
            return made_cue("colon", verb.first, source, parts, before=False) if whole else None
        if token.low == ";" or token.low in words.that:
            return None
    return None


def _before_clause(
    tokens: Sequence[Token], verb: ListedVerb, words: ReportingWords, known: SmallWords
) -> Cue | None:
    """X sagte, dass ... - X a déclaré que ... - Am Montag sagte X, dass ..."""
    source = subject_of(tokens, verb, words, known)
    if source is None:
        return None
    first = max(verb.end, source.end)
    for index in range(first, min(len(tokens), first + _MOST_BETWEEN)):
        low = tokens[index].low
        if index == first and low in words.infinitives:
            return _open_cue(tokens, verb, source, index)
        if low in words.that:
            warned = index == first + 1 and tokens[first].low == "de"
            if not (words.comma_opens or warned) and _has_object(tokens, first, index, known):
                # "Anunció las restricciones después de que ..."
                return None
            return _open_cue(tokens, verb, source, index)
        if low == "," and words.comma_opens and not verb.particles:
            said = index == verb.end or not words.subjunctive.isdisjoint(
                token.low for token in tokens[index : index + FARTHEST_PARTICLE]
            )
            if said and tokens[index + 1 : index + 2] and tokens[index + 1].low not in words.that:
                return _open_cue(tokens, verb, source, index + 1)
        if not tokens[index].is_word and low != ",":
            return None
    return None


def _has_object(tokens: Sequence[Token], first: int, end: int, known: SmallWords) -> bool:
    """Whether what stands between a verb and "que" is what was said: then nothing is behind it."""
    before = known.prepositions | known.links
    if end > first and tokens[end - 1].low in before:
        return True
    return any(
        tokens[index].low in known.determiners and tokens[index - 1].low not in before
        for index in range(first, end)
    )


def _open_cue(tokens: Sequence[Token], verb: ListedVerb, source: Phrase, start: int) -> Cue | None:
    parts = trimmed(tokens, start, len(tokens))
    rest = tokens[start:]
    enough = parts and (
        sum(t.is_word for t in rest) >= _FEWEST_WORDS or any(t.is_quote for t in rest)
    )
    return made_cue("clause", verb.first, source, parts, before=False) if enough else None


def _named_before_colon(
    tokens: Sequence[Token], colon: int, words: ReportingWords, known: SmallWords
) -> Cue | None:
    """A name, a colon and a quotation: Ana Gil: "..."."""
    if colon + 1 >= len(tokens) or not tokens[colon + 1].is_quote:
        return None
    if any(verb_at(tokens, index, words) for index in range(colon) if tokens[index].is_word):
        return None
    source = subject_ending_at(tokens, 0, colon, known)
    if source is None or not tokens[source.end - 1].capital:
        return named_before_colon(tokens, colon, known)
    parts = quotations_at(tokens, colon + 1)
    return made_cue("colon", colon, source, parts, before=False)
