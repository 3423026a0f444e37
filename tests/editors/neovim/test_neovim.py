"""Every check in `checks/`, in both Neovims, each with a server of its own."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
CHECKS = sorted(path.stem for path in (HERE / "checks").glob("*.lua"))
# These start the server in a way of their own.
WITHOUT_SETUP = ("broken", "enable", "missing", "unstarted")
SEEDS = ROOT / "seeds"
OTHER_ARTICLES = {
    "markdown": SEEDS / "essay.md",
    "minutes": ROOT / "tests" / "conversations" / "labelled" / "first" / "meet.txt",
    "own": SEEDS / "essay.md",
    "wrapped": SEEDS / "field-guide.rst",
}
# A check waits 30 seconds for a condition.
SECONDS = 120


def run(nvim: str, script: Path, article: Path, environment: dict[str, str]) -> None:
    drive = (
        f"lua package.path = '{HERE}/?.lua;' .. package.path; require('driving').run('{script}')"
    )
    command = [nvim, "--headless", "-u", str(HERE / "init.lua"), "-i", "NONE", "-n"]
    done = subprocess.run(
        [*command, "-c", drive, str(article)],
        cwd=article.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("check", CHECKS)
def test_check(nvim: str, check: str, article: Path, plugged: dict[str, str]) -> None:
    if check == "enable" and "0.11" not in nvim:
        pytest.skip("vim.lsp.enable() came with 0.11")
    if check in OTHER_ARTICLES:
        article = Path(shutil.copy(OTHER_ARTICLES[check], article.parent))
    if check == "missing":
        plugged["PATH"] = "/usr/bin:/bin"
    if check in WITHOUT_SETUP:
        plugged["NUTGRAF_SETUP"] = "none"
    run(nvim, HERE / "checks" / f"{check}.lua", article, plugged)
