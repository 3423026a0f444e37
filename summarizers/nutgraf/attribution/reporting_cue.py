"""A reporting cue: a word that reports, with its source and the parts of its content."""

from collections.abc import Sequence
from typing import NamedTuple

from nutgraf.attribution.speakers import Phrase, skip_auxiliaries
from nutgraf.attribution.tokens import Token
from nutgraf.language.grammar import Grammar, grammar
from nutgraf.language.reporting import Frame, Verb, VerbForm, reporting_verbs

# A clause before "she said" has at least this many words; less is an adverbial ("Later").
FEWEST_WORDS = 3

# An interrupted quotation may continue this far after its speaker: "..., she told them, ...".
REACH = 14

SPEAKING = frozenset({Frame.SAY, Frame.QUOTE, Frame.TELL, Frame.THINK})

# What may come between a quotation or clause and the speaker after it.
LINKS = frozenset({",", "—", "–", "--", "-"})

# The preferred frames of a verb.
_GROUPS = (
    Frame.SAY,
    Frame.TELL,
    Frame.THINK,
    Frame.SHOW,
    Frame.JUDGE,
    Frame.INTEND,
    Frame.ATTITUDE,
    Frame.AIM,
    Frame.QUOTE,
    Frame.FOLLOW,
)

# After these a past participle is a passive.
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't"})

Parts = tuple[Phrase, ...]


class Cue(NamedTuple):
    """A report: runs of token indices for the cue, its source and the parts of its content.

    `extent` is the start of everything except the content; `before` says whether the content
    precedes the cue. `way` is the construction, `lemma` the reporting word, `frame` its frame. If
    `open_at` is not -1, the last of the parts starts there, and its end has yet to be found.
    """

    cue: Phrase
    source: Phrase | None
    parts: Parts
    extent: int
    before: bool
    construction: str
    lemma: str
    frame: str
    form: str = ""
    open_at: int = -1


class CueSite(NamedTuple):
    """A reporting verb in its context."""

    tokens: Sequence[Token]
    at: int
    verb: Verb
    known: Grammar
    language: str
    earlier: Sequence[Cue]

    @property
    def speaks(self) -> bool:
        """Whether it can follow its content."""
        return bool(self.verb.frames & SPEAKING)

    def frame(self, start: int = -1) -> str:
        """The frame of the verb, of the several that it may have."""
        if start >= 0 and self.tokens[start].low == "to":
            for frame in (Frame.INTEND, Frame.AIM):
                if frame in self.verb.frames:
                    return frame.value
        return next(frame.value for frame in _GROUPS if frame in self.verb.frames)

    def cue(
        self,
        construction: str,
        source: Phrase | None,
        parts: Parts,
        extent: int,
        open_at: int = -1,
    ) -> Cue:
        """A report by this verb, which follows its content unless that is still open."""
        before = open_at < 0 or len(parts) > 1
        frame = self.frame(open_at)
        lemma, form = self.verb.lemma, self.verb.form.value
        return Cue(
            word_at(self.at),
            source,
            parts,
            extent,
            before,
            construction,
            lemma,
            frame,
            form,
            open_at,
        )

    def opened(
        self, construction: str, source: Phrase | None, start: int, extent: int, lead: Parts = ()
    ) -> Cue:
        """A report whose content starts at `start` and continues: a quotation or a clause."""
        tokens = self.tokens
        if tokens[start].speech and not lead:
            cue = self.cue(construction, source, quotations_at(tokens, start), extent)
            return cue._replace(before=False)
        parts = (*lead, Phrase(start, len(tokens)))
        return self.cue(construction, source, parts, extent, start)._replace(before=bool(lead))

    @property
    def preceding(self) -> int:
        """The last token before it that is neither auxiliary nor adverb; -1 if there is none."""
        return skip_auxiliaries(self.tokens, self.at - 1, self.language)

    @property
    def is_passive(self) -> bool:
        """Whether it is a past participle after a form of "to be"."""
        return self.verb.form is VerbForm.PAST and any(
            token.low in _BEING for token in self.tokens[self.preceding + 1 : self.at]
        )

    @property
    def is_participle(self) -> bool:
        """Whether it is a participle on its own: "..., saying", but not "was saying"."""
        return self.verb.form is VerbForm.PARTICIPLE and not any(
            token.low in self.known.copulas for token in self.tokens[self.preceding + 1 : self.at]
        )


def follows_speech(tokens: Sequence[Token], first: int) -> bool:
    """Whether a quotation that leaves room for its speaker directly precedes the token."""
    before = first - 1
    if before > 0 and tokens[before].low in LINKS:
        return tokens[before - 1].is_quote
    return before >= 0 and tokens[before].speech


def word_at(index: int) -> Phrase:
    """The run of one token."""
    return Phrase(index, index + 1)


def quotations_at(tokens: Sequence[Token], start: int) -> Parts:
    """The adjacent quotations from the token `start` on, one part each."""
    end = start
    while end < len(tokens) and tokens[end].is_quote:
        end += 1
    return tuple(word_at(index) for index in range(start, end))


def said_before(
    tokens: Sequence[Token], edge: int, cues: Sequence[Cue], fewest: int = FEWEST_WORDS
) -> Parts:
    """The content directly before the token at `edge`; empty if there is none."""
    last = edge - 1
    if last > 0 and tokens[last].low in LINKS:
        last -= 1
    elif last < 0 or not tokens[last].is_quote:
        return ()
    first = max((_taken(cue) for cue in cues if cue.parts and _closes(cue)), default=0)
    first = min(first, last)
    while first < last and tokens[first].is_mark:
        first += 1
    stretch = tokens[first : last + 1]
    quotes = any(token.is_quote for token in stretch)
    if tokens[last].speech and (
        not any(token.is_word for token in stretch) or tokens[last - 1].low in {":", ","}
    ):
        return (word_at(last),)
    if not quotes and sum(token.is_word for token in stretch) < fewest:
        return ()
    return trimmed(tokens, first, last + 1)


def _closes(cue: Cue) -> bool:
    """Whether content before the report ends with its speaker.

    A passive continues: "The rail that was said to be new broke, she said".
    """
    return cue.before and not cue.construction.startswith("passive")


def _taken(cue: Cue) -> int:
    return cue.source.end if cue.source else cue.cue.end


def resumed(tokens: Sequence[Token], after: int, language: str) -> Parts:
    """The quotation that continues after its speaker: '"A," she said, "b."'."""
    verbs, nouns = reporting_verbs(language), grammar(language).nouns
    for index in range(after, min(len(tokens), after + REACH)):
        if tokens[index].is_quote and tokens[index - 1].low in {*LINKS, ":"}:
            return (word_at(index),)
        if tokens[index].low in verbs and tokens[index].low not in nouns:
            # '"A," she said, adding "b."': the rest is another report's.
            return ()
    return ()


def trimmed(tokens: Sequence[Token], first: int, end: int) -> Parts:
    """The run from `first` to `end` without marks at its ends."""
    while first < end and tokens[first].is_mark:
        first += 1
    while end > first and tokens[end - 1].is_mark and tokens[end - 1].low not in {")", "]"}:
        end -= 1
    return (Phrase(first, end),) if first < end else ()
