"""Who is said to have said, thought or shown what, and in which words.

A paragraph is cut into units: sentences, joined where a quotation runs across their border. In each
unit every reporting verb (and every "according to") outside quotation marks is a cue. A cue has its
speaker before it ("she said") or after ("said the mayor"), and its content after it ("said that
...", "said: ...") or before ("..., she said"). A unit that is nothing but a quotation goes on with
what was said last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from nutgraf.article import Article, Block, Role, Span
from nutgraf.claims.claim import Attribution
from nutgraf.claims.masking import masked
from nutgraf.claims.quotation import Quotation, find_quotations
from nutgraf.claims.reporting import Form, Frame, Verb, reporting_verbs
from nutgraf.claims.speakers import (
    Grammar,
    Phrase,
    grammar,
    is_adverb,
    main_subject,
    phrase_after,
    skip_auxiliaries,
    subject_before,
)
from nutgraf.claims.tokens import Token, tokenize

# How far after its verb "that" or a quotation may stand: "said in a statement on Monday that".
_REACH = 14
# A quotation is an utterance, not a word held up with tongs, from this many words on.
_FEWEST_WORDS_BEFORE = 3
# No name is this many words long without a comma.
_CERTAINLY_A_CLAUSE = 8
_CLAUSE_FRAMES = frozenset({Frame.SAY, Frame.TELL, Frame.THINK, Frame.SHOW})
_SPEAKING_FRAMES = frozenset({Frame.SAY, Frame.QUOTE, Frame.TELL, Frame.THINK})
# What may stand between a quotation or clause and the speaker that follows it.
_LINKS = frozenset({",", "—", "–", "--", "-"})
# After a comma these bring in the writer's own remark on what was said.
_CONTRASTS = frozenset({"though", "although", "while", "whereas"})
_COMPLEMENTIZERS = frozenset(
    {"that", "whether", "if", "how", "why", "what", "who", "when", "where"}
)
# "At least nine in ten words between quotation marks" is what makes reported speech a quotation.
_DIRECT_SHARE = 0.9


class _Cue(NamedTuple):
    """A reporting verb with what was found around it, by token index; `content` is in characters."""

    first: int
    end: int
    source: Phrase | None
    extent: int
    content: tuple[tuple[int, int], ...]
    before: bool


@dataclass(frozen=True)
class _Unit:
    """Sentences held together by quotation marks, as offsets into the paragraph."""

    start: int
    end: int
    first_sentence: int
    quotations: tuple[Quotation, ...]


def find_attributions(article: Article) -> list[Attribution]:
    """Everything the article ascribes to someone, in the order of the text.

    Quotations, with whatever marks and over however many sentences or paragraphs; reported speech
    ("said that", "according to", "told"); and the views, findings and intentions of others.
    """
    found: list[Attribution] = []
    speech: int | None = None
    for block in article.blocks:
        if block.sentences or block.role is Role.TITLE:
            speech = _add_block(article, block, found, speech)
    found.sort(key=lambda attribution: (attribution.content.start, attribution.content.end))
    return found


def _add_block(
    article: Article, block: Block, found: list[Attribution], speech: int | None
) -> int | None:
    """Add a block's attributions to `found`.

    `speech` is the place in `found` of the quotation that the text before the block ended with, and
    that a further quotation would go on with; the same is returned for the next block.
    """
    offset = block.span.start
    text = masked(block.span.of(article.source), article.format)
    quotations = find_quotations(text)
    asked: Token | None = None
    for unit in _units(block, quotations, len(text)):
        tokens = tokenize(text, unit.start, unit.end, unit.quotations)
        # '"Why?" she asked.' comes as two sentences.
        if asked is not None and not unit.quotations and len(tokens) <= _REACH:
            tokens.insert(0, asked)
        cues = _cues(text, tokens, article.language)
        asked = tokens[-1] if tokens and tokens[-1].is_quote and not cues else None
        if not cues and speech is not None and len(tokens) == 1 and tokens[0].is_quote:
            piece = Span(offset + tokens[0].start, offset + tokens[0].end)
            found[speech] = _continued(found[speech], piece)
            continue
        speech = None
        for cue in cues:
            attribution = _attribution(tokens, cue, offset, unit.first_sentence)
            found.append(attribution)
            if attribution.direct:
                speech = len(found) - 1
            elif speech is not None and found[speech].source != attribution.source:
                speech = None
    return speech


def _attribution(tokens: Sequence[Token], cue: _Cue, offset: int, sentence: int) -> Attribution:
    def span(first: int, end: int) -> Span:
        return Span(offset + tokens[first].start, offset + tokens[end - 1].end)

    parts = tuple(Span(offset + start, offset + end) for start, end in cue.content)
    return Attribution(
        content=Span(parts[0].start, parts[-1].end),
        source=cue.source and span(*cue.source),
        cue=span(cue.first, cue.end),
        direct=_quoted_share(tokens, cue) >= _DIRECT_SHARE,
        sentence=sentence,
        parts=parts,
    )


def _continued(attribution: Attribution, piece: Span) -> Attribution:
    whole = Span(attribution.content.start, piece.end)
    return replace(attribution, content=whole, parts=(*attribution.parts, piece))


def _units(block: Block, quotations: Sequence[Quotation], length: int) -> Iterator[_Unit]:
    offset = block.span.start
    sentences = [(s.span.start - offset, s.span.end - offset, s.index) for s in block.sentences]
    if not sentences:
        sentences = [(0, length, -1)]
    following = 0
    position = 0
    while position < len(sentences):
        start, end, index = sentences[position]
        position += 1
        mine: list[Quotation] = []
        while following < len(quotations) and quotations[following].start < end:
            quotation = quotations[following]
            following += 1
            if quotation.start < start:
                continue
            mine.append(quotation)
            while position < len(sentences) and sentences[position][0] < quotation.end:
                end = sentences[position][1]
                position += 1
            end = max(end, quotation.end)
        yield _Unit(start, end, index, tuple(mine))


def _only_quotation(tokens: Sequence[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].is_quote


def _quoted_share(tokens: Sequence[Token], cue: _Cue) -> float:
    quoted = total = 0
    for token in tokens:
        if token.is_mark or not any(a <= token.start < b for a, b in cue.content):
            continue
        total += token.end - token.start
        quoted += (token.end - token.start) * token.is_quote
    return quoted / total if total else 0.0


def _cues(text: str, tokens: Sequence[Token], language: str) -> list[_Cue]:
    """The cues of one unit, from left to right, each with its content."""
    verbs = reporting_verbs(language)
    cues: list[_Cue] = []
    for index, token in enumerate(tokens):
        if not token.is_word:
            continue
        cue: _Cue | None = None
        if token.low == "according" and index + 1 < len(tokens) and tokens[index + 1].low == "to":
            cue = _according_to(text, tokens, index, cues, language)
        elif (verb := verbs.get(token.low)) is not None:
            cue = _reported(text, tokens, index, verb, cues, language)
        if cue is not None:
            _stop_at(text, tokens, cues, cue)
            cues.append(cue)
    return [cue for cue in cues if cue.content]


def _stop_at(text: str, tokens: Sequence[Token], cues: list[_Cue], cue: _Cue) -> None:
    """End the contents of earlier cues where a later one starts after a comma."""
    if cue.before and not tokens[cue.extent].is_quote:
        pass
    if cue.extent == 0:
        return
    edge = cue.extent - 1
    while edge > 0 and tokens[edge].is_word and tokens[edge].low in {"and", "but", "while", "yet"}:
        edge -= 1
    if not (tokens[edge].is_mark or tokens[edge].is_quote):
        return
    stop = tokens[edge].end if tokens[edge].is_quote else tokens[edge].start
    for position in range(max(0, len(cues) - 3), len(cues)):
        earlier = cues[position]
        if earlier.before:
            continue
        content = tuple((a, min(b, stop)) for a, b in earlier.content if a < stop)
        cues[position] = earlier._replace(content=content)


def _according_to(
    text: str, tokens: Sequence[Token], index: int, cues: Sequence[_Cue], language: str
) -> _Cue | None:
    source = phrase_after(tokens, index + 2, language)
    if source is None:
        return None
    opens = index == 0 or (index == 1 and tokens[0].is_word)
    if opens:
        comma = next(
            (i for i in range(source.end, len(tokens)) if tokens[i].low == ","), source.end - 1
        )
        content = _span_of(text, tokens, comma + 1, len(tokens))
        return _Cue(index, index + 2, source, index, content, before=False)
    content = _before(text, tokens, index, cues)
    return _Cue(index, index + 2, source, index, content, before=True)


def _reported(
    text: str,
    tokens: Sequence[Token],
    index: int,
    verb: Verb,
    cues: Sequence[_Cue],
    language: str,
) -> _Cue | None:
    known = grammar(language)
    if not _is_verb(tokens, index, verb, known):
        return None
    preceding = skip_auxiliaries(tokens, index - 1, language)
    progressive = verb.form is Form.PARTICIPLE and any(
        tokens[i].low in known.copulas for i in range(preceding + 1, index)
    )
    if verb.form is Form.PARTICIPLE and not progressive:
        return _participle(text, tokens, index, verb, cues, language)
    speaks = bool(verb.frames & _SPEAKING_FRAMES)
    if speaks and (inverted := _inverted(text, tokens, index, verb, language)) is not None:
        content = _before(text, tokens, index, cues)
        if content:
            rest = _resumed(text, tokens, inverted.end)
            return _Cue(index, index + 1, inverted, index, content + rest, before=True)
    source = subject_before(tokens, index, language)
    if source is not None and speaks and _follows_speech(text, tokens, source.first):
        content = _before(text, tokens, source.first, cues)
        rest = _resumed(text, tokens, index + 1)
        return _Cue(index, index + 1, source, source.first, content + rest, before=True)
    if source is not None and speaks and _in_commas(tokens, source.first, index):
        content = _before(text, tokens, source.first, cues, fewest=0)
        rest = _span_of(text, tokens, index + 1, len(tokens))
        return _Cue(index, index + 1, source, source.first, content + rest, before=True)
    shared = source is None and preceding >= 0 and tokens[preceding].low in known.conjunctions
    if shared:
        source = cues[-1].source if cues else main_subject(tokens, index, language)
    start = _content_start(tokens, index, verb, language)
    if start is None:
        if source is None or not speaks:
            return None
        content = _before(text, tokens, source.first, cues)
        if content:
            rest = _resumed(text, tokens, index + 1)
            return _Cue(index, index + 1, source, source.first, content + rest, before=True)
        if Frame.SAY not in verb.frames:
            return None
        start = _fallback_start(tokens, index)
        if start is None:
            return None
    if source is None and not tokens[start].is_quote:
        return None
    content = _from(text, tokens, start)
    extent = source.first if source and not shared else preceding + 1
    return _Cue(index, index + 1, source, extent, content, before=False)


def _follows_speech(text: str, tokens: Sequence[Token], first: int) -> bool:
    """Whether a quotation that leaves room for its speaker stands right before the token."""
    before = first - 1
    if before >= 0 and tokens[before].is_mark and tokens[before].low in _LINKS:
        return before > 0 and tokens[before - 1].is_quote
    return before >= 0 and tokens[before].speech


def _in_commas(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether speaker and verb stand between commas: "The road, she said, is shut"."""
    return (
        0 < first
        and tokens[first - 1].low == ","
        and verb + 2 < len(tokens)
        and tokens[verb + 1].low == ","
        and not tokens[verb + 2].is_quote
        and verb - first < _REACH
    )


