"""Findings as workflow commands, which GitHub Actions shows next to the lines of a change."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from nutgraf.checking.reports.checked_text import CheckedText, region
from nutgraf.checking.rule import Severity
from nutgraf.rendering.visible import visible_line

_COMMANDS = MappingProxyType({Severity.WARNING: "warning", Severity.NOTE: "notice"})


def commands(texts: Sequence[CheckedText]) -> Iterator[str]:
    """A command a finding."""
    for text in texts:
        for one in text.findings:
            line, column, last, behind = region(text.article.lines, one.span)
            told = {"file": text.path, "line": line, "endLine": last}
            if line == last:
                # Columns of more than one line are refused.
                told |= {"col": column, "endColumn": behind}
            told["title"] = f"{one.rule.code} {one.rule.name}"
            listed = ",".join(f"{name}={_property(str(value))}" for name, value in told.items())
            yield f"::{_COMMANDS[one.rule.severity]} {listed}::{_data(visible_line(one.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
