"""One briefing of several articles: what they agree on, what only one says, what differs."""

from nutgraf.briefing.together.agreement import Agreed, OnlyOne
from nutgraf.briefing.together.briefing import (
    MOST_ARTICLES,
    JointBriefing,
    JointClaim,
    brief_together,
)
from nutgraf.briefing.together.dated import Dated
from nutgraf.briefing.together.named import JointName, JointSource
from nutgraf.briefing.together.numbers import DifferentNumbers, Value
from nutgraf.briefing.together.part import Mention, Part

__all__ = [
    "MOST_ARTICLES",
    "Agreed",
    "Dated",
    "DifferentNumbers",
    "JointBriefing",
    "JointClaim",
    "JointName",
    "JointSource",
    "Mention",
    "OnlyOne",
    "Part",
    "Value",
    "brief_together",
]
