"""Key claims."""
from nutgraf.claims.attribution import find_attributions
