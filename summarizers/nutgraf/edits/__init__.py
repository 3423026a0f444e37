"""Edits of an article's own text: an inserted summary, a description in its front matter."""
