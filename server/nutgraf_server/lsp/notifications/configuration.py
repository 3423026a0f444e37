"""Settings: asked for where the client can be, taken as they are sent where not.

The files of settings are looked at whenever a request needs them; where the client watches files,
it is their change that has the lenses and hints drawn again.
"""

from concurrent.futures import Future
from typing import Any

from lsprotocol import types

from nutgraf_server.lsp.session import warmup
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.session import Session
from nutgraf_server.lsp.transport.outgoing_requests import RefusedError
from nutgraf_server.settings import user_file
from nutgraf_server.settings.files import PROJECT_FILE, PYPROJECT

_SECTION = "nutgraf"


def initialized(session: Session, _params: types.InitializedParams) -> None:
    """Ask for the settings and for word of their changes; get ready for the first request."""
    session.configuration.take(session.initialization_options)
    if not session.is_registered:
        _register(session)
    _load(session)
    warmup.start()


def did_change(session: Session, params: types.DidChangeConfigurationParams) -> None:
    """Ask for the settings anew, or take over those that were sent."""
    if session.client.configuration:
        _load(session)
    else:
        session.configuration.take(params.settings)
        redraw(session)


def did_change_files(session: Session, _params: types.DidChangeWatchedFilesParams) -> None:
    """A file of settings was written."""
    redraw(session)


def did_change_folders(session: Session, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Take over the workspace's folders, and ask for the settings of each."""
    gone = {folder.uri for folder in params.event.removed}
    left = [folder for folder in session.configuration.folders if folder not in gone]
    new = [folder.uri for folder in params.event.added if folder.uri not in left]
    session.configuration.open_folders((*left, *new))
    _load(session)


def _load(session: Session) -> None:
    """Ask for the settings of every folder, and of what is in none."""
    if not session.client.configuration:
        return
    scopes: list[str | None] = [None, *session.configuration.folders]
    items = [types.ConfigurationItem(scope_uri=scope, section=_SECTION) for scope in scopes]
    session.configuration.expect()
    asked = session.editor.workspace_configuration(types.ConfigurationParams(items))

    def take(done: Future[Any]) -> None:
        try:
            found = done.result()
        except RefusedError:
            found = None
        if isinstance(found, list | tuple) and len(found) == len(scopes) and any(found):
            session.configuration.take_by_folder(dict(zip(scopes, found, strict=True)))
        else:
            session.configuration.take(session.initialization_options)
        redraw(session)

    asked.add_done_callback(take)


def redraw(session: Session) -> None:
    """Have the client ask again for what settings change."""
    editor, refreshes = session.editor, session.client.refreshes
    for name, refresh in (
        ("codeLens", editor.workspace_code_lens_refresh),
        ("semanticTokens", editor.workspace_semantic_tokens_refresh),
        ("inlayHint", editor.workspace_inlay_hint_refresh),
        ("diagnostics", editor.workspace_diagnostic_refresh),
    ):
        if name in refreshes:
            refresh(None)
    session.settings_changed()


def _register(session: Session) -> None:
    """Ask for word of changes, where the client lets itself be asked."""
    wanted: list[types.Registration] = []
    client = session.client
    if client.configuration_notices:
        wanted.append(
            types.Registration(
                id="nutgraf.configuration",
                method=types.WORKSPACE_DID_CHANGE_CONFIGURATION,
                register_options=types.DidChangeConfigurationRegistrationOptions(_SECTION),
            )
        )
    if client.watches_files:
        wanted.append(
            types.Registration(
                id="nutgraf.files",
                method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                register_options=types.DidChangeWatchedFilesRegistrationOptions(_watchers(client)),
            )
        )
    if wanted:
        session.editor.client_register_capability(types.RegistrationParams(wanted))


def _watchers(client: Client) -> list[types.FileSystemWatcher]:
    watched = [types.FileSystemWatcher(f"**/{name}") for name in (PROJECT_FILE, PYPROJECT)]
    user = user_file()
    if user is not None and client.watches_relative:
        pattern = types.RelativePattern(base_uri=user.parent.as_uri(), pattern=user.name)
        watched.append(types.FileSystemWatcher(pattern))
    return watched
