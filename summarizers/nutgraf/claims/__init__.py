"""Key claims: which sentences are claims, of what kind, who says so, and how hedged."""

from nutgraf.claims.attribution import find_attributions
from nutgraf.claims.claim import Attribution, Claim, Kind
from nutgraf.claims.finding import find_claims, rate_claims

__all__ = ["Attribution", "Claim", "Kind", "find_attributions", "find_claims", "rate_claims"]
