"""Where sentences begin and end."""

from nutgraf.reading.sentences.splitting import split, split_clean

__all__ = ["split", "split_clean"]
