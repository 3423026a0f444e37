"""Sentence ends that Punkt does not know.

Punkt looks for a full stop, question or exclamation mark followed by white space. Chinese and
Japanese have marks of their own and no white space, Thai has white space and no marks, and other
scripts have their own marks before white space.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from nutgraf.cancellation import checked
from nutgraf.patterns import pattern

# Full-width and half-width marks, doubled or not, with what closes after them.
_WIDE_CLOSERS = "」』”’）】》〉〕］\"'"
_WIDE_END = pattern(rf"[。！？｡]+[…—]{{0,4}}[{_WIDE_CLOSERS}]*")
# A quoted sentence continues if its attribution follows: 「…。」と述べた, “……。”他说。
_JAPANESE_QUOTATION = pattern("(?:と|って|という|などと)")
_CHINESE_TALE = pattern(
    r"[^。！？｡\n]{0,14}?(?:说|說|表示|问|問|道|称|稱|回答|写|寫|认为|認為|补充|補充|指出|强调|強調)[。，、：]?"
)
# The end marks of other scripts: Arabic, Urdu, Hindi, Burmese, Khmer, Armenian.
_SPACED_END = pattern("[؟۔।॥။។։][؟!?۔।]*[\"'”’»)\\]]*")
# A Greek question ends in what looks like a semicolon.
_GREEK_END = pattern("[;\u037e][\"'”’»)]*(?=\\s|$)")

# Thai puts white space between sentences, but also between clauses and around digits. If this many
# letters precede it and the next word does not continue the clause, a sentence ends.
_THAI = pattern("[\u0e01-\u0e5b]")
_THAI_GAP = pattern('(?<=[\u0e01-\u0e5b”"])\\s+(?=[“"(]?[\u0e01-\u0e4e])')
_THAI_ENOUGH = 40
_THAI_GOES_ON = pattern(
    "(?:และ|หรือ|ที่|ซึ่ง|อัน|โดย|แต่|เพราะ|เนื่องจาก|ว่า|เพื่อ|ก็|จึง|จน|กับ|ของ|ใน|จาก|ตาม|รวมถึง|เมื่อ|หาก|ถ้า|พร้อม|ทำให้|คือ|ได้แก่|เช่น|ๆ|ฯ)"
)
_THAI_HANGS = pattern("(?:ว่า|คือ|ได้แก่|เช่น|และ|หรือ|กับ|ของ|ที่|นาย|นาง|นางสาว|ดร|ๆ)\\s*$")


_OWN_MARKS = pattern("[。！？｡؟۔।॥။។։]")


def has_own_marks(text: str, language: str) -> bool:
    """Whether a text may have sentence ends that Punkt does not know."""
    if language in ("th", "el"):
        return True
    return not text.isascii() and _OWN_MARKS.search(text) is not None


def parted(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`, which Punkt considers one.

    Every non-blank character is in exactly one of them.

    >>> text = "桥关了。“要等多久？”她问。没有人知道。"
    >>> [text[start:end] for start, end in parted(text, 0, len(text), "zh")]
    ['桥关了。', '“要等多久？”她问。', '没有人知道。']
    """
    cuts = [start, *sorted(_cuts(text, start, end, language)), end]
    for here, there in pairwise(cuts):
        piece = text[here:there]
        blank = len(piece) - len(piece.lstrip())
        if blank < len(piece):
            yield here + blank, here + len(piece.rstrip())


def _cuts(text: str, start: int, end: int, language: str) -> set[int]:
    """Where a sentence ends and another begins; the rest after a cut ends its sentence."""
    found = {
        m.end()
        for m in checked(_WIDE_END.finditer(text, start, end))
        if _is_end(text, m, start, end)
    }
    for match in _SPACED_END.finditer(text, start, end):
        # Checked here and not in the pattern, which would try again at every mark of a long row.
        if match.end() == end or text[match.end()].isspace():
            found.add(match.end())
    if language == "el":
        found.update(match.end() for match in _GREEK_END.finditer(text, start, end))
    if language == "th":
        found.update(_thai_cuts(text, start, end))
    return {cut for cut in found if text[start:cut].strip() and text[cut:end].strip()}


# How far back the beginning of a quotation is looked for.
_LONGEST_QUOTATION = 400
# How many characters after a mark, and before it, are examined.
_REACH = 24


def _is_end(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a wide end mark closes a sentence, not a quotation within one."""
    closers = mark[0].lstrip("。！？｡…—")
    after = text[mark.end() : min(end, mark.end() + _REACH)]
    if not closers:
        return True
    if closers[-1] in "）】》〉〕］":
        # Brackets inside a sentence end nothing: 桥（何时开？）仍然关闭。
        return text[max(start, mark.start() - 1)] in "。！？｡" or after[:1].isspace() or not after
    if _JAPANESE_QUOTATION.match(after):
        return False
    # Who says it comes before, 他说：“……”, or after, “……”他说, not both.
    opening = text.rfind("“", max(start, mark.start() - _LONGEST_QUOTATION), mark.start())
    introduced = opening > start and text[opening - 1] in "：:，,"
    return introduced or _CHINESE_TALE.match(after) is None


def _thai_cuts(text: str, start: int, end: int) -> Iterator[int]:
    since = start
    for gap in _THAI_GAP.finditer(text, start, end):
        letters = sum(1 for _ in _THAI.finditer(text, since, gap.start()))
        if letters < _THAI_ENOUGH or _THAI_GOES_ON.match(text, gap.end(), end):
            continue
        if _THAI_HANGS.search(text[max(since, gap.start() - _REACH) : gap.start()]):
            continue
        yield gap.start()
        since = gap.end()
