"""Texts as the client has them: contents, positions, addresses, and articles read from them."""
