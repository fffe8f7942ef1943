"""Settings: how the window looks, how the log opens, backups, files in and out, and about the program."""
