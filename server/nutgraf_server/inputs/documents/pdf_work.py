"""How much work the pages of a PDF are, found out before any of them is read.

It is counted in bytes of instructions, each as often as it is carried out: a page that has a few
may draw a form thousands of times, which draws others.
"""

import re
from typing import Any

from nutgraf_server.inputs.bounds import MAX_PDF_WORK_BYTES, mib
from nutgraf_server.inputs.documents.errors import DocumentError

_DRAW = b"Do"
_DRAWN = re.compile(rb"/([^\s/()<>\[\]{}%]++)\s++Do")
# Forms within forms; what people draw has two or three.
_DEEPEST = 20


class PdfWork:
    """The pages of one PDF."""

    def __init__(self) -> None:
        self._left = MAX_PDF_WORK_BYTES
        # What is unpacked once is kept by the library.
        self._unpacked_left = MAX_PDF_WORK_BYTES
        self._forms: dict[object, int] = {}
        self._tables: dict[object, int] = {}

    def add_page(self, page: Any) -> None:  # noqa: ANN401  # of pypdf
        """Count a page.

        Raises:
            DocumentError: with it there is too much.
        """
        self._left -= self._cost(page, _data(page.get_contents()), 0)
        self._check()

    def _check(self) -> None:
        if min(self._left, self._unpacked_left) < 0:
            limit = mib(MAX_PDF_WORK_BYTES)
            raise DocumentError(f"takes more than {limit} of instructions; cut it into parts")

    def _cost(self, holder: Any, instructions: bytes, depth: int) -> int:  # noqa: ANN401
        """What it is to carry out the instructions of a page or of a form."""
        self._unpacked_left -= len(instructions)
        self._check()
        fonts = _resources(holder, "/Font")
        cost = len(instructions) + sum(map(self._table, fonts.values()))
        forms = _resources(holder, "/XObject")
        if not forms or _DRAW not in instructions:
            return cost
        if depth >= _DEEPEST:
            raise DocumentError(f"draws forms within forms more than {_DEEPEST} deep; not read")
        costs = {str(name)[1:]: self._form(each, depth + 1) for name, each in forms.items()}
        drawn = [name.decode("latin-1") for name in _DRAWN.findall(instructions)]
        plain = [costs[name] for name in drawn if name in costs]
        # A name may be written in other ways as well.
        others = instructions.count(_DRAW) - len(plain)
        return cost + sum(plain) + others * max(costs.values())

    def _form(self, reference: Any, depth: int) -> int:  # noqa: ANN401  # of pypdf
        form = reference.get_object()
        key = _key(reference, form)
        if key not in self._forms:
            # Where it draws itself, it is drawn but once.
            self._forms[key] = 0
            if isinstance(form, dict) and form.get("/Subtype") == "/Form":
                self._forms[key] = self._cost(form, _data(form), depth) + 1
        return self._forms[key]

    def _table(self, reference: Any) -> int:  # noqa: ANN401  # of pypdf
        """The size of the table of characters that a font brings."""
        font = reference.get_object()
        key = _key(reference, font)
        if key not in self._tables:
            found = font.get("/ToUnicode") if isinstance(font, dict) else None
            self._tables[key] = len(_data(found.get_object())) if found is not None else 0
        return self._tables[key]


def _data(stream: Any) -> bytes:  # noqa: ANN401  # of pypdf
    """What is in a stream; nothing where it is none."""
    found: bytes = stream.get_data() if hasattr(stream, "get_data") else b""
    return found


def _key(reference: Any, found: Any) -> object:  # noqa: ANN401  # of pypdf
    """What tells an object from others: its number, or where it has none, where it is held."""
    return getattr(reference, "idnum", None) or ("unnumbered", id(found))


def _resources(holder: Any, kind: str) -> dict[object, Any]:  # noqa: ANN401  # of pypdf
    """The fonts or the forms of a page or of a form."""
    found = holder
    for name in ("/Resources", kind):
        found = found.get(name) if isinstance(found, dict) else None
        found = found.get_object() if found is not None else None
    return found if isinstance(found, dict) else {}
