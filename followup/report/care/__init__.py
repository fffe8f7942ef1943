"""The care record in words, for the screen and for paper alike."""
