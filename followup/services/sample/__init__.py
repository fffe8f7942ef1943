"""A believable log of three years, to try the program with and to show what it does."""
