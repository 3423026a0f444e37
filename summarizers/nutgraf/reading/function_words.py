"""The small words that hold sentences together and that menus do without."""

from functools import cache

from nutgraf.reading.words import stop_words

# Shorter than a stop-word list on purpose: a word such as "new", "see" or "contact" is common in
# menus too, and tells nothing.
_ENGLISH = frozenset(
    """
    a about after against all also although am an and any are as at be because been before being
    between both but by can could did do does down during each even for from had has have he her
    him his how i if in into is it its just may me might more most much must my no nor not of off
    on once only or other our out over own said same she should since so some such than that the
    their them then there these they this those though through to under until up upon us very was
    we were what when where whether which while who whom whose why will with within without would
    yet you your isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't
    it's i'm i've we're we've they're you're that's there's he's she's
    """.split()
)


@cache
def function_words(language: str) -> frozenset[str]:
    """Those of `language`; its stop words where there is no shorter list."""
    return _ENGLISH if language == "en" else stop_words(language) or _ENGLISH
