"""The distinct wordings among the sentences of several articles, with lookup by words.

Versions of one text share most sentences verbatim, so each wording is compared once, however many
articles have it. A wording that only one article has is compared with all that several articles
have, and with only the most similar of those that one has: if a hundred articles have a sentence
that differs in one word each, they are counted with the wording that most of them have.

If two share at least k of one's n stems, they share one of its n - k + 1 rarest, so sentences are
looked up by these (Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins in data
cleaning", ICDE 2006).
"""

from collections import defaultdict
from collections.abc import Sequence

from nutgraf.briefing.multi_document.content import Content, content_of
from nutgraf.briefing.multi_document.part import JointMention, origins
from nutgraf.cancellation import checked

# A word that so many wordings have tells nothing.
_COMMON = 400
# So many words in a row are no chance, however common they are.
_VERBATIM = 8
# Of so many wordings that one article has each is compared with the others.
_MOST = 16


class Wordings:
    """Those of the sentences of all articles of one language.

    Attributes:
        of_mentions: for each sentence its content.
        each: the contents that differ.
        members: for each of these the numbers of the sentences that have it.
    """

    def __init__(self, mentions: Sequence[JointMention], language: str) -> None:
        self.of_mentions = [content_of(one.sentence.text, language) for one in checked(mentions)]
        known: dict[Content, int] = {}
        self.members: list[list[int]] = []
        for number, content in enumerate(self.of_mentions):
            if content not in known:
                known[content] = len(self.members)
                self.members.append([])
            self.members[known[content]].append(number)
        self.each = list(known)
        self._origins = [
            origins([mentions[number] for number in members]) for members in self.members
        ]
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, content in enumerate(self.each):
            for stem in content.stems:
                self._having[stem].append(number)

    def near(self, number: int, content: Content, needed: int) -> list[int]:
        """The wordings of other articles that may have so many of the stems of a content.

        Args:
            number: the wording that it is of; itself where several articles have it.
            content: its own, or that of a clause of it.
            needed: how many stems are to be shared.
        """
        rarest = sorted(content.stems, key=lambda stem: (len(self._having[stem]), stem))
        found = {
            other
            for stem in rarest[: len(content.stems) - needed + 1]
            if len(self._having[stem]) <= _COMMON
            for other in self._having[stem]
        }
        return sorted(other for other in found if self._are_of_two(number, other))

    def _are_of_two(self, one: int, other: int) -> bool:
        own, its = self._origins[one], self._origins[other]
        return own != its or len(own) > 1

    def most_telling(self, number: int, content: Content, found: Sequence[int]) -> list[int]:
        """Those that several articles have, and the most like it of those that one has.

        Args:
            number: the wording that is compared.
            content: its own, or that of a clause of it.
            found: the wordings that are near it.
        """
        if len(found) <= _MOST or len(self._origins[number]) > 1:
            return list(found)
        best = sorted(
            found,
            key=lambda other: (
                len(self._origins[other]) == 1,
                -len(content.stems & self.each[other].stems),
                other,
            ),
        )
        several = sum(len(self._origins[other]) > 1 for other in found)
        return sorted(best[: max(_MOST, several)])

    def word_for_word(self) -> dict[int, set[int]]:
        """For each wording those of other articles that have it word for word, tags apart."""
        beginning: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, content in enumerate(self.each):
            if len(content.told) >= _VERBATIM:
                beginning[content.told[:_VERBATIM]].append(number)
        told = [f" {' '.join(content.told)} " for content in self.each]
        found: dict[int, set[int]] = defaultdict(set)
        for other, content in enumerate(checked(self.each)):
            whole = f" {' '.join(content.order)} "
            for start in range(len(content.order) - _VERBATIM + 1):
                run = content.order[start : start + _VERBATIM]
                for number in beginning.get(run, ()):
                    if self._are_of_two(number, other) and told[number] in whole:
                        found[number].add(other)
        return found
