"""The few phrases that say what an article is about, as it writes them.

A candidate is a row of words between small words and marks, as in RAKE (Rose, Engel, Cramer and
Cowley 2010, "Automatic Keyword Extraction from Individual Documents"), or a part of one. It counts
for the sentences in which it does not stand within a longer one, by its length: the C-value
(Frantzi, Ananiadou and Mima 2000, "Automatic Recognition of Multi-Word Terms"). What stands early
counts for more, as in YAKE (Campos et al. 2020, "YAKE! Keyword Extraction from Single Documents
using Multiple Local Features"), and so does what the title or a heading names and, in English, what
few texts have.

Names count in all their forms as one. There is no tagger: a phrase has to end its row behind an
article or a preposition somewhere, and a word by itself in a third of the rows that it ends, so
that no verb is taken for a noun. Where a language has no list of those, a word by itself has to
stand in the title.
"""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from nutgraf.article import Article, Role, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.facts.names import Name
from nutgraf.frozen import dataclass
from nutgraf.language.grammar import grammar
from nutgraf.language.reporting import reporting_verbs
from nutgraf.language.stems import forms
from nutgraf.language.wordlists import groups
from nutgraf.language.wordlists import words as listed
from nutgraf.language.words import words_in
from nutgraf.language.words_without_spaces import has_any, missing_splitter
from nutgraf.locating import in_shown_text, words_at
from nutgraf.methods.default.model import idfs

# Readers remember no more; one per this many words.
MOST = 6
_WORDS_A_PHRASE = 60
# No candidate has more words; RAKE's and YAKE's have three or four at most.
_LONGEST = 4
# A phrase in one sentence only is the topic of that sentence; a single word that is not in the
# title must occur once more.
_FEWEST = 2
_FEWEST_OF_ONE = 3
# The share of the rows ended by a noun that an article or a preposition opens.
_NOUN_SHARE = 0.35
# Phrases below this share of the best score are not topics of the article.
_LEAST = 0.08
# Two words with this common prefix count as forms of one: "Tunisia", "Tunisian".
_FORM = 4
# The bonus of phrases in the title and in a heading.
_IN_TITLE = 2.0
_IN_HEADING = 1.3
# A name counts for more than a single word, whatever its length.
_NAMED = 1.5
# From this position in an article on, a phrase has half the score.
_HALF_DEPTH = 0.7

# As many as cached stems.
_REMEMBERED_WORDS = 1 << 16
# The separator of the words of a phrase; empty in scripts without spaces.
_WITHIN = frozenset({"", " ", "\n"})


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """A phrase that an article is about.

    Attributes:
        text: its words, as they are at `span`.
        span: its first occurrence; for a name, its first full form.
        places: all its occurrences, in any form, in order.
    """

    text: str
    span: Span
    places: tuple[Span, ...]


class _Word(NamedTuple):
    """A word and its position."""

    stem: str
    low: str
    start: int
    end: int


class _Row(NamedTuple):
    """Words between function words and marks; whether an article or a preposition opens them."""

    words: list[_Word]
    is_opened: bool


# The stems of a candidate, in their order.
_Stems = tuple[str, ...]


class _Counted:
    """The counts of a candidate."""

    __slots__ = ("as_noun", "ending", "is_name", "is_row", "places", "sentences", "span")

    def __init__(self, span: Span, *, is_name: bool = False) -> None:
        self.span = span
        self.places: list[Span] = []
        self.sentences: set[int] = set()
        # How often it ends a row, and how often one that an article or a preposition opens.
        self.ending = 0
        self.as_noun = 0
        # Whether it is such a row by itself somewhere, and not behind a noun as verbs are.
        self.is_row = False
        self.is_name = is_name


