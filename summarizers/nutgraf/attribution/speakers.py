"""Source spans: the noun phrase before or after a reporting verb, found without a parser.

The text is walked outwards from the verb, token by token, until something marks the end of the
phrase. The length of a walk is bounded, so the cost is linear in the length of a paragraph.
"""

from collections.abc import Sequence
from typing import NamedTuple

from nutgraf.attribution.descriptions import titles
from nutgraf.attribution.tokens import Token
from nutgraf.facts.names.honours import honours
from nutgraf.language.grammar import Grammar, grammar
from nutgraf.language.reporting import VerbForm, reporting_verbs
from nutgraf.language.wordlists import words

# No speaker is named in more words than this, appositions included.
_LONGEST_PHRASE = 25
_LONGEST_APPOSITION = 60
# A quoted title or nickname within a name has at most this many characters.
_LONGEST_QUOTED_NAME = 60
# A name before its apposition has at most this many words.
_LONGEST_NAME = 9
_ABOUT = frozenset({"about", "around", "over", "under"})
_MORE = frozenset({"more", "fewer", "less"})
_RELATIVES = frozenset({"who", "which", "that"})
_DEGREES = frozenset({"very", "so", "quite"})
# A relative clause between a subject and its verb is no longer than this, in words.
_LONGEST_RELATIVE = 12


class Phrase(NamedTuple):
    """A run of tokens, by index, end exclusive."""

    first: int
    end: int


def skip_auxiliaries(tokens: Sequence[Token], index: int, language: str) -> int:
    """The index of the last token at or before `index` that is no auxiliary and no adverb."""
    auxiliaries = grammar(language).auxiliaries
    while (
        index >= 0
        and tokens[index].is_word
        and (
            tokens[index].low in auxiliaries
            or is_adverb(tokens[index])
            # "Ann Lee very recently explained".
            or (tokens[index].low in _DEGREES and is_adverb(tokens[index + 1]))
        )
    ):
        index -= 1
    return index


def is_adverb(token: Token) -> bool:
    """Whether a word has the look of an adverb of manner."""
    return token.low.endswith("ly") and not token.capital and token.low not in {"family", "ally"}


def subject_before(tokens: Sequence[Token], verb: int, language: str) -> Phrase | None:
    """The subject of the verb at `verb`, if it precedes the verb and is clear."""
    known = grammar(language)
    last = skip_auxiliaries(tokens, verb - 1, language)
    if last < 0:
        return None
    if tokens[last].is_mark:
        return _across_apposition(tokens, last, language)
    if tokens[last].low in known.conjunctions:
        return None
    found = _phrase_ending_at(tokens, last, language)
    return found and (_before_relative(tokens, found, language) or found)


def _before_relative(tokens: Sequence[Token], object_: Phrase, language: str) -> Phrase | None:
    """The subject, where what was found is an object: "[people] who love his music said"."""
    verbs = reporting_verbs(language)
    for index in range(object_.first - 1, max(0, object_.first - _LONGEST_RELATIVE), -1):
        token = tokens[index]
        if not token.is_word or token.low in verbs:
            return None
        if token.low == "who":
            determiners = grammar(language).determiners
            inner = tokens[object_.first + 1 : object_.end]
            opening = tokens[object_.first]
            has_verb = (
                object_.first > index + 1
                or any(t.low in determiners for t in inner)
                # "The man who took photographs said".
                or not (opening.capital or opening.low in grammar(language).pronouns)
            )
            clause = has_verb and tokens[index - 1].is_word
            return _phrase_ending_at(tokens, index - 1, language) if clause else None
    return None


def antecedent(tokens: Sequence[Token], source: Phrase, language: str) -> Phrase | None:
    """The antecedent of a relative pronoun; None if it is not one."""
    last = source.first - 1
    pronoun = tokens[source.first]
    # "WHO" is no pronoun.
    is_one = pronoun.low in _RELATIVES and not pronoun.capital
    if source.end - source.first != 1 or not is_one or last < 0:
        return None
    if tokens[last].low == ",":
        last -= 1
    if last < 0 or not tokens[last].is_word:
        return None
    found = _phrase_ending_at(tokens, last, language)
    if found is None:
        return None
    determiners = grammar(language).determiners
    for index in range(last, found.first, -1):
        # What precedes the last article is another phrase, unless "of" joins them.
        if tokens[index].low in determiners and tokens[index - 1].low != "of":
            return Phrase(index, last + 1)
    return found


def phrase_after(tokens: Sequence[Token], first: int, language: str) -> Phrase | None:
    """The noun phrase that starts at `first`: "said [a spokesman for the mine] on Monday"."""
    known = grammar(language)
    if first < len(tokens) and tokens[first].low in known.pronouns - known.determiners:
        return Phrase(first, first + 1)
    index = first
    limit = min(len(tokens), first + _LONGEST_PHRASE)
    while index < limit:
        token = tokens[index]
        if not token.is_word or token.low in known.relatives:
            break
        if index > first and _ends_phrase(tokens, index, first, known):
            break
        index += 1
    if index == first or tokens[first].low in known.prepositions | known.times:
        return None
    return Phrase(first, index)


