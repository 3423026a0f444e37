"""Texts as mailers, editors and PDF files wrap them, for tests and benchmarks."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

# What one of these characters takes of a line in Times Roman, in thousandths of its height.
_TIMES = {
    **dict.fromkeys("ijlt/|", 278),
    **dict.fromkeys(" .,;:'’‘!()[]-frIJ", 300),
    **dict.fromkeys("acezs?", 420),
    **dict.fromkeys("bdghknopquvxyS0123456789", 500),
    **dict.fromkeys("EFLPTZ", 600),
    **dict.fromkeys("ABCDGHKNOQRUVXY", 710),
    **dict.fromkeys("mwMW—", 800),
}
_OTHER = 500
# A line that is full of one width has as many characters as one of the other on average.
_MEAN = 415
_COLUMNS = {"W": 2, "F": 2}
_VOWELS = "aeiouy"
# Of a ragged line so much is left empty at most.
_RAGGED = 0.15
# A page of a document has so many lines; so many lines stand between two stray ones.
_PAGE = 24
_STRAY = 17
_RUNNING_HEAD = "Quarterly Review of the Harbour"

Measure = Callable[[str], float]


def columns(text: str) -> float:
    """How many columns of a terminal a text takes."""
    return sum(_COLUMNS.get(unicodedata.east_asian_width(character), 1) for character in text)


def printed(text: str) -> float:
    """How wide a text is in print, in characters of middling width."""
    return sum(_TIMES.get(character, _OTHER) for character in text) / _MEAN


def _words(paragraph: str) -> list[str]:
    """What a line may not break: words, and each character of a text without blanks."""
    return re.findall(r"[　-鿿＀-￯][、。，．」』）：；！？”’]*|[^\s　-鿿＀-￯]+\s*|\s+", paragraph)


def lines(paragraph: str, width: float, measure: Measure, rng: Random | None) -> list[str]:
    """A paragraph wrapped at a width; ragged if there is a generator."""
    found: list[str] = []
    line = ""
    limit = width * (1 - _RAGGED * rng.random()) if rng else width
    for word in _words(paragraph):
        if line.strip() and measure((line + word).rstrip()) > limit:
            found.append(line.rstrip())
            line = ""
            limit = width * (1 - _RAGGED * rng.random()) if rng else width
        line += word
    return [*found, line.rstrip()] if line.strip() else found


def _syllables(word: str) -> Iterator[int]:
    """Where a word may be broken, as a simple program does it: after a vowel and a consonant."""
    for place in range(3, len(word) - 3):
        before, after = word[place - 1].lower(), word[place].lower()
        consonants = before not in _VOWELS and after not in _VOWELS
        if word.isalpha() and consonants and word[place - 2].lower() in _VOWELS:
            yield place


def hyphenated(paragraph: str, width: int) -> list[str]:
    """A paragraph wrapped at a width, words broken where they have room."""
    found: list[str] = []
    line = ""
    for word in paragraph.split():
        joined = f"{line} {word}" if line else word
        if len(joined) <= width:
            line = joined
            continue
        room = width - len(line) - 2
        places = [place for place in _syllables(word) if place <= room]
        if places and line:
            found.append(f"{line} {word[: places[-1]]}-")
            line = word[places[-1] :]
        else:
            found.append(line)
            line = word
    return [*found, line] if line else found


def at_hyphens(paragraph: str, width: int) -> list[str]:
    """A paragraph wrapped at a width, also behind the hyphens of words."""
    spread = re.sub(r"(?<=[^\W\d_]-)(?=[^\W\d_])", "\0 ", paragraph)
    found: list[str] = []
    line = ""
    for word in spread.split():
        piece = word.rstrip("\0")
        glue = "" if line.endswith("\0") or not line else " "
        joined = line.rstrip("\0") + glue + piece
        if len(joined) <= width:
            line = joined + ("\0" if word.endswith("\0") else "")
            continue
        found.append(line.rstrip("\0"))
        line = word
    return [*found, line.rstrip("\0")] if line else found


def _with_pages(rows: list[str], *, apart: bool) -> list[str]:
    """Page numbers and running heads between the lines."""
    found: list[str] = []
    for count, row in enumerate(rows):
        if count and count % _PAGE == 0:
            page = count // _PAGE
            furniture = [str(page), _RUNNING_HEAD]
            found += ["", *furniture, ""] if apart else furniture
        found.append(row)
    return found


def _with_stray(rows: list[str], stray: list[str]) -> list[str]:
    """Something in the middle of some paragraphs."""
    found: list[str] = []
    since = 0
    for row, following in pairwise([*rows, ""]):
        found.append(row)
        since += 1
        if since >= _STRAY and row and following:
            found += stray
            since = 0
    return found


def _by(measure: Measure, *, ragged: bool = False) -> Callable[[str, int, Random], list[str]]:
    return lambda text, width, rng: lines(text, width, measure, rng if ragged else None)


_WRAPS: dict[str, Callable[[str, int, Random], list[str]]] = {
    "even": _by(columns),
    "ragged": _by(columns, ragged=True),
    "proportional": _by(printed),
    "at hyphens": lambda text, width, _: at_hyphens(text, width),
    "hyphenated": lambda text, width, _: hyphenated(text, width),
}
# How paragraphs are wrapped, whether blank lines stand between them, and what else there is.
STYLES: dict[str, tuple[str, bool, str]] = {
    "even": ("even", True, ""),
    "even, no blank lines": ("even", False, ""),
    "ragged": ("ragged", True, ""),
    "ragged, no blank lines": ("ragged", False, ""),
    "proportional": ("proportional", True, ""),
    "proportional, no blank lines": ("proportional", False, ""),
    "at hyphens": ("at hyphens", True, ""),
    "hyphenated": ("hyphenated", True, ""),
    "pages": ("even", True, "pages apart"),
    "pages, no blank lines": ("even", False, "pages"),
    "blank lines in sentences": ("even", True, "blank"),
    "advertisements in sentences": ("even", True, "advertisement"),
}


def wrapped(text: str, width: int, style: str, seed: int = 0) -> str:
    """A text, a paragraph a line, as it is when it is wrapped at a width in a style."""
    how, apart, besides = STYLES[style]
    rng = Random(seed)  # noqa: S311  # the same each time
    rows: list[str] = []
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        rows += _WRAPS[how](paragraph, width, rng)
        if apart:
            rows.append("")
    if besides.startswith("pages"):
        rows = _with_pages(rows, apart=besides.endswith("apart"))
    elif besides == "blank":
        rows = _with_stray(rows, [""])
    elif besides == "advertisement":
        rows = _with_stray(rows, ["", "Advertisement", ""])
    return "\n".join(rows).strip("\n") + "\n"
