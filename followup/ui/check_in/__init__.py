"""The check-in: one minute through everything that is open."""
