"""What an installation weighs: a fresh environment with this checkout in it, by package.

    python benchmarks/installation.py [EXTRA ...]

pip itself is not counted. It needs a package registry.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000
# Packages that weigh less are told together.
LEAST = 2
NOT_OURS = {"pip", "setuptools", "_distutils_hack", "pkg_resources"}


def size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())


def main() -> None:
    """Install and print a table."""
    extras = f"[{','.join(sys.argv[1:])}]" if sys.argv[1:] else ""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        install = [python, "-m", "pip", "install", "--quiet", f"{ROOT}{extras}"]
        subprocess.run(install, check=True)
        (packages,) = Path(folder).glob("lib/python*/site-packages")
        weights: dict[str, int] = {}
        count = 0
        for path in packages.iterdir():
            name = path.name.split(".")[0].split("-")[0]
            if name in NOT_OURS:
                continue
            count += path.suffix == ".dist-info"
            weights[name] = weights.get(name, 0) + size(path)
    print(f"{count} packages, {sum(weights.values()) / MEGABYTE:.0f} MB\n")
    print("| package | MB |\n| --- | --: |")
    for name, weight in sorted(weights.items(), key=lambda one: -one[1]):
        if weight >= LEAST * MEGABYTE:
            print(f"| {name} | {weight / MEGABYTE:.0f} |")
    rest = sum(weight for weight in weights.values() if weight < LEAST * MEGABYTE)
    print(f"| others | {rest / MEGABYTE:.0f} |")


if __name__ == "__main__":
    main()
