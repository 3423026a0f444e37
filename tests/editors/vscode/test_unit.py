"""The extension's own unit tests, by Node's test runner."""

import re
import subprocess

from editors.vscode import installed


def test_units() -> None:
    done = subprocess.run(
        ["npm", "test"],
        cwd=installed.built(),
        env=installed.with_registries(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    (passed,) = re.findall(r"^(?:# |ℹ )pass (\d+)$", done.stdout, re.MULTILINE)
    assert int(passed) > 40