def _participle(
    text: str,
    tokens: Sequence[Token],
    index: int,
    verb: Verb,
    cues: Sequence[_Cue],
    language: str,
) -> _Cue | None:
    start = _content_start(tokens, index, verb, language)
    if start is None:
        return None
    if cues and not cues[-1].before and cues[-1].content and tokens[index - 1].low != ",":
        source = cues[-1].source
    else:
        source = cues[-1].source if cues else main_subject(tokens, index, language)
    return _Cue(index, index + 1, source, index, _from(text, tokens, start), before=False)


def _is_verb(tokens: Sequence[Token], index: int, verb: Verb, known: Grammar) -> bool:
    """Whether the word at `index` is a finite verb or a participle that reports, not a noun."""
    token = tokens[index]
    if token.capital and index > 0:
        return False
    before = index - 1
    while before >= 0 and tokens[before].is_word and is_adverb(tokens[before]):
        before -= 1
    previous = tokens[before].low if before >= 0 else ""
    if previous in known.determiners and previous not in {"all", "both", "many", "some", "most"}:
        # "this shows", "one said": some determiners are subjects too.
        if previous not in {"this", "that", "these", "those", "one"} or token.low in known.nouns:
            return False
    if previous in known.prepositions and previous not in {"to", "after", "before"}:
        return verb.form is Form.PARTICIPLE and previous in {"by", "in", "after", "with", "for"}
    if previous.endswith("'s") and token.low in known.nouns:
        return False
    if verb.form is Form.BASE:
        if previous == "to":
            beyond = tokens[before - 1].low if before > 0 else ""
            return beyond in {"went", "goes", "going", "on"}
        if before < 0 or (token.capital and index == 0):
            return False
    if verb.form is Form.PAST and previous in known.copulas:
        return False
    if token.low in known.nouns:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return following is not None and (
            following.is_quote
            or following.capital
            or following.low in known.determiners
            or following.low in known.pronouns
            or following.low in _COMPLEMENTIZERS
            or following.low == ":"
        )
    return True


