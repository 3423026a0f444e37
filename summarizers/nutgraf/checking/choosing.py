"""Which rules are enabled: the default ones, or those selected."""

from collections.abc import Sequence

from nutgraf.checking.catalogue import RULES
from nutgraf.checking.rule import Rule
from nutgraf.errors import NutgrafError


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The enabled rules, in the order of their codes.

    Args:
        select: codes, code prefixes, names or "all"; empty for the default rules.
        ignore: rules to disable, in the same form; ignored rules are off even if selected.

    Raises:
        NutgrafError: a word matches no rule.

    >>> [rule.code for rule in chosen(["NG2"], ["no-source"])]
    ['NG202', 'NG203', 'NG204', 'NG205']
    """
    for words in (*select, *ignore):
        check_known(words)
    return tuple(
        rule
        for rule in RULES.values()
        if (any(map(rule.is_called, select)) if select else rule.is_default)
        and not any(map(rule.is_called, ignore))
    )


def check_known(words: str) -> None:
    """Refuse words that mean no rule.

    Raises:
        NutgrafError: they mean none.
    """
    if not any(rule.is_called(words) for rule in RULES.values()):
        known = ", ".join(f"{rule.code} {rule.name}" for rule in RULES.values())
        raise NutgrafError(f"unknown rule “{words[:_LONGEST]}”; the rules are all, {known}")


# The suggestion needs less similarity.
_LONGEST = 40
