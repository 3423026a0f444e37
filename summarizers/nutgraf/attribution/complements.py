"""Where reported content starts after its reporting verb.

"Said", "told the town on Monday", "wrote in a letter" and "pointed out" may all precede "that", a
colon, a quotation or a bare clause.
"""

from collections.abc import Sequence

from nutgraf.attribution.speakers import is_adverb
from nutgraf.attribution.tokens import Token
from nutgraf.language.grammar import Grammar, grammar
from nutgraf.language.reporting import Frame, Verb

# "That" or a quotation may follow its verb at this distance: "said in a statement on Monday that".
_REACH = 14
_CLAUSAL = frozenset({Frame.SAY, Frame.TELL, Frame.THINK, Frame.SHOW})
_INTENDING = frozenset({Frame.INTEND, Frame.AIM})
_COMPLEMENTIZERS = frozenset(
    {"that", "whether", "if", "how", "why", "what", "which", "who", "when", "where"}
)
_OBJECT_PRONOUNS = frozenset({"him", "her", "them", "me", "us", "you", "it", "reporters"})


def complement_start(
    tokens: Sequence[Token], verb_at: int, verb: Verb, language: str
) -> int | None:
    """The index of the token that the content after the verb starts with; None if none follows."""
    known = grammar(language)
    start = verb_at + 1
    while start < len(tokens) and (
        tokens[start].low in known.particles or is_adverb(tokens[start])
    ):
        start += 1
    if start >= len(tokens):
        return None
    token = tokens[start]
    if not token.is_word:
        return _past_mark(tokens, start)
    if verb.frames == {Frame.QUOTE}:
        return _quotation_near(tokens, start)
    if (verb.frames & _CLAUSAL and token.low in _COMPLEMENTIZERS) or (
        not verb.frames.isdisjoint(_INTENDING) and token.low == "to"
    ):
        return start
    if verb.frames == {Frame.AIM}:
        return None
    if Frame.TELL in verb.frames:
        return _adverbial_or_clause(tokens, _past_addressee(tokens, start, known), known)
    return _adverbial_or_clause(tokens, start, known)


def _past_mark(tokens: Sequence[Token], index: int) -> int | None:
    """The content after a colon, or after a comma before a quotation; a quotation is its own."""
    if tokens[index].is_quote:
        return index
    after = index + 1
    if after < len(tokens) and (tokens[index].low == ":" or tokens[after].is_quote):
        return after
    # Words in commas or brackets may come between: "She said, however, ...".
    near = _quotation_near(tokens, index)
    return near if near is not None and tokens[near].speech else None


def _quotation_near(tokens: Sequence[Token], start: int) -> int | None:
    for index in range(start, min(len(tokens), start + _REACH)):
        if tokens[index].is_quote and tokens[index - 1].low in {",", ":"}:
            return index
    return None


def _adverbial_or_clause(tokens: Sequence[Token], index: int, known: Grammar) -> int | None:
    if index >= len(tokens):
        return None
    token = tokens[index]
    if not token.is_word:
        return _past_mark(tokens, index)
    if token.low in _COMPLEMENTIZERS or token.low == "to":
        return index if token.low != "to" else _past_adverbial(tokens, index, known) or index
    if token.low in known.prepositions or token.low in known.times or is_adverb(token):
        return _past_adverbial(tokens, index, known)
    if token.low in known.auxiliaries or token.low in known.conjunctions:
        return None
    return index


def _past_addressee(tokens: Sequence[Token], start: int, known: Grammar) -> int:
    """The first token after the addressee: "told [the town council] that"."""
    index = start + 1
    limit = min(len(tokens), start + _REACH)
    if tokens[start].low in _OBJECT_PRONOUNS:
        return index
    closed = (
        known.determiners | known.pronouns | known.prepositions | known.subordinators | known.times
    )
    if tokens[start].low in known.determiners:
        while (
            index < limit
            and tokens[index].is_word
            and not tokens[index].capital
            and tokens[index].low not in closed
        ):
            index += 1
    while (
        index < limit
        and tokens[index].is_word
        and tokens[index].capital
        and tokens[index].low not in known.times
    ):
        index += 1
    return index


def _past_adverbial(tokens: Sequence[Token], start: int, known: Grammar) -> int | None:
    """Where the content starts after "in a statement", "on Monday" and the like."""
    for index in range(start, min(len(tokens), start + _REACH)):
        token = tokens[index]
        if token.low == "that" or token.is_quote:
            return index
        if token.is_mark:
            after = index + 1
            if after < len(tokens) and tokens[after].low == "that":
                return after
            return _past_mark(tokens, index)
        starts_clause = (
            token.low in known.determiners
            or token.low in known.pronouns
            or (token.capital and token.low not in known.times)
        )
        if index > start and tokens[index - 1].low in known.times and starts_clause:
            return index
    return None
