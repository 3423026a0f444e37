"""Paragraphs that tell of the author, not the story."""

import re

from nutgraf.wordlists import words

# A name, then what its bearer is or does.
_TOLD = re.compile(
    r"(?:[Tt]he\s(?:author|writer)|(?:(?:Dr|Prof|Sir|Dame)\.?\s)?[A-ZÀ-ÖØ-Þ][\w.'’-]*"
    r"(?:\s[A-ZÀ-ÖØ-Þ][\w.'’-]*){1,3})(?:,\s[^,.]{2,60},)?\s"
    r"(?:is|was|has|writes|covers|reports|works|worked|teaches|lives|edits|joined|serves|blogs)\s"
)
_WORD = re.compile(r"[a-z]+")
# How many words of the trade make such a paragraph an author's, and how much of it is looked at.
_ENOUGH = 2
_LOOKED_AT = 400


def is_author_box(text: str, language: str) -> bool:
    """Whether a paragraph introduces a writer: a name, and words of the trade.

    >>> is_author_box("Ida Holm is a freelance journalist who covers energy for the Post.", "en")
    True
    >>> is_author_box("Ida Holm is the mayor of Corvane, which has closed its harbour.", "en")
    False
    """
    if not _TOLD.match(text):
        return False
    trade = words("nutgraf.reading", "author-boxes", language)
    found = {word for word in _WORD.findall(text[:_LOOKED_AT].lower()) if word in trade}
    return len(found) >= _ENOUGH
