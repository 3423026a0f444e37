"""Joined lines: boundaries without an end mark.

A copy, a mail client or a feed may drop line ends. What was on a line of its own can still be
recognized if its form reveals it: a rule across the page, the sender and time of a mail, an
address, a picture credit, a figure number, a date above an article, a closing formula.
"""

import re
from collections.abc import Iterator

from nutgraf.patterns import pattern
from nutgraf.reading.sentences.sentence_words import SentenceWords

# How far back the text before a mark is examined.
_REACH = 80

_RULE = pattern(r"([=_*~#-])(?<!\S.)\1{7,}+(?!\S)")
_RULES = tuple((mark, mark * 8) for mark in "=_*~#-")
_STAMP = pattern(
    r"\d(?<!\S.)\d?/\d{1,2}/\d{2,4}\s\d{1,2}:\d{2}(?::\d{2})?(?:\s[AP]M)?+(?=\s|$)", re.IGNORECASE
)
# A name or an address, alone before the time: who sent it.
_SENDER = pattern(
    r"(?:(?P<first>^)|[.?!>]\s|[AP]M\s)(?:[A-Z][\w.'’-]{1,30}\s[A-Z][\w.'’-]{1,30}"
    r"|[^\n]{0,30}\S{1,40}@\S{1,40})\s$"
)
_ADDRESS = pattern(
    r"(?<!\S)(?:(?:https?://|www\.)\S{1,300}+|<?[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}>?)(?=\s)"
)
_ADDRESSEE = pattern(r"<[\w.+-]{1,60}@[\w.-]{1,60}>(?=\s[A-Z])")
_ADDRESS_NEXT = pattern(r"\s+(?:https?://|www\.)")
_WORD_NEXT = pattern(r"\s+([A-Z][a-z]*)\s")
_PICTURES = ("Image", "Photo", "Picture", "Illustration")
_CREDIT = pattern(
    r"[^\W_][.)\"”’]?(?=\s(?:Image|Photo|Photograph|Picture|Illustration)s?"
    r"(?:\s(?:credit|by|courtesy))?:\s)"
)
_NUMBERED = pattern(
    r"(?:Figure|Fig\.|Table|Chart|Box|Exhibit|Listing|Plate|Map)\s\d{1,3}(?:[.-]\d{1,3})*+[a-z]?"
    r"(?=\s[A-Z(“\"])"
)
_DATE = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4}"
_DATE_FIRST = pattern(rf"{_DATE}(?=\s[A-Z])")
_DATE_LAST = pattern(rf"[^\W_][\"'”’)]?(?=\s{_DATE}$)")
_FAREWELL = pattern(
    r"(?:^|[.?!]\s)(?:(?:Best|Kind|Kindest|Warm|Many)\s)?"
    r"(?:[Rr]egards|[Ww]ishes|[Tt]hanks|[Ss]incerely|Yours|Cheers|Yours\s(?:truly|sincerely)),"
    r"(?=(?:\s[A-Z][\w.’'-]{0,30}){1,5}$)"
)
# A date or a closing formula at the end of a paragraph, with its context, is no longer than this.
_TAIL = 200


def line_ends(text: str, words: SentenceWords) -> Iterator[int]:
    """Where lines of a paragraph ended that were run together.

    >>> from nutgraf.reading.sentences.sentence_words import sentence_words
    >>> text = "The old bridge at dusk Photo: Ola Berg"
    >>> [text[:end] for end in line_ends(text, sentence_words("en"))]
    ['The old bridge at dusk']
    """
    # Most paragraphs have none of these signs; looking for them first is quick.
    if any(mark in text and rule in text for mark, rule in _RULES):
        for match in _RULE.finditer(text):
            yield match.start()
            yield match.end()
    if "/" in text:
        yield from _stamp_ends(text)
    if "@" in text or "://" in text or "www." in text:
        yield from _address_ends(text, words)
    if ": " in text and any(picture in text for picture in _PICTURES):
        yield from (match.end() for match in _CREDIT.finditer(text))
    if first := _NUMBERED.match(text) or _DATE_FIRST.match(text):
        yield first.end()
    tail = text[-_TAIL:]
    if "day, " in tail and (last := _DATE_LAST.search(text, len(text) - len(tail))):
        yield last.end()
    if "," in tail and text.rsplit(maxsplit=1)[-1][0].isupper():
        # A name follows a closing formula.
        last = _FAREWELL.search(text, len(text) - len(tail))
        if last:
            yield last.end()


def _stamp_ends(text: str) -> Iterator[int]:
    """Either side of a mail's time, after its sender."""
    for match in _STAMP.finditer(text):
        begin = max(0, match.start() - _REACH)
        sender = _SENDER.search(text[begin : match.start()])
        sent = sender is not None and (sender["first"] is None or begin == 0)
        if sent:
            yield match.start()
        if sent or _WORD_NEXT.match(text, match.end()):
            yield match.end()


def _address_ends(text: str, words: SentenceWords) -> Iterator[int]:
    """After an address before another, or before a word that starts sentences."""
    yield from (match.end() for match in _ADDRESSEE.finditer(text))
    for match in _ADDRESS.finditer(text):
        following = _WORD_NEXT.match(text, match.end())
        if _ADDRESS_NEXT.match(text, match.end()) or (
            following and following[1].lower() in words.sure
        ):
            yield match.end()
