"""Reports that "as" opens: "As she told the council, the road is shut"."""

from collections.abc import Iterator

from nutgraf.attribution.reporting_cue import FEWEST_WORDS, LINKS, Cue, CueSite, trimmed
from nutgraf.attribution.speakers import Phrase, phrase_after
from nutgraf.language.reporting import Frame

# Between "as Ann Lee said" and its comma there is nothing, or a place and time of at most this many
# words.
_LONGEST_SETTING = 8
_SETTINGS = frozenset({"in", "at", "on", "during", "to", "last", "earlier", "this"})
# What precedes "as Ann Lee said" within a sentence.
_ASIDES = frozenset({*LINKS, "("})
# "As you know", "as we have said" and "as its name suggests" cite nobody.
_UNCITED = frozenset({"you", "i", "we", "we've", "i've", "one"})
_LABELS = frozenset({"name", "title"})


def as_told(site: CueSite, source: Phrase) -> Iterator[Cue]:
    """As she TOLD the council, the road is shut. The road is shut, as she SAID in May."""
    tokens, opening = site.tokens, source.first - 1
    if opening < 0 or tokens[opening].low != "as" or tokens[source.first].low in _UNCITED:
        return
    if tokens[source.end - 1].low in _LABELS:
        return
    if opening and tokens[opening - 1].low not in _ASIDES:
        return
    lead = trimmed(tokens, 0, opening)
    comma = _past_setting(site)
    if comma == len(tokens) and lead:
        yield site.cue("after clause", source, lead, opening)
    elif comma + FEWEST_WORDS < len(tokens) and tokens[comma].low in LINKS:
        yield site.opened("between", source, comma + 1, opening, lead)


def _past_setting(site: CueSite) -> int:
    """The end of a report with "as": after its addressee, or its place and time."""
    tokens, past = site.tokens, site.at + 1
    if Frame.TELL in site.verb.frames:
        told = phrase_after(tokens, past, site.language)
        past = told.end if told else past
    if past < len(tokens) and tokens[past].low == "out":
        past += 1
    if past < len(tokens) and tokens[past].low in _SETTINGS:
        for comma in range(past, min(len(tokens), past + _LONGEST_SETTING)):
            if not tokens[comma].is_word:
                return comma
        return len(tokens) if len(tokens) <= past + _LONGEST_SETTING else past
    return past
