"""Results of matches and votes: "won 3-0", "Rovers 4, United 1"."""

from collections.abc import Iterator
from functools import cache

from nutgraf.article import Span
from nutgraf.language import wordlists
from nutgraf.patterns import pattern

_BEFORE, _BEHIND = r"(?<![\w.,$€£¥#/–-])", r"(?![\w%/–-]|[.,:]\d)"
_PAIR = pattern(rf"{_BEFORE}\d{{1,3}}(?:[-–]|\s–\s)\d{{1,3}}(?:[-–]\d{{1,3}})?{_BEHIND}")
_SIDE = r"[A-Z][\w.’']{1,20}(?: [A-Z][\w.’']{1,20}){0,2} \d{1,3}"
# "3:2" but not "um 18:30 Uhr"; "3 a 2".
_COLON = pattern(
    r"(?<!um )(?<!gegen )(?<!ab )(?<!bis )(?<![\w.,:])\d{1,3}:\d{1,3}(?![\w:]|[.,]\d| ?Uhr| ?h\b)"
)
_WORD_BETWEEN = pattern(r"(?<![\w.,])\d{1,2} [ax] \d{1,2}(?![\w%]|[.,:]\d)")
_LINE = pattern(rf"{_SIDE}, {_SIDE}(?=[:.;,(]|\s\(|$)")
_WORD = pattern(r"[^\W\d_]+")


@cache
def _cues(language: str) -> frozenset[str]:
    return wordlists.words("scores", language, "", fallback=False)


def scores_in(text: str, language: str) -> Iterator[Span]:
    """The scores in a sentence, in order; none in a language without a list of cues.

    Two numbers with a dash are a score if a word of the sentence denotes winning, losing or voting;
    two names with a number each are one at the start of a sentence.

    >>> [span.of("They won 3-0.") for span in scores_in("They won 3-0.", "en")]
    ['3-0']
    >>> list(scores_in("Open 9-5 on pages 12-14.", "en"))
    []
    """
    cues = _cues(language)
    if not cues:
        return
    line = _LINE.match(text)
    if line:
        yield Span(*line.span())
    between = wordlists.words("scores", language, "between", fallback=False)
    pattern = _COLON if ":" in between else _WORD_BETWEEN if "a" in between else _PAIR
    pairs = list(pattern.finditer(text))
    if pairs and not cues.isdisjoint(_WORD.findall(text.lower())):
        for pair in pairs:
            if line is None or pair.start() >= line.end():
                yield Span(*pair.span())
