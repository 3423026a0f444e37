"""Summaries and quotations checked against their article."""

from nutgraf.verification.quote import verify_quote
from nutgraf.verification.summary import verify_summary
from nutgraf.verification.verdict import (
    ArticlePassage,
    CheckedQuote,
    CheckedSentence,
    Doubt,
    DoubtKind,
    Verdict,
    Verification,
    Wording,
)

__all__ = [
    "ArticlePassage",
    "CheckedQuote",
    "CheckedSentence",
    "Doubt",
    "DoubtKind",
    "Verdict",
    "Verification",
    "Wording",
    "verify_quote",
    "verify_summary",
]
