"""Articles with the same text, such as an agency story printed in several papers."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from nutgraf.article import Article
from nutgraf.cancellation import checked

# A copy has this share of either article's sentences in common with the other, word for word: it
# has another headline, or a sentence more or less.
_SAME_TEXT = 0.8


def wording(text: str) -> str:
    """A sentence without its case, white space and punctuation.

    >>> wording("“It's late,” she  said.") == wording('"It’s late", she said')
    True
    """
    return "".join(character for character in text.casefold() if character.isalnum())


def copies(articles: Sequence[Article]) -> list[int | None]:
    """For each article the number of the first one whose text it has too, or None."""
    having: dict[str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    found: list[int | None] = []
    for number, article in enumerate(articles):
        own = {wording(sentence.text) for sentence in checked(article.sentences)}
        shared = Counter(other for words in own for other in having[words])
        same = [
            other
            for other, count in shared.items()
            if count >= _SAME_TEXT * max(len(own), sizes[other])
        ]
        found.append(min(same, default=None))
        # Copies are compared with the first only: all copies of a text have the same original.
        if not same:
            for words in own:
                having[words].append(number)
        sizes.append(len(own))
    return found
