"""Make the virtual environment that the Makefile works in.

    python bootstrap.py .venv

It needs Python and a package registry, nothing more: where Python comes without `ensurepip`, as
Debian's does until python3-venv is installed, pip itself is taken from the registry. Each step is
one line on standard error. An environment is whole or it is not there: what was left half made, by
an interruption or an older set-up, is made anew.
"""

import hashlib
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

OLDEST, TOO_NEW = (3, 11), (3, 14)
"""The versions of Python that nutgraf runs on: from the one up to but without the other."""

OLDEST_PIP = (25, 1)
"""The first that installs the groups of pyproject.toml."""

REGISTRY = "https://pypi.org/simple"
PATIENCE = 60
"""Seconds for which the registry may say nothing."""

LARGEST = 20_000_000
"""Bytes that are read of an answer; pip's wheel has about two million."""


class SetUpError(Exception):
    """Why there is no environment, in one line."""


def say(step: str) -> None:
    """One line of progress."""
    print(f"nutgraf: {step}", file=sys.stderr, flush=True)  # noqa: T201  # nothing is installed yet


def version_of(text: str) -> tuple[int, ...]:
    """A version as numbers; none if it is not of numbers alone, as a release is."""
    parts = text.split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()


class Links(HTMLParser):
    """The links of a registry's page (PEP 503)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a link's address, unless the file was withdrawn."""
        named = dict(attrs)
        if tag == "a" and named.get("href") and "data-yanked" not in named:
            self.found.append(str(named["href"]))


def fetched(address: str) -> bytes:
    """What is at an address of the registry.

    Raises:
        SetUpError: the registry does not give it.
    """
    trusted = ssl.create_default_context(cafile=os.environ.get("PIP_CERT") or None)
    try:
        with urlopen(address, timeout=PATIENCE, context=trusted) as answer:  # noqa: S310  # the user's
            content: bytes = answer.read(LARGEST)
    except (OSError, ValueError) as error:
        raise SetUpError(f"{address} cannot be read: {error}") from None
    return content


def newest_pip(page: bytes, address: str) -> str:
    """The address of the newest wheel of pip that a registry's page links to.

    Raises:
        SetUpError: there is none that is new enough.
    """
    links = Links()
    links.feed(page.decode("utf-8", "replace"))
    wheels = {}
    for link in links.found:
        name = Path(urlsplit(link).path).name
        if name.startswith("pip-") and name.endswith("-py3-none-any.whl"):
            wheels[version_of(name.split("-")[1])] = urljoin(address, link)
    newest = max(wheels, default=())
    if newest < OLDEST_PIP:
        raise SetUpError(f"{address} has no pip from {'.'.join(map(str, OLDEST_PIP))} up")
    return wheels[newest]


def fetch_pip(folder: Path) -> Path:
    """Fetch pip's wheel from the registry into a folder.

    Raises:
        SetUpError: it cannot be had, or is not what the registry says it is.
    """
    registry = os.environ.get("PIP_INDEX_URL") or REGISTRY
    page = f"{registry.rstrip('/')}/pip/"
    address, digest = urldefrag(newest_pip(fetched(page), page))
    wheel = folder / Path(urlsplit(address).path).name
    say(f"this Python has no pip; fetching {wheel.name} from {urlsplit(registry).netloc or page}")
    content = fetched(address)
    if digest.startswith("sha256=") and hashlib.sha256(content).hexdigest() != digest[7:]:
        raise SetUpError(f"{wheel.name} does not match the registry's checksum; try again")
    wheel.write_bytes(content)
    return wheel


def run(*command: str | Path) -> None:
    """Run a command whose output is shown only if it fails.

    Raises:
        SetUpError: it failed; its last line says why.
    """
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        last = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()][-1:]
        raise SetUpError(last[0].strip() if last else f"{command[0]} failed")


def is_whole(environment: Path) -> bool:
    """Whether an environment has a Python with a pip that is new enough."""
    try:
        asked: list[str | Path] = [
            environment / "bin" / "python",
            "-c",
            "import pip; print(pip.__version__)",
        ]
        told = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        return False
    return version_of(told.stdout.strip()) >= OLDEST_PIP


def make(environment: Path) -> None:
    """Make an environment with pip in it.

    Raises:
        SetUpError: it cannot be made.
    """
    say(f"creating {environment} with Python {'.'.join(map(str, sys.version_info[:3]))}")
    if not find_spec("venv"):
        raise SetUpError("this Python lacks the module venv; install it (on Debian: python3-venv)")
    python = environment / "bin" / "python"
    bundled = find_spec("ensurepip") is not None
    run(sys.executable, "-m", "venv", *([] if bundled else ["--without-pip"]), environment)
    if bundled:
        wanted = f"pip>={'.'.join(map(str, OLDEST_PIP))}"
        run(python, "-m", "pip", "--disable-pip-version-check", "install", wanted)
        return
    with tempfile.TemporaryDirectory() as folder:
        wheel = fetch_pip(Path(folder))
        # A wheel of pip can be run where it lies, and so installs itself.
        run(python, wheel / "pip", "install", "--no-index", wheel)


def clear(environment: Path) -> None:
    """Take away what is left of an environment.

    Raises:
        SetUpError: what is there is none.
    """
    if environment.exists():
        if not (environment / "pyvenv.cfg").is_file():
            raise SetUpError(f"{environment} exists but is not a virtual environment; move it")
        say(f"{environment} is incomplete; recreating it")
        shutil.rmtree(environment)


def main() -> None:
    """Make the environment named, unless it is there and whole."""
    environment = Path(sys.argv[1])
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        sys.exit("nutgraf needs Python 3.11 to 3.13; run, for example: make PYTHON=python3.12")
    if is_whole(environment):
        return
    try:
        clear(environment)
        make(environment)
    except BaseException as error:
        # Also what was interrupted: the next run finds nothing half done.
        if (environment / "pyvenv.cfg").is_file():
            shutil.rmtree(environment, ignore_errors=True)
        if isinstance(error, SetUpError | OSError):
            sys.exit(f"nutgraf: cannot create the virtual environment: {error}")
        raise


if __name__ == "__main__":
    main()
