"""My record: facts about the person and the cancer, treatments, and who writes in the log."""
