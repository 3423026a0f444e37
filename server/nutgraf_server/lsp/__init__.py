"""The language server: articles in an editor, summarized where they are read."""
