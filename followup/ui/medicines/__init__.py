"""Medicines: what is taken now, and the ledger of every dose that was."""
