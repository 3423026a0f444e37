"""A paragraph of a pasted page with its features."""

import re

from nutgraf.article import Role
from nutgraf.cache import FoundOnce
from nutgraf.cancellation import checkpoint
from nutgraf.frozen import dataclass
from nutgraf.language.function_words import function_share, function_words
from nutgraf.language.languages import Convention, language_of
from nutgraf.language.typography import is_plain, with_plain_marks
from nutgraf.language.words import count_words
from nutgraf.patterns import pattern
from nutgraf.reading.pages import bylines, captions, contacts, dates, phrases
from nutgraf.reading.pages.embeds import left_over

_END_MARK = pattern(r"[.!?…。！？؟।]['\"“”‘’«»‹›)\]*_]*$")
_DIVIDERS = (" -- ", " — ", "): ", " – ")
_SEPARATORS = pattern(r"\s(?:[»›>|•·/]|::|–|—)\s")
_BULLET = pattern(r"[-+*•·–—▪►✓✔✅]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s")
_NUMBERED = pattern(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|[IVX]{1,5}\.|[A-Z]\.|"
    r"(?:chapter|part|section|appendix|step|lesson|rule|day|phase)\s\w{1,5}[.:]?)\s+\S",
    re.IGNORECASE,
)
_WORD = pattern(r"[^\W\d_][\w'’.-]*")
# The same, of ASCII and printers' marks: twice as quick.
_PLAIN_WORD = pattern(r"[A-Za-z][A-Za-z0-9_'’.-]*")
# Numbers of notes behind a sentence: "It closed. [5] [6]".
_TAIL = 40
# As many as the tail can hold.
_CITATIONS = pattern(r"(?:\s?\[\d{1,3}\]){1,14}$")
# Who wrote a report, behind its last sentence: "It closed. (abc)", "(dpa/abc)".
_INITIALS = pattern(r"(?<=[.!?])\s\(\w{2,4}(?:/\w{2,4})?\)$")
_ALPHANUMERIC = pattern(r"[^\W_]+")
# The same, of ASCII: five times as quick.
_MARKS_APART = {code: " " for code in range(128) if not chr(code).isalnum()}
_BRACKETED = pattern(r"\[[^\[\]]*\]$")
# How a command, a variable or a path begins.
_PROMPT = pattern(r"[$%>#]\s?[\w./-]*[a-z_]|[~.]?/\w")
_SYMBOL = pattern(r"[={}<>\[\];|\\#+~`@^]|\$(?!\d)|\(\)|[\w.]\(|[/_](?=\w)")
# Tags that were left over by a paste are no code.
_TAG = pattern(r"</?[a-z]{1,10}>")

# Prose has at least this many words and this share of function words; menus and headlines have
# fewer (Pomikálek 2011, "Removing Boilerplate", uses .30 and .32 with a list four times as long).
_PROSE_WORDS = 9
_PROSE_SHARE = 0.2
_LONG_PROSE_WORDS = 25
_LONG_PROSE_SHARE = 0.12
# "Nobody came back." is a sentence, "Oct." and "Read on." are not.
_FRAGMENT_WORDS = 2
# A name on the line after "By" has no more words than this.
_NAME_WORDS = 6
# A question put to somebody in an interview.
_LONGEST_QUESTION = 40
# In talk written down, many lines are no longer than this.
_TALK_WORDS = 7
_OPENING_WORDS = 2
# Text with more symbols than this to a character is code, a path or a form.
_CODE_SHARE = 0.05


