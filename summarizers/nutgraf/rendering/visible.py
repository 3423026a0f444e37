"""Makes untrusted text safe to display: replaces the characters that control the display.

Escape sequences control a terminal, and bidirectional embeddings, overrides and isolates reorder
the text around them. Each such character is shown as U+FFFD, one for one, so that a text keeps its
length and differs from the source at these positions only. The marks U+200E, U+200F and U+061C
stay: they act only like an invisible letter of their direction, and Arabic and Hebrew need them.

Every renderer for people calls this, once for each text. JSON is for programs and keeps every
character; see `json_text`.
"""

from nutgraf.patterns import pattern

REPLACEMENT = "\ufffd"

_TERMINAL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_DIRECTION = r"\u202a-\u202e\u2066-\u206f"
# Halves of surrogate pairs, and what Unicode calls noncharacters: no page and no UTF-8 holds them.
_NO_CHARACTERS = r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_UNSAFE = pattern(rf"(?!\r\n)[{_TERMINAL}{_DIRECTION}{_NO_CHARACTERS}]")
_LINE_BREAK = pattern(r"[\n\r\u2028\u2029]")


def visible(text: str) -> str:
    r"""`text` with U+FFFD for each character that would act; line breaks and tabs stay.

    >>> visible("a\x1b[2J b\u202ec\n")
    'a�[2J b�c\n'
    """
    # Nearly every text is printable throughout, which is known faster.
    return text if text.isprintable() else _UNSAFE.sub(REPLACEMENT, text)


def visible_line(text: str) -> str:
    r"""The same for what has to stay on one line, such as the name of a file.

    >>> visible_line("notes\n$ rm.txt")
    'notes�$ rm.txt'
    """
    return text if text.isprintable() else _LINE_BREAK.sub(REPLACEMENT, visible(text))
