"""Findings as JSON-ready data, which `check.schema.json` of `rendering/schemas` describes."""

from collections.abc import Sequence

from nutgraf.article import Span
from nutgraf.checking.finding import Finding
from nutgraf.checking.reports.checked_text import CheckedText, region
from nutgraf.lines import Lines
from nutgraf.rendering.data import VERSION
from nutgraf.rendering.json_places import Json


def data(texts: Sequence[CheckedText]) -> Json:
    """Each text that was checked, with its findings in the order of the text."""
    return {
        "schema": "nutgraf/check",
        "version": VERSION,
        "articles": [
            {
                "name": text.name,
                "format": text.article.format,
                "language": text.article.language,
                "findings": [_finding(text.article.lines, one) for one in text.findings],
            }
            for text in texts
        ],
    }


def _finding(lines: Lines, one: Finding) -> Json:
    fix = one.fix
    return {
        "code": one.rule.code,
        "rule": one.rule.name,
        "severity": one.rule.severity.value,
        "message": one.message,
        **_place(lines, one.span),
        "related": [{"message": each.message, **_place(lines, each.span)} for each in one.related],
        "fix": None
        if fix is None
        else {"title": fix.title, "text": fix.text, **_place(lines, fix.span)},
    }


def _place(lines: Lines, span: Span) -> Json:
    line, column, last, behind = region(lines, span)
    return {
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "end_line": last,
        "end_column": behind,
    }
