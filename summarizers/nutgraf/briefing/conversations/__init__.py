"""What a conversation comes to: what was decided, who does what by when, what stays open."""
