"""The extent of a briefing, as a word."""

from enum import StrEnum


class Extent(StrEnum):
    """SHORT is the page with half its points, FULL has every part whole."""

    SHORT = "short"
    STANDARD = "standard"
    FULL = "full"

    @classmethod
    def of(cls, length: object) -> "Extent | None":
        """The extent that a length names; None where it is a length of sentences, words and so on.

        >>> Extent.of("full"), Extent.of(" Short "), Extent.of("120 words"), Extent.of(3)
        (<Extent.FULL: 'full'>, <Extent.SHORT: 'short'>, None, None)
        """
        if not isinstance(length, str):
            return None
        return next((one for one in cls if one == length.strip().lower()), None)
