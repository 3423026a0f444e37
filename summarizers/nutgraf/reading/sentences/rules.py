"""The rules that decide whether a sentence ends at a gap.

They are applied in order; the first with an opinion decides. If none has one, Punkt decides for a
full stop, and any other end mark ends its sentence.
"""

import re
from collections.abc import Callable

from nutgraf.patterns import pattern
from nutgraf.reading.sentences import punkt
from nutgraf.reading.sentences.gaps import LONGEST_TOKEN, OPENERS, REACH, Gap
from nutgraf.reading.sentences.sentence_words import SentenceWords, sentence_words

_ENUMERATOR = pattern(
    r"(?:[•⁃▪●*–-]\s?)?[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[^\W\d_]|[ivxIVX]{1,5})[.)\]]{1,3}$"
    r"|(?:Figure|Fig|Table|Chart|Box|Exhibit|Listing|Plate|Map)\.?\s\d{1,3}(?:[.-]\d{1,3})*\.?$"
)
_NO_WORD = pattern(r"[\W_]*$")
# Brackets are ignored: their content is often in lower case, whether or not it is a sentence.
_LEAD = pattern(r"[\"'“‘«„‚‹»…—–\-\s]{0,6}")
_CAMEL = pattern(r"[a-z]{1,4}[A-Z]")
_ELLIPSIS = pattern(r"(?:\.\s?\.|…)$")
_SPACED_DOTS = pattern(r"\s(?:(?<!\.\s)\.\s?\.\s?\.|…)$")
_I = pattern(r"I(?:['’]|\s)")
_MORE_DOTS = pattern(r"[.…]")
# A full stop and then an ellipsis: "was dropped. . . . The".
_LEADING_ELLIPSIS = pattern(r"(?:\.\s?\.\s?\.|…)\s+[\"'“‘]?[^\W\d_a-zß-öø-ÿ]")
_QUOTE = pattern(r"[\"'”’»]")
_SOURCE = pattern(r"\([A-Z][\w.,&’' -]{1,40}\d\)")
_NUMBER = pattern(r"[(\[]?(?:\d|[A-Z]\d|(?!I\b)[IVXLC]{1,6}\b)")
_INITIAL = pattern(r"(?:^|[\s(\[\"“‘'-])([^\W\d_])\.$")
# What follows a hyphen or a bracket may be a separate abbreviation: "then-Sen.", "(AP)Gov.".
_LAST_PART = pattern(r"(?<=[-–—)/])[^-–—)/]{2,}$")
_COUNTED = pattern(r"(?<![^\W\d_])([^\W\d_]+)\s\d{1,3}\.$")
_LONGEST_ORDINAL = 3
_INITIALS = pattern(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_WORD_BEFORE = pattern(r"(?<![^\W\d_])([^\W\d_]+)\s[^\W\d_]\.$")
_NEXT_INITIAL = pattern(r"[^\W\d_]\.")
_LOWER_NEXT = pattern(r",?\s[a-zß-öø-ÿ]|,\s")
_CONTRACTION = pattern(r"['’](?:m|re|ve|ll|d|s|t)$", re.IGNORECASE)
_TIME_ZONE = pattern(r"(?:[A-Z]{2,4}|Eastern|Central|Pacific|Mountain|Greenwich)\b")
_CLOCK = pattern(r"\d\s?[^\W\d_]\.?\s?[^\W\d_]\.$")
_ONLY_WHEN = pattern(r"(?:At|By|Around|About|Before|After|Until|Since|From)\s(?:\S+\s){0,2}\S+$")

# A reporting verb soon after a quoted question or exclamation joins both into one sentence: "Why?"
# the minister asked.
_REPORTING = (
    "says?|said|asks?|asked|cries|cried|shouts?|shouted|yells?|yelled|replies|replied|answers?|"
    "answered|adds?|added|writes|wrote|exclaims?|exclaimed|wonders?|wondered|demands?|demanded|"
    "whispers?|whispered|tells|told|quips?|quipped|jokes?|joked|recalls?|recalled|insists?|insisted|"
    "continues?|continued|thought|muttered|murmured|howled|screamed"
)
# Of these a sentence may be about something else, unless they end it: "Who?" I called.
_ALSO_REPORTING = "called|began|started|laughed|sighed|snapped|growled|went on"
_NAME = r"(?P<name>[A-Z][\w.’'-]{0,30})"
_TALE = pattern(
    rf"(?:{_REPORTING})\s"
    rf"|(?:I|he|she|they|we|it|you|who|one|[A-Z][\w’'-]{{0,30}})\s(?:{_ALSO_REPORTING})[.,;]"
    rf"|(?:I|he|she|they|we|it|you|who|one)(?:\s\w{{1,24}}ly)?\s(?:{_REPORTING})\b"
    rf"|(?:the|a|an|my|his|her|their|our|{_NAME})(?:\s[\w.’'-]{{1,24}}){{0,3}}?\s(?:{_REPORTING})\b"
)
_BROKEN_OFF = "—–-"

_QUOTES = frozenset("\"'“‘”’«»")
# No enumerator that begins with a letter and ends in one is longer; none begins with a quote.
_LONGEST_LETTERED = 8

# Up to this many letters, a word with a full stop before a lower-case word may be an abbreviation.
_SHORT = 4

Rule = Callable[[Gap, SentenceWords], bool | None]


def ends(gap: Gap, language: str) -> bool:
    """Whether a sentence of `language`, an ISO 639-1 code, ends at `gap`."""
    words = sentence_words(language)
    for rule in _RULES:
        verdict = rule(gap, words)
        if verdict is not None:
            return verdict
    if gap.mark != "." or gap.tail:
        return True
    following = gap.word or gap.after.split(maxsplit=1)[0]
    return punkt.ends_sentence(gap.token + ".", following, language)


def plain_end(text: str, place: re.Match[str], start: int, words: SentenceWords) -> int | None:
    """The sentence end at a common kind of gap: a word, a mark, a space and a capital.

    A quotation mark may close before the space and one open after it. No rule applies to such a
    gap, nor does Punkt, so neither is called. None for any other gap.

    Args:
        text: the paragraph.
        place: one of its `gaps`.
        start: where the sentence began.
        words: those of its language.
    """
    mark, go = place.span()
    tail = text[mark + 1 : go].rstrip()
    if tail and not (tail in _QUOTES and text[mark] == "."):
        return None
    capital = text[go]
    if capital in (_QUOTES if tail else OPENERS):
        capital = text[go + 1 : go + 2]
    if not (capital.isupper() and capital.isalpha()):
        return None
    before = text[max(start, mark + 1 - LONGEST_TOKEN) : mark]
    if not before[-1:].isalpha():
        return None
    word = before.rsplit(maxsplit=1)[-1].lstrip(OPENERS)
    if len(word) == 1 or not word.isalpha() or word.lower() in words.abbreviations:
        return None
    stop = mark + 1 + len(tail)
    if stop - start <= _LONGEST_LETTERED:
        return None
    if stop - start <= REACH and not (text[start].isalpha() or text[start] in _QUOTES):
        return None
    return stop


def starts_surely(gap: Gap, words: SentenceWords) -> bool:
    """Whether what follows begins like a sentence, and not like a name."""
    word = gap.word
    if not word or not word[0].isupper():
        return False
    low = word.lower().replace("’", "'")
    if low in words.sure:
        return True
    if _CONTRACTION.search(word):
        base = low.partition("'")[0]
        return base in words.starters
    return low in words.likely and _LOWER_NEXT.match(gap.beyond) is not None


def _marks_only(gap: Gap, _words: SentenceWords) -> bool | None:
    """What holds no word belongs to the sentence before."""
    return False if _NO_WORD.match(gap.after) else None


def _enumerator(gap: Gap, _words: SentenceWords) -> bool | None:
    """A number or letter before a list item is not a sentence, nor are dots before a word."""
    if not gap.whole:
        return None
    return False if _ENUMERATOR.match(gap.so_far) or _NO_WORD.match(gap.so_far) else None


def _dots(gap: Gap, _words: SentenceWords) -> bool | None:
    """The dots of a spaced ellipsis stay together; "they nearly ... I mean" continues."""
    if _MORE_DOTS.match(gap.after):
        return not gap.core[-2:-1].isspace() and _LEADING_ELLIPSIS.match(gap.after) is not None
    if not gap.tail and _I.match(gap.after) and _SPACED_DOTS.search(gap.core):
        return False
    return None


def _lower_case(gap: Gap, words: SentenceWords) -> bool | None:
    """A sentence seldom begins in lower case, but some writers do without capitals."""
    if not _starts_lower(gap.after) or _CAMEL.match(gap.after):
        return None
    if _ELLIPSIS.search(gap.core):
        return False
    if gap.tail and not gap.casual:
        return False
    if gap.mark == ".":
        return _full_stop_before_lower_case(gap, words)
    if _is_tale(gap, words):
        return False
    return gap.casual or gap.word.lower().replace("’", "'") in words.small


def _starts_lower(after: str) -> bool:
    lead = _LEAD.match(after)
    return after[lead.end() if lead else 0 :][:1].islower()


def _full_stop_before_lower_case(gap: Gap, words: SentenceWords) -> bool:
    token = gap.token
    if "." in token or token in words.abbreviations:
        return False
    if gap.casual or (len(token) > 1 and token in words.starters):
        return True
    return len(token) > _SHORT and token.isalpha()


def _quoted_cry(gap: Gap, words: SentenceWords) -> bool | None:
    """A quotation and its attribution are one sentence: "Why?" the minister asked."""
    if gap.mark in "?!…" + _BROKEN_OFF and _QUOTE.search(gap.tail) and _is_tale(gap, words):
        return False
    return None


def _is_tale(gap: Gap, words: SentenceWords) -> bool:
    """Whether the following words name the speaker: "the minister asked", "Ann Lee said"."""
    match = _TALE.match(gap.after)
    return match is not None and not (match["name"] and gap.word.lower() in words.sure)


def _citation(gap: Gap, _words: SentenceWords) -> bool | None:
    """Where a quotation is from goes with it: "It was late." (Brandt 1990, 6)."""
    return False if _QUOTE.search(gap.tail) and _SOURCE.match(gap.after) else None


def _initial(gap: Gap, words: SentenceWords) -> bool | None:
    """A single capital is an initial, unless its context says otherwise."""
    if gap.mark != "." or gap.tail:
        return None
    match = _INITIAL.search(gap.core)
    if match is None or not match[1].isupper():
        return None
    if starts_surely(gap, words):
        return True
    before = _WORD_BEFORE.search(gap.core)
    if before is None or _NEXT_INITIAL.match(gap.after):
        return None
    ended = before[1].lower() in words.lettered or (match[1] == "I" and before[1].islower())
    return True if ended else None


def _abbreviation(gap: Gap, words: SentenceWords) -> bool | None:
    """What may follow an abbreviation determines whether it ends its sentence."""
    if gap.mark != ".":
        return None
    token = gap.token
    part = _LAST_PART.search(token)
    if part:
        token = part[0]
    if token in words.title:
        return False
    if token in words.number:
        return False if _NUMBER.match(gap.after) else None
    if token in words.closing or "[" in gap.tail:
        return gap.word[:1].isupper()
    if token in words.time and _CLOCK.search(gap.core):
        return _after_time(gap, words)
    if token in words.leaning or _INITIALS.match(token):
        return starts_surely(gap, words)
    return None


def _after_time(gap: Gap, words: SentenceWords) -> bool:
    word = gap.word
    if not word[:1].isupper() or word.lower() in words.calendar:
        return False
    if gap.whole and _ONLY_WHEN.match(gap.so_far):
        return False
    return not (_TIME_ZONE.match(word) or gap.beyond.startswith(" time"))


def _compound(gap: Gap, _words: SentenceWords) -> bool | None:
    """Punkt takes the end of a hyphened word for an abbreviation: "mm-m."."""
    if gap.mark == "." and "-" in gap.token and gap.word and gap.word[0].isupper():
        return True
    return None


def _ordinal(gap: Gap, words: SentenceWords) -> bool | None:
    """Some languages count with a stop: "3. Oktober", "der 1. Versuch"."""
    if gap.mark != "." or gap.tail or not gap.token.isdigit():
        return None
    if gap.word.lower() in words.ordinal:
        return False
    before = _COUNTED.search(gap.core) if len(gap.token) <= _LONGEST_ORDINAL else None
    counted = before is not None and before[1].lower() in words.before_ordinal
    return False if counted and gap.word else None


_RULES: tuple[Rule, ...] = (
    _marks_only,
    _enumerator,
    _dots,
    _lower_case,
    _quoted_cry,
    _citation,
    _initial,
    _abbreviation,
    _compound,
    _ordinal,
)
