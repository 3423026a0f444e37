"""Raises the ratings of a section's sentences that answer its heading."""

import math
from collections.abc import Mapping

from nutgraf.article import Article, Section
from nutgraf.cancellation import checked
from nutgraf.patterns import pattern
from nutgraf.selection.choosing import Ratings
from nutgraf.selection.redundancy import stems_of

# What a sentence gains, as a share of the distance between the section's best rating and its worst:
# with all the words of the heading; as the first of its section (fading over the next); and what it
# loses as the last of a section, which often leads over to the next or closes the article.
_HEADING_GAIN = 0.8
_FIRST_GAIN = 0.4
_FADING = 2.0
_LAST_LOSS = 0.25
# A heading of one word is easily met.
_FEWEST_STEMS = 2
_ASKS = pattern(r"[?？؟][\"'”’»)\]]{0,3}$")


def answering(article: Article, section: Section, ratings: Ratings) -> Mapping[int, float]:
    """The ratings of a section's own sentences, raised for what its heading promises.

    Args:
        article: the article.
        section: one of its sections; without a heading, nothing changes.
        ratings: of the section's sentences at least.
    """
    sentences = section.sentences
    found = {sentence.index: ratings[sentence.index] for sentence in sentences}
    if section.heading is None or not found:
        return found
    wanted = stems_of(section.heading.text, article.language)
    lowest = min(found.values())
    spread = max(found.values()) - lowest
    last = sentences[-1].index
    for place, sentence in enumerate(checked(sentences)):
        met = len(wanted & stems_of(sentence.text, article.language))
        gain = _HEADING_GAIN * met / max(_FEWEST_STEMS, len(wanted))
        gain += _FIRST_GAIN * math.exp(-place / _FADING)
        gain -= _LAST_LOSS * (sentence.index == last)
        if _ASKS.search(sentence.text):
            # A question answers none.
            found[sentence.index] = lowest
        else:
            found[sentence.index] += spread * gain
    return found
