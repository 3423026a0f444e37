"""Known phrases of page furniture, one file per language."""

import unicodedata
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache

from nutgraf.frozen import dataclass
from nutgraf.language.wordlists import FALLBACK_LANGUAGE, groups
from nutgraf.language.words_without_spaces import has_any
from nutgraf.patterns import pattern

# A notice is short; a sentence of the article that happens to begin with or hold its words is not.
_LONGEST_START = 24
_LONGEST_LABELLED = 90
# After a single word such as "Related" or "Tags", only this many words may follow without a colon.
_LONGEST_AFTER_ONE_WORD = 5
_LONGEST_HOLDING = 45
# The heading of comments is one short line; a paragraph that counts replies is not one.
_LONGEST_HEAD = 12
# "More great Gazette stories", "Most read in world news".
_LONGEST_STORIES_HEAD = 7
# A number of comments, or of thoughts on the article, whatever follows on the line.
_COUNTED = pattern(
    r"(?:there\s(?:is|are)\s)?\d[\d,.]*\s(?:(?:comments?|responses?|replies)(?:\W|$)(?!.*\b(?:was|were|is|are|from)\b)"
    r"|(?:thoughts?|comments?|responses?|replies)\s(?:on|to)\s[“\"'‘])"
)
# Who has the rights to a page, in any language: "© 2026 The Gazette".
_COPYRIGHT = pattern(r"(?:copyright|©|\(c\))(?:\s?(?:©|\(c\)))?\s?(?:19|20)\d\d\b")
_LETTER = pattern(r"[^\W\d_]")


@dataclass(frozen=True)
class Phrases:
    """Boilerplate phrases of one language, by the position in a line where they count.

    `starts` holds them by their first character.
    """

    whole: frozenset[str]
    perhaps_heading: frozenset[str]
    starts: Mapping[str, tuple[str, ...]]
    anywhere: tuple[str, ...]
    comments: frozenset[str]
    other_stories: frozenset[str]
    other_stories_begin: frozenset[str]
    other_stories_end: frozenset[str]

    @cached_property
    def most_words(self) -> int:
        """The word count of the longest that is a line of its own."""
        return max(len(phrase.split()) for group in self.by_whole_line for phrase in group)

    @property
    def by_whole_line(self) -> tuple[frozenset[str], ...]:
        """The groups whose phrases are lines of their own."""
        return (self.whole, self.perhaps_heading, self.comments, self.other_stories)


@cache
def phrases(language: str) -> Phrases:
    """Those of `language` and the English ones, which occur on pages in any language."""
    lists = [
        groups("furniture", code, fallback=False)
        for code in dict.fromkeys((language, FALLBACK_LANGUAGE))
    ]

    def lines(group: str) -> tuple[str, ...]:
        return tuple(_composed(line) for found in lists for line in found.get(group, ()))

    starts: dict[str, tuple[str, ...]] = {}
    for phrase in lines("starts"):
        starts[phrase[0]] = (*starts.get(phrase[0], ()), phrase)
    return Phrases(
        frozenset(lines("whole line")),
        frozenset(lines("whole line, or a heading")),
        starts,
        lines("anywhere"),
        frozenset(lines("comments")),
        frozenset(lines("other stories")),
        frozenset(lines("other stories, begins")),
        frozenset(lines("other stories, ends")),
    )


def folded(text: str) -> str:
    """`text` as the lists have it: lower case, straight apostrophes, single blanks."""
    return " ".join(_composed(text.lower()).replace("’", "'").split())


