"""Whether "today" means the date of writing or the present in general."""

from nutgraf.facts.dates.place import DatePlace
from nutgraf.patterns import pattern


def is_nowadays(place: DatePlace) -> bool:
    """Whether "today" may mean the present: "Today, some still worship the river"."""
    if place.is_to_come or place.speaks_of_the_future:
        return False
    text, start, end = place.text, place.match.start(), place.match.end()
    if _DONE_BEFORE.search(text, max(place.start, start - _LOOK), start):
        return False
    return _DONE_AFTER.match(text, end) is None and _AHEAD.search(text, end, end + _REACH) is None


# What happened that day: "said today", "today announced".
_DONE_BEFORE = pattern(r"\b(?:[a-z]{2,14}ed|said|told|went|came|met|won|lost|took|gave|began) $")
_DONE_AFTER = pattern(
    r"(?: is)? (?:[a-z]{2,14}ed|said|told|went|came|met|won|lost|took|gave|is a|to)\b"
)
# "Today, the House will vote".
_AHEAD = pattern(r"\b(?:will|shall|going to)\b|['’]ll\b")
_LOOK, _REACH = 24, 40
