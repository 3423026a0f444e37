"""The word lists for names in languages other than English."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from nutgraf.facts.names.words import NameWord
from nutgraf.language import wordlists
from nutgraf.language.function_words import function_words
from nutgraf.language.languages import Convention, language_of


class NameLists(NamedTuple):
    """The lists of a language, English names and places among them, as these are the world's."""

    given: frozenset[str]
    roles: frozenset[str]
    role_words: frozenset[str]
    addresses: frozenset[str]
    particles: frozenset[str]
    kinds: frozenset[str]
    heads: frozenset[str]
    small_heads: frozenset[str]
    adjectives: tuple[str, ...]
    not_alone: frozenset[str]
    endings: tuple[str, ...]
    suffixes: frozenset[str]
    firsts: frozenset[str]
    known: frozenset[str]
    links: frozenset[str]
    places: frozenset[str]
    of_places: frozenset[str]
    of_place_roles: frozenset[str]
    before_places: frozenset[str]
    places_with_article: frozenset[str]
    places_and_nouns: frozenset[str]
    never: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    sources: frozenset[str]
    reporting: frozenset[str]
    small: frozenset[str]
    nouns_have_capitals: bool
    genitives: bool


@cache
def name_lists(language: str) -> NameLists:
    """Those of a language; most are empty where it has none."""

    def own(subject: str, group: str = "") -> frozenset[str]:
        return wordlists.words(subject, language, group, fallback=False)

    def lines(subject: str, *groups: str) -> frozenset[str]:
        found: set[str] = set()
        for code in ("en", language):
            listed = wordlists.groups(subject, code, fallback=False)
            found |= {line for group in groups for line in listed.get(group, ())}
        words = {word for line in found if len(line) > _LONG_LINE for word in line.split()}
        return frozenset(found | words)

    given = wordlists.words("given-names", "en") | own("given-names")
    cited = wordlists.groups("reporting-verbs", language, fallback=False).get("before a source", ())
    calendar = own("calendar", "months") | own("calendar", "days")
    return NameLists(
        given=given,
        roles=own("roles", "heads"),
        role_words=own("roles", "modifiers"),
        addresses=own("roles", "honorifics"),
        particles=own("particles"),
        kinds=own("organisations", "kinds"),
        heads=own("organisations", "heads"),
        small_heads=own("organisations", "small heads"),
        adjectives=tuple(sorted(own("organisations", "adjectives"))),
        not_alone=own("organisations", "not alone"),
        endings=tuple(own("organisations", "endings")),
        suffixes=own("organisations", "suffixes"),
        firsts=own("organisations", "firsts"),
        known=lines("organisations", "known"),
        links=own("organisations", "links"),
        places=lines("places", "countries", "regions", "cities"),
        of_places=own("places", "heads"),
        of_place_roles=own("roles", "of places"),
        before_places=own("places", "before"),
        places_with_article=own("places", "with article"),
        places_and_nouns=own("places", "nouns too"),
        # "Jan" is a month in short, and more often somebody.
        never=own("capitals", "never") | (calendar - own("given-names")),
        determiners=own("grammar", "determiners"),
        prepositions=own("grammar", "prepositions"),
        sources=frozenset(line for line in cited if " " not in line),
        reporting=own("reporting-verbs", "verbs") | own("reporting-verbs", "stances"),
        small=function_words(language),
        genitives=bool(own("places", "genitives")),
        nouns_have_capitals=language_of(language).follows(Convention.CAPITAL_NOUNS),
    )


# A line of a list with more letters holds several names: "afghanistan albania algeria".
_LONG_LINE = 40


def is_role(low: str, lists: NameLists) -> bool:
    """Whether a word in lower case says what somebody is."""
    # "LTO-voorzitter"
    if low in lists.roles or ("-" in low and low.rpartition("-")[2] in lists.roles):
        return True
    # "Energieberaterin": the role is the end of a compound.
    return lists.nouns_have_capitals and any(
        low.endswith(role) for role in lists.roles if len(role) >= _LONG_ROLE
    )


_LONG_ROLE = 6


def is_place(words: Sequence[NameWord], first: int, end: int, lists: NameLists) -> bool:
    """Whether words are a place that is listed."""
    return " ".join(word.low for word in words[first:end]) in lists.places
