"""Whether a value is good for a setting: each check gives the value as kept, or says what is good.

Every one raises NutgrafError, whose message is one line.
"""

from collections.abc import Callable, Sequence

import nutgraf
from nutgraf.errors import NutgrafError, UnknownMethodError
from nutgraf.rendering.labels import AUTO, label_languages, labels_code
from nutgraf_server.settings.wording import one_line, said

# No length is written with so many characters.
_LONGEST_LENGTH = 40
# Every line of an article is held against every phrase, so a project that nobody knows may not
# bring as many or as long ones as it likes.
_MOST_PHRASES = 200
_LONGEST_PHRASE = 200
# A longer word is no misspelling of a shorter one, and comparing takes time.
_LONGEST_MISSPELLING = 40


def closest(word: str, known: Sequence[str]) -> str | None:
    """The one of `known` that was probably meant, whatever its capitals.

    >>> closest("lenght", ["method", "length"])
    'length'
    """
    # Who makes no mistake need not wait for it to load.
    from difflib import get_close_matches

    by_low = {name.casefold(): name for name in known}
    found = get_close_matches(word[:_LONGEST_MISSPELLING].casefold(), by_low, n=1)
    return by_low[found[0]] if found else None


def method(value: object) -> str:
    """The name of an installed summarizer; its parameters may follow in parentheses."""
    try:
        if isinstance(value, str):
            nutgraf.method_info(value)
            return value
    except UnknownMethodError:
        pass
    known = nutgraf.methods()
    name = value.partition("(")[0].strip() if isinstance(value, str) else ""
    meant = closest(name, list(known))
    hint = f"; did you mean '{meant}'?" if meant else ""
    raise NutgrafError(f"unknown method {said(value)}; the methods are {', '.join(known)}{hint}")


def length(value: object) -> str:
    """A length such as "120 words", or a number of sentences."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise NutgrafError(f'{said(value)} is not a length such as 3, "120 words" or "20%"')
    text = value if isinstance(value, str) else said(value)
    text = one_line(" ".join(text.split()), _LONGEST_LENGTH)
    nutgraf.Length.parse(text)
    return text


def labels(value: object) -> str:
    """A language that there are labels in, or "auto"."""
    code = labels_code(value) if isinstance(value, str) else None
    if code is None:
        known = ", ".join((AUTO, *label_languages()))
        raise NutgrafError(f"no labels in {said(value)}; use one of {known}")
    return code


def phrases(value: object) -> tuple[str, ...]:
    """A list of phrases, none of them blank."""
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise NutgrafError(f'{said(value)} is not a list of phrases such as ["sponsored by"]')
    if not all(one.strip() for one in value):
        raise NutgrafError("a phrase is blank")
    if len(value) > _MOST_PHRASES:
        raise NutgrafError(f"{len(value)} phrases are more than {_MOST_PHRASES}")
    for one in value:
        if len(one) > _LONGEST_PHRASE:
            raise NutgrafError(f"{said(one)} is longer than {_LONGEST_PHRASE} characters")
    return tuple(value)


def rules(value: object) -> tuple[str, ...]:
    """A list of rules of `nutgraf check`, by code or name."""
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise NutgrafError(f'{said(value)} is not a list of rules such as ["NG201"]')
    if not value:
        return ()
    # What checks is loaded only where somebody chose.
    from nutgraf.checking.choosing import check_known

    for one in value[:_MOST_PHRASES]:
        check_known(one_line(one, _LONGEST_LENGTH))
    return tuple(value[:_MOST_PHRASES])


def switch(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise NutgrafError(f"{said(value)} is neither true nor false")
    return value


def one_of(*choices: str) -> Callable[[object], str]:
    """A check for one of `choices`."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise NutgrafError(f"{said(value)} is not one of {', '.join(choices)}")
        return value

    return check
