"""The encoding of bytes that are not UTF-8 and name none, told by the letters that come out.

In the right encoding nearly all letters are those of one language, words do not change from small
to capital letters, and no sign stands within a word. Where two fit alike they give the same text.
"""

import codecs
import re
from collections import Counter
from collections.abc import Callable

from nutgraf_server.inputs.letters import BY_ENCODING, COMMON_HAN

# How much of a file is looked at.
_LOOKED_AT = 2**15
# With less than this of the letters in a language's alphabet, nothing is told.
_FITS = 0.8
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_OTHER_LETTER = re.compile("[^\\W\\d_\x00-\x7f]")
# Not within a word, and no letter: any of these may stand beside one.
_PUNCTUATION = frozenset("“”„‘’‚–—…«»‹›€£¥§©®°¿¡№\u00a0\u00ad•·×´`†‡™ªº•¢½¼¾")
_WORD = re.compile(r"[^\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+")
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b$A", b"\x1b$)C")


def guess(data: bytes) -> str | None:
    """The encoding of some bytes; None where it cannot be told."""
    probe = data[:_LOOKED_AT]
    return _of_many_bytes(probe) or _of_single_bytes(probe)


def guess_escaped(data: bytes) -> str | None:
    """The encoding of bytes that are ASCII only by their look: ISO-2022; None for any other."""
    if not any(escape in data[:_LOOKED_AT] for escape in _ESCAPES):
        return None
    names = ("iso2022_jp", "iso2022_jp_2", "iso2022_kr")
    return next((name for name in names if _text(data[:_LOOKED_AT], name)), None)


def _text(probe: bytes, encoding: str) -> str:
    """The text, if it is one in this encoding; it may be cut short within a character."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(probe)
    except UnicodeError:
        return ""


# A few quotation marks with a letter behind each look like Korean.
_FEWEST_LETTERS = 5


def _share(text: str, is_one: Callable[[str], object]) -> float:
    """Of the letters beyond ASCII, how many are of a kind; with too few of them, none."""
    letters = _OTHER_LETTER.findall(text)
    if len(letters) < _FEWEST_LETTERS:
        return 0.0
    return sum(1 for letter in letters if is_one(letter)) / len(letters)


# Kana are half of a Japanese text, and few of them common to what others look like in its
# encodings; nearly all of a Korean text is Hangul; a fifth of a Chinese one are a few characters.
_KINDS = (
    (("cp932", "euc_jp"), _KANA.match, 0.25),
    (("cp949",), _HANGUL.match, 0.9),
    (("gb18030", "big5hkscs"), COMMON_HAN.__contains__, 0.12),
)


def _of_many_bytes(probe: bytes) -> str | None:
    for names, is_one, enough in _KINDS:
        share, name = max((_share(_text(probe, name), is_one), name) for name in names)
        if share >= enough:
            return name
    return None


def _of_single_bytes(probe: bytes) -> str | None:
    found = [(_fit(_text(probe, name), alphabets), name) for name, alphabets in BY_ENCODING.items()]
    # Of those that fit alike, the first.
    best, name = max(found, key=lambda pair: pair[0])
    return name if best >= _FITS else None


def _fit(text: str, alphabets: tuple[str, ...]) -> float:
    """How much of a text's letters beyond ASCII is in the alphabet that has most of them."""
    letters: Counter[str] = Counter()
    wrong = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        inner = word.strip("".join(_PUNCTUATION))
        for before, letter in zip(" " + inner, inner, strict=False):
            changes = before.islower() and letter.isupper()
            if letter.isascii():
                wrong += changes and not before.isascii()
            elif letter in _PUNCTUATION:
                wrong += letter not in "’·\u00ad–—…"
            elif changes or not letter.isalpha():
                wrong += 1
            else:
                letters[letter.lower()] += 1
        wrong += sum(not (sign in _PUNCTUATION or sign.isalnum()) for sign in word if sign > "\x7f")
    total = sum(letters.values()) + wrong
    if not total:
        # Nothing but quotation marks and the like.
        return 1.0 if text and any(sign in _PUNCTUATION for sign in text) else 0.0
    most = max(sum(letters[letter] for letter in alphabet) for alphabet in map(set, alphabets))
    return round(most / total, 3)
