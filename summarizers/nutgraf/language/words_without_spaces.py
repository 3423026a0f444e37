"""Words of scripts without spaces between words: Chinese, Japanese, Thai and similar ones.

Dictionaries segment them best (jieba, tinysegmenter and pythainlp, which the extra `nutgraf[cjk]`
installs). Without one, pairs of adjacent characters are used: words recur and accidental neighbours
do not, so that pairs indicate the topics of a text nearly as well.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise

from nutgraf.patterns import pattern

_HAN = r"\u2e80-\u2fd5\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HIRAGANA = r"\u3041-\u3096\u309d-\u309f"
_KATAKANA = r"\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_THAI_AND_LAO = r"\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0eb9\u0ebb-\u0ecd"
_BURMESE_AND_KHMER = r"\u1000-\u103e\u1050-\u108f\u1780-\u17d3"
_ANY = _HAN + _HIRAGANA + _KATAKANA + _THAI_AND_LAO + _BURMESE_AND_KHMER

_RUN = pattern(rf"[{_ANY}]+")
_SCRIPT_RUN = pattern(
    rf"(?P<han>[{_HAN}]+)|(?P<kana>[{_HIRAGANA}]+|[{_KATAKANA}]+)"
    rf"|(?P<letters>[{_THAI_AND_LAO}{_BURMESE_AND_KHMER}]+)"
)
# A letter with the vowels and tones around it. Some vowels of Thai and Lao stand before theirs.
_CLUSTER = pattern(
    r"[\u0e40-\u0e44\u0ec0-\u0ec4]?[^\u0e30-\u0e3a\u0e40-\u0e4e\u0eb0-\u0ebc\u0ec0-\u0ecd\u102b-\u103e\u17b4-\u17d3]"
    r"[\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec6-\u0ecd\u102b-\u103e\u17b4-\u17d3]*|."
)
# What a Chinese word hardly ever holds and a sentence is full of.
_PARTICLES = pattern("([的了是在和与也就都而被把])")

# How many characters make a word: 255 characters and 158 words a minute for Chinese, 357 and 193
# for Japanese, read in the same texts (Trauzettel-Klosinski and Dietz 2012, "Standardized
# Assessment of Reading Performance", Investigative Ophthalmology & Visual Science 53).
_CHINESE_WORD = 255 / 158
_JAPANESE_WORD = 357 / 193
# As pythainlp's dictionary cuts the Thai of this project's tests; the others are set alike.
_THAI_WORD = 4.2

# Cutting is remembered by the run between two marks; a book has some ten thousand of them.
_REMEMBERED_RUNS = 1 << 14

Cut = Callable[[str], Iterable[str]]

# The package that cuts the words of a language.
_PACKAGES = {"zh": "jieba", "ja": "tinysegmenter", "th": "pythainlp"}
_NAMES = {"zh": "Chinese", "ja": "Japanese", "th": "Thai"}


def has_any(text: str) -> bool:
    """Whether a script without spaces occurs in `text`."""
    return not text.isascii() and _RUN.search(text) is not None


def missing_splitter(language: str) -> str | None:
    """What to say where the words of `language` could be cut better than they are here.

    >>> missing_splitter("en") is None
    True
    """
    package = _PACKAGES.get(language)
    if package is None or find_spec(package) is not None:
        return None
    return (
        f"{_NAMES[language]} words are taken for pairs of characters; "
        f"for real ones: pip install {package}"
    )


def split(token: str, language: str) -> Iterator[str]:
    """The words of a run of letters, of which some are of a script without spaces.

    >>> list(split("3号桥梁", "zh"))[0]
    '3'
    """
    here = 0
    for match in _RUN.finditer(token):
        if here < match.start():
            yield token[here : match.start()]
        yield from _cut(match[0], language)
        here = match.end()
    if here < len(token):
        yield token[here:]


def single(token: str, start: int) -> Iterator[tuple[int, int]]:
    """The characters of scripts without spaces one by one, and what stands between them.

    >>> list(single("3号桥", 10))
    [(10, 11), (11, 12), (12, 13)]
    """
    here = 0
    for match in _RUN.finditer(token):
        if here < match.start():
            yield start + here, start + match.start()
        for cluster in _CLUSTER.finditer(match[0]):
            yield start + match.start() + cluster.start(), start + match.start() + cluster.end()
        here = match.end()
    if here < len(token):
        yield start + here, start + len(token)


def count(text: str) -> tuple[int, str]:
    """How many words the scripts without spaces make in `text`, and the rest of the text.

    The number is told from that of the characters, so it is the same whatever is installed.

    >>> count("市议会周二关闭了旧桥 in May")
    (6, '  in May')
    """
    if not has_any(text):
        return 0, text
    kana = thai = han = 0
    for match in _SCRIPT_RUN.finditer(text):
        size = len(match[0])
        if match.lastgroup == "han":
            han += size
        elif match.lastgroup == "kana":
            kana += size
        else:
            thai += size
    east = (han + kana) / (_JAPANESE_WORD if kana else _CHINESE_WORD)
    found = east + thai / _THAI_WORD
    return max(1, round(found)), _RUN.sub(" ", text)


@lru_cache(maxsize=_REMEMBERED_RUNS)
def _cut(run: str, language: str) -> tuple[str, ...]:
    cut = _splitter(language)
    if cut is not None:
        return tuple(word for word in cut(run) if word.strip())
    return tuple(_pairs(run))


@cache
def _splitter(language: str) -> Cut | None:
    package = _PACKAGES.get(language)
    if package is None or find_spec(package) is None:
        return None
    return {"zh": _jieba, "ja": _tinysegmenter, "th": _pythainlp}[language]()


def _jieba() -> Cut:
    with warnings.catch_warnings():
        # It uses what Python and setuptools have come to warn of.
        warnings.simplefilter("ignore")
        jieba = import_module("jieba")
    tokenizer = jieba.Tokenizer()
    # As its own `initialize` does, but without a log and without a cache in the folder for
    # temporary files, where anybody could leave one.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    cut: Cut = tokenizer.cut
    return cut


def _tinysegmenter() -> Cut:
    cut: Cut = import_module("tinysegmenter").TinySegmenter().tokenize
    return cut


def _pythainlp() -> Cut:
    cut: Cut = import_module("pythainlp.tokenize").word_tokenize
    return cut


def _pairs(run: str) -> Iterator[str]:
    """Ideographs, and the letters of Thai with their marks, by pairs; kana by runs.

    >>> list(_pairs("关闭了旧桥")), list(_pairs("橋をバスが"))
    (['关闭', '了', '旧桥'], ['橋', 'を', 'バス', 'が'])
    """
    for match in _SCRIPT_RUN.finditer(run):
        if match.lastgroup == "kana":
            yield match[0]
            continue
        if match.lastgroup == "letters":
            yield from _neighbours(_CLUSTER.findall(match[0]))
            continue
        for part in _PARTICLES.split(match[0]):
            if part:
                yield from _neighbours(part)


def _neighbours(characters: Iterable[str]) -> Iterator[str]:
    row = list(characters)
    if len(row) == 1:
        yield row[0]
    for first, second in pairwise(row):
        yield first + second


# Thai sets a blank between sentences though not between words.
_SENTENCES_TOUCH = frozenset({"zh", "ja"})


def one_after_the_other(texts: Iterable[str], language: str) -> str:
    """Sentences as running text: with a blank between them where the language has one.

    >>> one_after_the_other(["桥关了。", "没有人知道。"], "zh")
    '桥关了。没有人知道。'
    """
    return ("" if language in _SENTENCES_TOUCH else " ").join(texts)
