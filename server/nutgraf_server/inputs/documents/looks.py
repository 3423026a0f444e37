"""Whether a file of text looks like a document that is converted."""

import re

_NOTEBOOK = re.compile(rb"\s{0,99}\{\s{0,99}\"")
# They stand in every notebook, near its beginning or its end, as a writer sorts its keys.
_NOTEBOOK_SIGNS = (b'"nbformat"', b'"cells"')


def like_notebook(data: bytes) -> bool:
    """A notebook of Jupyter's."""
    return _NOTEBOOK.match(data) is not None and all(sign in data for sign in _NOTEBOOK_SIGNS)
