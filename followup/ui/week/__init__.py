"""A week that was written by hand, typed in with the keyboard alone."""
