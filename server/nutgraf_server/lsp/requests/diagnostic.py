"""`textDocument/diagnostic`, and what is published: what the rules of `nutgraf.checking` find.

Never as hints: those an editor underlines with three dots and lists nowhere.
"""

import hashlib
from collections.abc import Iterable
from types import MappingProxyType

from lsprotocol import types

from nutgraf.checking import Finding, Rule, Severity, check, chosen
from nutgraf.rendering.visible import visible_line
from nutgraf_server.lsp.session.drafts import draft_of, text_beside
from nutgraf_server.lsp.session.snapshots import Snapshot

SOURCE = "nutgraf"
"""Whose diagnostics they are."""

SEVERITIES = MappingProxyType(
    {
        Severity.WARNING: types.DiagnosticSeverity.Warning,
        Severity.NOTE: types.DiagnosticSeverity.Information,
    }
)
"""How the protocol calls a rule's severity."""


def diagnostic(
    snapshot: Snapshot, params: types.DocumentDiagnosticParams
) -> types.DocumentDiagnosticReport:
    """Answer with the diagnostics, or that they are those the client has already."""
    result = result_id(snapshot)
    if params.previous_result_id == result:
        return types.RelatedUnchangedDocumentDiagnosticReport(result_id=result)
    return types.RelatedFullDocumentDiagnosticReport(items=diagnostics(snapshot), result_id=result)


def diagnostics(snapshot: Snapshot) -> list[types.Diagnostic]:
    """The document's diagnostics, in the order of the text; none where they are switched off."""
    if not snapshot.settings.diagnostics:
        return []
    return [_diagnostic(snapshot, finding) for finding in found_in(snapshot)]


def found_in(snapshot: Snapshot, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """What these rules find, or those that the settings choose."""
    settings = snapshot.settings
    if rules is None:
        rules = chosen(settings.select_rules, settings.ignore_rules)
    return check(draft_of(snapshot), rules)


def _diagnostic(snapshot: Snapshot, finding: Finding) -> types.Diagnostic:
    related = None
    if finding.related and snapshot.client.related_information:
        related = [
            types.DiagnosticRelatedInformation(
                location=types.Location(snapshot.uri, snapshot.range(one.span)),
                message=visible_line(one.message),
            )
            for one in finding.related
        ]
    return types.Diagnostic(
        range=snapshot.range(finding.span),
        severity=SEVERITIES[finding.rule.severity],
        code=finding.rule.code,
        source=SOURCE,
        message=visible_line(finding.message),
        related_information=related,
    )


def result_id(snapshot: Snapshot) -> str:
    """What the diagnostics follow from, in short: version numbers begin anew with each opening."""
    made = hashlib.blake2b(digest_size=16)
    text = snapshot.text
    for part in (snapshot.settings, text.language_id, text.source, text_beside(snapshot)):
        made.update(repr(part).encode("utf-8", "surrogatepass"))
    return made.hexdigest()
