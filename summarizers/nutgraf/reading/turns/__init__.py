"""Turns of a conversation: lines with speaker and time, and whether a text is a conversation."""
