"""The evidence that a name is a person's, an organisation's or a place's.

Each sign has a weight, and the weights of all signs for a name are added up. If the sum is small or
the signs conflict, the name has no kind.
"""

from typing import NamedTuple

from nutgraf.facts.names.name import NameKind

# The weight of a sign: as good as certain, strong, good enough alone, and too little alone.
CERTAIN, STRONG, GOOD, FAIR, SLIGHT = 6, 4, 3, 2, 1
# A kind needs so much, and so much more than any other.
_ENOUGH, _AHEAD = 2, 2


class Evidence(NamedTuple):
    """The evidence for each kind.

    `speaks` is how often it "said" something: governments and firms do so too, so all of that is
    one more weak sign for something that may be a person anyway.
    """

    person: int = 0
    organisation: int = 0
    place: int = 0
    speaks: int = 0

    def plus(self, other: "Evidence") -> "Evidence":
        """Both together."""
        if other is NONE:
            return self
        return Evidence(
            self.person + other.person,
            self.organisation + other.organisation,
            self.place + other.place,
            self.speaks + other.speaks,
        )


NONE = Evidence()


def kind_of(signs: Evidence) -> NameKind:
    """The kind that most speaks for, if it is enough and clearly more than for any other.

    >>> kind_of(Evidence(person=4, place=1)), kind_of(Evidence(person=3, place=3)).value
    (<NameKind.PERSON: 'person'>, 'other')
    """
    person = signs.person + (signs.person > 0 < signs.speaks)
    _, organisation, place, _ = signs
    most = max(person, organisation, place)
    if most < _ENOUGH:
        return NameKind.OTHER
    if person == most and most - max(organisation, place) >= _AHEAD:
        return NameKind.PERSON
    if organisation == most and most - max(person, place) >= _AHEAD:
        return NameKind.ORGANISATION
    return NameKind.PLACE if most - max(person, organisation) >= _AHEAD else NameKind.OTHER


def certain_kind(signs: Evidence) -> NameKind | None:
    """The kind that strong evidence leaves no doubt of; None without one.

    >>> certain_kind(Evidence(organisation=6, place=1)), certain_kind(Evidence(person=3))
    (<NameKind.ORGANISATION: 'organisation'>, None)
    """
    *others, most = sorted((signs.person, signs.organisation, signs.place))
    return kind_of(signs) if most - max(others) >= STRONG else None
