"""The server for assistants, by the Model Context Protocol: `nutgraf mcp`.

Nothing here is imported but by that command: the SDK is an extra.
"""
