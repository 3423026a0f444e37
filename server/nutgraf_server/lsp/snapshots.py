"""From an open text to the article in it, read once a version."""

from dataclasses import dataclass
from functools import cached_property

import nutgraf
from nutgraf.article import Article
from nutgraf.reading.formats import by_language_id
from nutgraf_server.lsp.settings import Settings
from nutgraf_server.lsp.texts import Text


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One version of a document, and what was found in it under the settings of that time."""

    text: Text
    settings: Settings

    @cached_property
    def article(self) -> Article:
        """The article, read when it is first asked for."""
        text = self.text
        form = by_language_id(text.language_id, text.source, text.uri)
        furniture, body = self.settings.furniture, self.settings.body
        return nutgraf.read(text.source, form, name=text.uri, furniture=furniture, body=body)


class Snapshots:
    """The newest snapshot of each document."""

    def __init__(self) -> None:
        self._by_uri: dict[str, Snapshot] = {}

    def of(self, text: Text, settings: Settings) -> Snapshot:
        """The snapshot of `text`, the same one as long as text and settings are the same."""
        snapshot = self._by_uri.get(text.uri)
        if snapshot is None or snapshot.text is not text or snapshot.settings != settings:
            snapshot = self._by_uri[text.uri] = Snapshot(text, settings)
        return snapshot

    def forget(self, uri: str) -> None:
        """Drop what is remembered of the document at `uri`."""
        self._by_uri.pop(uri, None)
