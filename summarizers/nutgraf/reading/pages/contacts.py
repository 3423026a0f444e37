"""Contact lines: "Contact Ann Lee at ann@osk.example"."""

from functools import cache

from nutgraf.language.wordlists import FALLBACK_LANGUAGE, groups
from nutgraf.patterns import pattern

# A sentence that has more to say is longer.
_LONGEST = 24
# The label of a line that is nothing but an address: "Media contact: ...".
_LONGEST_LABEL = 4
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}\.\w[\w.-]{0,60}"
_PAGE = r"(?:https?://|www\.)[^\s()]{1,200}"
# "+45 5555 0142", "(030) 555 01 42", "555-301-0142"; neither a day nor 12 000 000.
_PHONE = (
    r"(?<![\w.,/-])(?!\d{1,2}[./-]\d{1,2}[./-]\d{2})(?:\+\d[\d ./()-]{5,18}\d"
    r"|\(?0\d[\d ./()-]{4,16}\d|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}|\d{3}-\d{4})(?![\w%-])"
)
_ADDRESS = pattern(rf"{_MAIL}|{_PAGE}|{_PHONE}")
_DIGITS = pattern(r"\d{3}\)?[ ./-]\d|\+\d|\(?0\d")
_LABEL = pattern(r"[^\W\d_][^\d:：@]{0,40}[:：]\s*")
_CLOSE = " .,;)"


@cache
def _words(language: str) -> tuple[str, ...]:
    codes = dict.fromkeys((language, FALLBACK_LANGUAGE))
    lists = (groups("invitations", code, fallback=False).get("to reach", ()) for code in codes)
    return tuple(f"{phrase} " for found in lists for phrase in found)


def tells_contact(text: str, language: str) -> bool:
    """Whether a line or sentence only says how to reach somebody.

    >>> tells_contact("Contact Ann Lee at ann.lee@osk.example or 555-0142.", "en")
    True
    >>> tells_contact("Tel.: +45 5555 0142", "en"), tells_contact("Contact was lost at 5:55.", "en")
    (True, False)
    """
    # Most lines are long or have no address: a search is not needed.
    if text.count(" ") >= _LONGEST:
        return False
    if not ("@" in text or "/" in text or "www." in text or _DIGITS.search(text)):
        return False
    address = _ADDRESS.search(text)
    if address is None:
        return False
    label = _LABEL.match(text)
    if label and len(label[0].split()) <= _LONGEST_LABEL and label.end() == address.start():
        return not text[address.end() :].strip(_CLOSE)
    return text.lower().replace(":", " ").lstrip('*_“"(').startswith(_words(language))
