"""Readers and writers between files from elsewhere and the log: no storage, no services."""