def _composed(text: str) -> str:
    """Letters and their accents and signs written in the one way that all others are put into."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def bare(folded_text: str) -> str:
    """Without the counts, brackets, arrows and end marks around it.

    >>> bare("» 22 comments (3):")
    'comments'
    """
    # Counts, brackets, arrows and end marks around it do not matter. The end is matched from the
    # end: from the front, each position in a row of marks would be tried.
    first = _LETTER.search(folded_text)
    if first is None:
        return ""
    last = _LETTER.search(folded_text[::-1])
    end = len(folded_text) - (last.start() if last else 0)
    # The signs of its vowels belong to a letter.
    while end < len(folded_text) and unicodedata.category(folded_text[end]).startswith("M"):
        end += 1
    return folded_text[first.start() : end]


# A line is compared with several lists in direct succession.
@lru_cache(maxsize=16)
def _core(text: str, language: str) -> str:
    """A line without everything around it; "" if it is longer than any known phrase."""
    known = phrases(language)
    first = _LETTER.search(text)
    if first is None:
        return ""
    words = text[first.start() :].split(maxsplit=known.most_words)
    if len(words) > known.most_words and _LETTER.search(words[-1]):
        return ""
    return bare(folded(text))


def _is_longer(text: str, most: int) -> bool:
    """Whether a text has more than this many words."""
    # Each has a letter, and a blank before the next.
    return len(text) > 2 * most and len(text.split(maxsplit=most)) > most


def notice(text: str, language: str) -> str | None:
    """The known phrase that makes a line boilerplate, if there is one."""
    if _is_longer(text, _LONGEST_LABELLED):
        return None
    known = phrases(language)
    core = _core(text, language)
    if core and any(core in group for group in known.by_whole_line):
        return core
    low = folded(text)
    words = _count(low)
    if words <= _LONGEST_START and (match := _COPYRIGHT.match(low)):
        return match[0]
    for phrase in known.starts.get(low[:1], ()):
        if low.startswith(phrase) and _stands_alone(low, phrase, words):
            return phrase
    if words > _LONGEST_HOLDING:
        return None
    return next(filter(low.__contains__, known.anywhere), None)


# In scripts without spaces, this many characters count as one word.
_LETTERS_OF_A_WORD = 3
# And this many are more than a word.
_LETTERS_OF_A_PHRASE = 6


def _count(low: str) -> int:
    """About how many words a line has."""
    if has_any(low):
        return max(low.count(" ") + 1, len(low) // _LETTERS_OF_A_WORD)
    return low.count(" ") + 1


def _stands_alone(low: str, phrase: str, words: int) -> bool:
    """Whether a phrase that a line begins with is more than the first word of its sentence."""
    following = low[len(phrase) : len(phrase) + 1]
    is_without_blanks = has_any(phrase)
    if following.isalpha() and not is_without_blanks:
        return False
    if words > _LONGEST_START:
        return low[len(phrase) :].lstrip()[:1] in (":", "(")
    if is_without_blanks and len(phrase) >= _LETTERS_OF_A_PHRASE:
        return True
    return " " in phrase.strip() or words <= _LONGEST_AFTER_ONE_WORD or following in ":|："


def heads_comments(text: str, language: str) -> bool:
    """Whether a line is the head of readers' comments, with or without their number.

    >>> heads_comments("32 Comments, sorted by date", "en"), heads_comments("Comment is free", "en")
    (True, False)
    """
    known = phrases(language)
    if _core(text, language) in known.comments:
        return True
    return not _is_longer(text, _LONGEST_HEAD) and _COUNTED.match(folded(text)) is not None


def heads_other_stories(text: str, language: str) -> bool:
    """Whether a line is the head of links to other stories.

    >>> heads_other_stories("Related articles", "en")
    True
    >>> heads_other_stories("More great Gazette stories", "en")
    True
    >>> heads_other_stories("More stories came to light when the mill was sold", "en")
    False
    """
    known = phrases(language)
    if _core(text, language) in known.other_stories:
        return True
    if _is_longer(text, _LONGEST_STORIES_HEAD):
        return False
    words = folded(text).strip(" :›»>→").split()
    return (
        len(words) > 1
        and words[0] in known.other_stories_begin
        and words[-1] in known.other_stories_end
    )


def may_head(text: str, language: str) -> bool:
    """Whether a line that is a notice elsewhere may be a heading inside an article: "Support"."""
    known = phrases(language)
    return _core(text, language) in known.perhaps_heading
