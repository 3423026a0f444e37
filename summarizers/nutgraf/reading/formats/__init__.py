"""Readers, one file per format: source text in, located and labelled blocks out."""

from nutgraf.reading.formats.catalogue import FORMATS
from nutgraf.reading.formats.choosing import by_language_id, choose
from nutgraf.reading.formats.format import Format

__all__ = ["FORMATS", "Format", "by_language_id", "choose"]
