"""Shortened sentences: what can be left out without changing the meaning.

Only three things are removed, each as a whole: a connective at the start, which ties a sentence to
one that is not shown; a parenthesis in a long sentence; and the description of the speaker after
the name at the end of a report. The rest is verbatim. In doubt, nothing is removed: hedges,
negations, conditions, qualifiers of numbers and attributions stay, and so does every word of a
quotation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from nutgraf.article import Article, Sentence, Span
from nutgraf.cancellation import checkpoint
from nutgraf.claims import Attribution
from nutgraf.claims.hedging import find_hedges, find_negations
from nutgraf.claims.quantities import find_quantities
from nutgraf.claims.wordlists import PhraseList, split_words
from nutgraf.language import wordlists
from nutgraf.language.words import count_words
from nutgraf.locating import in_shown_text
from nutgraf.patterns import pattern

# Sentences of up to this many words are shown in full: about two lines of a briefing.
LONG = 25
# One of more words is no sentence but a list or a table, and would take long to look through.
_LONGEST = 150
# An ellipsis distracts the reader; below this many words it is not justified.
_FEWEST_LEFT_OUT = 4
# The rest must have at least this many words to be a statement.
_FEWEST_LEFT = 8
_FEWEST_LEFT_OF_SHORT = 4
# "Um, and so, you know, the": no more ties than this are looked for.
_MOST_AT_THE_HEAD = 5
# Longer than this it is no parenthesis; also the most that a pattern looks through.
_LONGEST_PARENTHESIS = 400
# A quantity at most this many words before a parenthesis may be what the parenthesis explains.
_NEAR = 3

_ENGLISH = "en"
_BRACKETS = pattern(rf"(?<=\s)\([^()]{{1,{_LONGEST_PARENTHESIS}}}\)(?=[\s,.;:?!]|$)")
_DASH = pattern(r"(?<=\S)(?:\s(?:--|[–—-])\s|(?<=\w)(?:—|--)(?=\w))(?=\S)")
_LIST_OR_CLAUSES = pattern(r"[:;?!…]|\.\s")
_ANY_QUOTE = pattern(r"[\"“”«»„‹›]")
_OPENING_QUOTE = pattern(r"[\"“”«»„‹›]|(?<!\w)['‘](?=\w)")
_CLOSING_QUOTE = pattern(r"[\"“”«»„‹›]|(?<=[^\W\d][.,!?])['’]|(?<=\w)['’](?!\w)")
_OF = pattern(r"\s*(?:of\s|[$€£¥]?\d)")
_HEAD = pattern(r"((?:[\w'’]+ ){0,3}[\w'’]+),\s+(?=\w)")
_CONJUNCTION = pattern(r"(\w+)\s+(?=([\w'’-]+))")
_DESCRIPTION = pattern(r",\s+(?=(?:an?|the|who|whose)\s)")
# Before one of these a description is a noun and what belongs to it, behind it a clause.
_RELATIVE = pattern(r"\b(?:who|whose|whom|which|that|where)\b")
# Where a description that continues may end.
_GOES_ON = pattern(r",\s+(?:and|but|or|while|as|adding|which|with)\b|[;:()–—\"“”…]|\s-\s|\.\s")


@in_shown_text
def shortened(
    article: Article,
    sentence: Sentence,
    attributions: Iterable[Attribution],
    *,
    follows: bool = False,
) -> tuple[Span, ...]:
    """The shown pieces of a sentence, in order; empty if it is shown in full.

    In languages other than English, only brackets are removed, and only with a list of what must
    stay.

    Args:
        article: the article of the sentence.
        sentence: one of the article's sentences.
        attributions: at least those that overlap the sentence.
        follows: whether the sentence before it is shown just before it, so that a connective still
            connects the same sentences.

    >>> from nutgraf.reading import read
    >>> article = read(
    ...     "However, the town council voted on Thursday to replace the old iron pipes under the "
    ...     "harbour (which were laid in the reign of Queen Anne) before the next winter comes."
    ... )
    >>> for piece in shortened(article, article.sentences[0], ()):
    ...     print(piece.of(article.source))
    the town council voted on Thursday to replace the old iron pipes under the harbour
    before the next winter comes.
    """
    checkpoint()
    text = sentence.text
    count = count_words(text)
    english = article.language == _ENGLISH
    if count > _LONGEST or (count <= LONG and (follows or not english)):
        return ()
    start = sentence.span.start
    own = [one for one in attributions if _touches(one, sentence)]
    kept = [Span(span.start, span.end) for one in own for span in _own_words(one)]
    cuts = [] if follows or not english else list(_connective(text))
    if count > LONG:
        cuts.extend(_cuts(text, article.language, own, start))
    left_out = [
        cut
        for cut in cuts
        if not any(_overlap(Span(start + cut.start, start + cut.end), span) for span in kept)
    ]
    pieces = _left(text, left_out)
    words = sum(count_words(piece.of(text)) for piece in pieces)
    if not left_out or words < (_FEWEST_LEFT if count > LONG else _FEWEST_LEFT_OF_SHORT):
        return ()
    return tuple(Span(start + piece.start, start + piece.end) for piece in pieces)


@in_shown_text
def without_connective(article: Article, sentence: Sentence) -> tuple[Span, ...]:
    """The piece of a sentence after an initial connective; None without one.

    In languages other than English, nothing is removed.
    """
    if article.language != _ENGLISH:
        return ()
    start = sentence.span.start
    pieces = _left(sentence.text, list(_connective(sentence.text)))
    return tuple(
        Span(start + piece.start, start + piece.end)
        for piece in pieces
        if piece.start and count_words(piece.of(sentence.text)) >= _FEWEST_LEFT_OF_SHORT
    )


def _touches(one: Attribution, sentence: Sentence) -> bool:
    return one.sentence == sentence.index or _overlap(one.content, sentence.span)


def _own_words(one: Attribution) -> Iterator[Span]:
    """The parts of an attribution that must stay: its source, and every quoted word."""
    if one.source:
        yield one.source
    if one.cue:
        yield one.cue
    if one.direct:
        yield from one.parts


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _cuts(text: str, language: str, own: Sequence[Attribution], start: int) -> Iterator[Span]:
    """What can go, in order; places count from the sentence's start."""
    found = list(_in_brackets(text, language))
    if language == _ENGLISH:
        found += _between_dashes(text)
        found += _description(text, own, start)
    past = 0
    for cut in sorted(found):
        if cut.start >= past:
            past = cut.end
            yield cut


