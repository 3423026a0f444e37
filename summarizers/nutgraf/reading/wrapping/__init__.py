"""Text wrapped at a width: how wide it is, and which of its line ends are within a paragraph."""
