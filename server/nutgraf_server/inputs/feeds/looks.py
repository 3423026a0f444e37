"""Whether a file looks like a feed, by how it begins."""

import re

# A declaration, comments and the name of a style sheet may stand before.
_LOOKED_AT = 2**14
_ROOT = re.compile(
    rb"<(?!\?|!)([A-Za-z][\w.-]{0,60}:)?([A-Za-z][\w.-]{0,60})([^<>]{0,8000})",
)
_NAMESPACES = {
    b"feed": (b"http://www.w3.org/2005/Atom",),
    b"RDF": (b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf/simple/0.9/"),
}
_JSON = re.compile(rb"\s{0,99}\{")
_JSON_VERSION = re.compile(rb"\"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version(?:\\?/)1")
_BOM = b"\xef\xbb\xbf"


def is_xml_feed(data: bytes) -> bool:
    """RSS of any version, or Atom."""
    beginning = data[:_LOOKED_AT]
    if beginning[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # UTF-16: what is looked for is in ASCII.
        beginning = beginning.replace(b"\0", b"")[2:]
    if not beginning.removeprefix(_BOM).lstrip().startswith(b"<"):
        return False
    root = _ROOT.search(beginning)
    if root is None:
        return False
    if root[2] == b"rss":
        return True
    return any(name in root[3] for name in _NAMESPACES.get(root[2], ()))


def is_json_feed(data: bytes) -> bool:
    """A JSON Feed: its version is the address of its specification, near either end."""
    return _JSON.match(data.removeprefix(_BOM)) is not None and any(
        _JSON_VERSION.search(part) is not None for part in (data[:_LOOKED_AT], data[-_LOOKED_AT:])
    )
