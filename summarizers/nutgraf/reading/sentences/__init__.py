"""Where sentences begin and end."""

from nutgraf.reading.sentences.splitting import split

__all__ = ["split"]
