"""The default method: what summaries are made of, learnt from articles and their summaries."""

from nutgraf.methods.default.method import Default

__all__ = ["Default"]
