"""Key claims: which sentences are claims, of which kinds, by whom, and how hedged."""

from nutgraf.attribution import Attribution, find_attributions
from nutgraf.claims.claim import Claim
from nutgraf.claims.finding import bare_claims, find_claims, rate_claims, with_facts, worth_checking
from nutgraf.claims.kind import Kind

__all__ = [
    "Attribution",
    "Claim",
    "Kind",
    "bare_claims",
    "find_attributions",
    "find_claims",
    "rate_claims",
    "with_facts",
    "worth_checking",
]
