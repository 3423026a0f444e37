"""`nutgraf.whatChanged`: a document against an earlier version of it."""

from dataclasses import replace
from typing import Any

import nutgraf
from nutgraf.rendering import data, markdown, text, versions_data
from nutgraf.rendering.versions_view import NEW, versions_view
from nutgraf.rendering.view import View
from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.files import read_file
from nutgraf_server.lsp.commands import target
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.documents.committed import committed
from nutgraf_server.lsp.documents.unopened import read_unopened
from nutgraf_server.lsp.documents.uris import file_of
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.session.snapshots import Snapshot

_COMMIT, _SAVED = "commit", "saved"
_NAMES = {_COMMIT: "last commit", _SAVED: "saved file"}
NOTHING_BEFORE = "no earlier version: the document is not in git and not saved"


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Tell what changed in a document since git's last version, the saved file or another one.

    Raises:
        NoDocumentError: the other document is neither open nor a file of the workspace, or a
            version cannot be read.
    """
    arguments = parse(*given)
    snapshot = target.snapshot_of(view, arguments.uri)
    against, earlier = _earlier(view, snapshot, arguments.against)
    if earlier is None:
        return answer(arguments, {"against": None}, f"{NOTHING_BEFORE}\n", [], NOTHING_BEFORE)
    settings, new = snapshot.settings, snapshot.article
    old = nutgraf.read(
        earlier,
        new.format,
        new.language,
        snapshot.uri,
        settings.furniture,
        settings.body,
        previous=new,
    )
    found = nutgraf.compare_versions(old, new)
    names = (_NAMES.get(against, against.rpartition("/")[2]), snapshot.uri.rpartition("/")[2])
    shown = versions_view(found, names)
    return answer(
        arguments,
        {
            **versions_data.versions(found, names),
            "article": {"name": snapshot.uri},
            "against": against,
            # A client leads to the document that is open.
            "lines": data.view_lines(new, _of_new(shown)),
        },
        markdown.drawn(shown),
        text.drawn(shown),
    )


def _earlier(
    view: SessionSnapshot, snapshot: Snapshot, against: str | None
) -> tuple[str, str | None]:
    """What the document is compared with, and that text; None where there is none."""
    if against not in (None, _COMMIT, _SAVED):
        other = view.snapshot(against)
        if other is not None:
            return against, other.article.source
        return against, read_unopened(against, view.session.configuration.folders)
    path = file_of(snapshot.uri)
    if path is None:
        return against or _SAVED, None
    if against != _SAVED:
        last = committed(path)
        if last is not None or against == _COMMIT:
            return _COMMIT, last
    try:
        return _SAVED, read_file(str(path)).decode("utf-8-sig")
    except (InputError, UnicodeDecodeError):
        return _SAVED, None


def _of_new(view: View) -> View:
    """The view with the places of the new version only."""
    parts = []
    for part in view.parts:
        groups = [
            replace(
                group,
                entries=tuple(
                    replace(
                        entry,
                        places=tuple(
                            place._replace(article=0)
                            for place in entry.places
                            if place.article == NEW
                        ),
                    )
                    for entry in group.entries
                ),
            )
            for group in part.groups
        ]
        parts.append(replace(part, groups=tuple(groups)))
    return replace(view, parts=tuple(parts))
