"""The wire: bytes to messages and back. Nothing in here knows what the messages are about."""
