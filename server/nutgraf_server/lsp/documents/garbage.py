"""Keeps Python's cyclic garbage collector from pausing the server while somebody types.

A look at everything that an article of 1 MB is made of takes 30 to 60 ms. Articles hold no cycles:
what an edit replaces is freed at once, without the collector.
"""

import gc

# The collector looks at the youngest objects after so many more were made than freed (700 unless
# told otherwise: several times in every request), and at older ones after so many looks.
_YOUNG = 10_000
_LOOKS = (10, 10)

# Reading a text of so many characters leaves enough behind to be worth the call.
_LONG_TEXT = 100_000


def settle() -> None:
    """After loading: what is there now stays, and is not looked at again."""
    gc.freeze()
    gc.set_threshold(_YOUNG, *_LOOKS)


def settle_after(text: str) -> None:
    """After the first reading of `text`: the same for what that left, if it is much."""
    if len(text) >= _LONG_TEXT:
        gc.freeze()
