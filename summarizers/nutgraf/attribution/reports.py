"""Attributions within one block, independent of its position.

A block's reports are cached by its sentences, with offsets from the start of the block, so that
after an edit only the edited block is searched again. How reports continue from block to block
depends on the whole article; see `attribution`.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from nutgraf.article import Article, Block, Span
from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.cues import announcement, find_cues
from nutgraf.attribution.listed_reports import listed_cues
from nutgraf.attribution.reporting_cue import Cue
from nutgraf.attribution.reporting_lists import split_elisions
from nutgraf.attribution.speakers import Phrase, antecedent
from nutgraf.attribution.tokens import Token
from nutgraf.attribution.units import SpeechUnit, units_of
from nutgraf.cache import Cache, Key
from nutgraf.cancellation import checked, checkpoint
from nutgraf.frozen import dataclass
from nutgraf.language import wordlists

# This share of the letters between quotation marks makes reported speech a quotation.
_DIRECT_SHARE = 0.9
# '"Why?" she asked.' is split into two sentences, of which the second is no longer than this, in
# words.
_LONGEST_TAG = 14


@dataclass(frozen=True, slots=True)
class Reports:
    """The attributions of one unit; a quotation after it continues the one at `speech`."""

    attributions: tuple[Attribution, ...]
    speech: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A unit that is a quotation and nothing else; `sentence` is counted in the block."""

    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Announced:
    """A unit that ends in a report's colon; its content is the next paragraph's quotation."""

    source: Span
    cue: Span
    sentence: int


# The units of a block; None for one that is neither, which no quotation continues.
Heard = tuple[Reports | Quoted | Announced | None, ...]

_HEARD = Key[Heard]("attribution.reports")


def heard_in(article: Article, block: Block) -> Heard:
    """The reports of a block; offsets are relative to its start, sentences to its first."""
    cache = block.wording.cache if block.wording else Cache()
    found = cache.get(_HEARD, article.language)
    if found is None:
        checkpoint()
        units = units_of(block, block.text, article.language)
        found = cache.put(_HEARD, tuple(_heard(units, block.text, article)), article.language)
    return found


def _heard(
    units: Iterator[SpeechUnit], text: str, article: Article
) -> Iterator[Reports | Quoted | Announced | None]:
    asked: Token | None = None
    silent = False
    language = article.language
    in_english = language == wordlists.FALLBACK_LANGUAGE
    for unit in checked(units):
        tokens = unit.tokens if in_english else split_elisions(unit.tokens, text, language)
        if asked is not None and len(tokens) <= _LONGEST_TAG and not unit.opens_with_quote:
            tokens = (asked, *tokens)
        cues = find_cues(tokens) if in_english else listed_cues(tokens, language)
        asked = tokens[-1] if unit.is_quotation and not cues else None
        if cues:
            yield _reports(tokens, cues, unit, language)
        elif unit.is_quotation:
            yield Quoted(_span(tokens, Phrase(0, 1)), unit.sentence)
        elif (announced := announcement(tokens, language)) is not None:
            source, cue = announced
            yield Announced(_span(tokens, source), _span(tokens, cue), unit.sentence)
        elif not silent:
            yield None
        silent = not (cues or unit.is_quotation)


def _reports(
    tokens: Sequence[Token], cues: Sequence[Cue], unit: SpeechUnit, language: str
) -> Reports:
    """An attribution for each cue."""
    found: list[Attribution] = []
    speech = 0
    for cue in cues:
        parts = tuple(_span(tokens, part) for part in cue.parts)
        attribution = Attribution(
            content=Span(parts[0].start, parts[-1].end),
            source=_speaker(tokens, cue.source, language),
            cue=_span(tokens, cue.cue),
            direct=_quoted_share(tokens, cue.parts) >= _DIRECT_SHARE,
            sentence=unit.sentence,
            parts=parts,
            resolved=_antecedent(tokens, cue, language),
        )
        found.append(attribution)
        told = found[speech].source
        if attribution.direct or (attribution.source and attribution.source != told):
            speech = len(found) - 1
    return Reports(tuple(found), speech)


def _speaker(tokens: Sequence[Token], source: Phrase | None, language: str) -> Span | None:
    """The span of a source; None for a word that is not a name: "Still, ...", "Firstly"."""
    if source is None:
        return None
    low = tokens[source.first].low
    if source.end - source.first == 1:
        fronted = source.first == 0 and len(tokens) > 1 and tokens[1].low == ","
        if low in _nobody(language) or (fronted and low.endswith("ly")):
            return None
    return _span(tokens, source)


@cache
def _nobody(language: str) -> frozenset[str]:
    return wordlists.words("nobody", language, fallback=False)


def _antecedent(tokens: Sequence[Token], cue: Cue, language: str) -> Span | None:
    """The antecedent of a relative pronoun that speaks: "[Ann Lee], who said"."""
    if cue.source is None:
        return None
    found = antecedent(tokens, cue.source, language)
    return found and _span(tokens, found)


def _span(tokens: Sequence[Token], run: Phrase) -> Span:
    return Span(tokens[run.first].start, tokens[run.end - 1].end)


def _quoted_share(tokens: Sequence[Token], parts: Sequence[Phrase]) -> float:
    letters = quoted = 0
    for part in parts:
        for token in tokens[part.first : part.end]:
            if not token.is_mark:
                letters += token.end - token.start
                quoted += (token.end - token.start) * token.is_quote
    return quoted / letters if letters else 0.0
