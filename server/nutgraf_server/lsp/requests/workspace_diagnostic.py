"""`workspace/diagnostic`: what the rules find in open documents and in the workspace's folders.

Of files that are not open only those in marked-up formats are read, `MOST_FILES` of them at most,
none through a link. A client asks again and again; what takes longer than a moment is told the next
time, and what has not changed is not read again.
"""

import hashlib
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from lsprotocol import types

from nutgraf.cancellation import checked
from nutgraf.reading.formats import FORMATS
from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.folders import articles_below
from nutgraf_server.lsp.documents.articles import Articles
from nutgraf_server.lsp.documents.offered import is_other
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.documents.unopened import read_unopened
from nutgraf_server.lsp.documents.uris import key, path_of
from nutgraf_server.lsp.errors import NoDocumentError
from nutgraf_server.lsp.requests.diagnostic import diagnostics, result_id
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.session.snapshots import Snapshot

MOST_FILES = 500
"""Whoever has more articles has them checked on the command line."""

# In seconds. Other requests that take long wait for this one.
_A_MOMENT = 4.0
# Prose that is written to be published; of plain texts most are something else.
_FORMATS = ("asciidoc", "latex", "markdown", "org", "restructuredtext")
_SUFFIXES = frozenset(suffix for name in _FORMATS for suffix in FORMATS[name].suffixes)
_BRIEFING = ".briefing"

_Full = types.WorkspaceFullDocumentDiagnosticReport
_Unchanged = types.WorkspaceUnchangedDocumentDiagnosticReport
Report = _Full | _Unchanged


def workspace_diagnostic(
    view: SessionSnapshot, params: types.WorkspaceDiagnosticParams
) -> types.WorkspaceDiagnosticReport:
    """Answer for each document, with its diagnostics or that they are those told before."""
    known = {key(one.uri): one.value for one in params.previous_result_ids}
    items: list[Report] = []
    began = time.monotonic()
    for report in checked(_reports(view, known)):
        items.append(report)
        if time.monotonic() - began > _A_MOMENT:
            break
    return types.WorkspaceDiagnosticReport(items)


def _reports(view: SessionSnapshot, known: Mapping[str, str]) -> Iterator[Report]:
    for text in view.texts.values():
        snapshot = view.of(text)
        if not snapshot.is_too_long:
            yield _report(snapshot, result_id(snapshot), known, text.version)
    later: list[tuple[str, str]] = []
    for path in _files(view):
        uri = path.as_uri()
        if key(uri) in view.texts:
            continue
        made = _stamp(view, uri, path)
        if made is None:
            continue
        if known.get(key(uri)) == made:
            yield _Unchanged(uri=uri, result_id=made)
        else:
            later.append((uri, made))
    for uri, made in later:
        snapshot_of_file = _unopened(view, uri)
        if snapshot_of_file is not None and not snapshot_of_file.is_too_long:
            yield _report(snapshot_of_file, made, known, None)


def _report(snapshot: Snapshot, made: str, known: Mapping[str, str], version: int | None) -> Report:
    if known.get(key(snapshot.uri)) == made:
        return _Unchanged(uri=snapshot.uri, result_id=made, version=version)
    found = diagnostics(snapshot)
    return _Full(uri=snapshot.uri, items=found, version=version, result_id=made)


def _files(view: SessionSnapshot) -> Iterator[Path]:
    """The articles in the workspace's folders, as many as are read."""
    count = 0
    for uri in view.session.configuration.folders:
        folder = path_of(uri)
        if folder is None:
            continue
        try:
            for name in articles_below(str(folder), _SUFFIXES):
                path = Path(name)
                if is_other(path.name) and _BRIEFING not in path.name:
                    continue
                count += 1
                if count > MOST_FILES:
                    return
                yield path
        except InputError:
            # A folder that nobody may read has nothing to tell.
            continue


def _stamp(view: SessionSnapshot, uri: str, path: Path) -> str | None:
    """What a file's diagnostics follow from, without reading it; None where none are asked for."""
    settings = view.session.configuration.of(uri).settings
    if not settings.diagnostics:
        return None
    try:
        found = path.stat(follow_symlinks=False)
    except OSError:
        return None
    told = repr((settings, found.st_mtime_ns, found.st_size))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _unopened(view: SessionSnapshot, uri: str) -> Snapshot | None:
    try:
        source = read_unopened(uri, view.session.configuration.folders)
    except NoDocumentError:
        return None
    # What is read here is not kept: the next request has no use for it.
    return view.of(DocumentText(uri, "", 0, Rope.of(source)), Articles())
