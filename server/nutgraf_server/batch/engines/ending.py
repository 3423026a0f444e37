"""How a process is ended."""

from multiprocessing.process import BaseProcess

# How long a process that was killed has to be gone. One that waits for a disk may take for ever.
_PATIENCE = 5.0


def end(process: BaseProcess) -> None:
    """Kill a process that was started, and wait until it is gone."""
    process.kill()
    process.join(_PATIENCE)