@dataclass(frozen=True)
class Line:
    """A paragraph of plain text; `language` selects the lists for it.

    `follows_by` says that the line before it is "By" and nothing else, `is_foreign` that the
    function words of its page's language are not known.
    """

    text: str
    language: str = "en"
    follows_by: bool = False
    is_foreign: bool = False

    @FoundOnce
    def words(self) -> int:
        """Runs of characters with a letter or digit in them."""
        return count_words(self.text)

    # Not kept: the words of a long text would take ten times its memory.
    @property
    def tokens(self) -> list[str]:
        """Its words without digits and marks."""
        return _words(self.text)

    @FoundOnce
    def function_share(self) -> float:
        """The share of its words that are articles, prepositions, pronouns and the like."""
        checkpoint()
        return function_share(self.text, _words_in_lower_case(self.text), self.language)

    @FoundOnce
    def capital_share(self) -> float:
        """The share of its other words that begin with a capital."""
        common = function_words(self.language)
        own = [token for token in self.tokens if token.lower() not in common]
        return sum(token[0].isupper() for token in own) / len(own) if own else 0.0

    @FoundOnce
    def ends(self) -> bool:
        """Whether it closes with the mark of a finished sentence."""
        tail = _INITIALS.sub("", _CITATIONS.sub("", self.text[-_TAIL:]))
        return _END_MARK.search(tail) is not None

    @FoundOnce
    def finished(self) -> bool:
        """Whether it is a sentence, however short."""
        return self.ends and self.words > _FRAGMENT_WORDS

    @FoundOnce
    def notice(self) -> str | None:
        """The known phrase that makes it boilerplate."""
        checkpoint()
        known = phrases.notice(self.text, self.language)
        if known is None and contacts.tells_contact(self.text, self.language):
            return self.text
        return known

    @FoundOnce
    def may_head(self) -> bool:
        """Whether it is a notice only away from paragraphs."""
        return phrases.may_head(self.text, self.language)

    @FoundOnce
    def heads_comments(self) -> bool:
        """Whether readers' comments follow it."""
        checkpoint()
        return phrases.heads_comments(self.text, self.language)

    @FoundOnce
    def heads_other_stories(self) -> bool:
        """Whether links to other stories follow it."""
        return phrases.heads_other_stories(self.text, self.language)

    @FoundOnce
    def prose(self) -> bool:
        """Whether it reads like sentences."""
        if self.is_sentence and (
            self.is_foreign or language_of(self.language).follows(Convention.FEW_SMALL_WORDS)
        ):
            return True
        if self.notice or self.function_share < _LONG_PROSE_SHARE or self._is_dated_row:
            return False
        if self.words >= _LONG_PROSE_WORDS:
            return True
        return self.ends and self.words >= _PROSE_WORDS and self.function_share >= _PROSE_SHARE

    @property
    def _is_dated_row(self) -> bool:
        """Whether it is a place and days with signs between: "Hull | 3 May 2026 | 9.30 h."."""
        return self.separated and self.by_form is not None and self.by_form[0] is Role.DATE

    @property
    def is_sentence(self) -> bool:
        """Whether it is as long as a sentence and ends as one, whatever its words are."""
        return self.words >= _PROSE_WORDS and self.ends and not self.notice

    @FoundOnce
    def is_text(self) -> bool:
        """Whether it is prose of an article that nothing makes anything else."""
        if not self.prose or self.asks:
            return False
        return self.by_form is None or self.by_form[0] is not Role.CAPTION

    @FoundOnce
    def asks(self) -> bool:
        """Whether it is a question, with a sentence before it at most."""
        text = self.text.rstrip("\"'”’*_")
        return text.endswith("?") and self.words <= _LONGEST_QUESTION and text.count(". ") <= 1

    @FoundOnce
    def is_short_talk(self) -> bool:
        """Whether somebody could say it in passing, to its end or broken off."""
        return self.words <= _TALK_WORDS and (self.ends or self.text[-1:] in "-—–")

    @FoundOnce
    def leads_in(self) -> bool:
        """Whether a colon closes it, which a list may follow; asked of it by each line below."""
        return self.text.rstrip().endswith(":")

    @FoundOnce
    def opening(self) -> tuple[str, ...]:
        """Its first words, which the rows of one form have in common."""
        return tuple(self.text.split(maxsplit=_OPENING_WORDS)[:_OPENING_WORDS])

    @FoundOnce
    def is_lone_by(self) -> bool:
        """Whether it is "By" and nothing else."""
        return bylines.is_lone_by(self.text, self.language)

    @FoundOnce
    def ends_page(self) -> bool:
        """Whether readers' comments or other stories follow it."""
        return self.heads_comments or self.heads_other_stories

    @FoundOnce
    def bullet(self) -> bool:
        """Whether it begins with a list's mark."""
        return _BULLET.match(self.text) is not None

    @property
    def item_mark(self) -> str | None:
        """What a line of a list has in common with the others: its start, or its separators.

        A few words separated by a dash, or by a bracket and a colon, are not a menu.
        """
        if self.bullet:
            return self.text[:1] if not self.text[:1].isalnum() else "number"
        if self.prose or self.words > _LONG_PROSE_WORDS:
            return None
        return next((mark for mark in _DIVIDERS if mark in self.text), None)

    @FoundOnce
    def numbered(self) -> bool:
        """Whether it begins with a number as headings do."""
        return _NUMBERED.match(self.text) is not None

    @FoundOnce
    def separated(self) -> bool:
        """Whether signs separate its parts, as in a breadcrumb."""
        return _SEPARATORS.search(self.text) is not None

    @FoundOnce
    def code(self) -> bool:
        """Whether it looks like a line of a program or a form."""
        if _PROMPT.match(self.text):
            return True
        bare = _TAG.sub("", self.text)
        return len(_SYMBOL.findall(bare)) > _CODE_SHARE * len(bare)

    @FoundOnce
    def by_form(self) -> tuple[Role, str] | None:
        """The role that its form alone gives it, and the reason."""
        if self.is_lone_by or (self.follows_by and self.words <= _NAME_WORDS):
            return Role.BYLINE, "names an author, over two lines"
        if bylines.is_byline(self.text, self.language):
            return Role.BYLINE, "names an author"
        return self._by_other_form()

    def _by_other_form(self) -> tuple[Role, str] | None:
        if self.words <= _LONG_PROSE_WORDS and dates.is_date_line(self.text, self.language):
            return Role.DATE, "says when it was published"
        if _BRACKETED.match(self.text) and self.words <= _PROSE_WORDS * 2:
            return Role.FURNITURE, "stands in brackets as a link does"
        if captions.is_caption(self.text, self.language):
            return Role.CAPTION, "credits a picture or is numbered like a caption"
        reason = None if self.ends else left_over(self.text)
        return (Role.FURNITURE, reason) if reason else None

    @FoundOnce
    def key_length(self) -> int:
        """How long its key is, to find those alike without keeping every key."""
        checkpoint()
        return len(self.key)

    @property
    def key(self) -> str:
        """Its key for comparison: its letters and digits in lower case."""
        low = with_plain_marks(self.text.lower())
        parts = low.translate(_MARKS_APART).split() if low.isascii() else _ALPHANUMERIC.findall(low)
        return " ".join(parts)


def _words(text: str) -> list[str]:
    return (_PLAIN_WORD if is_plain(text) else _WORD).findall(text)


def _words_in_lower_case(text: str) -> list[str]:
    if is_plain(text):
        return _PLAIN_WORD.findall(text.lower())
    # Of other letters, case may hang on those around them.
    return list(map(str.lower, _WORD.findall(text)))