def _ends_phrase(tokens: Sequence[Token], index: int, first: int, known: Grammar) -> bool:
    token = tokens[index]
    if token.capital and token.low not in known.weekdays:
        return False
    if token.low == "and":
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return following is None or not (following.capital or following.low in known.determiners)
    return (
        (token.low in known.prepositions and token.low not in {"of", "for"})
        # "Criticised by the union [for closing the pier]".
        or (token.low == "for" and _is_doing(tokens, index + 1))
        or token.low in known.times
        or token.low in known.subordinators
        or token.low in known.participants
        or token.low in known.auxiliaries
        or (is_adverb(token) and tokens[index - 1].low not in known.determiners)
        or (index > first + 1 and token.low.endswith("ed"))
    )


def _is_doing(tokens: Sequence[Token], index: int) -> bool:
    """Whether there is a verb in -ing; "Boeing" is not one."""
    return index < len(tokens) and tokens[index].low.endswith("ing") and not tokens[index].capital


def main_subject(tokens: Sequence[Token], before: int, language: str) -> Phrase | None:
    """The subject of the sentence's main clause, for a participle: "[She] left, saying ..."."""
    known = grammar(language)
    first = 0
    while first < before and _opens_adverbial(tokens[first], known):
        comma = _next_comma(tokens, first, before)
        if comma is None:
            return None
        first = comma + 1
    while (
        first < before
        and tokens[first].is_word
        and (tokens[first].low in known.conjunctions or is_adverb(tokens[first]))
    ):
        first += 1
    if first >= before or not tokens[first].is_word:
        return None
    if tokens[first].low in known.pronouns and tokens[first].low not in known.determiners:
        return Phrase(first, first + 1)
    if not (tokens[first].capital or tokens[first].low in known.determiners):
        return None
    verbs = reporting_verbs(language)
    index = first + 1
    # After a name, function words end it; after "the", the noun is still to come.
    named = tokens[first].capital and tokens[first].low not in known.determiners
    while index < min(before, first + _LONGEST_PHRASE):
        token = tokens[index]
        if not token.is_word or token.low in known.auxiliaries or token.low in known.subordinators:
            break
        if not token.capital and (
            named
            or token.low in known.prepositions
            or token.low.endswith("ed")
            or (token.low in verbs and index > first + 1)
        ):
            break
        named = named or token.capital
        index += 1
    return Phrase(first, index)


def _opens_adverbial(token: Token, known: Grammar) -> bool:
    return token.is_word and (
        token.low in known.prepositions
        or (token.low in known.subordinators and token.low not in known.conjunctions)
        or token.low.endswith("ing")
    )


def _next_comma(tokens: Sequence[Token], first: int, end: int) -> int | None:
    for index in range(first, min(end, first + _LONGEST_APPOSITION)):
        if tokens[index].low == ",":
            return index
    return None


def _across_apposition(tokens: Sequence[Token], mark: int, language: str) -> Phrase | None:
    """The phrase before an apposition that precedes the verb: "[Ann Lee], the mayor, said"."""
    known = grammar(language)
    low = tokens[mark].low
    opening = {")": "(", "]": "["}.get(low, low)
    if low in {";", ":", "(", "["}:
        return None
    earliest = max(0, mark - _LONGEST_APPOSITION)
    # The name is before the first of the commas, if that can be a name.
    if tokens[mark - 1].low in honours() and tokens[mark - 1].capital:
        # "The chairman of the committee Ann Lee MP, said".
        return _phrase_ending_at(tokens, mark - 1, language)
    for comma in range(earliest, mark):
        fronted = comma == 1 and tokens[0].low in words("nobody", language, fallback=False)
        if tokens[comma].low == opening and comma > 0 and not fronted:
            name_end = _before_brackets(tokens, comma)
            start = _segment_start(tokens, name_end, known)
            if tokens[start].low in known.prepositions:
                # "In May the head of the school, a mother of two, said"
                start = min(_past_adverbial(tokens, start, name_end - 1, known), name_end - 1)
            # "On Monday, the mine, which ..., warned": a day is no name.
            found = _phrase_ending_at(tokens, name_end - 1, language)
            if found is not None and _is_name(tokens, start, name_end, known):
                return found
    whole = _phrase_ending_at(tokens, mark - 1, language) if low == "," else None
    if whole is not None and whole.first == 0 and not any(t.is_mark for t in tokens[:mark]):
        # A comma between subject and verb: "The security firm Acme, has said".
        return whole
    return main_subject(tokens, mark, language)


def _before_brackets(tokens: Sequence[Token], end: int) -> int:
    """Where a name ends that has something in brackets behind it: "Ann Lee (D-Ill.), who"."""
    if tokens[end - 1].low == ")":
        for index in range(end - 2, max(0, end - _LONGEST_NAME), -1):
            if tokens[index].low == "(":
                return index
    return end


