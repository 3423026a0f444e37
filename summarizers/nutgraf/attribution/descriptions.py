"""What the words for a speaker denote: a name, an unnamed person, a document, a thing."""

from collections.abc import Iterator, Sequence
from functools import cache

from nutgraf.attribution.entity import SourceKind
from nutgraf.attribution.wordlists import words as listed
from nutgraf.facts.names import Name, NameKind
from nutgraf.facts.names.known import known
from nutgraf.patterns import pattern

_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})
_HEAPS = frozenset({"handful", "number", "group", "couple", "majority", "pair", "host", "dozen"})
# After these, nothing identifies the person: "a spokesman for the mine".
FURTHER = frozenset(
    {"for", "of", "at", "from", "in", "who", "with", "on", "by", "to", "familiar", "close"}
    | {"into", "over", "between", "among", "about", "against", "under", "that", "which", "whose"}
    | {"involving", "including", "across", "near", "outside", "inside", "behind", "around"}
    | {"within", "published", "released", "conducted", "obtained", "seen", "created", "active"}
)
# Behind a name or a pronoun these are no noun that it describes.
ASIDE = frozenset(
    {"also", "then", "later", "afterwards", "now", "again", "himself", "herself", "itself"}
    | {"themselves", "today", "yesterday", "and", "or", "jr", "sr"}
)
_ADVERBS = frozenset({"therefore", "still", "just", "even", "already", "once", "all", "both"})
_DOING = ("ed", "ing")
# What people are called by what they do: "the filmers", "the moderator".
_AGENTS = ("er", "ers", "or", "ors", "ist", "ists", "man", "men", "woman", "women", "year-old")


def words_of(phrase: str) -> list[str]:
    """The words of a phrase as written, with straight apostrophes.

    >>> words_of("Ann’s 44 boats")
    ["Ann's", 'boats']
    """
    return _WORD.findall(phrase.replace("’", "'"))


def words_at(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The words of `source[start:end]`, each with its place."""
    return ((match[0], match.start()) for match in _WORD.finditer(source, start, end))


def is_pronoun(written: Sequence[str]) -> bool:
    """Whether a phrase is a pronoun, perhaps with an adverb; "WHO" and "IT" are none.

    >>> is_pronoun(["Who", "also"]), is_pronoun(["WHO"])
    (True, False)
    >>> is_pronoun(["one", "mother"])
    False
    """
    first = written[0]
    shouted = len(first) > 1 and first.isupper()
    if shouted or first.lower() not in _list("pronouns"):
        return False
    return all(word in ASIDE | _ADVERBS or word.endswith("ly") for word in written[1:])


def is_the_firm(words: Sequence[str]) -> bool:
    """Whether a phrase, in lower case, is "the company" or the like."""
    article, *nouns = words
    return article == "the" and len(nouns) == 1 and nouns[0] in _list("firms")


def is_epithet(words: Sequence[str]) -> bool:
    """Whether a phrase, in lower case, is what somebody named before is called for a change.

    >>> is_epithet(["the", "hull", "striker"]), is_epithet(["a", "striker"])
    (True, False)
    """
    head = words[-1]
    return words[0] == "the" and (head in _list("epithets") or head.endswith("year-old"))


def bare(words: Sequence[str]) -> str:
    """What somebody is, without article and without what follows.

    >>> bare(["the", "mayor", "of", "hull"])
    'mayor'
    """
    rest = [word for word in words if word not in DETERMINERS]
    end = next((place for place in range(1, len(rest)) if _goes_further(rest, place)), len(rest))
    return " ".join(rest[:end])


def _goes_further(words: Sequence[str], place: int) -> bool:
    """Whether a word ends the identifying part: "a group [representing the mines]"."""
    word = words[place]
    doing = word.endswith(_DOING) and words[place - 1] in _list("anonymous") | _list("bodies")
    return word in FURTHER or doing


def counted(words: list[str]) -> list[str]:
    """What is counted: "one of [the crew]", "a handful of [officials]"."""
    if words[0] == "of":
        # "49% of the crew" has no word for its count.
        return words[1:] or words
    if "of" not in words[1:3]:
        return words
    past = words.index("of", 1)
    heap = words[past - 1]
    counts = past == 1 and heap in _list("counts")
    return words[past + 1 :] or words if counts or heap in _HEAPS else words


def kind_of(written: Sequence[str], name: Name | None) -> SourceKind:
    """The kind of a phrase, `name` being what it names."""
    words = [word.lower() for word in written]
    head = bare(words).rpartition(" ")[2]
    if name is not None and (name.kind is NameKind.PERSON or head not in _list("anonymous")):
        return SourceKind.DOCUMENT if head in _list("documents") else SourceKind.NAMED
    if head in _list("anonymous") or words[0] in {"some", "many", "others"}:
        return SourceKind.ANONYMOUS
    if head in _list("documents"):
        return SourceKind.DOCUMENT
    return SourceKind.NAMED if _has_name(written, head) else SourceKind.OTHER


def _has_name(written: Sequence[str], head: str) -> bool:
    """Whether a phrase is the name of a body that is not known as one, or has one in it."""
    named = [word for word in written if word.lower() not in DETERMINERS]
    if head in _list("bodies"):
        whose = any(word[0].isupper() for word in written[1:]) or written[0].endswith("'s")
        return whose and (named[0][0].isupper() or len(named) < len(written))
    # "The Prime Minister" is no name.
    return len(named) > 1 and all(word[0].isupper() for word in named) and head not in people()


def is_somebody(words: Sequence[str]) -> bool:
    """Whether a phrase without a name, in lower case, is one for people or a body of them."""
    head = bare(words).rpartition(" ")[2]
    return len(words) > 1 and (
        head in _list("bodies")
        or not people().isdisjoint({head, head.removesuffix("s")})
        or head.endswith(_AGENTS)
    )


@cache
def titles() -> frozenset[str]:
    """The title before a surname: "Ms", "Professor"."""
    return known("en").honorifics | {"professor"}


@cache
def people() -> frozenset[str]:
    """Nouns for what people are, and titles."""
    lists = known("en")
    return lists.roles | lists.kin | lists.honorifics | lists.other_people


def _list(group: str) -> frozenset[str]:
    return listed("sources", group)
