"""Whether a sentence promises something or requests it."""

from nutgraf.briefing.conversations.cues import cue, words_of
from nutgraf.briefing.conversations.utterances import Utterance


def promises(one: Utterance, *, dated: bool = False) -> bool:
    """Whether it contains "I'll" and an action verb.

    With a date (`dated`), weaker verbs are enough: "I'll tell them on Friday".
    """
    return any(
        is_deed(one.whole[match.end() :], one.language, dated=dated)
        for match in cue("promises", one.language).finditer(one.whole)
        if not is_reported(one.whole[: match.start()], one.language)
    )


def is_reported(before: str, language: str) -> bool:
    """Whether what follows these words is only said to be so: "I said I'll ..."."""
    return cue("reported", language).search(before.rstrip()) is not None


def is_deed(rest: str, language: str, *, dated: bool = False) -> bool:
    """Whether what follows "I'll" is something to do."""
    rest = _from_verb(rest, language)
    verb = rest.partition(" ")[0]
    if not verb or verb.isdigit():
        return False
    after_all = cue("deeds after all", language).match(rest)
    none = words_of("never a deed" if dated else "no deed", language)
    return bool(after_all) or verb not in none


def is_request(one: Utterance) -> bool:
    """Whether a sentence asks somebody to do something."""
    language = one.language
    for match in cue("requests", language).finditer(one.whole):
        rest = _from_verb(one.whole[match.end() :], language)
        verb = rest.partition(" ")[0]
        after_all = cue("deeds requested after all", language).match(rest)
        if verb and (after_all or verb not in words_of("no deed requested", language)):
            return True
    begins = bool(one.called) and one.called.partition(" ")[0].lower() in one.whole.split()[:2]
    return begins and one.has("you do") and not one.has("you only are")


# "I'll also just": at most this many words come between.
_MOST_BETWEEN = 3


def _from_verb(rest: str, language: str) -> str:
    """What follows "I'll" or "can you", from its verb on."""
    rest = rest.lstrip()
    for _ in range(_MOST_BETWEEN):
        also = cue("also", language).match(rest)
        after = rest[also.end() :].lstrip() if also else ""
        if not after:
            break
        rest = after
    return rest