def _connective(text: str) -> Iterator[Span]:
    """What goes at the head: connectives and fillers, one behind the other."""
    end = 0
    for _ in range(_MOST_AT_THE_HEAD):
        further = _tie_at(text, end)
        if further is None:
            break
        end = further
    if end:
        yield Span(0, end)


def _tie_at(text: str, start: int) -> int | None:
    """Where a connective or filler ends that begins at a place; None where none does."""
    known = _connectives()
    match = _HEAD.match(text, start)
    if match:
        words = match[1].lower().replace("’", "'")
        return match.end() if words in known[""] or words in known["fillers"] else None
    match = _CONJUNCTION.match(text, start)
    if match is None or match[1].lower() not in known["conjunctions"]:
        return None
    # "So far", "but for"; "and" before a second verb has its subject in the sentence before.
    behind = match[2].lower()
    clause = match[1].lower() in known["turns"] and behind in known["clauses"]
    subject = behind in known["subjects"] or match[2][:1].isupper()
    return match.end() if clause or subject or behind in known["fillers"] else None


def _in_brackets(text: str, language: str) -> Iterator[Span]:
    for match in _BRACKETS.finditer(text):
        before = text[: match.start()]
        inside = match[0][1:-1]
        balanced = before.count("(") == before.count(")")
        of_a_name = inside[:1].isupper() and text[match.end() :].lstrip()[:1].isupper()
        if balanced and not of_a_name and _may_go(before, inside, text[match.end() :], language):
            yield Span(*match.span())


