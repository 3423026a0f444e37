"""Sources cited without a verb in the listed languages: "laut X", "selon X", "X zufolge"."""

from collections.abc import Sequence

from nutgraf.attribution.listed_verbs import made_cue
from nutgraf.attribution.phrases_of_speakers import SmallWords, noun_phrase, subject_ending_at
from nutgraf.attribution.reporting_cue import Cue, trimmed
from nutgraf.attribution.speakers import Phrase
from nutgraf.attribution.tokens import Token

# Nobody who is cited has a shorter name.
_SHORTEST_NAME = 2


def source_phrase_at(tokens: Sequence[Token], index: int, phrases: Sequence[Sequence[str]]) -> int:
    """How many words the phrase has that cites who follows; 0 where none stands here."""
    for phrase in phrases:
        end = index + len(phrase)
        if tuple(token.low for token in tokens[index:end]) == tuple(phrase):
            return len(phrase)
    return 0


def according(tokens: Sequence[Token], index: int, length: int, known: SmallWords) -> Cue | None:
    """Laut X ... - ..., selon X. - Das Haus koste laut X ..."""
    source = noun_phrase(tokens, index + length, known)
    if source is None or _is_calendar(tokens, source, known) or _is_second(tokens, index, known):
        return None
    if tokens[source.first].low in known.relatives - known.determiners:
        # "Secondo cui": who that is stands before.
        return None
    if all(len(token.low) < _SHORTEST_NAME for token in tokens[source.first : source.end]):
        # "Secondo è arrivato ...": no source.
        return None
    parts: list[Phrase] = []
    if sum(token.is_word for token in tokens[:index]) > 1:
        parts += trimmed(tokens, 0, index)
    rest = source.end
    while rest < len(tokens) and tokens[rest].is_mark:
        rest += 1
    # What follows a comma behind the source is about the source, unless the sentence opens with it.
    if rest < len(tokens) and (not parts or source.end == rest or tokens[index - 1].low == ","):
        parts += trimmed(tokens, rest, len(tokens))
    if not parts:
        return None
    before = parts[-1].end <= index
    return made_cue("according to", index, source, tuple(parts), before=before, length=length)


def _is_second(tokens: Sequence[Token], index: int, known: SmallWords) -> bool:
    """Whether "segundo" is a number: "no segundo tempo"."""
    before = tokens[index - 1].low if index else ""
    return before in known.determiners or before in known.prepositions


def _is_calendar(tokens: Sequence[Token], source: Phrase, known: SmallWords) -> bool:
    return tokens[source.end - 1].low in known.calendar or tokens[source.first].low[0].isdigit()


def source_before(tokens: Sequence[Token], index: int, known: SmallWords) -> Cue | None:
    """X zufolge ..."""
    first = index
    while first > 0 and tokens[first - 1].is_word:
        first -= 1
    source = subject_ending_at(tokens, first, index, known)
    if source is None:
        return None
    parts = [*trimmed(tokens, 0, first), *trimmed(tokens, index + 1, len(tokens))]
    if not parts:
        return None
    return made_cue("according to", index, source, tuple(parts), before=first > 0)
