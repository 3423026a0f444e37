"""Years with their era: "400 BCE", "AD 400", "from about 1200 to about 400 BCE"."""

_SECOND_YEAR = r"(?:\s?(?:to|and|until|[-–])\s?(?:about\s|around\s|c\.\s)?\d{1,4})?"

BEFORE_CHRIST = rf"{_SECOND_YEAR}\s(?:BCE|BC)\b"
"""The pattern for the words after a year before the common era; of a range, after the first."""

OF_AN_ERA = rf"{_SECOND_YEAR}\s(?:BCE|BC|CE|AD)\b"
"""The pattern for the words after a year of either era."""
