"""The article next to its briefing: complete, in its own order, with marked sentences."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from nutgraf.article import Article, Block, Role, Section
from nutgraf.cancellation import checked
from nutgraf.rendering.page_links import Links
from nutgraf.rendering.view import PartKind

# What is folded away: it is on the page and not in the article.
_FOLDED = frozenset({Role.FURNITURE, Role.METADATA})
# The headings above the article's own on its page, and the lowest there is.
_OWN_HEADINGS, _LOWEST = 2, 6
_BULLET = re.compile(r"(?:[-*+•‣◦]|\d{1,3}[.)])[ \t]+\Z")
_LINE_END = re.compile(r"\r\n?")
# No bullet with its blanks is longer.
_BEFORE = 8
# A sentence is marked as the first of these that it is.
_MARKED = (
    PartKind.GIST,
    PartKind.POINT,
    PartKind.DIFFERING,
    PartKind.AGREED,
    PartKind.ONLY,
)
# Claims are marked in three strengths: those scored from these on.
_STRENGTHS = (0.75, 0.5)


def strength(score: float) -> int:
    """How strongly a claim of a score is marked: 1 to 3."""
    return 1 + sum(score >= least for least in _STRENGTHS)


def marked_article(
    article: Article, links: Links, scores: Mapping[int, float]
) -> list[dict[str, object]]:
    """The blocks, the title left out, for a template; neighbours that belong together as one.

    Args:
        article: the article.
        links: the lines of its briefing, all made.
        scores: of its key claims, by the sentence's index.
    """
    depths = dict(_depths(article.sections))
    blocks = (block for block in checked(article.blocks) if block is not article.title)
    found: list[dict[str, object]] = []
    for kind, group in groupby(blocks, lambda block: _kind(article, block)):
        if kind == "folded":
            found.append({"kind": kind, "texts": [block.text for block in group]})
        elif kind == "list":
            items = [
                {"number": _number(block, links), "sentences": _sentences(block, links, scores)}
                for block in group
            ]
            found.append({"kind": kind, "items": items})
        else:
            found += [
                {
                    "kind": kind,
                    "level": depths.get(block.span.start, _LOWEST),
                    "text": _text(article, block, kind),
                    "number": _number(block, links),
                    "sentences": _sentences(block, links, scores),
                }
                for block in group
            ]
    return found


def _kind(article: Article, block: Block) -> str:
    if block.role in _FOLDED:
        return "folded"
    if block.role is not Role.BODY:
        return block.role.value
    start = block.span.start
    before = article.source[max(0, start - _BEFORE) : start].rpartition("\n")[2].lstrip()
    return "list" if _BULLET.match(before) else "body"


def _number(block: Block, links: Links) -> int:
    """The number of a paragraph; 0 of what has no sentence."""
    return links.paragraph(block.first) if block.sentences else 0


def _text(article: Article, block: Block, kind: str) -> str:
    if kind == "code":
        return _code(article, block)
    time = block.turn.time_at(0) if block.turn and kind == Role.SPEAKER.value else ""
    return f"{block.text} · {time}" if time else block.text


def _code(article: Article, block: Block) -> str:
    """The lines of a code block, however they end in the source."""
    return _LINE_END.sub("\n", block.span.of(article.source))


def _depths(sections: Sequence[Section], depth: int = 1) -> Iterator[tuple[int, int]]:
    """For each heading, by where it begins, its level on the page: none is left out between."""
    for section in sections:
        if section.heading:
            yield section.heading.span.start, min(_LOWEST, _OWN_HEADINGS + depth)
        yield from _depths(section.subsections, depth + 1)


def _sentences(block: Block, links: Links, scores: Mapping[int, float]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    end = block.span.start
    for sentence in block.sentences:
        about = links.about(sentence.index)
        kinds = {kind for kind, _ in about}
        marks = [kind.name.lower() for kind in _MARKED if kind in kinds][:1]
        score = scores.get(sentence.index)
        if score is not None:
            marks += ["claim", f"strength-{strength(score)}"]
        found.append(
            {
                "id": links.id_of(sentence.index) if about else "",
                "text": sentence.text,
                "marks": " ".join(marks),
                "lines": [(kind.name.lower(), line) for kind, line in about],
                # Sentences touch in scripts without blanks.
                "blank": sentence.span.start > end or not found,
            }
        )
        end = sentence.span.end
    return found
