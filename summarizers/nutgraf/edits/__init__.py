"""Changes to an article's own text: a summary put into it, a description in its front matter."""