def _between_dashes(text: str) -> Iterator[Span]:
    dashes = list(_DASH.finditer(text))
    if len(dashes) != 2 or dashes[0][0] != dashes[1][0]:  # noqa: PLR2004  # a pair
        return
    first, second = dashes
    before, inside, after = text[: first.start()], text[first.end() : second.start()], ""
    after = text[second.end() :]
    apart = _LIST_OR_CLAUSES.search(inside) or "(" in inside or ")" in inside
    in_brackets = before.count("(") != before.count(")")
    goes_on = after[:1].islower() and len(inside) <= _LONGEST_PARENTHESIS
    if goes_on and not apart and not in_brackets and _may_go(before, inside, after, _ENGLISH):
        yield Span(first.start(), second.end())


def _description(text: str, own: Sequence[Attribution], start: int) -> Iterator[Span]:
    """The speaker's description after the name, in a report at the end of the sentence."""
    for one in own:
        if one.source is None or one.cue is None or one.source.start < one.cue.end:
            continue
        if one.content.end > one.cue.start or one.source.start < start:
            continue
        name = text[one.source.start - start : one.source.end - start]
        match = _DESCRIPTION.match(text, one.source.end - start)
        if match is None or not name[:1].isupper():
            continue
        rest = text[match.end() :].rstrip(".")
        words = split_words(text)
        begun = words.lows[0] in _qualifiers(_ENGLISH).beginnings
        if begun or _GOES_ON.search(rest) or _asserts(rest):
            continue
        if _may_go("", rest, "", _ENGLISH):
            yield Span(match.start(), len(text))


def _asserts(description: str) -> bool:
    """Whether it has a verb of its own, and so may be the main clause."""
    noun = _RELATIVE.split(description, maxsplit=1)[0]
    return not _qualifiers(_ENGLISH).verbs.isdisjoint(split_words(noun).lows)


def _may_go(before: str, inside: str, after: str, language: str) -> bool:
    """Whether the text `inside` can be removed without changing the meaning around it."""
    known = _qualifiers(language)
    if known.inside is None or count_words(inside) < _FEWEST_LEFT_OUT:
        return False
    quoted = _OPENING_QUOTE.search(before) and _CLOSING_QUOTE.search(after)
    if quoted or _ANY_QUOTE.search(inside):
        return False
    words = split_words(inside)
    if known.inside.find(words) or words.lows[0] in known.opening:
        return False
    if language == _ENGLISH and (find_hedges(words) or find_negations(words)):
        return False
    of_a_number = _is_of_a_number(before, after, language)
    return not of_a_number and _ends_well(before, known.before)


def _is_of_a_number(before: str, after: str, language: str) -> bool:
    """Whether a quantity is so near that a parenthesis may qualify it."""
    near = " ".join(before.split()[-_NEAR:])
    if any(map(str.isdigit, near)) or _OF.match(after):
        return True
    return language == _ENGLISH and _has_quantity(near)


def _ends_well(before: str, open_: frozenset[str]) -> bool:
    """Whether the text before a parenthesis is complete without it."""
    last = before.split()[-1:]
    return not last or (last[0][-1] not in ",;:" and last[0].lower() not in open_)


def _has_quantity(text: str) -> bool:
    return next(iter(find_quantities(text)), None) is not None


def _left(text: str, left_out: Iterable[Span]) -> list[Span]:
    """The text between the cuts; a full stop alone is not a piece."""
    found, past = [], 0
    for cut in (*left_out, Span(len(text), len(text))):
        piece = text[past : cut.start]
        if any(map(str.isalnum, piece)):
            begin = past + len(piece) - len(piece.lstrip())
            found.append(Span(begin, past + len(piece.rstrip())))
        past = cut.end
    return found


@cache
def _connectives() -> Mapping[str, frozenset[str]]:
    listed = wordlists.groups("connectives", _ENGLISH)
    return {name: frozenset(lines) for name, lines in listed.items()}


class _Qualifiers(NamedTuple):
    """What must not be removed in a language, by position; see the list."""

    inside: PhraseList | None
    before: frozenset[str]
    opening: frozenset[str]
    beginnings: frozenset[str]
    verbs: frozenset[str]


@cache
def _qualifiers(language: str) -> _Qualifiers:
    listed = wordlists.groups("qualifiers", language, fallback=False)
    return _Qualifiers(
        PhraseList.of(listed["inside"]) if listed.get("inside") else None,
        *(frozenset(listed.get(name, ())) for name in _Qualifiers._fields[1:]),
    )
