"""What a person can do with a log, in plain Python: no window, no SQL. Each wish is one transaction."""
