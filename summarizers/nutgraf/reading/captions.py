"""Lines that caption a picture, a table or a figure."""

import re

_CREDIT = re.compile(
    r"(?:photo(?:graph)?|image|picture|illustration|graphic|video|credit|source|screenshot|courtesy)"
    r"(?:\s(?:credit|by|courtesy|illustration|source|via|provided))?\s*(?:of|by|:|/|©)\s*\S",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:getty\simages|ap\sphoto|/\s?(?:ap|afp|reuters|epa|getty|shutterstock|alamy)\b|shutterstock|"
    r"\bvia\s(?:ap|getty|reuters|afp)\b|usa\stoday\ssports|file\sphoto|handout|istock|unsplash|wikimedia)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:table|figure|fig\.?|chart|exhibit|plate|map|photo|image|box)\s\d{1,3}[a-z]?\s?[.:–—|-]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^[(\[].{0,200}[)\]]\.?$", re.DOTALL)

# A caption is a sentence or three; longer ones are paragraphs that name a source.
_LONGEST = 70
# A line with an agency's name and no more than so many words is its credit.
_BARE_CREDIT = 12
# A credit stands at the end: this many characters of a line are searched for one.
_TAIL = 90


def is_caption(text: str) -> bool:
    """Whether a line is a caption or a picture credit.

    >>> is_caption("The night train waits. Photo: Ola Berg"), is_caption("Table 2: Rents by year")
    (True, True)
    >>> is_caption("The photo was taken in May.")
    False
    """
    words = len(text.split())
    if words > _LONGEST:
        return False
    if _NUMBERED.match(text):
        return True
    tail = text[-_TAIL:]
    credit = _CREDIT.search(tail)
    if credit and (
        credit.end() > len(tail) - 60 and (credit.start() == 0 or _cut_off(tail, credit))
    ):
        return True
    return bool(_AGENCY.search(tail)) and (
        _BRACKETED.match(text) is not None
        or words <= _BARE_CREDIT
        or text.rstrip()[-1:] in ")]"
        or not text.rstrip().endswith((".", "!", "?", '"', "”"))
    )


def _cut_off(tail: str, credit: re.Match[str]) -> bool:
    """Whether a credit stands by itself, not in the run of a sentence."""
    before = tail[: credit.start()].rstrip()
    return not before or before[-1] in '.!?)|(/–—["”’'
