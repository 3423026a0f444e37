"""The words of each sentence as methods see them: written, lower case, stem, stop word or not.

Results for a block's sentences are cached with the block, so that methods share them, an edit costs
only the edited blocks, and they are freed with the article. Words are shared between sentences: a
sentence holds a tuple of references.
"""

from collections.abc import Iterator

from nutgraf.article import Article, BlockSentences, Role
from nutgraf.cache import cached
from nutgraf.language.stems import WordForm, forms

Sentence = tuple[WordForm, ...]
# The stems of a sentence's words that are not common, in order, repeats included.
Stems = list[str]


@cached
def _forms_of_block(wording: BlockSentences, language: str) -> tuple[Sentence, ...]:
    return tuple(forms(text, language) for text in wording.texts)


def sentences(article: Article) -> list[Sentence]:
    """The words of each of `article.sentences`."""
    return [sentence for block in by_block(article) for sentence in block]


def by_block(article: Article) -> Iterator[tuple[Sentence, ...]]:
    """The words of the sentences of each block of the body."""
    for block in article.blocks:
        if block.wording:
            yield _forms_of_block(block.wording, article.language)


def content(article: Article) -> list[Stems]:
    """The stems of each of `article.sentences`, without those of common words."""
    return [[form.stem for form in found if not form.is_common] for found in sentences(article)]


def headings(article: Article) -> Iterator[Sentence]:
    """The words of the title and of each heading that has some body below it, in their order."""
    waiting: list[Sentence] = []
    for block in article.blocks:
        if block.wording:
            yield from waiting
            waiting = []
        elif block.role in (Role.TITLE, Role.HEADING):
            waiting.append(forms(block.text, article.language))
