"""One client's session: its documents, settings and abilities, and who answers what."""