def _inverted(
    text: str, tokens: Sequence[Token], index: int, verb: Verb, language: str
) -> Phrase | None:
    """The speaker after the verb, in "..., said the mayor"."""
    if index == 0 or not (tokens[index - 1].is_quote or tokens[index - 1].low in _LINKS):
        return None
    known = grammar(language)
    following = index + 1
    if following >= len(tokens) or not tokens[following].is_word:
        return None
    first = tokens[following]
    if first.low in _COMPLEMENTIZERS or first.low in known.prepositions:
        return None
    phrase = phrase_after(tokens, following, language)
    if phrase is None:
        return None
    if phrase.end < len(tokens):
        after = tokens[phrase.end]
        if after.is_word and not (
            after.low in known.prepositions
            or after.low in known.times
            or after.low in known.relatives
            or after.low in {"as", "when", "while"}
        ):
            return None
    # "Ann Lee, the mayor, said the road was shut": what precedes is no clause but a name.
    if not _follows_speech(text, tokens, index) and not _is_clause(tokens, index - 1, known):
        return None
    return phrase


def _is_clause(tokens: Sequence[Token], end: int, known: Grammar) -> bool:
    """Whether the tokens up to `end`, read as far as their first comma, look like a whole clause."""
    for count, token in enumerate(tokens[:end]):
        if token.low in known.auxiliaries or token.is_quote or count >= _CERTAINLY_A_CLAUSE:
            return True
        if token.low == ",":
            return False
    return False


