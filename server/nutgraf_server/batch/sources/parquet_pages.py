"""What a Parquet file says of itself, found out before the library reads it or without it.

The library gives a page as much memory as the page says it needs, and a file says nothing of the
sizes of its pages but in their own headers: structs of Thrift's compact protocol, as its schema is.
"""

import os
from collections.abc import Iterator, Sequence
from typing import BinaryIO

# The fields of a page's header, and of the headers in it for the two kinds of pages with values.
_UNPACKED_SIZE, _PACKED_SIZE = 2, 3
_PAGE_OF_VALUES = (5, 8)
_VALUES = 1
# The schema in the description of the whole file, and in an element of it the name and how many
# elements are below it.
_SCHEMA = 2
_ELEMENT_NAME, _CHILDREN = 4, 5

_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)
_DOUBLE_BYTES = 8
_LONG_LIST = 15
_DEEPEST = 8
_LONGEST_NUMBER = 10
# Headers have some fifty bytes, or a few thousand with the least and the greatest value.
_LONGEST_HEADER = 2**16
_FOOTER_END = 8
_MARK = b"PAR1"


class PageError(Exception):
    """A page whose header makes no sense."""


def footer_size(file: BinaryIO) -> int:
    """How long the description of the whole file at its end is, in bytes; 0 where none is."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _FOOTER_END))
    end = file.read(_FOOTER_END)
    return int.from_bytes(end.removesuffix(_MARK), "little") if end.endswith(_MARK) else 0


def begins_with_columns(file: BinaryIO, names: Sequence[str]) -> bool:
    """Whether these are a file's first columns, none of them nested; what is damaged has none."""
    size = footer_size(file)
    file.seek(max(0, file.seek(0, os.SEEK_END) - _FOOTER_END - size))
    footer = _Struct(file.read(min(size, _LONGEST_HEADER)))
    try:
        _, *columns = footer.first_structs(_SCHEMA, len(names) + 1)
    except (PageError, ValueError):
        return False
    found = [column.get(_ELEMENT_NAME) for column in columns if not column.get(_CHILDREN)]
    return found == [name.encode() for name in names]


def pages(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The size in bytes that each page of a column unpacks to, and how many values it has.

    Raises:
        PageError: a page makes no sense.
        OSError: the file cannot be read.
    """
    here = start
    while here < end:
        file.seek(here)
        header = _Struct(file.read(_LONGEST_HEADER))
        fields = header.fields()
        packed, unpacked = fields.get(_PACKED_SIZE), fields.get(_UNPACKED_SIZE)
        if (
            not isinstance(packed, int)
            or not isinstance(unpacked, int)
            or min(packed, unpacked) < 0
        ):
            raise PageError
        values = 0
        for kind in _PAGE_OF_VALUES:
            inner = fields.get(kind)
            if isinstance(inner, dict) and isinstance(inner.get(_VALUES), int):
                values = inner[_VALUES]
        yield unpacked, values
        here += header.here + packed


class _Struct:
    """Reads a struct; `here` is how many bytes of it have gone by."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.here = 0

    def fields(self, depth: int = 0) -> dict[int, object]:
        """The numbers and structs in it, by the number of their field."""
        found: dict[int, object] = {}
        number = 0
        while (mark := self._byte()) != 0:
            step, kind = mark >> 4, mark & 15
            number = number + step if step else self._signed()
            found[number] = self._value(kind, depth)
        return found

    def first_structs(self, wanted: int, count: int) -> list[dict[int, object]]:
        """The first structs of the list that is the field of this number; none without it."""
        number = 0
        while (mark := self._byte()) != 0:
            step, kind = mark >> 4, mark & 15
            number = number + step if step else self._signed()
            if number == wanted and kind == _LIST:
                size, kind = self._size_and_kind()
                return [self.fields() for _ in range(min(size, count)) if kind == _STRUCT]
            self._value(kind, 0)
        return []

    def _value(self, kind: int, depth: int) -> object:
        if depth > _DEEPEST:
            raise PageError
        if kind in (_TRUE, _FALSE):
            return None
        if kind == _BYTE:
            return self._byte()
        if kind in (_I16, _I32, _I64):
            return self._signed()
        if kind == _STRUCT:
            return self.fields(depth + 1)
        if kind == _DOUBLE:
            self._pass(_DOUBLE_BYTES)
        elif kind == _BINARY:
            return self._pass(self._number())
        elif kind in (_LIST, _SET):
            self._pass_list(depth)
        else:
            raise PageError
        return None

    def _size_and_kind(self) -> tuple[int, int]:
        mark = self._byte()
        size, kind = mark >> 4, mark & 15
        return (self._number() if size == _LONG_LIST else size), kind

    def _pass_list(self, depth: int) -> None:
        size, kind = self._size_and_kind()
        for _ in range(size):
            if kind in (_TRUE, _FALSE):
                self._byte()
            else:
                self._value(kind, depth + 1)

    def _byte(self) -> int:
        if self.here >= len(self._data):
            raise PageError
        self.here += 1
        return self._data[self.here - 1]

    def _pass(self, count: int) -> bytes:
        self.here += count
        if self.here > len(self._data):
            raise PageError
        return self._data[self.here - count : self.here]

    def _number(self) -> int:
        number = 0
        for place in range(_LONGEST_NUMBER):
            byte = self._byte()
            number |= (byte & 127) << (7 * place)
            if byte == byte & 127:
                return number
        raise PageError

    def _signed(self) -> int:
        number = self._number()
        return (number >> 1) ^ -(number & 1)
