"""Lines left over from galleries, embedded posts, share buttons and story lists."""

import re

from nutgraf.patterns import pattern
from nutgraf.reading.pages.sharing import is_for_sharing, tells_age

# "Image 3 of 12", "3 / 12"
_GALLERY = pattern(
    r"(?:image|photo|picture|slide)?\s?\d{1,3}\s{0,3}(?:of|/)[\s/]{0,4}\d{1,3}", re.IGNORECASE
)
# A dash, who posted it, and the account in brackets.
_POST_SIGNED = pattern(r"[—–-]\s?[^@]{1,60}\(@\w{2,30}\)")


def left_over(text: str) -> str | None:
    """Why a line is not part of the article, if its form shows it.

    >>> left_over("Image 3 of 12"), left_over("— Nora Felt (@norafelt) 2 May 2026")
    ('counts the pictures of a gallery', 'signs an embedded post')
    >>> left_over("3 of 12 bridges are closed") is None
    True
    """
    if _GALLERY.fullmatch(text):
        return "counts the pictures of a gallery"
    if _POST_SIGNED.match(text):
        return "signs an embedded post"
    if " " in text and is_for_sharing(text):
        return "offers to share the page"
    return "gives the age of another story" if tells_age(text) else None
