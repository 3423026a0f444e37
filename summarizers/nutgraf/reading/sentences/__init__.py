"""Sentence splitting."""

from nutgraf.reading.sentences.splitting import split

__all__ = ["split"]
