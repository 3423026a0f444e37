"""The last version of a file that git has, read without doing anything that a repository wishes.

A workspace may be anybody's, and its `.git/config` names programs: pagers, hooks, file monitors,
filters, transports. `git cat-file` prints what is stored and runs none of the first; all
transports are forbidden, so that nothing is fetched; and what else could be started is turned off
once more. The version is bounded in size and git in time.
"""

import os
import shutil
import subprocess
from pathlib import Path

from nutgraf_server.inputs.bounds import MAX_TEXT_BYTES, mib
from nutgraf_server.lsp.errors import NoDocumentError

# A repository on a slow disk is waited for so long.
_SECONDS = 10.0
_OFF = (
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.sshCommand=false",
    "-c",
    "protocol.allow=never",
)
_ENVIRONMENT = {
    # No transport has this name, and none but those named are allowed.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# What would have git look elsewhere than beside the file.
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")


def committed(path: Path) -> str | None:
    """The text of a file as it stands in the last commit; None where git has none.

    Raises:
        NoDocumentError: it is too large, or not UTF-8, or git takes too long.
    """
    git = _git(path.parent)
    if git is None or "\n" in path.name:
        return None
    named = f"HEAD:./{path.name}"
    size = _asked(git, path.parent, "-s", named)
    if size is None or not size.strip().isdigit():
        return None
    if int(size) > MAX_TEXT_BYTES:
        raise NoDocumentError(f"the version in git is larger than {mib(MAX_TEXT_BYTES)}")
    data = _asked(git, path.parent, "blob", named)
    if data is None:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoDocumentError("the version in git is not UTF-8") from None


def _git(folder: Path) -> str | None:
    """Where git is; never in the folder of the file, where Windows would look first."""
    found = shutil.which("git")
    if found is None or not Path(found).is_absolute() or Path(found).parent == folder:
        return None
    return found


def _asked(git: str, folder: Path, *what: str) -> bytes | None:
    """What `git cat-file` prints; None where it does not do so."""
    own = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(  # noqa: S603  # fixed arguments, no shell; see above
            [git, *_OFF, "cat-file", *what],
            cwd=folder,
            env=own | _ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoDocumentError(f"git took longer than {_SECONDS:.0f} seconds") from None
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
