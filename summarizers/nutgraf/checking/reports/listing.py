"""Findings for people and for editors that parse compiler messages, one per line."""

from collections.abc import Sequence

from nutgraf.checking.reports.checked_text import CheckedText
from nutgraf.rendering.text import LineStyle, StyledLine
from nutgraf.rendering.visible import visible_line


def listed(texts: Sequence[CheckedText]) -> list[StyledLine]:
    """`file:line:column: code name: message` for each finding, and how many there are."""
    lines = []
    for text in texts:
        for one in text.findings:
            line, column = text.article.lines.place(one.span.start)
            rule = one.rule
            said = f"{text.name}:{line + 1}:{column + 1}: {rule.code} {rule.name}: {one.message}"
            lines.append(StyledLine(visible_line(said)))
    if lines:
        lines.append(StyledLine(_sum(texts), LineStyle.FAINT))
    return lines


def _sum(texts: Sequence[CheckedText]) -> str:
    found = [one for text in texts for one in text.findings]
    files = sum(bool(text.findings) for text in texts)
    mended = sum(one.repair is not None for one in found)
    told = f"{_counted(len(found), 'finding')} in {_counted(files, 'file')}"
    return f"{told}, {mended} fixable with --fix" if mended else told


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
