"""What clients tell: one module for each group of notifications."""
