"""Whether a paragraph continues on the next line, or below an interruption."""

from collections.abc import Sequence

from nutgraf.language.function_words import function_words
from nutgraf.patterns import pattern
from nutgraf.reading.sentences.sentence_words import sentence_words
from nutgraf.reading.wrapping.layout import Layout
from nutgraf.reading.wrapping.marks import (
    begins_anew,
    begins_section,
    goes_on_with_number,
    has_ended,
    is_broken_word,
    is_table_row,
    leads_in,
    opens_chapter,
)
from nutgraf.reading.wrapping.rows import SourceRow

# A line that is not full continues in lower case if it takes this share of the width: less is
# verse.
_LEAST_SHARE = 0.5
# In text that is not wrapped, an unfinished line of at least this many characters is a paragraph.
_PARAGRAPH = 80
# This share of the words of a headline in title case begins with a capital.
_TITLE_CASE = 0.8
_TITLE_CASE_OF_ALL = 0.6
_TITLE_WORDS = 6
# What else a line begins with in the middle of a sentence.
_WITHIN = "($€£¥&"
# A heading has no more lines.
_HEADING_ROWS = 6
# A line of a single word followed by a hyphen belongs to a menu.
_FEWEST_BEFORE_HYPHEN = 2
# No word and no comma: a quick test without searching for the last word.
_NO_WORD_ENDS = ".!?…:;)”"
# A line with fewer content words cannot show that it is in title case.
_FEWEST_WORDS = 3


_INNER_END = pattern(r"[^\W\d_]{2}[.?!]['\"”’»)\]]?\s['\"“‘«(\[]?[^\W\d_a-z]")


def goes_on(
    above: Sequence[SourceRow], following: SourceRow, layout: Layout | None, language: str
) -> bool:
    """Whether a paragraph continues on the line below.

    Args:
        above: its lines so far.
        following: the next line, with no blank line above it.
        layout: how they are wrapped.
        language: their language.
    """
    row = above[-1]
    if opens_chapter(following.text):
        return False
    is_broken = is_broken_word(row.text, following.text)
    if layout is None and not is_broken:
        return False
    if is_table_row(row.text) or is_table_row(following.text):
        return False
    if is_broken or layout is None:
        return row.text.count(" ") >= _FEWEST_BEFORE_HYPHEN - 1
    full = layout.is_full(row, following)
    anew = begins_anew(following.text) and not goes_on_with_number(row.text, following.text)
    if _has_ended(row.text, language):
        return full and not (anew or begins_section(following.text))
    if anew:
        return full and not (leads_in(row.text) or begins_anew(above[0].text))
    if full:
        return layout.is_spaced or not _is_heading(above, following, language)
    if leads_in(row.text) and not following.text[0].islower():
        return False
    return _is_long(row, layout) and (
        following.text[0].islower()
        or layout.is_spaced
        or _is_unfinished(row.text, _ending_words(language))
        or _is_in_prose(above)
    )


def _has_ended(line: str, language: str) -> bool:
    """Whether a line closes with a sentence's end mark, not an abbreviation's full stop."""
    return has_ended(line) and not _is_abbreviated(line, language)


def _is_abbreviated(line: str, language: str) -> bool:
    last = line.rpartition(" ")[2].lstrip("([\"'“‘„«")
    if not last.endswith("."):
        return False
    words = sentence_words(language)
    token = last[:-1].lower()
    return token in words.title or token in words.number or (len(token) == 1 and last[0].isupper())


def _is_in_prose(above: Sequence[SourceRow]) -> bool:
    """Whether the last line of a paragraph is in the middle of a sentence that follows another."""
    if _INNER_END.search(above[-1].text):
        return True
    return len(above) > 1 and not has_ended(above[-2].text) and _has_sentence(above[:-1])


def _has_sentence(above: Sequence[SourceRow]) -> bool:
    """Whether a sentence has ended within the lines of a paragraph, as in no heading."""
    return any(has_ended(row.text) or _INNER_END.search(row.text) for row in above)


