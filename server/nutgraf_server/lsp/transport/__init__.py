"""The wire: frames, messages, and exactly one answer for each request."""
