"""The engine's process: started, watched, and replaced where it is stuck."""