def _is_heading(above: Sequence[SourceRow], following: SourceRow, language: str) -> bool:
    """Whether the lines of a paragraph so far are a heading although the last one is full.

    The text after a heading begins with a capital; if that is on a function word of the language,
    no sentence continues with it.
    """
    if len(above) > _HEADING_ROWS or not following.text[0].isupper():
        return False
    if _has_sentence(above) or _is_unfinished(above[-1].text, _ending_words(language)):
        return False
    heading = " ".join(row.text for row in above)
    if _share_of_capitals(following.text, language) >= _TITLE_CASE:
        # A headline in title case continues.
        return False
    first = following.text.split(maxsplit=1)[0]
    if len(first) > 1 and first.lower() in function_words(language):
        return True
    return (
        len(heading.split()) >= _TITLE_WORDS
        and "," not in heading
        and (_share_of_capitals(heading, language) >= _TITLE_CASE)
    )


def _share_of_capitals(text: str, language: str) -> float:
    """The share of capitalised words among a line's words other than function words."""
    words = [word for word in text.split() if word[0].isalpha()]
    own = [word for word in words if word.lower() not in function_words(language)]
    if len(own) < _FEWEST_WORDS or (words[-1].islower() and words[-1] in function_words(language)):
        return 0.0
    capitals = sum(word[0].isupper() for word in words)
    if capitals < _TITLE_CASE_OF_ALL * len(words):
        # "According to the Centre for Disease" begins a sentence.
        return 0.0
    return sum(word[0].isupper() for word in own) / len(own)


def _is_long(row: SourceRow, layout: Layout) -> bool:
    return layout.measure(row.text) >= _LEAST_SHARE * layout.width


def may_be_interrupted(row: SourceRow, layout: Layout | None, language: str) -> bool:
    """Whether a paragraph may continue below an interruption, judging by its last line."""
    if layout is not None:
        return not _has_ended(row.text, language)
    return len(row.text) >= _PARAGRAPH and _is_unfinished(row.text, function_words(language))


def resumes(
    above: Sequence[SourceRow],
    following: SourceRow,
    layout: Layout | None,
    language: str,
    *,
    is_interrupted: bool,
) -> bool:
    """Whether a paragraph that blank lines interrupt continues below.

    Args:
        above: its lines so far.
        following: the first line below.
        layout: how the text above is wrapped.
        language: its language.
        is_interrupted: whether a page number or similar line comes between them.
    """
    row = above[-1]
    is_broken = is_broken_word(row.text, following.text)
    cannot = layout is None and not (is_broken or is_interrupted)
    if cannot or _has_ended(row.text, language):
        return False
    anew = begins_anew(following.text) and not goes_on_with_number(row.text, following.text)
    if anew or is_table_row(row.text) or is_table_row(following.text):
        return False
    if is_broken:
        return row.text.count(" ") >= _FEWEST_BEFORE_HYPHEN - 1
    in_lower_case = following.text[0].islower() or following.text[0] in _WITHIN
    if in_lower_case or layout is None:
        fits = is_interrupted if layout is None else layout.is_full(row, following)
        return in_lower_case and fits
    if not layout.is_full(row, following):
        return False
    is_paragraph = len(above) > 1 or layout.is_spaced
    if leads_in(row.text) or begins_anew(row.text):
        return False
    first = following.text[0]
    if first.isalnum() and _is_unfinished(row.text, _ending_words(language)):
        return True
    if first.isupper():
        return is_paragraph and is_interrupted
    # A digit, or a letter that has no capital.
    return first.isalnum() and is_paragraph


def _ending_words(language: str) -> frozenset[str]:
    """The words that no sentence ends on."""
    return sentence_words(language).unfinished or function_words(language)


def _is_unfinished(line: str, words: frozenset[str]) -> bool:
    """Whether a line ends on one of some words, or on a comma."""
    if line[-1] in _NO_WORD_ENDS:
        return False
    last = line.rpartition(" ")[2].strip("([\"'“‘")
    return last.endswith(",") or (last.islower() and last in words)