def _is_name(tokens: Sequence[Token], start: int, end: int, known: Grammar) -> bool:
    head = tokens[start]
    # "..., study author Ann Lee, a chemist, said": a role without an article.
    called = start > 0 and tokens[start - 1].is_quote and tokens[end - 1].capital
    return (
        head.is_word
        and (called or head.capital or head.low in known.determiners or head.low in known.pronouns)
        and head.low not in known.prepositions | known.subordinators
        and not (head.low.endswith("ing") and start == 0)
        and end - start <= _LONGEST_NAME
        # "Will" and "May" are names too.
        and not any(t.low in known.auxiliaries and not t.capital for t in tokens[start:end])
    )


def _segment_start(tokens: Sequence[Token], end: int, known: Grammar) -> int:
    index = end - 1
    while index > 0 and tokens[index - 1].is_word and end - index < _LONGEST_PHRASE:
        index -= 1
    while index < end - 1 and tokens[index].low in known.conjunctions:
        index += 1
    return index


def _phrase_ending_at(tokens: Sequence[Token], last: int, language: str) -> Phrase | None:
    """The noun phrase whose last word is at `last`, times after it taken off."""
    known = grammar(language)
    while last > 0 and _is_time(tokens, last, known):
        last -= 1
    if not tokens[last].is_word or tokens[last].low in known.prepositions:
        return None
    if tokens[last].low in known.pronouns | known.relatives:
        return Phrase(last, last + 1)
    first = last
    while first > 0 and last - first < _LONGEST_PHRASE and _belongs(tokens, first - 1, language):
        first -= 1
    if tokens[first].low in {"a", "an"} and first > 1 and tokens[first - 1].low == ",":
        # An apposition that was never closed: "Ann Lee, a baker from Hull said".
        start = _segment_start(tokens, first - 1, known)
        if _is_name(tokens, start, first - 1, known) and tokens[start].capital:
            return Phrase(start, first - 1)
    first = _past_adverbial(tokens, first, last, known)
    return Phrase(first, last + 1) if first <= last else None


def _is_time(tokens: Sequence[Token], index: int, known: Grammar) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if token.low.isdigit():
        return before.low in known.times or before.low in {"in", "on", "since"}
    return token.low in {"on", "in", "at"} or (
        token.low in known.times and (not token.capital or token.low in known.weekdays)
    )


def _belongs(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether the token at `index`, right before a noun phrase's part, is part of it too."""
    known = grammar(language)
    token = tokens[index]
    if token.is_mark or token.speech or token.end - token.start > _LONGEST_QUOTED_NAME:
        return False
    if token.is_quote:
        return True
    if token.low in {"and", "or"}:
        return _joins_nouns(tokens, index, known)
    if token.low == "than" and tokens[index + 1].low[:1].isdigit():
        # "A survey of more than 40 harbours said".
        return index > 0 and tokens[index - 1].low in _MORE
    verb = reporting_verbs(language).get(token.low)
    return not (
        token.low in known.subordinators
        or token.low in known.copulas
        or (
            verb is not None and verb.form is not VerbForm.PARTICIPLE and not _is_noun(token, known)
        )
        or (
            token.low in known.auxiliaries
            and not token.capital
            and not _is_determiner(tokens, index, known)
        )
    )


def _is_determiner(tokens: Sequence[Token], index: int, known: Grammar) -> bool:
    """Whether "both" or "all" modifies a noun, not the verb: "on both sides"."""
    return (
        index > 0
        and tokens[index].low in known.determiners
        and tokens[index - 1].low in known.prepositions
    )


def _is_noun(token: Token, known: Grammar) -> bool:
    return token.capital or token.low in known.nouns


def _joins_nouns(tokens: Sequence[Token], index: int, known: Grammar) -> bool:
    if index == 0:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    both_names = before.capital and after.capital
    both_common = (
        before.is_word
        and before.low.endswith("s")
        and not after.capital
        and after.low not in known.determiners
        and after.low not in known.pronouns
    )
    return both_names or both_common


def _past_adverbial(tokens: Sequence[Token], first: int, last: int, known: Grammar) -> int:
    """Where the phrase starts once "On Monday" and the like are taken off its front."""
    while first < last and (
        tokens[first].low in known.conjunctions
        or (tokens[first].low in known.times and tokens[first].low != "this")
        or is_adverb(tokens[first])
        or tokens[first].low in {"then", "also", "still", "now", "again"}
    ):
        first += 1
    # "About 40 people" is no adverbial.
    about = first < last and tokens[first].low in _ABOUT and tokens[first + 1].low[:1].isdigit()
    if tokens[first].low not in known.prepositions or about:
        return first
    best = first
    for index in range(first + 2, last + 1):
        token, before = tokens[index], tokens[index - 1]
        starts = token.low in known.determiners or token.low in known.pronouns or token.capital
        joined = (
            before.low in known.prepositions
            or before.low in known.determiners
            or before.low in {"and", "or"}
            or (token.capital and before.capital and before.low not in known.times)
            or (token.capital and not before.capital and before.low not in known.times)
        )
        if (starts and not joined) or (token.low in titles() and token.capital):
            best = index
    return best if best > first else last + 1
