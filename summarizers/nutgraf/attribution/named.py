"""Which of an article's names a phrase refers to: by a mention within it, or by a role."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from nutgraf.article import Span
from nutgraf.attribution.descriptions import (
    ASIDE,
    DETERMINERS,
    FURTHER,
    bare,
    people,
    titles,
    words_at,
    words_of,
)
from nutgraf.facts.names import Name, NameKind
from nutgraf.facts.names.honours import past_honours
from nutgraf.language import wordlists

# Before a role, these refer to somebody other than its known holder.
_OTHERS = frozenset({"a", "an", "another", "other"})
# A role of this many characters may be between the comma and a name set off by it.
_LONGEST_ROLE = 60
# The end of an apposition; post-nominal letters may precede it.
_CLOSING = (",", " (")


class Named:
    """The names of an article, looked up by place and by role."""

    def __init__(self, source: str, names: Iterable[Name]) -> None:
        self._source = source
        self.names = tuple(names)
        self.mentions = sorted(
            ((span, name) for name in self.names for span in name.mentions), key=_by_start
        )
        self._starts = [span.start for span, _ in self.mentions]
        self._by_role = _by_role(source, self.names)

    def between(self, start: int, end: int) -> Sequence[tuple[Span, Name]]:
        """The mentions that begin between two places."""
        begin = bisect_left(self._starts, start)
        return self.mentions[begin : bisect_left(self._starts, end, begin)]

    def meant_by(self, span: Span, written: Sequence[str]) -> Name | None:
        """The name that the phrase at `span`, which counts or consists of `written`, is about."""
        return self._within(span) or self._beside(span) or self._with_role(written)

    def _is_modifier(self, place: Name, mention: Span) -> bool:
        """Whether a place has an article here and none elsewhere: "the Alaska [meeting]"."""
        return (
            place.kind is NameKind.PLACE
            and _has_article(mention, self._source)
            and not all(_has_article(other, self._source) for other in place.mentions)
        )

    def _within(self, span: Span) -> Name | None:
        """The person, else the first other, whom `span` is about and does not only name in passing.

        "The Alaska meeting", "a report on Alaska" and "Ann Lee's campaign" are neither Alaska nor
        Ann Lee; "the mayor of Hull, Ann Lee" is.
        """
        source = self._source
        mentions = self.between(span.start, span.end)
        head = _head_of(span, source, [mention for mention, _ in mentions])
        first: Name | None = None
        for mention, name in mentions:
            if name.kind is NameKind.PERSON:
                inside = (
                    mention.start < head.end
                    or _has_role_before(mention, head, source)
                    or _is_put_last(mention, span, source)
                )
                if inside and _ends_with(Span(mention.start, span.end), mention, name, source):
                    return name
            elif mention.start < head.end and _ends_with(head, mention, name, source):
                first = first or (None if self._is_modifier(name, mention) else name)
        return first

    def _beside(self, span: Span) -> Name | None:
        """The name set off by commas behind a phrase: "her mother, Ann Lee, said"."""
        if not self._source.startswith(", ", span.end):
            return None
        start = span.end + len(", ")
        for mention, name in self.between(start, start + _LONGEST_ROLE)[:1]:
            begins = mention.start if name.role is None else min(mention.start, name.role.start)
            told = mention.start == start or (begins == start and mention == name.first)
            if told and self._source.startswith(_CLOSING, past_honours(self._source, mention.end)):
                return name
        return None

    def _with_role(self, written: Sequence[str]) -> Name | None:
        """The one person with the role in a phrase: "the mayor", "Hull's mayor"."""
        role = bare([word.lower() for word in written]).split()
        if written[0].lower() in _OTHERS:
            return None
        if found := self._by_role.get(" ".join(role)):
            return found
        whose = [word for word in written if word.lower() not in DETERMINERS][: len(role)]
        known = written[0].lower() == "the" or any(word.endswith("'s") for word in whose)
        for place, word in enumerate(whose[:-1] if known else (), 1):
            if not word[0].isupper():
                return None
            if found := self._by_role.get(" ".join(role[place:])):
                return found
        return None


def _has_article(mention: Span, source: str) -> bool:
    return source[max(0, mention.start - len(" the ")) : mention.start].lower().endswith("the ")


def _is_put_last(mention: Span, span: Span, source: str) -> bool:
    """Whether a phrase ends in a name right behind another: "undersecretary for Trade Mr. Lee".

    "The lawyer for Mr. Lee" is not Lee.
    """
    before = words_of(source[span.start : mention.start])
    while before and before[-1].lower() in titles():
        before = before[:-1]
    joined = before and before[-1][0].isupper() and not before[-1].endswith("'s")
    return mention.end == span.end and bool(joined)


def _by_start(pair: tuple[Span, Name]) -> int:
    return pair[0].start


def _by_role(source: str, names: Iterable[Name]) -> dict[str, Name]:
    """The people by their roles, where only one has it: "the finance minister"."""
    found: dict[str, Name | None] = {}
    for name in names:
        if name.kind is NameKind.PERSON and name.role is not None:
            words = words_of(name.role.of(source).lower())
            whole = bare(words)
            for role in {whole, whole.rpartition(" ")[2]}:
                found[role] = None if role in found else name
    return {role: name for role, name in found.items() if name is not None and role}


def _head_of(span: Span, source: str, mentions: Sequence[Span]) -> Span:
    """The identifying part of a phrase: "[a spokesman] for the mine"."""
    for word, start in words_at(source, span.start + 1, span.end):
        if word in FURTHER and not any(m.start <= start < m.end for m in mentions):
            return Span(span.start, start)
    return span


def _has_role_before(person: Span, head: Span, source: str) -> bool:
    """Whether what follows the head belongs to a role: "the secretary of state Ann Lee"."""
    between = source[head.end : person.start]
    words = words_of(between)
    if words[:1] == ["of"] and past_honours(source, person.end) > person.end:
        # "Chairman of the Trade Committee Ann Lee MP, ..."
        return True
    return between.endswith(", ") or (len(words) > 1 and words[0] == "of" and words[-1].islower())


def _ends_with(head: Span, mention: Span, name: Name, source: str) -> bool:
    """Whether a phrase is about a mention in it, not about what follows."""
    if name.kind is NameKind.PLACE and _is_part_of_name(mention, head, source):
        return False
    rest = source[mention.end : head.end]
    whose = rest.startswith(("’s", "'s"))
    behind = words_of(rest.removeprefix("’s").removeprefix("'s"))
    if whose and behind and _is_somebody(behind):
        # "Argentina's President" is not Argentina.
        return False
    nouns = _kinds_of_bodies() if name.kind is not NameKind.PLACE else frozenset()
    for word in behind:
        if word in FURTHER:
            return True
        if not (word[0].isupper() or word in nouns or word in ASIDE or word.endswith("ly")):
            return False
    return True


def _is_somebody(words: Sequence[str]) -> bool:
    head = bare([word.lower() for word in words]).rpartition(" ")[2]
    return head in people()


@cache
def _kinds_of_bodies() -> frozenset[str]:
    """The description after an organisation's name: "Reuters news agency"."""
    return wordlists.words("organisations", "en", "is") | {"news"}


def _is_part_of_name(mention: Span, head: Span, source: str) -> bool:
    """Whether a capital directly precedes a position, as in the name of a body: "Police Hull"."""
    words = words_of(source[head.start : mention.start])
    return bool(words) and words[-1][0].isupper() and words[-1].lower() not in DETERMINERS
