"""What ends a run, each said in one line for the person who asked."""


class BatchError(Exception):
    """A run that cannot begin or go on; `str(error)` is one line for people."""


class WrongUseError(BatchError):
    """What was asked for cannot be done as it was asked for."""


class FailedFastError(BatchError):
    """A record failed, and the run was to stop at the first that does."""


class EngineError(BatchError):
    """Nobody is there to do the work, or not any more."""
