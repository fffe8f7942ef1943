"""Help: first steps, keys, the rules and their sources, where the data is, what is new."""
