"""Every check in `checks/`, in Debian's Vim, each with a server of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from editors.places import debian
from editors.walk import walk

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PLUGIN = ROOT / "editor-configs" / "vim"
CHECKS = sorted(path.stem for path in (HERE / "checks").glob("*.vim"))
OTHER_ARTICLES = {"markdown": "essay.md", "wrapped": "field-guide.rst"}
# A check waits 30 seconds for a condition.
SECONDS = 120


@pytest.fixture
def plugged(environment: dict[str, str], nutgraf: str) -> dict[str, str]:
    """An environment with the plug-in, and the server on the PATH."""
    debian("vim")
    path = f"{Path(nutgraf).parent}:{environment['PATH']}"
    ours = {"NUTGRAF_PLUGIN": str(PLUGIN), "NUTGRAF_PYTHON": sys.executable, "PATH": path}
    return {**environment, **ours}


def command(*words: str) -> list[str]:
    return ["/usr/bin/vim", "-u", str(HERE / "vimrc"), "-i", "NONE", "-n", *words]


@pytest.mark.parametrize("check", CHECKS)
def test_check(check: str, article: Path, plugged: dict[str, str], tmp_path: Path) -> None:
    if check in OTHER_ARTICLES:
        article = Path(shutil.copy(ROOT / "seeds" / OTHER_ARTICLES[check], article.parent))
    if check == "missing":
        plugged["PATH"] = "/usr/bin:/bin"
    report = tmp_path / "report"
    script = tmp_path / "run.vim"
    script.write_text(
        f"vim9script\nimport '{HERE}/driving.vim' as drive\n"
        f"drive.Run('{HERE}/checks/{check}.vim', '{report}')\n"
    )
    done = subprocess.run(
        command("--not-a-term", "-S", str(script), str(article)),
        cwd=article.parent,
        env=plugged,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, (
        report.read_text("utf-8", "replace") if report.exists() else done.stdout
    )


def test_the_screen(article: Path, plugged: dict[str, str]) -> None:
    walk(command(article.name), article, plugged, "vim.txt", "vim.md")
