"""The gist of several articles: the lead sentence that the other articles' leads support best.

The news is in headlines and first sentences. The shared news is what most of the others have there,
not a background sentence that two of them have verbatim.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from nutgraf.briefing.multi_document.agreement import can_stand_alone
from nutgraf.briefing.multi_document.content import content_of
from nutgraf.briefing.multi_document.part import JointArticle, JointMention
from nutgraf.briefing.multi_document.stories import head_of, title_of

# So many of the first sentences can be the gist.
_LEAD = 3
# Each sentence further down is worth so much less.
_LATER = 0.15
# A short sentence is not better than a long one that tells more of the news.
_USUAL_LENGTH = 10
# Heads of one event share so many words with the gist: with fewer nothing is shared.
_FEWEST = 3


def shared_news(parts: Sequence[JointArticle]) -> JointMention | None:
    """The sentence to tell first; None where the articles share no news."""
    by_language: dict[str, list[JointArticle]] = defaultdict(list)
    for part in parts:
        if part.copy_of is None:
            by_language[part.article.language].append(part)
    most = max(by_language.values(), key=len, default=[])
    titles = {part.number: title_of(part) for part in most}
    heads = {part.number: head_of(part) for part in most}
    every = [*heads.values(), *titles.values()]
    having = Counter(stem for each in every for stem in each)
    best, highest = None, 0.0
    for part in most:
        for place, mention in enumerate(_leads(part)):
            stems = content_of(mention.sentence.text, part.article.language).stems
            own = Counter(stems & heads[part.number]) + Counter(stems & titles[part.number])
            support = sum(having[stem] - own[stem] for stem in stems)
            rated = support / (len(stems) + _USUAL_LENGTH) * (1 - _LATER * place)
            if rated > highest and _is_shared(stems, part, heads):
                best, highest = mention, rated
    return best


def _is_shared(stems: frozenset[str], part: JointArticle, heads: dict[int, frozenset[str]]) -> bool:
    """Whether at least half of the other heads have enough of the words."""
    others = [head for number, head in heads.items() if number != part.number]
    having = sum(len(stems & head) >= _FEWEST for head in others)
    return having > 0 and 2 * having >= len(others)


def _leads(part: JointArticle) -> Iterator[JointMention]:
    for sentence in part.article.sentences[:_LEAD]:
        mention = JointMention(part, sentence)
        if can_stand_alone(mention):
            yield mention
