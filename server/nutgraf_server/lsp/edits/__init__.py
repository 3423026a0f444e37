"""Edits to a document that the editor applies: summaries, descriptions, comments."""
