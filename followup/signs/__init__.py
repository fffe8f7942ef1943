"""The catalogue of symptoms, the finder, and the rules that decide what is worth telling. Standard library only."""