def _content_start(tokens: Sequence[Token], index: int, verb: Verb, language: str) -> int | None:
    """The token that the content after the verb at `index` starts with; None if none follows."""
    known = grammar(language)
    start = index + 1
    while start < len(tokens) and (
        tokens[start].low in known.particles or is_adverb(tokens[start])
    ):
        start += 1
    if start >= len(tokens):
        return None
    token = tokens[start]
    if token.is_quote:
        return start
    if token.is_mark:
        after = start + 1
        if after < len(tokens) and (
            token.low == ":" or (token.low == "," and tokens[after].is_quote)
        ):
            return after
        return None
    if verb.frames == {Frame.QUOTE}:
        return _quotation_near(tokens, start)
    if verb.frames & _CLAUSE_FRAMES and token.low in _COMPLEMENTIZERS:
        return start
    if Frame.INTEND in verb.frames and token.low == "to":
        return start
    if Frame.TELL in verb.frames:
        return _after_addressee(tokens, start, language)
    if token.low in known.prepositions or token.low in known.times:
        return _beyond_adverbial(tokens, start, language)
    if token.low in known.auxiliaries or token.low in known.conjunctions:
        return None
    return start


def _quotation_near(tokens: Sequence[Token], start: int) -> int | None:
    for index in range(start, min(len(tokens), start + _REACH)):
        if tokens[index].is_quote and tokens[index - 1].low in {",", ":"}:
            return index
    return None


def _after_addressee(tokens: Sequence[Token], start: int, language: str) -> int | None:
    known = grammar(language)
    index = start
    limit = min(len(tokens), start + _REACH)
    if tokens[start].low in {"him", "her", "them", "me", "us", "you", "it", "reporters"}:
        index = start + 1
    else:
        if tokens[index].low in known.determiners:
            index += 1
            while (
                index < limit
                and tokens[index].is_word
                and not tokens[index].capital
                and (
                    tokens[index].low not in known.determiners
                    and tokens[index].low not in known.pronouns
                    and tokens[index].low
                    not in known.prepositions | known.subordinators | known.times
                    and tokens[index].low not in {"to", "that"}
                )
            ):
                index += 1
        else:
            index += 1
        while (
            index < limit
            and tokens[index].is_word
            and tokens[index].capital
            and (tokens[index].low not in known.times)
        ):
            index += 1
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.is_quote or token.low in _COMPLEMENTIZERS or token.low == "to":
        return index
    if token.is_mark:
        after = index + 1
        if after < len(tokens) and (
            token.low == ":" or (token.low == "," and tokens[after].is_quote)
        ):
            return after
        return None
    if token.low in known.prepositions or token.low in known.times or is_adverb(token):
        return _beyond_adverbial(tokens, index, language)
    return index


