"""The pages before a log is open: opening, welcome, unlock, and a problem said calmly. They know no storage."""
