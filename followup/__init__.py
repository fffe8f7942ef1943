"""Followup: a private follow-up log for breast-cancer survivors and those who care for them."""

__version__ = "0.1.0"
