"""Where results go: each output is one module."""
