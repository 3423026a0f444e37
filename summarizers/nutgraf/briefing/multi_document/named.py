"""Names and cited sources of several articles, counted by article."""

from collections.abc import Iterable, Sequence

from nutgraf.article import Span
from nutgraf.attribution.entity import SourceKind
from nutgraf.briefing.multi_document.part import JointArticle
from nutgraf.briefing.sources import CitedSource
from nutgraf.facts.names import Name, NameKind
from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class JointName:
    """A name, with where each article mentions it."""

    name: str
    kind: NameKind
    mentions: tuple[tuple[JointArticle, tuple[Span, ...]], ...]

    @property
    def count(self) -> int:
        """How often it is mentioned in all of them."""
        return sum(len(spans) for _, spans in self.mentions)


@dataclass(frozen=True, slots=True)
class JointSource:
    """Somebody who is cited, with what each article lays at their door."""

    label: str
    kind: SourceKind
    cited: tuple[tuple[JointArticle, CitedSource], ...]

    @property
    def count(self) -> int:
        """How often they are cited in all of them."""
        return sum(len(source.attributions) for _, source in self.cited)


def names_over(parts: Sequence[JointArticle]) -> list[JointName]:
    """The names in all of them, first those that most articles have, then the most mentioned.

    A name is joined with that of another article if it is the same, or if one article itself
    calls its bearer by the other's form and no other bearer has that. Copies are left out.
    """
    fullest = _fullest(parts)
    found: dict[str, list[tuple[JointArticle, Name]]] = {}
    for part in _originals(parts):
        for name in part.briefing.names:
            key = _folded(name.name)
            found.setdefault(fullest.get(key, key), []).append((part, name))
    joint = [_joint_name(own) for own in found.values()]
    return sorted(joint, key=lambda one: (-len(one.mentions), -one.count))


def sources_over(parts: Sequence[JointArticle]) -> list[JointSource]:
    """Whom the articles cite, first those whom most do, then the most cited.

    Two articles' "officials" may be two people's: only names and documents are joined.
    """
    fullest = _fullest(parts)
    found: dict[object, list[tuple[JointArticle, CitedSource]]] = {}
    for part in _originals(parts):
        for source in part.briefing.sources.sources:
            label = _folded(source.label)
            nameless = source.kind not in (SourceKind.NAMED, SourceKind.DOCUMENT)
            key = (part.number, label) if nameless else fullest.get(label, label)
            found.setdefault(key, []).append((part, source))
    joint = [
        JointSource(max((one.label for _, one in own), key=len), own[0][1].kind, tuple(own))
        for own in found.values()
    ]
    return sorted(joint, key=lambda one: (-len({p.number for p, _ in one.cited}), -one.count))


def _originals(parts: Iterable[JointArticle]) -> list[JointArticle]:
    return [part for part in parts if part.copy_of is None]


def _fullest(parts: Iterable[JointArticle]) -> dict[str, str]:
    """By a short form the full one, where the articles know only one bearer of it."""
    bearers: dict[str, set[str]] = {}
    for part in _originals(parts):
        for name in part.briefing.names:
            for alias in name.aliases:
                bearers.setdefault(_folded(alias), set()).add(_folded(name.name))
    return {alias: next(iter(full)) for alias, full in bearers.items() if len(full) == 1}


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _joint_name(found: Sequence[tuple[JointArticle, Name]]) -> JointName:
    kinds = [name.kind for _, name in found if name.kind is not NameKind.OTHER]
    spans: dict[int, tuple[JointArticle, list[Span]]] = {}
    for part, name in found:
        spans.setdefault(part.number, (part, []))[1].extend(name.mentions)
    return JointName(
        max((name.name for _, name in found), key=len),
        kinds[0] if kinds else NameKind.OTHER,
        tuple((part, tuple(sorted(own))) for part, own in spans.values()),
    )
