"""A segment of an HTML page together with its text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.reading.formats.html_segments import Segment, TextMark
from nutgraf.reading.pages import roles

# A segment is under a mark when this share of it is.
_MOSTLY = 0.6
# What links this much is a list of links.
LINK_LIST = 0.5
# In a text with markup, only a short line counts as a leftover notice.
NOTICE_WORDS = 12
# This many words up to the end of a sentence are a paragraph, whatever the language.
_PARAGRAPH_WORDS = 30
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class HtmlText:
    """A segment and how it reads."""

    segment: Segment
    line: roles.Line

    def under(self, mark: TextMark) -> bool:
        """Whether most of it is under a mark."""
        return self.segment.shares.get(mark, 0.0) >= _MOSTLY

    @property
    def linked(self) -> float:
        """The share of it that links."""
        return self.segment.shares.get(TextMark.LINK, 0.0)

    @property
    def prose(self) -> bool:
        """Whether it reads like sentences, or is as long as a paragraph, and is no link."""
        if self.linked >= LINK_LIST:
            return False
        return self.line.prose or (
            self.line.words >= _PARAGRAPH_WORDS and self.line.ends and not self.line.notice
        )

    @property
    def preformatted(self) -> bool:
        """Whether its line ends count: code, or a text as it was typed."""
        return bool(self.segment.setting.marks & TextMark.CODE)

    @property
    def tag(self) -> str:
        """The innermost block element around it."""
        return self.segment.setting.tag

    @property
    def is_pulled(self) -> bool:
        """Whether a heading element holds sentences: a standfirst, or words of the text."""
        return self.tag != "h1" and self.line.prose and not self.line.text.endswith("?")


# If this share of <pre> is sentences, it is text and not code.
_TEXT_SHARE = 0.6


def code_elements(texts: Sequence[HtmlText]) -> frozenset[int]:
    """The preformatted elements that hold code."""
    prose: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for text in texts:
        if text.preformatted:
            element = text.segment.setting.element
            words[element] += text.line.words
            prose[element] += text.line.words if text.line.prose and not text.line.code else 0
    return frozenset(
        element
        for element, count in words.items()
        if prose[element] < _TEXT_SHARE * count or not count
    )
