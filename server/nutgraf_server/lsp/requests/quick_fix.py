"""Quick fixes for what `nutgraf.checking` finds: one that mends it, and one that ignores it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from lsprotocol import types

from nutgraf.checking import RULES, Fix, Rule
from nutgraf.checking.ignoring import ignoring_edit
from nutgraf.rendering.labels import choose
from nutgraf_server.lsp.edits.insertion import edit_in
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.requests.diagnostic import SEVERITIES, SOURCE, found_in
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.lsp.transport.codes import Code, RequestError

# Nobody's menu is longer.
_MOST = 50

QUICK_FIX = types.CodeActionKind.QuickFix.value


def quick_fixes(
    snapshot: Snapshot, diagnostics: Sequence[types.Diagnostic]
) -> Iterator[types.CodeAction]:
    """Two actions at most for each of our diagnostics: one that mends it, one that ignores it."""
    article = snapshot.article
    ours = (one for one in diagnostics if one.source == SOURCE and str(one.code) in RULES)
    for sent in islice(ours, _MOST):
        rule = RULES[str(sent.code)]
        # What a client sends along may have values of no type that can be sent back.
        one = types.Diagnostic(
            sent.range, sent.message, SEVERITIES[rule.severity], rule.code, source=SOURCE
        )
        if rule.is_fixable:
            yield from _mending(snapshot, one, rule)
        edit = ignoring_edit(article, snapshot.offset(one.range.start), rule)
        if edit is not None:
            yield _action(snapshot, one, edit)


def resolve(view: SessionSnapshot, action: types.CodeAction) -> types.CodeAction:
    """Fill in the edit that mends a finding.

    Raises:
        BadArgumentsError: the action is none of this server's.
        RequestError: it was offered for another version of the document, or nothing mends it.
    """
    uri, code, version, start = _asked(action.data)
    snapshot = view.snapshot(uri)
    if snapshot is None or snapshot.text.version != version:
        raise RequestError(Code.CONTENT_MODIFIED, "the document has changed meanwhile")
    choose(snapshot.settings.labels)
    fix = _fix(snapshot, RULES[code], start)
    if fix is None:
        raise RequestError(Code.REQUEST_FAILED, "this finding has no automatic fix")
    return types.CodeAction(
        title=action.title,
        kind=action.kind,
        edit=edit_in(snapshot, fix.span, fix.text),
        data=action.data,
    )


def is_of_a_finding(data: object) -> bool:
    """Whether an action's data are those of a quick fix."""
    return isinstance(data, dict) and "rule" in data


def _mending(snapshot: Snapshot, one: types.Diagnostic, rule: Rule) -> Iterator[types.CodeAction]:
    start = snapshot.offset(one.range.start)
    if not snapshot.client.code_action_edit_later:
        fix = _fix(snapshot, rule, start)
        if fix is not None:
            yield _action(snapshot, one, fix)
        return
    data = {
        "uri": snapshot.uri,
        "rule": rule.code,
        "version": snapshot.text.version,
        "start": start,
    }
    title = f"Nutgraf: fix {rule.name}"
    yield types.CodeAction(title=title, kind=QUICK_FIX, diagnostics=[one], data=data)


def _action(snapshot: Snapshot, one: types.Diagnostic, fix: Fix) -> types.CodeAction:
    return types.CodeAction(
        title=f"Nutgraf: {fix.title[0].lower()}{fix.title[1:]}",
        kind=QUICK_FIX,
        diagnostics=[one],
        edit=edit_in(snapshot, fix.span, fix.text),
    )


def _fix(snapshot: Snapshot, rule: Rule, start: int) -> Fix | None:
    found = (one for one in found_in(snapshot, [rule]) if one.span.start == start)
    return next((fix for one in found if (fix := one.fix) is not None), None)


def _asked(data: object) -> tuple[str, str, int, int]:
    match data:
        case {"uri": str(uri), "rule": str(code), "version": int(version), "start": int(start)} if (
            code in RULES
        ):
            return uri, code, version, start
    raise BadArgumentsError("unknown code action")
