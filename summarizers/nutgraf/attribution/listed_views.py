"""Reports without a verb of saying, in languages other than English.

In '"...", ärgerte sich Trainer Ana Gil', the word between a quotation and a name is a verb, listed
or not; so is what follows a name before a colon in 'Ana Gil zeigte sich enttäuscht: "..."'. Some
verbs report a person's view of something: "Der Verband kritisiert die Regel".
"""

from collections.abc import Sequence

from nutgraf.attribution.listed_verbs import ListedVerb, made_cue, past_particle, subject_of
from nutgraf.attribution.phrases_of_speakers import SmallWords, noun_phrase
from nutgraf.attribution.reporting_cue import LINKS, Cue, quotations_at, trimmed, word_at
from nutgraf.attribution.reporting_lists import ReportingWords
from nutgraf.attribution.speakers import Phrase
from nutgraf.attribution.tokens import Token

# Between a quotation and whoever said it stand at most a verb and two small words.
_MOST_VERB = 3
# What stands before a sentence's subject with a comma is as short.
_MOST_OPENING = 4
# What is thought of a thing is told in no fewer words.
_FEWEST_WORDS = 2
# A first name and a surname.
_FULL_NAME = 2


def unlisted_behind(tokens: Sequence[Token], index: int, known: SmallWords) -> Cue | None:
    """A quotation, any verb at `index`, and whoever has a name: "...", ironizó Ana Gil."""
    token = tokens[index]
    if token.capital or not token.low[0].isalpha() or token.low in _no_verbs(known):
        return None
    said = index - 1
    if said > 0 and tokens[said].low in LINKS:
        said -= 1
    if said < 0 or not tokens[said].is_quote:
        return None
    for at in range(index + 1, min(len(tokens), index + _MOST_VERB + 1)):
        if not tokens[at].is_word or tokens[at].low in known.prepositions | known.relatives:
            return None
        if tokens[at].capital or tokens[at].low in known.determiners:
            source = noun_phrase(tokens, at, known)
            if source is None or not _has_name(tokens, source):
                return None
            return made_cue("behind", index, source, (word_at(said),), before=True)
    return None


def _no_verbs(known: SmallWords) -> frozenset[str]:
    """Small words: what follows a quotation and is one of these goes on with the sentence."""
    named = known.determiners | known.prepositions | known.links | known.relatives
    return named | known.opening | known.pronouns | known.calendar


def _has_name(tokens: Sequence[Token], source: Phrase) -> bool:
    return any(token.capital for token in tokens[source.first : source.end])


def named_before_colon(tokens: Sequence[Token], colon: int, known: SmallWords) -> Cue | None:
    """Whoever a sentence begins with by name and role, any verb, a colon and a quotation."""
    starts = (0, _behind_comma(tokens, colon))
    phrases = (noun_phrase(tokens, first, known) for first in starts if first < colon)
    named = (one for one in phrases if one is not None and is_full_name(tokens, one, known))
    source = next(named, None)
    if source is None or source.end >= colon:
        return None
    if tokens[source.end].low in known.links | known.prepositions:
        return None
    parts = quotations_at(tokens, colon + 1)
    if colon + 1 + len(parts) < len(tokens):
        return None
    return made_cue("colon", colon, source, parts, before=False)


def _behind_comma(tokens: Sequence[Token], end: int) -> int:
    """The index behind what opens a sentence: "Côté clermontois, ..."; `end` where nothing does."""
    for index in range(1, min(end, _MOST_OPENING + 1)):
        if tokens[index].low == ",":
            return index + 1
    return end


def is_full_name(tokens: Sequence[Token], source: Phrase, known: SmallWords) -> bool:
    """Whether a phrase ends in a name of two words or more, "van" or "de la" among them."""
    run = 0
    small = known.particles | known.links
    for token in reversed(tokens[source.first : source.end]):
        if not token.capital and token.low not in small:
            break
        run += token.capital
    return run >= _FULL_NAME


def stance_at(
    tokens: Sequence[Token], index: int, words: ReportingWords, known: SmallWords
) -> Cue | None:
    """Somebody with a noun or a name, and what they think of it: "La patronal rechaza la norma"."""
    verb = _stance_verb(tokens, index, words)
    if verb is None:
        return None
    denies = index > 0 and tokens[index - 1].low in words.negations
    if denies and tokens[index].low in words.excluding:
        # "La empresa no descarta cerrar": the negation is part of the verb.
        verb = verb._replace(first=index - 1)
    source = (
        _behind_object(tokens, verb, words, known)
        or subject_of(tokens, verb, words, known)
        or _named_behind_object(tokens, verb, known)
    )
    if source is None or tokens[source.first].low in known.relatives - known.determiners:
        return None
    if source.end > index:
        parts = trimmed(tokens, source.end, len(tokens)) or trimmed(tokens, 0, index)
    else:
        parts = trimmed(tokens, verb.end, len(tokens))
    enough = sum(t.is_word for part in parts for t in tokens[part.first : part.end])
    if enough < _FEWEST_WORDS or past_particle(tokens, verb, verb.end) is None:
        return None
    return made_cue("clause", index, source, parts, before=False)


def _stance_verb(tokens: Sequence[Token], index: int, words: ReportingWords) -> ListedVerb | None:
    low = tokens[index].low
    if low in words.stances:
        return ListedVerb(index, index + 1, words.stances[low])
    if low in words.auxiliaries and index + 1 < len(tokens):
        for gap in (1, 2):
            if index + gap < len(tokens) and tokens[index + gap].low in words.stance_participles:
                return ListedVerb(index, index + gap + 1)
    return None


def _behind_object(
    tokens: Sequence[Token], verb: ListedVerb, words: ReportingWords, known: SmallWords
) -> Phrase | None:
    """The subject behind the verb, where an article says so: "Die Kosten bezifferte der Kreis"."""
    if verb.first == 0 or verb.end >= len(tokens) or tokens[0].low not in known.determiners:
        return None
    behind = tokens[verb.end].low
    inverted = behind in words.nominative or (
        tokens[0].low in words.accusative and behind in known.determiners - words.accusative
    )
    if not inverted or tokens[0].low in words.nominative:
        return None
    source = noun_phrase(tokens, verb.end, known)
    if source is None:
        return None
    # "Die Opposition kritisierte der Zeitung zufolge den Plan": no subject behind that verb.
    over = source.end >= len(tokens) or not tokens[source.end].is_word
    return source if over or tokens[source.end].low in known.prepositions else None


def _named_behind_object(
    tokens: Sequence[Token], verb: ListedVerb, known: SmallWords
) -> Phrase | None:
    """Whoever stands with role and name behind the verb: "Den Schaden schätzt Ana Gil auf ..."."""
    if verb.first == 0 or not tokens[0].capital or tokens[0].low not in known.determiners:
        return None
    source = noun_phrase(tokens, verb.end, known)
    return source if source is not None and is_full_name(tokens, source, known) else None


def view_at(tokens: Sequence[Token], index: int, length: int, known: SmallWords) -> Cue | None:
    """What opens a sentence and tells whose view it is: "Pour Ana Gil, ..."."""
    if index != 0:
        return None
    source = noun_phrase(tokens, length, known)
    if source is None or not is_full_name(tokens, source, known):
        return None
    rest = source.end
    if rest >= len(tokens) or not (tokens[rest].low == "," or tokens[rest].is_quote):
        return None
    # "Pour Ana Gil, de la FGV, ...": what she is stands between.
    parts = trimmed(tokens, rest + (tokens[rest].low == ","), len(tokens))
    if not parts:
        return None
    return made_cue("according to", index, source, parts, before=False, length=length)
