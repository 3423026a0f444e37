"""The default method: importance of sentences, trained on articles and their summaries."""

from nutgraf.methods.default.method import Default

__all__ = ["Default"]
