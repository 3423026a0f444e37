"""The files that a run must not read: those it writes itself, and those that other runs wrote."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from nutgraf_server import files
from nutgraf_server.batch.checkpoint_log import is_journal
from nutgraf_server.batch.outputs.output import journal, partial
from nutgraf_server.batch.record_result import SCHEMA
from nutgraf_server.batch.sources.parquet_pages import begins_with_columns
from nutgraf_server.batch.work import number_of
from nutgraf_server.inputs.compression import DAMAGE, unpacking
from nutgraf_server.inputs.errors import InputError

# A working file's name says of which output it is; see `outputs.output`.
_WORKING = re.compile(r"(.+?)(?:\.journal|\.partial|\.[0-9a-f]{16}\.assembled)", re.DOTALL)
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst")
# How our lines and our Markdown files begin.
_LINE = f'{{"schema":"{SCHEMA}"'.encode("ascii")
_PAGE = f'---\nschema: "{SCHEMA}"\n'.encode("ascii")
_COLUMNS = ("schema", "version", "settings")


def is_written_by(target: Path) -> Callable[[str], bool]:
    """What tells the files of a run into `target` from all others, whether they are there yet."""
    parent = os.path.realpath(target.parent)
    own = {os.path.join(parent, path.name) for path in (target, partial(target), journal(target))}  # noqa: PTH118
    names = {os.path.basename(path) for path in own}  # noqa: PTH119

    def is_written(path: str) -> bool:
        # Most files are told by their names: looking up where each really is would take long.
        name = os.path.basename(os.path.normpath(path))  # noqa: PTH119
        if name not in names and not os.path.islink(path):  # noqa: PTH114
            return False
        return os.path.realpath(path) in own

    return is_written


def is_of_a_run(path: str) -> bool:
    """Whether a file or folder is a run's journal, what it was writing when stopped, or its output.

    A folder of Markdown is told file by file.
    """
    name = os.path.basename(path)  # noqa: PTH119
    working = _WORKING.fullmatch(name)
    if working:
        return is_journal(os.path.join(os.path.dirname(path), f"{working[1]}.journal"))  # noqa: PTH118, PTH120
    if name.endswith(_LINES):
        return _begins(path, _LINE)
    if name.endswith(".parquet"):
        return _has_our_columns(path)
    return bool(number_of(name)) and _begins(path, _PAGE)


def _begins(path: str, beginning: bytes) -> bool:
    try:
        with os.fdopen(files.reopen(Path(path), os.O_RDONLY), "rb") as file:
            return unpacking(file).read(len(beginning)) == beginning
    except (*DAMAGE, InputError):
        return False


def _has_our_columns(path: str) -> bool:
    try:
        # Opened here, as a pipe of that name would be waited for.
        with os.fdopen(files.reopen(Path(path), os.O_RDONLY), "rb") as file:
            # Without the library, which ends its process on some damaged files.
            return begins_with_columns(file, _COLUMNS)
    except OSError:
        return False
