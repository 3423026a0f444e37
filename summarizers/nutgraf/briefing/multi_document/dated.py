"""The timeline of several articles: dates are resolved per article, near-duplicates listed once."""

from collections.abc import Mapping, Sequence

from nutgraf.briefing.multi_document.part import JointArticle, JointMention
from nutgraf.briefing.timeline import DatedStatement, order
from nutgraf.facts.dates import DateMention
from nutgraf.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Dated:
    """What several articles, or one, say of one date.

    `when` is the date as the first of the mentions has it.
    """

    when: DateMention
    mentions: tuple[JointMention, ...]


def timeline_over(
    parts: Sequence[JointArticle], group_of: Mapping[tuple[int, int], int]
) -> list[Dated]:
    """The dated statements of all, the earliest date first, then in the order of the articles.

    Args:
        parts: the articles; a copy's own are left out.
        group_of: the group of near-duplicates of a sentence, by the numbers of article and
            sentence.
    """
    together: dict[object, list[tuple[JointArticle, DatedStatement]]] = {}
    for part in parts:
        for statement in part.briefing.timeline:
            place = part.number, statement.sentence.index
            if part.copy_of is None or place in group_of:
                key = statement.when.iso, group_of.get(place, place)
                together.setdefault(key, []).append((part, statement))
    told = sorted(together.values(), key=lambda found: (order(found[0][1])[:2], found[0][0].number))
    return [
        Dated(
            found[0][1].when,
            tuple(JointMention(part, statement.sentence) for part, statement in found),
        )
        for found in told
    ]
