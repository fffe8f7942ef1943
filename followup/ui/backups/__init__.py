"""Backups: which there are, what one holds that the log does not, and bringing it back."""
