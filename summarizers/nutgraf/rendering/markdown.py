"""Markdown that reads well raw and rendered."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nutgraf.article import Article, Section
from nutgraf.rendering.briefing_parts import claim_entry
from nutgraf.rendering.briefing_view import briefing_view
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.joint_view import joint_view
from nutgraf.rendering.labels import label
from nutgraf.rendering.places import line_of
from nutgraf.rendering.result_views import NO_CLAIMS
from nutgraf.rendering.tables import table
from nutgraf.rendering.view import Entry, PartKind, View
from nutgraf.rendering.wording import OVERLAP, about_comparison, not_told, percent, size
from nutgraf.selection import Summary

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing import Briefing
    from nutgraf.briefing.multi_document import JointBriefing
    from nutgraf.claims import Claim
    from nutgraf.comparison import Comparison

__all__ = ["briefing", "claims", "comparison", "escaped", "joint_briefing", "outline", "summary"]


def summary(found: Summary) -> str:
    """The picks as one paragraph under the article's title."""
    return _joined([_title(found.article), escaped(found.text)])


def claims(article: Article, found: "Sequence[Claim]") -> str:
    """A numbered list, in the order given."""
    entries = (_claim(claim_entry(article, claim), article.language) for claim in found)
    listed = [f"{number}. {words}" for number, words in enumerate(entries, start=1)]
    heading = f"## {label(article, 'Key claims')}"
    return _joined(
        [
            _title(article),
            escaped(not_told(article)),
            heading,
            "\n".join(listed) or label(article, NO_CLAIMS),
        ]
    )


def briefing(found: "Briefing", *, full: bool = False) -> str:
    """The briefing, one page or with `full` all of it, each part only where the article has it."""
    return drawn(briefing_view(found, full=full))


def joint_briefing(found: "JointBriefing") -> str:
    """A briefing of several articles."""
    return drawn(joint_view(found))


def drawn(view: View) -> str:
    """A view as Markdown: the gist as a quotation, all else as lists."""
    language = view.language
    parts = [f"# {escaped(view.title)}" if view.title else ""]
    parts += [f"*{escaped(words)}*" for words in view.about]
    for part in view.parts:
        if part.kind is PartKind.GIST:
            parts += [f"> {_entry(entry, language)}" for entry in part.entries]
            continue
        parts.append(f"## {part.heading}")
        draw = _claim if part.kind is PartKind.CLAIM else _entry
        for number, group in enumerate(part.groups):
            listed = [f"{'  ' * one.depth}- {draw(one, language)}" for one in group.entries]
            if group.heading:
                parts.append(f"### {escaped(group.heading)}")
            elif number:
                # A list continues.
                listed.insert(0, parts.pop())
            parts.append("\n".join(listed))
        if part.remark:
            parts[-1] += f"\n- {escaped(part.remark)}"
    parts += [f"*{escaped(view.rest)}*"] if view.rest else []
    return _joined(parts)


def _entry(entry: Entry, language: str) -> str:
    where = f" ({escaped(entry.where)})" if entry.where else ""
    check = [label(language, "to check: {}", entry.check)] if entry.check else []
    note = "; ".join([*check, *entry.facts])
    below = f"\n  *{escaped(note)}*" if note else ""
    return f"{escaped(entry.opened + (entry.opening or entry.text))}{where}{below}"


def _claim(entry: Entry, language: str) -> str:
    """A claim with its details; recalled by its opening if it was already shown in full."""
    check = [label(language, "to check: {}", entry.check)] if entry.check else []
    told = "; ".join([entry.where, *entry.facts, *check])
    words = escaped(entry.opening or entry.text)
    return f"**{entry.lead or label(language, 'claim')}**: {words} ({escaped(told)})"


def outline(article: Article) -> str:
    """The sections as a nested list with their sizes."""
    about = [_title(article)]
    about += [f"*{escaped(block.text)}*" for block in (article.byline, article.date) if block]
    listed = [line for section in article.sections for line in _branch(article, section, 0)]
    return _joined([*about, "\n".join(listed)])


def comparison(found: "Comparison") -> str:
    """Tables of sentences by method, most agreed on first, and of what methods have in common."""
    article, count = found.article, len(found.summaries)
    parts = [_title(article), f"*{about_comparison(found)}*"]
    if found.summaries:
        picked = [
            [
                str(line_of(article, one.sentence.span)),
                one.sentence.text,
                str(len(one.methods)),
                ", ".join(one.methods),
            ]
            for one in found.agreements
        ]
        told = ("line", "sentence", "of {}", "picked by")
        head = [label(article, one, count) for one in told]
        parts.append(table(head, picked, numbers=(0, 2)))
    if count > 1:
        parts += [f"## {label(article, 'Overlap')}", label(article, OVERLAP)]
        rows = zip(found.methods, found.overlaps, strict=True)
        shares = [[name, *map(percent, row)] for name, row in rows]
        parts.append(
            table([label(article, "method"), *found.methods], shares, numbers=range(1, count + 1))
        )
    failed = [f"{escaped(one.method)}: {escaped(one.reason)}" for one in found.failures]
    return _joined([*parts, *_list(label(article, "Methods that failed"), failed)])


def _title(article: Article) -> str:
    return f"# {escaped(article.title.text)}" if article.title else ""


def _list(heading: str, entries: Sequence[str]) -> list[str]:
    return [f"## {heading}", "\n".join(f"- {entry}" for entry in entries)] if entries else []


def _branch(article: Article, section: Section, depth: int) -> Iterator[str]:
    heading = section.heading
    name = escaped(heading.text) if heading else f"*{label(article, 'before the first heading')}*"
    yield f"{'  ' * depth}- {name} ({size(article, section)})"
    for below in section.subsections:
        yield from _branch(article, below, depth + 1)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
