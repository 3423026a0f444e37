"""The Emacs package in Emacs: with Eglot, with lsp-mode, with neither, and on a screen."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from editors.places import ROOT, debian
from editors.screen import keep, on_screen

PACKAGE = ROOT / "editor-configs" / "emacs"
HERE = Path(__file__).parent
WIDTH, HEIGHT = 100, 44
_SECONDS = 120


@pytest.fixture(scope="module", autouse=True)
def emacs() -> None:
    debian("emacs-nox", "elpa-eglot", "elpa-lsp-mode", "elpa-markdown-mode", "tmux")


@pytest.fixture
def environment(environment, nutgraf):
    environment["PATH"] = f"{Path(nutgraf).parent}{os.pathsep}{environment['PATH']}"
    return environment


def drive(function: str, article: Path, environment: dict[str, str]) -> str:
    """What Emacs said while a function of drive.el ran."""
    command = ["emacs", "--batch", "-Q", "-L", PACKAGE, "-l", HERE / "drive.el"]
    command += ["--eval", f'(drive-test "{function}")']
    told = environment | {"NUTGRAF_ARTICLE": str(article)}
    done = subprocess.run(
        command, env=told, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    said = done.stderr + done.stdout
    assert done.returncode == 0, said[-6_000:]
    assert said.endswith(f"Done: {function}\n"), said[-6_000:]
    return said


@pytest.mark.parametrize(
    "function",
    [
        "drive-eglot",
        "drive-lsp-mode",
        "drive-no-client",
        "drive-actions",
        "drive-unsaved",
        "drive-verify",
        "drive-modes",
        "drive-other-server",
        "drive-missing",
        "drive-killed",
        "drive-killed-own",
        "drive-settings",
    ],
)
def test_emacs(function, article, environment):
    drive(function, article, environment)


INIT = """\
(setq inhibit-startup-screen t
      native-comp-deferred-compilation nil
      package-directory-list '("/usr/share/emacs/site-lisp/elpa"
                               "/usr/share/emacs/site-lisp/elpa-src"))
(package-initialize)
(global-visual-line-mode)
(add-to-list 'load-path "{package}")
(require 'nutgraf)
(nutgraf-setup)
(global-set-key (kbd "C-c n") 'nutgraf-map)
"""


def test_on_a_screen(article, environment, home):
    """The page's own lines in an init file; then by keys, as a person does."""
    folder = home / ".emacs.d"
    folder.mkdir()
    (folder / "init.el").write_text(INIT.format(package=PACKAGE))
    command = ["emacs", "-nw", article]
    with on_screen(command, article.parent, environment, WIDTH, HEIGHT) as emacs:
        emacs.wait(r"\[eglot:")
        emacs.line("\x13Kell Bank: Who")
        hover = emacs.repeat(lambda: emacs.keys("Right"), r"119 words, 1 min")
        assert "The bank lies 34 nautical miles" in hover
        emacs.keys("C-c", "n", "b")
        briefing = emacs.wait("Points")
        assert "  - The only other way in" in briefing
        assert not re.search(r"\bnil\b|null|\\\\", briefing)
        keep(briefing, "emacs.txt", "emacs.md")
        emacs.line("n")
        emacs.wait(" L9 ")
        emacs.keys("C-x", "C-c")


COMPILE = """\
(setq byte-compile-error-on-warn t)
(dolist (file (directory-files "." t "\\\\.el\\\\'"))
  (unless (byte-compile-file file) (kill-emacs 1)))
(require 'checkdoc)
(dolist (file (directory-files "." t "\\\\.el\\\\'"))
  (checkdoc-file file))
"""


@pytest.mark.parametrize("with_clients", [True, False])
def test_the_package_compiles_without_a_word(with_clients, environment, tmp_path):
    """Whether the clients are installed or not."""
    folder = tmp_path / "package"
    shutil.copytree(PACKAGE, folder)
    (tmp_path / "compile.el").write_text(COMPILE)
    begun = ["emacs", "--batch", "-Q", "-L", "."]
    if with_clients:
        begun += ["--eval", '(setq package-directory-list \'("/usr/share/emacs/site-lisp/elpa"))']
        begun += ["-f", "package-initialize"]
    done = subprocess.run(
        [*begun, "-l", tmp_path / "compile.el"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "arning" not in done.stderr, done.stderr


def test_the_package_is_installed_by_emacs(environment, tmp_path):
    """As the page says, from the folder; the commands are found without loading anything."""
    folder = tmp_path / "nutgraf"
    shutil.copytree(PACKAGE, folder)
    begun = [
        "emacs",
        "--batch",
        "-Q",
        "--eval",
        f'(progn (package-initialize) (package-install-file "{folder}"))',
    ]
    subprocess.run(begun, env=environment, check=True, capture_output=True, timeout=_SECONDS)
    asked = "(princ (format \"%s %s\" (autoloadp (symbol-function 'nutgraf-brief)) (commandp 'nutgraf-map)))"
    told = subprocess.run(
        ["emacs", "--batch", "-Q", "-f", "package-initialize", "--eval", asked],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
    )
    assert told.stdout.startswith("t")
