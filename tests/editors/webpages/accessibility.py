"""What axe-core finds wrong with a page for those who see, hear or move otherwise."""

import subprocess
from pathlib import Path
from typing import Any

from editors.places import once
from editors.vscode import installed

AXE = "4.10.2"
# Of what axe-core finds, this has to be mended.
GRAVE = {"serious", "critical"}


def grave_faults(page: Any) -> list[tuple[str, str]]:
    """The rules that an open page breaks, each with the first element that does."""
    page.add_script_tag(content=axe())
    found = page.evaluate("axe.run()")["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in GRAVE]


def axe() -> str:
    """The script of axe-core, from npm."""
    node = installed.code_server() / "bin"

    def install(folder: Path) -> None:
        environment = installed.with_registries()
        environment["PATH"] = f"{node}:{environment['PATH']}"
        for command in (["init", "--yes"], ["install", f"axe-core@{AXE}"]):
            subprocess.run(
                [str(node / "npm"), *command],
                cwd=folder,
                env=environment,
                check=True,
                capture_output=True,
            )

    folder = once(f"axe-core-{AXE}", install)
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
