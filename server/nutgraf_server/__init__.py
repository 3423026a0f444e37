"""The front ends: a language server and a command line, both thin over the engine `nutgraf`."""

__version__ = "0.1.0"
"""The same as `nutgraf.__version__`, to be had without the engine."""
