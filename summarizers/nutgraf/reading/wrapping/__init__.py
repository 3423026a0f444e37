"""Wrapped text: its width, and which of its line ends are within a paragraph."""
