"""The rule: code, name, severity, and whether it is on by default."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """The severity of a finding: a warning is an error, a note is something to look at."""

    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        code: its permanent code: "NG101".
        name: its name: "missing-description".
        severity: the severity of its findings.
        summary: what it finds, in one line without a full stop.
        is_default: whether it is on by default.
        is_fixable: whether some of its findings can be fixed automatically.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    is_default: bool = True
    is_fixable: bool = False

    def is_called(self, words: str) -> bool:
        """Whether `words` mean this rule: its code or the beginning of it, its name, or "all".

        >>> rule = Rule("NG101", "missing-description", Severity.WARNING, "")
        >>> [rule.is_called(words) for words in ("ng1", "missing-description", "ALL", "NG2", "N")]
        [True, True, True, False, False]
        """
        asked = words.strip().casefold()
        if asked in (_ALL, self.name):
            return True
        return len(asked) > len(_PREFIX) and self.code.casefold().startswith(asked)


_ALL = "all"
_PREFIX = "NG"
