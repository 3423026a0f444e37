"""Coreference resolution of speakers: the only module that decides whom a speaker's words refer to.

"Jane Roe", "Roe", "the minister" and "she" are one speaker, and what is known of one is known of
all. A name is resolved by its mentions; a role by its holder, if there is only one; a pronoun by
the nearest preceding speaker or subject that agrees in number and in what the article says of
gender. In doubt, a reference stays unresolved: a wrong speaker is worse than none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from nutgraf.article import Article, Span
from nutgraf.attribution.attribution import Attribution
from nutgraf.attribution.descriptions import (
    bare,
    counted,
    is_epithet,
    is_pronoun,
    is_somebody,
    is_the_firm,
    kind_of,
    words_of,
)
from nutgraf.attribution.documents import made_before, with_maker
from nutgraf.attribution.entity import Entity, SourceKind
from nutgraf.attribution.named import Named
from nutgraf.attribution.pronouns import PERSON, fit_for_description, fit_for_name, pronoun_in
from nutgraf.cancellation import checked
from nutgraf.facts.names import Name, NameKind

# How many speakers and subjects before a pronoun are tried, and how many sentences back.
_MOST_TRIED = 8
_FURTHEST = 6
# Further back than this, one that certainly fits is preferred to a nearer one that may. "It" is
# resolved no further back, because other things may have been mentioned since.
_NEAR = 1
# A sentence's subject begins within this many characters: "The former mayor of the town, Ann Lee".
_OPENING = 60
# "The company" is one spoken of no more sentences ago than this, and named so often in all.
_NEAR_FIRM = 4
_OFTEN = 3
# "The striker" is one spoken of no more sentences ago than this, or in the one before these.
_NEAR_PERSON = (2, 3)


class _Candidate(NamedTuple):
    """Somebody or something that a pronoun may mean, where it is mentioned."""

    entity: Entity
    span: Span
    sentence: int
    fits: frozenset[str]
    spoke: bool


def with_entities(
    article: Article, attributions: Sequence[Attribution], names: Sequence[Name]
) -> list[Attribution]:
    """The attributions, each with whom its source means and what these are.

    Args:
        article: shown text, which all spans are of.
        attributions: in the order of the text.
        names: the article's.
    """
    resolver = _Resolver(article, names)
    subjects = resolver.subjects(attributions)
    subject = next(subjects, None)
    found = list(attributions)
    order = sorted(
        (index for index, a in enumerate(attributions) if a.source is not None),
        key=lambda index: attributions[index].source or Span(0, 0),
    )
    for index in checked(order):
        source = attributions[index].source
        while subject is not None and source is not None and subject.span.start < source.start:
            resolver.mentioned(subject)
            subject = next(subjects, None)
        found[index] = resolver.resolved(attributions[index])
    return found


class _Resolver:
    """Goes through an article's sources in their order."""

    def __init__(self, article: Article, names: Sequence[Name]) -> None:
        self._article = article
        self._text = article.source
        self._named = Named(article.source, names)
        self._mentions = {name.first: len(name.mentions) for name in names}
        self._bearers: dict[Span, tuple[Entity, frozenset[str]]] = {}
        self._nameless: dict[str, Entity] = {}
        # Whether those who are named only by what they are have been called "he" or "she".
        self._called: dict[Span, str] = {}
        self._before: list[_Candidate] = []
        self._firm = _main_firm(names)

    def mentioned(self, candidate: _Candidate) -> None:
        """Somebody is mentioned whom a later pronoun may mean."""
        self._before.append(candidate)

    def subjects(self, attributions: Iterable[Attribution]) -> Iterator[_Candidate]:
        """The names that sentences begin with, outside of what somebody else says."""
        speeches = [a.content for a in attributions]
        past = 0
        for sentence in self._article.sentences:
            start = sentence.span.start
            while past < len(speeches) and speeches[past].end <= start:
                past += 1
            if past < len(speeches) and speeches[past].start <= start:
                continue
            end = min(sentence.span.end, start + _OPENING)
            for span, name in self._named.between(start, end)[:1]:
                entity, fits = self._bearer(name)
                yield _Candidate(entity, span, sentence.index, fits, spoke=False)

    def resolved(self, attribution: Attribution) -> Attribution:
        """The attribution with whom its source means."""
        source, antecedent = attribution.source, attribution.resolved
        if source is None:
            return attribution
        pronoun = pronoun_in(source.of(self._text))
        if pronoun is None:
            is_new = antecedent is None
            entity = self._described(antecedent or source, attribution, may_be_new=is_new)
            return self._with(attribution, entity, antecedent)
        meant = self._nearest(pronoun, attribution.sentence)
        if meant is None:
            return attribution
        if pronoun in PERSON:
            self._called.setdefault(meant.entity.span, pronoun)
        self._before.append(meant._replace(sentence=attribution.sentence, spoke=True))
        return self._with(replace(attribution, resolved=meant.span), meant.entity, None)

    def _with(
        self, attribution: Attribution, entity: Entity | None, antecedent: Span | None
    ) -> Attribution:
        """The attribution with its entity; `antecedent` is the antecedent of "who"."""
        if entity is None:
            return replace(attribution, in_full=antecedent)
        source = attribution.source
        whole = source is not None and entity.label in " ".join(source.of(self._text).split())
        in_full = source if whole else entity.span
        return replace(attribution, entity=entity, role=entity.role, in_full=in_full)

    def _described(
        self, span: Span, attribution: Attribution, *, may_be_new: bool
    ) -> Entity | None:
        """Whom a name or description means."""
        sentence = attribution.sentence
        written = words_of(span.of(self._text))
        if not written or is_pronoun(written):
            return None
        every = written
        written = written[-len(counted([word.lower() for word in written])) :]
        words = [word.lower() for word in written]
        name = self._named.meant_by(span, written)
        kind = kind_of(written, name)
        if name is not None and kind is SourceKind.NAMED:
            entity, fits = self._bearer(name)
        elif is_the_firm(words) and (meant := self._one_organisation(sentence)):
            entity, fits = meant.entity, meant.fits
        elif is_the_firm(words) and (firm := self._one_firm(span.start)):
            entity, fits = self._bearer(firm)
        elif words[0] == "the" and (person := self._one_person(words, span.start, attribution)):
            entity, fits = self._bearer(person)
        elif kind is SourceKind.OTHER and not is_somebody(words):
            # A thing is not a source that anybody would look up.
            return None
        elif kind is SourceKind.DOCUMENT and words[0] == "this" and "'" not in "".join(words[1:2]):
            # "This paper shows": the writer's own.
            return None
        else:
            known = self._nameless.get(bare(words))
            place = span
            if kind is SourceKind.DOCUMENT and known is None:
                made = with_maker(self._text, span, self._named)
                place = made or made_before(self._text, span, words, self._named) or span
            label = " ".join(place.of(self._text).split())
            entity = known or Entity(label, kind, place)
            self._nameless[bare(words)] = entity
            fits = fit_for_description(every, self._article.language)
            may_be_new = may_be_new or known is not None
            self._before.append(_Candidate(entity, span, sentence, fits, spoke=True))
            return entity if may_be_new else None
        self._before.append(_Candidate(entity, span, sentence, fits, spoke=True))
        return entity

    def _one_organisation(self, sentence: int) -> _Candidate | None:
        """The organisation that was spoken of in the sentences before, if it was only one."""
        near = [
            one
            for one in self._before[-_MOST_TRIED:]
            if sentence - one.sentence <= _NEAR_FIRM and one.entity.bears is NameKind.ORGANISATION
        ]
        alone = len({one.entity.name for one in near}) == 1
        return near[-1] if alone and self._often(near[-1].entity) else None

    def _one_firm(self, end: int) -> Name | None:
        """The article's main organization, if it is mentioned before `end`."""
        return self._firm if self._firm and self._firm.first.start < end else None

    def _one_person(self, words: Sequence[str], end: int, attribution: Attribution) -> Name | None:
        """The preceding person that "the striker" or "the [same role]" refers to, if unique.

        Nobody refers to themselves by name, so a person named in the content is excluded. Of other
        equally near candidates, it is the only one who opened a sentence, or spoke.
        """
        for reach in _NEAR_PERSON:
            first = self._article.sentences[max(0, attribution.sentence - reach)].span.start
            near = {name.first: name for _, name in self._named.between(first, end)}
            people = [name for name in near.values() if name.kind is NameKind.PERSON]
            if not is_epithet(words):
                head = bare(words).rpartition(" ")[2]
                people = [name for name in people if head and self._role_head(name) == head]
            if people:
                return self._likeliest(people, first, attribution)
        return None

    def _likeliest(
        self, people: Sequence[Name], first: int, attribution: Attribution
    ) -> Name | None:
        if len(people) > 1:
            said = set(words_of(attribution.content.of(self._text)))
            people = [name for name in people if said.isdisjoint(words_of(name.name))]
        if len(people) > 1:
            opened = {
                one.entity.name
                for one in self._before[-_MOST_TRIED:]
                if one.span.start >= first and one.entity.bears is NameKind.PERSON
            }
            people = [name for name in people if opened == {name.first}]
        return people[0] if len(people) == 1 else None

    def _role_head(self, name: Name) -> str:
        """The head noun of a role: "minister" for "finance minister of Norway"."""
        if name.role is None:
            return ""
        return bare(words_of(name.role.of(self._text).lower())).rpartition(" ")[2]

    def _often(self, entity: Entity) -> bool:
        """Whether an article is about somebody rather than quotes them once."""
        return entity.name is not None and self._mentions[entity.name] >= _OFTEN

    def _bearer(self, name: Name) -> tuple[Entity, frozenset[str]]:
        """The entity that bears a name, and the pronouns that may refer to it."""
        found = self._bearers.get(name.first)
        if found is None:
            span = _in_full(name, self._text)
            entity = Entity(name.name, SourceKind.NAMED, span, name.first, name.kind, name.role)
            fits = fit_for_name(name, self._text, self._article.language)
            found = self._bearers[name.first] = entity, fits
        return found

    def _nearest(self, pronoun: str, sentence: int) -> _Candidate | None:
        """The nearest that fits; one that only may fit gives way to one that certainly does."""
        nearest: _Candidate | None = None
        for candidate in reversed(self._before[-_MOST_TRIED:]):
            distance = sentence - candidate.sentence
            if distance > (_NEAR if pronoun == "it" else _FURTHEST):
                break
            called = self._called.get(candidate.entity.span)
            if pronoun not in candidate.fits or (called or pronoun) != pronoun:
                continue
            if not candidate.spoke and candidate.entity.bears is not NameKind.PERSON:
                continue
            sure = len(candidate.fits) == 1 or called is not None
            if sure or distance <= _NEAR:
                return nearest if nearest and not sure else candidate
            nearest = nearest or candidate
        return nearest


def _in_full(name: Name, text: str) -> Span:
    """Where a name appears in full."""
    exact = (span for span in name.mentions if " ".join(span.of(text).split()) == name.name)
    return next(exact, max(name.mentions, key=len))


def _main_firm(names: Sequence[Name]) -> Name | None:
    """The organization that is named often, and at least twice as often as any other."""
    firms = sorted(
        (name for name in names if name.kind is NameKind.ORGANISATION),
        key=lambda name: -len(name.mentions),
    )
    counts = [len(name.mentions) for name in firms[:2]]
    if not counts or counts[0] < _OFTEN or (len(counts) > 1 and counts[1] * 2 > counts[0]):
        return None
    return firms[0]
