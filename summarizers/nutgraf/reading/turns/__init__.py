"""Turns of a conversation: how a line says who speaks and when, and whether a text is one."""
