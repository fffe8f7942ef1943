"""Symptoms: the episodes of the log, the story of each, and the forms to note and to mend."""