@in_shown_text
def keyphrases(article: Article, names: Sequence[Name], most: int = MOST) -> list[Keyphrase]:
    """The phrases that an article is about, the one that says most first; no two share a word.

    Args:
        article: the article.
        names: those in it.
        most: how many at most; of a short text fewer.

    >>> from nutgraf.reading import read
    >>> text = "The night bus stops in Hull. A night bus was late. We saw the night bus. "
    >>> text += "It has lamps, and Hull has none. Nobody knows who drives it in Hull. " * 8
    >>> [phrase.text for phrase in keyphrases(read(text), ())]
    ['Hull', 'night bus']
    """
    room = min(most, words_in(article) // _WORDS_A_PHRASE)
    if not room or not _has_cut_words(article):
        return []
    found = _counted(article, names)
    worth = _worth(article, found)
    chosen: list[_Stems] = []
    told: set[str] = set()
    for stems in sorted(worth, key=lambda one: (-worth[one], found[one].span)):
        if len(chosen) == room or worth[stems] < _LEAST * worth[(chosen or [stems])[0]]:
            break
        if not any(_are_forms(stem, other) for stem in stems for other in told):
            chosen.append(stems)
            told.update(stems)
    return [_keyphrase(article, found[stems]) for stems in chosen]


def _are_forms(one: str, other: str) -> bool:
    """Whether two stems are of one word, or one begins with the other."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _FORM and longer.startswith(shorter))


def _keyphrase(article: Article, one: _Counted) -> Keyphrase:
    words = " ".join(one.span.of(article.source).split())
    return Keyphrase(words, one.span, tuple(sorted(set(one.places))))


def _has_cut_words(article: Article) -> bool:
    """Whether the article's words are set apart, or a dictionary cuts them."""
    return not has_any(article.sentences[0].text) or missing_splitter(article.language) is None


def _worth(article: Article, found: Mapping[_Stems, _Counted]) -> dict[_Stems, float]:
    """The score of each candidate that is a phrase by itself, and of no others."""
    titles, headings = (_stems_of(article, role) for role in (Role.TITLE, Role.HEADING))
    nested = _nested(found)
    rarity = idfs(article.language)
    worth = {}
    for stems, one in found.items():
        alone = len(one.sentences) - nested.get(stems, 0.0)
        if alone <= 0 or not _is_phrase(stems, one, titles, article.language):
            continue
        rare = sum(rarity.get(stem, 1.0) for stem in stems) / len(stems) if rarity else 1.0
        depth = min(one.sentences) / article.size
        told = _IN_TITLE if titles.issuperset(stems) else 1.0
        told *= _IN_HEADING if headings.issuperset(stems) else 1.0
        long = _NAMED if one.is_name else 1 + math.log2(len(stems))
        worth[stems] = alone * long * rare * told / (1 + depth / _HALF_DEPTH)
    return worth


def _is_phrase(stems: _Stems, one: _Counted, titles: frozenset[str], language: str) -> bool:
    """Whether a candidate is a phrase rather than an accidental sequence of words."""
    if one.is_name:
        return True
    told = titles.issuperset(stems)
    if len(one.sentences) < (_FEWEST if told or len(stems) > 1 else _FEWEST_OF_ONE):
        return False
    if not grammar(language).determiners:
        return len(stems) > 1 or (told and len(one.sentences) >= _FEWEST_OF_ONE)
    if len(stems) > 1:
        return one.as_noun > 0
    return one.is_row and one.as_noun >= _NOUN_SHARE * one.ending


def _stems_of(article: Article, role: Role) -> frozenset[str]:
    texts = (block.text for block in article.blocks if block.role is role)
    return frozenset(form.stem for text in texts for form in forms(text, article.language))


def _counted(article: Article, names: Sequence[Name]) -> dict[_Stems, _Counted]:
    """The counts of the candidates that occur in several sentences."""
    found: dict[_Stems, _Counted] = {}
    mentions = _Mentions(names)
    rows = [(one.index, row) for one in checked(article.sentences) for row in _rows(article, one)]
    used = {(word.stem, index) for index, row in rows for word in row.words}
    uses = Counter(stem for stem, _ in used)
    for index, row in rows:
        _count_row(row, index, mentions, uses, found)
    _count_names(article, names, found)
    return {stems: one for stems, one in found.items() if len(one.sentences) >= _FEWEST}


def _count_row(
    row: _Row,
    sentence: int,
    mentions: "_Mentions",
    uses: Mapping[str, int],
    found: dict[_Stems, _Counted],
) -> None:
    """Count every part of a row that neither splits a name nor is one.

    A part with a word that occurs in too few sentences also does, and is skipped.
    """
    words = row.words
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST, len(words))):
            if uses[words[last].stem] < _FEWEST:
                break
            span = Span(words[first].start, words[last].end)
            if mentions.are_cut_by(span):
                continue
            stems = tuple(word.stem for word in words[first : last + 1])
            one = found.get(stems)
            if one is None:
                one = found[stems] = _Counted(span)
            if last == len(words) - 1:
                one.ending += 1
                if row.is_opened:
                    # Before this, it may be a verb, or precede a noun.
                    one.span = one.span if one.as_noun else span
                    one.as_noun += 1
                    one.is_row |= len(words) == 1
            one.places.append(span)
            one.sentences.add(sentence)


