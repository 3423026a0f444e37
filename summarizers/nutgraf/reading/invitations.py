"""The sentences at a paragraph's end that only invite to comment, share or subscribe."""

import re
from collections.abc import Sequence

# Addressed to the reader as a visitor of the page; what a writer says to "you" as a reader has
# none of these words together.
_INVITATION = re.compile(
    r"""(?:
        (?:share|leave|drop|post|add|write|give)\s(?:us\s|me\s)?(?:your|a|any)\s
            (?:own\s)?(?:thoughts?|comments?|opinions?|views?|feedback|experiences?|stor(?:y|ies))\b
            .{0,40}?\b(?:below|comments?|section|us|here)\b
      | (?:let\sus\sknow|tell\sus|sound\soff|weigh\sin
            |join\sthe\s(?:conversation|discussion|debate))\b
            .{0,60}?\b(?:below|comments?|section|twitter|facebook)\b
      | (?:share|leave)\s(?:your|a)\s(?:thoughts?|comments?)\b
      | (?:subscribe|sign\sup)\s(?:to|for|now|today|here)\b
      | (?:follow|like|find)\s(?:us|me|him|her|them|\w+\s?\w*)\son\s
            (?:twitter|facebook|instagram|x|linkedin|mastodon|bluesky|youtube|tiktok)\b
      | (?:don['’]t\sforget\sto|please|be\ssure\sto)\s(?:share|like|subscribe|follow)\b
      | click\s(?:here|the\slink|below)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# An invitation is one short sentence; how many of them may close a paragraph.
_LONGEST_INVITATION = 30
_MOST = 3


def invitation_start(sentences: Sequence[str], language: str) -> int:
    """The index of the first sentence of the closing run of invitations, or how many there are.

    >>> invitation_start(["It ended.", "Share your thoughts in the comments below!"], "en")
    1
    """
    del language  # one list for now: pages in other languages carry English invitations too
    start = len(sentences)
    while start > max(0, len(sentences) - _MOST) and _invites(sentences[start - 1]):
        start -= 1
    return start


def _invites(sentence: str) -> bool:
    return (
        sentence.count(" ") < _LONGEST_INVITATION
        and _INVITATION.match(sentence.lstrip('*_“"')) is not None
    )
