"""What every page that Nutgraf writes has to be."""

import re
from html.parser import HTMLParser

_VOID = {"meta", "br", "hr", "img", "link", "input"}
_LOADING = {"src", "href", "srcset", "action", "data", "poster", "background", "xlink:href"}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert tag not in {"script", "iframe", "object", "embed", "link", "img"}, tag
        for name, value in attrs:
            within = name == "href" and (value or "").startswith("#")
            assert within or name not in _LOADING, name
            assert not name.startswith("on"), name
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.words.append(data)


def shown(page: str) -> str:
    """The words a reader sees, once the page is known to be whole, and to load and run nothing."""
    assert page.startswith("<!DOCTYPE html>\n<html lang=")
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert not re.search(r"@import|url\(|https?:|//[a-z]", page)
    found = _Page()
    found.feed(page)
    found.close()
    assert found.open == []
    assert found.tags.count("svg") == page.count('aria-hidden="true"')
    assert found.tags.count("table") == found.tags.count("caption")
    return "".join(found.words)
