"""The sheet for a visit: what goes on it, how it looks, and saving or printing it."""
