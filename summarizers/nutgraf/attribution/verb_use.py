"""Whether a word that may report is used as a verb rather than as a noun."""

from nutgraf.attribution.reporting_cue import CueSite, follows_speech
from nutgraf.attribution.speakers import is_adverb, subject_before
from nutgraf.attribution.tokens import Token
from nutgraf.language.reporting import VerbForm
from nutgraf.language.wordlists import words

_SUBJECT_DETERMINERS = frozenset({"this", "that", "these", "those", "one"})

_QUANTIFIERS = frozenset({"all", "both", "many", "some", "most"})

# "Ann Lee points out".
_PARTICLES = frozenset({"out"})

# What never follows a plural noun, and what never precedes one.
_SINGULAR = frozenset({"is", "was", "has"})
_ONE = frozenset({"a", "an", "one", "another"})

# "..., a study reports", "..., the minister notes".
_ARTICLES = _ONE | {"the"}

_PLURAL_PRONOUNS = frozenset({"i", "we", "you", "they", "who"})


def is_used_to_report(site: CueSite) -> bool:
    """Whether the word is a verb that reports, rather than a noun."""
    tokens, index, verb = site.tokens, site.at, site.verb
    token = tokens[index]
    if token.capital and index > 0:
        return False
    before = index - 1
    while before >= 0 and tokens[before].is_word and is_adverb(tokens[before]):
        before -= 1
    previous = tokens[before].low if before >= 0 else ""
    if previous in site.known.prepositions and previous not in {"to", "after", "before"}:
        return verb.form is VerbForm.PARTICIPLE and previous in {
            "by",
            "in",
            "with",
            "for",
            "upon",
            "without",
        }
    if verb.form is VerbForm.BASE and before < 0:
        return False
    if _tags_speech(site, before):
        return True
    return not _has_a_thing(site) and not _is_noun(site, tokens[max(0, before)], previous)


def _has_a_thing(site: CueSite) -> bool:
    """Whether an object follows a verb, and no quotation: "added three assists"."""
    if site.verb.lemma not in words("added-things", site.language, "verbs", fallback=False):
        return False
    following = site.tokens[site.at + 1 :]
    if not following or any(token.is_quote for token in following):
        return False
    first = following[0].low
    return first[0].isdigit() or first in words("added-things", site.language, "things")


def _tags_speech(site: CueSite, before: int) -> bool:
    """Whether a verb behind a quotation and its speaker is one, for all that it looks a noun."""
    if before < 0 or site.tokens[before].low in site.known.determiners:
        return False
    source = subject_before(site.tokens, site.at, site.language)
    return source is not None and follows_speech(site.tokens, source.first)


def _agrees(site: CueSite, before: Token) -> bool:
    """Whether the context makes it a verb by its form.

    "Critics claim to know", "which the town claims is new"; "..., a new study reports."
    """
    tokens, after = site.tokens, site.at + 1
    following = tokens[after].low if after < len(tokens) else "."
    if site.verb.form is VerbForm.BASE:
        plural = before.low.endswith("s") and "'" not in before.low and not before.capital
        return plural and following in {"that", "to"}
    if site.verb.form is not VerbForm.THIRD:
        return False
    if following in _SINGULAR:
        return True
    source = subject_before(tokens, site.at, site.language)
    if source is not None and source.first and tokens[source.first - 1].low == "as":
        # "As the harbour office reports, the pier leaks", "as Ann Lee points out".
        return following in {",", ".", "out", "in"}
    return (
        following == "."
        and source is not None
        and source.first > 0
        and tokens[source.first - 1].low == ","
        and (tokens[source.first].low in _ARTICLES or tokens[source.end - 1].capital)
    )


def _is_noun(site: CueSite, before: Token, previous: str) -> bool:
    known = site.known
    low = site.tokens[site.at].low
    if previous in known.determiners - _QUANTIFIERS and (
        low in known.nouns or previous not in _SUBJECT_DETERMINERS
    ):
        return True
    if low not in known.nouns or previous in _PLURAL_PRONOUNS or _agrees(site, before):
        return False
    if previous.endswith("'s") or site.at + 1 >= len(site.tokens):
        return True
    following = site.tokens[site.at + 1]
    if following.is_mark and site.at + 2 < len(site.tokens) and site.tokens[site.at + 2].is_quote:
        return False
    if following.is_word and site.verb.form is VerbForm.THIRD and before.capital:
        return following.low in (known.prepositions | known.auxiliaries) - _PARTICLES
    return not (
        following.is_quote
        or following.capital
        or following.low in known.determiners
        or following.low in known.pronouns
        or following.low in known.relatives
        or following.low in {":", "out", "how", "why", "what", "when", "whether", "if"}
    )
