"""One briefing of several articles: what they agree on, what only one says, what differs."""

from nutgraf.briefing.multi_document.agreement import Agreed, OnlyOne, ToldDifferently
from nutgraf.briefing.multi_document.briefing import (
    MOST_ARTICLES,
    JointBriefing,
    JointClaim,
    brief_together,
)
from nutgraf.briefing.multi_document.dated import Dated
from nutgraf.briefing.multi_document.named import JointName, JointSource
from nutgraf.briefing.multi_document.numbers import DifferentNumbers, Value
from nutgraf.briefing.multi_document.part import JointArticle, JointMention
from nutgraf.briefing.multi_document.stories import by_story

__all__ = [
    "MOST_ARTICLES",
    "Agreed",
    "Dated",
    "DifferentNumbers",
    "JointArticle",
    "JointBriefing",
    "JointClaim",
    "JointMention",
    "JointName",
    "JointSource",
    "OnlyOne",
    "ToldDifferently",
    "Value",
    "brief_together",
    "by_story",
]
