"""Findings as SARIF 2.1.0, which code hosts read.

Written after OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020.
"""

from collections.abc import Sequence
from urllib.parse import quote

import nutgraf
from nutgraf.article import Span
from nutgraf.checking.catalogue import RULES
from nutgraf.checking.finding import Finding
from nutgraf.checking.reports.checked_text import CheckedText, region
from nutgraf.checking.rule import Rule
from nutgraf.lines import Lines
from nutgraf.rendering.json_places import Json

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_PLACE_OF_RULES = {code: index for index, code in enumerate(RULES)}


def sarif(texts: Sequence[CheckedText]) -> Json:
    """A log of one run, with every rule there is and a result for each finding."""
    driver = {
        "name": "nutgraf",
        "version": nutgraf.__version__,
        "rules": [_rule(rule) for rule in RULES.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(text)} for text in texts],
        "results": [_result(text, one) for text in texts for one in text.findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.summary[0].upper()}{rule.summary[1:]}."},
        "defaultConfiguration": {"enabled": rule.is_default, "level": rule.severity.value},
    }


def _result(text: CheckedText, one: Finding) -> Json:
    lines, fix = text.article.lines, one.fix
    result: Json = {
        "ruleId": one.rule.code,
        "ruleIndex": _PLACE_OF_RULES[one.rule.code],
        "level": one.rule.severity.value,
        "message": {"text": one.message},
        "locations": [_location(text, one.span)],
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": each.message}, **_location(text, each.span)}
            for number, each in enumerate(one.related)
        ]
    if fix:
        replacement = {
            "deletedRegion": _region(lines, fix.span),
            "insertedContent": {"text": fix.text},
        }
        change = {"artifactLocation": _artifact(text), "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": fix.title}, "artifactChanges": [change]}]
    return result


def _artifact(text: CheckedText) -> Json:
    return {"uri": quote(text.path, safe="/", errors="surrogatepass")}


def _location(text: CheckedText, span: Span) -> Json:
    region_ = _region(text.article.lines, span)
    return {"physicalLocation": {"artifactLocation": _artifact(text), "region": region_}}


def _region(lines: Lines, span: Span) -> Json:
    line, column, last, behind = region(lines, span)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": behind,
        "charOffset": span.start,
        "charLength": len(span),
    }
