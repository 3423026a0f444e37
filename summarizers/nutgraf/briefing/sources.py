"""The sources that an article cites, and how often."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from nutgraf.article import Article, Span
from nutgraf.attribution.entity import Entity, SourceKind
from nutgraf.cancellation import checked
from nutgraf.claims import Attribution, Claim, Kind, find_attributions, find_claims
from nutgraf.claims.sentence_speakers import only_does
from nutgraf.facts.names import Name, NameKind, find_names
from nutgraf.frozen import dataclass
from nutgraf.language import wordlists
from nutgraf.language.reporting import Frame, Verb, reporting_verbs
from nutgraf.locating import in_shown_text


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A person or thing to which the article attributes words or views.

    Attributes:
        label: the full name, or the words of the first mention.
        kind: NAMED for a person, organisation or place with a name.
        name: the name, if there is one.
        span: the first mention as a source.
        attributions: what is attributed to it, in the order of the text.
    """

    label: str
    kind: SourceKind
    name: Name | None
    span: Span
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources, the most cited first, and the count of claims without one.

    `unsourced` is how many claims about a quantity or an event name nobody, out of `checkable`.
    """

    sources: tuple[CitedSource, ...]
    unsourced: int
    checkable: int


CHECKABLE = frozenset({Kind.QUANTITY, Kind.EVENT})
"""The kinds of claims that ought to have a source."""


@in_shown_text
def sources(
    article: Article,
    attributions: Sequence[Attribution] | None = None,
    claims: Sequence[Claim] | None = None,
    names: Sequence[Name] | None = None,
) -> Sources:
    """The sources of an article.

    "She said" counts for the person cited just before; otherwise, like every unresolved pronoun,
    for nobody.

    Args:
        article: an Article.
        attributions: the article's attributions, if they have already been found.
        claims: all of the article's claims, likewise.
        names: the article's names, likewise.

    >>> from nutgraf.reading import read
    >>> article = read(
    ...     "The bridge is shut, said Jane Roe, the mayor of Hull. “It will be late,” Roe said. "
    ...     "It will cost more, two officials said."
    ... )
    >>> for source in sources(article).sources:
    ...     print(source.label, source.kind.value, len(source.attributions))
    Jane Roe named 2
    two officials anonymous 1
    """
    said = find_attributions(article) if attributions is None else attributions
    found = _grouped(article, said, find_names(article) if names is None else names)
    every = find_claims(article, attributions=said) if claims is None else claims
    checkable = [claim for claim in every if CHECKABLE.intersection(claim.kinds)]
    unsourced = sum(claim.speaker is None for claim in checkable)
    return Sources(tuple(found), unsourced, len(checkable))


def _grouped(
    article: Article, attributions: Iterable[Attribution], names: Sequence[Name]
) -> list[CitedSource]:
    by_place = {name.first: name for name in names}
    found: dict[Entity, list[Attribution]] = defaultdict(list)
    for attribution in checked(attributions):
        entity = attribution.entity
        if entity is not None:
            found[entity].append(attribution)
    grouped = []
    for entity, said in found.items():
        if not _is_heard(article, entity, said):
            continue
        name = by_place.get(entity.name) if entity.name else None
        first = next((one.source for one in said if one.source), entity.span)
        # Whoever is heard is not cited for what they only do: "Lee has agreed a deal".
        words = [one for one in said if one.direct or not only_does(article, one)]
        grouped.append(CitedSource(entity.label, entity.kind, name, first, tuple(words or said)))
    return sorted(grouped, key=lambda one: (-len(one.attributions), one.span))


# These frames report speech or thought; with the others, the subject wants, plans or does
# something.
_HEARD = frozenset({Frame.SAY, Frame.QUOTE, Frame.TELL, Frame.THINK})
# The language whose cues these are.
_LANGUAGE = "en"
_SHOWS = frozenset({Frame.SHOW})
_CITED = frozenset({"according", "per", ":"})
# The subject of these is a source, whatever it is.
_PLAIN = _CITED | {"say", "tell", "announce", "report", "confirm", "warn", "state", "write"}
_SILENT = frozenset({"decline", "refuse"})
# Judging in these ways is done in words; so is finding "that" something is so.
_JUDGES = frozenset(
    {"accuse", "describe", "criticise", "criticize", "dismiss", "condemn", "praise", "blame"}
)
_FINDS = "find"
# Without "that", these report an act.
_HARDLY = frozenset(
    {"hope", "know", "determine", "post", "plead", "respond", "demand", "comment", "feel"}
)
# "Reported from Hull" says where somebody works.
_FROM = "from "
# The reasons of attributions without a cue: continuations and answers to questions.
_ANSWERS = "answers"
_NO_SPEAKERS = frozenset({NameKind.PLACE, NameKind.OTHER})


def _is_heard(article: Article, entity: Entity, said: Sequence[Attribution]) -> bool:
    """Whether somebody is a source: quoted, or said to say something, more than in passing.

    Who "declined to comment", "offers" or "wants" something has said nothing, and a place, a thing
    or an unnamed other is hardly a source for one reported clause.
    """
    if article.language != _LANGUAGE:
        return True
    # "Am I correct in saying": "Am I" is not a name.
    selves = wordlists.words("voices", article.language, "first person", fallback=False)
    if not selves.isdisjoint(entity.label.lower().split()):
        return False
    if any(one.direct for one in said):
        return True
    frames = _SHOWS | _HEARD if entity.kind is SourceKind.DOCUMENT else _HEARD
    verbs = reporting_verbs(article.language)
    told = [(one.sentence, _cue(article, one, verbs, frames)) for one in said]
    silent = {sentence for sentence, cue in told if cue in _SILENT}
    cues = [cue for sentence, cue in told if cue and sentence not in silent]
    passing = entity.kind is SourceKind.OTHER or entity.bears in _NO_SPEAKERS
    return len(said) > 1 or cues[0] in _PLAIN if cues and passing else bool(cues)


def _cue(
    article: Article, attribution: Attribution, verbs: Mapping[str, Verb], frames: frozenset[Frame]
) -> str | None:
    """The lemma of the cue, if it reports words or thoughts."""
    if attribution.cue is None:
        return _ANSWERS
    word = attribution.cue.of(article.source).lower().split()[0]
    content = attribution.content.of(article.source).lower()
    if word in _CITED:
        return word
    verb = verbs.get(word)
    that = content.startswith("that ")
    if verb is None or content.startswith(_FROM) or (verb.lemma in _HARDLY and not that):
        return None
    if verb.lemma in _JUDGES or (verb.lemma == _FINDS and that):
        return verb.lemma
    return verb.lemma if verb.lemma in _SILENT or not verb.frames.isdisjoint(frames) else None
