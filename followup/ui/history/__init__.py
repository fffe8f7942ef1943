"""The history: who changed what, and when."""
