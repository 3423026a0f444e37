"""Gaps: positions in a paragraph where one sentence may end and the next begin."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nutgraf.patterns import pattern

# A gap is judged by this many characters on either side: enough for the longest rule, and a bound
# that keeps the work linear.
REACH = 80
# A longer token is neither an abbreviation nor a word that starts sentences.
LONGEST_TOKEN = 24

OPENERS = "\"'“‘«([{„‚‹¿¡»"
CLOSERS = "\"'”’“‘»«)]}›"
_O, _C = re.escape(OPENERS), re.escape(CLOSERS)

# Marks that belong to the sentence before them: "[2]", "[citation needed]", a superscript
# that lost its place ("that winter.12"), an emoticon. In atomic groups, not with possessive
# quantifiers: Python 3.11.2, which Debian 12 has, runs for ever where such are nested.
_NOTES = (
    r"(?>(?:(?<=[^\W\d_]{3}[.?!])\d{1,3}(?>(?:,?\s?\d{1,3})*)(?=\s))?)"
    r"(?>(?:[¹²³⁰⁴-⁹†‡*][¹²³⁰⁴-⁹†‡*,–-]{0,8}(?=\s))?)"
    r"(?>(?:\s{0,2}\[(?:\d{1,3}(?>(?:\s?[,–-]\s?\d{1,3})*)|[a-z]|(?:note|n)\s\d{1,3}"
    r"|[a-z ]{0,20}needed)\](?::\s?\d{1,4}(?:[–-]\d{1,4})?)?)*)"
    r"(?>(?:\s[:;=]-?[)(DPp](?=\s))?)"
)
# An end mark, or a dash that breaks off a quotation; what belongs to it; white space. It begins
# with one set of characters because the engine then jumps from one to the next.
_GAP = pattern(
    r"(?P<mark>[.?!…؟۔।—–-])(?:(?<![—–-])|(?:(?<=[—–])|(?<=--))(?=[\"”’»]))"
    rf"[{_C}]*+(?>(?:\s[»)\]](?!\w))?){_NOTES}\s++(?=\S)"
)
# Chinese and Japanese write no blank between sentences.
_FULL_WIDTH = pattern(r"[。！？]")
_FULL_WIDTH_GAP = pattern(
    rf"{_GAP.pattern}|(?P<full>[。！？])[”’」』）]*+\s*+(?=[^\s”’」』）。！？…])"
)
_LOWER_OPENING = pattern(r"\W{0,6}[a-zß-öø-ÿ]+(?![A-Z])")
# English writes "I" with a capital; who does not, writes sentences without one too.
_SMALL_I = pattern(r"i(?<!\Si)(?:['’](?:m|ve|d|ll))?\s[a-z]")

# A closing quote after a stray blank: "They left. " The rest stayed".
_LONE_QUOTE = pattern(r'"\s++(?=\S)')
_NOTE_NUMBER = pattern(r"(\d{1,3}(?:\s\d{1,3})?)\s++(?=[^\W\d_a-zß-öø-ÿ])")
_FIRST_WORD = pattern(rf"[{_O}\s]{{0,4}}([^\W\d_]+(?:['’][^\W\d_]{{1,2}}\b)?)")


class Gap(NamedTuple):
    """White space after an end mark, with its context.

    Attributes:
        stop: where the sentence before would end.
        go: where the sentence after would begin.
        core: the last characters up to and with the end mark.
        tail: closing marks and notes between the end mark and the white space.
        after: the first characters of the text after it.
        so_far: the sentence before, or its last characters.
        whole: whether `so_far` is all of it.
        token: the last word in lower case, without its full stop and opening marks.
        word: the first word after it, without opening marks; "" if there is none.
        beyond: the text after that word.
        casual: the paragraph's sentences begin in lower case.
    """

    stop: int
    go: int
    core: str
    tail: str
    after: str
    so_far: str
    whole: bool
    token: str
    word: str
    beyond: str
    casual: bool

    @property
    def mark(self) -> str:
        """The end mark."""
        return self.core[-1]


def is_casual(paragraph: str, language: str) -> bool:
    """Whether the sentences of a paragraph begin in lower case.

    >>> is_casual("we are here. they are not.", "en"), is_casual("iPads sell. They do.", "en")
    (True, False)
    """
    if _LOWER_OPENING.match(paragraph):
        return True
    return language == "en" and _SMALL_I.search(paragraph) is not None


def gaps(text: str) -> Iterator[re.Match[str]]:
    """Every place of a paragraph that may be a gap."""
    wide = not text.isascii() and _FULL_WIDTH.search(text) is not None
    return (_FULL_WIDTH_GAP if wide else _GAP).finditer(text)


def gap_of(text: str, match: re.Match[str], start: int, *, casual: bool, quoted: bool) -> Gap:
    """The context of a position.

    Args:
        text: the paragraph.
        match: the position, one of `gaps`.
        start: where the sentence before it began.
        casual: the paragraph's sentences begin in lower case.
        quoted: a straight quotation mark is open there.
    """
    go = match.end()
    marked = match.start() + 1
    tail = text[marked:go].rstrip()
    lone = _LONE_QUOTE.match(text, go) if quoted else None
    if lone:
        tail = text[marked : go + 1]
        go = lone.end()
    stop = marked + len(tail)
    core = text[max(start, marked - REACH) : marked]
    after = text[go : go + REACH]
    last = core.rsplit(maxsplit=1)[-1][-LONGEST_TOKEN:]
    first = _FIRST_WORD.match(after)
    return Gap(
        stop=stop,
        go=go,
        core=core,
        tail=tail,
        after=after,
        so_far=text[max(start, stop - REACH) : stop],
        whole=stop - start <= REACH,
        token=last.rstrip(".").lstrip(OPENERS).lower(),
        word=first[1] if first else "",
        beyond=after[first.end() :] if first else "",
        casual=casual,
    )


def note_number_end(text: str, gap: Gap, starters: frozenset[str]) -> tuple[int, int] | None:
    """Where a note's number after a gap ends and where the next sentence begins.

    Superscripts lose their form in a copy: "They left. 9 Since then" was "They left.⁹ Since then".
    """
    match = _NOTE_NUMBER.match(text, gap.go, gap.go + REACH)
    if match is None:
        return None
    word = _FIRST_WORD.match(text, match.end(), match.end() + REACH)
    if word is None or not word[1][0].isupper() or word[1].lower() not in starters:
        return None
    return match.end(1), match.end()
