"""The library for .zst, as the command line asks for it."""

from typing import Any

from nutgraf_server.batch.errors import WrongUseError
from nutgraf_server.inputs import compression
from nutgraf_server.inputs.errors import MissingLibraryError


def zstandard() -> Any:  # noqa: ANN401  # a module
    """The library for .zst.

    Raises:
        WrongUseError: it is not installed.
    """
    try:
        return compression.zstandard()
    except MissingLibraryError as error:
        raise WrongUseError(str(error)) from None
