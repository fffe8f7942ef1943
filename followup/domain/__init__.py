"""What the log is about: records as frozen dataclasses and the checks on them. Standard library only."""
