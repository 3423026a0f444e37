"""What the server knows while a client is connected."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from nutgraf_server.lsp.client import Client
from nutgraf_server.lsp.settings import Settings
from nutgraf_server.lsp.snapshots import Snapshot, Snapshots
from nutgraf_server.lsp.texts import Texts


@dataclass
class Session:
    """One client's texts, settings and abilities, and two ways to reach it.

    `warn` shows a line to the person at the editor; `ask_settings` fetches the settings from the
    client.
    """

    warn: Callable[[str], None]
    ask_settings: Callable[[], Awaitable[object]]
    client: Client = field(default_factory=Client)
    initialization_options: object = None
    settings: Settings = field(default_factory=Settings)
    warned: set[str] = field(default_factory=set)
    texts: Texts = field(default_factory=Texts)
    snapshots: Snapshots = field(default_factory=Snapshots)

    def touch(self, uri: str) -> Snapshot | None:
        """The snapshot of the document at `uri`, which is then the one touched last."""
        text = self.texts.find(uri)
        if text is None:
            return None
        self.texts.keep(text)
        return self.snapshots.of(text, self.settings)

    def warn_once(self, problem: str) -> None:
        """Show `problem`, unless it has been shown before."""
        if problem not in self.warned:
            self.warned.add(problem)
            self.warn(problem)
