"""Sections that open with a word that refers to a sentence above: "But", "He", "Therefore".

Only the first sentence of a section counts. Within a section, a paragraph may continue the one
before it; but readers who come to a heading from the outline, a search or a link have not read the
text above it. The first sentence of the article is ignored: such an opening is a way to begin a
story. "He" is clear if the article has named only one person so far and is about that person.
"""

import re
from collections.abc import Iterator

from nutgraf.article import Article, Sentence, Span
from nutgraf.attribution.pronouns import fit_for_name, pronoun_in
from nutgraf.cancellation import checked
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.rule import Rule, Severity
from nutgraf.facts.names import NameKind, find_names
from nutgraf.locating import source_span, words_at
from nutgraf.selection.context_dependence import dependent_opening

# For other languages, the engine does not know which words stand alone.
_LANGUAGES = frozenset({"en"})

RULE = Rule(
    "NG301",
    "dangling-opening",
    Severity.NOTE,
    "a section that opens with a word that refers to text above its heading",
)

# Words that depend on a sentence before, whatever the heading says. "It", "they" and "this" often
# refer to the heading; "so" and "still" also open independent sentences.
_LEANING = frozenset(
    {
        "but", "consequently", "furthermore", "hence", "however", "likewise", "moreover",
        "nevertheless", "nonetheless", "otherwise", "similarly", "then", "therefore", "thus", "yet",
    }
)  # fmt: skip
_PEOPLE = frozenset({"he", "she", "his", "her", "him"})
# A heading that is a name identifies "she": up to this many words, each with a capital.
_NAME_WORDS = range(2, 6)


def findings(draft: Draft) -> Iterator[Finding]:
    """The openings that dangle."""
    article = draft.article
    if article.language not in _LANGUAGES:
        return
    for section in checked(article.walk()):
        first = next((one for block in section.blocks for one in block.sentences), None)
        heading = section.heading
        # An answer may depend on the question in its heading.
        if heading is None or first is None or first.index == 0 or heading.text.endswith("?"):
            continue
        opening = dependent_opening(first.text, article.language)
        if opening is None or not _leans(opening.words, heading.text):
            continue
        pronoun = pronoun_in(opening.words)
        if pronoun and _is_one_person(article, pronoun, first.span.start):
            continue
        span = _place(article, first, opening.words)
        words = words_at(article, span)
        message = f"“{words}” refers to text above the heading"
        yield Finding(RULE, span, message)


def _leans(words: str, heading: str) -> bool:
    return words in _LEANING or (words in _PEOPLE and not _is_name(heading))


def _is_one_person(article: Article, pronoun: str, before: int) -> bool:
    """Whether a pronoun may mean one person only of those named before a place."""
    people = [
        name
        for name in find_names(article)
        if name.kind is NameKind.PERSON
        and name.first.start < before
        and pronoun in fit_for_name(name, article.source, article.language)
    ]
    return len(people) == 1


def _is_name(heading: str) -> bool:
    words = heading.split()
    return len(words) in _NAME_WORDS and all(word[0].isupper() for word in words)


def _place(article: Article, sentence: Sentence, words: str) -> Span:
    """The position of the opening."""
    pattern = r"[\s,]{1,4}".join(map(re.escape, words.split())).replace("'", "['’]")
    shown = article.shown.sentences[sentence.index].span
    found = re.compile(rf"\b{pattern}(?:['’]\w+)?(?!\w)", re.IGNORECASE).search(
        article.shown.source, shown.start, shown.end
    )
    return source_span(article, Span(*found.span())) if found else sentence.span
