"""The articles that assistants ask about: read once, and again when the file has changed."""

import threading
from collections import OrderedDict
from pathlib import Path

import nutgraf
from nutgraf.article import Article
from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.texts import text_of
from nutgraf_server.mcp.folders import MAX_ARTICLE_BYTES, Folders, read

# An assistant asks several things of one article, and seldom about more than a few at once.
_REMEMBERED = 16


class ReadArticles:
    """The articles read last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[Path, tuple[bytes, Article]] = OrderedDict()

    def named(self, named: str, folders: Folders) -> tuple[Article, Path]:
        """The article in a file, and its real path.

        Raises:
            InputError: it may not or cannot be read, or has no sentences.
        """
        path = folders.file(named)
        data = read(path)
        with self._lock:
            known = self._known.get(path)
            if known is not None and known[0] == data:
                self._known.move_to_end(path)
                return known[1], path
        found = text_of(data, str(path))
        article = _with_sentences(nutgraf.read(found.text, found.format, name=str(path)))
        with self._lock:
            self._known[path] = data, article
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return article, path


def given(text: str) -> Article:
    """The article in a text that was sent along.

    Raises:
        InputError: it is too long, or has no sentences.
    """
    if len(text) > MAX_ARTICLE_BYTES:
        raise InputError("the text is too long; save it as a file and split it")
    return _with_sentences(nutgraf.read(text))


def _with_sentences(article: Article) -> Article:
    if not article.sentences:
        raise InputError(nutgraf.NOTHING_TO_SUMMARIZE)
    return article
