"""Rules that find mistakes in an article, as findings with a code, a position and a message.

Each rule is a module; `catalogue.py` lists them. The command line, the language server's
diagnostics and its quick fixes all use this package. A false alarm costs more than a miss: in
doubt, rules report nothing.
"""

from collections.abc import Iterable

from nutgraf.cancellation import checked
from nutgraf.checking.catalogue import CHECKS, OF_BRIEFINGS, RULES
from nutgraf.checking.choosing import chosen
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding, Fix, Related
from nutgraf.checking.ignoring import without_ignored
from nutgraf.checking.rule import Rule, Severity

__all__ = [
    "RULES",
    "Draft",
    "Finding",
    "Fix",
    "Related",
    "Rule",
    "Severity",
    "check",
    "chosen",
]


def check(draft: Draft, rules: Iterable[Rule] | None = None) -> list[Finding]:
    r"""The findings for a draft, in the order of the text, without those that its comments ignore.

    Args:
        draft: the article, and the settings for summaries.
        rules: the enabled rules; None for the default ones.

    >>> import nutgraf
    >>> text = "---\ntitle: Rain\n---\n\nIt rained for three days in the valley of the Orm.\n"
    >>> [(one.rule.code, one.message) for one in check(Draft(nutgraf.read(text, "markdown")))]
    [('NG101', 'the front matter has no description')]
    """
    found: list[Finding] = []
    for rule in checked(chosen() if rules is None else rules):
        if (rule in OF_BRIEFINGS) is draft.is_briefing:
            found += CHECKS[rule](draft)
    found.sort(key=lambda one: (one.span, one.rule.code))
    return without_ignored(draft.article, found)