def _beyond_adverbial(tokens: Sequence[Token], start: int, language: str) -> int | None:
    """Where the content starts after "in a statement", "on Monday" and the like."""
    known = grammar(language)
    for index in range(start, min(len(tokens), start + _REACH)):
        token = tokens[index]
        if token.low == "that" or token.is_quote:
            return index
        if token.low == ":" and index + 1 < len(tokens):
            return index + 1
        if token.is_mark:
            after = index + 1
            if after < len(tokens) and (tokens[after].is_quote or tokens[after].low == "that"):
                return after
            return None
        if (
            index > start
            and tokens[index - 1].low in known.times
            and (
                token.low in known.determiners
                or token.low in known.pronouns
                or (token.capital and token.low not in known.times)
            )
        ):
            return index
    return None


def _fallback_start(tokens: Sequence[Token], index: int) -> int | None:
    """Something has to have been said: whatever follows the verb, if it is long enough."""
    following = index + 1
    if following + _FEWEST_WORDS_BEFORE < len(tokens) and tokens[following].is_word:
        return following
    return None


def _from(text: str, tokens: Sequence[Token], start: int) -> tuple[tuple[int, int], ...]:
    first = tokens[start]
    if first.speech:
        parts: list[tuple[int, int]] = [(first.start, first.end)]
        following = start + 1
        while following < len(tokens) and tokens[following].is_quote:
            parts.append((tokens[following].start, tokens[following].end))
            following += 1
        return tuple(parts)
    end = start
    while end < len(tokens) and not tokens[end].speech:
        if tokens[end].low in _CONTRASTS and tokens[end - 1].low == "," and end > start:
            return _span_of(text, tokens, start, end)
        end += 1
    return _span_of(text, tokens, start, min(end + 1, len(tokens)))


def _before(
    text: str,
    tokens: Sequence[Token],
    edge: int,
    cues: Sequence[_Cue],
    fewest: int = _FEWEST_WORDS_BEFORE,
) -> tuple[tuple[int, int], ...]:
    """The content that ends right before the token at `edge`; empty if none does."""
    last = edge - 1
    if last < 0:
        return ()
    if tokens[last].is_mark:
        if tokens[last].low not in _LINKS:
            return ()
        last -= 1
    elif not tokens[last].is_quote:
        return ()
    if last < 0:
        return ()
    first = 0
    for cue in cues:
        if not cue.content:
            continue
        taken = cue.source.end if cue.source and cue.before else cue.end
        if cue.before:
            first = max(first, min(taken, last))
    if tokens[last].speech:
        stands_alone = last == first or not any(token.is_word for token in tokens[first:last])
        if stands_alone or tokens[last - 1].low in {":", ","}:
            return ((tokens[last].start, tokens[last].end),)
    while first < last and tokens[first].is_mark:
        first += 1
    size = sum(token.is_word or token.is_quote for token in tokens[first : last + 1])
    if size < fewest and not any(t.is_quote for t in tokens[first : last + 1]):
        return ()
    return _span_of(text, tokens, first, last + 1)


def _resumed(text: str, tokens: Sequence[Token], after: int) -> tuple[tuple[int, int], ...]:
    """The quotation that goes on after its speaker: '"A," she said, "b."'."""
    for index in range(after, min(len(tokens), after + _REACH)):
        between = text[tokens[index - 1].end : tokens[index].start]
        if tokens[index].is_quote and (
            tokens[index - 1].low in _LINKS or tokens[index - 1].low == ":" or "." in between
        ):
            return ((tokens[index].start, tokens[index].end),)
    return ()


def _span_of(
    text: str, tokens: Sequence[Token], first: int, end: int
) -> tuple[tuple[int, int], ...]:
    while first < end and tokens[first].is_mark:
        first += 1
    while end > first and tokens[end - 1].is_mark and tokens[end - 1].low not in {")", "]"}:
        end -= 1
    if first >= end:
        return ()
    return ((tokens[first].start, tokens[end - 1].end),)
