"""Prior knowledge about names: the word lists, ready for lookup."""

from functools import cache
from typing import NamedTuple

from nutgraf.language import wordlists
from nutgraf.language.function_words import function_words
from nutgraf.language.reporting import Frame, VerbForm, reporting_verbs
from nutgraf.language.words import stop_words

_SPEAKING = frozenset({Frame.SAY, Frame.QUOTE, Frame.TELL, Frame.THINK})


class Known(NamedTuple):
    """The word lists; all in lower case.

    `small` are words that open sentences, `no_names` what makes no part of somebody's name,
    `feature_lists` the lists that a name's words are looked up in to judge it, each with its name.
    """

    given: frozenset[str]
    doubtful_given: frozenset[str]
    any_given: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    places: frozenset[str]
    adjectives: frozenset[str]
    place_words: frozenset[str]
    place_openings: frozenset[str]
    place_heads: frozenset[str]
    of_one_country: frozenset[str]
    place_kinds: frozenset[str]
    place_after: frozenset[str]
    place_owned: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_suffixes: frozenset[str]
    papers: frozenset[str]
    of_heads: frozenset[str]
    organisations: frozenset[str]
    organisation_beside: frozenset[str]
    organisation_is: frozenset[str]
    organisation_of_roles: frozenset[str]
    within: frozenset[str]
    towards: frozenset[str]
    no_place_before: frozenset[str]
    told: frozenset[str]
    personal: frozenset[str]
    of_people: frozenset[str]
    ruling: frozenset[str]
    of_state: frozenset[str]
    honorifics: frozenset[str]
    reported_honorifics: frozenset[str]
    roles: frozenset[str]
    lower_roles: frozenset[str]
    addressed: frozenset[str]
    kin: frozenset[str]
    relations: frozenset[str]
    leading: frozenset[str]
    doing: frozenset[str]
    other_people: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    role_modifiers: frozenset[str]
    never: frozenset[str]
    events: frozenset[str]
    particles: frozenset[str]
    strong_particles: frozenset[str]
    opening_particles: frozenset[str]
    shortened: frozenset[str]
    added: frozenset[str]
    generations: frozenset[str]
    calendar: frozenset[str]
    months: frozenset[str]
    small: frozenset[str]
    feature_lists: tuple[tuple[frozenset[str], str], ...]
    no_names: frozenset[str]
    speaking: frozenset[str]
    speaking_before: frozenset[str]


def _words(subject: str, group: str) -> frozenset[str]:
    return wordlists.words(subject, "en", group)


def _lines(subject: str, *groups: str) -> frozenset[str]:
    """Phrases of several words each as a whole, single words one by one.

    A line of more than three words holds single words, unless "of", "and" or the like is in it.
    """
    listed = wordlists.groups(subject, "en")
    found: set[str] = set()
    for line in (line for group in groups for line in listed[group]):
        words = line.split()
        found.update(words if len(words) > _LONGEST_PHRASE else [line])
    return frozenset(found)


_LONGEST_PHRASE = 5


def _with_plurals(adjectives: frozenset[str]) -> frozenset[str]:
    """The adjectives and who they are used for: "Tunisian", "Tunisians"."""
    return adjectives | {f"{word}s" for word in adjectives if word.endswith(("an", "i"))}


@cache
def known(language: str) -> Known:
    """What is known for texts in `language`."""
    calendars = [
        wordlists.words("calendar", code, group)
        for code in dict.fromkeys(("en", language))
        for group in ("months", "days")
    ]
    verbs = {
        word: verb for word, verb in reporting_verbs(language).items() if verb.frames & _SPEAKING
    }
    places = _lines("places", "countries", "regions", "cities")
    organisations = _lines("organisations", "known")
    small = function_words(language) | stop_words(language) | _words("capitals", "openers")
    given, doubtful = _words("given-names", ""), _words("given-names", "doubtful")
    adjectives = _with_plurals(_words("places", "adjectives"))
    return Known(
        given=given,
        doubtful_given=doubtful,
        any_given=given | doubtful,
        women=_words("given-names", "women"),
        men=_words("given-names", "men"),
        places=places,
        adjectives=adjectives,
        place_words=_words("places", "words"),
        place_openings=_words("places", "openings"),
        place_heads=_words("places", "heads"),
        of_one_country=_words("places", "of one country"),
        place_kinds=_words("places", "kinds"),
        place_after=_words("places", "after"),
        place_owned=_words("places", "owned"),
        organisation_heads=_words("organisations", "heads"),
        organisation_suffixes=_words("organisations", "suffixes"),
        papers=_words("organisations", "papers"),
        of_heads=_words("organisations", "of"),
        organisations=organisations,
        organisation_beside=_words("organisations", "beside"),
        organisation_is=_words("organisations", "is"),
        organisation_of_roles=_words("organisations", "of-roles"),
        within=_words("context", "in"),
        towards=_words("context", "towards"),
        no_place_before=_words("context", "no place"),
        told=_words("context", "told"),
        personal=_words("context", "personal"),
        of_people=_words("context", "of people"),
        ruling=_words("context", "ruling"),
        of_state=_words("context", "of a state"),
        honorifics=_words("roles", "honorifics"),
        reported_honorifics=_words("roles", "reported"),
        roles=_words("roles", "heads"),
        lower_roles=_words("roles", "lower only"),
        addressed=_words("roles", "addressed"),
        kin=_words("roles", "kin"),
        relations=_words("roles", "relations"),
        leading=_words("roles", "leading"),
        doing=_words("roles", "no modifiers"),
        other_people=_words("roles", "others"),
        he=_words("roles", "he"),
        she=_words("roles", "she"),
        role_modifiers=_words("roles", "modifiers"),
        never=_words("capitals", "never"),
        events=_words("capitals", "events"),
        particles=_words("particles", "within"),
        strong_particles=_words("particles", "strong"),
        opening_particles=_words("particles", "opening"),
        shortened=_words("particles", "shortened"),
        added=_words("particles", "added"),
        generations=_words("particles", "generations"),
        calendar=frozenset().union(*calendars) - {"sun", "mar", "may"} | {"may"},
        months=wordlists.words("calendar", language, "months"),
        small=small,
        feature_lists=(
            (given, "given"),
            (doubtful, "doubtful"),
            (places, "place"),
            (adjectives, "adjective"),
            (organisations, "organisation"),
            (_words("organisations", "heads"), "head"),
            (_words("organisations", "suffixes"), "suffix"),
            (_words("places", "words"), "place word"),
            (_words("capitals", "events"), "event"),
        ),
        no_names=places | organisations | small | _words("capitals", "events"),
        speaking=frozenset(
            word for word, verb in verbs.items() if verb.form in {VerbForm.PAST, VerbForm.THIRD}
        ),
        speaking_before=frozenset(
            word
            for word, verb in verbs.items()
            if Frame.FOLLOW in verb.frames and verb.form in {VerbForm.PAST, VerbForm.THIRD}
        ),
    )
