"""The linked data (JSON-LD) of an HTML page about its article, with offsets.

Parsed as far as possible: a truncated or malformed script yields what precedes the error.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from nutgraf.cancellation import checkpoint
from nutgraf.reading.formats.html_tokens import words
from nutgraf.reading.formats.offset_builder import Trail
from nutgraf.reading.inline import Clean

_MARK = re.compile(r'[{}\[\]:,"]')
_STRING_STOP = re.compile(r'["\\]')
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[0-9a-fA-F]{4}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL
)
_ESCAPED = {"n": " ", "t": " ", "r": " ", "b": " ", "f": " "}
# An article is described in fewer values and less depth than this.
_MOST_VALUES = 20_000
_DEEPEST = 40
_MOST_AUTHORS = 20
# A name or a headline is no longer.
_LONGEST = 400


@dataclass(slots=True)
class Item:
    """An object or an array: its values by their keys, or one after another under no key."""

    values: list[tuple[str, "Item | tuple[int, int]"]] = field(default_factory=list)

    def all(self, key: str) -> Iterator["Item | tuple[int, int]"]:
        """The values under a key, those of arrays one by one."""
        for name, value in self.values:
            if name == key:
                if isinstance(value, Item) and all(not inner for inner, _ in value.values):
                    yield from (inner for _, inner in value.values)
                else:
                    yield value


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What is said about the article of a page."""

    titles: tuple[Clean, ...] = ()
    authors: Clean | None = None
    date: Clean | None = None


_ARTICLES = ("article", "posting", "report", "review", "recipe", "webpage")


def linked_data(source: str, start: int, end: int) -> LinkedData:
    r"""The metadata in a script from `start` to `end`.

    >>> found = linked_data(s := '{"@type": "Article", "author": {"name": "Ann Roe"}}', 0, len(s))
    >>> found.authors.text
    'Ann Roe'
    """
    items = list(_items(_parsed(source, start, end)))
    people = {_id(source, item): item for item in items if _has_name(item)}
    titles: list[Clean] = []
    authors = date = None
    for kind in _ARTICLES:
        for item in items:
            if not any(said.lower().endswith(kind) for said in _texts(source, item, "@type")):
                continue
            titles += _cleans(source, item, "headline")
            authors = authors or _authors(source, item, people)
            date = date or next(iter(_cleans(source, item, "datePublished")), None)
    return LinkedData(tuple(titles), authors, date)


def _cleans(source: str, item: Item, key: str) -> list[Clean]:
    return [clean for value in item.all(key) if (clean := _clean(source, value))]


def _parsed(source: str, start: int, end: int) -> Item:
    """The objects and arrays from `start` to `end`; numbers and the like are passed over."""
    top = Item()
    open_items, key = [top], ""
    string: tuple[int, int] | None = None
    here = start
    for _ in range(_MOST_VALUES):
        mark = _MARK.search(source, here, end)
        if mark is None:
            break
        here = mark.end()
        if mark[0] == '"':
            stop = _string_end(source, here, end)
            string, here = (here, stop), stop + 1
        elif mark[0] == ":":
            key = source[slice(*string)][:_LONGEST] if string else ""
            string = None
        else:
            if string:
                open_items[-1].values.append((key, string))
            if mark[0] in "{[" and len(open_items) < _DEEPEST:
                item = Item()
                open_items[-1].values.append((key, item))
                open_items.append(item)
            elif mark[0] in "}]" and len(open_items) > 1:
                open_items.pop()
            string, key = None, ""
    return top


def _string_end(source: str, start: int, end: int) -> int:
    here = start
    while found := _STRING_STOP.search(source, here, end):
        if found[0] == '"':
            return found.start()
        here = found.end() + 1
    return end


def _items(item: Item) -> Iterator[Item]:
    """An item and those in it, the outermost first."""
    waiting = [item]
    for one in waiting:
        checkpoint()
        yield one
        waiting += (value for _, value in one.values if isinstance(value, Item))


def _texts(source: str, item: Item, key: str) -> list[str]:
    return [source[slice(*v)][:_LONGEST] for v in item.all(key) if not isinstance(v, Item)]


def _id(source: str, item: Item) -> str:
    return next(iter(_texts(source, item, "@id")), "")


def _has_name(item: Item) -> bool:
    return any(not isinstance(value, Item) for value in item.all("name"))


def _authors(source: str, item: Item, people: dict[str, Item]) -> Clean | None:
    """The names of the authors, separated by a comma if one is in the source."""
    found: list[Clean] = []
    for author in islice(item.all("author"), _MOST_AUTHORS):
        named: Item | tuple[int, int] | None = author
        if isinstance(author, Item):
            known = author if _has_name(author) else people.get(_id(source, author) or " ")
            named = next(known.all("name"), None) if known else None
        clean = _clean(source, named) if named else None
        if clean and "://" not in clean.text and (not found or clean.places[0] > found[-1].end(-1)):
            found.append(clean)
    return _listed(source, found) if found else None


def _listed(source: str, found: Sequence[Clean]) -> Clean:
    text, places, widths = found[0].text, list(found[0].places), dict(found[0].widths)
    for clean in found[1:]:
        comma = source.find(",", places[-1], clean.places[0] - 1)
        if comma <= places[-1]:
            break
        text += f", {clean.text}"
        places += [comma, comma + 1, *clean.places]
        widths.update(clean.widths)
    return Clean(text, places, widths)


def _clean(source: str, value: "Item | tuple[int, int] | None") -> Clean | None:
    """The words of a string, escapes and entities read."""
    if value is None or isinstance(value, Item):
        return None
    start, end = value
    if not 0 < end - start <= _LONGEST:
        return None
    trail = Trail()
    here = start
    for match in _ESCAPE.finditer(source, start, end):
        for piece in words(source, here, match.start()):
            trail.take(*piece)
        trail.take(_unescaped(match[0]), *match.span())
        here = match.end()
    for piece in words(source, here, end):
        trail.take(*piece)
    clean = trail.clean()
    return clean if clean.text else None


def _unescaped(escape: str) -> str:
    if escape[1] != "u":
        return _ESCAPED.get(escape[1], escape[1])
    units = bytes.fromhex("".join(escape.split("\\u")))
    return units.decode("utf-16-be", errors="replace")
