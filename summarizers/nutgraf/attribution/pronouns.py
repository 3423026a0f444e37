"""Which pronouns may refer to a name or a description."""

from collections.abc import Sequence

from nutgraf.attribution.descriptions import people, words_of
from nutgraf.facts.names import Name, NameKind
from nutgraf.facts.names.known import known
from nutgraf.language.grammar import grammar

# Each form with its canonical form.
PRONOUNS = {
    "he": "he",
    "him": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "it": "it",
    "its": "it",
    "they": "they",
    "them": "they",
    "their": "they",
}
PERSON = frozenset({"he", "she"})
_ANYBODY = frozenset({"he", "she", "it"})
# A title is within this many characters before a name, and with one of this many first mentions.
_TITLE = 12
_TITLED = 8


def pronoun_in(written: str) -> str | None:
    """The pronoun that a phrase is; "IT said" is a department's.

    >>> pronoun_in("Him"), pronoun_in("IT"), pronoun_in("Ann Lee")
    ('he', None, None)
    """
    shouted = len(written) > 1 and written.isupper()
    return None if shouted else PRONOUNS.get(written.lower())


def fit_for_name(name: Name, text: str, language: str) -> frozenset[str]:
    """The pronouns that may refer to the bearer of a name; `text` is that of its mentions."""
    if name.kind is NameKind.PERSON:
        told = _told_by_words(name, text, language)
        return frozenset({told}) if told else PERSON
    if name.kind is NameKind.OTHER:
        return _ANYBODY
    return frozenset({"it", "they"} if name.kind is NameKind.ORGANISATION else {"it"})


def _told_by_words(name: Name, text: str, language: str) -> str | None:
    """The pronoun implied by a title ("Mrs."), a role ("spokesman") or a given name."""
    lists = known(language)
    told: set[str] = set()
    for span in name.mentions[:_TITLED]:
        before = words_of(text[max(0, span.start - _TITLE) : span.start])
        told.update(word.lower() for word in before[-1:])
    if name.role is not None:
        told.update(words_of(name.role.of(text).lower()))
    he, she = not told.isdisjoint(lists.he), not told.isdisjoint(lists.she)
    if not (he or she):
        given, _, family = name.name.partition(" ")
        he = bool(family) and given.lower() in lists.men
        she = bool(family) and given.lower() in lists.women
    if he == she:
        return None
    return "he" if he else "she"


def fit_for_description(found: Sequence[str], language: str) -> frozenset[str]:
    """The pronouns that may refer to a phrase of these words.

    >>> sorted(fit_for_description(["the", "mayor", "of", "Hull"], "en"))
    ['he', 'she']
    >>> sorted(fit_for_description(["two", "officials"], "en"))
    ['they']
    """
    words, lists = grammar(language), known(language)
    lows = [word.lower() for word in found]
    if any(low in {"and", "&"} for low in lows):
        return frozenset({"they"})
    if lows[0] in words.determiners or not found[-1][0].isupper():
        head = next((i for i, low in enumerate(lows) if i and low in words.prepositions), len(lows))
        noun = lows[head - 1]
        if noun in lists.he | lists.she:
            return frozenset({"he" if noun in lists.he else "she"})
        if noun in people():
            return PERSON
        plural = noun.endswith("s") and not noun.endswith(("ss", "'s"))
        return frozenset({"they"} if plural else {"it", "they"})
    for pronoun, group in (("he", lists.he), ("she", lists.she)):
        if not group.isdisjoint(lows):
            return frozenset({pronoun})
    return _ANYBODY if people().isdisjoint(lows) else PERSON
