"""Who said it, told beside what is said, in languages other than English.

"Wie die Stadt mitteilte, ...", "..., como explica Ana Gil", "Aus dem Rathaus hieß es, ...",
"Lo denuncia la Cgil: ...".
"""

from collections.abc import Sequence

from nutgraf.attribution.listed_verbs import ListedVerb, made_cue, verb_at
from nutgraf.attribution.phrases_of_speakers import SmallWords, noun_phrase
from nutgraf.attribution.reporting_cue import Cue, trimmed
from nutgraf.attribution.reporting_lists import ReportingWords
from nutgraf.attribution.speakers import Phrase
from nutgraf.attribution.tokens import Token

# A clause such as "wie die Stadt am Montag mitteilte" has no more words.
_LONGEST = 16
# "Comme le rappelle", "come ha spiegato", "como se lo dijo": small words before the verb.
_MOST_SMALL = 2
# What is said has so many words at least.
_FEWEST_WORDS = 3
# "Lo denuncia", "la ville l'assure": the verb stands so near the head of the sentence.
_NEAR_HEAD = 4


def as_clause_at(
    tokens: Sequence[Token], index: int, words: ReportingWords, known: SmallWords
) -> Cue | None:
    """A clause that begins with "wie" or "comme" and says who said the rest of the sentence."""
    opens = index == 0
    if not opens and tokens[index - 1].low not in {",", "–", "—"}:
        return None
    ahead = range(index + 1, min(len(tokens), index + _LONGEST + 2))
    end = next(
        (at for at in ahead if tokens[at].low in {",", ";", ":", "–", "—"}),
        len(tokens),
    )
    if end - index > _LONGEST:
        return None
    told = _verb_first(tokens, index, words, known) or _verb_last(tokens, index, end, words, known)
    if told is None:
        return None
    verb, source = told
    # "Comme le rappelle Ana Gil, directrice du musée, ...": who she is may stand between.
    rest = max(end, source.end)
    parts = trimmed(tokens, rest + 1, len(tokens)) if opens else trimmed(tokens, 0, index - 1)
    if _count(tokens, parts) < _FEWEST_WORDS:
        return None
    return made_cue("according to", verb, source, parts, before=not opens)


def _verb_first(
    tokens: Sequence[Token], index: int, words: ReportingWords, known: SmallWords
) -> tuple[int, Phrase] | None:
    """Comme le rappelle Ana Gil; come ha spiegato l'assessora."""
    for at in range(index + 1, min(len(tokens), index + _MOST_SMALL + 2)):
        verb = verb_at(tokens, at, words)
        if verb is not None and not verb.particles:
            source = noun_phrase(tokens, verb.end, known)
            return (verb.first, source) if source is not None else None
        if tokens[at].capital or not tokens[at].is_word:
            return None
    return None


def _verb_last(
    tokens: Sequence[Token], index: int, end: int, words: ReportingWords, known: SmallWords
) -> tuple[int, Phrase] | None:
    """Wie die Stadt mitteilte; zoals de gemeente meldt."""
    source = noun_phrase(tokens, index + 1, known)
    if source is None or source.end >= end:
        return None
    last = end - 1
    if tokens[last].low in words.verbs or tokens[last].low in words.joined:
        return last, source
    return None


def impersonal_at(
    tokens: Sequence[Token], index: int, words: ReportingWords, known: SmallWords
) -> Cue | None:
    """Aus dem Rathaus hieß es, ...; what is said follows, or stands before."""
    after = index + 2
    if after > len(tokens) or tokens[index + 1].low != "es":
        return None
    if index and tokens[0].low in words.sources_from:
        source = noun_phrase(tokens, 1, known)
        ahead = range(after, min(len(tokens), after + _LONGEST))
        comma = next((at for at in ahead if tokens[at].low in {",", ":"}), None)
        if source is None or source.end > index or comma is None:
            return None
        parts = trimmed(tokens, comma + 1, len(tokens))
        return made_cue("clause", index, source, parts, before=False) if parts else None
    if index > 1 and after < len(tokens) and tokens[after].low in words.sources_from:
        source = noun_phrase(tokens, after + 1, known)
        parts = trimmed(tokens, 0, index - 1)
        enough = source is not None and _count(tokens, parts) >= _FEWEST_WORDS
        return made_cue("behind", index, source, parts, before=True) if enough else None
    return None


def before_colon_at(tokens: Sequence[Token], verb: ListedVerb, known: SmallWords) -> Cue | None:
    """Lo denuncia la Cgil: ...; what an object pronoun announces stands behind the colon."""
    if not 0 < verb.first <= _NEAR_HEAD or tokens[verb.first - 1].low not in _IT or verb.particles:
        return None
    source = noun_phrase(tokens, verb.end, known)
    if source is None or source.end >= len(tokens) or tokens[source.end].low != ":":
        return None
    parts = trimmed(tokens, source.end + 1, len(tokens))
    if _count(tokens, parts) < _FEWEST_WORDS:
        return None
    return made_cue("colon", verb.first, source, parts, before=False)


_IT = frozenset({"lo", "l'", "le", "o"})


def _count(tokens: Sequence[Token], parts: Sequence[Phrase]) -> int:
    return sum(token.is_word for part in parts for token in tokens[part.first : part.end])
