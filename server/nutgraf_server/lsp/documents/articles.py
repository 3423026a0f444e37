"""The articles in the open texts, each version read once, by whoever asks for it first."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import nutgraf
from nutgraf.article import Article
from nutgraf.reading.formats import by_language_id
from nutgraf_server.lsp.documents import garbage
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.documents.uris import key
from nutgraf_server.settings import Settings

# In characters. What is shorter is read before anybody wonders.
_LONG = 10**6


class _Reading:
    """The newest article of one document."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.text: DocumentText | None = None
        self.rulings: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.article: Article | None = None


class Articles:
    """One article a document; the one before an edit helps to read the one after it.

    What takes long is `announced`, for as long as it takes.
    """

    def __init__(
        self, announced: Callable[[], AbstractContextManager[object]] = nullcontext
    ) -> None:
        self._announced = announced
        self._lock = threading.Lock()
        self._readings: dict[str, _Reading] = {}

    def of(self, text: DocumentText, settings: Settings) -> Article:
        """The article in `text`."""
        with self._lock:
            reading = self._readings.setdefault(key(text.uri), _Reading())
        rulings = (settings.furniture, settings.body)
        with reading.lock:
            known = reading.article
            if known is not None and reading.rulings == rulings and reading.text is text:
                return known
            form = by_language_id(text.language_id, text.source, text.uri).name
            with self._announced() if len(text.rope) > _LONG else nullcontext():
                article = nutgraf.read(
                    text.source,
                    form,
                    name=text.uri,
                    furniture=rulings[0],
                    body=rulings[1],
                    previous=known if reading.rulings == rulings else None,
                )
            if known is None:
                garbage.settle_after(text.source)
            reading.text, reading.rulings, reading.article = text, rulings, article
            return article

    def read_of(self, uri: str) -> tuple[Article, DocumentText] | None:
        """The last article that was read at `uri`, and the text it was read from.

        None where there is none, and where one is just being read: nobody waits for that here.
        """
        with self._lock:
            reading = self._readings.get(key(uri))
        if reading is None or not reading.lock.acquire(blocking=False):
            return None
        try:
            if reading.article is None or reading.text is None:
                return None
            return reading.article, reading.text
        finally:
            reading.lock.release()

    def forget(self, uri: str) -> None:
        """Drop what is remembered of the document at `uri`."""
        with self._lock:
            self._readings.pop(key(uri), None)
