"""Lines that name who wrote an article."""

import re

_NAME_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’.\-]*|de|da|di|del|der|den|la|le|van|von|bin|al|el|y|ten|ter)"
)
_NAME = rf"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’.\-]*(?:\s{_NAME_WORD}){{0,4}}"
_LEAD = (
    r"(?:(?:words|story|text|report|reporting|analysis|opinion|review|article|column|interview|"
    r"reported|written|posted|published|submitted|contributed|compiled|prepared|photos?|updated)\s+(?:and\s\w+\s)?by"
    r"|by|author|authors|written\sby|posted\sby|from)"
)
_LED = re.compile(rf"{_LEAD}\s*[:|]?\s+(?:the\s)?({_NAME})", re.IGNORECASE)
_CAPITALISED_NAME = re.compile(rf"{_LEAD}\s*[:|]?\s+(?:(?:the|Dr|Prof|Sir|Dame)\.?\s)?[A-ZÀ-ÖØ-Þ]")
_CREDITS = re.compile(
    r"[\[(]?(?:additional\s)?(?:reporting|writing|editing|compiled|edited|written)\s(?:and\s\w+\s)?by\s",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_NAME}(?:\s*(?:,|&|and|\|)\s*{_NAME}){{0,3}}$")
_POST = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|staff|columnist|contributor|journalist|author|"
    r"producer|bureau|analyst|critic|blogger|fellow|professor|researcher|agency|desk|press|news)\b",
    re.IGNORECASE,
)

_LINKS = frozenset({"and", "for", "of", "the", "in", "at", "on", "de", "van", "von", "by", "with"})
# A byline with titles, places and a date is still no longer than this many words.
_LONGEST = 24
# A name has two to five words; one word is as likely a rubric.
_NAME_WORDS = range(2, 6)
# What "by" alone, on its own line, is followed by in a page whose markup was lost.
_LONE = frozenset({"by", "by:", "written by", "posted by", "author", "author:", "words by"})


def is_byline(text: str) -> bool:
    """Whether a line names its author in a known form.

    >>> is_byline("by James Carter Senior News Editor"), is_byline("By Friday the roads were open.")
    (True, False)
    """
    words = text.split()
    if not words or len(words) > _LONGEST:
        return False
    if _CREDITS.match(text):
        return True
    if text.rstrip().endswith((".", "!", "?", ";")) and not text.rstrip().endswith(("m.", "r.")):
        return False
    return bool(_CAPITALISED_NAME.match(_lead_lowered(text)) and _LED.match(text)) and _names(words)


def _lead_lowered(text: str) -> str:
    """`text` with its first word in lower case, so that "BY JANE DOE" and "By" read alike."""
    head, _, tail = text.partition(" ")
    return f"{head.lower()} {tail}"


def _names(words: list[str]) -> bool:
    """Whether most of what follows the first word looks like names, posts and dates."""
    rest = words[1:]
    odd = sum(
        word.islower() and word not in {"and", "for", "of", "the", "in", "at", "on"}
        for word in rest
    )
    return 3 * odd <= len(rest)


def is_lone_by(text: str) -> bool:
    """Whether a line says "By" and nothing else, the name being on the next."""
    return text.strip().lower() in _LONE


def is_name(text: str) -> bool:
    """Whether a line could be nothing but one or more names.

    >>> is_name("Jessica Rudder"), is_name("What residents will pay")
    (True, False)
    """
    words = text.replace(",", " ").replace("|", " ").split()
    if len(words) not in _NAME_WORDS and not (
        " and " in text and len(words) <= 2 * max(_NAME_WORDS)
    ):
        return False
    return bool(_BARE.match(text)) and not text.isupper()


def is_post(text: str) -> bool:
    """Whether a line could name a post or an outlet: "Staff Reporter", "Corvane Press"."""
    return len(text.split()) <= max(_NAME_WORDS) and bool(_POST.search(text))
