"""Typographic characters, often the only ones outside ASCII that a text has.

Processing a text character by character is several times as fast for ASCII.
"""

from nutgraf.patterns import pattern

# Curly quotation marks, dashes, the ellipsis; no letter, no digit and no white space among them.
_MARKS = "’“”‘–—…"


def with_plain_marks(text: str) -> str:
    """A text with straight quotation marks in place of printers' marks; it is as long as before.

    >>> with_plain_marks("“It’s late …”")
    "'It's late ''"
    """
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, "'")
    return text


def is_plain(text: str) -> bool:
    """Whether a text is ASCII but for printers' marks.

    >>> is_plain("“It’s late …”"), is_plain("“Déjà”")
    (True, False)
    """
    return with_plain_marks(text).isascii()


# What closes a finished sentence, which is no longer than so many characters.
_FINISHED = pattern(r"[.!?…。！？؟।]['\"“”‘’«»‹›)\]]*$")
_CLOSE = 6


def is_finished(text: str) -> bool:
    """Whether a full stop or the like closes a sentence, quotation marks aside.

    >>> is_finished("Nobody was hurt.”"), is_finished("It had three parts:")
    (True, False)
    """
    return _FINISHED.search(text[-_CLOSE:]) is not None
