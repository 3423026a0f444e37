"""LaTeX read into labelled blocks: the document's body, and the title's parts from its head."""

import re
from collections.abc import Iterator

from nutgraf.article import Role
from nutgraf.cancellation import checked
from nutgraf.reading.formats import latex_commands as known
from nutgraf.reading.formats.latex_macros import macros_in
from nutgraf.reading.formats.latex_reader import HEAD_ROLES, LatexReader
from nutgraf.reading.formats.titles import one_title
from nutgraf.reading.labelled_block import LabelledBlock

_BEGIN_DOCUMENT = re.compile(r"\\begin\s*\{document\}")
_END_DOCUMENT = re.compile(r"\\end\s*\{document\}")
_COMMENT_OR_BRACE = re.compile(r"\\.|%[^\r\n]*|[{}]", re.DOTALL)


def _braces(source: str) -> dict[int, int]:
    """For each opening brace that is closed, where."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for match in checked(_COMMENT_OR_BRACE.finditer(source)):
        if match[0] == "{":
            waiting.append(match.start())
        elif match[0] == "}" and waiting:
            pairs[waiting.pop()] = match.start()
    return pairs


_SECTION = re.compile(r"\\(part|chapter|section|subsection)\*?\s{0,40}[\[{]")


def labelled_blocks(source: str, language: str) -> Iterator[LabelledBlock]:
    r"""The blocks of a LaTeX document or of a part of one, in order.

    >>> found = labelled_blocks(r"\section{Rain} It \emph{rained}~\cite{holm}.", "en")
    >>> [(labelled.role.value, labelled.clean.text) for labelled in found]
    [('title', 'Rain'), ('body', 'It rained.')]
    """
    begin = _BEGIN_DOCUMENT.search(source)
    end = _END_DOCUMENT.search(source, begin.end()) if begin else None
    used = [known.SECTIONS[match[1]] for match in _SECTION.finditer(source)]
    top, braces = min(used, default=known.SECTIONS["section"]), _braces(source)
    reader = LatexReader(source, top, braces, language)
    reader.macros |= macros_in(source, braces, lambda body: reader.words(body).text)
    if begin:
        _read_head(reader, begin.end())
    stop = end.start() if end else len(source)
    reader.read(begin.end() if begin else int(source.startswith("\ufeff")), stop)
    if end:
        reader.apart(end.start(), len(source), Role.METADATA, "after the document")
    return one_title(reader.found)


_HEAD_COMMAND = re.compile(rf"\\({'|'.join(HEAD_ROLES)})(?![A-Za-z])|%[^\r\n]*")


def _read_head(reader: LatexReader, end: int) -> None:
    """The preamble: title, author and date; the rest is not for readers."""
    here = 0
    for match in _HEAD_COMMAND.finditer(reader.source, 0, end):
        found = reader.argument(match.end()) if match[1] and match.start() >= here else None
        if found is None or found.end >= end:
            continue
        clean = reader.words(found)
        if not clean.text:
            continue
        reader.apart(here, match.start(), Role.METADATA, "the document's head")
        role = HEAD_ROLES[match[1]]
        level = 1 if role is Role.TITLE else 0
        reader.found.append(LabelledBlock(found, role, clean, level, (f"the {match[1]}",)))
        here = found.end + 1
    reader.apart(here, end, Role.METADATA, "the document's head")
