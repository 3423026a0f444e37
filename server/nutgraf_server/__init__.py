"""The front ends: a language server and a command line, both thin over the engine `nutgraf`."""
