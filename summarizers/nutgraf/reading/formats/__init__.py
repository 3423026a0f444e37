"""Readers, one file a format: source text in, placed and labelled blocks out."""

from nutgraf.reading.formats.choosing import FORMATS, by_language_id, choose

__all__ = ["FORMATS", "by_language_id", "choose"]