class _Mentions:
    """The positions of names."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._spans = sorted(span for name in names for span in name.mentions)
        self._ends = [span.end for span in self._spans]

    def are_cut_by(self, span: Span) -> bool:
        """Whether a span has part of a name in it, or nothing but one."""
        for place in range(bisect_right(self._ends, span.start), len(self._spans)):
            mention = self._spans[place]
            if mention.start >= span.end:
                return False
            whole = span.start <= mention.start and mention.end <= span.end
            if not whole or len(span) == len(mention):
                return True
        return False


def _count_names(article: Article, names: Sequence[Name], found: dict[_Stems, _Counted]) -> None:
    """Count each name in all its forms, which are then no candidates themselves."""
    starts = [sentence.span.start for sentence in article.sentences]
    adjectives = listed("places", article.language, "adjectives", fallback=False)
    for name in checked(names):
        for form in (name.name, *name.aliases):
            found.pop(_content(form, article.language), None)
        stems = _content(name.name, article.language)
        if not stems or not name.listed or name.name.lower() in adjectives:
            continue
        full = (span for span in name.mentions if words_at(article, span) == name.name)
        one = _Counted(next(full, name.first), is_name=True)
        one.places.extend(name.mentions)
        one.sentences.update(bisect_right(starts, span.start) - 1 for span in name.mentions)
        found[stems] = one


def _content(text: str, language: str) -> _Stems:
    return tuple(form.stem for form in forms(text, language) if not form.is_common)


def _nested(found: Mapping[_Stems, _Counted]) -> dict[_Stems, float]:
    """The average number of sentences in which a candidate occurs within each longer one."""
    longer: dict[_Stems, list[int]] = defaultdict(list)
    for stems, one in found.items():
        size = len(stems)
        for first in range(size):
            for last in range(first + 1, size + 1):
                if last - first < size:
                    longer[stems[first:last]].append(len(one.sentences))
    return {stems: sum(counts) / len(counts) for stems, counts in longer.items()}


def _rows(article: Article, sentence: Sentence) -> Iterator[_Row]:
    """The rows of words of a sentence that phrases are made of."""
    language, here = article.language, sentence.span.start
    # The words are written with straight apostrophes.
    source = article.source[here : sentence.span.end].replace("’", "'")
    openers = _openers(language)
    row, last = _Row([], is_opened=False), 0
    for form in forms(source, language):
        start = source.find(form.written, last)
        is_part = not form.is_common and _is_content(form.low, language)
        if row.words and not (is_part and source[last:start] in _WITHIN):
            yield from _ended(row, language)
            row = _Row([], is_opened=False)
        last = start + len(form.written)
        if is_part:
            row.words.append(_Word(form.stem, form.low, here + start, here + last))
        else:
            row = _Row([], form.low in openers)
    if row.words:
        yield from _ended(row, language)


def _ended(row: _Row, language: str) -> Iterator[_Row]:
    """The row without what cannot be the last word of a phrase."""
    words = row.words
    while words and not _can_end(words[-1].low, language):
        words = words[:-1]
    if words:
        yield _Row(words, row.is_opened)


@cache
def _openers(language: str) -> frozenset[str]:
    known = grammar(language)
    small = known.determiners | known.prepositions
    # "To" also precedes verbs.
    return small - listed("keyphrases", language, "before verbs", fallback=False)


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _is_content(word: str, language: str) -> bool:
    """Whether a phrase may have a word in it that is no stop word."""
    if len(word) == 1 or not word[0].isalpha() or word in reporting_verbs(language):
        return False
    if word in _number_words(language):
        return False
    known = grammar(language)
    small = (known.pronouns, known.auxiliaries, known.finite, known.weekdays, known.determiners)
    return not any(word in group for group in small)


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _can_end(word: str, language: str) -> bool:
    """Whether a phrase may end with a word: none does with "recently" or "tonight"."""
    return word not in grammar(language).times and not word.endswith(_no_ends(language))


@cache
def _number_words(language: str) -> frozenset[str]:
    found = groups("numbers", language, fallback=False)
    lines = (
        line.partition("=")[2] for group in ("words", "scales") for line in found.get(group, ())
    )
    return frozenset(word.strip() for line in lines for word in line.split(","))


@cache
def _no_ends(language: str) -> tuple[str, ...]:
    return tuple(listed("keyphrases", language, "no ends", fallback=False))
