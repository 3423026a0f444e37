"""What the server does when the protocol asks, one file a feature."""
