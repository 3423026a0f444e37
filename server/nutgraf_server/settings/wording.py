"""A stranger's words inside a line for people: short, printable, on one line."""

from nutgraf.rendering.json_text import json_text

# Enough to recognise a value by.
_MOST = 40


def one_line(text: str, most: int | None = None) -> str:
    r"""`text` with whatever cannot be printed escaped, cut after `most` characters.

    >>> one_line("a\nb"), one_line("abcdef", 3)
    ('a\\nb', 'abc…')
    """
    cut = text if most is None or len(text) <= most else text[:most] + "…"
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in cut
    )


def said(value: object) -> str:
    """A value as a complaint names it.

    >>> said("tea-leaves"), said(True), said([1]), said({})
    ("'tea-leaves'", 'true', 'a list', 'a table')
    """
    if isinstance(value, str):
        return f"'{one_line(value, _MOST)}'"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        # The digits of a very large one are refused by Python itself.
        return str(value) if value.bit_length() <= _MOST else "a very large number"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return "a list"
    return "a table" if isinstance(value, dict) else f"a {type(value).__name__}"


def as_toml(value: object) -> str:
    """A setting's value as TOML writes it.

    >>> as_toml(True), as_toml(("a", "b"))
    ('true', '["a", "b"]')
    """
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(as_toml, value))}]"
    # JSON's words and numbers are TOML's too, where it escapes what TOML does not take.
    return json_text(value)
