"""`textDocument/diagnostic`, and what is published: what the checks find.

As information, not as hints: those an editor underlines with three dots and lists nowhere.
"""

import hashlib

from lsprotocol import types

from nutgraf.checking import Finding, findings
from nutgraf.rendering.visible import visible_line
from nutgraf_server.lsp.session.findings import claims_in
from nutgraf_server.lsp.session.snapshots import Snapshot

_SOURCE = "nutgraf"


def diagnostic(
    snapshot: Snapshot, params: types.DocumentDiagnosticParams
) -> types.DocumentDiagnosticReport:
    """Answer with the diagnostics, or that they are those the client has already."""
    result = _result_id(snapshot)
    if params.previous_result_id == result:
        return types.RelatedUnchangedDocumentDiagnosticReport(result_id=result)
    return types.RelatedFullDocumentDiagnosticReport(items=diagnostics(snapshot), result_id=result)


def diagnostics(snapshot: Snapshot) -> list[types.Diagnostic]:
    """The document's diagnostics, in the order of the text; none where they are switched off."""
    if not snapshot.settings.diagnostics:
        return []
    article = snapshot.article
    found = sorted(findings(article, claims_in(article)), key=lambda finding: finding.span)
    return [_diagnostic(snapshot, finding) for finding in found]


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
        severity=types.DiagnosticSeverity.Information,
        code=finding.check.value,
        source=_SOURCE,
        message=visible_line(finding.message),
        related_information=related,
    )


def _result_id(snapshot: Snapshot) -> str:
    """What the diagnostics follow from, in short: version numbers begin anew with each opening."""
    made = hashlib.blake2b(digest_size=16)
    for part in (snapshot.settings, snapshot.text.language_id, snapshot.text.source):
        made.update(repr(part).encode("utf-8", "surrogatepass"))
    return made.hexdigest()
