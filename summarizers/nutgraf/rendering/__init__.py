"""Summaries, claims, briefings, outlines and comparisons for people and for programs.

Each module renders the same five things: `data` as JSON-ready objects, `markdown` as Markdown,
`text` as plain text.
"""
