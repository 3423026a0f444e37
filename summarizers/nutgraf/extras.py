"""The requirements of optional features, and how to install them."""

import shlex

__all__ = ["install_command"]


def install_command(extra: str) -> str:
    """The command that installs an extra of this package.

    It names the libraries themselves, so that it works wherever this package came from.

    >>> install_command("parquet").startswith("pip install 'pyarrow")
    True
    """
    # Only who lacks something waits for what reads the package's description.
    from importlib.metadata import PackageNotFoundError, requires

    try:
        wanted = requires("nutgraf") or []
    except PackageNotFoundError:
        # Not installed but run from its folder.
        wanted = []
    libraries = [
        requirement.strip()
        for requirement, _, marker in (line.partition(";") for line in wanted)
        if f"extra == '{extra}'" in marker.replace('"', "'")
    ]
    return f"pip install {shlex.join(libraries or [f'nutgraf[{extra}]'])}"
