"""Who does the work: each engine is one module with one class."""
