"""The passages of an article, indexed by their words and by the people they name."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from math import log

from nutgraf.article import Article, Role
from nutgraf.attribution.finding import find_attributions
from nutgraf.briefing.multi_document.content import compared_forms
from nutgraf.cache import cached_with_blocks
from nutgraf.cancellation import checked
from nutgraf.facts.names import Name, NameKind, find_names
from nutgraf.verification.tokens import SentenceTokens, same_meaning, tokens_of
from nutgraf.verification.verdict import ArticlePassage

LONGEST = 400
"""With more words it is no sentence but a list, which says nothing of how they belong together."""

# The antecedent of a passage's pronoun may be this many passages before.
_BACK = 3
# What that many passages have says nothing of where to look.
_COMMON = 2000
_NEAREST = 12
# A person mentioned this often is a topic of the article.
_OFTEN = 4


@dataclass(frozen=True, slots=True)
class KnownName:
    """Somebody or something named in an article.

    Attributes:
        name: the fullest form.
        forms: the words of each of its forms.
        words: all of them, with those of the role.
        kind: what bears it.
    """

    name: str
    forms: tuple[frozenset[str], ...]
    words: frozenset[str]
    kind: NameKind


class Passages:
    """An article's title and sentences; places are those of its shown text."""

    def __init__(self, article: Article) -> None:
        shown = article.shown
        self.article = article
        self.language = article.language
        title = [block for block in shown.blocks if block.role is Role.TITLE][:1]
        self.spans = [*(block.span for block in title), *(s.span for s in shown.sentences)]
        self.texts = [*(block.text for block in title), *(s.text for s in shown.sentences)]
        self._first = len(title)
        self._tokens = [tokens_of(text, self.language) for text in checked(self.texts)]
        found = find_names(shown)
        self.names = [_known_name(shown, name, self.language) for name in found]
        self.often = frozenset(
            number for number, name in enumerate(found) if len(name.mentions) >= _OFTEN
        )
        self.named: list[set[int]] = [set() for _ in self.spans]
        starts = [span.start for span in self.spans]
        for number, name in enumerate(found):
            for mention in name.mentions:
                place = bisect_right(starts, mention.start) - 1
                if place >= 0:
                    self.named[place].add(number)
        self.name_words = frozenset(
            word for name in self.names for form in name.forms for word in form
        )
        for place in range(self._first):
            words = self.tokens(place).words
            self.named[place].update(
                number
                for number, name in enumerate(self.names)
                if any(form <= words for form in name.forms)
            )
        every = [token for place in range(len(self.texts)) for token in self.tokens(place).tokens]
        self.capitals = frozenset(
            token.word for token in every if token.is_capital and not token.is_common
        ) - {token.word for token in every if not (token.is_capital or token.is_opening)}
        self._having: dict[str, list[int]] = defaultdict(list)
        for place in checked(range(len(self.texts))):
            if len(self.tokens(place).tokens) > LONGEST:
                continue
            for word in sorted(self.tokens(place).words):
                self._having[word].append(place)

    def tokens(self, place: int) -> SentenceTokens:
        """The words of a passage."""
        return self._tokens[place]

    def passage(self, place: int) -> ArticlePassage:
        """A passage with its place in the source."""
        if place < self._first:
            block = next(block for block in self.article.blocks if block.role is Role.TITLE)
            return ArticlePassage(block.span, block.text)
        sentence = self.article.sentences[place - self._first]
        return ArticlePassage(sentence.span, sentence.text)

    def weight(self, word: str) -> float:
        """The weight of a word: the fewer passages have it, the higher."""
        return log(1 + len(self.texts) / (1 + len(self._having.get(word, ()))))

    def has(self, word: str) -> bool:
        """Whether any passage has a word."""
        return word in self._having

    def nearest(self, words: Iterable[str]) -> list[int]:
        """The passages that have most of the words, by their weight."""
        scores: dict[int, float] = defaultdict(float)
        for word in sorted(set(words)):
            weight = self.weight(word)
            for other in (word, *sorted(same_meaning(word, self.language) - {word})):
                having = self._having.get(other, ())
                for place in having if len(having) <= _COMMON else ():
                    scores[place] += weight
        best = sorted(scores, key=lambda place: (-round(scores[place], 6), place))
        return best[:_NEAREST]

    def speakers(self, place: int) -> AbstractSet[int]:
        """The names of those who say something in a passage, wherever they are named."""
        return self._speakers.get(place, frozenset())

    def named_before(self, place: int) -> AbstractSet[int]:
        """The names that a pronoun in a passage may mean."""
        before = range(max(0, place - _BACK), place + 1)
        return frozenset(number for one in before for number in self.named[one])

    @cached_property
    def _speakers(self) -> dict[int, set[int]]:
        """For each passage the names of those who say something in it."""
        found: dict[int, set[int]] = defaultdict(set)
        starts = [span.start for span in self.spans]
        by_name = {name.name: number for number, name in enumerate(self.names)}
        for said in find_attributions(self.article.shown):
            number = by_name.get(said.entity.label) if said.entity else None
            if number is not None:
                first = bisect_right(starts, said.content.start) - 1
                last = bisect_right(starts, said.content.end - 1) - 1
                for place in range(max(0, first), last + 1):
                    found[place].add(number)
        return found


def _known_name(shown: Article, name: Name, language: str) -> KnownName:
    forms = [frozenset(_words_of(form, language)) for form in (name.name, *name.aliases)]
    role = name.role.of(shown.source) if name.role else ""
    every: AbstractSet[str] = frozenset().union(*forms, _words_of(role, language))
    kept = tuple(form for form in forms if form)
    return KnownName(name.name, kept, frozenset(every), name.kind)


def _words_of(text: str, language: str) -> Iterator[str]:
    return (each.word for each in compared_forms(text, language))


@cached_with_blocks
def passages_of(article: Article) -> Passages:
    """The passages of an article, found once."""
    return Passages(article)
