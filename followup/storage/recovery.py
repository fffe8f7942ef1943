"""The recovery code that is printed and kept in a drawer: 160 random bits in Crockford's base 32.

Source: Douglas Crockford, "Base 32" (no I, L, O, U; I and L read as 1, O as 0).
"""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 32
_GROUP = 4
_FORGIVEN = str.maketrans("OIL", "011", " -\t\r\n‐‑–—.")


def new_code() -> str:
    """Return a new code in groups of four, for example "7K2M-..."."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))


def read_code(typed: str) -> str | None:
    """Return what was typed as the 32 bare letters, or None when it cannot be a code."""
    letters = typed.upper().translate(_FORGIVEN)
    return letters if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else None
