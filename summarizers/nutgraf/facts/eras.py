"""Years told by their era: "400 BCE", "AD 400", "from about 1200 to about 400 BCE"."""

_SECOND_YEAR = r"(?:\s?(?:to|and|until|[-–])\s?(?:about\s|around\s|c\.\s)?\d{1,4})?"

BEFORE_CHRIST = rf"{_SECOND_YEAR}\s(?:BCE|BC)\b"
"""What stands behind a year before the common era, as a pattern; of a stretch behind the first."""

OF_AN_ERA = rf"{_SECOND_YEAR}\s(?:BCE|BC|CE|AD)\b"
"""What stands behind a year of either era."""
