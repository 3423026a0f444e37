"""The outcome of a conversation: decisions, who does what by when, and what stays open."""
